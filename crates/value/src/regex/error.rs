//! What Java throws, as data.

use std::borrow::Cow;
use std::fmt;

use super::StepsExceeded;

/// A pattern that Java refuses: the description and index of its `PatternSyntaxException`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Java's description.
    pub message: Cow<'static, str>,
    /// Java's index.
    ///
    /// # Units
    /// Characters (code points) of the pattern from 0, after `\Q…\E` has been rewritten; -1 where Java has no place.
    pub index: i32,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.index >= 0 { write!(f, " near index {}", self.index) } else { Ok(()) }
    }
}

impl std::error::Error for SyntaxError {}

/// Why a replacement failed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReplaceError {
    /// The budget ran out.
    StepsExceeded,
    /// The text with its replacements is longer than the budget has room for.
    LengthExceeded,
    /// Java's `IllegalArgumentException`, with its message.
    IllegalArgument(String),
    /// Java's `IndexOutOfBoundsException`, with its message.
    IndexOutOfBounds(String),
}

impl From<StepsExceeded> for ReplaceError {
    fn from(_: StepsExceeded) -> ReplaceError {
        ReplaceError::StepsExceeded
    }
}

impl fmt::Display for ReplaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReplaceError::StepsExceeded => StepsExceeded.fmt(f),
            ReplaceError::LengthExceeded => f.write_str("the text with its replacements is too long"),
            ReplaceError::IllegalArgument(message) | ReplaceError::IndexOutOfBounds(message) => {
                f.write_str(message)
            }
        }
    }
}

impl std::error::Error for ReplaceError {}
