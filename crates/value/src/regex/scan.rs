//! The text of a pattern under the parser's cursor.

use std::borrow::Cow;
use std::cell::RefCell;

use super::{Flags, SyntaxError};

/// The pattern, a cursor, and the flags that say what blanks mean.
///
/// Beyond the end every character is NUL, as in Java, whose indexes of errors follow from it.
#[derive(Debug)]
pub(super) struct Scanner {
    points: Vec<u32>,
    pub(super) cursor: usize,
    pub(super) flags: Flags,
    fault: RefCell<Option<SyntaxError>>,
}

/// The sign that the scanner holds an error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fault;

impl Scanner {
    pub(super) fn new(points: Vec<u32>, flags: Flags) -> Scanner {
        Scanner { points: unquote(points), cursor: 0, flags, fault: RefCell::new(None) }
    }

    /// The length of the pattern, in characters.
    pub(super) fn len(&self) -> usize {
        self.points.len()
    }

    /// The character at a place.
    pub(super) fn at(&self, place: usize) -> u32 {
        self.points.get(place).copied().unwrap_or(0)
    }

    /// Whether the pattern has characters that UTF-16 writes with surrogates, from a place on.
    pub(super) fn has_surrogates_from(&self, place: usize) -> bool {
        self.points.iter().skip(place).any(|&point| is_surrogate_or_beyond(point))
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> String {
        (from..to)
            .map(|place| char::from_u32(self.at(place)).unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    }

    /// Keeps Java's error at the cursor.
    pub(super) fn error<T>(&self, message: impl Into<Cow<'static, str>>) -> Result<T, Fault> {
        self.keep(message.into());
        Err(Fault)
    }

    #[cold]
    #[inline(never)]
    fn keep(&self, message: Cow<'static, str>) {
        self.fault.replace(Some(SyntaxError { message, index: self.cursor as i32 - 1 }));
    }

    /// The error that was kept.
    pub(super) fn take_error(&self) -> SyntaxError {
        self.fault.take().unwrap_or(SyntaxError { message: Cow::Borrowed(""), index: -1 })
    }

    /// The character under the cursor, after blanks and comments.
    pub(super) fn peek(&mut self) -> u32 {
        while self.flags.has(Flags::COMMENTS) {
            let point = self.at(self.cursor);
            if is_space(point) {
                self.cursor += 1;
            } else if point == u32::from(b'#') {
                self.cursor += 1;
                while self.cursor < self.len() && !self.ends_line(self.at(self.cursor)) {
                    self.cursor += 1;
                }
            } else {
                break;
            }
        }
        self.at(self.cursor)
    }

    /// Steps over the character under the cursor and peeks.
    pub(super) fn next(&mut self) -> u32 {
        self.cursor += 1;
        self.peek()
    }

    /// Steps over the character under the cursor; blanks count.
    pub(super) fn next_escaped(&mut self) -> u32 {
        self.cursor += 1;
        self.at(self.cursor)
    }

    /// Takes the character under the cursor, after blanks and comments.
    pub(super) fn read(&mut self) -> u32 {
        let point = self.peek();
        self.cursor += 1;
        point
    }

    /// Takes the character after the one under the cursor; blanks count.
    pub(super) fn skip(&mut self) -> u32 {
        let point = self.at(self.cursor + 1);
        self.cursor += 2;
        point
    }

    pub(super) fn unread(&mut self) {
        self.cursor -= 1;
    }

    /// Whether the pattern is at its end.
    pub(super) fn is_at_end(&self) -> bool {
        self.cursor >= self.len()
    }

    fn ends_line(&self, point: u32) -> bool {
        point == 10 || !self.flags.has(Flags::UNIX_LINES) && matches!(point, 13 | 0x85 | 0x2028 | 0x2029)
    }
}

/// Whether UTF-16 writes the character with surrogates, or it is one.
pub(super) fn is_surrogate_or_beyond(point: u32) -> bool {
    point >= 0x10000 || (0xd800..0xe000).contains(&point)
}

fn is_space(point: u32) -> bool {
    matches!(point, 9..=13 | 32)
}

/// Writes `\Q…\E` with backslashes, as Java does before it parses.
fn unquote(points: Vec<u32>) -> Vec<u32> {
    let (backslash, quote, end) = (u32::from(b'\\'), u32::from(b'Q'), u32::from(b'E'));
    let mut at = 0;
    while at + 1 < points.len() && !(points[at] == backslash && points[at + 1] == quote) {
        at += if points[at] == backslash { 2 } else { 1 };
    }
    if at + 1 >= points.len() {
        return points;
    }
    let mut out = points[..at].to_vec();
    at += 2;
    let mut quoted = true;
    let mut first = true;
    while at < points.len() {
        let point = points[at];
        at += 1;
        let ascii = char::from_u32(point).filter(char::is_ascii);
        if ascii.is_none_or(|c| c.is_ascii_alphabetic()) {
            out.push(point);
        } else if ascii.is_some_and(|c| c.is_ascii_digit()) {
            // An escape before the quote must not take the digit as its own.
            if first {
                out.extend([backslash, u32::from(b'x'), u32::from(b'3')]);
            }
            out.push(point);
        } else if point != backslash {
            if quoted {
                out.push(backslash);
            }
            out.push(point);
        } else if quoted {
            if points.get(at) == Some(&end) {
                at += 1;
                quoted = false;
            } else {
                out.extend([backslash, backslash]);
            }
        } else if points.get(at) == Some(&quote) {
            at += 1;
            quoted = true;
            first = true;
            continue;
        } else {
            out.push(point);
            if let Some(&escaped) = points.get(at) {
                out.push(escaped);
                at += 1;
            }
        }
        first = false;
    }
    out
}
