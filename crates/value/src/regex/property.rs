//! The classes behind `\p{…}`, `\w`, `\d`, `\s`, `\h` and `\v`.

use super::ascii::AsciiSet;
use super::unicode::{Set, category, in_categories, is_letter_or_digit};

/// A named class of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    /// ASCII characters.
    Ascii(AsciiSet),
    /// General categories, one bit each.
    Categories(u32),
    /// A set of the tables: a script.
    Table(Set),
    /// A Unicode block.
    Block(u32, u32),
    /// All characters.
    All,
    HorizontalSpace,
    VerticalSpace,
    Alphabetic,
    Lowercase,
    Uppercase,
    Titlecase,
    Cased,
    WhiteSpace,
    HexDigit,
    Noncharacter,
    Assigned,
    Word,
    Alphanumeric,
    Graph,
    Print,
    Blank,
    JavaWhitespace,
    JavaIdentifierStart,
    JavaIdentifierPart,
    UnicodeIdentifierStart,
    UnicodeIdentifierPart,
    IdentifierIgnorable,
}

const DIGITS: AsciiSet = AsciiSet::range(0x30, 0x39);
const UPPER: AsciiSet = AsciiSet::range(0x41, 0x5a);
const LOWER: AsciiSet = AsciiSet::range(0x61, 0x7a);
const ALPHA: AsciiSet = UPPER.or(LOWER);
const ALNUM: AsciiSet = ALPHA.or(DIGITS);
const GRAPH: AsciiSet = AsciiSet::range(0x21, 0x7e);
const BLANK: AsciiSet = AsciiSet::range(32, 32);

