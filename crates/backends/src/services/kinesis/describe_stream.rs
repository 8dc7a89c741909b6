//! `DescribeStream`.

use super::stream::{self, STREAM_ARN, STREAM_NAME};
use crate::services::service::{Action, Fault, Invocation, Output, Rule, Shape, Start, input};
use gatelens_value::json::strict::Json;

/// `DescribeStream`.
pub(super) const ACTION: Action = Action {
    name: "DescribeStream",
    doc: "Describes a stream and its shards.",
    inputs: &[
        STREAM_NAME,
        STREAM_ARN,
        input("Limit", Shape::Integer, "How many shards to answer.")
            .rules(&[Rule::From(1), Rule::To(10_000)]),
        input("ExclusiveStartShardId", Shape::Text, "The shard behind which the list begins."),
    ],
    start: Start::action("{\n  \"StreamName\": \"MyStream\"\n}"),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = stream::name(call)?;
    let count = stream::shards(call.state, &name);
    let limit = call.integer("Limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(100);
    let behind = call.text("ExclusiveStartShardId").unwrap_or_default();
    let millis = call.here.now.epoch_millis();
    let ids = (0..count)
        .map(|shard| (shard, format!("shardId-{shard:012}")))
        .filter(|(_, id)| id.as_str() > behind);
    let ids: Vec<_> = ids.collect();
    let shards = ids.iter().take(limit).map(|(shard, id)| {
        let (start, end) = stream::bounds(*shard, count);
        Json::object([
            (
                "HashKeyRange",
                Json::object([
                    ("EndingHashKey", Json::string(end.to_string())),
                    ("StartingHashKey", Json::string(start.to_string())),
                ]),
            ),
            (
                "SequenceNumberRange",
                Json::object([(
                    "StartingSequenceNumber",
                    Json::string(format!("49657{millis:013}{:038}", 2)),
                )]),
            ),
            ("ShardId", Json::string(id.as_str())),
        ])
    });
    let description = Json::object([
        ("EncryptionType", Json::string("NONE")),
        ("EnhancedMonitoring", Json::array([Json::object([("ShardLevelMetrics", Json::array([]))])])),
        ("HasMoreShards", Json::bool(ids.len() > limit)),
        ("RetentionPeriodHours", Json::number(24)),
        ("Shards", Json::array(shards)),
        ("StreamARN", Json::string(stream::arn(call, &name))),
        ("StreamCreationTimestamp", call.here.seconds()),
        ("StreamModeDetails", Json::object([("StreamMode", Json::string("PROVISIONED"))])),
        ("StreamName", Json::string(name)),
        ("StreamStatus", Json::string("ACTIVE")),
    ]);
    Ok(Output::Document(Json::object([("StreamDescription", description)])))
}
