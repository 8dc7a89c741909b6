//! Java's text of Float and Double, and the double of a text.
//!
//! Both are done with tables of powers, which are fast, or without the feature `tables` by arithmetic, which is small.

use num_bigint::BigUint;
use std::fmt::{LowerExp, Write};

use crate::numeral::print_short;

/// Appends a double as `Double.toString` does since Java 19: the shortest digits that read back, at least two.
///
/// # AWS
/// jsonpath 7. Java before 19 prints some doubles, mostly between 10^17 and 10^23, a digit or two too long;
/// which Java the gateway runs is unverified.
pub fn print_double(value: f64, out: &mut String) {
    if print_short(value, out) {
        return;
    }
    match special(value.is_nan(), value.is_infinite(), value == 0.0, value.is_sign_negative()) {
        Some(word) => out.push_str(word),
        None => print_any_double(value, out),
    }
}

/// Appends a number other than zero, whatever its digits.
pub(crate) fn print_any_double(value: f64, out: &mut String) {
    let digits = if cfg!(feature = "tables") {
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(value);
        if (1e-3..1e7).contains(&value.abs()) {
            // So far both print plainly, Rust's crate and Java.
            return out.push_str(text);
        }
        Digits::read(text)
    } else {
        Digits::shortest(&value, value)
    };
    if digits.length == 1 && value.is_subnormal() {
        return Digits::read(&format!("{value:.1e}")).print(out);
    }
    digits.print(out);
}

/// Appends a float as `Float.toString` does.
pub fn print_float(value: f32, out: &mut String) {
    if let Some(word) = special(value.is_nan(), value.is_infinite(), value == 0.0, value.is_sign_negative()) {
        out.push_str(word);
        return;
    }
    let digits = if cfg!(feature = "tables") {
        Digits::read(zmij::Buffer::new().format_finite(value))
    } else {
        Digits::shortest(&value, f64::from(value))
    };
    if digits.length == 1 && value.is_subnormal() {
        return Digits::read(&format!("{value:.1e}")).print(out);
    }
    digits.print(out);
}

fn special(nan: bool, infinite: bool, zero: bool, negative: bool) -> Option<&'static str> {
    match (nan, infinite, zero, negative) {
        (true, ..) => Some("NaN"),
        (_, true, _, false) => Some("Infinity"),
        (_, true, _, true) => Some("-Infinity"),
        (.., true, false) => Some("0.0"),
        (.., true, true) => Some("-0.0"),
        _ => None,
    }
}

/// The significant digits of a number other than zero, and its decimal exponent.
///
/// Of a single digit Java prints the closest two digits instead. They are that digit and a zero but for subnormal
/// numbers, which have so few digits that the second one matters: `4.9E-324`.
struct Digits {
    text: [u8; 24],
    length: usize,
    exponent: i32,
    negative: bool,
}

impl Digits {
    /// Reads a number in plain or scientific form, as Rust writes it.
    fn read(number: &str) -> Self {
        let mut digits = Self { text: [b'0'; 24], length: 0, exponent: -1, negative: false };
        let (mut after_point, mut kept) = (false, 0);
        let mut bytes = number.bytes();
        for byte in bytes.by_ref() {
            match byte {
                b'-' => digits.negative = true,
                b'.' => after_point = true,
                b'e' => break,
                b'0' if kept == 0 => digits.exponent -= i32::from(after_point),
                digit => {
                    if let Some(slot) = digits.text.get_mut(kept) {
                        *slot = digit;
                    }
                    kept += 1;
                    digits.exponent += i32::from(!after_point);
                    // Trailing zeros do not count, but move the point.
                    if digit != b'0' {
                        digits.length = kept;
                    }
                }
            }
        }
        let (mut power, mut below_one) = (0i32, false);
        for byte in bytes {
            match byte {
                b'-' => below_one = true,
                digit @ b'0'..=b'9' => power = power * 10 + i32::from(digit - b'0'),
                _ => {}
            }
        }
        digits.exponent += if below_one { -power } else { power };
        digits
    }

