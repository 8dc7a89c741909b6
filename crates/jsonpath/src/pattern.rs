//! Regular expressions in filters.

use gatelens_value::JavaString;
use gatelens_value::regex::{Budget, Flags, Regex};

use crate::compare::Incomparable;

/// How many steps all matches of one evaluation may take together.
pub(crate) const MAX_STEPS: u64 = 4_000_000;

/// A regular expression between slashes.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    source: Box<str>,
    regex: Regex,
}

impl Pattern {
    /// Compiles the text between the slashes.
    ///
    /// # AWS
    /// jsonpath 5: the only flag is `i`, which concerns ASCII letters alone.
    pub(crate) fn compile(source: &str, ignore_case: bool) -> Result<Self, String> {
        let flags = if ignore_case { Flags::CASE_INSENSITIVE } else { Flags::NONE };
        match Regex::compile_str(source, flags) {
            Ok(regex) => Ok(Self { source: source.into(), regex }),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The text between the slashes.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Whether the whole text matches.
    pub(crate) fn matches(&self, text: &JavaString, steps: &mut Steps) -> Result<bool, Incomparable> {
        if !text.is_ascii() {
            // Its units are copied.
            steps.take(text.byte_len() / 8)?;
        }
        let answer = match text.as_str() {
            Some(ascii) if text.is_ascii() => self.regex.matches(ascii.as_bytes(), &mut steps.0),
            _ => self.regex.matches(&text.to_units(), &mut steps.0),
        };
        answer.map_err(|_| Incomparable::Exceeded(gatelens_value::Exceeded::Steps))
    }
}

/// The steps that are left to an evaluation's matches.
pub(crate) struct Steps(Budget);

impl Steps {
    /// Takes so many steps.
    pub(crate) fn take(&mut self, steps: usize) -> Result<(), Incomparable> {
        self.0.take(steps as u64).map_err(|_| Incomparable::Exceeded(gatelens_value::Exceeded::Steps))
    }

    /// How many steps were taken.
    pub(crate) fn taken(&self) -> u64 {
        MAX_STEPS.saturating_sub(self.0.left())
    }
}

impl Default for Steps {
    fn default() -> Self {
        Self(Budget::new(MAX_STEPS))
    }
}
