//! Sets of characters: what a bracket, a dot or `\p` stands for.

use super::ascii::AsciiSet;
use super::casing::{ascii_lower, ascii_upper, fold, lower, upper};
use super::property::Property;

/// A set of characters as it was written.
#[derive(Debug, Clone)]
pub(super) enum Class {
    /// The shared bit set of a bracket, for characters below 256; filled until the bracket closes.
    Bits(u32),
    Single(u32),
    /// Two letters that are one, without regard to ASCII case.
    Pair(u32, u32),
    /// All that fold to this.
    Folded(u32),
    Range(u32, u32),
    RangeIgnoringAsciiCase(u32, u32),
    RangeIgnoringCase(u32, u32),
    Property(Property),
    /// `.` with or without the line ends other than line feed.
    Dot {
        unix: bool,
    },
    Not(Box<Class>),
    AnyOf(Vec<Class>),
    AllOf(Vec<Class>),
}

/// The bits of a bracket, for the characters below 256.
pub(super) type Bits = [AsciiSet; 2];

impl Class {
    /// Whether a character belongs to the set.
    pub(super) fn contains(&self, point: u32, bits: &[Bits]) -> bool {
        let within = |from: &u32, to: &u32, point: u32| (*from..=*to).contains(&point);
        match self {
            Class::Bits(at) => point < 256 && bits[*at as usize][(point >> 7) as usize].has(point & 127),
            Class::Single(one) => point == *one,
            Class::Pair(one, other) => point == *one || point == *other,
            Class::Folded(to) => point == *to || fold(point) == *to,
            Class::Range(from, to) => within(from, to, point),
            Class::RangeIgnoringAsciiCase(from, to) => {
                within(from, to, point)
                    || point < 128
                        && (within(from, to, ascii_upper(point)) || within(from, to, ascii_lower(point)))
            }
            Class::RangeIgnoringCase(from, to) => {
                within(from, to, point) || {
                    let upper = upper(point);
                    within(from, to, upper) || within(from, to, lower(upper))
                }
            }
            Class::Property(property) => property.contains(point),
            Class::Dot { unix: true } => point != 10,
            Class::Dot { unix: false } => !matches!(point, 10 | 13 | 0x85 | 0x2028 | 0x2029),
            Class::Not(inner) => !inner.contains(point, bits),
            Class::AnyOf(parts) => parts.iter().any(|part| part.contains(point, bits)),
            Class::AllOf(parts) => parts.iter().all(|part| part.contains(point, bits)),
        }
    }

    /// The ASCII characters of the set.
    pub(super) fn ascii(&self, bits: &[Bits]) -> AsciiSet {
        match self {
            Class::Bits(at) => bits[*at as usize][0],
            Class::Range(from, to) => AsciiSet::range(*from, *to),
            Class::Property(Property::Ascii(ascii)) => *ascii,
            Class::Not(inner) => inner.ascii(bits).not(),
            Class::AnyOf(parts) => parts.iter().fold(AsciiSet::NONE, |all, part| all.or(part.ascii(bits))),
            Class::AllOf(parts) => parts.iter().fold(AsciiSet::ALL, |all, part| all.and(part.ascii(bits))),
            _ => {
                let mut all = AsciiSet::NONE;
                (0..128).filter(|&point| self.contains(point, bits)).for_each(|point| all.add(point));
                all
            }
        }
    }

    /// Whether Java sees that only characters of the basic plane that are no surrogates belong to the set.
    pub(super) fn is_basic(&self) -> bool {
        match self {
            Class::Bits(_) | Class::Pair(..) => true,
            Class::Single(point) => *point < 0xd800 || (0xe000..0x10000).contains(point),
            Class::Range(from, to) => *to < 0xd800 || *from > 0xdfff && *to < 0x10000,
            Class::Property(property) => property.is_basic(),
            Class::AnyOf(parts) => parts.iter().all(Class::is_basic),
            Class::AllOf(parts) => parts.iter().any(Class::is_basic),
            _ => false,
        }
    }

    /// What a set holds beyond ASCII, where that is simple.
    pub(super) fn beyond_ascii(&self, bits: &[Bits]) -> Beyond {
        match self {
            Class::Bits(at) => {
                if bits[*at as usize][1] == AsciiSet::NONE {
                    Beyond::None
                } else {
                    Beyond::Some
                }
            }
            Class::Single(point) if *point < 128 => Beyond::None,
            Class::Pair(..) | Class::Property(Property::Ascii(_)) => Beyond::None,
            Class::Range(_, to) if *to < 128 => Beyond::None,
            Class::Property(Property::All) => Beyond::All,
            Class::Not(inner) => match inner.beyond_ascii(bits) {
                Beyond::None => Beyond::All,
                Beyond::All => Beyond::None,
                Beyond::Some => Beyond::Some,
            },
            Class::AnyOf(parts) => {
                let mut all = Beyond::None;
                for part in parts {
                    match part.beyond_ascii(bits) {
                        Beyond::None => {}
                        Beyond::All => return Beyond::All,
                        Beyond::Some => all = Beyond::Some,
                    }
                }
                all
            }
            _ => Beyond::Some,
        }
    }

    /// The union, kept flat.
    pub(super) fn or(self, more: Class) -> Class {
        match self {
            Class::AnyOf(mut parts) => {
                parts.push(more);
                Class::AnyOf(parts)
            }
            first => Class::AnyOf(vec![first, more]),
        }
    }

    /// The intersection, kept flat.
    pub(super) fn and(self, more: Class) -> Class {
        match self {
            Class::AllOf(mut parts) => {
                parts.push(more);
                Class::AllOf(parts)
            }
            first => Class::AllOf(vec![first, more]),
        }
    }

    pub(super) fn not(self) -> Class {
        Class::Not(Box::new(self))
    }

    /// The set of one character under the flags for case.
    pub(super) fn single(point: u32, ignore_case: bool, unicode_case: bool) -> Class {
        if ignore_case && unicode_case {
            let upper = upper(point);
            let lower = lower(upper);
            if upper != lower || point != lower {
                return Class::Folded(lower);
            }
        } else if ignore_case && point < 128 {
            let other = if ascii_lower(point) == point { ascii_upper(point) } else { ascii_lower(point) };
            if other != point {
                return Class::Pair(point, other);
            }
        }
        Class::Single(point)
    }
}

/// What a set holds beyond ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    /// Nothing.
    None,
    /// Everything.
    All,
    /// That is to be asked.
    Some,
}
