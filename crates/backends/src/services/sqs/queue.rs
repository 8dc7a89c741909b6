//! Queues: their messages, read out of the state and written back.

use super::{invalid, missing};
use crate::services::md5;
use crate::services::protocol::decode;
use crate::services::service::{Fault, Invocation};
use crate::services::state::{Kept, Key, key, needed};
use crate::services::surroundings::uuid;
use crate::services::tree;
use gatelens_value::json::strict::Json;

/// What the state of the service looks like.
///
/// # Shape
/// `{queues: {NAME: {messages?: [TEXT or {body, …}], contentBasedDeduplication?}}}`; the name of a FIFO queue ends with
/// `.fifo`. A message with nothing but a body is its text.
pub(super) const STATE: Kept = Kept::Object(&[key("queues", Kept::Named(&QUEUE))]);

static QUEUE: Kept =
    Kept::Object(&[key("messages", Kept::List(&MESSAGE)), key("contentBasedDeduplication", Kept::Flag)]);

static MESSAGE: Kept = Kept::TextOr(&Kept::Object(&MESSAGE_KEYS));

static MESSAGE_KEYS: [Key; 8] = [
    needed("body", Kept::Text),
    key("messageId", Kept::Text),
    key("attributes", Kept::Named(&Kept::Any)),
    key("groupId", Kept::Text),
    key("deduplicationId", Kept::Text),
    key("sequenceNumber", Kept::Text),
    key("receiveCount", Kept::Integer),
    key("inFlight", Kept::Flag),
];

/// The name of the queue that a call speaks of.
///
/// # Errors
/// The refusal of a call that names none.
pub(super) fn name(call: &Invocation<'_>) -> Result<String, Fault> {
    let given = call.text("QueueUrl").filter(|url| !url.is_empty());
    if let Some(url) = given {
        let path = url.split_once("://").map_or(url, |(_, rest)| rest);
        return Ok(decode(path.rsplit('/').next().unwrap_or_default()));
    }
    let steps = call.request.steps();
    match steps.as_slice() {
        [] => Err(missing("QueueUrl")),
        [account, name] if account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok(name.clone())
        }
        _ => {
            let url = format!("https://{}{}", call.request.host, call.request.path);
            Err(Fault::new(
                "com.amazonaws.sqs#InvalidAddress",
                format!("The address {url} is not valid for this endpoint."),
            )
            .query("InvalidAddress")
            .status(404))
        }
    }
}

/// Refuses a queue that is not there.
///
/// # Errors
/// The refusal.
pub(super) fn check(call: &Invocation<'_>, name: &str) -> Result<(), Fault> {
    if tree::named(call.state, "queues", name).is_some() {
        return Ok(());
    }
    // The query protocol speaks of its own version (recorded by LocalStack's test_non_existent_queue).
    let speaks_json = call.request.media_type().starts_with("application/x-amz-json");
    let message = if speaks_json {
        "The specified queue does not exist."
    } else {
        "The specified queue does not exist for this wsdl version."
    };
    Err(Fault::new("com.amazonaws.sqs#QueueDoesNotExist", message)
        .query("AWS.SimpleQueueService.NonExistentQueue"))
}

/// The messages of a queue, to be changed.
pub(super) fn messages_mut<'a>(state: &'a mut Json, name: &str) -> Option<&'a mut Vec<Json>> {
    tree::list_mut(tree::named_mut(state, "queues", name)?, "messages")
}

/// The messages of a queue.
pub(super) fn messages<'a>(state: &'a Json, name: &str) -> &'a [Json] {
    let queue = tree::named(state, "queues", name);
    queue.and_then(|queue| queue.get("messages")?.as_array()).unwrap_or_default()
}

/// The body of a message.
pub(super) fn body(message: &Json) -> &str {
    message.as_str().or_else(|| message.get("body")?.as_str()).unwrap_or_default()
}

/// The id of a message: its own, or one that its place and body make.
pub(super) fn id(queue: &str, place: usize, message: &Json) -> String {
    let own = message.get("messageId").and_then(Json::as_str);
    own.map_or_else(
        || uuid(md5::digest(format!("{queue} {place} {}", body(message)).as_bytes())),
        str::to_owned,
    )
}

/// Whether a message has been received and not yet deleted.
pub(super) fn is_in_flight(message: &Json) -> bool {
    message.get("inFlight").and_then(Json::as_bool).unwrap_or_default()
}

/// The form of a message that has more than a body.
pub(super) fn unfold(message: &mut Json) {
    if let Some(text) = message.as_str() {
        *message = Json::object([("body", Json::string(text))]);
    }
}

/// What a queue says of a number.
///
/// # Errors
/// The refusal of one that is not between two bounds.
pub(super) fn check_between(name: &str, value: Option<i64>, low: i64, high: i64) -> Result<(), Fault> {
    match value {
        Some(value) if value < low || value > high => Err(invalid(format!(
            "Value {value} for parameter {name} is invalid. Reason: Must be between {low} and {high}, if provided."
        ))),
        _ => Ok(()),
    }
}
