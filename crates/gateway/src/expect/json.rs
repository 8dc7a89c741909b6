//! Whether two texts or trees are the same JSON value.

use gatelens_value::json::strict::{Json, JsonKind};

/// Whether two values are equal: objects in any order of keys, numbers by what they are worth.
pub(super) fn equal(one: &Json, other: &Json) -> bool {
    match (&one.kind, &other.kind) {
        (JsonKind::Number(one), JsonKind::Number(other)) => worth(one) == worth(other),
        (JsonKind::Array(ones), JsonKind::Array(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| equal(one, other))
        }
        (JsonKind::Object(ones), JsonKind::Object(others)) => {
            let has = |key: &str, value: &Json| other.get(key).is_some_and(|other| equal(value, other));
            ones.len() == others.len() && ones.iter().all(|member| has(&member.key, &member.value))
        }
        (one, other) => one == other,
    }
}

/// A number's sign, its digits without zeros at either end, and the power of ten of the last of them.
///
/// An exponent that no `i64` holds counts as the largest: such numbers are equal only when spelled alike otherwise.
fn worth(text: &str) -> (bool, String, i64) {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent).parse().unwrap_or(i64::MAX);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let short = digits.trim_end_matches('0');
    let dropped = i64::try_from(digits.len() - short.len()).unwrap_or(i64::MAX);
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let significant = short.trim_start_matches('0');
    if significant.is_empty() {
        return (false, String::new(), 0);
    }
    (negative, significant.to_owned(), exponent.saturating_sub(places).saturating_add(dropped))
}

#[cfg(test)]
mod tests {
    use super::worth;

    #[test]
    fn numbers_by_worth() {
        for (one, other) in [("1", "1.0"), ("10", "1e1"), ("0.5", "5E-1"), ("-0", "0.00"), ("1200", "1.2e+3")]
        {
            assert_eq!(worth(one), worth(other), "{one} {other}");
        }
        for (one, other) in
            [("1", "-1"), ("1", "10"), ("0.1", "0.01"), ("12345678901234567890", "12345678901234567891")]
        {
            assert_ne!(worth(one), worth(other), "{one} {other}");
        }
    }
}
