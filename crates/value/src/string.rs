//! Java's strings: immutable, shared, counted in UTF-16 units.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

use crate::search::{find, find_units, replaced};
use crate::text_builder::TextBuilder;

/// A text that many strings are slices of, such as a JSON document.
pub type Source = Rc<String>;

/// From this many bytes on a text is taken over as it is; a shorter one is copied into its counted box.
const TAKE_FROM: usize = 256;

/// An immutable Java string; cloning is cheap.
///
/// Nearly every string is UTF-8, either text of its own or a slice of a shared one. Only a string with a lone
/// surrogate is kept as UTF-16 units. Two equal strings always have the same form.
///
/// # Units
/// Lengths and indexes are UTF-16 units, 0-based, unless a name says bytes. They cost no time when the string is
/// ASCII, and a walk over it otherwise.
#[derive(Clone)]
pub struct JavaString(Repr);

/// The forms come in pairs, ASCII and not, rather than with a flag: a tag as wide as a word keeps all that follows
/// aligned, and strings are moved about more than anything else.
#[derive(Clone)]
#[repr(usize)]
enum Repr {
    /// A constant of the program.
    ConstantAscii(&'static str),
    Constant(&'static str),
    /// A text of its own.
    WholeAscii(Rc<str>),
    Whole(Rc<str>),
    /// A stretch of a shared text, on character boundaries.
    SliceAscii(Slice),
    Slice(Slice),
    /// Units with at least one lone surrogate among them.
    Units(Rc<[u16]>),
}

#[derive(Clone)]
struct Slice {
    source: Source,
    start: u32,
    length: u32,
}

impl Slice {
    /// Whether a part of so many bytes is one of the source as well, and not a copy.
    ///
    /// Short parts of what is itself a short part are: that source is a document, which stays in any case. Of a made
    /// text a short part would keep all of it alive.
    fn shares(&self, length: usize) -> bool {
        let all = self.source.len();
        (self.length as usize).saturating_mul(2) < all || length.saturating_mul(2) >= all
    }

    /// The part of the bytes `from..to`, which lie inside.
    fn part(&self, from: usize, to: usize) -> Self {
        let (from, to) = (from as u32, (to as u32).min(self.length));
        Self { source: Rc::clone(&self.source), start: self.start + from, length: to.saturating_sub(from) }
    }

    #[inline]
    fn text(&self) -> &str {
        let start = self.start as usize;
        self.source.get(start..start + self.length as usize).unwrap_or("")
    }

    /// The same as bytes, for which nobody asks whether they begin and end with a character.
    #[inline]
    fn bytes(&self) -> &[u8] {
        let start = self.start as usize;
        self.source.as_bytes().get(start..start + self.length as usize).unwrap_or(&[])
    }
}

impl JavaString {
    /// The empty string.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Repr::ConstantAscii(""))
    }

    /// A string that stands in the program; nothing is copied.
    #[must_use]
    pub const fn constant(text: &'static str) -> Self {
        if text.is_ascii() { Self(Repr::ConstantAscii(text)) } else { Self(Repr::Constant(text)) }
    }

    /// The bytes `start..end` of a shared text; the empty string if they are none or split a character.
    #[must_use]
    pub fn slice(source: &Source, start: usize, end: usize) -> Self {
        let ascii = source.get(start..end).is_some_and(str::is_ascii);
        Self::slice_known(source, start, end, ascii)
    }

    /// Like [`JavaString::slice`], for a caller that knows whether the stretch is ASCII.
    pub(crate) fn slice_known(source: &Source, start: usize, end: usize, ascii: bool) -> Self {
        let Some(text) = source.get(start..end) else { return Self::empty() };
        match (u32::try_from(start), u32::try_from(text.len())) {
            (Ok(start), Ok(length)) => {
                let slice = Slice { source: Rc::clone(source), start, length };
                Self(if ascii { Repr::SliceAscii(slice) } else { Repr::Slice(slice) })
            }
            _ => Self::from(text),
        }
    }

    /// The stretch from `start` on, for the JSON reader, which knows that it lies on character boundaries.
    #[inline(always)]
    pub(crate) fn stretch(source: &Source, start: u32, length: u32, ascii: bool) -> Self {
        let slice = Slice { source: Rc::clone(source), start, length };
        Self(if ascii { Repr::SliceAscii(slice) } else { Repr::Slice(slice) })
    }

    /// The text as one that others can be slices of, copied unless it is one already; a lone surrogate becomes `?`.
    #[must_use]
    pub fn to_source(&self) -> Source {
        match &self.0 {
            Repr::SliceAscii(slice) | Repr::Slice(slice) if slice.length as usize == slice.source.len() => {
                Source::clone(&slice.source)
            }
            _ => Source::new(self.to_utf8_lossy().into_owned()),
        }
    }

    /// A copy of a text, for a caller that may know that it is ASCII. A long text is taken instead, and the buffer is
    /// empty then.
    #[must_use]
    pub fn copied_or_taken(text: &mut String, ascii: bool) -> Self {
        if text.len() > 4 * TAKE_FROM {
            return Self::from(std::mem::take(text));
        }
        Self::whole(Rc::from(text.as_str()), ascii || text.is_ascii())
    }

    /// A text of its own.
    fn whole(text: Rc<str>, ascii: bool) -> Self {
        Self(if ascii { Repr::WholeAscii(text) } else { Repr::Whole(text) })
    }

    /// The string of these UTF-16 units, lone surrogates kept.
    #[must_use]
    pub fn from_units(units: &[u16]) -> Self {
        match String::from_utf16(units) {
            Ok(text) => Self::from(text),
            Err(_) => Self(Repr::Units(Rc::from(units))),
        }
    }

    /// The string of one UTF-16 unit.
    #[must_use]
    pub fn from_unit(unit: u16) -> Self {
        Self::from_units(&[unit])
    }

    /// The text, unless there is a lone surrogate in it.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Repr::ConstantAscii(text) | Repr::Constant(text) => Some(text),
            Repr::WholeAscii(text) | Repr::Whole(text) => Some(text),
            Repr::SliceAscii(slice) | Repr::Slice(slice) => Some(slice.text()),
            Repr::Units(_) => None,
        }
    }

    /// The bytes of the text, unless there is a lone surrogate in it: quicker to come by than the text.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Repr::ConstantAscii(text) | Repr::Constant(text) => Some(text.as_bytes()),
            Repr::WholeAscii(text) | Repr::Whole(text) => Some(text.as_bytes()),
            Repr::SliceAscii(slice) | Repr::Slice(slice) => Some(slice.bytes()),
            Repr::Units(_) => None,
        }
    }

    /// The text, if it is ASCII, so that bytes and units coincide.
    #[inline]
    #[must_use]
    pub fn as_ascii(&self) -> Option<&str> {
        match &self.0 {
            Repr::ConstantAscii(text) => Some(text),
            Repr::WholeAscii(text) => Some(text),
            Repr::SliceAscii(slice) => Some(slice.text()),
            _ => None,
        }
    }

    /// The text as Java encodes it in UTF-8: a lone surrogate becomes `?`.
    #[must_use]
    pub fn to_utf8_lossy(&self) -> Cow<'_, str> {
        match (self.as_str(), &self.0) {
            (Some(text), _) => Cow::Borrowed(text),
            (None, Repr::Units(units)) => {
                Cow::Owned(char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('?')).collect())
            }
            (None, _) => Cow::Borrowed(""),
        }
    }

    /// Whether every character is ASCII, so that bytes and units coincide.
    #[inline]
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        matches!(self.0, Repr::ConstantAscii(_) | Repr::WholeAscii(_) | Repr::SliceAscii(_))
    }

    /// The number of UTF-16 units.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        if self.is_ascii() {
            return self.byte_len();
        }
        match self.as_str() {
            Some(text) => text.chars().map(char::len_utf16).sum(),
            None => self.byte_len() / 2,
        }
    }

    /// The number of bytes that the string takes, two for a unit if a lone surrogate is among them.
    #[inline]
    #[must_use]
    pub fn byte_len(&self) -> usize {
        match &self.0 {
            Repr::ConstantAscii(text) | Repr::Constant(text) => text.len(),
            Repr::WholeAscii(text) | Repr::Whole(text) => text.len(),
            Repr::SliceAscii(slice) | Repr::Slice(slice) => slice.length as usize,
            Repr::Units(units) => units.len() * 2,
        }
    }

    /// Whether the string is empty.
    #[inline]
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.byte_len() == 0
    }

    /// The UTF-16 units from the first to the last.
    #[inline]
    #[must_use]
    pub fn units(&self) -> Units<'_> {
        match (self.as_str(), &self.0) {
            (Some(text), _) if self.is_ascii() => Units::Ascii(text.as_bytes().iter()),
            (Some(text), _) => Units::Text(text.encode_utf16()),
            (None, Repr::Units(units)) => Units::Raw(units.iter()),
            (None, _) => Units::Ascii([].iter()),
        }
    }

    /// The UTF-16 units as a list.
    #[must_use]
    pub fn to_units(&self) -> Vec<u16> {
        self.units().collect()
    }

    /// The unit at `index`, as `charAt`.
    #[must_use]
    pub fn char_at(&self, index: usize) -> Option<u16> {
        match (self.as_str(), &self.0) {
            (Some(text), _) if self.is_ascii() => text.as_bytes().get(index).map(|&byte| u16::from(byte)),
            (Some(text), _) => text.encode_utf16().nth(index),
            (None, Repr::Units(units)) => units.get(index).copied(),
            (None, _) => None,
        }
    }

    /// The code point at `index`, as `codePointAt`: a surrogate pair counts as one.
    #[must_use]
    pub fn code_point_at(&self, index: usize) -> Option<u32> {
        let mut units = self.units().skip(index);
        let high = units.next()?;
        let low = units.next();
        Some(match low {
            Some(low) if is_high(high) && is_low(low) => {
                0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(low) - 0xDC00)
            }
            _ => u32::from(high),
        })
    }

    /// The units from `start` up to `end`, as `substring`; nothing if the range is reversed or out of bounds.
    #[must_use]
    pub fn substring(&self, start: usize, end: usize) -> Option<Self> {
        if start > end {
            return None;
        }
        if self.is_ascii() {
            return (end <= self.byte_len()).then(|| self.bytes(start, end));
        }
        match (self.as_str(), &self.0) {
            (Some(text), _) => match (byte_at(text, start), byte_at(text, end)) {
                (At::Byte(from), At::Byte(to)) => Some(self.bytes(from, to)),
                (At::Outside, _) | (_, At::Outside) => None,
                _ => {
                    let units: Vec<u16> = text.encode_utf16().skip(start).take(end - start).collect();
                    Some(Self::from_units(&units))
                }
            },
            (None, Repr::Units(units)) => units.get(start..end).map(Self::from_units),
            (None, _) => None,
        }
    }

    /// The string without its last unit.
    #[must_use]
    pub fn without_last(self) -> Self {
        match self.len() {
            0 => self,
            length => self.substring(0, length - 1).unwrap_or(self),
        }
    }

    /// The part between two indexes, as `substring`, or else the empty string; quick for parts of a document in ASCII.
    #[inline]
    #[must_use]
    pub fn part(&self, range: &Range<usize>) -> Self {
        match &self.0 {
            Repr::SliceAscii(slice)
                if range.start < range.end
                    && range.end <= slice.length as usize
                    && slice.shares(range.end - range.start) =>
            {
                Self(Repr::SliceAscii(slice.part(range.start, range.end)))
            }
            _ => self.substring(range.start, range.end).unwrap_or_default(),
        }
    }

    /// The part of the bytes `from..to`, shared where that is worth it; both must be character boundaries.
    fn bytes(&self, from: usize, to: usize) -> Self {
        let length = to.saturating_sub(from);
        if length == 0 {
            return Self::empty();
        }
        if length == self.byte_len() {
            return self.clone();
        }
        match &self.0 {
            Repr::SliceAscii(slice) if slice.shares(length) => Self(Repr::SliceAscii(slice.part(from, to))),
            Repr::Slice(slice) if slice.shares(length) => {
                let part = slice.part(from, to);
                Self(if part.text().is_ascii() { Repr::SliceAscii(part) } else { Repr::Slice(part) })
            }
            Repr::ConstantAscii(text) | Repr::Constant(text) => {
                text.get(from..to).map_or_else(Self::empty, Self::constant)
            }
            _ => {
                let part = self.as_str().and_then(|text| text.get(from..to)).unwrap_or("");
                Self::whole(Rc::from(part), self.is_ascii() || part.is_ascii())
            }
        }
    }

    /// The index of the first occurrence of `needle` at or after `from`, as `indexOf`.
    #[must_use]
    pub fn index_of(&self, needle: &Self, from: usize) -> Option<usize> {
        match (self.as_str(), needle.as_str()) {
            (Some(text), Some(needle_text)) if self.is_ascii() => match text.get(from..) {
                Some(rest) => Some(from + find(rest, needle_text)?),
                None => needle_text.is_empty().then_some(text.len()),
            },
            (Some(text), Some(needle_text)) => match byte_at(text, from) {
                At::Byte(start) => {
                    let found = find(text.get(start..)?, needle_text)?;
                    Some(from + units_in(text.get(start..start + found)?))
                }
                // Inside a pair: a well-formed text can only begin after it.
                At::Inside(_) if needle_text.is_empty() => Some(from),
                At::Inside(next) => {
                    let found = find(text.get(next..)?, needle_text)?;
                    Some(from + 1 + units_in(text.get(next..next + found)?))
                }
                At::Outside => needle_text.is_empty().then(|| self.len()),
            },
            _ => {
                let (text, part) = (self.to_units(), needle.to_units());
                if part.is_empty() {
                    return Some(from.min(text.len()));
                }
                Some(from + find_units(text.get(from..)?.iter().copied(), &part)?)
            }
        }
    }

    /// The index of the last occurrence of `needle` that begins at or before `from`, as `lastIndexOf`.
    #[must_use]
    pub fn last_index_of(&self, needle: &Self, from: usize) -> Option<usize> {
        let length = self.len();
        let part = needle.len();
        let latest = length.checked_sub(part)?.min(from);
        if let (true, Some(text), Some(needle)) = (self.is_ascii(), self.as_str(), needle.as_str()) {
            return text.get(..latest + part)?.rfind(needle);
        }
        // From behind it is the first.
        let (text, mut needle) = (self.to_units(), needle.to_units());
        if part == 0 {
            return Some(latest);
        }
        needle.reverse();
        let behind = find_units(text.get(..latest + part)?.iter().rev().copied(), &needle)?;
        Some(latest - behind)
    }

    /// Whether `prefix` stands at the index `from`, as `startsWith`.
    #[must_use]
    pub fn starts_with_at(&self, prefix: &Self, from: usize) -> bool {
        if from == 0
            && let (Some(text), Some(prefix)) = (self.as_bytes(), prefix.as_bytes())
        {
            return text.starts_with(prefix);
        }
        let length = prefix.len();
        from + length <= self.len() && self.units().skip(from).take(length).eq(prefix.units())
    }

    /// Whether the string begins with `prefix`.
    #[must_use]
    pub fn starts_with(&self, prefix: &Self) -> bool {
        self.starts_with_at(prefix, 0)
    }

    /// Whether the string ends with `suffix`.
    #[must_use]
    pub fn ends_with(&self, suffix: &Self) -> bool {
        // Of two well-formed texts one cannot end inside a pair of the other.
        if let (Some(text), Some(suffix)) = (self.as_bytes(), suffix.as_bytes()) {
            return text.ends_with(suffix);
        }
        match self.len().checked_sub(suffix.len()) {
            Some(from) => self.starts_with_at(suffix, from),
            None => false,
        }
    }

    /// The string with `to` in place of each `from` that occurs, unit by unit, as `replace`.
    #[must_use]
    pub fn replace_units(&self, from: &[u16], to: &[u16]) -> Self {
        Self::from_units(&replaced(&self.to_units(), from, to))
    }

    /// Whether `needle` occurs in the string.
    #[must_use]
    pub fn contains(&self, needle: &Self) -> bool {
        match (self.as_str(), needle.as_str()) {
            (Some(text), Some(needle)) => find(text, needle).is_some(),
            _ => self.index_of(needle, 0).is_some(),
        }
    }

    /// Whether `needle` occurs in the string.
    #[must_use]
    pub fn contains_str(&self, needle: &str) -> bool {
        self.as_str().is_some_and(|text| find(text, needle).is_some())
    }

    /// This string followed by `other`; a high and a low surrogate that meet become one character.
    #[must_use]
    pub fn concat(&self, other: &Self) -> Self {
        if other.is_empty() {
            return self.clone();
        }
        if self.is_empty() {
            return other.clone();
        }
        let mut out = TextBuilder::with_capacity(self.byte_len() + other.byte_len());
        out.push_java(self);
        out.push_java(other);
        out.finish()
    }

    /// Java's `trim`: units up to U+0020 go from both ends.
    #[must_use]
    pub fn trim(&self) -> Self {
        if let Some(text) = self.as_bytes() {
            // No byte of a longer character is below the blank.
            let inked = |byte: &u8| *byte > b' ';
            let start = text.iter().position(inked).unwrap_or(text.len());
            let end = text.iter().rposition(inked).map_or(start, |at| at + 1);
            return self.bytes(start, end);
        }
        let units = self.to_units();
        let start = units.iter().position(|&unit| unit > 0x20).unwrap_or(units.len());
        let end = units.iter().rposition(|&unit| unit > 0x20).map_or(start, |at| at + 1);
        Self::from_units(units.get(start..end).unwrap_or(&[]))
    }

    /// Java's `compareTo`: the difference of the first unequal units, else of the lengths.
    #[must_use]
    pub fn compare_to(&self, other: &Self) -> i32 {
        let mut ours = self.units();
        let mut theirs = other.units();
        loop {
            match (ours.next(), theirs.next()) {
                (Some(a), Some(b)) if a != b => return i32::from(a) - i32::from(b),
                (Some(_), Some(_)) => {}
                (None, None) => return 0,
                (Some(_), None) => return saturate(ours.count() + 1),
                (None, Some(_)) => return -saturate(theirs.count() + 1),
            }
        }
    }

    /// Java's `hashCode`: the units as a polynomial in 31, in 32 bits.
    #[must_use]
    pub fn hash_code(&self) -> i32 {
        self.units().fold(0i32, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
    }
}

