//! Doubles as Java printed them before version 19: some with other digits than the fewest that read back.
//!
//! The engine prints the fewest, as newer versions do (vtl 6); the model runs on an older one. `2e23` is
//! `1.9999999999999998E23` there, and of a Float nine digits may stand where eight do. Such a pair is the same answer.

/// Whether two answers are the same but for doubles that the model's Java prints with more digits than needed.
pub(super) fn alike(model: &str, engine: &str) -> bool {
    let (mut model, mut engine) = (model, engine);
    loop {
        let same = model.bytes().zip(engine.bytes()).take_while(|(a, b)| a == b).count();
        if same == model.len() && same == engine.len() {
            return true;
        }
        // The numeral in which the difference lies began before it.
        let digits = model.as_bytes()[..same].iter().rev().take_while(|byte| is_of_numeral(**byte)).count();
        let start = same - digits;
        let (Some((left, rest)), Some((right, others))) = (numeral(model, start), numeral(engine, start))
        else {
            return false;
        };
        if !same_double(left, right) {
            return false;
        }
        (model, engine) = (rest, others);
    }
}

/// The numeral that begins at a place, and what follows it.
fn numeral(text: &str, start: usize) -> Option<(&str, &str)> {
    let text = text.get(start..)?;
    let length = text.bytes().take_while(|byte| is_of_numeral(*byte)).count();
    Some(text.split_at(length))
}

fn is_of_numeral(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'E')
}

/// Whether both are spellings of one double, the first of which is longer than need be.
fn same_double(model: &str, engine: &str) -> bool {
    let read = |text: &str| text.contains('.').then(|| text.parse::<f64>().ok()).flatten();
    let digits = |text: &str| {
        let mantissa: String = text.split('E').next().unwrap_or_default().replace(['.', '-'], "");
        mantissa.trim_matches('0').len()
    };
    let (Some(a), Some(b)) = (read(model), read(engine)) else { return false };
    let (many, few) = (digits(model), digits(engine));
    let same_float = || (a as f32).to_bits() == (b as f32).to_bits();
    few <= many && (many >= 16 && a.to_bits() == b.to_bits() || many == 9 && few < 9 && same_float())
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn digits_that_need_not_be_there_make_no_difference() {
        assert!(alike("[1.9999999999999998E23]", "[2.0E23]"));
        assert!(alike("x 1.2345678901230999E18, 9.999999999999999E22", "x 1.2345678901231E18, 1.0E23"));
        assert!(alike("[1.23456788E10]", "[1.2345679E10]"));
        assert!(alike("199999999999999980000000.00", "200000000000000000000000.00"));
    }

    #[test]
    fn any_other_digit_does() {
        assert!(!alike("[1.9999999999999998E23]", "[2.0E22]"));
        assert!(!alike("2.0E23", "1.9999999999999998E23"));
        assert!(!alike("1.50", "1.5"));
        assert!(!alike("1.23456788E10", "1.234568E10"));
        assert!(!alike("1.2345678901230999E18 a", "1.2345678901231E18 b"));
        assert!(!alike("12345678901234567", "12345678901234568"));
        assert!(!alike("eval", "output 1.0"));
    }
}