    /// The shortest digits that read back as this number, whose exact value is given as well.
    fn shortest(number: &dyn LowerExp, value: f64) -> Self {
        let mut digits = Self::read(&format!("{number:e}"));
        // The standard library rounds a tie up, Java to the even digit. Ties have one more binary place behind the point
        // than decimal ones.
        let places = i32::try_from(digits.length).unwrap_or(0) - 1 - digits.exponent;
        if (1..40).contains(&places) {
            let halves = value.abs() * f64::from(places + 1).exp2();
            let last = digits.text.get_mut(digits.length - 1);
            if halves.fract() == 0.0
                && halves % 2.0 == 1.0
                && let Some(last) = last.filter(|last| (**last - b'0') % 2 == 1)
            {
                *last -= 1;
            }
        }
        digits
    }

    /// Appends the digits `from..to`, zeros past the last one.
    fn push(&self, from: usize, to: usize, out: &mut String) {
        let known = self.text.get(from..to.min(self.length)).unwrap_or(&[]);
        out.push_str(str::from_utf8(known).unwrap_or("0"));
        out.extend(std::iter::repeat_n('0', to - from - known.len()));
    }

    fn print(&self, out: &mut String) {
        if self.negative {
            out.push('-');
        }
        match usize::try_from(self.exponent) {
            Ok(exponent) if exponent < 7 => {
                let whole = exponent + 1;
                self.push(0, whole, out);
                out.push('.');
                self.push(whole, self.length.max(whole + 1), out);
            }
            Err(_) if self.exponent >= -3 => {
                let zeros = usize::try_from(-self.exponent - 1).unwrap_or(0);
                out.push_str("0.");
                out.extend(std::iter::repeat_n('0', zeros));
                self.push(0, self.length, out);
            }
            _ => {
                self.push(0, 1, out);
                out.push('.');
                self.push(1, self.length.max(2), out);
                let _ = write!(out, "E{}", self.exponent);
            }
        }
    }
}

/// The double nearest to a number in plain or scientific form.
#[must_use]
pub fn parse_double(text: &str) -> Option<f64> {
    if cfg!(feature = "tables") {
        text.parse().ok()
    } else {
        Decimal::read(text).map(|decimal| decimal.nearest())
    }
}

/// Digits beyond these say no more than whether there is anything at all.
const MOST_DIGITS: usize = 800;

/// A number as it is written: digits without zeros in front, and the power of ten of the last one.
struct Decimal {
    digits: Vec<u8>,
    power: i64,
    negative: bool,
}

impl Decimal {
    fn read(text: &str) -> Option<Self> {
        let (mut digits, mut power, mut any) = (Vec::new(), 0i64, false);
        let (negative, number) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match number.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse::<i64>().ok().or_else(|| huge(exponent))?)
            }
            None => (number, 0),
        };
        let mut after_point = false;
        for byte in mantissa.bytes() {
            match byte {
                b'.' if !after_point => after_point = true,
                b'0'..=b'9' => {
                    any = true;
                    if digits.len() < MOST_DIGITS {
                        power -= i64::from(after_point);
                        if byte != b'0' || !digits.is_empty() {
                            digits.push(byte);
                        }
                    } else {
                        power += i64::from(!after_point);
                        if byte != b'0' {
                            // More than a half stays more than a half.
                            digits.truncate(MOST_DIGITS - 1);
                            digits.push(b'1');
                        }
                    }
                }
                _ => return None,
            }
        }
        any.then(|| Self { digits, power: power.saturating_add(exponent), negative })
    }

    /// The double nearest to it, the even one of two.
    fn nearest(&self) -> f64 {
        let magnitude = self.magnitude();
        if self.negative { -magnitude } else { magnitude }
    }

    fn magnitude(&self) -> f64 {
        let count = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let first = self.power.saturating_add(count);
        if self.digits.is_empty() || first < -330 {
            return 0.0;
        }
        if first > 310 {
            return f64::INFINITY;
        }
        let power = u32::try_from(self.power.unsigned_abs()).unwrap_or(u32::MAX);
        if count <= 15 && power <= 22 {
            // Both are exact, so one rounding is all there is.
            let whole = self.digits.iter().fold(0.0, |whole, digit| whole * 10.0 + f64::from(digit - b'0'));
            let scale = (0..power).fold(1.0, |scale, _| scale * 10.0);
            return if self.power < 0 { whole / scale } else { whole * scale };
        }
        let whole = BigUint::parse_bytes(&self.digits, 10).unwrap_or_default();
        let scale = BigUint::from(10u32).pow(power);
        let one = BigUint::from(1u32);
        let (above, below) = if self.power < 0 { (whole, scale) } else { (whole * scale, one) };
        quotient(&above, &below)
    }
}

