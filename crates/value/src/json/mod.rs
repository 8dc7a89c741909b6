//! JSON as json-smart reads and writes it, and standard JSON for documents that people write.

mod bytes;
mod copy;
mod fingerprint;
mod outline;
mod reader;
mod scan;
mod spelling;
pub mod strict;
mod unread;
#[cfg(test)]
mod unread_tests;
mod writer;

pub(crate) use unread::{Contents, Unread};
pub(crate) use writer::write_at;

pub use reader::{MAX_DIGITS, ReadError, ReadErrorKind, read, read_source};
pub use writer::{Style, to_string, write};
