//! Why a task could not go on, in one sentence that says what to do.

use std::fmt;

/// A sentence for the person at the terminal, and the output of the tool that failed, if one did.
#[derive(Debug)]
pub struct Failure {
    sentence: String,
    output: String,
}

/// What every task answers.
pub type Done<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that one sentence explains.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), output: String::new() }
    }

    /// A failure of a tool, with what the tool said.
    pub fn with_output(sentence: impl Into<String>, output: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), output: output.into() }
    }

    /// A failure of which everything has been said already.
    pub fn told() -> Self {
        Self::new("")
    }

    /// What went wrong, without the tool's output.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// The same failure, whose sentence also lists what `names` finds in the tool's output.
    pub fn listing(self, names: impl FnOnce(&str) -> Vec<String>) -> Self {
        let listed = names(&self.output).into_iter().map(|name| format!("\n    {name}"));
        Self { sentence: std::iter::once(self.sentence).chain(listed).collect(), output: self.output }
    }

    /// Whether there is nothing left to say.
    pub fn is_told(&self) -> bool {
        self.sentence.is_empty()
    }

    /// The same failure under another sentence.
    pub fn because(self, sentence: impl Into<String>) -> Self {
        let mut output = self.output;
        if output.is_empty() {
            output = self.sentence;
        }
        Self { sentence: sentence.into(), output }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in last_lines(&self.output, 200) {
            writeln!(out, "  {line}")?;
        }
        write!(out, "{}", self.sentence)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::new(format!("{error}; `cargo xtask help` lists what there is."))
    }
}

/// The last lines of a text: a tool's reason stands at its end.
fn last_lines(text: &str, count: usize) -> impl Iterator<Item = &str> {
    let all = text.lines().count();
    text.lines().skip(all.saturating_sub(count))
}