/// Java's `hashCode` of a text.
#[must_use]
pub fn hash_code_of(text: &str) -> i32 {
    text.encode_utf16().fold(0i32, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

/// Whether the unit opens a surrogate pair.
#[must_use]
pub fn is_high(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

/// Whether the unit closes a surrogate pair.
#[must_use]
pub fn is_low(unit: u16) -> bool {
    (0xDC00..0xE000).contains(&unit)
}

fn saturate(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Whether a text is ASCII, looked at in long strides: the standard library's go by a pointer's width, which is half a
/// word in WebAssembly.
fn is_ascii(text: &str) -> bool {
    let (strides, rest) = text.as_bytes().as_chunks::<32>();
    let high = |stride: &[u8; 32]| {
        let words = stride.as_chunks::<8>().0;
        words.iter().fold(0, |high, word| high | u64::from_le_bytes(*word)) & 0x8080_8080_8080_8080
    };
    strides.iter().all(|stride| high(stride) == 0) && rest.is_ascii()
}

/// Where a UTF-16 index lies in a UTF-8 text.
enum At {
    /// On a character boundary: its byte.
    Byte(usize),
    /// Between the surrogates of a pair: the byte after the character.
    Inside(usize),
    /// Past the end.
    Outside,
}

fn byte_at(text: &str, units: usize) -> At {
    let mut left = units;
    for (byte, c) in text.char_indices() {
        if left == 0 {
            return At::Byte(byte);
        }
        let width = c.len_utf16();
        if left < width {
            return At::Inside(byte + c.len_utf8());
        }
        left -= width;
    }
    if left == 0 { At::Byte(text.len()) } else { At::Outside }
}

fn units_in(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// The UTF-16 units of a [`JavaString`].
#[derive(Clone, Debug)]
pub enum Units<'a> {
    /// Of an ASCII text.
    Ascii(std::slice::Iter<'a, u8>),
    /// Of any text.
    Text(std::str::EncodeUtf16<'a>),
    /// As they are stored.
    Raw(std::slice::Iter<'a, u16>),
}

impl Iterator for Units<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        match self {
            Self::Ascii(bytes) => bytes.next().map(|&byte| u16::from(byte)),
            Self::Text(units) => units.next(),
            Self::Raw(units) => units.next().copied(),
        }
    }
}

impl Default for JavaString {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<&str> for JavaString {
    fn from(text: &str) -> Self {
        Self::whole(Rc::from(text), text.is_ascii())
    }
}

impl From<String> for JavaString {
    fn from(text: String) -> Self {
        let ascii = is_ascii(&text);
        if text.len() > TAKE_FROM {
            let end = text.len();
            return Self::slice_known(&Rc::new(text), 0, end, ascii);
        }
        Self::whole(Rc::from(text), ascii)
    }
}

impl From<&String> for JavaString {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Cow<'_, str>> for JavaString {
    fn from(text: Cow<'_, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::from(text),
            Cow::Owned(text) => Self::from(text),
        }
    }
}

impl From<char> for JavaString {
    fn from(c: char) -> Self {
        Self::from(&*c.encode_utf8(&mut [0; 4]))
    }
}

impl PartialEq for JavaString {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self.as_bytes(), other.as_bytes()) {
            (Some(a), Some(b)) => a == b,
            (None, None) => self.units().eq(other.units()),
            _ => false,
        }
    }
}

impl Eq for JavaString {}

impl PartialEq<str> for JavaString {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == Some(other.as_bytes())
    }
}

impl PartialEq<&str> for JavaString {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialOrd for JavaString {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By UTF-16 units, as Java orders strings.
impl Ord for JavaString {
    fn cmp(&self, other: &Self) -> Ordering {
        self.units().cmp(other.units())
    }
}

impl Hash for JavaString {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.as_str() {
            Some(text) => text.hash(state),
            None => self.to_units().hash(state),
        }
    }
}

impl fmt::Debug for JavaString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.to_utf8_lossy(), f)
    }
}

