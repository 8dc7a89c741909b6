//! Jayway JsonPath 2.0.0 over Java values.
//!
//! The crate compiles a path as the library's own scanner reads it, with all its quirks, and evaluates it on a document
//! that json-smart has read. It says in words why a path does not compile or finds nothing, and hints at paths that
//! work in other dialects only.
//!
//! It never knows templates, HTTP or AWS. It never panics, and every walk is bounded.
//!
//! Start reading at [`Path`].

mod brackets;
mod compare;
mod compile;
mod condition;
mod criterion;
pub mod diagnostics;
mod digits;
mod error;
mod evaluate;
mod failure;
mod filter;
mod lint;
mod path;
mod pattern;
mod suggestion;

pub use error::{Error, ErrorKind};
pub use lint::lint;
pub use path::{Options, Path, evaluate_text};
