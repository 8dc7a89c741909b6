//! Why a rendering failed.

use std::fmt;

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

/// What kind of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RenderErrorKind {
    /// What Velocity finds when it prepares the tree; nothing of the template runs.
    Startup,
    /// A method threw, an index is out of range, and the like.
    Evaluation,
    /// A bound of [`Limits`](crate::Limits).
    Limit,
}

/// The failure of a rendering; what was written before is lost.
///
/// # AWS
/// vtl 9.
#[derive(Clone, Debug)]
pub struct RenderError(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    kind: RenderErrorKind,
    diagnostic: Diagnostic,
    values: Vec<(String, String)>,
}

impl RenderError {
    pub(crate) fn new(kind: RenderErrorKind, diagnostic: Diagnostic) -> Self {
        Self(Box::new(Inner { kind, diagnostic, values: Vec::new() }))
    }

    pub(crate) fn set_values(&mut self, values: Vec<(String, String)>) {
        self.0.values = values;
    }

    pub(crate) fn has_values(&self) -> bool {
        !self.0.values.is_empty()
    }

    pub(crate) fn diagnostic_mut(&mut self) -> &mut Diagnostic {
        &mut self.0.diagnostic
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> RenderErrorKind {
        self.0.kind
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.diagnostic.code()
    }

    /// The place in the template.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.0.diagnostic.span
    }

    /// What to tell the author.
    #[must_use]
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.0.diagnostic
    }

    /// The references in the failing expression with their values, each cut to 80 characters.
    #[must_use]
    pub fn values(&self) -> &[(String, String)] {
        &self.0.values
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.diagnostic.message())
    }
}

impl std::error::Error for RenderError {}
