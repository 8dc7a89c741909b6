//! Whether a document is an action's input, in the words of AWS's front end.

use crate::services::service::{Input, Rule, Shape};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::{Json, JsonKind, to_compact};

/// The sentence of a refusal.
type Refusal = String;

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the body itself, in a list or in a map.
    Value,
    /// In a member of a structure.
    Field,
}

/// The members that the inputs name, shaped as they say; what is null or unknown is left out.
///
/// # AWS
/// The sentences of the front end's `SerializationException`, as the tests of dynalite (`test/helpers.js`, assertType)
/// hold them against DynamoDB. A fraction is cut to a whole number, and `"yes"`, `"1"` and `"true"` are true.
///
/// # Errors
/// The sentence of the `SerializationException`.
pub(super) fn structure(json: &Json, inputs: &[Input]) -> Result<Json, Refusal> {
    members(json, "java.lang.Object", inputs, Place::Value)
}

fn members(json: &Json, class: &str, inputs: &[Input], place: Place) -> Result<Json, Refusal> {
    let members = match &json.kind {
        JsonKind::Object(members) => members,
        JsonKind::Array(_) => return Err(format!("Unrecognized collection type class {class}")),
        _ if place == Place::Field => return Err(FIELD_TYPE.to_owned()),
        _ => return Err("Unexpected value type in payload".to_owned()),
    };
    let mut out = Vec::new();
    for member in members {
        let Some(input) = inputs.iter().find(|input| input.name == member.key) else { continue };
        if !member.value.is_null() {
            out.push((member.key.clone(), shaped(&member.value, &input.shape, Place::Field)?));
        }
    }
    Ok(Json::object(out))
}

const FIELD_TYPE: &str = "Unexpected field type";

const STRUCTURE: &str = "Start of structure or map found where not expected";

/// What the front end says of a scalar where a list of lists or of maps wants one: a slip of its own.
const CAST: &str = "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

fn shaped(json: &Json, shape: &Shape, place: Place) -> Result<Json, Refusal> {
    let scalar = || if place == Place::Field { FIELD_TYPE.to_owned() } else { CAST.to_owned() };
    match shape {
        Shape::Structure(class, inputs) => members(json, class, inputs, place),
        Shape::List(item) => match &json.kind {
            JsonKind::Array(items) => {
                let items = items.iter().filter(|item| !item.is_null());
                let items = items.map(|one| shaped(one, item, Place::Value));
                Ok(Json::array(items.collect::<Result<Vec<_>, _>>()?))
            }
            JsonKind::Object(_) => Err(STRUCTURE.to_owned()),
            _ => Err(scalar()),
        },
        Shape::Map(value) => match &json.kind {
            JsonKind::Object(members) => {
                let members = members.iter().filter(|member| !member.value.is_null());
                let members = members
                    .map(|member| Ok((member.key.clone(), shaped(&member.value, value, Place::Value)?)));
                Ok(Json::object(members.collect::<Result<Vec<_>, Refusal>>()?))
            }
            JsonKind::Array(_) => Err(format!("Unrecognized collection type {}", class_of(shape))),
            _ => Err(scalar()),
        },
        Shape::Text | Shape::Integer | Shape::Moment | Shape::Flag | Shape::Blob => {
            scalar_shaped(json, shape)
        }
    }
}

/// The Java type that a shape is read into.
fn class_of(shape: &Shape) -> String {
    match shape {
        Shape::Text => "java.lang.String".to_owned(),
        Shape::Integer => "java.lang.Integer".to_owned(),
        Shape::Moment => "java.util.Date".to_owned(),
        Shape::Flag => "java.lang.Boolean".to_owned(),
        Shape::Blob => "java.nio.ByteBuffer".to_owned(),
        Shape::Structure(class, _) => (*class).to_owned(),
        Shape::List(item) => format!("java.util.List<{}>", class_of(item)),
        Shape::Map(value) => format!("java.util.Map<java.lang.String, {}>", class_of(value)),
    }
}

fn scalar_shaped(json: &Json, shape: &Shape) -> Result<Json, Refusal> {
    let kind = match (&json.kind, shape) {
        (JsonKind::Array(_), _) => {
            return Err(format!("Unrecognized collection type class {}", class_of(shape)));
        }
        (JsonKind::Object(_), _) => return Err(STRUCTURE.to_owned()),
        (JsonKind::String(text), Shape::Blob) => return check_base64(text).map(|()| json.clone()),
        (_, Shape::Blob) => return Err("only base-64-encoded strings are convertible to bytes".to_owned()),
        (JsonKind::String(text), Shape::Flag) => {
            return match text.to_ascii_uppercase().as_str() {
                "TRUE" | "YES" | "1" => Ok(Json::bool(true)),
                "FALSE" | "NO" | "0" => Ok(Json::bool(false)),
                _ => Err("Unexpected token received from parser".to_owned()),
            };
        }
        (JsonKind::String(_), Shape::Text | Shape::Moment)
        | (JsonKind::Bool(_), Shape::Flag)
        | (JsonKind::Number(_), Shape::Moment) => return Ok(json.clone()),
        (JsonKind::Number(text), Shape::Integer) => {
            let whole = text.split(['.', 'e', 'E']).next().unwrap_or_default();
            return whole.parse::<i64>().map(Json::number).map_err(|_| mismatch("NUMBER_VALUE", shape));
        }
        (JsonKind::String(_), _) => "STRING_VALUE",
        (JsonKind::Number(text), _) if text.contains(['.', 'e', 'E']) => "DECIMAL_VALUE",
        (JsonKind::Number(_), _) => "NUMBER_VALUE",
        (JsonKind::Bool(true), _) => "TRUE_VALUE",
        (JsonKind::Bool(false), _) => "FALSE_VALUE",
        (JsonKind::Null, _) => "NULL_VALUE",
    };
    Err(mismatch(kind, shape))
}

fn mismatch(found: &str, wanted: &Shape) -> String {
    let class = class_of(wanted);
    format!("{found} cannot be converted to {}", class.rsplit('.').next().unwrap_or_default())
}

fn check_base64(text: &str) -> Result<(), Refusal> {
    if !text.len().is_multiple_of(4) {
        let length = text.encode_utf16().count();
        return Err(format!("Base64 encoded length is expected a multiple of 4 bytes but found: {length}"));
    }
    match STANDARD.decode(text) {
        Ok(_) => Ok(()),
        // Spelled as AWS spells it.
        Err(_) => Err("Invalid last non-pad Base64 character dectected".to_owned()),
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
        Shape::Structure(_, inputs) => check_structure(json, inputs, at, found),
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
