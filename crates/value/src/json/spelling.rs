//! Which texts of standard JSON the writer would write in just the same way.
//!
//! A no is never wrong: it costs a reading and a writing. A yes must be certain.

use super::writer::{Style, escape_at};

/// Doubles with so many digits are the only ones of so few digits that are nearest to their double.
const CERTAIN_DIGITS: usize = 15;
/// Longer fractions are BigDecimals, which keep their digits.
const LONGEST_DOUBLE: usize = 18;

/// Whether a number prints as it is written, by its digits before and behind the point (no exponent).
///
/// # AWS
/// vtl 6, jsonpath 1: Java prints `d.ddd` from 10^-3 to 10^7, without zeros at the end but for one behind the point.
#[inline(always)]
pub(super) fn number_stays(whole: &[u8], fraction: Option<&[u8]>, length: usize) -> bool {
    let Some(fraction) = fraction else { return true };
    let at_least_one = whole != b"0";
    if length > LONGEST_DOUBLE {
        return at_least_one || fraction.first().is_some_and(|&digit| digit != b'0');
    }
    let is_zero = fraction == b"0";
    let ends_well = is_zero || fraction.last().is_some_and(|&digit| digit != b'0');
    let plain = at_least_one || is_zero || fraction.iter().take(3).any(|&digit| digit != b'0');
    ends_well && plain && whole.len() <= 7 && whole.len() + fraction.len() <= CERTAIN_DIGITS
}

/// Whether an escape is the one that the writer uses for its character.
#[inline(always)]
pub(super) fn escape_stays(letter: u8) -> bool {
    matches!(letter, b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't')
}

/// The width of the character beyond ASCII at `at`, and whether it stands as it is.
#[inline(always)]
pub(super) fn character_stays(text: &[u8], at: usize, byte: u8) -> (usize, bool) {
    let (width, escape) = escape_at(text, at, byte, Style::Lt);
    (width, escape.is_none())
}
