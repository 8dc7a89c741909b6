//! The classes behind `\p{…}`, `\w`, `\d`, `\s`, `\h` and `\v`.

use super::unicode::{Set, category, derived, in_categories, is_letter_or_digit};

/// A named class of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    /// ASCII characters, one bit each.
    Ascii(u128),
    /// General categories, one bit each.
    Categories(u32),
    /// A set of the tables: a script.
    Table(Set),
    /// A Unicode block.
    Block(u32, u32),
    /// All characters.
    All,
    Digit,
    HorizontalSpace,
    VerticalSpace,
    Alphabetic,
    Lowercase,
    Uppercase,
    Cased,
    WhiteSpace,
    HexDigit,
    Noncharacter,
    Assigned,
    JoinControl,
    Word,
    Alphanumeric,
    Graph,
    Print,
    Blank,
    Latin1,
    JavaWhitespace,
    JavaIdentifierStart,
    JavaIdentifierPart,
    UnicodeIdentifierStart,
    UnicodeIdentifierPart,
    IdentifierIgnorable,
}

const fn bits(from: u32, to: u32) -> u128 {
    (u128::MAX >> (127 - to)) & (u128::MAX << from)
}

const DIGITS: u128 = bits(0x30, 0x39);
const UPPER: u128 = bits(0x41, 0x5a);
const LOWER: u128 = bits(0x61, 0x7a);
const GRAPH: u128 = bits(0x21, 0x7e);

pub(super) const ASCII_DIGIT: Property = Property::Ascii(DIGITS);
pub(super) const ASCII_SPACE: Property = Property::Ascii(bits(9, 13) | 1 << 32);
pub(super) const ASCII_WORD: Property = Property::Ascii(DIGITS | UPPER | LOWER | 1 << 0x5f);

const L: u32 = 0b11_1110;
const CASED: u32 = 0b1110;
const M: u32 = 0b1_1100_0000;
const ND: u32 = 1 << 9;
const NL: u32 = 1 << 10;
const N: u32 = 0b1110_0000_0000;
const Z: u32 = 0b111 << 12;
const PC: u32 = 1 << 23;
const P: u32 = 0b1_1111 << 20 | 0b11 << 29;
const S: u32 = 0b1111 << 25;
const SC: u32 = 1 << 26;

/// The names of the general categories, two letters each, in the order of Java's constants.
const CATEGORY_NAMES: &str = "CnLuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCf--CoCsPdPsPePcPoSmScSkSoPiPf";

