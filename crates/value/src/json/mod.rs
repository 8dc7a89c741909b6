//! JSON as json-smart reads and writes it, and standard JSON for documents that people write.

mod bytes;
mod copy;
mod few;
mod fingerprint;
mod number;
mod outline;
mod read_error;
mod reader;
mod scan;
#[cfg(test)]
mod shape_tests;
mod shapes;
mod spelling;
pub mod strict;
mod unread;
#[cfg(test)]
mod unread_tests;
mod writer;

pub(crate) use unread::{Contents, Unread};
pub(crate) use writer::write_at;

pub use number::MAX_DIGITS;
pub use read_error::{ReadError, ReadErrorKind};
pub use reader::{read, read_source};
pub use writer::{Style, to_string, write};
