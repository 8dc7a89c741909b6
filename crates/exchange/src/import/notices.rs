//! What an import tells of itself.

use crate::diagnostics::diagnostic;
use gatelens_gateway::Args;
use gatelens_gateway::diagnostics::Entry;
use gatelens_gateway::outcome::{Diagnostic, Where};
use gatelens_value::{LineIndex, Span};

/// The notices of one import, in order.
#[derive(Debug, Default)]
pub(super) struct Notices(Vec<Diagnostic>);

impl From<Vec<Diagnostic>> for Notices {
    fn from(list: Vec<Diagnostic>) -> Self {
        Notices(list)
    }
}

impl Notices {
    pub(super) fn add(&mut self, entry: &'static Entry, args: Args<'_>) {
        self.0.push(diagnostic(entry, args, None));
    }

    pub(super) fn at(&mut self, field: &str, entry: &'static Entry, args: Args<'_>) {
        let place = Where { field: field.to_owned(), ..Where::default() };
        self.0.push(diagnostic(entry, args, Some(place)));
    }

    pub(super) fn push(&mut self, notice: Diagnostic) {
        self.0.push(notice);
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.0
    }
}

/// An error at a stretch of the imported text.
pub(super) fn error_at(text: &str, span: Span, entry: &'static Entry, args: Args<'_>) -> Vec<Diagnostic> {
    vec![diagnostic(entry, args, Some(place_in(text, span)))]
}

/// An error about the whole text.
pub(super) fn error(entry: &'static Entry, args: Args<'_>) -> Vec<Diagnostic> {
    vec![diagnostic(entry, args, None)]
}

/// The place of a stretch of the imported text itself.
pub(super) fn place_in(text: &str, span: Span) -> Where {
    let index = LineIndex::new(text);
    let start = index.place(text, span.start);
    Where {
        field: String::new(),
        line: Some(start.line),
        column: Some(start.column),
        start: Some(start.offset),
        end: Some(index.utf16(text, span.end)),
    }
}

/// The beginning of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(59).chain(['…']).collect() }
}
