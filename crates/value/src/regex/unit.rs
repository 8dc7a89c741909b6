//! The units of a text.

/// A unit of a text: `u16` for UTF-16, `u8` for Latin-1.
pub trait Unit: Copy + Eq + std::fmt::Debug {
    /// The UTF-16 unit.
    fn get(self) -> u16;

    /// A text of such units.
    fn text(units: &[Self]) -> Text<'_>;
}

impl Unit for u8 {
    #[inline]
    fn get(self) -> u16 {
        u16::from(self)
    }

    fn text(units: &[u8]) -> Text<'_> {
        Text::Bytes(units)
    }
}

impl Unit for u16 {
    #[inline]
    fn get(self) -> u16 {
        self
    }

    fn text(units: &[u16]) -> Text<'_> {
        Text::Units(units)
    }
}

/// A text in either form of units.
#[derive(Debug, Clone, Copy)]
pub enum Text<'a> {
    /// Units below 256.
    Bytes(&'a [u8]),
    /// UTF-16 units.
    Units(&'a [u16]),
}

impl Text<'_> {
    /// The number of units.
    #[inline]
    pub(super) fn len(self) -> usize {
        match self {
            Text::Bytes(bytes) => bytes.len(),
            Text::Units(units) => units.len(),
        }
    }

    /// The unit at a place.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<u16> {
        match self {
            Text::Bytes(bytes) => bytes.get(at).map(|&byte| u16::from(byte)),
            Text::Units(units) => units.get(at).copied(),
        }
    }

    /// The unit at a place; beyond the text NUL.
    #[inline]
    pub(super) fn unit(self, at: usize) -> u16 {
        self.get(at).unwrap_or(0)
    }

    /// How far it is from a place to the next unit that satisfies a condition.
    pub(super) fn distance(self, from: usize, wanted: impl Fn(u16) -> bool) -> Option<usize> {
        match self {
            Text::Bytes(bytes) => bytes.get(from..)?.iter().position(|&byte| wanted(u16::from(byte))),
            Text::Units(units) => units.get(from..)?.iter().position(|&unit| wanted(unit)),
        }
    }

    /// The character at a place and its length in units; beyond the text NUL.
    #[inline]
    pub(super) fn point_at(self, at: usize) -> (u32, usize) {
        let unit = self.unit(at);
        if is_high(unit) {
            let next = self.unit(at + 1);
            if is_low(next) {
                return (0x10000 + (u32::from(unit & 0x3ff) << 10) + u32::from(next & 0x3ff), 2);
            }
        }
        (u32::from(unit), 1)
    }

    /// The character that ends at a place, which must not be 0, and its length in units.
    #[inline]
    pub(super) fn point_before(self, at: usize) -> (u32, usize) {
        let unit = self.unit(at - 1);
        if is_low(unit) && at > 1 && is_high(self.unit(at - 2)) {
            return (self.point_at(at - 2).0, 2);
        }
        (u32::from(unit), 1)
    }
}

/// Whether a unit is the first of a pair.
#[inline]
pub(super) fn is_high(unit: u16) -> bool {
    unit & 0xfc00 == 0xd800
}

/// Whether a unit is the second of a pair.
#[inline]
pub(super) fn is_low(unit: u16) -> bool {
    unit & 0xfc00 == 0xdc00
}
