//! Why a path does not compile or finds nothing.

use std::fmt;

use gatelens_value::json::{ReadError, ReadErrorKind};
use gatelens_value::{Diagnostic, Entry, Span};

use crate::diagnostics;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document cannot be read (`InvalidJsonException`).
    Document,
    /// The path does not compile (`InvalidPathException`).
    Compile,
    /// There is nothing at the path (`PathNotFoundException`).
    NotFound,
    /// The evaluation failed in another way.
    Eval,
    /// A bound of ours was met.
    Limit,
}

impl ErrorKind {
    /// The corpus's word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Compile => "compile",
            Self::NotFound => "not_found",
            Self::Eval => "eval",
            Self::Limit => "limit",
        }
    }
}

/// A failure, with what to tell the author of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    diagnostic: Diagnostic,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, entry: &'static Entry) -> Self {
        Self(Box::new(Inner { kind, diagnostic: Diagnostic::new(entry) }))
    }

    pub(crate) fn compile(entry: &'static Entry, span: Span) -> Self {
        Self::new(ErrorKind::Compile, entry).at(span)
    }

    pub(crate) fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.diagnostic.args.push((name, value.into()));
        self
    }

    pub(crate) fn at(mut self, span: Span) -> Self {
        self.0.diagnostic.span = Some(span);
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.diagnostic.code()
    }

    /// The place: in the document's text for [`ErrorKind::Document`], else in the path.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.0.diagnostic.span
    }

    /// What to tell the author.
    #[must_use]
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.0.diagnostic
    }

    /// What to tell the author, by value.
    #[must_use]
    pub fn into_diagnostic(self) -> Diagnostic {
        self.0.diagnostic
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        let (kind, entry) = match error.kind {
            ReadErrorKind::UnexpectedCharacter(_) => (ErrorKind::Document, &diagnostics::DOCUMENT_CHARACTER),
            ReadErrorKind::UnexpectedEnd => (ErrorKind::Document, &diagnostics::DOCUMENT_END),
            ReadErrorKind::BadEscape(_) => (ErrorKind::Document, &diagnostics::DOCUMENT_ESCAPE),
            ReadErrorKind::BadNumber => (ErrorKind::Document, &diagnostics::DOCUMENT_NUMBER),
            _ => (ErrorKind::Limit, &diagnostics::DOCUMENT_LIMIT),
        };
        let new = Self::new(kind, entry).at(error.span);
        match error.kind {
            ReadErrorKind::UnexpectedCharacter(c) | ReadErrorKind::BadEscape(c) => {
                new.arg("found", c.to_string())
            }
            _ => new.arg("problem", error.to_string()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.diagnostic.message())
    }
}

impl std::error::Error for Error {}
