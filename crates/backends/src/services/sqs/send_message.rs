//! `SendMessage`.

use super::queue;
use super::{QUEUE_URL, check_id, invalid, missing};
use crate::services::md5;
use crate::services::message::{self, ATTRIBUTE, Dialect};
use crate::services::service::{Action, Fault, Input, Invocation, Output, Shape, Start, input};
use crate::services::tree::{self, text_or_null};
use gatelens_value::json::strict::{Json, Member};

/// How many bytes a message may have with its attributes.
///
/// # AWS
/// SQS's quotas: 1 MiB since August 2025.
pub(super) const MAX_MESSAGE: usize = 1024 * 1024;

pub(super) const BODY: Input = input("MessageBody", Shape::Text, "The message.").required();

pub(super) const DELAY: Input =
    input("DelaySeconds", Shape::Integer, "How long nobody receives it, 0 to 900.");

pub(super) const ATTRIBUTES: Input = input(
    "MessageAttributes",
    Shape::Map(&ATTRIBUTE),
    "Attributes beside the body; in a form `MessageAttribute.1.Name`, `.Value.DataType`, `.Value.StringValue`.",
)
.forms(&["MessageAttribute"]);

pub(super) const SYSTEM: Input =
    input("MessageSystemAttributes", Shape::Map(&ATTRIBUTE), "`AWSTraceHeader` alone.")
        .forms(&["MessageSystemAttribute"]);

pub(super) const DEDUPLICATION: Input =
    input("MessageDeduplicationId", Shape::Text, "FIFO: what tells a message from one that was sent again.");

pub(super) const GROUP: Input = input("MessageGroupId", Shape::Text, "FIFO: the group whose order is kept.");

/// `SendMessage`.
pub(super) const ACTION: Action = Action {
    name: "SendMessage",
    doc: "Puts a message into a queue.",
    inputs: &[QUEUE_URL, BODY, DELAY, ATTRIBUTES, SYSTEM, DEDUPLICATION, GROUP],
    start: Start::action("Action=SendMessage&MessageBody=$util.urlEncode($input.body)")
        .at("POST", super::PATH)
        .with(super::FORM),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = queue::name(call)?;
    queue::check(call, &name)?;
    let sent = send(call.state, &name, call.input)?;
    Ok(Output::Document(Json::object([
        ("MD5OfMessageAttributes", text_or_null(sent.md5_of_attributes.as_deref())),
        ("MD5OfMessageBody", Json::string(sent.md5_of_body)),
        ("MD5OfMessageSystemAttributes", text_or_null(sent.md5_of_system.as_deref())),
        ("MessageId", Json::string(sent.id)),
        ("SequenceNumber", text_or_null(sent.sequence.as_deref())),
    ])))
}

/// A message that has been sent.
pub(super) struct Sent {
    pub id: String,
    pub md5_of_body: String,
    pub md5_of_attributes: Option<String>,
    pub md5_of_system: Option<String>,
    pub sequence: Option<String>,
}

/// Sends one message.
///
/// # Errors
/// The refusal.
pub(super) fn send(state: &mut Json, name: &str, entry: &Json) -> Result<Sent, Fault> {
    let text = |name: &str| entry.get(name).and_then(Json::as_str);
    let body = text("MessageBody").unwrap_or_default();
    let attributes = entry.get("MessageAttributes").filter(|map| map.as_object() != Some(&[]));
    check_content(body, attributes)?;
    let delay = entry.get("DelaySeconds").and_then(Json::as_i64);
    if delay.is_some_and(|delay| !(0..=900).contains(&delay)) {
        return Err(invalid(format!(
            "Value {} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
            delay.unwrap_or_default()
        )));
    }
    message::check(attributes, Dialect::Sqs)?;
    let deduplication = ordering(state, name, entry, body)?;
    let mut sent = Sent {
        id: String::new(),
        md5_of_body: md5::hex(body.as_bytes()),
        md5_of_attributes: message::digest(attributes),
        md5_of_system: message::digest(entry.get("MessageSystemAttributes")),
        sequence: None,
    };
    let Some(messages) = queue::messages_mut(state, name) else { return Err(missing("QueueUrl")) };
    let place = messages.len();
    if let Some(deduplication) = deduplication {
        let same =
            |message: &Json| message.get("deduplicationId").and_then(Json::as_str) == Some(&*deduplication);
        if let Some((at, earlier)) = messages.iter().enumerate().find(|(_, message)| same(message)) {
            // Sent again within five minutes: accepted, and not delivered twice.
            sent.id = queue::id(name, at, earlier);
            sent.sequence = earlier.get("sequenceNumber").and_then(Json::as_str).map(str::to_owned);
            return Ok(sent);
        }
        let sequence = (18_850_000_000_000_000_000_u128 + 256 * place as u128).to_string();
        let group = text("MessageGroupId").unwrap_or_default();
        let mut message = Json::object([
            ("body", Json::string(body)),
            ("groupId", Json::string(group)),
            ("deduplicationId", Json::string(deduplication)),
            ("sequenceNumber", Json::string(sequence.as_str())),
        ]);
        keep_attributes(&mut message, attributes);
        sent.id = queue::id(name, place, &message);
        sent.sequence = Some(sequence);
        messages.push(message);
        return Ok(sent);
    }
    let mut message = Json::string(body);
    keep_attributes(&mut message, attributes);
    sent.id = queue::id(name, place, &message);
    messages.push(message);
    Ok(sent)
}

