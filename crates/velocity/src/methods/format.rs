//! `String.format` (vtl 8), in English.

use gatelens_value::{BigDecimal, BigInt, Exceeded, JavaString, Number, TextBuilder, Value};
use num_bigint::Sign;

use crate::eval::arithmetic::{self, whole};
use crate::eval::{Budget, Failure, throw};

/// Formats values by a pattern; without an array of values each of them is null.
pub(super) fn format(
    budget: &mut Budget<'_>,
    pattern: &JavaString,
    values: Option<&[Value]>,
) -> Result<JavaString, Failure> {
    budget.work(pattern.byte_len() / 16)?;
    let lossy = pattern.to_utf8_lossy();
    let mut out = TextBuilder::with_limit(budget.limits.string_bytes);
    let mut rest: &str = &lossy;
    let mut next = 0;
    let mut last: Option<usize> = None;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let (spec, len) = Spec::read(&rest[at..])?;
        rest = &rest[at + len..];
        if matches!(spec.conversion, 'n' | '%') {
            spec.plain(&mut out)?;
            continue;
        }
        let index = match spec.index {
            Index::Next => {
                next += 1;
                Some(next - 1)
            }
            Index::At(index) => Some(index - 1),
            Index::Previous => last,
        };
        last = index;
        let value = match values {
            Some(values) => index.and_then(|index| values.get(index)),
            None => index.map(|_| &Value::Null),
        };
        let Some(value) = value else {
            return throw(
                "java.util.MissingFormatArgumentException",
                format!("Format specifier '{}'", spec.source),
            );
        };
        count(budget, value)?;
        budget.work((spec.width.unwrap_or(0) + spec.precision.unwrap_or(0)) / 32)?;
        spec.write(budget, value, &mut out)?;
        out.check()?;
    }
    out.push_str(rest);
    out.check()?;
    Ok(out.finish())
}

/// Counts the work of looking at a value, which may be asked for often.
fn count(budget: &mut Budget<'_>, value: &Value) -> Result<(), Failure> {
    budget.work(match value {
        Value::Number(number) => 1 + arithmetic::work(number.words()),
        value => 1 + value.as_java_string().map_or(0, JavaString::byte_len) / 32,
    })
}

#[derive(Clone, Copy)]
enum Index {
    Next,
    At(usize),
    Previous,
}

/// One `%…`.
struct Spec<'p> {
    source: &'p str,
    index: Index,
    flags: Flags,
    width: Option<usize>,
    precision: Option<usize>,
    conversion: char,
    upper: bool,
}

#[derive(Clone, Copy, Default)]
struct Flags {
    left: bool,
    plus: bool,
    space: bool,
    zero: bool,
    group: bool,
    parentheses: bool,
    alternate: bool,
}

