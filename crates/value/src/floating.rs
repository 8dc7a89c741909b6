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
    let mut digits = Digits::default();
    let _ = write!(digits, "{value:e}");
    if digits.is_single() {
        digits = Digits::default();
        let _ = write!(digits, "{value:.1e}");
    }
    digits.print(out);
}

/// Appends a float as `Float.toString` does.
pub fn print_float(value: f32, out: &mut String) {
    if let Some(word) = special(value.is_nan(), value.is_infinite(), value == 0.0, value.is_sign_negative()) {
        out.push_str(word);
        return;
    }
    let mut digits = Digits::default();
    let _ = write!(digits, "{value:e}");
    if digits.is_single() {
        digits = Digits::default();
        let _ = write!(digits, "{value:.1e}");
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

/// A number in scientific form, as the standard library writes it: `-1.2345e-7`.
#[derive(Default)]
struct Digits {
    text: [u8; 32],
    length: usize,
}

impl Write for Digits {
    fn write_str(&mut self, part: &str) -> std::fmt::Result {
        let end = self.length + part.len();
        self.text.get_mut(self.length..end).ok_or(std::fmt::Error)?.copy_from_slice(part.as_bytes());
        self.length = end;
        Ok(())
    }
}

impl Digits {
    fn as_str(&self) -> &str {
        self.text.get(..self.length).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or("0e0")
    }

    /// Whether there is one digit only; Java then takes the closest two.
    fn is_single(&self) -> bool {
        !self.as_str().contains('.')
    }

    fn print(&self, out: &mut String) {
        let (mantissa, exponent) = self.as_str().split_once('e').unwrap_or(("0", "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let mantissa = match mantissa.strip_prefix('-') {
            Some(rest) => {
                out.push('-');
                rest
            }
            None => mantissa,
        };
        let (first, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let or_zero = |digits: &'_ str| if digits.is_empty() { "0".to_owned() } else { digits.to_owned() };
        match usize::try_from(exponent) {
            Ok(shift) if shift < 7 => {
                out.push_str(first);
                if fraction.len() > shift {
                    let (whole, rest) = fraction.split_at(shift);
                    out.push_str(whole);
                    out.push('.');
                    out.push_str(rest);
                } else {
                    out.push_str(fraction);
                    out.extend(std::iter::repeat_n('0', shift - fraction.len()));
                    out.push_str(".0");
                }
            }
            Err(_) if exponent >= -3 => {
                out.push_str("0.");
                out.extend(std::iter::repeat_n('0', usize::try_from(-exponent - 1).unwrap_or(0)));
                out.push_str(first);
                out.push_str(fraction);
            }
            _ => {
                out.push_str(first);
                out.push('.');
                out.push_str(&or_zero(fraction));
                let _ = write!(out, "E{exponent}");
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
        ] {
            assert_eq!(double(value), text);
        }
        let mut out = String::new();
        print_float(1.1, &mut out);
        assert_eq!(out, "1.1");
    }
}
