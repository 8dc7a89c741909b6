//! `PublishBatch`.

use super::publish::{ATTRIBUTES, DEDUPLICATION, GROUP, MESSAGE, STRUCTURE, SUBJECT};
use super::topic::{self, MAX_MESSAGE};
use crate::services::batch::{self, Flaw};
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
    if let Some(flaw) = batch::flaw(entries) {
        return Err(refused(flaw));
    }
    if batch::length(entries, "Message") > MAX_MESSAGE {
        return Err(Fault::new(
            "BatchRequestTooLong",
            "The length of all the messages put together is more than the limit.",
        ));
    }
    // Recorded by LocalStack's test_publish_batch_exceptions: what a FIFO topic needs fails the whole batch.
    entries.iter().try_for_each(|entry| topic::check_fifo(call.state, &name, entry))?;
    let (state, here) = (&mut *call.state, &mut *call.here);
    Ok(batch::send(entries, |entry| {
        let sequence = topic::publish(state, &name, entry)?;
        Ok(vec![
            ("MessageId", Json::string(here.uuid("message"))),
            ("SequenceNumber", text_or_null(sequence.as_deref())),
        ])
    }))
}

/// # AWS
/// Recorded by LocalStack's test_publish_batch_exceptions and test_publish_batch_invalid_entry_id.
fn refused(flaw: Flaw) -> Fault {
    let bad_id = |what: &str, id: &str| {
        Fault::new(
            "InvalidBatchEntryId",
            format!("The Id of a batch entry in the batch request {what}: {id}"),
        )
    };
    match flaw {
        Flaw::Empty => Fault::new("EmptyBatchRequest", "The batch request doesn't contain any entries."),
        Flaw::TooMany(_) => Fault::new(
            "TooManyEntriesInBatchRequest",
            "The batch request contains more entries than permissible.",
        ),
        Flaw::LongId(id) => bad_id("is too long", &id),
        Flaw::BadId(id) => bad_id("contains an impermissible character", &id),
        Flaw::SameId(_) => Fault::new(
            "BatchEntryIdsNotDistinct",
            "Two or more batch entries in the request have the same Id.",
        ),
    }
}
