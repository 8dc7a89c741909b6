//! DynamoDB's numbers: up to 38 significant digits, between 1E-130 and 9.99…E+125.

use super::refusal;
use crate::services::service::Fault;
use gatelens_value::{BigDecimal, BigInt};
use std::cmp::Ordering;

/// How long the text of a number may be before it is no number.
const MAX_TEXT: usize = 512;

/// How many significant digits a number has.
const MAX_DIGITS: usize = 38;

/// A number without zeros at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal(BigDecimal);

impl Decimal {
    /// Reads a number.
    ///
    /// # Errors
    /// The `ValidationException` of a text that is no number, or one out of range.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let number = Some(text.trim()).filter(|text| text.len() <= MAX_TEXT).and_then(BigDecimal::parse);
        let Some(number) = number else {
            return Err(refusal(if text.is_empty() {
                "The parameter cannot be converted to a numeric value".to_owned()
            } else {
                format!("The parameter cannot be converted to a numeric value: {text}")
            }));
        };
        Self::fitted(&number)
    }

    /// A whole number.
    pub fn whole(value: usize) -> Self {
        Self(BigDecimal::new(BigInt::from(value), 0))
    }

    /// A number as DynamoDB keeps it.
    fn fitted(number: &BigDecimal) -> Result<Self, Fault> {
        let digits = number.unscaled().magnitude().to_string();
        let kept = digits.trim_end_matches('0');
        if kept.is_empty() {
            return Ok(Self(BigDecimal::new(BigInt::ZERO, 0)));
        }
        let exponent = digits.len() as i64 - 1 - i64::from(number.scale());
        if kept.len() > MAX_DIGITS {
            return Err(refusal("Attempting to store more than 38 significant digits in a Number"));
        }
        if exponent > 125 {
            return Err(refusal(
                "Number overflow. Attempting to store a number with magnitude larger than supported range",
            ));
        }
        if exponent < -130 {
            return Err(refusal(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range",
            ));
        }
        let cut = digits.len() - kept.len();
        let scale = number.scale() - i32::try_from(cut).unwrap_or_default();
        let unscaled = kept.parse::<BigInt>().unwrap_or_default();
        let is_negative = *number.unscaled() < BigInt::ZERO;
        Ok(Self(BigDecimal::new(if is_negative { -unscaled } else { unscaled }, scale)))
    }

    /// The sum.
    ///
    /// # Errors
    /// The `ValidationException` of a sum out of range.
    pub fn add(&self, other: &Self) -> Result<Self, Fault> {
        Self::fitted(&self.0.add(&other.0).unwrap_or_else(|| self.0.clone()))
    }

    /// The difference.
    ///
    /// # Errors
    /// The `ValidationException` of a difference out of range.
    pub fn subtract(&self, other: &Self) -> Result<Self, Fault> {
        Self::fitted(&self.0.subtract(&other.0).unwrap_or_else(|| self.0.clone()))
    }

    /// Orders by value.
    pub fn compare(&self, other: &Self) -> Ordering {
        self.0.compare(&other.0)
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        self.0.unscaled().magnitude().to_string().len().div_ceil(2) + 1
    }
}

/// The number without an exponent.
impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.0.unscaled().magnitude().to_string();
        if *self.0.unscaled() < BigInt::ZERO {
            f.write_str("-")?;
        }
        match usize::try_from(self.0.scale()) {
            Ok(0) => f.write_str(&digits),
            Ok(scale) => match digits.len().checked_sub(scale) {
                Some(point) if point > 0 => {
                    let (whole, fraction) = digits.split_at(point);
                    write!(f, "{whole}.{fraction}")
                }
                _ => write!(f, "0.{digits:0>scale$}"),
            },
            Err(_) => {
                let zeros = usize::try_from(self.0.scale().unsigned_abs()).unwrap_or_default();
                write!(f, "{digits}{:0<zeros$}", "")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn text(number: &str) -> String {
        Decimal::parse(number).map_or_else(|fault| fault.message.unwrap_or_default(), |n| n.to_string())
    }

    #[test]
    fn numbers_are_kept_without_zeros() {
        for (given, kept) in [
            ("1.50", "1.5"),
            ("100", "100"),
            ("1e3", "1000"),
            ("-0.0", "0"),
            ("-12.5E-3", "-0.0125"),
            ("00012", "12"),
        ] {
            assert_eq!(text(given), kept);
        }
        assert_eq!(text("1E125").len(), 126);
    }

    #[test]
    fn what_is_out_of_range_is_refused() {
        assert!(text("1E126").starts_with("Number overflow."));
        assert!(text("1E-131").starts_with("Number underflow."));
        assert!(text(&"1".repeat(39)).starts_with("Attempting to store more than 38"));
        assert_eq!(text("abc"), "The parameter cannot be converted to a numeric value: abc");
        assert_eq!(text(""), "The parameter cannot be converted to a numeric value");
    }
}
