//! A case: what `java.util.regex` answered, and the same asked of the engine.

use gatelens_value::regex::{Budget, Flags, Matcher, Regex, ReplaceError, Unit};
use serde_json::{Value, json};

/// The steps that a case may take.
const STEPS: u64 = 20_000_000;

/// A text of a case: a string, or UTF-16 units where a surrogate is alone.
pub fn units(value: &Value) -> Vec<u16> {
    match value {
        Value::String(text) => text.encode_utf16().collect(),
        Value::Array(units) => units.iter().map(|unit| unit.as_u64().expect("a unit") as u16).collect(),
        other => panic!("not a text: {other}"),
    }
}

/// A text as a case writes it.
fn text<U: Unit>(units: &[U]) -> Value {
    let units: Vec<u16> = units.iter().map(|unit| unit.get()).collect();
    String::from_utf16(&units).map_or_else(|_| json!(units), Value::String)
}

/// The difference between what a case expects and what the engine answers.
///
/// # Errors
/// A sentence that shows both.
pub fn check(case: &Value) -> Result<(), String> {
    let expected = match case.get("error") {
        Some(error) => json!({ "error": error, "index": case.get("index") }),
        None => json!({ "result": case["result"] }),
    };
    let show = |actual: &Value| format!("{case}\n  expected {expected}\n  actual   {actual}");
    let flags = case["flags"].as_str().expect("flags").chars();
    let flags = flags.fold(Flags::NONE, |all, letter| all.with(Flags::of_letter(letter).expect("a flag")));
    let regex = match Regex::compile(&units(&case["pattern"]), flags) {
        Ok(regex) => regex,
        Err(error) => {
            let actual = json!({ "error": error.message, "index": error.index });
            return if actual == expected { Ok(()) } else { Err(show(&actual)) };
        }
    };
    let Some(input) = case.get("input").map(units) else {
        return Err(show(&json!("a pattern")));
    };
    let wide = ask(&regex, case, &input, |units| units.to_vec());
    if wide != expected {
        return Err(show(&wide));
    }
    // The same once more in bytes, where the texts fit.
    let narrow = |units: &[u16]| units.iter().map(|&unit| unit as u8).collect::<Vec<u8>>();
    let fits = |units: &[u16]| units.iter().all(|&unit| unit < 0x100);
    if fits(&input) && case.get("replacement").is_none_or(|replacement| fits(&units(replacement))) {
        let actual = ask(&regex, case, &narrow(&input), narrow);
        if actual != expected {
            return Err(format!("in bytes: {}", show(&actual)));
        }
    }
    Ok(())
}

fn ask<U: Unit>(regex: &Regex, case: &Value, input: &[U], convert: impl Fn(&[u16]) -> Vec<U>) -> Value {
    let budget = &mut Budget::new(STEPS);
    let mut matcher = regex.matcher(input);
    let replacement = || convert(&units(&case["replacement"]));
    let replaced = |result: Result<Vec<U>, ReplaceError>| match result {
        Ok(units) => json!({ "result": text(&units) }),
        Err(error) => json!({ "error": error.to_string(), "index": null }),
    };
    let result = match case["op"].as_str().expect("an operation") {
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
            let limit = case["limit"].as_i64().expect("a limit") as i32;
            match regex.split(input, limit, budget) {
                Ok(parts) => parts.into_iter().map(|part| text(&input[part])).collect(),
                Err(error) => json!(error.to_string()),
            }
        }
        "replaceAll" => return replaced(regex.replace_all(input, &replacement(), budget)),
        "replaceFirst" => return replaced(regex.replace_first(input, &replacement(), budget)),
        "compile" => json!("a pattern"),
        other => panic!("unknown operation {other}"),
    };
    json!({ "result": result })
}

fn groups(regex: &Regex, matcher: &Matcher<'_>) -> Value {
    (0..=regex.group_count())
        .map(|group| matcher.group(group).map_or(Value::Null, |(a, b)| json!([a, b])))
        .collect()
}
