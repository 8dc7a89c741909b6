//! Message attributes, which SQS and SNS share.

use super::md5;
use super::service::{Fault, Input, Shape, input};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::Json;

static VALUE: [Input; 3] = [
    input("DataType", Shape::Text, "`String`, `Number` or `Binary`, maybe with `.label` behind it."),
    input("StringValue", Shape::Text, "The text or the number."),
    input("BinaryValue", Shape::Blob, "The bytes."),
];

/// A message attribute's value.
pub(super) static ATTRIBUTE: Shape = Shape::Structure(&VALUE);

/// Refuses attributes without a type, of an unknown one, or without a value.
///
/// # Errors
/// What `refuse` makes of the sentence.
pub(super) fn check(attributes: Option<&Json>, refuse: fn(String) -> Fault) -> Result<(), Fault> {
    for member in attributes.and_then(Json::as_object).unwrap_or_default() {
        let name = &member.key;
        let kind = member.value.get("DataType").and_then(Json::as_str).unwrap_or_default();
        if kind.is_empty() {
            return Err(refuse(format!(
                "The message attribute '{name}' must contain non-empty message attribute type."
            )));
        }
        let base = kind.split('.').next().unwrap_or_default();
        if !["String", "Number", "Binary"].contains(&base) {
            return Err(refuse(format!(
                "The message attribute '{name}' has an invalid message attribute type, the set of supported type \
                 prefixes is Binary, Number, and String."
            )));
        }
        let value = member.value.get(if base == "Binary" { "BinaryValue" } else { "StringValue" });
        let value = value.and_then(Json::as_str).unwrap_or_default();
        if value.is_empty() {
            return Err(refuse(format!(
                "The message attribute '{name}' must contain non-empty message attribute value for message \
                 attribute type '{kind}'."
            )));
        }
        if base == "Number" && value.trim().parse::<f64>().is_err() {
            return Err(refuse(format!(
                "Can't cast the value of message (user) attribute '{name}' to a number."
            )));
        }
        if base == "Binary" && STANDARD.decode(value).is_err() {
            return Err(refuse(format!("The message attribute '{name}' is not valid Base64.")));
        }
    }
    Ok(())
}

/// The MD5 of attributes; nothing where there are none.
///
/// # AWS
/// SQS Developer Guide, "Calculating the MD5 message digest for message attributes": by name, each of name, type and
/// value behind its length, the value behind one byte that says whether it is text.
pub(super) fn digest(attributes: Option<&Json>) -> Option<String> {
    let mut members: Vec<_> = attributes?.as_object()?.iter().collect();
    if members.is_empty() {
        return None;
    }
    members.sort_by(|one, other| one.key.cmp(&other.key));
    let mut bytes = Vec::new();
    for member in members {
        let text = |name: &str| member.value.get(name).and_then(Json::as_str).unwrap_or_default();
        let kind = text("DataType");
        let is_binary = kind.starts_with("Binary");
        push(member.key.as_bytes(), &mut bytes);
        push(kind.as_bytes(), &mut bytes);
        bytes.push(if is_binary { 2 } else { 1 });
        if is_binary {
            push(&STANDARD.decode(text("BinaryValue")).unwrap_or_default(), &mut bytes);
        } else {
            push(text("StringValue").as_bytes(), &mut bytes);
        }
    }
    Some(md5::hex(&bytes))
}

/// Appends a part behind its length.
fn push(part: &[u8], bytes: &mut Vec<u8>) {
    bytes.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend_from_slice(part);
}
