//! Bare words and numbers: what they are shows where they end, and that depends on what they stand in.
//!
//! # AWS
//! jsonpath 1. A word that equals no literal is a string, and so is what begins like a number and goes on otherwise.

use super::super::number::{self, read_number};
use super::super::read_error::ReadError;
use super::cursor::{Cursor, END, Failed};
use crate::number::Number;
use crate::string::JavaString;
use crate::text::Span;
use crate::value::Value;

/// Where a bare word or a number ends.
#[derive(Clone, Copy)]
pub(super) enum Stop {
    Never,
    Array,
    Object,
    Key,
}

impl Stop {
    fn is(self, byte: u8) -> bool {
        byte == END
            || match self {
                Self::Never => false,
                Self::Array => matches!(byte, b',' | b']'),
                Self::Object => matches!(byte, b',' | b'}'),
                Self::Key => byte == b':',
            }
    }
}

impl Cursor<'_> {
    /// Adds a bare word.
    #[inline(always)]
    pub(super) fn word(&mut self, stop: Stop, values: &mut Vec<Value>) {
        let literal = match self.peek() {
            b't' => "true",
            b'f' => "false",
            _ => "null",
        };
        let end = self.at + literal.len();
        if self.text.get(self.at..end) == Some(literal.as_bytes())
            && self.text.get(end).is_some_and(|&next| stop.is(next))
        {
            self.at = end;
            return match literal {
                "null" => values.push(Value::Null),
                literal => values.push(Value::Boolean(literal == "true")),
            };
        }
        let word = self.any_word(stop);
        values.push(word);
    }

    /// A bare word: a literal if it equals one, else a string.
    fn any_word(&mut self, stop: Stop) -> Value {
        // Control characters before a literal are trimmed off, but json-smart has looked at the first by then.
        let may_be_literal = self.peek().is_ascii_alphabetic();
        let word = self.run(stop);
        match word.as_str().filter(|_| may_be_literal) {
            Some("null") => Value::Null,
            Some("true") => Value::Boolean(true),
            Some("false") => Value::Boolean(false),
            Some("NaN") => Value::Number(Number::Float(f32::NAN)),
            _ => Value::String(word),
        }
    }

    /// Adds a number, or the string that begins like one.
    #[inline(always)]
    pub(super) fn number(&mut self, stop: Stop, values: &mut Vec<Value>) -> Result<(), Failed> {
        if let Some(end) = number::read_short(self.text, self.at, |next| stop.is(next), values) {
            self.at = end;
            return Ok(());
        }
        let number = self.any_number(stop)?;
        values.push(number);
        Ok(())
    }

    fn any_number(&mut self, stop: Stop) -> Result<Value, Failed> {
        let start = self.at;
        self.at += 1;
        self.skip_digits();
        let whole = !matches!(self.peek(), b'.' | b'e' | b'E');
        if !whole {
            if self.peek() == b'.' {
                self.at += 1;
                self.skip_digits();
            }
            if matches!(self.peek(), b'e' | b'E') {
                self.at += 1;
                if !matches!(self.peek(), b'+' | b'-' | b'0'..=b'9') {
                    self.skip_to(stop);
                    return Ok(Value::String(self.trimmed(start)));
                }
                self.at += 1;
                self.skip_digits();
            }
        }
        let end = self.at;
        self.skip_blank();
        let next = self.peek();
        if next < 0x7E && !stop.is(next) {
            self.skip_to(stop);
            return Ok(Value::String(self.trimmed(start)));
        }
        match read_number(self.source.get(start..end).unwrap_or(""), whole) {
            Ok(number) => Ok(Value::Number(number)),
            Err(kind) => {
                self.failure = Some(ReadError { kind, span: Span::new(start, end) });
                Err(Failed)
            }
        }
    }

    fn skip_digits(&mut self) {
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }

    /// The run up to a stop, trimmed.
    pub(super) fn run(&mut self, stop: Stop) -> JavaString {
        let start = self.at;
        self.skip_to(stop);
        self.trimmed(start)
    }

    fn skip_to(&mut self, stop: Stop) {
        while let Some(&byte) = self.text.get(self.at) {
            if stop.is(byte) {
                break;
            }
            self.at += 1;
        }
    }

    fn trimmed(&self, start: usize) -> JavaString {
        let run = self.text.get(start..self.at).unwrap_or(&[]);
        let lead = run.iter().position(|&byte| byte > b' ').unwrap_or(run.len());
        let end = run.iter().rposition(|&byte| byte > b' ').map_or(lead, |at| at + 1);
        self.slice(start + lead, start + end)
    }
}
