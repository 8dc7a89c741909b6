//! What a Java method may end in other than a value.

use gatelens_value::{Exceeded, Exception, Value};

/// Why a method did not return.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It threw.
    Threw(Exception),
    /// A bound was met.
    Exceeded(Exceeded),
    /// What the rendering makes takes too much memory.
    Memory,
}

/// What comes of a method.
pub(crate) type Outcome = Result<Value, Failure>;

impl From<Exceeded> for Failure {
    fn from(exceeded: Exceeded) -> Self {
        Self::Exceeded(exceeded)
    }
}

impl From<Exception> for Failure {
    fn from(exception: Exception) -> Self {
        Self::Threw(exception)
    }
}

/// A Java exception.
pub(crate) fn throw<V>(class: &'static str, message: impl Into<String>) -> Result<V, Failure> {
    Err(Failure::Threw(Exception::new(class, message)))
}
