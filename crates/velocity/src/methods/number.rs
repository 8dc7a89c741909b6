//! Numbers: conversions of all of them, and what Integer, Long, Double and BigInteger add.

use std::rc::Rc;

use gatelens_value::{BigInt, Number, Value, digit};
use num_bigint::Sign;

use super::list::natural_order;
use super::{any, arg, int};
use crate::eval::arithmetic::{MAX_BITS, whole};
use crate::eval::{Budget, Failure, Outcome, throw};

fn number(this: &Value) -> Number {
    match this {
        Value::Number(number) => number.clone(),
        _ => Number::Integer(0),
    }
}

fn long(args: &[Value], at: usize) -> i64 {
    number(arg(args, at)).long_value()
}

fn double(args: &[Value], at: usize) -> f64 {
    number(arg(args, at)).double_value()
}

fn float(value: &Value) -> f32 {
    match number(value) {
        Number::Float(value) => value,
        other if other.is_whole() && other.as_i64().is_some() => other.long_value() as f32,
        other => other.double_value() as f32,
    }
}

fn format_error<T>(text: &str) -> Result<T, Failure> {
    throw("java.lang.NumberFormatException", format!("For input string: \"{text}\""))
}

/// `Integer.parseInt` and its like: a sign and digits of the radix, nothing else.
fn parse<T: TryFrom<i64>>(value: &Value, radix: i32) -> Result<T, Failure> {
    let Some(text) = value.as_str() else { return format_error("null") };
    let Some(radix) = u32::try_from(radix).ok().filter(|radix| (2..=36).contains(radix)) else {
        return throw("java.lang.NumberFormatException", format!("radix {radix} out of range"));
    };
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    // Below zero, where the numbers reach further by one.
    let mut negative = if digits.is_empty() { None } else { Some(0i64) };
    for c in digits.chars() {
        let next = |so_far: i64, digit| so_far.checked_mul(i64::from(radix))?.checked_sub(i64::from(digit));
        negative = negative.zip(digit_in(c, radix)).and_then(|(so_far, digit)| next(so_far, digit));
    }
    let signed = if text.starts_with('-') { negative } else { negative.and_then(i64::checked_neg) };
    match signed.and_then(|number| T::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => format_error(text),
    }
}

/// `Character.digit`: a decimal digit of any script, or a Latin letter, which may be of full width.
pub(super) fn digit_in(c: char, radix: u32) -> Option<u32> {
    let letter = match c {
        'Ａ'..='Ｚ' => u32::from(c) - u32::from('Ａ') + 10,
        'ａ'..='ｚ' => u32::from(c) - u32::from('ａ') + 10,
        _ => c.to_digit(36).or_else(|| digit(c))?,
    };
    Some(letter).filter(|value| *value < radix)
}

fn parse_int(value: &Value, radix: i32) -> Outcome {
    Ok(Value::from(parse::<i32>(value, radix)?))
}

fn parse_long(value: &Value, radix: i32) -> Outcome {
    Ok(Value::from(parse::<i64>(value, radix)?))
}

fn parse_short(value: &Value, radix: i32) -> Outcome {
    Ok(Value::Number(Number::Short(parse(value, radix)?)))
}

fn parse_byte(value: &Value, radix: i32) -> Outcome {
    Ok(Value::Number(Number::Byte(parse(value, radix)?)))
}

fn parse_double(value: &Value) -> Result<f64, Failure> {
    let Some(text) = value.as_str() else { return throw("java.lang.NullPointerException", "null") };
    let trimmed = text.trim_matches(|c: char| c <= ' ');
    let sign = trimmed.starts_with('-');
    let unsigned = trimmed.strip_prefix(['+', '-']).unwrap_or(trimmed);
    match unsigned {
        "NaN" => return Ok(f64::NAN),
        "Infinity" => return Ok(if sign { f64::NEG_INFINITY } else { f64::INFINITY }),
        _ => {}
    }
    let plain = trimmed.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(trimmed);
    let hexadecimal = unsigned.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(unsigned);
    if let Some(parsed) = super::hexadecimal::parse(hexadecimal) {
        return Ok(if sign { -parsed } else { parsed });
    }
    let allowed =
        plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    match gatelens_value::parse_double(plain) {
        Some(parsed) if allowed => Ok(parsed),
        _ => format_error(text),
    }
}

