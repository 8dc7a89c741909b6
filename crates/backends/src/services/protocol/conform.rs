//! Whether a document is an action's input, in the words of AWS's front end.

use crate::services::service::{Input, Rule, Shape};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::{Json, JsonKind, to_compact};

/// The sentence of a refusal.
type Refusal = String;

/// The members that the inputs name, shaped as they say; what is null or unknown is left out.
///
/// # Errors
/// The sentence of the `SerializationException`.
pub(super) fn structure(json: &Json, inputs: &[Input]) -> Result<Json, Refusal> {
    let Some(members) = json.as_object() else { return Err(mismatch(json, "structure").to_owned()) };
    let mut out = Vec::new();
    for member in members {
        let Some(input) = inputs.iter().find(|input| input.name == member.key) else { continue };
        if !member.value.is_null() {
            out.push((member.key.clone(), shaped(&member.value, &input.shape)?));
        }
    }
    Ok(Json::object(out))
}

fn shaped(json: &Json, shape: &Shape) -> Result<Json, Refusal> {
    let name = match shape {
        Shape::Text => "String",
        Shape::Integer => "Integer",
        Shape::Moment => "Timestamp",
        Shape::Flag => "Boolean",
        Shape::Blob => "Blob",
        Shape::Any => return Ok(json.clone()),
        Shape::Structure(inputs) => return structure(json, inputs),
        Shape::List(item) => {
            let Some(items) = json.as_array() else { return Err(mismatch(json, "list").to_owned()) };
            let items = items.iter().filter(|item| !item.is_null());
            return Ok(Json::array(items.map(|one| shaped(one, item)).collect::<Result<Vec<_>, _>>()?));
        }
        Shape::Map(value) => {
            let Some(members) = json.as_object() else { return Err(mismatch(json, "map").to_owned()) };
            let members = members.iter().filter(|member| !member.value.is_null());
            let members = members.map(|member| Ok((member.key.clone(), shaped(&member.value, value)?)));
            return Ok(Json::object(members.collect::<Result<Vec<_>, Refusal>>()?));
        }
    };
    if let (JsonKind::String(text), Shape::Blob) = (&json.kind, shape)
        && STANDARD.decode(text).is_err()
    {
        return Err(kind_mismatch("STRING_VALUE", name));
    }
    let kind = match (&json.kind, shape) {
        (JsonKind::String(_), Shape::Text | Shape::Blob | Shape::Moment)
        | (JsonKind::Bool(_), Shape::Flag)
        | (JsonKind::Number(_), Shape::Moment) => return Ok(json.clone()),
        // A decimal is cut to a whole number.
        (JsonKind::Number(text), Shape::Integer) => {
            let whole = text.split(['.', 'e', 'E']).next().unwrap_or_default();
            return whole.parse::<i64>().map(Json::number).map_err(|_| kind_mismatch("NUMBER_VALUE", name));
        }
        (JsonKind::Array(_) | JsonKind::Object(_), _) => return Err(mismatch(json, "scalar").to_owned()),
        (JsonKind::String(_), _) => "STRING_VALUE",
        (JsonKind::Number(text), _) if text.contains(['.', 'e', 'E']) => "DECIMAL_VALUE",
        (JsonKind::Number(_), _) => "NUMBER_VALUE",
        (JsonKind::Bool(true), _) => "TRUE_VALUE",
        (JsonKind::Bool(false), _) => "FALSE_VALUE",
        (JsonKind::Null, _) => "NULL_VALUE",
    };
    Err(kind_mismatch(kind, name))
}

fn kind_mismatch(found: &str, wanted: &str) -> String {
    format!("{found} cannot be converted to {wanted}")
}

/// What the front end says of a value whose structure is another.
fn mismatch(found: &Json, wanted: &str) -> &'static str {
    match (&found.kind, wanted) {
        (JsonKind::Array(_), "structure") => "Unrecognized collection type class java.util.ArrayList",
        (JsonKind::Array(_), _) => "Unexpected list element",
        (JsonKind::Object(_), _) => "Start of structure or map found where not expected",
        (_, "structure") => "Unexpected value type in payload",
        (_, "list") => "Unexpected field type",
        (_, "map") => "Unexpected field type",
        _ => "Unexpected value",
    }
}

