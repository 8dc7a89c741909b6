//! Places in texts: spans, lines and columns, JSON Pointers.

mod line_index;
mod pointer;
mod span;

pub use line_index::{LineIndex, Place};
pub use pointer::Pointer;
pub use span::Span;
