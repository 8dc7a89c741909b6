//! Floating-point numbers in hexadecimal, such as `0x1.8p3`, as `Double.parseDouble` reads them.

/// As many digits as are kept: more than the 53 bits of a double and the one below, which decides how to round.
const MOST_DIGITS: u32 = 15;

/// The number of a text without sign and suffix; nothing if it is none.
pub(super) fn parse(text: &str) -> Option<f64> {
    let number = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    let (mantissa, exponent) = number.split_once(['p', 'P'])?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut bits, mut kept, mut power) = (0u64, 0, exponent_of(exponent)?);
    for (is_fraction, digit) in
        whole.chars().map(|digit| (false, digit)).chain(fraction.chars().map(|digit| (true, digit)))
    {
        let digit = u64::from(digit.to_digit(16)?);
        if kept < MOST_DIGITS {
            bits = bits << 4 | digit;
            kept += u32::from(bits != 0);
            power -= if is_fraction { 4 } else { 0 };
        } else {
            // Only whether there is anything still counts.
            bits |= u64::from(digit != 0);
            power += if is_fraction { 0 } else { 4 };
        }
    }
    Some(nearest(bits, power))
}

/// The digits after the `p`; past what a double can hold their number does not matter.
fn exponent_of(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    Some(if text.starts_with('-') { -size } else { size })
}

/// The double that is nearest to `bits` times two to the `power`; of two, the even one.
fn nearest(bits: u64, power: i64) -> f64 {
    if bits == 0 {
        return 0.0;
    }
    let width = i64::from(u64::BITS - bits.leading_zeros());
    let leading = power + width - 1;
    if leading > 1023 {
        return f64::INFINITY;
    }
    // Below the smallest normal number, precision is lost bit by bit.
    let precision = (leading + 1075).min(53);
    if precision < 0 {
        return 0.0;
    }
    let dropped = (width - precision).max(0);
    let kept = bits.checked_shr(u32::try_from(dropped).unwrap_or(u32::MAX)).unwrap_or(0);
    let rest = bits - (kept << dropped);
    let half = if dropped == 0 { u64::MAX } else { 1 << (dropped - 1) };
    let rounded = kept + u64::from(rest > half || rest == half && kept % 2 == 1);
    #[expect(clippy::cast_precision_loss, reason = "it has 53 bits")]
    let rounded = rounded as f64;
    rounded * power_of_two(power + dropped)
}

/// Two to a power from -1074 to 1023.
fn power_of_two(power: i64) -> f64 {
    let bits = if power < -1022 { 1 << (power + 1074) } else { (power + 1023) << 52 };
    f64::from_bits(bits.cast_unsigned())
}
