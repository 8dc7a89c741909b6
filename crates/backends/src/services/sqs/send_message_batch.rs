//! `SendMessageBatch`.

use super::queue;
use super::send_message::{ATTRIBUTES, BODY, DEDUPLICATION, DELAY, GROUP, MAX_MESSAGE, SYSTEM, send};
use super::{QUEUE_URL, invalid};
use crate::services::batch::{self, Flaw};
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
fn fault(code: &'static str, query: &'static str, message: String) -> Fault {
    Fault::new(code, message).query(query)
}

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = queue::name(call)?;
    queue::check(call, &name)?;
    let entries = call.input.get("Entries").and_then(Json::as_array).unwrap_or_default();
    if let Some(flaw) = batch::flaw(entries) {
        return Err(refused(flaw));
    }
    check_size(entries)?;
    check_groups(&name, entries)?;
    Ok(batch::send(entries, |entry| {
        let sent = send(call.state, &name, entry)?;
        Ok(vec![
            ("MD5OfMessageAttributes", text_or_null(sent.md5_of_attributes.as_deref())),
            ("MD5OfMessageBody", Json::string(sent.md5_of_body)),
            ("MD5OfMessageSystemAttributes", text_or_null(sent.md5_of_system.as_deref())),
            ("MessageId", Json::string(sent.id)),
            ("SequenceNumber", text_or_null(sent.sequence.as_deref())),
        ])
    }))
}

/// # AWS
/// Recorded by LocalStack's test_send_message_batch_with_oversized_contents.
fn check_size(entries: &[Json]) -> Result<(), Fault> {
    let size = batch::length(entries, "MessageBody");
    if size <= MAX_MESSAGE {
        return Ok(());
    }
    Err(fault(
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

/// # AWS
/// Recorded by LocalStack's test_too_many_entries_in_batch_request and test_invalid_batch_id.
fn refused(flaw: Flaw) -> Fault {
    match flaw {
        Flaw::Empty => fault(
            "com.amazonaws.sqs#EmptyBatchRequest",
            "AWS.SimpleQueueService.EmptyBatchRequest",
            "There should be at least one SendMessageBatchRequestEntry in the request.".to_owned(),
        ),
        Flaw::TooMany(count) => fault(
            "com.amazonaws.sqs#TooManyEntriesInBatchRequest",
            "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
            format!("Maximum number of entries per request are 10. You have sent {count}."),
        ),
        Flaw::LongId(_) | Flaw::BadId(_) => fault(
            "com.amazonaws.sqs#InvalidBatchEntryId",
            "AWS.SimpleQueueService.InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 \
             letters long."
                .to_owned(),
        ),
        Flaw::SameId(id) => fault(
            "com.amazonaws.sqs#BatchEntryIdsNotDistinct",
            "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
            format!("Id {id} repeated."),
        ),
    }
}
