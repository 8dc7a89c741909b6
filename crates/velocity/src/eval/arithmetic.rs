//! Arithmetic and comparison of Java's numbers (vtl 5, gateway 3.4-6).

use std::cmp::Ordering;
use std::rc::Rc;

use gatelens_value::{BigDecimal, BigInt, Number};

use crate::ast::Operator;

/// How long a whole number may grow, and a decimal without its point: what is longer takes too long to multiply and
/// to print.
///
/// # Units
/// Bits.
pub(crate) const MAX_BITS: u64 = 1 << 18;

/// The steps that it takes to multiply, divide or print long numbers of so many words together ([`Number::words`]).
#[inline]
pub(crate) fn work(words: usize) -> usize {
    words.saturating_mul(words) / 64
}

/// The result of an operation.
pub(crate) enum Computed {
    Number(Number),
    /// Division by zero.
    Null,
    /// Java throws.
    Failed,
}

/// What two operands are computed as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
}

fn base(left: &Number, right: &Number) -> Base {
    let whole = left.is_whole() && right.is_whole();
    let either = |is: fn(&Number) -> bool| is(left) || is(right);
    let big = either(|number| matches!(number, Number::BigInteger(_)));
    if either(|number| matches!(number, Number::BigDecimal(_))) || (!whole && big) {
        Base::BigDecimal
    } else if whole {
        if big { Base::BigInteger } else { Base::Long }
    } else if either(|number| matches!(number, Number::Double(_))) {
        Base::Double
    } else {
        Base::Float
    }
}

/// Computes an arithmetic operation.
pub(crate) fn compute(operator: Operator, left: &Number, right: &Number) -> Computed {
    if let (Number::Integer(a), Number::Integer(b)) = (left, right) {
        let (a, b) = (i64::from(*a), i64::from(*b));
        let value = match operator {
            Operator::Add => a + b,
            Operator::Subtract => a - b,
            Operator::Multiply => a * b,
            _ if b == 0 => return Computed::Null,
            Operator::Divide => a / b,
            _ => a % b,
        };
        return Computed::Number(Number::from_i64(value));
    }
    if matches!(operator, Operator::Divide | Operator::Modulo) && is_zero(right) {
        return Computed::Null;
    }
    let number = match base(left, right) {
        Base::Long => return long(operator, left, right),
        Base::Float => {
            let (a, b) = (float(left), float(right));
            Number::Float(match operator {
                Operator::Add => a + b,
                Operator::Subtract => a - b,
                Operator::Multiply => a * b,
                Operator::Divide => a / b,
                _ => a % b,
            })
        }
        Base::Double => {
            let (a, b) = (left.double_value(), right.double_value());
            Number::Double(match operator {
                Operator::Add => a + b,
                Operator::Subtract => a - b,
                Operator::Multiply => a * b,
                Operator::Divide => a / b,
                _ => a % b,
            })
        }
        Base::BigInteger => return big_integer(operator, left, right),
        Base::BigDecimal => return big_decimal(operator, left, right),
    };
    Computed::Number(number)
}

fn long(operator: Operator, left: &Number, right: &Number) -> Computed {
    let (a, b) = (left.long_value(), right.long_value());
    let exact = match operator {
        Operator::Add => a.checked_add(b),
        Operator::Subtract => a.checked_sub(b),
        // Java's check misses this one product.
        Operator::Multiply if a == i64::MIN && b == -1 => Some(i64::MIN),
        Operator::Multiply => a.checked_mul(b),
        Operator::Divide => Some(a.wrapping_div(b)),
        _ => Some(a.wrapping_rem(b)),
    };
    Computed::Number(match exact {
        Some(value) => wrap(value, rank(left).max(rank(right))),
        None => {
            let (a, b) = (BigInt::from(a), BigInt::from(b));
            Number::BigInteger(Rc::new(match operator {
                Operator::Add => a + b,
                Operator::Subtract => a - b,
                _ => a * b,
            }))
        }
    })
}

/// The place of a class in the row Byte, Short, Integer, Long.
fn rank(number: &Number) -> u8 {
    match number {
        Number::Byte(_) => 0,
        Number::Short(_) => 1,
        Number::Integer(_) => 2,
        _ => 3,
    }
}

/// The value in the narrowest class from `rank` up that holds it.
fn wrap(value: i64, rank: u8) -> Number {
    if rank == 0
        && let Ok(value) = i8::try_from(value)
    {
        return Number::Byte(value);
    }
    if rank <= 1
        && let Ok(value) = i16::try_from(value)
    {
        return Number::Short(value);
    }
    if rank <= 2
        && let Ok(value) = i32::try_from(value)
    {
        return Number::Integer(value);
    }
    Number::Long(value)
}

fn big_integer(operator: Operator, left: &Number, right: &Number) -> Computed {
    let (a, b) = (whole(left), whole(right));
    Computed::Number(Number::BigInteger(Rc::new(match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide => a / b,
        _ if b.sign() == num_bigint::Sign::Minus => return Computed::Failed,
        _ => {
            let rest = a % &b;
            if rest.sign() == num_bigint::Sign::Minus { rest + b } else { rest }
        }
    })))
}

fn big_decimal(operator: Operator, left: &Number, right: &Number) -> Computed {
    let (Some(a), Some(b)) = (left.to_big_decimal(), right.to_big_decimal()) else { return Computed::Failed };
    let result = match operator {
        Operator::Add => a.add(&b),
        Operator::Subtract => a.subtract(&b),
        Operator::Multiply => a.multiply(&b),
        Operator::Divide => a.divide_half_down(&b),
        _ => return Computed::Failed,
    };
    match result {
        Some(value) => Computed::Number(Number::BigDecimal(Rc::new(value))),
        None => Computed::Failed,
    }
}

/// The value of a whole number.
pub(crate) fn whole(number: &Number) -> BigInt {
    match number {
        Number::BigInteger(value) => (**value).clone(),
        other => BigInt::from(other.long_value()),
    }
}

fn float(number: &Number) -> f32 {
    match number {
        Number::Float(value) => *value,
        Number::Double(value) => *value as f32,
        other => other.long_value() as f32,
    }
}

fn is_zero(number: &Number) -> bool {
    match number {
        Number::BigInteger(value) => value.sign() == num_bigint::Sign::NoSign,
        Number::BigDecimal(value) => value.is_zero(),
        Number::Float(value) => *value == 0.0,
        Number::Double(value) => *value == 0.0,
        other => other.long_value() == 0,
    }
}

/// Compares by value; a NaN equals everything. Nothing if Java throws: a NaN or infinity beside a big number.
pub(crate) fn compare(left: &Number, right: &Number) -> Option<Ordering> {
    if let (Number::Integer(a), Number::Integer(b)) = (left, right) {
        return Some(a.cmp(b));
    }
    Some(match base(left, right) {
        Base::Long => left.long_value().cmp(&right.long_value()),
        Base::Float => float(left).partial_cmp(&float(right)).unwrap_or(Ordering::Equal),
        Base::Double => left.double_value().partial_cmp(&right.double_value()).unwrap_or(Ordering::Equal),
        Base::BigInteger => whole(left).cmp(&whole(right)),
        Base::BigDecimal => {
            let (a, b): (BigDecimal, BigDecimal) = (left.to_big_decimal()?, right.to_big_decimal()?);
            a.compare(&b)
        }
    })
}
