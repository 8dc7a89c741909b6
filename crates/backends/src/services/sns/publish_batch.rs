//! `PublishBatch`.

use super::publish::{ATTRIBUTES, DEDUPLICATION, GROUP, MESSAGE, STRUCTURE, SUBJECT};
use super::topic::{self, MAX_MESSAGE};
use crate::services::service::{Action, Fault, Input, Invocation, Output, Shape, Start, input};
use crate::services::tree::text_or_null;
use gatelens_value::json::strict::Json;

static ENTRY: [Input; 7] = [
    input("Id", Shape::Text, "What names the entry in the answer.").required(),
    MESSAGE,
    SUBJECT,
    STRUCTURE,
    ATTRIBUTES,
    DEDUPLICATION,
    GROUP,
];

static ENTRIES: Shape = Shape::Structure("com.amazonaws.sns.PublishBatchRequestEntry", &ENTRY);

/// `PublishBatch`.
pub(super) const ACTION: Action = Action {
    name: "PublishBatch",
    doc: "Sends up to ten messages to all that subscribed to a topic.",
    inputs: &[
        input("TopicArn", Shape::Text, "The topic's ARN.").required(),
        input(
            "PublishBatchRequestEntries",
            Shape::List(&ENTRIES),
            "The messages; in a form `PublishBatchRequestEntries.member.1.Id`, `.Message`.",
        )
        .required(),
    ],
    start: Start::action("Action=PublishBatch&TopicArn=$util.urlEncode('arn:aws:sns:us-east-1:123456789012:MyTopic')#foreach($m in $input.path('$.messages'))&PublishBatchRequestEntries.member.${foreach.count}.Id=m${foreach.count}&PublishBatchRequestEntries.member.${foreach.count}.Message=$util.urlEncode($m)#end").with(super::FORM),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = topic::name(call, call.text("TopicArn").unwrap_or_default())?;
    let entries = call.input.get("PublishBatchRequestEntries").and_then(Json::as_array).unwrap_or_default();
    let id_of = |entry: &Json| entry.get("Id").and_then(Json::as_str).unwrap_or_default().to_owned();
    if entries.is_empty() {
        return Err(Fault::new("EmptyBatchRequest", "The batch request doesn't contain any entries."));
    }
    if entries.len() > 10 {
        return Err(Fault::new(
            "TooManyEntriesInBatchRequest",
            "The batch request contains more entries than permissible.",
        ));
    }
    for (at, entry) in entries.iter().enumerate() {
        let id = id_of(entry);
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let wrong = if id.len() > 80 {
            "is too long"
        } else if id.is_empty() || !id.chars().all(is_letter) {
            "contains an impermissible character"
        } else {
            ""
        };
        if !wrong.is_empty() {
            // Recorded by LocalStack's test_publish_batch_invalid_entry_id.
            return Err(Fault::new(
                "InvalidBatchEntryId",
                format!("The Id of a batch entry in the batch request {wrong}: {id}"),
            ));
        }
        if entries.iter().take(at).any(|other| id_of(other) == id) {
            return Err(Fault::new(
                "BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id.",
            ));
        }
    }
    let length: usize = entries.iter().filter_map(|entry| entry.get("Message")?.as_str()).map(str::len).sum();
    if length > MAX_MESSAGE {
        return Err(Fault::new(
            "BatchRequestTooLong",
            "The length of all the messages put together is more than the limit.",
        ));
    }
    // Recorded by LocalStack's test_publish_batch_exceptions: what a FIFO topic needs fails the whole batch.
    entries.iter().try_for_each(|entry| topic::check_fifo(call.state, &name, entry))?;
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for entry in entries {
        let id = Json::string(id_of(entry));
        match topic::publish(call.state, &name, entry) {
            Ok(sequence) => successful.push(Json::object([
                ("Id", id),
                ("MessageId", Json::string(call.here.uuid("message"))),
                ("SequenceNumber", text_or_null(sequence.as_deref())),
            ])),
            Err(fault) => failed.push(Json::object([
                ("Code", Json::string(fault.code.as_ref())),
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
