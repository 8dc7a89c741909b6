//! Topics: what has been published to them.

use super::invalid;
use crate::services::message::{self, Dialect};
use crate::services::service::{Fault, Invocation};
use crate::services::state::{Kept, Key, key, needed};
use crate::services::tree;
use gatelens_value::json::strict::Json;

/// What the state of the service looks like.
///
/// # Shape
/// `{topics: {NAME: {messages?: [TEXT or {message, …}], contentBasedDeduplication?}}}`: what has been published.
pub(super) const STATE: Kept = Kept::Object(&[key("topics", Kept::Named(&TOPIC))]);

static TOPIC: Kept =
    Kept::Object(&[key("messages", Kept::List(&MESSAGE)), key("contentBasedDeduplication", Kept::Flag)]);

static MESSAGE: Kept = Kept::TextOr(&Kept::Object(&MESSAGE_KEYS));

static MESSAGE_KEYS: [Key; 7] = [
    needed("message", Kept::Text),
    key("subject", Kept::Text),
    key("messageStructure", Kept::Text),
    key("attributes", Kept::Named(&Kept::Any)),
    key("groupId", Kept::Text),
    key("deduplicationId", Kept::Text),
    key("sequenceNumber", Kept::Text),
];

/// How many bytes a message may have.
///
/// # AWS
/// SNS's quotas: 256 KB.
pub(super) const MAX_MESSAGE: usize = 256 * 1024;

/// The name of the topic that an ARN names.
///
/// # Errors
/// The refusal of what is no topic's ARN, and of a topic that is not there.
pub(super) fn name(call: &Invocation<'_>, arn: &str) -> Result<String, Fault> {
    let parts: Vec<&str> = arn.split(':').collect();
    let ["arn", partition, "sns", region, account, name] = parts.as_slice() else {
        return Err(invalid(if parts.len() < 6 {
            format!("TopicArn Reason: An ARN must have at least 6 elements, not {}", parts.len())
        } else {
            "TopicArn".to_owned()
        }));
    };
    if !partition.starts_with("aws") || account.len() != 12 || name.is_empty() {
        return Err(invalid("TopicArn"));
    }
    // A topic of another region is unknown to this endpoint.
    if *region != call.here.region {
        return Err(invalid("TopicArn"));
    }
    if tree::named(call.state, "topics", name).is_none() {
        return Err(Fault::new("NotFound", "Topic does not exist").status(404));
    }
    Ok((*name).to_owned())
}

/// Refuses a message that a FIFO topic cannot order or tell from others, and ids that only such a topic takes.
///
/// # Errors
/// The refusal.
pub(super) fn check_fifo(state: &Json, topic: &str, entry: &Json) -> Result<(), Fault> {
    let text = |name: &str| entry.get(name).and_then(Json::as_str).filter(|text| !text.is_empty());
    let is_fifo = topic.ends_with(".fifo");
    let by_content = tree::named(state, "topics", topic)
        .and_then(|topic| topic.get("contentBasedDeduplication")?.as_bool())
        .unwrap_or_default();
    if is_fifo && text("MessageGroupId").is_none() {
        return Err(invalid("The MessageGroupId parameter is required for FIFO topics"));
    }
    if is_fifo && !by_content && text("MessageDeduplicationId").is_none() {
        return Err(invalid(
            "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided \
             explicitly",
        ));
    }
    if !is_fifo && text("MessageDeduplicationId").is_some() {
        return Err(invalid(
            "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not \
             valid for this topic type",
        ));
    }
    Ok(())
}

/// Publishes one message; the sequence number of a FIFO topic's.
///
/// # Errors
/// The refusal.
pub(super) fn publish(state: &mut Json, topic: &str, entry: &Json) -> Result<Option<String>, Fault> {
    let text = |name: &str| entry.get(name).and_then(Json::as_str).filter(|text| !text.is_empty());
    let Some(body) = text("Message") else { return Err(invalid("Empty message")) };
    if body.len() > MAX_MESSAGE {
        return Err(invalid("Message too long"));
    }
    if let Some(subject) = entry.get("Subject").and_then(Json::as_str)
        && (subject.is_empty()
            || subject.chars().count() > 100
            || subject.chars().any(char::is_control)
            || !subject.is_ascii())
    {
        return Err(invalid("Subject"));
    }
    if text("MessageStructure") == Some("json") {
        let parsed = gatelens_value::json::strict::read(body);
        let Ok(parsed) = parsed else {
            return Err(invalid("Message Structure - JSON message body failed to parse"));
        };
        if parsed.root.get("default").and_then(Json::as_str).is_none() {
            return Err(invalid("Message Structure - No default entry in JSON message body"));
        }
    }
    let attributes = entry.get("MessageAttributes").filter(|map| map.as_object() != Some(&[]));
    message::check(attributes, Dialect::Sns)?;
    check_fifo(state, topic, entry)?;
    let is_fifo = topic.ends_with(".fifo");
    let Some(messages) =
        tree::named_mut(state, "topics", topic).and_then(|topic| tree::list_mut(topic, "messages"))
    else {
        return Err(Fault::new("NotFound", "Topic does not exist").status(404));
    };
    let sequence = is_fifo.then(|| format!("1{:019}", messages.len() * 1000));
    let mut members = vec![("message", Json::string(body))];
    for (member, name) in [
        ("subject", "Subject"),
        ("messageStructure", "MessageStructure"),
        ("groupId", "MessageGroupId"),
        ("deduplicationId", "MessageDeduplicationId"),
    ] {
        members.extend(text(name).map(|value| (member, Json::string(value))));
    }
    members.extend(attributes.map(|attributes| ("attributes", attributes.clone())));
    members.extend(sequence.as_ref().map(|sequence| ("sequenceNumber", Json::string(sequence.as_str()))));
    messages.push(if members.len() == 1 { Json::string(body) } else { Json::object(members) });
    Ok(sequence)
}
