//! Character data: general categories and a few sets, from JDK 17 (Unicode 13).
//!
//! `tests/oracle/UnicodeTables.java` writes the two tables and says how they are packed.

const CATEGORIES: &[u8] = include_bytes!("unicode/categories.bin");
static RANGES: &[u8] = include_bytes!("unicode/ranges.bin");

/// Places to start walking [`CATEGORIES`] from: the code point and the offset of a run, every hundred bytes or so.
const INDEX: [(u32, u16); 36] = {
    let mut index = [(u32::MAX, 0); 36];
    let mut filled = 0;
    let mut at = 0;
    let mut start = 0;
    while at < CATEGORIES.len() {
        if at >= filled * 108 && filled < index.len() {
            index[filled] = (start, at as u16);
            filled += 1;
        }
        let byte = CATEGORIES[at];
        at += 1;
        let mut length = (byte >> 5) as u32 + 1;
        if length == 8 {
            let mut shift = 0;
            loop {
                let more = CATEGORIES[at];
                at += 1;
                length += ((more & 0x7f) as u32) << shift;
                shift += 7;
                if more < 0x80 {
                    break;
                }
            }
        }
        start += length;
    }
    index
};

/// The category of code points that Unicode has not given out.
pub(super) const UNASSIGNED: u8 = 0;

/// A set of [`RANGES`], in the table's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set(pub u8);

impl Set {
    /// `Character.isMirrored`.
    pub(super) const MIRRORED: Set = Set(0);
    /// `Character.isIdeographic`.
    pub(super) const IDEOGRAPHIC: Set = Set(1);

    /// What is alphabetic besides letters and letter numbers.
    pub(super) const ALPHABETIC: Set = Set(2);
    /// What is lower case besides letters of that category.
    pub(super) const LOWERCASE: Set = Set(3);
    /// What is upper case besides letters of that category.
    pub(super) const UPPERCASE: Set = Set(4);

    /// The script with this long or four-letter name, in upper case.
    pub(super) fn of_script(name: &str) -> Option<Set> {
        const NAMES: [&str; 15] = [
            "ARABIC ARAB",
            "ARMENIAN ARMN",
            "BENGALI BENG",
            "CYRILLIC CYRL",
            "DEVANAGARI DEVA",
            "GEORGIAN GEOR",
            "GREEK GREK",
            "HAN HANI",
            "HANGUL HANG",
            "HEBREW HEBR",
            "HIRAGANA HIRA",
            "KATAKANA KANA",
            "LATIN LATN",
            "TAMIL TAML",
            "THAI THAI",
        ];
        let at = NAMES.iter().position(|both| both.split(' ').any(|known| known == name))?;
        Some(Set(at as u8 + 5))
    }

    /// Whether the set holds a code point.
    pub(super) fn contains(self, point: u32) -> bool {
        let mut rest = RANGES;
        for _ in 0..self.0 {
            rest = &rest[2 + usize::from(rest[0]) + usize::from(rest[1]) * 256..];
        }
        let mut bytes = rest[2..2 + usize::from(rest[0]) + usize::from(rest[1]) * 256].iter();
        let mut end = 0;
        while !bytes.as_slice().is_empty() {
            let start = end + varint(&mut bytes);
            end = start + varint(&mut bytes) + 1;
            if point < end {
                return point >= start;
            }
        }
        false
    }
}

/// `Character.getType` of a code point.
pub(super) fn category(point: u32) -> u8 {
    match point {
        0x61..=0x7a => return 2,
        0x41..=0x5a => return 1,
        0x30..=0x39 => return 9,
        0x3400..=0x4dbf | 0x4e00..=0x9ffc | 0xac00..=0xd7a3 => return 5,
        0xd800..=0xdfff => return 19,
        0xe000..=0xf8ff | 0xf0000..=0xffffd | 0x100000..=0x10fffd => return 18,
        _ => {}
    }
    let page = INDEX.partition_point(|&(start, _)| start <= point).saturating_sub(1);
    let (mut start, offset) = INDEX[page];
    let mut bytes = CATEGORIES[usize::from(offset)..].iter();
    while let Some(&byte) = bytes.next() {
        let mut length = u32::from(byte >> 5) + 1;
        if length == 8 {
            length += varint(&mut bytes);
        }
        if point < start + length {
            return match byte & 31 {
                17 => 1 + ((point - start) & 1) as u8,
                31 => 2 - ((point - start) & 1) as u8,
                category => category,
            };
        }
        start += length;
    }
    UNASSIGNED
}

fn varint(bytes: &mut std::slice::Iter<'_, u8>) -> u32 {
    let mut value = 0;
    let mut shift = 0;
    for &byte in bytes.by_ref() {
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// `Character.isLetterOrDigit`.
pub(super) fn is_letter_or_digit(point: u32) -> bool {
    if point < 0x80 {
        return matches!(point, 0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a);
    }
    matches!(category(point), 1..=5 | 9)
}

/// Whether the category is among those of a mask, one bit a category.
pub(super) fn in_categories(point: u32, mask: u32) -> bool {
    mask >> category(point) & 1 != 0
}
