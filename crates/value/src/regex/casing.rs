//! One-to-one case mappings, as `java.lang.Character` has them.

use super::unicode;

/// `Character.toUpperCase` of a code point.
pub(super) fn upper(point: u32) -> u32 {
    if point < 0x80 {
        return if (0x61..=0x7a).contains(&point) { point - 32 } else { point };
    }
    // Greek letters with iota below: their full mapping is two letters, the simple one is the title case letter.
    match point {
        0x1f80..=0x1faf => return point | 8,
        0x1fb3 | 0x1fc3 | 0x1ff3 => return point + 9,
        _ => {}
    }
    mapped(point, char::from_u32(point).map(|c| c.to_uppercase()))
}

/// `Character.toLowerCase` of a code point.
pub(super) fn lower(point: u32) -> u32 {
    match point {
        0..0x80 => return if (0x41..=0x5a).contains(&point) { point + 32 } else { point },
        0x130 => return 0x69,
        _ => {}
    }
    mapped(point, char::from_u32(point).map(|c| c.to_lowercase()))
}

/// Java's fold for comparing without case: lower case of upper case.
pub(super) fn fold(point: u32) -> u32 {
    lower(upper(point))
}

fn mapped(point: u32, mut to: Option<impl ExactSizeIterator<Item = char>>) -> u32 {
    match to.as_mut() {
        Some(to) if to.len() == 1 => match to.next().map(u32::from) {
            // Letters that got their other case after the Unicode version of the JDK.
            Some(other) if other != point && unicode::category(other) != unicode::UNASSIGNED => other,
            _ => point,
        },
        _ => point,
    }
}

/// The lower case of an ASCII letter, anything else as it is.
#[inline]
pub(super) fn ascii_lower(point: u32) -> u32 {
    if (0x41..=0x5a).contains(&point) { point + 32 } else { point }
}

/// The upper case of an ASCII letter, anything else as it is.
#[inline]
pub(super) fn ascii_upper(point: u32) -> u32 {
    if (0x61..=0x7a).contains(&point) { point - 32 } else { point }
}