impl Property {
    /// Whether a character belongs to the class.
    pub(super) fn contains(self, point: u32) -> bool {
        let is = |from, to| (from..=to).contains(&point);
        match self {
            Property::Ascii(bits) => point < 128 && bits >> point & 1 != 0,
            Property::Categories(mask) => in_categories(point, mask),
            Property::Table(set) => set.contains(point),
            Property::Block(from, to) => is(from, to),
            Property::All => true,
            Property::Digit => in_categories(point, ND),
            Property::HorizontalSpace => {
                matches!(point, 9 | 32 | 0xa0 | 0x1680 | 0x180e | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000)
            }
            Property::VerticalSpace => matches!(point, 10..=13 | 0x85 | 0x2028 | 0x2029),
            Property::Alphabetic => derived(point, char::is_alphabetic),
            Property::Lowercase => derived(point, char::is_lowercase),
            Property::Uppercase => derived(point, char::is_uppercase),
            Property::Cased => {
                in_categories(point, 1 << 3)
                    || Property::Lowercase.contains(point)
                    || Property::Uppercase.contains(point)
            }
            Property::WhiteSpace => matches!(point, 9..=13 | 0x85) || in_categories(point, Z),
            Property::HexDigit => {
                in_categories(point, ND)
                    || matches!(point, 0x41..=0x46 | 0x61..=0x66 | 0xff10..=0xff19 | 0xff21..=0xff26 | 0xff41..=0xff46)
            }
            Property::Noncharacter => point & 0xfffe == 0xfffe || is(0xfdd0, 0xfdef),
            Property::Assigned => category(point) != super::unicode::UNASSIGNED,
            Property::JoinControl => is(0x200c, 0x200d),
            Property::Word => {
                in_categories(point, M | ND | PC)
                    || Property::Alphabetic.contains(point)
                    || Property::JoinControl.contains(point)
            }
            Property::Alphanumeric => in_categories(point, ND) || Property::Alphabetic.contains(point),
            Property::Graph => !in_categories(point, 1 | Z | 1 << 15 | 1 << 19),
            Property::Print => {
                (Property::Graph.contains(point) || Property::Blank.contains(point))
                    && !in_categories(point, 1 << 15)
            }
            Property::Blank => point == 9 || in_categories(point, 1 << 12),
            Property::Latin1 => point < 256,
            Property::JavaWhitespace => {
                is(9, 13)
                    || is(0x1c, 0x1f)
                    || in_categories(point, Z) && !matches!(point, 0xa0 | 0x2007 | 0x202f)
            }
            Property::JavaIdentifierStart => in_categories(point, L | NL | PC | SC),
            Property::JavaIdentifierPart => {
                in_categories(point, L | ND | NL | PC | SC | M)
                    || Property::IdentifierIgnorable.contains(point)
            }
            Property::UnicodeIdentifierStart => {
                in_categories(point, L | NL)
                    || matches!(point, 0x1885 | 0x1886 | 0x2118 | 0x212e | 0x309b | 0x309c)
            }
            Property::UnicodeIdentifierPart => {
                in_categories(point, M | NL | PC)
                    || is_letter_or_digit(point)
                    || Property::IdentifierIgnorable.contains(point)
                    || matches!(
                        point,
                        0xb7 | 0x387 | 0x1369..=0x1371 | 0x19da | 0x2118 | 0x212e | 0x309b | 0x309c
                    )
            }
            Property::IdentifierIgnorable => {
                is(0, 8) || is(14, 27) || is(127, 159) || in_categories(point, 1 << 16)
            }
        }
    }

    /// Whether only characters of the basic plane that are no surrogates belong to it, by construction.
    pub(super) fn is_basic(self) -> bool {
        matches!(self, Property::Ascii(_) | Property::HorizontalSpace | Property::VerticalSpace)
    }

    /// The class of a plain `\p{name}`: a general category, an ASCII class or one of `java.lang.Character`.
    pub(super) fn named(name: &str, ignore_case: bool) -> Option<Property> {
        if ignore_case {
            match name {
                "Lu" | "Ll" | "Lt" => return Some(Property::Categories(CASED)),
                "Lower" | "Upper" => return Some(Property::Ascii(LOWER | UPPER)),
                "javaLowerCase" | "javaUpperCase" | "javaTitleCase" => return Some(Property::Cased),
                _ => {}
            }
        }
        let categories = match name {
            "L" => L,
            "M" => M,
            "N" => N,
            "Z" => Z,
            "C" => 0b1101_1000_0000_0000_0001,
            "P" => P,
            "S" => S,
            "LC" => CASED,
            "LD" | "javaLetterOrDigit" => L | ND,
            "javaLetter" => L,
            "javaTitleCase" => 1 << 3,
            "javaSpaceChar" => Z,
            "javaISOControl" => 1 << 15,
            "javaDigit" => ND,
            _ if name.len() == 2 && name != "--" => CATEGORY_NAMES
                .as_bytes()
                .chunks(2)
                .position(|known| known == name.as_bytes())
                .map_or(0, |at| 1 << at),
            _ => 0,
        };
        if categories != 0 {
            return Some(Property::Categories(categories));
        }
        Some(match name {
            "L1" => Property::Latin1,
            "all" => Property::All,
            "ASCII" => Property::Ascii(u128::MAX),
            "Alnum" => Property::Ascii(DIGITS | UPPER | LOWER),
            "Alpha" => Property::Ascii(UPPER | LOWER),
            "Blank" => Property::Ascii(1 << 9 | 1 << 32),
            "Cntrl" => Property::Ascii(bits(0, 31) | 1 << 127),
            "Digit" => ASCII_DIGIT,
            "Graph" => Property::Ascii(GRAPH),
            "Lower" => Property::Ascii(LOWER),
            "Print" => Property::Ascii(GRAPH | 1 << 32),
            "Punct" => Property::Ascii(GRAPH & !(DIGITS | UPPER | LOWER)),
            "Space" => ASCII_SPACE,
            "Upper" => Property::Ascii(UPPER),
            "XDigit" => Property::Ascii(DIGITS | bits(0x41, 0x46) | bits(0x61, 0x66)),
            "javaLowerCase" => Property::Lowercase,
            "javaUpperCase" => Property::Uppercase,
            "javaAlphabetic" => Property::Alphabetic,
            "javaIdeographic" => Property::Table(Set::IDEOGRAPHIC),
            "javaDefined" => Property::Assigned,
            "javaWhitespace" => Property::JavaWhitespace,
            "javaMirrored" => Property::Table(Set::MIRRORED),
            "javaIdentifierIgnorable" => Property::IdentifierIgnorable,
            "javaJavaIdentifierStart" => Property::JavaIdentifierStart,
            "javaJavaIdentifierPart" => Property::JavaIdentifierPart,
            "javaUnicodeIdentifierStart" => Property::UnicodeIdentifierStart,
            "javaUnicodeIdentifierPart" => Property::UnicodeIdentifierPart,
            _ => return None,
        })
    }

