//! The numbers of JSON: their classes go by how they are written.
//!
//! # AWS
//! jsonpath 1.

use std::rc::Rc;

use num_bigint::BigInt;

use super::read_error::ReadErrorKind;
use crate::big_decimal::BigDecimal;
use crate::number::Number;
use crate::value::Value;

/// How long the text of one number may be, since reading digits takes time that grows with their square.
pub const MAX_DIGITS: usize = 10_000;

/// The number of a text that is one; it is whole or has a fraction or an exponent.
pub(super) fn read_number(text: &str, whole: bool) -> Result<Number, ReadErrorKind> {
    if text.len() > MAX_DIGITS {
        Err(ReadErrorKind::LongNumber)
    } else if whole {
        Ok(whole_number(text))
    } else {
        fraction(text).ok_or(ReadErrorKind::BadNumber)
    }
}

/// Whole numbers of so many digits are read here at once: those of any more may not fit a Long.
const MOST_WHOLE_DIGITS: usize = 18;

/// Fractions of at most so many characters are Doubles.
const LONGEST_DOUBLE: usize = 18;

/// Below this, each whole number has a double of its own.
const FIRST_INEXACT: u64 = 1 << 53;

/// The powers of ten that a fraction of 18 characters may need.
const POWERS: [f64; LONGEST_DOUBLE] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17];

/// Adds the number at a place of a text and tells where it ends, if it is short and without an exponent, as nearly all
/// are, and `stops` holds for what follows.
///
/// Each class is added by itself: a value that is put together first, and copied then, is waited for.
#[inline(always)]
pub(super) fn read_short(
    text: &[u8],
    start: usize,
    stops: impl Fn(u8) -> bool,
    values: &mut Vec<Value>,
) -> Option<usize> {
    let negative = text.get(start) == Some(&b'-');
    let first = start + usize::from(negative);
    let (mut digits, mut end) = (0u64, first);
    while let Some(digit) = digit_at(text, end) {
        digits = digits.wrapping_mul(10).wrapping_add(digit);
        end += 1;
    }
    if text.get(end) != Some(&b'.') {
        if !(1..=MOST_WHOLE_DIGITS).contains(&(end - first)) || !stops(*text.get(end)?) {
            return None;
        }
        let value = if negative { -digits.cast_signed() } else { digits.cast_signed() };
        match i32::try_from(value) {
            Ok(value) => values.push(Value::Number(Number::Integer(value))),
            Err(_) => values.push(Value::Number(Number::Long(value))),
        }
        return Some(end);
    }
    let point = end;
    end += 1;
    while let Some(digit) = digit_at(text, end) {
        digits = digits.wrapping_mul(10).wrapping_add(digit);
        end += 1;
    }
    if end - start > LONGEST_DOUBLE || end - first < 2 || digits >= FIRST_INEXACT || !stops(*text.get(end)?) {
        return None;
    }
    // Both are exact, so that the division rounds once, as it must.
    #[expect(clippy::cast_precision_loss, reason = "it was compared with the first that is not exact")]
    let value = digits.cast_signed() as f64 / POWERS.get(end - point - 1)?;
    values.push(Value::Number(Number::Double(if negative { -value } else { value })));
    Some(end)
}

#[inline(always)]
fn digit_at(text: &[u8], at: usize) -> Option<u64> {
    let digit = text.get(at)?.wrapping_sub(b'0');
    (digit <= 9).then(|| u64::from(digit))
}

/// The narrowest class that holds the digits; more than 19 of them are a BigInteger, leading zeros included.
fn whole_number(text: &str) -> Number {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.len() <= 9 {
        let magnitude = digits.bytes().fold(0i32, |value, digit| value * 10 + i32::from(digit - b'0'));
        return Number::Integer(if digits.len() < text.len() { -magnitude } else { magnitude });
    }
    match text.parse::<i64>() {
        Ok(value) if digits.len() <= 19 => Number::from_i64(value),
        _ => Number::BigInteger(Rc::new(text.parse::<BigInt>().unwrap_or_default())),
    }
}

/// A Double up to 18 characters, a BigDecimal beyond.
fn fraction(text: &str) -> Option<Number> {
    if text.len() > LONGEST_DOUBLE {
        BigDecimal::parse(text).map(Number::from)
    } else {
        crate::parse_double(text).map(Number::Double)
    }
}