impl<'p> Spec<'p> {
    /// Reads the specifier at the front; its length.
    fn read(text: &'p str) -> Result<(Self, usize), Failure> {
        let bytes = text.as_bytes();
        let mut at = 1;
        let digits =
            |from: usize| bytes.get(from..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
        let mut index = Index::Next;
        let count = digits(at);
        if count > 0 && bytes.get(at + count) == Some(&b'$') && bytes.get(at) != Some(&b'0') {
            index = match text[at..at + count].parse() {
                Ok(number) => Index::At(number),
                Err(_) => {
                    return throw(
                        "java.util.IllegalFormatArgumentIndexException",
                        text[at..at + count].to_owned(),
                    );
                }
            };
            at += count + 1;
        } else if bytes.get(at) == Some(&b'<') {
            index = Index::Previous;
            at += 1;
        }
        let mut flags = Flags::default();
        while let Some(byte) = bytes.get(at) {
            let flag = match byte {
                b'-' => &mut flags.left,
                b'+' => &mut flags.plus,
                b' ' => &mut flags.space,
                b'0' => &mut flags.zero,
                b',' => &mut flags.group,
                b'(' => &mut flags.parentheses,
                b'#' => &mut flags.alternate,
                b'<' => {
                    index = Index::Previous;
                    at += 1;
                    continue;
                }
                _ => break,
            };
            if std::mem::replace(flag, true) {
                return throw(
                    "java.util.DuplicateFormatFlagsException",
                    format!("Flags = '{}'", *byte as char),
                );
            }
            at += 1;
        }
        let number = |from: usize, count: usize| {
            text[from..from + count].parse::<usize>().ok().filter(|n| *n <= 1 << 24)
        };
        let count = digits(at);
        let mut width = None;
        if count > 0 {
            width = number(at, count);
            if width.is_none() {
                return throw("java.util.IllegalFormatWidthException", text[at..at + count].to_owned());
            }
            at += count;
        }
        let mut precision = None;
        if bytes.get(at) == Some(&b'.') {
            let count = digits(at + 1);
            precision = number(at + 1, count);
            if precision.is_none() {
                return throw("java.util.UnknownFormatConversionException", "Conversion = '.'");
            }
            at += 1 + count;
        }
        let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            return throw("java.util.UnknownFormatConversionException", "Conversion = '%'");
        };
        at += letter.len_utf8();
        let conversion = letter.to_ascii_lowercase();
        let upper = letter.is_ascii_uppercase();
        let known = match conversion {
            's' | 'b' | 'h' | 'c' | 'x' | 'e' | 'g' => true,
            'd' | 'o' | 'f' | 'n' | '%' => !upper,
            _ => false,
        };
        if !known {
            return throw("java.util.UnknownFormatConversionException", format!("Conversion = '{letter}'"));
        }
        Ok((Self { source: &text[..at], index, flags, width, precision, conversion, upper }, at))
    }

    fn illegal<T>(&self, class: &'static str) -> Result<T, Failure> {
        throw(class, self.source.to_owned())
    }

    fn mismatch<T>(&self) -> Result<T, Failure> {
        self.illegal("java.util.FormatFlagsConversionMismatchException")
    }

    /// `%n` and `%%`.
    fn plain(&self, out: &mut TextBuilder) -> Result<(), Failure> {
        let flags = self.flags;
        let other =
            flags.plus || flags.space || flags.zero || flags.group || flags.parentheses || flags.alternate;
        if self.precision.is_some() {
            return self.illegal("java.util.IllegalFormatPrecisionException");
        }
        if self.conversion == 'n' {
            if self.width.is_some() {
                return self.illegal("java.util.IllegalFormatWidthException");
            }
            if other || flags.left {
                return self.illegal("java.util.IllegalFormatFlagsException");
            }
            out.push_char('\n');
            return Ok(());
        }
        if other {
            return self.illegal("java.util.IllegalFormatFlagsException");
        }
        if flags.left && self.width.is_none() {
            return self.illegal("java.util.MissingFormatWidthException");
        }
        self.pad(out, &JavaString::from("%"));
        Ok(())
    }

    fn write(&self, budget: &mut Budget<'_>, value: &Value, out: &mut TextBuilder) -> Result<(), Failure> {
        self.check()?;
        match self.conversion {
            's' | 'b' | 'h' => {
                let text = match (self.conversion, value) {
                    ('b', Value::Null) => JavaString::from("false"),
                    ('b', Value::Boolean(false)) => JavaString::from("false"),
                    ('b', _) => JavaString::from("true"),
                    ('h', Value::Null) => JavaString::from("null"),
                    ('h', value) => JavaString::from(format!("{:x}", budget.walk(|walk| walk.hash(value))?)),
                    (_, value) => budget.text_of(value)?,
                };
                self.cased(out, self.cut(text));
                Ok(())
            }
            'c' => self.character(value, out),
            'd' | 'o' | 'x' => self.integral(value, out),
            _ => self.fractional(budget, value, out),
        }
    }

    /// A text of as many units as the precision allows.
    fn cut(&self, text: JavaString) -> JavaString {
        match self.precision {
            Some(precision) if precision < text.len() => text.substring(0, precision).unwrap_or(text),
            _ => text,
        }
    }

