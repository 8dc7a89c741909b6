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
pub(super) static ATTRIBUTE: Shape = Shape::Structure("com.amazonaws.sqs.MessageAttributeValue", &VALUE);

/// In whose words attributes are refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// SQS.
    Sqs,
    /// SNS.
    Sns,
}

impl Dialect {
    fn refuse(self, message: String) -> Fault {
        match self {
            Dialect::Sqs => Fault::new("com.amazonaws.sqs#InvalidParameterValueException", message)
                .query("InvalidParameterValue"),
            Dialect::Sns => Fault::new("ParameterValueInvalid", message),
        }
    }
}

/// Refuses attributes with a name that is none, without a type, of an unknown one, or without a value.
///
/// # AWS
/// SNS's sentences were recorded by LocalStack's test_empty_or_wrong_message_attributes, SQS's for an empty value by its
/// test_send_message_with_empty_string_attribute.
pub(super) fn check(attributes: Option<&Json>, dialect: Dialect) -> Result<(), Fault> {
    for member in attributes.and_then(Json::as_object).unwrap_or_default() {
        let wrong = wrong_name(&member.key).or_else(|| wrong_value(&member.key, &member.value, dialect));
        if let Some(message) = wrong {
            return Err(dialect.refuse(message));
        }
    }
    Ok(())
}

fn wrong_name(name: &str) -> Option<String> {
    let is_sign = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.len() > 256 {
        return Some("Length of message attribute name must be less than 256 bytes.".to_owned());
    }
    if let Some(c) = name.chars().find(|c| !is_sign(c)) {
        return Some(format!(
            "Invalid non-alphanumeric character '#x{:X}' was found in the message attribute name. Can only include \
             alphanumeric characters, hyphens, underscores, or dots.",
            u32::from(c)
        ));
    }
    if name.starts_with('.') {
        return Some("Invalid message attribute name starting with character '.' was found.".to_owned());
    }
    if name.ends_with('.') {
        return Some("Invalid message attribute name ending with character '.' was found.".to_owned());
    }
    name.contains("..").then(|| "Message attribute name can not have successive '.' character.".to_owned())
}

fn wrong_value(name: &str, attribute: &Json, dialect: Dialect) -> Option<String> {
    let text = |key: &str| attribute.get(key).and_then(Json::as_str).filter(|text| !text.is_empty());
    let Some(kind) = text("DataType") else {
        return Some(format!(
            "The message attribute '{name}' must contain non-empty message attribute type."
        ));
    };
    let base = kind.split('.').next().unwrap_or_default();
    if !["String", "Number", "Binary"].contains(&base) {
        return Some(format!(
            "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is \
             Binary, Number, and String."
        ));
    }
    let (field, other) =
        if base == "Binary" { ("BinaryValue", "StringValue") } else { ("StringValue", "BinaryValue") };
    let Some(value) = text(field) else {
        return Some(match dialect {
            Dialect::Sns if text(other).is_some() => {
                let wanted = if base == "Binary" { "Binary" } else { "String" };
                format!("The message attribute '{name}' with type '{kind}' must use field '{wanted}'.")
            }
            Dialect::Sns => format!(
                "The message attribute '{name}' must contain non-empty message attribute value for message attribute \
                 type '{kind}'."
            ),
            Dialect::Sqs => {
                format!("Message (user) attribute '{name}' must contain a non-empty value of type '{kind}'.")
            }
        });
    };
    if base == "Number" && value.trim().parse::<f64>().is_err() {
        return Some(format!("Can't cast the value of message (user) attribute '{name}' to a number."));
    }
    (base == "Binary" && STANDARD.decode(value).is_err())
        .then(|| format!("The message attribute '{name}' is not valid Base64."))
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
