//! Strings in quotes.
//!
//! # AWS
//! jsonpath 1. Most are slices of the text; one with a backslash is decoded as json-smart does it.

use super::super::bytes;
use super::super::read_error::ReadErrorKind;
use super::cursor::{Cursor, END, Failed, narrow};
use crate::string::JavaString;
use crate::text_builder::TextBuilder;
use crate::value::Value;

impl Cursor<'_> {
    /// Adds a plain string; as with numbers, each form by itself.
    #[inline(always)]
    pub(super) fn add_slice(&self, start: usize, end: usize, values: &mut Vec<Value>) {
        let ascii = self.ascii || self.text.get(start..end).is_some_and(<[u8]>::is_ascii);
        let (start, length) = (narrow(start), narrow(end - start));
        if ascii {
            let text = JavaString::stretch(self.source, start, length, true);
            values.push(Value::String(text));
        } else {
            let text = JavaString::stretch(self.source, start, length, false);
            values.push(Value::String(text));
        }
    }

    /// Goes past a quoted string without a backslash and tells where its text is; stays where it is otherwise.
    #[inline(always)]
    pub(super) fn plain_string(&mut self) -> Option<(usize, usize)> {
        let quote = self.peek();
        let start = self.at + 1;
        let end = bytes::find_or_backslash(self.text, start, quote);
        if self.text.get(end) != Some(&quote) {
            return None;
        }
        self.at = end + 1;
        Some((start, end))
    }

    /// A string with a backslash: escapes are decoded, raw control characters dropped.
    pub(super) fn decode(&mut self) -> Result<JavaString, Failed> {
        let mut out = TextBuilder::with_capacity(32);
        let quote = self.peek();
        self.at += 1;
        loop {
            let run = self.at;
            while let Some(&byte) = self.text.get(self.at) {
                if matches!(byte, 0..=0x1F | 0x7F | b'\\') || byte == quote {
                    break;
                }
                self.at += 1;
            }
            out.push_str(self.source.get(run..self.at).unwrap_or(""));
            match self.text.get(self.at).copied() {
                None | Some(END) => return self.error(ReadErrorKind::UnexpectedEnd),
                Some(byte) if byte == quote => {
                    self.at += 1;
                    return Ok(out.finish());
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(&mut out)?;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self, out: &mut TextBuilder) -> Result<(), Failed> {
        let Some(c) = self.character() else { return self.error(ReadErrorKind::UnexpectedEnd) };
        self.at += c.len_utf8();
        match c {
            't' => out.push_char('\t'),
            'n' => out.push_char('\n'),
            'r' => out.push_char('\r'),
            'f' => out.push_char('\u{C}'),
            'b' => out.push_char('\u{8}'),
            '\\' | '/' | '\'' | '"' => out.push_char(c),
            'u' => {
                let unit = self.hex(4)?;
                out.push_unit(unit);
            }
            'x' => {
                let unit = self.hex(2)?;
                out.push_unit(unit);
            }
            // json-smart drops one UTF-16 unit, which leaves the second half of a pair.
            pair if pair.len_utf16() == 2 => out.push_unit(pair.encode_utf16(&mut [0; 2])[1]),
            _ => {}
        }
        Ok(())
    }

    fn hex(&mut self, digits: u32) -> Result<u16, Failed> {
        let mut unit = 0u16;
        for _ in 0..digits {
            let digit = match self.peek() {
                byte @ b'0'..=b'9' => byte - b'0',
                byte @ b'a'..=b'f' => byte - b'a' + 10,
                byte @ b'A'..=b'F' => byte - b'A' + 10,
                _ => match self.character() {
                    Some(c) if c != char::from(END) => return self.error(ReadErrorKind::BadEscape(c)),
                    _ => return self.error(ReadErrorKind::UnexpectedEnd),
                },
            };
            unit = unit * 16 + u16::from(digit);
            self.at += 1;
        }
        Ok(unit)
    }
}
