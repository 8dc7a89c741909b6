//! Searching a text for a shorter one, and replacing it.

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
        // What is longer cannot occur, and the standard library would go through all of it to begin with.
        return if needle.len() > text.len() { None } else { text.find(needle) };
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

/// The place where `needle`, which is not empty, first occurs among these units.
///
/// Each unit is looked at twice at most, whatever the two hold (the algorithm of Knuth, Morris and Pratt).
pub(crate) fn find_units(text: impl Iterator<Item = u16>, needle: &[u16]) -> Option<usize> {
    // For each beginning of the needle: how long a shorter beginning it ends in.
    let mut borders = vec![0];
    let grown = |borders: &[usize], mut matched: usize, unit: u16| {
        while matched > 0 && needle.get(matched) != Some(&unit) {
            matched = borders.get(matched - 1).copied().unwrap_or(0);
        }
        if needle.get(matched) == Some(&unit) { matched + 1 } else { 0 }
    };
    let mut matched = 0;
    for &unit in needle.get(1..)? {
        matched = grown(&borders, matched, unit);
        borders.push(matched);
    }
    matched = 0;
    for (at, unit) in text.enumerate() {
        matched = grown(&borders, matched, unit);
        if matched == needle.len() {
            return Some(at + 1 - matched);
        }
    }
    None
}

/// The units with `to` in place of each `from` that occurs; an empty one occurs before each unit, between the surrogates
/// of a pair as well, and at the end.
pub(crate) fn replaced(text: &[u16], from: &[u16], to: &[u16]) -> Vec<u16> {
    let mut out = Vec::new();
    let mut rest = text;
    if from.is_empty() {
        for &unit in text {
            out.extend_from_slice(to);
            out.push(unit);
        }
        out.extend_from_slice(to);
        return out;
    }
    while let Some(at) = find_units(rest.iter().copied(), from) {
        let (before, found) = rest.split_at(at);
        out.extend_from_slice(before);
        out.extend_from_slice(to);
        rest = found.get(from.len()..).unwrap_or(&[]);
    }
    out.extend_from_slice(rest);
    out
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
    fn finds_units_as_trying_each_place_does() {
        let texts = ["a", "aab", "abcabd", "abababac", "aaaaaaaaab", "aabaabaaac", "xéyéz😀"];
        for text in texts.map(|text| text.encode_utf16().collect::<Vec<_>>()) {
            for needle in ["a", "b", "ab", "aab", "abac", "aabaaa", "aaab", "é", "\u{e9}z", "😀", "zz"] {
                let needle: Vec<u16> = needle.encode_utf16().collect();
                let expected = text.windows(needle.len()).position(|part| part == needle);
                assert_eq!(find_units(text.iter().copied(), &needle), expected);
            }
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