pub(super) const ASCII_DIGIT: Property = Property::Ascii(DIGITS);
pub(super) const ASCII_SPACE: Property = Property::Ascii(AsciiSet::range(9, 13).or(BLANK));
pub(super) const ASCII_WORD: Property = Property::Ascii(ALNUM.or(AsciiSet::range(0x5f, 0x5f)));

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
    /// Decimal digits of all scripts.
    pub(super) const DIGIT: Property = Property::Categories(ND);

    /// Whether a character belongs to the class.
    pub(super) fn contains(self, point: u32) -> bool {
        let is = |from, to| (from..=to).contains(&point);
        match self {
            Property::Ascii(ascii) => point < 128 && ascii.has(point),
            Property::Categories(mask) => in_categories(point, mask),
            Property::Table(set) => set.contains(point),
            Property::Block(from, to) => is(from, to),
            Property::All => true,
            Property::HorizontalSpace => {
                matches!(point, 9 | 32 | 0xa0 | 0x1680 | 0x180e | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000)
            }
            Property::VerticalSpace => matches!(point, 10..=13 | 0x85 | 0x2028 | 0x2029),
            Property::Alphabetic => in_categories(point, L | NL) || Set::ALPHABETIC.contains(point),
            Property::Lowercase => in_categories(point, 1 << 2) || Set::LOWERCASE.contains(point),
            Property::Uppercase => in_categories(point, 1 << 1) || Set::UPPERCASE.contains(point),
            Property::Titlecase => in_categories(point, 1 << 3),
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
            Property::Word => {
                in_categories(point, M | ND | PC)
                    || Property::Alphabetic.contains(point)
                    || is(0x200c, 0x200d)
            }
            Property::Alphanumeric => in_categories(point, ND) || Property::Alphabetic.contains(point),
            Property::Graph => !in_categories(point, 1 | Z | 1 << 15 | 1 << 19),
            Property::Print => {
                (Property::Graph.contains(point) || Property::Blank.contains(point))
                    && !in_categories(point, 1 << 15)
            }
            Property::Blank => point == 9 || in_categories(point, 1 << 12),
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
        let property = found(NAMED, name).or_else(|| {
            let at = CATEGORY_NAMES.as_bytes().chunks(2).position(|known| known == name.as_bytes())?;
            (at != NO_CATEGORY).then_some(Property::Categories(1 << at))
        })?;
        Some(if ignore_case { property.ignoring_case() } else { property })
    }

    /// The class of a Unicode property: `\p{IsName}`.
    pub(super) fn unicode(name: &str, ignore_case: bool) -> Option<Property> {
        let name = name.to_ascii_uppercase().replace('_', "");
        let property = found(UNICODE, &name)?;
        Some(if ignore_case { property.ignoring_case() } else { property })
    }

    /// The class of a POSIX name under `UNICODE_CHARACTER_CLASS`.
    pub(super) fn posix(name: &str, ignore_case: bool) -> Option<Property> {
        let property = found(POSIX, &name.to_ascii_uppercase())?;
        Some(if ignore_case { property.ignoring_case() } else { property })
    }

    /// What stands for a class of letters of one case when case means nothing.
    fn ignoring_case(self) -> Property {
        match self {
            Property::Categories(2 | 4 | 8) => Property::Categories(CASED),
            Property::Ascii(ascii) if ascii == LOWER || ascii == UPPER => Property::Ascii(ALPHA),
            Property::Lowercase | Property::Uppercase | Property::Titlecase => Property::Cased,
            other => other,
        }
    }

    /// The class of a script, by its long or four-letter name.
    pub(super) fn script(name: &str) -> Option<Property> {
        Set::of_script(&name.to_ascii_uppercase()).map(Property::Table)
    }

    /// The class of a block.
    pub(super) fn block(name: &str) -> Option<Property> {
        let name: String =
            name.to_ascii_uppercase().chars().filter(|c| !matches!(c, ' ' | '_' | '-')).collect();
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

fn found(table: &[(&str, Property)], name: &str) -> Option<Property> {
    table.iter().find(|(known, _)| *known == name).map(|&(_, property)| property)
}

/// Where [`CATEGORY_NAMES`] has a gap.
const NO_CATEGORY: usize = 17;

#[rustfmt::skip]
const NAMED: &[(&str, Property)] = &[
    ("L", Property::Categories(L)), ("M", Property::Categories(M)), ("N", Property::Categories(N)),
    ("Z", Property::Categories(Z)), ("C", Property::Categories(0b1101_1000_0000_0000_0001)),
    ("P", Property::Categories(P)), ("S", Property::Categories(S)), ("LC", Property::Categories(CASED)),
    ("LD", Property::Categories(L | ND)), ("L1", Property::Block(0, 255)), ("all", Property::All),
    ("ASCII", Property::Ascii(AsciiSet::ALL)), ("Alnum", Property::Ascii(ALNUM)), ("Alpha", Property::Ascii(ALPHA)),
    ("Blank", Property::Ascii(BLANK.or(AsciiSet::range(9, 9)))),
    ("Cntrl", Property::Ascii(AsciiSet::range(0, 31).or(AsciiSet::range(127, 127)))), ("Digit", ASCII_DIGIT),
    ("Graph", Property::Ascii(GRAPH)), ("Lower", Property::Ascii(LOWER)), ("Print", Property::Ascii(GRAPH.or(BLANK))),
    ("Punct", Property::Ascii(GRAPH.and(ALNUM.not()))), ("Space", ASCII_SPACE), ("Upper", Property::Ascii(UPPER)),
    ("XDigit", Property::Ascii(DIGITS.or(AsciiSet::range(0x41, 0x46)).or(AsciiSet::range(0x61, 0x66)))),
    ("javaLowerCase", Property::Lowercase), ("javaUpperCase", Property::Uppercase),
    ("javaAlphabetic", Property::Alphabetic), ("javaIdeographic", Property::Table(Set::IDEOGRAPHIC)),
    ("javaTitleCase", Property::Titlecase), ("javaDigit", Property::Categories(ND)),
    ("javaDefined", Property::Assigned), ("javaLetter", Property::Categories(L)),
    ("javaLetterOrDigit", Property::Categories(L | ND)), ("javaSpaceChar", Property::Categories(Z)),
    ("javaWhitespace", Property::JavaWhitespace), ("javaISOControl", Property::Categories(1 << 15)),
    ("javaMirrored", Property::Table(Set::MIRRORED)), ("javaIdentifierIgnorable", Property::IdentifierIgnorable),
    ("javaJavaIdentifierStart", Property::JavaIdentifierStart), ("javaJavaIdentifierPart", Property::JavaIdentifierPart),
    ("javaUnicodeIdentifierStart", Property::UnicodeIdentifierStart),
    ("javaUnicodeIdentifierPart", Property::UnicodeIdentifierPart),
];

#[rustfmt::skip]
const UNICODE: &[(&str, Property)] = &[
    ("ALPHABETIC", Property::Alphabetic), ("ASSIGNED", Property::Assigned), ("CONTROL", Property::Categories(1 << 15)),
    ("DIGIT", Property::Categories(ND)), ("HEXDIGIT", Property::HexDigit), ("IDEOGRAPHIC", Property::Table(Set::IDEOGRAPHIC)),
    ("JOINCONTROL", Property::Block(0x200c, 0x200d)), ("LETTER", Property::Categories(L)), ("LOWERCASE", Property::Lowercase),
    ("NONCHARACTERCODEPOINT", Property::Noncharacter), ("TITLECASE", Property::Titlecase),
    ("PUNCTUATION", Property::Categories(P)), ("UPPERCASE", Property::Uppercase), ("WHITESPACE", Property::WhiteSpace),
    ("WORD", Property::Word),
];

#[rustfmt::skip]
const POSIX: &[(&str, Property)] = &[
    ("ALPHA", Property::Alphabetic), ("LOWER", Property::Lowercase), ("UPPER", Property::Uppercase),
    ("SPACE", Property::WhiteSpace), ("PUNCT", Property::Categories(P)), ("XDIGIT", Property::HexDigit),
    ("ALNUM", Property::Alphanumeric), ("CNTRL", Property::Categories(1 << 15)), ("DIGIT", Property::Categories(ND)),
    ("BLANK", Property::Blank), ("GRAPH", Property::Graph), ("PRINT", Property::Print),
];
