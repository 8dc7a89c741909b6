//! `SendMessageBatch`.

use super::QUEUE_URL;
use super::queue;
use super::send_message::{ATTRIBUTES, BODY, DEDUPLICATION, DELAY, GROUP, SYSTEM, send};
use crate::services::service::{Action, Fault, Input, Invocation, Output, Shape, input};
use crate::services::tree::text_or_null;
use gatelens_value::json::strict::Json;

static ENTRY: [Input; 7] = [
    input("Id", Shape::Text, "What names the entry in the answer.").required(),
    BODY,
    DELAY,
    ATTRIBUTES,
    SYSTEM,
    DEDUPLICATION,
    GROUP,
];

static ENTRIES: Shape = Shape::Structure(&ENTRY);

/// `SendMessageBatch`.
pub(super) const ACTION: Action = Action {
    name: "SendMessageBatch",
    doc: "Puts up to ten messages into a queue.",
    inputs: &[
        QUEUE_URL,
        input(
            "Entries",
            Shape::List(&ENTRIES),
            "The messages; in a form `SendMessageBatchRequestEntry.1.Id`, `.MessageBody`.",
        )
        .forms(&["SendMessageBatchRequestEntry"]),
    ],
    run,
};

/// A fault that SQS names alike in both protocols but for the prefix.
fn batch(code: &'static str, query: &'static str, message: String) -> Fault {
    Fault::new(code, message).query(query)
}

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = queue::name(call)?;
    queue::check(call, &name)?;
    let entries = call.input.get("Entries").and_then(Json::as_array).unwrap_or_default();
    check(entries)?;
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for entry in entries {
        let id = Json::string(id_of(entry));
        match send(call.state, &name, entry) {
            Ok(sent) => successful.push(Json::object([
                ("Id", id),
                ("MD5OfMessageAttributes", text_or_null(sent.md5_of_attributes.as_deref())),
                ("MD5OfMessageBody", Json::string(sent.md5_of_body)),
                ("MD5OfMessageSystemAttributes", text_or_null(sent.md5_of_system.as_deref())),
                ("MessageId", Json::string(sent.id)),
                ("SequenceNumber", text_or_null(sent.sequence.as_deref())),
            ])),
            Err(fault) => failed.push(Json::object([
                ("Code", Json::string(fault.query_code.unwrap_or(fault.code.as_ref()))),
                ("Id", id),
                ("Message", text_or_null(fault.message.as_deref())),
                ("SenderFault", Json::bool(true)),
            ])),
        }
    }
    Ok(Output::Document(Json::object([
        ("Failed", Json::array(failed)),
        ("Successful", Json::array(successful)),
    ])))
}

fn id_of(entry: &Json) -> &str {
    entry.get("Id").and_then(Json::as_str).unwrap_or_default()
}

/// Refuses a batch whose entries cannot be told apart, are none or too many.
fn check(entries: &[Json]) -> Result<(), Fault> {
    if entries.is_empty() {
        return Err(batch(
            "com.amazonaws.sqs#EmptyBatchRequest",
            "AWS.SimpleQueueService.EmptyBatchRequest",
            "There should be at least one SendMessageBatchRequestEntry in the request.".to_owned(),
        ));
    }
    if entries.len() > 10 {
        return Err(batch(
            "com.amazonaws.sqs#TooManyEntriesInBatchRequest",
            "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            format!("Maximum number of entries per request are 10. You have sent {}.", entries.len()),
        ));
    }
    for (at, entry) in entries.iter().enumerate() {
        let id = id_of(entry);
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if id.is_empty() || id.len() > 80 || !id.chars().all(is_letter) {
            return Err(batch(
                "com.amazonaws.sqs#InvalidBatchEntryId",
                "AWS.SimpleQueueService.InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. \
                 It can be at most 80 letters long."
                    .to_owned(),
            ));
        }
        if entries.iter().take(at).any(|other| id_of(other) == id) {
            return Err(batch(
                "com.amazonaws.sqs#BatchEntryIdsNotDistinct",
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                format!("Id {id} repeated."),
            ));
        }
    }
    Ok(())
}