/// An exponent past all numbers.
fn huge(exponent: &str) -> Option<i64> {
    let digits = exponent.trim_start_matches(['+', '-']);
    let is_number = exponent.len() - digits.len() <= 1 && !digits.is_empty();
    let far = if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
    (is_number && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(far)
}

/// The double nearest to a fraction above zero.
fn quotient(above: &BigUint, below: &BigUint) -> f64 {
    let bits = |number: &BigUint| i64::try_from(number.bits()).unwrap_or(i64::MAX);
    // 64 or 65 bits of the quotient, of which a double keeps 53 or less.
    let shift = 64 - (bits(above) - bits(below));
    let by = usize::try_from(shift.unsigned_abs()).unwrap_or(0);
    let (above, below) = if shift > 0 { (above << by, below.clone()) } else { (above.clone(), below << by) };
    let whole = &above / &below;
    let is_exact = &whole * &below == above;
    let whole = u128::try_from(&whole).unwrap_or(u128::MAX);
    let length = i64::from(u128::BITS - whole.leading_zeros());
    let exponent = length - 1 - shift;
    if exponent > 1023 {
        return f64::INFINITY;
    }
    let kept = if exponent >= -1022 { 53 } else { 53 - (-1022 - exponent) };
    if kept < 0 {
        return 0.0;
    }
    let dropped = length - kept;
    let unit = 1u128 << dropped;
    let (rest, half) = (whole % unit, unit / 2);
    let up = rest > half || rest == half && (!is_exact || (whole / unit) % 2 == 1);
    let rounded = u64::try_from(whole / unit + u128::from(up)).unwrap_or(u64::MAX);
    // The bits of a double stand in the order of its values, so that rounding up may carry into the exponent.
    let biased = if exponent >= -1022 { u64::try_from(exponent + 1022).unwrap_or(0) << 52 } else { 0 };
    f64::from_bits(biased + rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn double(value: f64) -> String {
        let mut out = String::new();
        print_double(value, &mut out);
        out
    }

    #[test]
    fn prints_as_java() {
        for (value, text) in [
            (1.0, "1.0"),
            (0.001, "0.001"),
            (1_234_567.8, "1234567.8"),
            (1.0e7, "1.0E7"),
            (9_999_999.0, "9999999.0"),
            (12_345_678.9, "1.23456789E7"),
            (1.0e-4, "1.0E-4"),
            (-0.0, "-0.0"),
            (f64::from_bits(1), "4.9E-324"),
            (2.0e-323, "2.0E-323"),
            (1.0e23, "1.0E23"),
            (f64::MAX, "1.7976931348623157E308"),
            (-0.025, "-0.025"),
            (100.0, "100.0"),
            (0.1, "0.1"),
            (761_016_956_683_375.2, "7.610169566833752E14"),
        ] {
            assert_eq!(double(value), text);
        }
        for (value, text) in [(1.1f32, "1.1"), (f32::from_bits(1), "1.4E-45"), (16_777_216.0, "1.6777216E7")]
        {
            let mut out = String::new();
            print_float(value, &mut out);
            assert_eq!(out, text);
        }
    }

    /// Numbers of every size, those that people write, and those between two equally short texts.
    fn numbers() -> impl Iterator<Item = f64> {
        let mut bits = 0x0123_4567_89AB_CDEF_u64;
        (0..20_000u32).map(move |round| {
            bits = bits.wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(1);
            match round % 4 {
                0 => f64::from_bits(bits & !(1 << 63)),
                1 => f64::from((bits >> 40) as u32) / 1000.0,
                2 => f64::from_bits(bits >> 12 | u64::from(round % 3) << 50),
                _ => ((bits >> 11) as f64) / f64::from(1 << (round / 4 % 12)),
            }
        })
    }

    #[test]
    fn plain_numbers_are_printed_as_their_digits_are() {
        for value in numbers().filter(|value| (1e-3..1e7).contains(value)) {
            for value in [value, -value] {
                let mut text = String::new();
                print_any_double(value, &mut text);
                let mut digits = String::new();
                Digits::shortest(&value, value).print(&mut digits);
                assert_eq!(text, digits);
            }
        }
        for value in
            [0.001, 0.01, 0.1, 1.0, 10.0, 1e6, 9_999_999.0, 9_999_999.999_999_998, 1.0 - f64::EPSILON]
        {
            let mut text = String::new();
            print_any_double(value, &mut text);
            assert_eq!(text, format!("{value:?}"));
        }
    }

    #[test]
    fn digits_are_the_same_without_tables() {
        for value in numbers().filter(|value| value.is_finite() && *value > 0.0) {
            let text = |digits: Digits| {
                let mut out = String::new();
                digits.print(&mut out);
                out
            };
            let fast = text(Digits::read(zmij::Buffer::new().format_finite(value)));
            assert_eq!(text(Digits::shortest(&value, value)), fast, "{value:e}");
            let float = value as f32;
            if float.is_finite() && float > 0.0 {
                let fast = text(Digits::read(zmij::Buffer::new().format_finite(float)));
                assert_eq!(text(Digits::shortest(&float, f64::from(float))), fast, "{float:e}");
            }
        }
    }

    #[test]
    fn texts_are_the_same_doubles_without_tables() {
        let small = |text: &str| Decimal::read(text).map(|decimal| decimal.nearest().to_bits());
        let halfway = format!("{:.800}", f64::from_bits(1) / 2.0 + 0.0);
        let written = [
            "0",
            "-0",
            "0.0",
            "1",
            "+1.5",
            ".5",
            "5.",
            "1e400",
            "-1e400",
            "1e-400",
            "1E+5",
            "1e23",
            "9007199254740993",
            "9007199254740992.999",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "",
            ".",
            "e5",
            "1e",
            "1e+",
            "1.2.3",
            "x",
            "1x",
            "--1",
            &halfway,
        ];
        for text in written {
            assert_eq!(small(text), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        }
        for value in numbers().filter(|value| value.is_finite()) {
            for text in [format!("{value:e}"), format!("{value:.20e}"), format!("{value:.1e}")] {
                assert_eq!(small(&text), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
            }
        }
        let long = format!("1.{}1e0", "0".repeat(900));
        assert_eq!(small(&long), Some(1f64.to_bits()));
        // Halfway between two doubles but for the last of many digits.
        let above = format!("9007199254740993.{}1", "0".repeat(1000));
        assert_eq!(small(&above), above.parse::<f64>().ok().map(f64::to_bits));
    }

    #[test]
    fn digits_read_back_and_are_as_few_as_can_be() {
        let mut bits = 0x0123_4567_89AB_CDEF_u64;
        for round in 0..200_000 {
            bits = bits.wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(1);
            // Numbers of every size, and those that people write.
            let value =
                if round % 2 == 0 { f64::from_bits(bits) } else { f64::from((bits >> 40) as u32) / 1000.0 };
            if !value.is_finite() || value == 0.0 {
                continue;
            }
            let printed = double(value);
            assert_eq!(printed.parse(), Ok(value));
            let shortest = format!("{value:e}");
            let count = |text: &str| {
                let mantissa = text.split(['e', 'E']).next().unwrap_or_default().replace(['.', '-'], "");
                mantissa.trim_start_matches('0').trim_end_matches('0').to_owned()
            };
            // The standard library rounds a tie up, Java to the even digit.
            assert_eq!(count(&printed).len(), count(&shortest).len(), "{printed} {shortest}");
        }
    }
}
