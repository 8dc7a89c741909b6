//! The numbers of JSON: their classes go by how they are written.
//!
//! # AWS
//! jsonpath 1.

use std::rc::Rc;

use num_bigint::BigInt;

use super::read_error::ReadErrorKind;
use crate::big_decimal::BigDecimal;
use crate::number::Number;

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
    if text.len() > 18 {
        BigDecimal::parse(text).map(Number::from)
    } else {
        crate::parse_double(text).map(Number::Double)
    }
}
