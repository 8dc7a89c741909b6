//! Digits of numbers, put together from the last one to the first.

/// The hundred pairs of digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0u8;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// Room for the longest Long, and for the longest of the fractions that are printed here.
const ROOM: usize = 24;

/// The text of a number, as far as it is put together.
pub(crate) struct Numeral {
    text: [u8; ROOM],
    start: usize,
}

impl Numeral {
    /// The text of nothing yet.
    pub(crate) fn new() -> Self {
        Self { text: [b'0'; ROOM], start: ROOM }
    }

    /// Puts a character of ASCII in front.
    #[inline(always)]
    pub(crate) fn prepend(&mut self, character: u8) {
        self.start = self.start.saturating_sub(1);
        if let Some(place) = self.text.get_mut(self.start) {
            *place = character;
        }
    }

    #[inline(always)]
    fn prepend_pair(&mut self, number: u32) {
        let [tens, ones] = PAIRS.get(number as usize).copied().unwrap_or([b'0'; 2]);
        self.prepend(ones);
        self.prepend(tens);
    }

    /// Puts a whole number in front; it is divided in 32 bits, which costs least everywhere.
    #[inline(always)]
    pub(crate) fn prepend_number(&mut self, mut number: u32) {
        while number >= 100 {
            self.prepend_pair(number % 100);
            number /= 100;
        }
        if number >= 10 {
            self.prepend_pair(number);
        } else {
            self.prepend(b'0' + (number & 0xF) as u8);
        }
    }

    /// Puts so many digits in front, zeros first.
    #[inline(always)]
    pub(crate) fn prepend_padded(&mut self, mut number: u32, mut places: u32) {
        while places >= 2 {
            self.prepend_pair(number % 100);
            number /= 100;
            places -= 2;
        }
        if places == 1 {
            self.prepend(b'0' + (number % 10) as u8);
        }
    }

    /// Appends the text.
    #[inline(always)]
    pub(crate) fn print(&self, out: &mut String) {
        for &character in self.text.get(self.start..).unwrap_or(&[]) {
            // The compiler sees that it is ASCII, which takes one byte.
            out.push(char::from(character & 0x7F));
        }
    }
}

/// Appends a whole number.
pub(crate) fn print_whole(value: i64, out: &mut String) {
    // Most are of few digits, and then not even worth putting together.
    if let Ok(small @ 0..1000) = u32::try_from(value) {
        if small >= 100 {
            out.push(digit(small / 100));
        }
        if small >= 10 {
            out.push(digit(small / 10));
        }
        return out.push(digit(small));
    }
    let mut numeral = Numeral::new();
    let mut rest = value.unsigned_abs();
    // A part of eight digits fits 32 bits.
    while rest > u64::from(u32::MAX) {
        numeral.prepend_padded((rest % 100_000_000) as u32, 8);
        rest /= 100_000_000;
    }
    numeral.prepend_number(rest as u32);
    if value < 0 {
        numeral.prepend(b'-');
    }
    numeral.print(out);
}

/// A fraction is printed here with at most eight digits behind the point: it has at most 15 digits then. This is ten to
/// the power of that.
const SCALE: f64 = 1e8;

/// What the first of those digits counts.
const FIRST_PLACE: u32 = 10_000_000;

/// The character of a digit; the compiler sees that it is ASCII, which takes one byte.
#[inline(always)]
fn digit(digit: u32) -> char {
    char::from(b'0' + (digit % 10) as u8)
}

/// Appends a number that is printed plainly if it has few decimals, and tells whether it did.
///
/// A number of at most 15 digits is the only one of so few that its double is nearest to, and so the shortest: if a
/// whole number divided by a power of ten gives the double again, its digits are those to print, but for zeros at the
/// end.
pub(crate) fn print_short(value: f64, out: &mut String) -> bool {
    let magnitude = value.abs();
    if !(1e-3..1e7).contains(&magnitude) {
        return false;
    }
    let scaled = (magnitude * SCALE + 0.5) as i64;
    if scaled as f64 / SCALE != magnitude {
        return false;
    }
    let whole = magnitude as u32;
    let mut rest = (scaled - i64::from(whole) * SCALE as i64) as u32;
    if value < 0.0 {
        out.push('-');
    }
    print_whole(i64::from(whole), out);
    out.push('.');
    // The first place is printed in any case, the others up to the last that is not zero.
    loop {
        out.push(digit(rest / FIRST_PLACE));
        rest = rest % FIRST_PLACE * 10;
        if rest == 0 {
            return true;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::floating::print_any_double;

    fn whole(value: i64) -> String {
        let mut out = String::new();
        print_whole(value, &mut out);
        out
    }

    /// What is printed at once, if anything is, must be what the general algorithm prints.
    fn prints_alike(value: f64) -> Result<bool, TestCaseError> {
        let (mut short, mut general) = (String::new(), String::new());
        let printed = print_short(value, &mut short);
        if printed {
            print_any_double(value, &mut general);
            prop_assert_eq!(short, general);
        }
        Ok(printed)
    }

    #[test]
    fn whole_numbers_of_every_length_are_printed() {
        let mut edge = 1i64;
        for _ in 0..19 {
            for value in [edge - 1, edge, edge + 1, -edge, 1 - edge, -edge - 1] {
                assert_eq!(whole(value), value.to_string());
            }
            edge = edge.wrapping_mul(10);
        }
        let bounds = [i64::MIN, i64::MAX, i64::from(u32::MAX), i64::from(u32::MAX) + 1, 429_496_729_600];
        for value in bounds {
            assert_eq!(whole(value), value.to_string());
        }
    }

    #[test]
    fn numbers_of_few_decimals_are_printed_at_once() {
        for (value, text) in [
            (869.611, "869.611"),
            (-0.025, "-0.025"),
            (1.0, "1.0"),
            (9_999_999.0, "9999999.0"),
            (0.001, "0.001"),
        ] {
            let mut out = String::new();
            assert!(print_short(value, &mut out));
            assert_eq!(out, text);
        }
        for value in [0.0, 1e7, 0.000_999_999, 0.1 + 0.2, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE] {
            assert!(!print_short(value, &mut String::new()));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn whole_numbers_are_printed(value: i64, shift in 0..64u32) {
            let value = value >> shift;
            prop_assert_eq!(whole(value), value.to_string());
        }

        #[test]
        fn short_fractions_are_printed_alike(
            digits in 0..1_000_000_000_000_000_u64,
            cut in 0..15u32,
            places in 0..12u32,
            off in -3..=3_i64,
        ) {
            let value = (digits / 10u64.pow(cut)) as f64 / f64::from(10).powi(places.cast_signed());
            for value in [value, -value] {
                prints_alike(value)?;
                // Their neighbours have many digits, or are short by chance.
                prints_alike(f64::from_bits(value.to_bits().wrapping_add_signed(off)))?;
            }
            if (1e-3..1e7).contains(&value) && places <= 8 {
                prop_assert!(prints_alike(value)?);
            }
        }

        #[test]
        fn fractions_are_printed_alike(mantissa: u64, exponent in 1010..1050_u64, halves in 0..53u32) {
            let mantissa = (mantissa >> 12) >> halves << halves;
            prints_alike(f64::from_bits(mantissa & ((1 << 52) - 1) | exponent << 52))?;
        }
    }
}