    /// Flags, width and precision that do not go together.
    fn check(&self) -> Result<(), Failure> {
        let flags = self.flags;
        let numeric = flags.plus || flags.space || flags.zero || flags.group || flags.parentheses;
        if (flags.left || flags.zero) && self.width.is_none() {
            return match self.conversion {
                's' | 'b' | 'h' | 'c' if numeric => self.mismatch(),
                _ => self.illegal("java.util.MissingFormatWidthException"),
            };
        }
        match self.conversion {
            's' | 'b' | 'h' => {
                if numeric || flags.alternate {
                    return self.mismatch();
                }
            }
            'c' => {
                if self.precision.is_some() {
                    return self.illegal("java.util.IllegalFormatPrecisionException");
                }
                if numeric || flags.alternate {
                    return self.mismatch();
                }
            }
            _ => {
                if flags.plus && flags.space || flags.left && flags.zero {
                    return self.illegal("java.util.IllegalFormatFlagsException");
                }
                if matches!(self.conversion, 'd' | 'o' | 'x') {
                    if self.precision.is_some() {
                        return self.illegal("java.util.IllegalFormatPrecisionException");
                    }
                    let bad = if self.conversion == 'd' { flags.alternate } else { flags.group };
                    if bad {
                        return self.mismatch();
                    }
                }
                if self.conversion == 'e' && flags.group || self.conversion == 'g' && flags.alternate {
                    return self.mismatch();
                }
            }
        }
        Ok(())
    }

    fn cased(&self, out: &mut TextBuilder, text: JavaString) {
        if self.upper {
            let upper = text.to_utf8_lossy().to_uppercase();
            self.pad(out, &JavaString::from(upper));
        } else {
            self.pad(out, &text);
        }
    }

    /// Pads with blanks to the width.
    fn pad(&self, out: &mut TextBuilder, text: &JavaString) {
        let missing = self.width.unwrap_or(0).saturating_sub(text.len());
        if !self.flags.left {
            (0..missing).for_each(|_| out.push_char(' '));
        }
        out.push_java(text);
        if self.flags.left {
            (0..missing).for_each(|_| out.push_char(' '));
        }
    }

    fn wrong<T>(&self, value: &Value) -> Result<T, Failure> {
        throw(
            "java.util.IllegalFormatConversionException",
            format!("{} != {}", self.conversion, value.class_name()),
        )
    }

    fn character(&self, value: &Value, out: &mut TextBuilder) -> Result<(), Failure> {
        let text = match value {
            Value::Null => JavaString::from("null"),
            Value::Character(unit) => JavaString::from_unit(*unit),
            Value::Number(number @ (Number::Byte(_) | Number::Short(_) | Number::Integer(_))) => {
                let code = number.int_value();
                match u32::try_from(code).ok().filter(|code| *code <= 0x10_FFFF) {
                    Some(code) => match char::from_u32(code) {
                        Some(c) => JavaString::from(c.to_string()),
                        None => JavaString::from_unit(code as u16),
                    },
                    None => {
                        return throw(
                            "java.util.IllegalFormatCodePointException",
                            format!("Code point = {code:#x}"),
                        );
                    }
                }
            }
            other => return self.wrong(other),
        };
        self.cased(out, text);
        Ok(())
    }

