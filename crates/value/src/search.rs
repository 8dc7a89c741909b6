//! Searching a short text for a shorter one.

/// Up to how many bytes a text is searched place by place; beyond, the standard library's search pays for its start.
const SHORT: usize = 128;

/// The byte at which `needle` first occurs in a text.
pub(crate) fn find(text: &str, needle: &str) -> Option<usize> {
    let (&first, rest) = match needle.as_bytes() {
        [] => return Some(0),
        [first, rest @ ..] => (first, rest),
    };
    let bytes = text.as_bytes();
    if rest.is_empty() {
        return find_byte(bytes, first);
    }
    if bytes.len() > SHORT {
        return text.find(needle);
    }
    let mut from = 0;
    while let Some(found) = find_byte(bytes.get(from..)?, first) {
        let at = from + found;
        if bytes[at + 1..].starts_with(rest) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The place of a byte, eight looked at together.
#[inline]
pub(crate) fn find_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    const LOW: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        // The lowest high bit of the difference marks the first byte that is zero.
        let differing = u64::from_le_bytes(*word) ^ (LOW * u64::from(wanted));
        let equal = differing.wrapping_sub(LOW) & !differing & (LOW << 7);
        if equal != 0 {
            return Some(at * 8 + equal.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|&byte| byte == wanted).map(|at| words.len() * 8 + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_byte_wherever_it_is() {
        let text: Vec<u8> = (1..=255).collect();
        for byte in 0..=255 {
            assert_eq!(find_byte(&text, byte), text.iter().position(|&other| other == byte));
        }
    }

    #[test]
    fn finds_what_the_standard_library_finds() {
        let texts = ["", "a", "aab", "abcabd", "xéyéz😀", "aaaaaaaaab"];
        let long = "ab".repeat(100) + "c";
        for text in texts.into_iter().chain([long.as_str()]) {
            for needle in ["", "a", "b", "c", "ab", "aab", "bc", "é", "éz", "😀", "abd", "aaaaaaaaaab"] {
                assert_eq!(find(text, needle), text.find(needle), "{text} {needle}");
            }
        }
    }
}
