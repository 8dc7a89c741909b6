//! A buffer that Java text is written to.

use crate::append::append;
use crate::equality::IDENTITY_HASH;
use crate::exceeded::{Exceeded, MAX_TEXT};
use crate::number::Number;
use crate::string::{JavaString, is_high, is_low};

/// A growing text with a limit.
///
/// A high surrogate that is followed by a low one becomes one character, even if the two were appended apart. A lone
/// surrogate stands as `?` in the buffer, which is how Java encodes it, and is remembered for [`TextBuilder::finish`].
#[derive(Clone, Debug)]
pub struct TextBuilder {
    text: String,
    /// The lone surrogates: the byte of their `?`, and the unit.
    lone: Vec<(usize, u16)>,
    limit: usize,
    /// How deeply the object stands that is being printed.
    depth: u32,
}

impl Default for TextBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl TextBuilder {
    /// An empty buffer with the limit [`MAX_TEXT`].
    #[must_use]
    pub fn new() -> Self {
        Self::with_limit(MAX_TEXT)
    }

    /// An empty buffer that should hold at most `limit` bytes.
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Self { text: String::new(), lone: Vec::new(), limit, depth: 0 }
    }

    /// An empty buffer with room for `bytes`.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), lone: Vec::new(), limit: MAX_TEXT, depth: 0 }
    }

    /// The same with room for `bytes`.
    #[must_use]
    pub fn with_room(mut self, bytes: usize) -> Self {
        self.text.reserve(bytes);
        self
    }

    /// The bytes written so far.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text so far, lone surrogates as `?`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Fails once the text is longer than the limit; whoever writes in a loop asks now and then.
    ///
    /// # Errors
    /// [`Exceeded::Length`].
    #[inline]
    pub fn check(&self) -> Result<(), Exceeded> {
        if self.text.len() > self.limit { Err(Exceeded::Length) } else { Ok(()) }
    }

    /// How deeply in others the values stand that are printed just now.
    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    /// Prints at a depth.
    pub(crate) fn inside<R>(&mut self, depth: u32, print: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.depth, depth);
        let printed = print(self);
        self.depth = outer;
        printed
    }

    /// Appends a text.
    #[inline]
    pub fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Appends a text that is short, most likely, and of no length that is known when this is compiled.
    #[inline]
    pub fn push_short(&mut self, text: &str) {
        append(&mut self.text, text);
    }

    /// Appends a number.
    #[inline]
    pub fn push_number(&mut self, number: &Number) {
        number.print(&mut self.text);
    }

    /// Appends a character.
    #[inline]
    pub fn push_char(&mut self, c: char) {
        self.text.push(c);
    }

    /// Appends what Java prints for an object that has no text of its own: its class and its hash code.
    pub fn push_identity(&mut self, class: &str) {
        self.text.push_str(class);
        self.text.push_str(&format!("@{IDENTITY_HASH:x}"));
    }

    /// Appends a Java string.
    #[inline]
    pub fn push_java(&mut self, text: &JavaString) {
        match text.as_str() {
            Some(text) => append(&mut self.text, text),
            None => text.units().for_each(|unit| self.push_unit(unit)),
        }
    }

    /// Appends one UTF-16 unit.
    pub fn push_unit(&mut self, unit: u16) {
        if let Some(c) = char::from_u32(u32::from(unit)) {
            self.text.push(c);
            return;
        }
        if is_low(unit)
            && let Some(&(at, high)) = self.lone.last()
            && at + 1 == self.text.len()
            && is_high(high)
            && let Some(Ok(c)) = char::decode_utf16([high, unit]).next()
        {
            self.lone.pop();
            self.text.pop();
            self.text.push(c);
            return;
        }
        self.lone.push((self.text.len(), unit));
        self.text.push('?');
    }

    /// Gives the underlying text to code that appends well-formed text only.
    pub(crate) fn raw(&mut self) -> &mut String {
        &mut self.text
    }

    /// Cuts the text back to `length` bytes, which must have been its length before.
    pub fn truncate(&mut self, length: usize) {
        if self.text.is_char_boundary(length) {
            self.text.truncate(length);
        }
        while self.lone.last().is_some_and(|&(at, _)| at >= length) {
            self.lone.pop();
        }
    }

    /// The text as Java encodes it, lone surrogates as `?`.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// The text as a Java string, lone surrogates kept.
    #[must_use]
    pub fn finish(self) -> JavaString {
        if self.lone.is_empty() {
            return JavaString::from(self.text);
        }
        let mut units = Vec::with_capacity(self.text.len());
        let mut from = 0;
        for &(at, unit) in &self.lone {
            units.extend(self.text.get(from..at).unwrap_or("").encode_utf16());
            units.push(unit);
            from = at + 1;
        }
        units.extend(self.text.get(from..).unwrap_or("").encode_utf16());
        JavaString::from_units(&units)
    }
}

impl std::fmt::Write for TextBuilder {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_surrogates_across_appends() {
        let mut out = TextBuilder::new();
        out.push_unit(0xD83D);
        assert_eq!(out.as_str(), "?");
        out.push_unit(0xDE00);
        out.push_unit(0xDE00);
        out.push_str("?");
        assert_eq!(out.as_str(), "😀??");
        assert_eq!(out.finish().to_units(), [0xD83D, 0xDE00, 0xDE00, 0x3F]);
    }

    #[test]
    fn a_question_mark_is_no_surrogate() {
        let mut out = TextBuilder::new();
        out.push_unit(0xD83D);
        out.push_str("?");
        out.push_unit(0xDE00);
        assert_eq!(out.finish().to_units(), [0xD83D, 0x3F, 0xDE00]);
    }
}
