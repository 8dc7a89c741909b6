//! Diagnostics as data: what is wrong, where, and what to do.
//!
//! Each crate keeps one table of [`Entry`] constants; nothing else holds wording. A diagnostic carries the entry and
//! the values for its placeholders, so that a page can word it in another language from `code` and `args`.

use crate::text::{Pointer, Span};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something that works but is likely not meant.
    Hint,
    /// Something that AWS accepts and that will surprise.
    Warning,
    /// Something that AWS refuses or fails on.
    Error,
}

impl Severity {
    /// The word for it: `hint`, `warning` or `error`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One kind of diagnostic, as it stands in a crate's table.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The stable code, such as `E0401`; never used again for something else.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// One sentence, with `{name}` where an argument goes.
    pub message: &'static str,
    /// What to do about it, with the same placeholders; may be empty.
    pub help: &'static str,
}

/// A second place that helps to understand a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The field, empty if it is the diagnostic's own.
    pub field: Pointer,
    /// The stretch in that field's decoded text.
    pub span: Span,
    /// What is to be seen there.
    pub text: String,
}

/// Something to tell the author of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind, with its wording.
    pub entry: &'static Entry,
    /// The values for the placeholders, in order of appearance.
    pub args: Vec<(&'static str, String)>,
    /// The field that it speaks of.
    pub field: Pointer,
    /// The stretch in that field's decoded text, if it is about a part of it.
    pub span: Option<Span>,
    /// Further places.
    pub labels: Vec<Label>,
}

impl Diagnostic {
    /// A diagnostic of this kind about the whole document.
    #[must_use]
    pub fn new(entry: &'static Entry) -> Self {
        Self { entry, args: Vec::new(), field: Pointer::root(), span: None, labels: Vec::new() }
    }

    /// Fills the placeholder `name`.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Says which field it is about.
    #[must_use]
    pub fn field(mut self, field: Pointer) -> Self {
        self.field = field;
        self
    }

    /// Says which stretch of the field it is about.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds a second place in the same field.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { field: Pointer::root(), span, text: text.into() });
        self
    }

    /// Moves all places of the own field by `offset` bytes, for a text that stands inside another.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        self.span = self.span.map(|span| span.shifted(offset));
        for label in &mut self.labels {
            if label.field == Pointer::root() {
                label.span = label.span.shifted(offset);
            }
        }
        self
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.entry.code
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.entry.severity
    }

    /// The sentence with its placeholders filled.
    #[must_use]
    pub fn message(&self) -> String {
        self.fill(self.entry.message)
    }

    /// The advice with its placeholders filled; empty if there is none.
    #[must_use]
    pub fn help(&self) -> String {
        self.fill(self.entry.help)
    }

    fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (before, tail) = rest.split_at(open);
            out.push_str(before);
            let named = tail.find('}').and_then(|close| {
                let name = tail.get(1..close)?;
                let (_, value) = self.args.iter().find(|(arg, _)| *arg == name)?;
                Some((value, close + 1))
            });
            if let Some((value, used)) = named {
                out.push_str(value);
                rest = tail.get(used..).unwrap_or("");
            } else {
                out.push('{');
                rest = tail.get(1..).unwrap_or("");
            }
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static UNKNOWN: Entry = Entry {
        code: "E0000",
        severity: Severity::Error,
        message: "`{name}` is unknown here, {like} {this}",
        help: "",
    };

    #[test]
    fn fills_placeholders_and_leaves_other_braces() {
        let diagnostic = Diagnostic::new(&UNKNOWN).arg("name", "{x}").arg("this", "that");
        assert_eq!(diagnostic.message(), "`{x}` is unknown here, {like} that");
    }
}
