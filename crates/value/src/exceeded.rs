//! The bounds that every walk over values keeps.

use std::fmt;

/// How deeply values may nest before a walk over them stops.
///
/// The JSON reader refuses deeper documents, printing and comparing refuse deeper values: 512 levels fit the
/// one mebibyte of stack that WebAssembly has, where Java would throw a `StackOverflowError` some thousands deep.
pub const MAX_DEPTH: u32 = 512;

/// How many values one comparison or one hash code may visit.
///
/// A list that holds the same list twice, thirty levels deep, has a billion leaves.
pub const MAX_VISITS: u32 = 4_000_000;

/// How long a text may grow, in bytes, where the caller states nothing else.
pub const MAX_TEXT: usize = 16 << 20;

/// A bound was met, or something stood in the way, so the answer is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exceeded {
    /// The values nest deeper than [`MAX_DEPTH`], or contain each other.
    Depth,
    /// The walk visited more values than [`MAX_VISITS`], or the budget of steps ran dry.
    Steps,
    /// The text grew past its limit.
    Length,
    /// No bound, but Java's `ConcurrentModificationException`: a part of a list whose size has changed meanwhile was
    /// printed, compared or hashed.
    Changed,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Depth => "values nest too deeply",
            Self::Steps => "too many steps",
            Self::Length => "the text grows too long",
            Self::Changed => "a list has changed its size meanwhile",
        })
    }
}

impl std::error::Error for Exceeded {}