/// Digits in a radix, as `Integer.toString(n, radix)`; a bad radix counts as ten.
fn in_radix(value: i128, radix: i32) -> String {
    let radix = if (2..=36).contains(&radix) { radix.unsigned_abs() } else { 10 };
    let mut digits = Vec::new();
    let mut rest = value.unsigned_abs();
    loop {
        let digit = u32::try_from(rest % u128::from(radix)).unwrap_or(0);
        digits.push(char::from_digit(digit, radix).unwrap_or('0'));
        rest /= u128::from(radix);
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        digits.push('-');
    }
    digits.iter().rev().collect()
}

fn big(value: BigInt) -> Value {
    Value::Number(Number::BigInteger(Rc::new(value)))
}

fn big_argument(args: &[Value]) -> Result<BigInt, Failure> {
    match any(args, 0) {
        Value::Number(number) => Ok(whole(&number)),
        _ => throw("java.lang.NullPointerException", "null"),
    }
}

fn big_this(this: &Value) -> BigInt {
    whole(&number(this))
}

fn nonzero(value: BigInt) -> Result<BigInt, Failure> {
    if value.sign() == Sign::NoSign {
        return throw("java.lang.ArithmeticException", "BigInteger divide by zero");
    }
    Ok(value)
}

fn counted(budget: &mut Budget<'_>, value: BigInt) -> Outcome {
    let bytes = usize::try_from(value.bits() / 8).unwrap_or(usize::MAX);
    budget.allocate(bytes)?;
    budget.work(bytes / 8)?;
    Ok(big(value))
}

/// How many words of 32 bits Java gives to a number.
const MOST_WORDS: u64 = 1 << 26;

const OVERFLOW: &str = "BigInteger would overflow supported range";

fn power(budget: &mut Budget<'_>, this: &Value, exponent: i32) -> Outcome {
    let Ok(exponent) = u32::try_from(exponent) else {
        return throw("java.lang.ArithmeticException", "Negative exponent");
    };
    let base = big_this(this);
    if base.bits() <= 1 {
        return Ok(big(base.pow(if exponent == 0 { 0 } else { 2 - exponent % 2 })));
    }
    if base.bits().saturating_mul(u64::from(exponent)) / 32 > MOST_WORDS {
        return throw("java.lang.ArithmeticException", OVERFLOW);
    }
    if base.bits().saturating_mul(u64::from(exponent)) > MAX_BITS {
        return Err(gatelens_value::Exceeded::Length.into());
    }
    counted(budget, base.pow(exponent))
}

fn shifted(budget: &mut Budget<'_>, this: &Value, by: i64) -> Outcome {
    let value = big_this(this);
    let count = by.unsigned_abs();
    if by < 0 {
        return counted(budget, value >> count);
    }
    if value.sign() == Sign::NoSign {
        return Ok(big(value));
    }
    if value.bits().saturating_add(count) >= MOST_WORDS * 32 {
        return throw("java.lang.ArithmeticException", OVERFLOW);
    }
    if value.bits().saturating_add(count) > MAX_BITS {
        return Err(gatelens_value::Exceeded::Length.into());
    }
    counted(budget, value << count)
}

/// `Double.toHexString`.
fn hex(value: f64) -> String {
    if !value.is_finite() {
        return Number::Double(value).to_string();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52) & 0x7FF, bits & 0xF_FFFF_FFFF_FFFF);
    if exponent == 0 && fraction == 0 {
        return format!("{sign}0x0.0p0");
    }
    let digits = format!("{fraction:013x}");
    let digits = digits.trim_end_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    match i64::try_from(exponent).unwrap_or(0) {
        0 => format!("{sign}0x0.{digits}p-1022"),
        exponent => format!("{sign}0x1.{digits}p{}", exponent - 1023),
    }
}

fn text(value: Number) -> Outcome {
    Ok(Value::from(value.to_string()))
}

fn max_double(a: f64, b: f64, greater: bool) -> f64 {
    if a.is_nan() || b.is_nan() {
        return f64::NAN;
    }
    let less = a.total_cmp(&b).is_lt();
    if less == greater { b } else { a }
}

