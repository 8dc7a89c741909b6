//! Java's numbers and how they print.

use std::fmt;
use std::rc::Rc;

use num_bigint::BigInt;

use crate::big_decimal::{BigDecimal, MAX_SHIFT};
use crate::floating;
use crate::numeral;

/// A `java.lang.Number`; the class matters, since Integer 1 and Long 1 are not equal.
#[derive(Clone, Debug)]
#[repr(usize)] // as `JavaString`'s forms: what follows the tag stays aligned
pub enum Number {
    /// `java.lang.Byte`.
    Byte(i8),
    /// `java.lang.Short`.
    Short(i16),
    /// `java.lang.Integer`.
    Integer(i32),
    /// `java.lang.Long`.
    Long(i64),
    /// `java.math.BigInteger`.
    BigInteger(Rc<BigInt>),
    /// `java.lang.Float`.
    Float(f32),
    /// `java.lang.Double`.
    Double(f64),
    /// `java.math.BigDecimal`.
    BigDecimal(Rc<BigDecimal>),
}

impl Number {
    /// The narrowest of Integer, Long and BigInteger that holds the value, as the JSON reader chooses.
    #[must_use]
    pub fn whole(value: BigInt) -> Self {
        match i64::try_from(&value) {
            Ok(long) => Self::from_i64(long),
            Err(_) => Self::BigInteger(Rc::new(value)),
        }
    }

    /// An Integer if it fits, else a Long.
    #[must_use]
    pub fn from_i64(value: i64) -> Self {
        i32::try_from(value).map_or(Self::Long(value), Self::Integer)
    }