/// As Java encodes it: a lone surrogate becomes `?`.
impl fmt::Display for JavaString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_utf8_lossy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn java(text: &str) -> JavaString {
        JavaString::from(text)
    }

    #[test]
    fn counts_in_units() {
        let text = java("a😀b");
        assert_eq!(text.len(), 4);
        assert_eq!(text.char_at(1), Some(0xD83D));
        assert_eq!(text.code_point_at(1), Some(0x1F600));
        assert_eq!(text.index_of(&java("b"), 0), Some(3));
        assert_eq!(text.index_of(&java("b"), 2), Some(3));
        assert_eq!(text.last_index_of(&java("b"), 9), Some(3));
        assert_eq!(text.substring(1, 3), Some(java("😀")));
        assert_eq!(text.substring(1, 5), None);
    }

    #[test]
    fn knows_ascii_wherever_a_text_leaves_it() {
        for at in 0..100 {
            let text = format!("{}é{}", "x".repeat(at), "y".repeat(99 - at));
            assert!(!is_ascii(&text) && is_ascii(&text.replace('é', "e")));
        }
    }

    #[test]
    fn parts_of_parts_are_shared_and_right() {
        let source = Source::new(format!("{}é😀{}", "abcdef".repeat(10), "ghij".repeat(10)));
        let whole = JavaString::slice(&source, 0, source.len());
        let units = whole.to_units();
        for start in 0..=units.len() {
            for end in start..=units.len() {
                let part = whole.substring(start, end).expect("in range");
                assert_eq!(part.to_units(), units[start..end]);
                assert_eq!(part.is_ascii(), units[start..end].iter().all(|&unit| unit < 128));
                let inner = part.substring(1.min(part.len()), part.len()).expect("in range");
                assert_eq!(inner.to_units(), units[(start + 1).min(end)..end]);
                assert_eq!(part.substring(0, end - start + 1), None);
            }
        }
        assert!(Rc::strong_count(&source) == 2);
    }

    #[test]
    fn splits_and_joins_pairs() {
        let text = java("x😀y");
        let (left, right) =
            (text.substring(0, 2).expect("in range"), text.substring(2, 4).expect("in range"));
        assert_eq!(left.as_str(), None);
        assert_eq!(left.to_utf8_lossy(), "x?");
        assert_eq!(left.concat(&right), text);
        assert_eq!(text.index_of(&right, 0), Some(2));
        assert!(text.ends_with(&right));
    }

    #[test]
    fn hashes_and_orders_as_java() {
        assert_eq!(java("Hello World").hash_code(), -862_545_276);
        assert_eq!(java("\u{FF5E}").compare_to(&java("😀")), 0xFF5E - 0xD83D);
        assert_eq!(java("abc").compare_to(&java("a")), 2);
        assert_eq!(java(" \u{1}x\u{A0} ").trim(), java("x\u{A0}"));
    }
}
