//! Java's `BigDecimal`: an unscaled whole number and a count of decimals.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::{BigInt, Sign};

use crate::number::hash_big;

/// The furthest that one operation may move the decimal point, in digits.
///
/// `1E-999999999` is a short text, but aligning it with 1 would take a gigabyte.
pub(crate) const MAX_SHIFT: u64 = 100_000;

/// A decimal number of any length: `unscaled × 10^-scale`.
///
/// `==` is Java's `equals`, where the scale counts: `2.0` is not `2.00`. [`BigDecimal::compare`] goes by value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigDecimal {
    unscaled: BigInt,
    scale: i32,
}

impl BigDecimal {
    /// The number `unscaled × 10^-scale`.
    #[must_use]
    pub fn new(unscaled: BigInt, scale: i32) -> Self {
        Self { unscaled, scale }
    }

    /// Reads a text as Java's constructor does: sign, digits with at most one point, exponent; no blanks.
    ///
    /// Nothing for anything else, and for an exponent or a scale beyond 32 bits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, parse_exponent(text.get(at + 1..)?)?),
            None => (text, 0),
        };
        let (negative, digits) = match mantissa.as_bytes().first()? {
            b'-' => (true, mantissa.get(1..)?),
            b'+' => (false, mantissa.get(1..)?),
            _ => (false, mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.len() + fraction.len() == 0
            || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        let unscaled = BigInt::parse_bytes(&all, 10)?;
        let scale = i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        let unscaled = if negative { -unscaled } else { unscaled };
        Some(Self { unscaled, scale: i32::try_from(scale).ok()? })
    }

    /// The exact value of a double; nothing for NaN and infinities.
    #[must_use]
    pub fn from_f64_exact(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let bits = value.to_bits();
        let exponent_bits = i64::try_from((bits >> 52) & 0x7FF).ok()?;
        let fraction = bits & 0x000F_FFFF_FFFF_FFFF;
        let mut significand =
            if exponent_bits == 0 { fraction << 1 } else { fraction | 0x0010_0000_0000_0000 };
        if significand == 0 {
            return Some(Self::new(BigInt::ZERO, 0));
        }
        let mut exponent = exponent_bits - 1075;
        let zeros = significand.trailing_zeros();
        significand >>= zeros;
        exponent += i64::from(zeros);
        let mut unscaled = BigInt::from(significand);
        let mut scale = 0;
        if exponent > 0 {
            unscaled <<= u64::try_from(exponent).ok()?;
        } else if exponent < 0 {
            let steps = u32::try_from(-exponent).ok()?;
            unscaled *= BigInt::from(5).pow(steps);
            scale = i32::try_from(steps).ok()?;
        }
        Some(Self { unscaled: if value < 0.0 { -unscaled } else { unscaled }, scale })
    }

    /// The digits without the point.
    #[must_use]
    pub fn unscaled(&self) -> &BigInt {
        &self.unscaled
    }

    /// The number of decimals; negative for `1E+3`.
    #[must_use]
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// Whether the value is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.unscaled.sign() == Sign::NoSign
    }

    /// Orders by value, whatever the scales.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        let (ours, theirs) = (self.unscaled.sign(), other.unscaled.sign());
        if ours != theirs || ours == Sign::NoSign {
            return ours.cmp(&theirs);
        }
        // Different magnitudes decide before anything is aligned, so the shift below is at most the digits there are.
        let (our_digits, their_digits) = (self.digits(), other.digits());
        let magnitude =
            |digits: &str, scale: i32| i64::try_from(digits.len()).unwrap_or(0) - i64::from(scale);
        let by_magnitude =
            magnitude(&our_digits, self.scale).cmp(&magnitude(&their_digits, other.scale)).then_with(|| {
                let (a, b) = (our_digits.trim_end_matches('0'), their_digits.trim_end_matches('0'));
                a.cmp(b)
            });
        if ours == Sign::Minus { by_magnitude.reverse() } else { by_magnitude }
    }

    fn digits(&self) -> String {
        self.unscaled.magnitude().to_string()
    }

    /// Both numbers with the larger scale; nothing if that would take more than a hundred thousand digits.
    fn aligned(&self, other: &Self) -> Option<(BigInt, BigInt, i32)> {
        let scale = self.scale.max(other.scale);
        let lift = |number: &Self| -> Option<BigInt> {
            let shift = u64::try_from(i64::from(scale) - i64::from(number.scale)).ok()?;
            power_of_ten(shift).map(|power| &number.unscaled * power)
        };
        Some((lift(self)?, lift(other)?, scale))
    }

    /// The exact sum; nothing if the scales lie absurdly far apart.
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        self.aligned(other).map(|(a, b, scale)| Self::new(a + b, scale))
    }

    /// The exact difference; nothing if the scales lie absurdly far apart.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Option<Self> {
        self.aligned(other).map(|(a, b, scale)| Self::new(a - b, scale))
    }

    /// The exact product; nothing if its scale is beyond 32 bits.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Option<Self> {
        let scale = self.scale.checked_add(other.scale)?;
        Some(Self::new(&self.unscaled * &other.unscaled, scale))
    }

    /// The quotient with this number's scale, halves rounded toward zero; nothing for a zero divisor.
    #[must_use]
    pub fn divide_half_down(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        // self / other at self.scale: unscaled quotient = self.unscaled * 10^other.scale / other.unscaled.
        let (numerator, denominator) = match u64::try_from(other.scale) {
            Ok(shift) => (&self.unscaled * power_of_ten(shift)?, other.unscaled.clone()),
            Err(_) => {
                let shift = u64::from(other.scale.unsigned_abs());
                (self.unscaled.clone(), &other.unscaled * power_of_ten(shift)?)
            }
        };
        let quotient = &numerator / &denominator;
        let remainder = &numerator - &quotient * &denominator;
        let twice = remainder.magnitude() * 2u32;
        let rounded = if twice > *denominator.magnitude() {
            let away =
                if numerator.sign() == denominator.sign() { BigInt::from(1) } else { BigInt::from(-1) };
            quotient + away
        } else {
            quotient
        };
        Some(Self::new(rounded, self.scale))
    }

    /// The whole part, cut toward zero; zero if it would take more than a hundred thousand digits.
    #[must_use]
    pub fn to_big_int(&self) -> BigInt {
        match u64::try_from(self.scale) {
            Ok(0) => self.unscaled.clone(),
            Ok(shift) => power_of_ten(shift).map_or(BigInt::ZERO, |power| &self.unscaled / power),
            Err(_) => power_of_ten(u64::from(self.scale.unsigned_abs()))
                .map_or(BigInt::ZERO, |power| &self.unscaled * power),
        }
    }

    /// The nearest double.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        let text = format!("{}e{}", self.unscaled, -i64::from(self.scale));
        crate::parse_double(&text).unwrap_or(f64::NAN)
    }

    /// Java's `hashCode`.
    #[must_use]
    pub fn hash_code(&self) -> i32 {
        match i64::try_from(&self.unscaled) {
            // A compact value hashes the halves of its magnitude.
            Ok(compact) if compact != i64::MIN => {
                let magnitude = compact.unsigned_abs();
                #[expect(clippy::cast_possible_truncation, reason = "Java folds the halves")]
                let folded = ((magnitude >> 32) as u32).wrapping_mul(31).wrapping_add(magnitude as u32);
                let signed = folded.cast_signed();
                let hash = if compact < 0 { signed.wrapping_neg() } else { signed };
                hash.wrapping_mul(31).wrapping_add(self.scale)
            }
            _ => hash_big(&self.unscaled).wrapping_mul(31).wrapping_add(self.scale),
        }
    }
}

fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let significant = digits.trim_start_matches('0');
    if digits.is_empty() || significant.len() > 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let magnitude: i64 = if significant.is_empty() { 0 } else { significant.parse().ok()? };
    let exponent = if text.starts_with('-') { -magnitude } else { magnitude };
    i32::try_from(exponent).is_ok().then_some(exponent)
}

fn power_of_ten(exponent: u64) -> Option<BigInt> {
    if exponent > MAX_SHIFT {
        return None;
    }
    Some(BigInt::from(10).pow(u32::try_from(exponent).ok()?))
}

/// `BigDecimal.toString`: plain while the scale is not negative and the exponent at least -6, else scientific.
///
/// # AWS
/// jsonpath 7: digits kept, trailing zeros too; a plus sign in the exponent.
impl fmt::Display for BigDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        if self.unscaled.sign() == Sign::Minus {
            f.write_str("-")?;
        }
        if self.scale == 0 {
            return f.write_str(&digits);
        }
        let exponent = i64::try_from(digits.len()).unwrap_or(i64::MAX) - 1 - i64::from(self.scale);
        match usize::try_from(self.scale) {
            Ok(scale) if exponent >= -6 => match digits.len().checked_sub(scale) {
                Some(point) if point > 0 => {
                    let (whole, fraction) = digits.split_at(point);
                    write!(f, "{whole}.{fraction}")
                }
                _ => write!(f, "0.{digits:0>scale$}"),
            },
            _ => {
                let (first, rest) = digits.split_at(1);
                f.write_str(first)?;
                if !rest.is_empty() {
                    write!(f, ".{rest}")?;
                }
                match exponent {
                    0 => Ok(()),
                    positive if positive > 0 => write!(f, "E+{positive}"),
                    negative => write!(f, "E{negative}"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> BigDecimal {
        BigDecimal::parse(text).expect("a decimal")
    }

    #[test]
    fn prints_as_java() {
        for text in
            ["0", "10.00", "1E+30", "1.50000000000000000E-10", "0.000001", "1E-7", "-3.14", "0.000", "0E-7"]
        {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("1e3").to_string(), "1E+3");
        assert_eq!(decimal("+.5").to_string(), "0.5");
        assert_eq!(decimal("5.").to_string(), "5");
    }

    #[test]
    fn refuses_what_java_refuses() {
        for text in ["", "-", ".", "1e", "1e+", " 1", "1 ", "1.2.3", "0x1", "1e99999999999", "e1"] {
            assert_eq!(BigDecimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn compares_by_value() {
        assert_eq!(decimal("2.0").compare(&decimal("2.000")), Ordering::Equal);
        assert_eq!(decimal("-1").compare(&decimal("-1.5")), Ordering::Greater);
        assert_eq!(decimal("1E-2000000000").compare(&decimal("1E+2000000000")), Ordering::Less);
        assert_eq!(decimal("100").compare(&decimal("1E+2")), Ordering::Equal);
        assert_eq!(decimal("0.0").compare(&decimal("-1")), Ordering::Greater);
        assert_eq!(decimal("12").compare(&decimal("119")), Ordering::Less);
    }

    #[test]
    fn divides_at_the_left_scale() {
        assert_eq!(
            decimal("10.00").divide_half_down(&decimal("3")).map(|q| q.to_string()),
            Some("3.33".into())
        );
        assert_eq!(decimal("1").divide_half_down(&decimal("2")).map(|q| q.to_string()), Some("0".into()));
        assert_eq!(decimal("-3").divide_half_down(&decimal("2")).map(|q| q.to_string()), Some("-1".into()));
        assert_eq!(decimal("-7").divide_half_down(&decimal("4")).map(|q| q.to_string()), Some("-2".into()));
    }

    #[test]
    fn takes_doubles_exactly() {
        let exact = BigDecimal::from_f64_exact(0.1).expect("finite");
        assert_eq!(exact.to_string(), "0.1000000000000000055511151231257827021181583404541015625");
        assert_eq!(
            BigDecimal::from_f64_exact(1.0e22).expect("finite").to_string(),
            "10000000000000000000000"
        );
        assert_eq!(BigDecimal::from_f64_exact(-2.5).expect("finite").to_string(), "-2.5");
    }
}
