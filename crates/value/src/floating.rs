//! Java's text of Float and Double.

use std::fmt::Write;

/// Appends a double as `Double.toString` does since Java 19: the shortest digits that read back, at least two.
///
/// # AWS
/// jsonpath 7. Java before 19 prints some doubles, mostly between 10^17 and 10^23, a digit or two too long;
/// which Java the gateway runs is unverified.
pub fn print_double(value: f64, out: &mut String) {
    if let Some(word) = special(value.is_nan(), value.is_infinite(), value == 0.0, value.is_sign_negative()) {
        out.push_str(word);
        return;
    }
    let mut buffer = zmij::Buffer::new();
    let digits = Digits::read(buffer.format_finite(value));
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
    let mut buffer = zmij::Buffer::new();
    let digits = Digits::read(buffer.format_finite(value));
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