/// The constraints that a document violates, in the sentence that AWS makes of them; nothing if none.
///
/// # AWS
/// `2 validation errors detected: Value null at 'streamName' failed to satisfy constraint: Member must not be null; …`,
/// ten at most.
pub(super) fn violations(json: &Json, inputs: &[Input]) -> Option<String> {
    let mut found = Vec::new();
    check_structure(json, inputs, "", &mut found);
    let count = found.len();
    if count == 0 {
        return None;
    }
    let plural = if count == 1 { "error" } else { "errors" };
    Some(format!("{count} validation {plural} detected: {}", found.join("; ")))
}

/// How many violations are told.
const MAX_TOLD: usize = 10;

fn check_structure(json: &Json, inputs: &[Input], at: &str, found: &mut Vec<String>) {
    for input in inputs {
        if found.len() >= MAX_TOLD {
            return;
        }
        let mut name = input.name.to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        let place = if at.is_empty() { name } else { format!("{at}.{name}") };
        match json.get(input.name) {
            Some(value) => {
                for rule in input.rules {
                    check_rule(value, rule, &place, found);
                }
                check_inside(value, &input.shape, &place, found);
            }
            None if input.required => found.push(sentence("null", &place, "Member must not be null")),
            None => {}
        }
    }
}

fn check_inside(json: &Json, shape: &Shape, at: &str, found: &mut Vec<String>) {
    match shape {
        Shape::Structure(inputs) => check_structure(json, inputs, at, found),
        Shape::List(inner) => {
            for (index, item) in json.as_array().unwrap_or_default().iter().enumerate() {
                if found.len() >= MAX_TOLD {
                    return;
                }
                check_inside(item, inner, &format!("{at}.{}.member", index + 1), found);
            }
        }
        Shape::Map(inner) => {
            for member in json.as_object().unwrap_or_default() {
                if found.len() >= MAX_TOLD {
                    return;
                }
                check_inside(&member.value, inner, &format!("{at}.{}.member", member.key), found);
            }
        }
        _ => {}
    }
}

fn check_rule(json: &Json, rule: &Rule, at: &str, found: &mut Vec<String>) {
    let text = json.as_str();
    let length = match &json.kind {
        JsonKind::String(text) => text.chars().count(),
        JsonKind::Array(items) => items.len(),
        JsonKind::Object(members) => members.len(),
        _ => 0,
    };
    let number = json.as_i64();
    let (holds, constraint) = match rule {
        Rule::OneOf(words) => (
            text.is_none_or(|text| words.contains(&text)),
            format!("Member must satisfy enum value set: [{}]", words.join(", ")),
        ),
        Rule::LengthFrom(least) => {
            (length >= *least, format!("Member must have length greater than or equal to {least}"))
        }
        Rule::LengthTo(most) => {
            (length <= *most, format!("Member must have length less than or equal to {most}"))
        }
        Rule::Pattern(pattern, holds) => {
            (text.is_none_or(holds), format!("Member must satisfy regular expression pattern: {pattern}"))
        }
        Rule::From(least) => (
            number.is_none_or(|number| number >= *least),
            format!("Member must have value greater than or equal to {least}"),
        ),
        Rule::To(most) => (
            number.is_none_or(|number| number <= *most),
            format!("Member must have value less than or equal to {most}"),
        ),
    };
    if !holds && found.len() < MAX_TOLD {
        let value = text.map_or_else(|| to_compact(json), str::to_owned);
        let value: String = value.chars().take(1000).collect();
        found.push(sentence(&format!("'{value}'"), at, &constraint));
    }
}

fn sentence(value: &str, at: &str, constraint: &str) -> String {
    format!("Value {value} at '{at}' failed to satisfy constraint: {constraint}")
}
