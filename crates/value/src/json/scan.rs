//! The scanner that outlines a text of standard JSON.
//!
//! It reads nothing that the permissive reader would read otherwise: where a text leaves the standard, or meets one of
//! our limits, there is no outline, and the reader has it whole.

use std::cell::Cell;

use super::number::MAX_DIGITS;
use super::outline::{Outline, Part, Stretch};
use super::reader::FEW_KEYS;
use super::{bytes, fingerprint, spelling};
use crate::exceeded::MAX_DEPTH;
use crate::string::Source;

/// The outline of a document that is an object or an array of standard JSON, followed by anything.
pub(super) fn outline(source: &Source) -> Option<Outline> {
    u32::try_from(source.len()).ok()?;
    let mut scanner = Scanner {
        text: source.as_bytes(),
        at: 0,
        ascii: true,
        escaped: false,
        in_object: false,
        parts: Vec::with_capacity(source.len() / 48),
        odd: Vec::new(),
        open: Vec::new(),
        keys: Vec::new(),
        height: 0,
    };
    scanner.document()?;
    let Scanner { ascii, parts, odd, height, .. } = scanner;
    Some(Outline { source: Source::clone(source), ascii, parts, odd, height, workspace: Cell::default() })
}

/// A container that is not closed yet.
struct Open {
    part: u32,
    in_object: bool,
    /// Where its keys begin.
    keys: usize,
    /// A bit for each key: a key whose bit is not there yet is a new one.
    seen: u64,
    /// Whether no key is repeated, here or further inside.
    distinct: bool,
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    ascii: bool,
    /// Whether the last string has a backslash.
    escaped: bool,
    /// Whether the innermost container is an object.
    in_object: bool,
    parts: Vec<Part>,
    odd: Vec<Stretch>,
    open: Vec<Open>,
    /// The fingerprints of the keys of all open objects.
    keys: Vec<u64>,
    height: u32,
}

