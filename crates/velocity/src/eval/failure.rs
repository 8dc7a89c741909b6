//! What evaluation, or a Java method, may end in other than a value.

use gatelens_value::{Exceeded, Exception, Value};

use crate::render_error::RenderError;

/// Why evaluation, or a method, does not go on; boxed, so that what comes of it is no larger than a value.
#[derive(Debug)]
pub(crate) struct Failure(Box<Halt>);

/// The reasons to halt.
#[derive(Debug)]
pub(crate) enum Halt {
    /// `#stop`: the whole rendering ends, and what was written stays.
    Stop,
    /// `#break`: the innermost loop or define block ends.
    Break,
    /// `#break($loop)`: the loop with this head ends.
    Leave(u32),
    /// The rendering fails.
    Fail(RenderError),
    /// A method threw: whoever called it makes a failure of the rendering of this and of what follows.
    Threw(Box<Exception>),
    /// A bound was met.
    Exceeded(Exceeded),
    /// What the rendering makes takes too much memory.
    Memory,
}

/// What comes of evaluating.
pub(crate) type Eval<T> = Result<T, Failure>;

/// What comes of a method.
pub(crate) type Outcome = Eval<Value>;

impl Failure {
    /// The reason.
    pub(crate) fn halt(&self) -> &Halt {
        &self.0
    }

    /// The reason, to change.
    pub(crate) fn halt_mut(&mut self) -> &mut Halt {
        &mut self.0
    }

    /// The reason, to keep.
    pub(crate) fn into_halt(self) -> Halt {
        *self.0
    }
}

impl From<Halt> for Failure {
    #[cold]
    fn from(halt: Halt) -> Self {
        Self(Box::new(halt))
    }
}

impl From<Exceeded> for Failure {
    #[cold]
    fn from(exceeded: Exceeded) -> Self {
        Halt::Exceeded(exceeded).into()
    }
}

impl From<Exception> for Failure {
    #[cold]
    fn from(exception: Exception) -> Self {
        Halt::Threw(Box::new(exception)).into()
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
        assert_eq!(size_of::<Eval<()>>(), size_of::<usize>());
    }
}