    fn integral(&self, value: &Value, out: &mut TextBuilder) -> Result<(), Failure> {
        let number = match value {
            Value::Null => {
                self.cased(out, JavaString::from("null"));
                return Ok(());
            }
            Value::Number(number) if number.is_whole() => number,
            other => return self.wrong(other),
        };
        let big = matches!(number, Number::BigInteger(_));
        if self.conversion == 'd' {
            let value = whole(number);
            let digits = grouped(&value.magnitude().to_string(), self.flags.group);
            self.signed(out, value.sign() == Sign::Minus, "", digits);
            return Ok(());
        }
        let flags = self.flags;
        if !big && (flags.plus || flags.space || flags.parentheses) {
            return self.mismatch();
        }
        let hex = self.conversion == 'x';
        let prefix = match (flags.alternate, hex) {
            (true, true) => "0x",
            (true, false) => "0",
            _ => "",
        };
        let radix = if hex { 16 } else { 8 };
        if big {
            let value = whole(number);
            let digits = BigInt::from_biguint(Sign::Plus, value.magnitude().clone()).to_str_radix(radix);
            self.signed(out, value.sign() == Sign::Minus, prefix, digits);
            return Ok(());
        }
        let bits = match number {
            Number::Byte(value) => u64::from(value.cast_unsigned()),
            Number::Short(value) => u64::from(value.cast_unsigned()),
            Number::Integer(value) => u64::from(value.cast_unsigned()),
            other => other.long_value().cast_unsigned(),
        };
        let digits = if hex { format!("{bits:x}") } else { format!("{bits:o}") };
        self.signed(out, false, prefix, digits);
        Ok(())
    }

    /// Writes digits with sign, prefix and zeros to the width.
    fn signed(&self, out: &mut TextBuilder, negative: bool, prefix: &str, digits: String) {
        let flags = self.flags;
        let (before, after) = match negative {
            true if flags.parentheses => ("(", ")"),
            true => ("-", ""),
            false if flags.plus => ("+", ""),
            false if flags.space => (" ", ""),
            false => ("", ""),
        };
        let length = before.len() + prefix.len() + digits.len() + after.len();
        let zeros = if flags.zero { self.width.unwrap_or(0).saturating_sub(length) } else { 0 };
        let text = format!("{before}{prefix}{}{digits}{after}", "0".repeat(zeros));
        self.cased(out, JavaString::from(text));
    }

