//! Places in texts: spans, lines and columns, JSON Pointers; and names that resemble each other.

mod line_index;
mod nearest;
mod pointer;
mod span;

pub use line_index::{LineIndex, Place};
pub use nearest::{nearest, nearest_within};
pub use pointer::Pointer;
pub use span::Span;
