//! Why json-smart does not read a text.

use std::fmt;

use super::number::MAX_DIGITS;
use crate::exceeded::MAX_DEPTH;
use crate::text::Span;

/// Why a text is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// Where, in bytes of the text.
    pub span: Span,
}

/// What is wrong with a text that json-smart does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// A character that cannot stand here.
    UnexpectedCharacter(char),
    /// The text ends inside a value.
    UnexpectedEnd,
    /// A character that is no hexadecimal digit, in `\u` or `\x`.
    BadEscape(char),
    /// A text that begins like a number and is none, such as `1e+`.
    BadNumber,
    /// A number of more than [`MAX_DIGITS`] characters; the limit is ours.
    LongNumber,
    /// Containers more than [`MAX_DEPTH`] deep; the limit is ours.
    TooDeep,
    /// A text of more than four gibibytes; the limit is ours.
    TooLong,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ReadErrorKind::UnexpectedCharacter(c) => write!(f, "unexpected `{c}`"),
            ReadErrorKind::UnexpectedEnd => f.write_str("the text ends too early"),
            ReadErrorKind::BadEscape(c) => write!(f, "`{c}` is no hexadecimal digit"),
            ReadErrorKind::BadNumber => f.write_str("not a number"),
            ReadErrorKind::LongNumber => write!(f, "a number of more than {MAX_DIGITS} characters"),
            ReadErrorKind::TooDeep => write!(f, "nested more than {MAX_DEPTH} levels deep"),
            ReadErrorKind::TooLong => f.write_str("more than four gibibytes"),
        }
    }
}

impl std::error::Error for ReadError {}
