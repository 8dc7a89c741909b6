//! What a Java method may end in other than a value.

use gatelens_value::{Exceeded, Exception, Value};

/// Why a method did not return.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It threw; boxed, so that outcomes, which all calls move, stay as small as values.
    Threw(Box<Exception>),
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
        Self::Threw(Box::new(exception))
    }
}

/// A Java exception.
#[cold]
pub(crate) fn throw<V>(class: &'static str, message: impl Into<String>) -> Result<V, Failure> {
    Err(Exception::new(class, message).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_no_larger_than_a_value() {
        assert_eq!(size_of::<Outcome>(), size_of::<Value>());
    }
}
