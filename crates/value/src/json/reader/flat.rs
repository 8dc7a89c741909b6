//! Objects whose keys come as they came before, and whose values are plain ones, written as nearly all are.
//!
//! Documents consist of them, mostly. They are read in a loop of their own, which keeps the place in the text and the
//! path of the keys at hand; at whatever it does not know it leaves, and the reader goes on from there.

use super::super::{bytes, number};
use super::containers::Reader;
use crate::value::Value;

/// Before what the reader goes on.
pub(super) enum Before {
    /// A key, or the end of an object without one, or of one that ends with a comma.
    Key,
    /// A value.
    Value,
    /// What comes behind a value.
    Next,
}

impl Reader<'_> {
    /// Reads members of an object that has just begun, and whose keys follow a path.
    #[inline]
    pub(super) fn flat_members(&mut self) -> Before {
        let text = self.cursor.text;
        let values = &mut self.workspace.values;
        let (mut at, mut path) = (self.cursor.at, self.frame.path);
        let before = loop {
            match self.workspace.shapes.foretold(path, text, at) {
                Some(step) if step.colon => {
                    path = step.path;
                    at += step.length as usize;
                }
                _ => break Before::Key,
            }
            match text.get(at) {
                Some(b'"') => {
                    let end = bytes::find_or_backslash(text, at + 1, b'"');
                    if text.get(end) != Some(&b'"') {
                        break Before::Value;
                    }
                    self.cursor.add_slice(at + 1, end, values);
                    at = end + 1;
                }
                Some(b'0'..=b'9' | b'-') => match number::read_short(text, at, ends_value, values) {
                    Some(end) => at = end,
                    None => break Before::Value,
                },
                Some(b't') if is_literal(text, at, b"true") => {
                    values.push(Value::Boolean(true));
                    at += 4;
                }
                Some(b'f') if is_literal(text, at, b"false") => {
                    values.push(Value::Boolean(false));
                    at += 5;
                }
                Some(b'n') if is_literal(text, at, b"null") => {
                    values.push(Value::Null);
                    at += 4;
                }
                _ => break Before::Value,
            }
            if text.get(at) != Some(&b',') {
                break Before::Next;
            }
            at += 1;
        };
        (self.cursor.at, self.frame.path) = (at, path);
        before
    }
}

/// Whether a literal stands at a place of the text, and ends there.
#[inline(always)]
fn is_literal<const N: usize>(text: &[u8], at: usize, literal: &[u8; N]) -> bool {
    let here = text.get(at..).and_then(<[u8]>::first_chunk::<N>);
    here == Some(literal) && text.get(at + N).is_some_and(|&next| ends_value(next))
}

/// Whether a value ends before a byte.
#[inline(always)]
fn ends_value(next: u8) -> bool {
    matches!(next, b',' | b'}')
}