    fn fractional(
        &self,
        budget: &mut Budget<'_>,
        value: &Value,
        out: &mut TextBuilder,
    ) -> Result<(), Failure> {
        let value = match value {
            Value::Null => {
                // The digits after the point count as the letters of a text here.
                self.cased(out, self.cut(JavaString::from("null")));
                return Ok(());
            }
            Value::Number(Number::Float(value)) => f64::from(*value),
            Value::Number(Number::Double(value)) => *value,
            Value::Number(Number::BigDecimal(value)) => {
                let (negative, digits, exponent) = decimal_digits(value);
                let zeros = usize::try_from(exponent).unwrap_or(0);
                if self.conversion == 'f' && zeros > budget.limits.string_bytes {
                    return Err(Exceeded::Length.into());
                }
                self.digits(out, negative, digits, exponent);
                return Ok(());
            }
            other => return self.wrong(other),
        };
        if !value.is_finite() {
            let sign = match (value.is_nan(), value < 0.0) {
                (false, true) if self.flags.parentheses => "(Infinity)",
                (false, true) => "-Infinity",
                (false, false) if self.flags.plus => "+Infinity",
                (false, false) if self.flags.space => " Infinity",
                (false, false) => "Infinity",
                (true, _) => "NaN",
            };
            self.cased(out, JavaString::from(sign));
            return Ok(());
        }
        let shortest = format!("{:e}", value.abs());
        let (mantissa, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let exponent: i64 = exponent.parse().unwrap_or(0);
        self.digits(out, value.is_sign_negative(), digits, exponent);
        Ok(())
    }

    /// Writes `0.d₁d₂… · 10^(exponent+1)`.
    fn digits(&self, out: &mut TextBuilder, negative: bool, digits: String, exponent: i64) {
        let precision = self.precision.unwrap_or(6);
        let zero = digits.bytes().all(|digit| digit == b'0');
        match self.conversion {
            'f' => {
                let text = fixed(&digits, exponent, precision, self.flags.group, self.flags.alternate);
                self.signed(out, negative, "", text);
            }
            'g' => {
                let precision = precision.max(1);
                let (rounded, exponent) = rounded(&digits, exponent, precision);
                if zero || exponent >= -4 && exponent < i64::try_from(precision).unwrap_or(i64::MAX) {
                    let after = i64::try_from(precision).unwrap_or(0) - 1 - if zero { 0 } else { exponent };
                    let text = fixed(
                        &rounded,
                        exponent,
                        usize::try_from(after).unwrap_or(0),
                        self.flags.group,
                        false,
                    );
                    self.signed(out, negative, "", text);
                } else {
                    self.signed(out, negative, "", scientific(&rounded, exponent, precision - 1, false));
                }
            }
            _ => {
                let (digits, exponent) = rounded(&digits, exponent, precision + 1);
                let exponent = if zero { 0 } else { exponent };
                self.signed(
                    out,
                    negative,
                    "",
                    scientific(&digits, exponent, precision, self.flags.alternate),
                );
            }
        }
    }
}

/// Sign, digits and exponent of the first digit.
fn decimal_digits(value: &BigDecimal) -> (bool, String, i64) {
    let digits = value.unscaled().magnitude().to_string();
    let exponent = digits.len() as i64 - 1 - i64::from(value.scale());
    (value.unscaled().sign() == Sign::Minus, digits, exponent)
}

/// The first `count` digits, rounded half up.
fn rounded(digits: &str, exponent: i64, count: usize) -> (String, i64) {
    if digits.len() <= count {
        return (digits.to_owned(), exponent);
    }
    let mut kept: Vec<u8> = digits.as_bytes()[..count].to_vec();
    if digits.as_bytes()[count] >= b'5' {
        let mut at = count;
        loop {
            if at == 0 {
                kept.insert(0, b'1');
                kept.pop();
                return (String::from_utf8(kept).unwrap_or_default(), exponent + 1);
            }
            at -= 1;
            if kept[at] == b'9' {
                kept[at] = b'0';
            } else {
                kept[at] += 1;
                break;
            }
        }
    }
    (String::from_utf8(kept).unwrap_or_default(), exponent)
}

/// The number with so many digits after the point.
fn fixed(digits: &str, exponent: i64, precision: usize, group: bool, point: bool) -> String {
    let mut digits = digits.to_owned();
    let mut exponent = exponent;
    // Digits before the point: exponent + 1; what lies past the precision is rounded.
    let keep = exponent + 1 + i64::try_from(precision).unwrap_or(i64::MAX / 2);
    if keep < 0 {
        digits = "0".to_owned();
        exponent = 0;
    } else if keep == 0 {
        let up = digits.as_bytes().first().is_some_and(|digit| *digit >= b'5');
        digits = if up { "1" } else { "0" }.to_owned();
        exponent = if up { -i64::try_from(precision).unwrap_or(0) } else { 0 };
    } else if let Ok(keep) = usize::try_from(keep) {
        (digits, exponent) = rounded(&digits, exponent, keep);
    }
    let (whole, fraction) = if exponent < 0 {
        let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
        ("0".to_owned(), "0".repeat(zeros) + &digits)
    } else {
        let before = usize::try_from(exponent + 1).unwrap_or(0);
        if digits.len() <= before {
            let zeros = "0".repeat(before - digits.len());
            (digits + &zeros, String::new())
        } else {
            let (whole, fraction) = digits.split_at(before);
            (whole.to_owned(), fraction.to_owned())
        }
    };
    let whole = whole.trim_start_matches('0');
    let whole = grouped(if whole.is_empty() { "0" } else { whole }, group);
    let mut fraction: String = fraction.chars().take(precision).collect();
    while fraction.len() < precision {
        fraction.push('0');
    }
    if precision == 0 {
        return if point { whole + "." } else { whole };
    }
    format!("{whole}.{fraction}")
}

fn scientific(digits: &str, exponent: i64, precision: usize, point: bool) -> String {
    let (first, rest) = digits.split_at(1.min(digits.len()));
    let mut fraction: String = rest.chars().take(precision).collect();
    while fraction.len() < precision {
        fraction.push('0');
    }
    let dot = if precision > 0 || point { "." } else { "" };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{dot}{fraction}e{sign}{:02}", exponent.unsigned_abs())
}

/// Digits in groups of three.
fn grouped(digits: &str, group: bool) -> String {
    if !group {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
