//! `PutRecord`.

use super::stream::{self, DATA, HASH_KEY, PARTITION_KEY, STREAM_ARN, STREAM_NAME};
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};
use gatelens_value::json::strict::Json;

/// `PutRecord`.
pub(super) const ACTION: Action = Action {
    name: "PutRecord",
    doc: "Appends a record to a stream.",
    inputs: &[
        STREAM_NAME,
        STREAM_ARN,
        DATA,
        PARTITION_KEY,
        HASH_KEY,
        input("SequenceNumberForOrdering", Shape::Text, "The sequence number that must lie before."),
    ],
    start: Start::action(
        "{\n  \"StreamName\": \"MyStream\",\n  \"Data\": \"$util.base64Encode($input.body)\",\n  \"PartitionKey\": \"$context.requestId\"\n}",
    ),
    run,
};

/// # AWS
/// gateway 4.6.6: `{"SequenceNumber","ShardId"}`, recorded without `EncryptionType`.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = stream::name(call)?;
    let record = call.input;
    let (sequence, shard) = stream::append(call, &name, record)?;
    Ok(Output::Document(Json::object([
        ("SequenceNumber", Json::string(sequence)),
        ("ShardId", Json::string(shard)),
    ])))
}