    /// The Java class.
    #[must_use]
    pub fn class_name(&self) -> &'static str {
        match self {
            Self::Byte(_) => "java.lang.Byte",
            Self::Short(_) => "java.lang.Short",
            Self::Integer(_) => "java.lang.Integer",
            Self::Long(_) => "java.lang.Long",
            Self::BigInteger(_) => "java.math.BigInteger",
            Self::Float(_) => "java.lang.Float",
            Self::Double(_) => "java.lang.Double",
            Self::BigDecimal(_) => "java.math.BigDecimal",
        }
    }

    /// Whether the class holds whole numbers only.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !matches!(self, Self::Float(_) | Self::Double(_) | Self::BigDecimal(_))
    }

    /// The value in 64 bits, if the class is Byte, Short, Integer or Long.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match *self {
            Self::Byte(n) => Some(n.into()),
            Self::Short(n) => Some(n.into()),
            Self::Integer(n) => Some(n.into()),
            Self::Long(n) => Some(n),
            _ => None,
        }
    }

    /// Java's `intValue`: the low 32 bits of a whole number, a fractional one cut toward zero and clamped.
    #[must_use]
    pub fn int_value(&self) -> i32 {
        match self {
            Self::Integer(n) => *n,
            #[expect(
                clippy::cast_possible_truncation,
                reason = "Java's narrowing of float to int saturates too"
            )]
            Self::Float(n) => *n as i32,
            #[expect(
                clippy::cast_possible_truncation,
                reason = "Java's narrowing of double to int saturates too"
            )]
            Self::Double(n) => *n as i32,
            #[expect(clippy::cast_possible_truncation, reason = "Java's narrowing of long to int wraps too")]
            _ => self.long_value() as i32,
        }
    }

    /// Java's `longValue`: the low 64 bits of a whole number, a fractional one cut toward zero and clamped.
    #[must_use]
    pub fn long_value(&self) -> i64 {
        match self {
            Self::Byte(n) => i64::from(*n),
            Self::Short(n) => i64::from(*n),
            Self::Integer(n) => i64::from(*n),
            Self::Long(n) => *n,
            Self::BigInteger(n) => low_bits(n),
            #[expect(clippy::cast_possible_truncation, reason = "Java's narrowing saturates too")]
            Self::Float(n) => *n as i64,
            #[expect(clippy::cast_possible_truncation, reason = "Java's narrowing saturates too")]
            Self::Double(n) => *n as i64,
            Self::BigDecimal(n) => low_bits(&n.to_big_int()),
        }
    }

    /// Java's `doubleValue`.
    #[must_use]
    pub fn double_value(&self) -> f64 {
        match self {
            Self::Byte(n) => f64::from(*n),
            Self::Short(n) => f64::from(*n),
            Self::Integer(n) => f64::from(*n),
            #[expect(clippy::cast_precision_loss, reason = "as Java widens")]
            Self::Long(n) => *n as f64,
            Self::BigInteger(n) => floating::parse_double(&n.to_string()).unwrap_or(f64::NAN),
            Self::Float(n) => f64::from(*n),
            Self::Double(n) => *n,
            Self::BigDecimal(n) => n.to_f64(),
        }
    }

    /// The exact value as a decimal; nothing for NaN and infinities.
    #[must_use]
    pub fn to_big_decimal(&self) -> Option<BigDecimal> {
        match self {
            Self::BigInteger(n) => Some(BigDecimal::new((**n).clone(), 0)),
            Self::Float(n) => BigDecimal::from_f64_exact(f64::from(*n)),
            Self::Double(n) => BigDecimal::from_f64_exact(*n),
            Self::BigDecimal(n) => Some((**n).clone()),
            _ => self.as_i64().map(|n| BigDecimal::new(BigInt::from(n), 0)),
        }
    }

    /// How many words of 64 bits there are to a BigInteger or BigDecimal beside the first, and to the digits by which
    /// its point may have to be moved; none for all others. Work on long numbers grows with it.
    #[must_use]
    pub fn words(&self) -> usize {
        let words = match self {
            Self::BigInteger(n) => n.bits() / 64,
            // A word holds 19 digits.
            Self::BigDecimal(n) => {
                n.unscaled().bits() / 64 + u64::from(n.scale().unsigned_abs()).min(MAX_SHIFT) / 19
            }
            _ => 0,
        };
        usize::try_from(words).unwrap_or(usize::MAX)
    }

    /// Appends the number as Java prints it.
    ///
    /// # AWS
    /// vtl 6: shortest digits that read back, `d.dddE±n` outside of 10^-3 to 10^7.
    pub fn print(&self, out: &mut String) {
        use std::fmt::Write;
        match self {
            Self::BigInteger(n) => {
                let _ = write!(out, "{n}");
            }
            Self::Float(n) => floating::print_float(*n, out),
            Self::Double(n) => floating::print_double(*n, out),
            Self::BigDecimal(n) => {
                let _ = write!(out, "{n}");
            }
            _ => {
                let whole = if let Self::Integer(n) = self { i64::from(*n) } else { self.long_value() };
                numeral::print_whole(whole, out);
            }
        }
    }

    /// Java's `equals`: the same class and the same value (a BigDecimal's scale counts, all NaNs are equal).
    #[must_use]
    pub fn java_equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Byte(a), Self::Byte(b)) => a == b,
            (Self::Short(a), Self::Short(b)) => a == b,
            (Self::Integer(a), Self::Integer(b)) => a == b,
            (Self::Long(a), Self::Long(b)) => a == b,
            (Self::BigInteger(a), Self::BigInteger(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => bits32(*a) == bits32(*b),
            (Self::Double(a), Self::Double(b)) => bits64(*a) == bits64(*b),
            (Self::BigDecimal(a), Self::BigDecimal(b)) => a == b,
            _ => false,
        }
    }

    /// Java's `hashCode`.
    #[must_use]
    pub fn hash_code(&self) -> i32 {
        match self {
            Self::Byte(n) => i32::from(*n),
            Self::Short(n) => i32::from(*n),
            Self::Integer(n) => *n,
            Self::Long(n) => fold64(n.cast_unsigned()),
            Self::BigInteger(n) => hash_big(n),
            Self::Float(n) => bits32(*n).cast_signed(),
            Self::Double(n) => fold64(bits64(*n)),
            Self::BigDecimal(n) => n.hash_code(),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.print(&mut out);
        f.write_str(&out)
    }
}

fn bits32(value: f32) -> u32 {
    if value.is_nan() { 0x7FC0_0000 } else { value.to_bits() }
}

fn bits64(value: f64) -> u64 {
    if value.is_nan() { 0x7FF8_0000_0000_0000 } else { value.to_bits() }
}

fn fold64(bits: u64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "Java folds the halves")]
    let folded = (bits ^ (bits >> 32)) as u32;
    folded.cast_signed()
}

fn low_bits(value: &BigInt) -> i64 {
    let magnitude = value.iter_u64_digits().next().unwrap_or(0).cast_signed();
    if value.sign() == num_bigint::Sign::Minus { magnitude.wrapping_neg() } else { magnitude }
}

/// `BigInteger.hashCode`: 32-bit words of the magnitude, most significant first, times the sign.
pub(crate) fn hash_big(value: &BigInt) -> i32 {
    let words: Vec<u32> = value.iter_u32_digits().collect();
    let hash = words.iter().rev().fold(0u32, |hash, &word| hash.wrapping_mul(31).wrapping_add(word));
    if value.sign() == num_bigint::Sign::Minus {
        hash.cast_signed().wrapping_neg()
    } else {
        hash.cast_signed()
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self::Integer(value)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Long(value)
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self::Double(value)
    }
}

impl From<BigInt> for Number {
    fn from(value: BigInt) -> Self {
        Self::BigInteger(Rc::new(value))
    }
}

impl From<BigDecimal> for Number {
    fn from(value: BigDecimal) -> Self {
        Self::BigDecimal(Rc::new(value))
    }
}