    /// The class of a Unicode property: `\p{IsName}`.
    pub(super) fn unicode(name: &str, ignore_case: bool) -> Option<Property> {
        let name = name.to_uppercase();
        if ignore_case && matches!(name.as_str(), "UPPERCASE" | "LOWERCASE" | "TITLECASE") {
            return Some(Property::Cased);
        }
        Some(match name.as_str() {
            "ALPHABETIC" => Property::Alphabetic,
            "ASSIGNED" => Property::Assigned,
            "CONTROL" => Property::Categories(1 << 15),
            "DIGIT" => Property::Digit,
            "HEXDIGIT" | "HEX_DIGIT" => Property::HexDigit,
            "IDEOGRAPHIC" => Property::Table(Set::IDEOGRAPHIC),
            "JOINCONTROL" | "JOIN_CONTROL" => Property::JoinControl,
            "LETTER" => Property::Categories(L),
            "LOWERCASE" => Property::Lowercase,
            "NONCHARACTERCODEPOINT" | "NONCHARACTER_CODE_POINT" => Property::Noncharacter,
            "TITLECASE" => Property::Categories(1 << 3),
            "PUNCTUATION" => Property::Categories(P),
            "UPPERCASE" => Property::Uppercase,
            "WHITESPACE" | "WHITE_SPACE" => Property::WhiteSpace,
            "WORD" => Property::Word,
            _ => return None,
        })
    }

    /// The class of a POSIX name under `UNICODE_CHARACTER_CLASS`.
    pub(super) fn posix(name: &str, ignore_case: bool) -> Option<Property> {
        let name = name.to_uppercase();
        if ignore_case && matches!(name.as_str(), "UPPER" | "LOWER") {
            return Some(Property::Cased);
        }
        Some(match name.as_str() {
            "ALPHA" => Property::Alphabetic,
            "LOWER" => Property::Lowercase,
            "UPPER" => Property::Uppercase,
            "SPACE" => Property::WhiteSpace,
            "PUNCT" => Property::Categories(P),
            "XDIGIT" => Property::HexDigit,
            "ALNUM" => Property::Alphanumeric,
            "CNTRL" => Property::Categories(1 << 15),
            "DIGIT" => Property::Digit,
            "BLANK" => Property::Blank,
            "GRAPH" => Property::Graph,
            "PRINT" => Property::Print,
            _ => return None,
        })
    }

