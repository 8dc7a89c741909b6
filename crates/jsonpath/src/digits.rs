//! Whole numbers in digits of any script.

use gatelens_value::digit;

/// `Integer.parseInt`: an optional sign and digits of any script, within 32 bits.
pub(crate) fn parse_int(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() {
        return None;
    }
    let negative = text.starts_with('-');
    let mut value = 0i64;
    for c in digits.chars() {
        value = value * 10 + i64::from(digit(c)?);
        if value > 1 << 31 {
            return None;
        }
    }
    i32::try_from(if negative { -value } else { value }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_of_any_script() {
        assert_eq!(parse_int("-42"), Some(-42));
        assert_eq!(parse_int("٣"), Some(3));
        assert_eq!(parse_int("-2147483648"), Some(i32::MIN));
        for bad in ["", "-", "--1", "2147483648", "1a", "𝟏", "½"] {
            assert_eq!(parse_int(bad), None, "{bad}");
        }
    }
}