/// Nothing means in all of its methods: this is no standard JSON, or more than we take.
impl Scanner<'_> {
    fn document(&mut self) -> Option<()> {
        if !matches!(self.after_blank(), b'{' | b'[') {
            return None;
        }
        loop {
            let mut closed = false;
            match self.peek() {
                b'"' => self.string()?,
                b'0'..=b'9' | b'-' => self.number()?,
                b'{' => {
                    self.enter(true)?;
                    closed = self.after_blank() == b'}';
                    if !closed {
                        self.key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.enter(false)?;
                    closed = self.after_blank() == b']';
                    if !closed {
                        continue;
                    }
                }
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                _ => return None,
            }
            if closed && self.close().is_none() {
                return Some(());
            }
            // Behind a value: the next one, or the end of as many containers as end here.
            loop {
                match (self.after_blank(), self.in_object) {
                    (b',', in_object) => {
                        self.at += 1;
                        self.after_blank();
                        if in_object {
                            self.key()?;
                        }
                        break;
                    }
                    (b'}', true) | (b']', false) => {
                        if self.close().is_none() {
                            return Some(());
                        }
                    }
                    _ => return None,
                }
            }
        }
    }

    /// The current byte; 0 at the end of the text.
    #[inline(always)]
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    /// Goes past white space and tells what follows.
    #[inline(always)]
    fn after_blank(&mut self) -> u8 {
        let byte = self.peek();
        if byte > b' ' { byte } else { self.blank() }
    }

    fn blank(&mut self) -> u8 {
        let start = self.at;
        while let b' ' | b'\t' | b'\r' | b'\n' = self.peek() {
            self.at += 1;
        }
        // In front of the document there is nothing to copy.
        if !self.open.is_empty() && self.at > start {
            self.odd.push(Stretch::new(start, self.at));
        }
        self.peek()
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        self.at += word.len();
        rest.starts_with(word).then_some(())
    }

    fn enter(&mut self, in_object: bool) -> Option<()> {
        let part = u32::try_from(self.parts.len()).ok()?;
        self.parts.push(Part { text: Stretch::new(self.at, self.at), next: part + 1, distinct: true });
        self.open.push(Open { part, in_object, keys: self.keys.len(), seen: 0, distinct: true });
        self.height = self.height.max(u32::try_from(self.open.len()).ok()?);
        self.in_object = in_object;
        self.at += 1;
        (self.open.len() <= MAX_DEPTH as usize).then_some(())
    }

    /// Closes the innermost container; nothing if that was the document.
    #[inline(always)]
    fn close(&mut self) -> Option<()> {
        self.at += 1;
        let mut open = self.open.pop()?;
        if open.in_object {
            let keys = self.keys.get(open.keys..).unwrap_or(&[]);
            open.distinct = open.distinct && (keys.len() <= FEW_KEYS || are_distinct(keys));
            self.keys.truncate(open.keys);
        }
        let next = u32::try_from(self.parts.len()).ok()?;
        let part = self.parts.get_mut(open.part as usize)?;
        part.text = Stretch::new(part.text.start as usize, self.at);
        part.next = next;
        part.distinct = open.distinct;
        let around = self.open.last_mut()?;
        around.distinct &= open.distinct;
        self.in_object = around.in_object;
        Some(())
    }

    /// Goes past a key, its colon and the white space around that.
    #[inline(always)]
    fn key(&mut self) -> Option<()> {
        if self.peek() != b'"' {
            return None;
        }
        let start = self.at + 1;
        self.string()?;
        let print = fingerprint::whole_within(self.text, start, self.at - 1);
        let open = self.open.last_mut()?;
        let bit = 1 << (fingerprint::spread(print) >> 58);
        if open.seen & bit != 0 {
            let earlier = self.keys.get(open.keys..).unwrap_or(&[]);
            // Past a few keys they are compared all at once in the end.
            open.distinct &= earlier.len() >= FEW_KEYS || !earlier.contains(&print);
        }
        // Escapes may hide that two keys are one.
        open.distinct &= !self.escaped;
        open.seen |= bit;
        self.keys.push(print);
        if self.after_blank() != b':' {
            return None;
        }
        self.at += 1;
        self.after_blank();
        Some(())
    }

    #[inline(always)]
    fn string(&mut self) -> Option<()> {
        let end = bytes::find_noted(self.text, self.at + 1);
        self.escaped = false;
        if self.text.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Some(());
        }
        self.noted_string(end)
    }

    /// A string in which something has to be looked at, first at `at`.
    fn noted_string(&mut self, mut at: usize) -> Option<()> {
        let mut stays = true;
        loop {
            match *self.text.get(at)? {
                b'"' => break,
                b'\\' => {
                    self.escaped = true;
                    at += 2;
                    match *self.text.get(at - 1)? {
                        b'u' => {
                            let digits = self.text.get(at..at + 4)?;
                            if !digits.iter().all(u8::is_ascii_hexdigit) {
                                return None;
                            }
                            at += 4;
                            stays = false;
                        }
                        b'/' => stays = false,
                        letter if spelling::escape_stays(letter) => {}
                        _ => return None,
                    }
                    at = bytes::find_noted(self.text, at);
                }
                0..=0x1F => return None,
                byte @ 0x80.. => {
                    self.ascii = false;
                    let (width, character_stays) = spelling::character_stays(self.text, at, byte);
                    stays &= character_stays;
                    at += width;
                    // Text beyond ASCII comes in runs: only behind them is it worth looking further ahead.
                    if self.text.get(at).is_some_and(u8::is_ascii) {
                        at = bytes::find_noted(self.text, at);
                    }
                }
                // U+007F
                _ => {
                    stays = false;
                    at = bytes::find_noted(self.text, at + 1);
                }
            }
        }
        if !stays {
            self.odd.push(Stretch::new(self.at, at + 1));
        }
        self.at = at + 1;
        Some(())
    }

    #[inline(always)]
    fn number(&mut self) -> Option<()> {
        let start = self.at;
        let first = start + usize::from(self.peek() == b'-');
        let whole_end = bytes::find_no_digit(self.text, first);
        let whole = self.text.get(first..whole_end)?;
        if whole.is_empty() || whole.len() > 1 && whole.starts_with(b"0") {
            return None;
        }
        self.at = whole_end;
        // A zero loses its sign.
        let mut stays = first == start || whole != b"0";
        if let b'.' | b'e' | b'E' = self.peek() {
            stays = self.rest_of_number(start, whole)?;
        }
        if !stays {
            self.odd.push(Stretch::new(start, self.at));
        }
        (self.at - start <= MAX_DIGITS).then_some(())
    }

    /// Goes past what follows the whole digits, and tells whether the number stays as it is.
    fn rest_of_number(&mut self, start: usize, whole: &[u8]) -> Option<bool> {
        let mut fraction = None;
        if self.peek() == b'.' {
            let from = self.at + 1;
            self.at = bytes::find_no_digit(self.text, from);
            fraction = Some(self.text.get(from..self.at).filter(|digits| !digits.is_empty())?);
        }
        if !matches!(self.peek(), b'e' | b'E') {
            return Some(spelling::number_stays(whole, fraction, self.at - start));
        }
        self.at += 1;
        if matches!(self.peek(), b'+' | b'-') {
            self.at += 1;
        }
        let from = self.at;
        self.at = bytes::find_no_digit(self.text, from);
        // A larger exponent may be too large for a BigDecimal.
        matches!(self.at - from, 1..=MAX_EXPONENT_DIGITS).then_some(false)
    }
}

/// Exponents of so many digits fit a BigDecimal's scale, whatever the digits before them.
const MAX_EXPONENT_DIGITS: usize = 8;

/// How far from its place a key may come to lie in the table that finds repeated ones; chance never needs so much.
const MOST_STEPS: usize = 128;

/// Whether no two of many keys have the same fingerprint.
///
/// Keys that were made to fall on one place count as repeated, so that they cannot cost more than others.
fn are_distinct(keys: &[u64]) -> bool {
    let mut table = vec![0; (2 * keys.len()).next_power_of_two()];
    let mask = table.len() - 1;
    keys.iter().all(|&key| {
        // A free place holds 0.
        let key = key.max(1);
        let home = usize::try_from(fingerprint::spread(key) & mask as u64).unwrap_or(0);
        for step in 0..MOST_STEPS {
            match table.get_mut((home + step) & mask) {
                Some(place) if *place == 0 => {
                    *place = key;
                    return true;
                }
                Some(place) if *place != key => {}
                _ => return false,
            }
        }
        false
    })
}
