//! What a piece of text is by itself, whatever the lexer's state: words, numbers, strings, ends of lines (vtl 2.2).

use super::token::Kind;

pub(super) fn has_block(name: &[u8]) -> bool {
    matches!(name, b"foreach" | b"define" | b"macro" | b"literal") || name.first() == Some(&b'@')
}

/// What a byte can be part of.
#[derive(Clone, Copy)]
struct Class(u8);

impl Class {
    const NAME_START: u8 = 1;
    const NAME_PART: u8 = 2;
    const WORD_PART: u8 = 4;
    const BLANK: u8 = 8;
    const TEXT: u8 = 16;

    const fn of(byte: u8) -> Self {
        let letter = byte.is_ascii_alphabetic() || byte == b'_';
        let word = letter || byte.is_ascii_digit();
        let mut bits = 0;
        if letter {
            bits |= Self::NAME_START;
        }
        if word || byte == b'-' {
            bits |= Self::NAME_PART;
        }
        if word || byte == b'@' {
            bits |= Self::WORD_PART;
        }
        if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
            bits |= Self::BLANK;
        }
        if !matches!(byte, b'$' | b'#' | b'\\') {
            bits |= Self::TEXT;
        }
        Self(bits)
    }
}

/// The class of each byte.
static CLASSES: [Class; 256] = {
    let mut classes = [Class(0); 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = Class::of(byte as u8);
        byte += 1;
    }
    classes
};

fn is(byte: u8, class: u8) -> bool {
    CLASSES[usize::from(byte)].0 & class != 0
}

/// How many bytes at the front are of a class.
fn run(bytes: &[u8], class: u8) -> usize {
    bytes.iter().position(|&byte| !is(byte, class)).unwrap_or(bytes.len())
}

pub(super) fn is_name_start(byte: u8) -> bool {
    is(byte, Class::NAME_START)
}

/// The length of the name at the front.
pub(super) fn name_length(bytes: &[u8]) -> usize {
    run(bytes, Class::NAME_PART)
}

/// The length of the white space at the front.
pub(super) fn blank_length(bytes: &[u8]) -> usize {
    run(bytes, Class::BLANK)
}

/// The length of what is nothing but text, up to `$`, `#` or a backslash.
pub(super) fn text_length(bytes: &[u8]) -> usize {
    run(bytes, Class::TEXT)
}

fn is_word_part(byte: u8) -> bool {
    is(byte, Class::WORD_PART)
}

/// The length of the word or bracketed word at the front, or 0.
pub(super) fn word_length(bytes: &[u8]) -> usize {
    match bytes.first() {
        Some(b'{') => match bytes.get(1) {
            Some(&byte) if is_name_start(byte) => {
                let end = bytes[1..].iter().position(|&byte| !is_word_part(byte)).map(|at| at + 1);
                match end {
                    Some(end) if bytes[end] == b'}' => end + 1,
                    _ => 0,
                }
            }
            _ => 0,
        },
        Some(&byte) if is_name_start(byte) || byte == b'@' => run(bytes, Class::WORD_PART),
        _ => 0,
    }
}

/// The length of blanks and tabs with the newline after them, or 0 if there is no newline.
pub(super) fn line_end(bytes: &[u8]) -> usize {
    let blanks = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(bytes.len());
    match (bytes.get(blanks), bytes.get(blanks + 1)) {
        (Some(b'\r'), Some(b'\n')) => blanks + 2,
        (Some(b'\r' | b'\n'), _) => blanks + 1,
        _ => 0,
    }
}

pub(super) fn string_length(bytes: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        at += bytes[at..].iter().position(|&byte| byte == quote)? + 1;
        if bytes.get(at) != Some(&quote) {
            return Some(at);
        }
        at += 1;
    }
}

/// The integer or float at the front and its length.
pub(super) fn number(bytes: &[u8]) -> Option<(Kind, usize)> {
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(sign);
    let exponent = |from: usize| {
        if !matches!(bytes.get(from), Some(b'e' | b'E')) {
            return 0;
        }
        let sign = usize::from(matches!(bytes.get(from + 1), Some(b'+' | b'-')));
        match digits((from + 1 + sign).min(bytes.len())) {
            0 => 0,
            count => 1 + sign + count,
        }
    };
    let end = sign + whole;
    if bytes.get(end) == Some(&b'.') {
        if whole > 0 && bytes.get(end + 1) == Some(&b'.') {
            return Some((Kind::Integer, end));
        }
        let fraction = digits(end + 1);
        if whole + fraction > 0 {
            let end = end + 1 + fraction;
            return Some((Kind::Float, end + exponent(end)));
        }
        return None;
    }
    if whole == 0 {
        return None;
    }
    match exponent(end) {
        0 => Some((Kind::Integer, end)),
        len => Some((Kind::Float, end + len)),
    }
}

/// The bytes of the character that begins with this byte.
pub(super) fn width(first: u8) -> usize {
    match first {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}
