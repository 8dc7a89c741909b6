//! Comparing values in a filter.
//!
//! # AWS
//! jsonpath 5.

use std::cmp::Ordering;

use gatelens_value::{BigDecimal, JavaString, Number, Value};

use crate::criterion::Operator;
use crate::pattern::{Pattern, Steps};

/// A side of a comparison, evaluated.
pub(crate) enum Operand<'a> {
    /// What a path found.
    Value(Value),
    /// A text of the filter.
    Text(&'a JavaString),
    /// A regular expression of the filter.
    Pattern(&'a Pattern),
}

/// Why a comparison has no answer.
pub(crate) enum Incomparable {
    /// The comparison is false, whatever the operator.
    False,
    /// The evaluation fails: this text was to be a number.
    NotANumber(String),
    /// The evaluation fails: there is no regular expression.
    NotAPattern,
    /// A bound was met.
    Exceeded(gatelens_value::Exceeded),
}

/// The parts of an operand that comparisons look at.
enum Look<'a> {
    Null,
    Boolean(bool),
    Number(&'a Number),
    String(&'a JavaString),
    Other,
}

impl Operand<'_> {
    fn look(&self) -> Look<'_> {
        match self {
            Self::Text(text) => Look::String(text),
            Self::Value(Value::String(text)) => Look::String(text),
            Self::Value(Value::Null) => Look::Null,
            Self::Value(Value::Boolean(value)) => Look::Boolean(*value),
            Self::Value(Value::Number(number)) => Look::Number(number),
            Self::Value(_) | Self::Pattern(_) => Look::Other,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Value(Value::Null))
    }

    fn is_nullish(&self) -> bool {
        match self.look() {
            Look::Null => true,
            Look::String(text) => *text == "null",
            _ => false,
        }
    }
}

/// How many visits of values a comparison takes as long as: it may go through long texts and numbers.
pub(crate) fn work(model: &Operand<'_>, expected: &Operand<'_>) -> usize {
    let (model, expected) = (model.look(), expected.look());
    let bytes = |look: &Look<'_>| match look {
        Look::String(text) => text.byte_len(),
        _ => 0,
    };
    // Reading and printing digits takes time that grows with their square; a word holds 19 of them.
    let words = |look: &Look<'_>| match look {
        Look::Number(number) => number.words(),
        Look::String(text) => text.byte_len().min(gatelens_value::json::MAX_DIGITS) / 19,
        _ => 0,
    };
    let digits = match (&model, &expected) {
        (Look::Number(_), _) | (_, Look::Number(_)) => words(&model).max(words(&expected)),
        _ => 0,
    };
    (bytes(&model) + bytes(&expected)) / 64 + digits * digits / 8
}

/// Whether `model operator expected` holds; `alike` says that both sides find the same object.
pub(crate) fn holds(
    operator: Operator,
    model: &Operand<'_>,
    expected: &Operand<'_>,
    alike: bool,
    steps: &mut Steps,
) -> Result<bool, Incomparable> {
    let compare = || compare(expected, model, alike);
    let ordering = || {
        if model.is_null() == expected.is_null() { compare() } else { Err(Incomparable::False) }
    };
    let answer = match operator {
        Operator::Equal => compare().map(Ordering::is_eq),
        Operator::NotEqual => compare().map(Ordering::is_ne),
        // The sides are swapped: the expected value is less than the model's.
        Operator::Greater => ordering().map(Ordering::is_lt),
        Operator::AtLeast => ordering().map(Ordering::is_le),
        Operator::Less => ordering().map(Ordering::is_gt),
        Operator::AtMost => ordering().map(Ordering::is_ge),
        Operator::Matches => matches(model, expected, steps),
    };
    match answer {
        Err(Incomparable::False) => Ok(false),
        other => other,
    }
}

fn compare(expected: &Operand<'_>, model: &Operand<'_>, alike: bool) -> Result<Ordering, Incomparable> {
    // An object is equal to itself, be it infinite or a text with `\'` in it.
    if let (Operand::Value(a), Operand::Value(b)) = (expected, model)
        && if a.is_plain() { alike } else { a.is_same(b) }
    {
        return Ok(Ordering::Equal);
    }
    match (expected.is_nullish(), model.is_nullish()) {
        (true, true) => return Ok(Ordering::Equal),
        (true, false) => return Ok(Ordering::Less),
        (false, true) => return Ok(Ordering::Greater),
        (false, false) => {}
    }
    match (expected.look(), model.look()) {
        (Look::String(expected), Look::String(model)) => Ok(compare_texts(expected, model)),
        (Look::Number(expected), Look::Number(model)) => match (expected.as_i64(), model.as_i64()) {
            (Some(a), Some(b)) => Ok(a.cmp(&b)),
            _ => Ok(decimal(&expected.to_string())?.compare(&decimal(&model.to_string())?)),
        },
        (Look::String(expected), Look::Number(model)) => {
            if let (Some(a), Some(b)) =
                (expected.as_str().and_then(|text| text.parse::<i64>().ok()), model.as_i64())
            {
                return Ok(a.cmp(&b));
            }
            let text = expected.to_utf8_lossy();
            Ok(decimal(&text)?.compare(&decimal(&model.to_string())?))
        }
        (Look::String(expected), Look::Boolean(model)) => {
            let expected = expected.as_str().is_some_and(|text| text.eq_ignore_ascii_case("true"));
            Ok(expected.cmp(&model))
        }
        (Look::Boolean(expected), Look::Boolean(model)) => Ok(expected.cmp(&model)),
        _ => Err(Incomparable::False),
    }
}

/// By UTF-16 units; in the expected text `\'` stands for a quote.
fn compare_texts(expected: &JavaString, model: &JavaString) -> Ordering {
    match expected.as_str() {
        Some(text) if text.contains("\\'") => JavaString::from(text.replace("\\'", "'")).cmp(model),
        _ => expected.cmp(model),
    }
}

fn decimal(text: &str) -> Result<BigDecimal, Incomparable> {
    // The limit is ours: reading digits takes time that grows with their square.
    let short = text.len() <= gatelens_value::json::MAX_DIGITS;
    short.then(|| BigDecimal::parse(text)).flatten().ok_or_else(|| Incomparable::NotANumber(shortened(text)))
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

fn matches(model: &Operand<'_>, expected: &Operand<'_>, steps: &mut Steps) -> Result<bool, Incomparable> {
    let (pattern, target) = match (model, expected) {
        (Operand::Pattern(pattern), target) | (target, Operand::Pattern(pattern)) => (pattern, target),
        (model, expected) if model.is_null() && expected.is_null() => return Ok(false),
        _ => return Err(Incomparable::NotAPattern),
    };
    match target {
        Operand::Text(text) => pattern.matches(text, steps),
        Operand::Pattern(target) => pattern.matches(&target.source().into(), steps),
        Operand::Value(Value::Null) => Ok(false),
        Operand::Value(Value::String(text)) => pattern.matches(text, steps),
        Operand::Value(value) => {
            let text = value.to_text(gatelens_value::MAX_TEXT).map_err(Incomparable::Exceeded)?;
            steps.take(text.byte_len() / 4)?;
            pattern.matches(&text, steps)
        }
    }
}