fn keep_attributes(message: &mut Json, attributes: Option<&Json>) {
    if let Some(attributes) = attributes {
        queue::unfold(message);
        tree::set(message, "attributes", attributes.clone());
    }
}

/// Refuses an empty message, one that is too long, and characters that no message may have.
fn check_content(body: &str, attributes: Option<&Json>) -> Result<(), Fault> {
    if body.is_empty() {
        return Err(missing("MessageBody"));
    }
    let value_size = |value: &Member| value.value.as_str().map_or(0, str::len);
    let size_of = |member: &Member| {
        member.key.len() + member.value.as_object().unwrap_or_default().iter().map(value_size).sum::<usize>()
    };
    let attributes: usize =
        attributes.and_then(Json::as_object).unwrap_or_default().iter().map(size_of).sum();
    if body.len() + attributes > MAX_MESSAGE {
        // Recorded by LocalStack's test_send_oversized_message; gateway 4.6.2 tells of an older 403.
        return Err(invalid(format!(
            "One or more parameters are invalid. Reason: Message must be shorter than {MAX_MESSAGE} bytes."
        )));
    }
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if !body.chars().all(is_allowed) {
        return Err(Fault::new(
            "com.amazonaws.sqs#InvalidMessageContents",
            "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | \
             #xE000 to #xFFFD | #x10000 to #x10FFFF",
        )
        .query("InvalidMessageContents"));
    }
    Ok(())
}

/// The deduplication id of a FIFO queue's message; nothing for other queues.
fn ordering(state: &Json, name: &str, entry: &Json, body: &str) -> Result<Option<String>, Fault> {
    let text = |name: &str| entry.get(name).and_then(Json::as_str);
    check_id("MessageGroupId", text("MessageGroupId"))?;
    check_id("MessageDeduplicationId", text("MessageDeduplicationId"))?;
    if !name.ends_with(".fifo") {
        return match text("MessageDeduplicationId") {
            Some(value) => Err(invalid(format!(
                "Value {value} for parameter MessageDeduplicationId is invalid. Reason: The request includes a \
                 parameter that is not valid for this queue type."
            ))),
            None => Ok(None),
        };
    }
    if let Some(delay) = entry.get("DelaySeconds").and_then(Json::as_i64).filter(|delay| *delay != 0) {
        return Err(invalid(format!(
            "Value {delay} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not \
             valid for this queue type."
        )));
    }
    if text("MessageGroupId").is_none() {
        return Err(missing("MessageGroupId"));
    }
    let by_content = tree::named(state, "queues", name)
        .and_then(|queue| queue.get("contentBasedDeduplication")?.as_bool())
        .unwrap_or_default();
    match text("MessageDeduplicationId") {
        Some(id) => Ok(Some(id.to_owned())),
        // AWS takes SHA-256 of the body; only whether two are equal is to be seen.
        None if by_content => Ok(Some(md5::hex(body.as_bytes()))),
        None => Err(invalid(
            "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided \
             explicitly",
        )),
    }
}
