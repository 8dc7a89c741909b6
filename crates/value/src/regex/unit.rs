//! The units of a text.

/// A unit of a text: `u16` for UTF-16, `u8` for Latin-1.
pub trait Unit: Copy + Eq + std::fmt::Debug {
    /// Whether two units can make one character.
    const SURROGATES: bool;

    /// The UTF-16 unit.
    fn get(self) -> u16;
}

impl Unit for u8 {
    const SURROGATES: bool = false;

    #[inline]
    fn get(self) -> u16 {
        u16::from(self)
    }
}

impl Unit for u16 {
    const SURROGATES: bool = true;

    #[inline]
    fn get(self) -> u16 {
        self
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

/// The character at a place, which must be inside the text, and its length in units.
#[inline]
pub(super) fn point_at<U: Unit>(text: &[U], at: usize) -> (u32, usize) {
    let unit = text[at].get();
    if U::SURROGATES && is_high(unit) && at + 1 < text.len() {
        let next = text[at + 1].get();
        if is_low(next) {
            return (0x10000 + (u32::from(unit & 0x3ff) << 10) + u32::from(next & 0x3ff), 2);
        }
    }
    (u32::from(unit), 1)
}

/// The character that ends at a place, which must not be 0, and its length in units.
#[inline]
pub(super) fn point_before<U: Unit>(text: &[U], at: usize) -> (u32, usize) {
    let unit = text[at - 1].get();
    if U::SURROGATES && is_low(unit) && at > 1 && is_high(text[at - 2].get()) {
        return (point_at(text, at - 2).0, 2);
    }
    (u32::from(unit), 1)
}