methods! {
    /// What every number has.
    METHODS {
        "intValue"() "The number as an Integer, cut or wrapped." "#set($d = 5.7)$d.intValue()"
            |_, this, _| Ok(Value::from(number(this).int_value()));
        "longValue"() "The number as a Long, cut or wrapped." "#set($n = 5)$n.longValue()"
            |_, this, _| Ok(Value::from(number(this).long_value()));
        "doubleValue"() "The number as a Double." "#set($n = 5)$n.doubleValue()"
            |_, this, _| Ok(Value::from(number(this).double_value()));
        "floatValue"() "The number as a Float." "#set($n = 5)$n.floatValue()"
            |_, this, _| Ok(Value::Number(Number::Float(float(this))));
        "shortValue"() "The number as a Short, cut or wrapped." "#set($n = 70000)$n.shortValue()"
            |_, this, _| Ok(Value::Number(Number::Short(number(this).int_value() as i16)));
        "byteValue"() "The number as a Byte, cut or wrapped." "#set($n = 300)$n.byteValue()"
            |_, this, _| Ok(Value::Number(Number::Byte(number(this).int_value() as i8)));
        "compareTo"(Object) "-1, 0 or 1; both must be of one class." "#set($n = 5)$n.compareTo(6)"
            |_, this, args| Ok(Value::from(natural_order(this, arg(args, 0))?));
    }
    INTEGER {
        @shared "parseInt"(String) "Reads an Integer; blanks and fractions fail." "#set($n = 0)$n.parseInt('42')"
            |_, _, args| parse_int(arg(args, 0), 10);
        @shared "parseInt"(String, Int) "Reads an Integer in a radix." "#set($n = 0)$n.parseInt('ff', 16)"
            |_, _, args| parse_int(arg(args, 0), int(args, 1));
        @shared "valueOf"(Int) "The number itself." "#set($n = 0)$n.valueOf(42)"
            |_, _, args| Ok(Value::from(int(args, 0)));
        @shared "valueOf"(String) "Reads an Integer; blanks and fractions fail." "#set($n = 0)$n.valueOf('42')"
            |_, _, args| parse_int(arg(args, 0), 10);
        @shared "valueOf"(String, Int) "Reads an Integer in a radix." "#set($n = 0)$n.valueOf('101', 2)"
            |_, _, args| parse_int(arg(args, 0), int(args, 1));
        "toString"() "The decimal digits." "#set($n = 42)$n.toString()"
            |_, this, _| text(number(this));
        @shared "toString"(Int) "The decimal digits of a number." "#set($n = 0)$n.toString(42)"
            |_, _, args| text(Number::Integer(int(args, 0)));
        @shared "toString"(Int, Int) "The digits of a number in a radix." "#set($n = 255)$n.toString($n, 16)"
            |_, _, args| Ok(Value::from(in_radix(i128::from(int(args, 0)), int(args, 1))));
        @shared "toHexString"(Int) "The hexadecimal digits, of a negative number in two's complement." "#set($n = 255)$n.toHexString($n)"
            |_, _, args| Ok(Value::from(format!("{:x}", int(args, 0))));
        @shared "toBinaryString"(Int) "The binary digits, of a negative number in two's complement." "#set($n = 5)$n.toBinaryString($n)"
            |_, _, args| Ok(Value::from(format!("{:b}", int(args, 0))));
        @shared "toOctalString"(Int) "The octal digits, of a negative number in two's complement." "#set($n = 8)$n.toOctalString($n)"
            |_, _, args| Ok(Value::from(format!("{:o}", int(args, 0))));
        @shared "max"(Int, Int) "The greater one." "#set($n = 5)$n.max(3, 4)"
            |_, _, args| Ok(Value::from(int(args, 0).max(int(args, 1))));
        @shared "min"(Int, Int) "The smaller one." "#set($n = 5)$n.min(3, 4)"
            |_, _, args| Ok(Value::from(int(args, 0).min(int(args, 1))));
        @shared "sum"(Int, Int) "The sum in 32 bits." "#set($n = 5)$n.sum(3, 4)"
            |_, _, args| Ok(Value::from(int(args, 0).wrapping_add(int(args, 1))));
        @shared "signum"(Int) "-1, 0 or 1." "#set($n = 5)$n.signum(-3)"
            |_, _, args| Ok(Value::from(int(args, 0).signum()));
        @shared "bitCount"(Int) "How many bits are set." "#set($n = 5)$n.bitCount(7)"
            |_, _, args| Ok(Value::from(int(args, 0).count_ones().cast_signed()));
        @shared "compare"(Int, Int) "-1, 0 or 1." "#set($n = 5)$n.compare(3, 4)"
            |_, _, args| Ok(Value::from(int(args, 0).cmp(&int(args, 1)) as i32));
        "hashCode"() "The number itself." "#set($n = 5)$n.hashCode()"
            |_, this, _| Ok(Value::from(this.hash_code()?));
        @shared "hashCode"(Int) "The number itself." "#set($n = 5)$n.hashCode(6)"
            |_, _, args| Ok(Value::from(int(args, 0)));
        @shared "reverse"(Int) "The bits in reverse order." "#set($n = 5)$n.reverse(1)"
            |_, _, args| Ok(Value::from(int(args, 0).reverse_bits()));
        @shared "numberOfLeadingZeros"(Int) "How many bits before the first that is set." "#set($n = 5)$n.numberOfLeadingZeros(1)"
            |_, _, args| Ok(Value::from(int(args, 0).leading_zeros().cast_signed()));
        @shared "numberOfTrailingZeros"(Int) "How many bits after the last that is set." "#set($n = 5)$n.numberOfTrailingZeros(8)"
            |_, _, args| Ok(Value::from(int(args, 0).trailing_zeros().cast_signed()));
    }
    LONG {
        @shared "parseLong"(String) "Reads a Long; blanks and fractions fail." "#set($n = 5)$n.longValue().parseLong('42')"
            |_, _, args| parse_long(arg(args, 0), 10);
        @shared "parseLong"(String, Int) "Reads a Long in a radix." "#set($n = 5)$n.longValue().parseLong('ff', 16)"
            |_, _, args| parse_long(arg(args, 0), int(args, 1));
        @shared "valueOf"(Long) "The number as a Long." "#set($n = 5)$n.longValue().valueOf(42)"
            |_, _, args| Ok(Value::from(long(args, 0)));
        @shared "valueOf"(String) "Reads a Long; blanks and fractions fail." "#set($n = 5)$n.longValue().valueOf('42')"
            |_, _, args| parse_long(arg(args, 0), 10);
        @shared "valueOf"(String, Int) "Reads a Long in a radix." "#set($n = 5)$n.longValue().valueOf('101', 2)"
            |_, _, args| parse_long(arg(args, 0), int(args, 1));
        "toString"() "The decimal digits." "#set($n = 5)$n.longValue().toString()"
            |_, this, _| text(number(this));
        @shared "toString"(Long) "The decimal digits of a number." "#set($n = 5)$n.longValue().toString(42)"
            |_, _, args| text(Number::Long(long(args, 0)));
        @shared "toString"(Long, Int) "The digits of a number in a radix." "#set($n = 5)$n.longValue().toString(255, 16)"
            |_, _, args| Ok(Value::from(in_radix(i128::from(long(args, 0)), int(args, 1))));
        @shared "toHexString"(Long) "The hexadecimal digits, of a negative number in two's complement." "#set($n = 5)$n.longValue().toHexString(255)"
            |_, _, args| Ok(Value::from(format!("{:x}", long(args, 0))));
        @shared "toBinaryString"(Long) "The binary digits, of a negative number in two's complement." "#set($n = 5)$n.longValue().toBinaryString(5)"
            |_, _, args| Ok(Value::from(format!("{:b}", long(args, 0))));
        @shared "toOctalString"(Long) "The octal digits, of a negative number in two's complement." "#set($n = 5)$n.longValue().toOctalString(8)"
            |_, _, args| Ok(Value::from(format!("{:o}", long(args, 0))));
        @shared "max"(Long, Long) "The greater one." "#set($n = 5)$n.longValue().max(3, 4)"
            |_, _, args| Ok(Value::from(long(args, 0).max(long(args, 1))));
        @shared "min"(Long, Long) "The smaller one." "#set($n = 5)$n.longValue().min(3, 4)"
            |_, _, args| Ok(Value::from(long(args, 0).min(long(args, 1))));
        @shared "sum"(Long, Long) "The sum in 64 bits." "#set($n = 5)$n.longValue().sum(3, 4)"
            |_, _, args| Ok(Value::from(long(args, 0).wrapping_add(long(args, 1))));
        @shared "signum"(Long) "-1, 0 or 1." "#set($n = 5)$n.longValue().signum(-3)"
            |_, _, args| Ok(Value::from(i32::try_from(long(args, 0).signum()).unwrap_or(0)));
        @shared "bitCount"(Long) "How many bits are set." "#set($n = 5)$n.longValue().bitCount(7)"
            |_, _, args| Ok(Value::from(long(args, 0).count_ones().cast_signed()));
        @shared "compare"(Long, Long) "-1, 0 or 1." "#set($n = 5)$n.longValue().compare(3, 4)"
            |_, _, args| Ok(Value::from(long(args, 0).cmp(&long(args, 1)) as i32));
        "hashCode"() "The halves of the number, joined." "#set($n = 5)$n.longValue().hashCode()"
            |_, this, _| Ok(Value::from(this.hash_code()?));
        @shared "hashCode"(Long) "The halves of a number, joined." "#set($n = 5)$n.longValue().hashCode(6)"
            |_, _, args| Ok(Value::from(Number::Long(long(args, 0)).hash_code()));
    }
    SHORT {
        @shared "parseShort"(String) "Reads a Short; blanks and fractions fail." "#set($n = 5)$n.shortValue().parseShort('42')"
            |_, _, args| parse_short(arg(args, 0), 10);
        @shared "parseShort"(String, Int) "Reads a Short in a radix." "#set($n = 5)$n.shortValue().parseShort('ff', 16)"
            |_, _, args| parse_short(arg(args, 0), int(args, 1));
        @shared "valueOf"(String) "Reads a Short; blanks and fractions fail." "#set($n = 5)$n.shortValue().valueOf('42')"
            |_, _, args| parse_short(arg(args, 0), 10);
        @shared "valueOf"(String, Int) "Reads a Short in a radix." "#set($n = 5)$n.shortValue().valueOf('ff', 16)"
            |_, _, args| parse_short(arg(args, 0), int(args, 1));
        @shared "valueOf"(Short) "The number as a Short." "#set($n = 5)#set($h = $n.shortValue())$h.valueOf($h)"
            |_, _, args| Ok(Value::Number(Number::Short(int(args, 0) as i16)));
        "toString"() "The decimal digits." "#set($n = 5)$n.shortValue().toString()"
            |_, this, _| text(number(this));
        @shared "toString"(Short) "The decimal digits of a number." "#set($n = 5)#set($h = $n.shortValue())$h.toString($h)"
            |_, _, args| text(Number::Integer(int(args, 0)));
        @shared "compare"(Short, Short) "The difference of two numbers." "#set($n = 5)#set($h = $n.shortValue())$h.compare($h, $h)"
            |_, _, args| Ok(Value::from(int(args, 0) - int(args, 1)));
        "hashCode"() "The number itself." "#set($n = 5)$n.shortValue().hashCode()"
            |_, this, _| Ok(Value::from(number(this).int_value()));
        @shared "hashCode"(Short) "The number itself." "#set($n = 5)#set($h = $n.shortValue())$h.hashCode($h)"
            |_, _, args| Ok(Value::from(int(args, 0)));
    }
    BYTE {
        @shared "parseByte"(String) "Reads a Byte; blanks and fractions fail." "#set($n = 5)$n.byteValue().parseByte('42')"
            |_, _, args| parse_byte(arg(args, 0), 10);
        @shared "parseByte"(String, Int) "Reads a Byte in a radix." "#set($n = 5)$n.byteValue().parseByte('7f', 16)"
            |_, _, args| parse_byte(arg(args, 0), int(args, 1));
        @shared "valueOf"(String) "Reads a Byte; blanks and fractions fail." "#set($n = 5)$n.byteValue().valueOf('42')"
            |_, _, args| parse_byte(arg(args, 0), 10);
        @shared "valueOf"(String, Int) "Reads a Byte in a radix." "#set($n = 5)$n.byteValue().valueOf('7f', 16)"
            |_, _, args| parse_byte(arg(args, 0), int(args, 1));
        @shared "valueOf"(Byte) "The number as a Byte." "#set($n = 5)#set($h = $n.byteValue())$h.valueOf($h)"
            |_, _, args| Ok(Value::Number(Number::Byte(int(args, 0) as i8)));
        "toString"() "The decimal digits." "#set($n = 5)$n.byteValue().toString()"
            |_, this, _| text(number(this));
        @shared "toString"(Byte) "The decimal digits of a number." "#set($n = 5)#set($h = $n.byteValue())$h.toString($h)"
            |_, _, args| text(Number::Integer(int(args, 0)));
        @shared "compare"(Byte, Byte) "The difference of two numbers." "#set($n = 5)#set($h = $n.byteValue())$h.compare($h, $h)"
            |_, _, args| Ok(Value::from(int(args, 0) - int(args, 1)));
        "hashCode"() "The number itself." "#set($n = 5)$n.byteValue().hashCode()"
            |_, this, _| Ok(Value::from(number(this).int_value()));
        @shared "hashCode"(Byte) "The number itself." "#set($n = 5)#set($h = $n.byteValue())$h.hashCode($h)"
            |_, _, args| Ok(Value::from(int(args, 0)));
    }
    DOUBLE {
        @shared "parseDouble"(String) "Reads a Double." "#set($d = 0.0)$d.parseDouble('1.5')"
            |_, _, args| Ok(Value::from(parse_double(arg(args, 0))?));
        @shared "valueOf"(Double) "The number as a Double." "#set($d = 0.0)$d.valueOf(1)"
            |_, _, args| Ok(Value::from(double(args, 0)));
        @shared "valueOf"(String) "Reads a Double." "#set($d = 0.0)$d.valueOf('1.5')"
            |_, _, args| Ok(Value::from(parse_double(arg(args, 0))?));
        "isNaN"() "Whether it is no number." "#set($d = 1.5)$d.isNaN()"
            |_, this, _| Ok(Value::Boolean(number(this).double_value().is_nan()));
        @shared "isNaN"(Double) "Whether a number is none." "#set($d = 1.5)$d.isNaN($d)"
            |_, _, args| Ok(Value::Boolean(double(args, 0).is_nan()));
        "isInfinite"() "Whether it is infinite." "#set($d = 1.5)$d.isInfinite()"
            |_, this, _| Ok(Value::Boolean(number(this).double_value().is_infinite()));
        @shared "isInfinite"(Double) "Whether a number is infinite." "#set($d = 1.5)$d.isInfinite($d)"
            |_, _, args| Ok(Value::Boolean(double(args, 0).is_infinite()));
        @shared "isFinite"(Double) "Whether a number is finite." "#set($d = 1.5)$d.isFinite($d)"
            |_, _, args| Ok(Value::Boolean(double(args, 0).is_finite()));
        "toString"() "The shortest digits that read back." "#set($d = 1.5)$d.toString()"
            |_, this, _| text(number(this));
        @shared "toString"(Double) "The shortest digits that read back." "#set($d = 1.5)$d.toString(2)"
            |_, _, args| text(Number::Double(double(args, 0)));
        @shared "toHexString"(Double) "The exact hexadecimal form." "#set($d = 1.5)$d.toHexString($d)"
            |_, _, args| Ok(Value::from(hex(double(args, 0))));
        @shared "max"(Double, Double) "The greater one." "#set($d = 1.5)$d.max(3, 4)"
            |_, _, args| Ok(Value::from(max_double(double(args, 0), double(args, 1), true)));
        @shared "min"(Double, Double) "The smaller one." "#set($d = 1.5)$d.min(3, 4)"
            |_, _, args| Ok(Value::from(max_double(double(args, 0), double(args, 1), false)));
        @shared "sum"(Double, Double) "The sum." "#set($d = 1.5)$d.sum(3, 4)"
            |_, _, args| Ok(Value::from(double(args, 0) + double(args, 1)));
        @shared "compare"(Double, Double) "-1, 0 or 1." "#set($d = 1.5)$d.compare(3, 4)"
            |_, _, args| Ok(Value::from(natural_order(&Value::from(double(args, 0)), &Value::from(double(args, 1)))?));
        "hashCode"() "The halves of the bits, joined." "#set($d = 1.5)$d.hashCode()"
            |_, this, _| Ok(Value::from(this.hash_code()?));
        @shared "hashCode"(Double) "The halves of the bits, joined." "#set($d = 1.5)$d.hashCode(2.5)"
            |_, _, args| Ok(Value::from(Number::Double(double(args, 0)).hash_code()));
    }
    FLOAT {
        @shared "parseFloat"(String) "Reads a Float." "#set($n = 5)$n.floatValue().parseFloat('1.5')"
            |_, _, args| Ok(Value::Number(Number::Float(parse_double(arg(args, 0))? as f32)));
        @shared "valueOf"(Float) "The number as a Float." "#set($n = 5)$n.floatValue().valueOf(1)"
            |_, _, args| Ok(Value::Number(Number::Float(float(arg(args, 0)))));
        @shared "valueOf"(String) "Reads a Float." "#set($n = 5)$n.floatValue().valueOf('1.5')"
            |_, _, args| Ok(Value::Number(Number::Float(parse_double(arg(args, 0))? as f32)));
        "isNaN"() "Whether it is no number." "#set($n = 5)$n.floatValue().isNaN()"
            |_, this, _| Ok(Value::Boolean(number(this).double_value().is_nan()));
        @shared "isNaN"(Float) "Whether a number is none." "#set($n = 5)$n.floatValue().isNaN(1)"
            |_, _, args| Ok(Value::Boolean(float(arg(args, 0)).is_nan()));
        "isInfinite"() "Whether it is infinite." "#set($n = 5)$n.floatValue().isInfinite()"
            |_, this, _| Ok(Value::Boolean(number(this).double_value().is_infinite()));
        @shared "isInfinite"(Float) "Whether a number is infinite." "#set($n = 5)$n.floatValue().isInfinite(1)"
            |_, _, args| Ok(Value::Boolean(float(arg(args, 0)).is_infinite()));
        @shared "isFinite"(Float) "Whether a number is finite." "#set($n = 5)$n.floatValue().isFinite(1)"
            |_, _, args| Ok(Value::Boolean(float(arg(args, 0)).is_finite()));
        "toString"() "The shortest digits that read back." "#set($n = 5)$n.floatValue().toString()"
            |_, this, _| text(number(this));
        @shared "toString"(Float) "The shortest digits that read back." "#set($n = 5)$n.floatValue().toString(2)"
            |_, _, args| text(Number::Float(float(arg(args, 0))));
        @shared "compare"(Float, Float) "-1, 0 or 1." "#set($n = 5)$n.floatValue().compare(3, 4)"
            |_, _, args| {
                let given = |at| Value::Number(Number::Float(float(arg(args, at))));
                Ok(Value::from(natural_order(&given(0), &given(1))?))
            };
        "hashCode"() "The bits." "#set($n = 5)$n.floatValue().hashCode()"
            |_, this, _| Ok(Value::from(number(this).hash_code()));
        @shared "hashCode"(Float) "The bits." "#set($n = 5)$n.floatValue().hashCode(2)"
            |_, _, args| Ok(Value::from(Number::Float(float(arg(args, 0))).hash_code()));
    }
    BIG_INTEGER {
        "add"(BigInteger) "The sum." "#set($b = 99999999999999999999)$b.add($b)"
            |budget, this, args| counted(budget, big_this(this) + big_argument(args)?);
        "subtract"(BigInteger) "The difference." "#set($b = 99999999999999999999)$b.subtract($b)"
            |budget, this, args| counted(budget, big_this(this) - big_argument(args)?);
        "multiply"(BigInteger) "The product." "#set($b = 99999999999999999999)$b.multiply($b)"
            |budget, this, args| {
                let (a, b) = (big_this(this), big_argument(args)?);
                budget.work(usize::try_from(a.bits() / 64 * (b.bits() / 64)).unwrap_or(usize::MAX))?;
                counted(budget, a * b)
            };
        "divide"(BigInteger) "The quotient, cut toward zero." "#set($b = 99999999999999999999)$b.divide($b)"
            |budget, this, args| counted(budget, big_this(this) / nonzero(big_argument(args)?)?);
        "remainder"(BigInteger) "The rest, with the sign of the left side." "#set($b = 99999999999999999999)$b.remainder($b)"
            |budget, this, args| counted(budget, big_this(this) % nonzero(big_argument(args)?)?);
        "mod"(BigInteger) "The rest, never negative." "#set($b = 99999999999999999999)$b.mod($b)"
            |budget, this, args| {
                let modulus = big_argument(args)?;
                if modulus.sign() != Sign::Plus {
                    return throw("java.lang.ArithmeticException", "BigInteger: modulus not positive");
                }
                let rest = big_this(this) % &modulus;
                counted(budget, if rest.sign() == Sign::Minus { rest + modulus } else { rest })
            };
        "pow"(Int) "The power." "#set($b = 99999999999999999999)$b.pow(2)"
            |budget, this, args| power(budget, this, int(args, 0));
        "negate"() "The number with the other sign." "#set($b = 99999999999999999999)$b.negate()"
            |budget, this, _| counted(budget, -big_this(this));
        "signum"() "-1, 0 or 1." "#set($b = 99999999999999999999)$b.signum()"
            |_, this, _| Ok(Value::from(match big_this(this).sign() {
                Sign::Minus => -1,
                Sign::NoSign => 0,
                Sign::Plus => 1,
            }));
        "abs"() "The number without its sign." "#set($b = 99999999999999999999)$b.abs()"
            |budget, this, _| {
                let value = big_this(this);
                counted(budget, if value.sign() == Sign::Minus { -value } else { value })
            };
        "max"(BigInteger) "The greater one." "#set($b = 99999999999999999999)$b.max($b)"
            |budget, this, args| counted(budget, big_this(this).max(big_argument(args)?));
        "min"(BigInteger) "The smaller one." "#set($b = 99999999999999999999)$b.min($b)"
            |budget, this, args| counted(budget, big_this(this).min(big_argument(args)?));
        "gcd"(BigInteger) "The greatest common divisor." "#set($b = 99999999999999999999)$b.gcd($b)"
            |budget, this, args| {
                let (mut a, mut b) = (big_this(this), big_argument(args)?);
                while b.sign() != Sign::NoSign {
                    budget.work(8 + usize::try_from(a.bits() / 64).unwrap_or(usize::MAX))?;
                    (a, b) = (b.clone(), a % b);
                }
                counted(budget, if a.sign() == Sign::Minus { -a } else { a })
            };
        "shiftLeft"(Int) "The number times a power of two." "#set($b = 99999999999999999999)$b.shiftLeft(1)"
            |budget, this, args| shifted(budget, this, i64::from(int(args, 0)));
        "shiftRight"(Int) "The number divided by a power of two, rounded down." "#set($b = 99999999999999999999)$b.shiftRight(1)"
            |budget, this, args| shifted(budget, this, -i64::from(int(args, 0)));
        "testBit"(Int) "Whether a bit is set." "#set($b = 99999999999999999999)$b.testBit(0)"
            |_, this, args| match u64::try_from(int(args, 0)) {
                Ok(bit) => Ok(Value::Boolean(big_this(this).bit(bit))),
                Err(_) => throw("java.lang.ArithmeticException", "Negative bit address"),
            };
        "and"(BigInteger) "The bits that both have." "#set($b = 99999999999999999999)$b.and($b)"
            |budget, this, args| counted(budget, big_this(this) & big_argument(args)?);
        "or"(BigInteger) "The bits that one or both have." "#set($b = 99999999999999999999)$b.or($b)"
            |budget, this, args| counted(budget, big_this(this) | big_argument(args)?);
        "xor"(BigInteger) "The bits that only one has." "#set($b = 99999999999999999999)$b.xor($b)"
            |budget, this, args| counted(budget, big_this(this) ^ big_argument(args)?);
        "not"() "All bits turned." "#set($b = 99999999999999999999)$b.not()"
            |budget, this, _| counted(budget, -big_this(this) - 1);
        "getLowestSetBit"() "The lowest bit that is set, or -1." "#set($b = 99999999999999999999)$b.lowestSetBit"
            |_, this, _| Ok(big_this(this).trailing_zeros().map_or(Value::from(-1), |bit| {
                super::integer(usize::try_from(bit).unwrap_or(usize::MAX))
            }));
        "bitCount"() "How many bits differ from the sign." "#set($b = 99999999999999999999)$b.bitCount()"
            |_, this, _| {
                let value = big_this(this);
                let value = if value.sign() == Sign::Minus { -value - 1 } else { value };
                let ones: u32 = value.iter_u64_digits().map(u64::count_ones).sum();
                Ok(Value::from(ones.cast_signed()))
            };
        "bitLength"() "The number of bits without the sign." "#set($b = 99999999999999999999)$b.bitLength()"
            |_, this, _| {
                let value = big_this(this);
                let value = if value.sign() == Sign::Minus { -value - 1 } else { value };
                Ok(super::integer(usize::try_from(value.bits()).unwrap_or(usize::MAX)))
            };
        "toString"() "The decimal digits." "#set($b = 99999999999999999999)$b.toString()"
            |_, this, _| text(number(this));
        "toString"(Int) "The digits in a radix." "#set($b = 99999999999999999999)$b.toString(16)"
            |_, this, args| {
                let radix = int(args, 0);
                let radix = if (2..=36).contains(&radix) { radix.unsigned_abs() } else { 10 };
                Ok(Value::from(big_this(this).to_str_radix(radix)))
            };
        @shared "valueOf"(Long) "A number as a BigInteger." "#set($b = 99999999999999999999)$b.valueOf(5)"
            |_, _, args| Ok(big(BigInt::from(long(args, 0))));
    }
}