    /// The class of a script, by its long or four-letter name.
    pub(super) fn script(name: &str) -> Option<Property> {
        Set::of_script(&name.to_uppercase()).map(Property::Table)
    }

    /// The class of a block.
    pub(super) fn block(name: &str) -> Option<Property> {
        let name: String = name.to_uppercase().chars().filter(|c| !matches!(c, ' ' | '_' | '-')).collect();
        BLOCKS
            .iter()
            .find(|(names, ..)| names.split(' ').any(|known| known == name))
            .map(|&(_, from, to)| Property::Block(from, to))
    }
}

/// The common blocks, by their names without blanks, underscores and hyphens.
#[rustfmt::skip]
const BLOCKS: [(&str, u32, u32); 46] = [
    ("BASICLATIN", 0, 0x7f), ("LATIN1SUPPLEMENT", 0x80, 0xff), ("LATINEXTENDEDA", 0x100, 0x17f),
    ("LATINEXTENDEDB", 0x180, 0x24f), ("IPAEXTENSIONS", 0x250, 0x2af), ("SPACINGMODIFIERLETTERS", 0x2b0, 0x2ff),
    ("COMBININGDIACRITICALMARKS", 0x300, 0x36f), ("GREEK GREEKANDCOPTIC", 0x370, 0x3ff), ("CYRILLIC", 0x400, 0x4ff),
    ("ARMENIAN", 0x530, 0x58f), ("HEBREW", 0x590, 0x5ff), ("ARABIC", 0x600, 0x6ff), ("DEVANAGARI", 0x900, 0x97f),
    ("BENGALI", 0x980, 0x9ff), ("TAMIL", 0xb80, 0xbff), ("THAI", 0xe00, 0xe7f), ("GEORGIAN", 0x10a0, 0x10ff),
    ("HANGULJAMO", 0x1100, 0x11ff), ("LATINEXTENDEDADDITIONAL", 0x1e00, 0x1eff), ("GREEKEXTENDED", 0x1f00, 0x1fff),
    ("GENERALPUNCTUATION", 0x2000, 0x206f), ("SUPERSCRIPTSANDSUBSCRIPTS", 0x2070, 0x209f),
    ("CURRENCYSYMBOLS", 0x20a0, 0x20cf), ("LETTERLIKESYMBOLS", 0x2100, 0x214f), ("NUMBERFORMS", 0x2150, 0x218f),
    ("ARROWS", 0x2190, 0x21ff), ("MATHEMATICALOPERATORS", 0x2200, 0x22ff), ("MISCELLANEOUSTECHNICAL", 0x2300, 0x23ff),
    ("BOXDRAWING", 0x2500, 0x257f), ("GEOMETRICSHAPES", 0x25a0, 0x25ff), ("MISCELLANEOUSSYMBOLS", 0x2600, 0x26ff),
    ("DINGBATS", 0x2700, 0x27bf), ("CJKSYMBOLSANDPUNCTUATION", 0x3000, 0x303f), ("HIRAGANA", 0x3040, 0x309f),
    ("KATAKANA", 0x30a0, 0x30ff), ("HANGULCOMPATIBILITYJAMO", 0x3130, 0x318f),
    ("CJKUNIFIEDIDEOGRAPHSEXTENSIONA", 0x3400, 0x4dbf), ("CJKUNIFIEDIDEOGRAPHS", 0x4e00, 0x9fff),
    ("HANGULSYLLABLES", 0xac00, 0xd7af), ("HIGHSURROGATES", 0xd800, 0xdb7f), ("LOWSURROGATES", 0xdc00, 0xdfff),
    ("PRIVATEUSEAREA", 0xe000, 0xf8ff), ("CJKCOMPATIBILITYIDEOGRAPHS", 0xf900, 0xfaff),
    ("HALFWIDTHANDFULLWIDTHFORMS", 0xff00, 0xffef), ("MISCELLANEOUSSYMBOLSANDPICTOGRAPHS", 0x1f300, 0x1f5ff),
    ("EMOTICONS", 0x1f600, 0x1f64f),
];
