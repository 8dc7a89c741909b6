//! Decimal digits of any script, as `Character.isDigit` and `Integer.parseInt` know them.

/// The zeros of the decimal digits within 16 bits; each is followed by the other nine.
const ZEROS: [u32; 37] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
];

/// The value of a decimal digit; nothing for other characters and for digits beyond 16 bits.
///
/// # Examples
/// ```
/// assert_eq!(gatelens_value::digit('٣'), Some(3));
/// assert_eq!(gatelens_value::digit('½'), None);
/// ```
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    let at = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    ZEROS.get(at).map(|zero| code - zero).filter(|&value| value < 10)
}
