//! Looking at eight bytes at a time.

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// A word of eight times the same byte.
const fn repeat(byte: u8) -> u64 {
    LOW * byte as u64
}

/// The high bit of each byte that is zero; exact up to and including the first.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// The position of the first `a` or backslash at or after `from`, else the length.
#[inline(always)]
pub(super) fn find_or_backslash(bytes: &[u8], from: usize, a: u8) -> usize {
    let wanted = repeat(a);
    let mut at = from;
    while let Some(word) = word_at(bytes, at) {
        let found = zeros(word ^ wanted) | zeros(word ^ repeat(b'\\'));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    rest.iter().position(|&byte| byte == a || byte == b'\\').map_or(bytes.len(), |found| at + found)
}

/// The position of the first byte at or after `from` that JSON may have to escape, else the length.
///
/// That is a quote, a backslash, a slash, a control character, U+007F or any part of a character beyond ASCII.
pub(super) fn find_unplain(bytes: &[u8], from: usize) -> usize {
    let (words, rest) = bytes.get(from..).unwrap_or(&[]).as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let found = unplain(u64::from_le_bytes(*word));
        if found != 0 {
            return from + index * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    let rest_from = bytes.len() - rest.len();
    rest.iter().position(|&byte| is_unplain(byte)).map_or(bytes.len(), |at| rest_from + at)
}

/// The position of the first byte at or after `from` inside a string of JSON that ends it or may have to be written
/// otherwise, else the length.
///
/// That is what [`find_unplain`] finds but for the slash. It reads on past the end of a string, which costs nothing.
#[inline(always)]
pub(super) fn find_noted(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(word) = word_at(bytes, at) {
        let found = noted(word);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    rest.iter().position(|&byte| byte != b'/' && is_unplain(byte)).map_or(bytes.len(), |found| at + found)
}

/// The position of the first byte at or after `from` that is no digit, else the length.
#[inline(always)]
pub(super) fn find_no_digit(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(word) = word_at(bytes, at) {
        // A digit is 0 to 9 now, and stays below 0x80 when 0x76 is added.
        let word = word ^ repeat(b'0');
        let found = (word.wrapping_add(repeat(0x76)) | word) & HIGH;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    rest.iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |found| at + found)
}

/// Whether all bytes of a long text are ASCII: the standard library looks at no more of them at once than a pointer
/// takes, which in Wasm is four.
pub(super) fn are_ascii(bytes: &[u8]) -> bool {
    let (blocks, rest) = bytes.as_chunks::<32>();
    let is_ascii = |block: &[u8; 32]| {
        let (words, _) = block.as_chunks::<8>();
        words.iter().fold(0, |all, word| all | u64::from_le_bytes(*word)) & HIGH == 0
    };
    blocks.iter().all(is_ascii) && rest.is_ascii()
}

/// The eight bytes from `at` on, if there are so many.
#[inline(always)]
pub(super) fn word_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk::<8>().map(|word| u64::from_le_bytes(*word))
}

/// Whether no byte is one that [`find_unplain`] finds.
#[inline(always)]
pub(super) fn are_plain(bytes: &[u8]) -> bool {
    let word_at = |from: usize| word_at(bytes, from).unwrap_or(!0);
    let half_at = |from: usize| {
        bytes
            .get(from..)
            .and_then(<[u8]>::first_chunk::<4>)
            .map_or(!0, |half| u64::from(u32::from_le_bytes(*half)))
    };
    let length = bytes.len();
    if length >= 8 {
        // The last word overlaps the one before it.
        let mut from = 0;
        while from + 8 < length {
            if unplain(word_at(from)) != 0 {
                return false;
            }
            from += 8;
        }
        return unplain(word_at(length - 8)) == 0;
    }
    if length >= 4 {
        return unplain(half_at(0) | half_at(length - 4) << 32) == 0;
    }
    !bytes.iter().any(|&byte| is_unplain(byte))
}

/// The high bit of each byte that JSON may have to escape; exact up to and including the first.
#[inline(always)]
const fn unplain(word: u64) -> u64 {
    zeros(word ^ repeat(b'"'))
        | zeros(word ^ repeat(b'\\'))
        | zeros(word ^ repeat(b'/'))
        | zeros(word ^ repeat(0x7F))
        | (word.wrapping_sub(repeat(0x20)) & !word & HIGH)
        | (word & HIGH)
}

/// The high bit of each byte that [`find_noted`] finds; exact up to and including the first.
///
/// Any byte beyond ASCII is found in any case, which spares the other tests their care for those.
#[inline(always)]
const fn noted(word: u64) -> u64 {
    let quote = (word ^ repeat(b'"')).wrapping_sub(LOW);
    let backslash = (word ^ repeat(b'\\')).wrapping_sub(LOW);
    let control = word.wrapping_sub(repeat(0x20));
    (quote | backslash | control | word.wrapping_add(LOW) | word) & HIGH
}

const fn is_unplain(byte: u8) -> bool {
    matches!(byte, 0..=0x1F | b'"' | b'\\' | b'/' | 0x7F..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_ascii_wherever_it_is_none() {
        for length in 0..100 {
            let mut bytes = vec![0x7F; length];
            assert!(are_ascii(&bytes));
            for at in 0..length {
                bytes[at] = 0x80;
                assert!(!are_ascii(&bytes));
                bytes[at] = 0;
            }
        }
    }

    #[test]
    fn finds_what_a_plain_walk_finds() {
        for filler in [b'a', b' ', b'!', b'~', b'0'] {
            for hit in 0..=255u8 {
                for at in 0..20 {
                    let mut bytes = vec![filler; 20];
                    bytes[at] = hit;
                    let unplain = bytes.iter().position(|&byte| is_unplain(byte)).unwrap_or(20);
                    assert_eq!(find_unplain(&bytes, 0), unplain);
                    let is_noted = |byte: u8| byte != b'/' && is_unplain(byte);
                    let noted = bytes.iter().position(|&byte| is_noted(byte)).unwrap_or(20);
                    assert_eq!(find_noted(&bytes, 0), noted);
                    let no_digit = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(20);
                    assert_eq!(find_no_digit(&bytes, 0), no_digit);
                    for (from, to) in [(0, 20), (3, 20), (1, 2), (5, 9), (4, 8), (0, 8), (2, 17), (11, 11)] {
                        let part = &bytes[from..to];
                        assert_eq!(are_plain(part), !part.iter().any(|&byte| is_unplain(byte)));
                    }
                    let quote = bytes.iter().position(|&byte| byte == b'"' || byte == b'\\').unwrap_or(20);
                    assert_eq!(find_or_backslash(&bytes, 0, b'"'), quote);
                }
            }
        }
    }
}
