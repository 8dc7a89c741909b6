//! A case of regular expressions: what `java.util.regex` answered, and the same asked of the engine.

use gatelens_value::regex::{Budget, Flags, Matcher, Regex, ReplaceError, Unit};
use serde_json::{Value, json};

/// The steps that a case may take.
const STEPS: u64 = 20_000_000;

/// A text of a case: a string, or UTF-16 units where a surrogate is alone.
fn units(value: &Value) -> Vec<u16> {
    match value {
        Value::String(text) => text.encode_utf16().collect(),
        Value::Array(units) => units.iter().filter_map(|unit| u16::try_from(unit.as_u64()?).ok()).collect(),
        _ => Vec::new(),
    }
}

/// A text as a case writes it.
fn text<U: Unit>(units: &[U]) -> Value {
    let units: Vec<u16> = units.iter().map(|unit| unit.get()).collect();
    String::from_utf16(&units).map_or_else(|_| json!(units), Value::String)
}

/// The difference between what a case expects and what the engine answers: both, as the case would write them.
#[must_use]
pub fn difference(case: &Value) -> Option<(Value, Value)> {
    let expected = match case.get("error") {
        Some(error) => json!({ "error": error, "index": case.get("index") }),
        None => json!({ "result": case["result"] }),
    };
    let flags = case["flags"].as_str().unwrap_or_default().chars();
    let flags = flags.filter_map(Flags::of_letter).fold(Flags::NONE, Flags::with);
    let differs = |actual: Value| if actual == expected { None } else { Some((expected.clone(), actual)) };
    let regex = match Regex::compile(&units(&case["pattern"]), flags) {
        Ok(regex) => regex,
        Err(error) => return differs(json!({ "error": error.message, "index": error.index })),
    };
    let Some(input) = case.get("input").map(units) else {
        return differs(json!("a pattern"));
    };
    // Once in units, and once in bytes where the texts fit.
    let narrow = |units: &[u16]| units.iter().map(|&unit| unit as u8).collect::<Vec<u8>>();
    let fits = |units: &[u16]| units.iter().all(|&unit| unit < 0x100);
    let is_narrow =
        fits(&input) && case.get("replacement").is_none_or(|replacement| fits(&units(replacement)));
    differs(ask(&regex, case, &input, |units| units.to_vec()))
        .or_else(|| is_narrow.then(|| ask(&regex, case, &narrow(&input), narrow)).and_then(differs))
}

fn ask<U: Unit>(regex: &Regex, case: &Value, input: &[U], convert: impl Fn(&[u16]) -> Vec<U>) -> Value {
    let budget = &mut Budget::new(STEPS);
    let mut matcher = regex.matcher(input);
    let replacement = || convert(&units(&case["replacement"]));
    let replaced = |result: Result<Vec<U>, ReplaceError>| match result {
        Ok(units) => json!({ "result": text(&units) }),
        Err(error) => json!({ "error": error.to_string(), "index": null }),
    };
    let result = match case["op"].as_str().unwrap_or_default() {
        "find" => {
            let mut all = Vec::new();
            while matcher.find(budget) == Ok(true) {
                all.push(groups(regex, &matcher));
            }
            json!(all)
        }
        "matches" => match matcher.matches(budget) {
            Ok(true) => groups(regex, &matcher),
            Ok(false) => Value::Null,
            Err(error) => json!(error.to_string()),
        },
        "lookingAt" => match matcher.looking_at(budget) {
            Ok(true) => groups(regex, &matcher),
            Ok(false) => Value::Null,
            Err(error) => json!(error.to_string()),
        },
        "split" => {
            let limit =
                case["limit"].as_i64().and_then(|limit| i32::try_from(limit).ok()).unwrap_or_default();
            match regex.split(input, limit, budget) {
                Ok(parts) => parts.into_iter().map(|part| text(&input[part])).collect(),
                Err(error) => json!(error.to_string()),
            }
        }
        "replaceAll" => return replaced(regex.replace_all(input, &replacement(), budget)),
        "replaceFirst" => return replaced(regex.replace_first(input, &replacement(), budget)),
        "compile" => json!("a pattern"),
        other => json!(format!("unknown operation {other}")),
    };
    json!({ "result": result })
}

fn groups(regex: &Regex, matcher: &Matcher<'_>) -> Value {
    (0..=regex.group_count())
        .map(|group| matcher.group(group).map_or(Value::Null, |(a, b)| json!([a, b])))
        .collect()
}
