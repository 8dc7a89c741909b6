//! `PutRecords`.

use super::stream::{self, DATA, HASH_KEY, PARTITION_KEY, STREAM_ARN, STREAM_NAME};
use crate::services::service::{Action, Fault, Input, Invocation, Output, Rule, Shape, Start, input};
use gatelens_value::json::strict::Json;

static RECORD: [Input; 3] = [DATA, PARTITION_KEY, HASH_KEY];

static ONE: Shape = Shape::Structure("com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry", &RECORD);

/// `PutRecords`.
pub(super) const ACTION: Action = Action {
    name: "PutRecords",
    doc: "Appends up to 500 records to a stream.",
    inputs: &[
        input("Records", Shape::List(&ONE), "The records, each with `Data` and `PartitionKey`.")
            .required()
            .rules(&[Rule::LengthFrom(1), Rule::LengthTo(500)]),
        STREAM_NAME,
        STREAM_ARN,
    ],
    start: Start::action(
        "{\n  \"StreamName\": \"MyStream\",\n  \"Records\": [\n#foreach($record in $input.path('$.messages'))\n    {\"Data\": \"$util.base64Encode($record)\", \"PartitionKey\": \"$foreach.count\"}#if($foreach.hasNext),#end\n#end\n  ]\n}",
    ),
    run,
};

/// # AWS
/// gateway 4.6.6.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = stream::name(call)?;
    let records = call.input.get("Records").and_then(Json::as_array).unwrap_or_default();
    let mut answers = Vec::new();
    for record in records {
        let (sequence, shard) = stream::append(call, &name, record)?;
        answers.push(Json::object([
            ("SequenceNumber", Json::string(sequence)),
            ("ShardId", Json::string(shard)),
        ]));
    }
    Ok(Output::Document(Json::object([
        ("FailedRecordCount", Json::number(0)),
        ("Records", Json::array(answers)),
    ])))
}
