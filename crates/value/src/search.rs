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
    let last = bytes.len().checked_sub(needle.len())?;
    (0..=last).find(|&at| bytes[at] == first && bytes[at + 1..].starts_with(rest))
}

/// The place of a byte.
fn find_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|&byte| byte == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

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
