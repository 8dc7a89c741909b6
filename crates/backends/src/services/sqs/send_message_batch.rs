//! `SendMessageBatch`.

use super::queue;
use super::send_message::{ATTRIBUTES, BODY, DEDUPLICATION, DELAY, GROUP, MAX_MESSAGE, SYSTEM, send};
use super::{QUEUE_URL, invalid};
use crate::services::service::{Action, Fault, Input, Invocation, Output, Shape, Start, input};
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

static ENTRIES: Shape = Shape::Structure("com.amazonaws.sqs.SendMessageBatchRequestEntry", &ENTRY);

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
    start: Start::action("Action=SendMessageBatch#foreach($m in $input.path('$.messages'))&SendMessageBatchRequestEntry.${foreach.count}.Id=m${foreach.count}&SendMessageBatchRequestEntry.${foreach.count}.MessageBody=$util.urlEncode($m)#end").at("POST", super::PATH).with(super::FORM),
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
    check_size(entries)?;
    check_groups(&name, entries)?;
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

/// # AWS
/// Recorded by LocalStack's test_send_message_batch_with_oversized_contents.
fn check_size(entries: &[Json]) -> Result<(), Fault> {
    let size: usize =
        entries.iter().filter_map(|entry| entry.get("MessageBody")?.as_str()).map(str::len).sum();
    if size <= MAX_MESSAGE {
        return Ok(());
    }
    Err(batch(
        "com.amazonaws.sqs#BatchRequestTooLong",
        "AWS.SimpleQueueService.BatchRequestTooLong",
        format!("Batch requests cannot be longer than {MAX_MESSAGE} bytes. You have sent {size} bytes."),
    ))
}

/// Refuses a batch to a FIFO queue with an entry that names no group.
///
/// # AWS
/// Recorded by LocalStack's test_send_batch_missing_message_group_id_for_fifo_queue: the whole batch, and in other
/// words than those of a single message.
fn check_groups(queue: &str, entries: &[Json]) -> Result<(), Fault> {
    if queue.ends_with(".fifo") && entries.iter().any(|entry| entry.get("MessageGroupId").is_none()) {
        return Err(invalid("The request must contain the parameter MessageGroupId."));
    }
    Ok(())
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
