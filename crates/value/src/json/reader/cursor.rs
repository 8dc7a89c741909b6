//! The place in the text that is read next, and what can be told from there.

use super::super::read_error::{ReadError, ReadErrorKind};
use crate::string::{JavaString, Source};
use crate::text::Span;

/// U+001A, which json-smart takes for the end of the text.
pub(super) const END: u8 = 0x1A;

/// The text cannot be read; why is in [`Cursor::failure`].
///
/// The result of each step is as small as can be: passing it on is much of what reading costs.
#[derive(Debug)]
pub(super) struct Failed;

/// A text and a place in it.
pub(super) struct Cursor<'a> {
    pub(super) source: &'a Source,
    pub(super) text: &'a [u8],
    pub(super) at: usize,
    /// Whether the whole text is ASCII, so that no string has to be looked at.
    pub(super) ascii: bool,
    /// Why reading ended before its end.
    pub(super) failure: Option<ReadError>,
}

/// A place in the text, whose length was checked to fit, or how many there are of what takes a byte of it at least.
#[inline(always)]
pub(super) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(0)
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a Source, ascii: bool, at: usize) -> Self {
        Self { source, text: source.as_bytes(), at, ascii, failure: None }
    }

    /// The current byte; [`END`] at the end of the text.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(END)
    }

    pub(super) fn character(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    #[cold]
    pub(super) fn error<T>(&mut self, kind: ReadErrorKind) -> Result<T, Failed> {
        let width = self.character().map_or(0, char::len_utf8);
        self.failure = Some(ReadError { kind, span: Span::new(self.at, self.at + width) });
        Err(Failed)
    }

    #[cold]
    pub(super) fn unexpected<T>(&mut self) -> Result<T, Failed> {
        match self.character() {
            Some(c) if c != char::from(END) => self.error(ReadErrorKind::UnexpectedCharacter(c)),
            _ => self.error(ReadErrorKind::UnexpectedEnd),
        }
    }

    /// Skips every character up to the blank, but for the end.
    pub(super) fn skip_blank(&mut self) {
        while self.peek() <= b' ' && self.peek() != END {
            self.at += 1;
        }
    }

    #[inline(always)]
    pub(super) fn slice(&self, start: usize, end: usize) -> JavaString {
        let ascii = self.ascii || self.text.get(start..end).is_some_and(<[u8]>::is_ascii);
        JavaString::stretch(self.source, narrow(start), narrow(end - start), ascii)
    }
}
