//! Kinesis Data Streams.

mod describe_stream;
mod list_streams;
mod put_record;
mod put_records;
mod stream;

use super::service::{JsonProtocol, Protocol, Service, StrictType};

/// Kinesis Data Streams.
pub(super) static SERVICE: Service = Service {
    name: "kinesis",
    title: "Kinesis",
    doc: "Streams of records, in order within a shard.",
    protocol: Protocol::Json(JsonProtocol {
        prefix: "Kinesis_20131202",
        version: "1.1",
        front: "",
        validation: "",
        strict_type: StrictType::Json,
        missing: None,
    }),
    state: stream::STATE,
    actions: &[put_record::ACTION, put_records::ACTION, describe_stream::ACTION, list_streams::ACTION],
    others: &[
        "AddTagsToStream",
        "CreateStream",
        "DecreaseStreamRetentionPeriod",
        "DeleteResourcePolicy",
        "DeleteStream",
        "DeregisterStreamConsumer",
        "DescribeLimits",
        "DescribeStreamConsumer",
        "DescribeStreamSummary",
        "DisableEnhancedMonitoring",
        "EnableEnhancedMonitoring",
        "GetRecords",
        "GetResourcePolicy",
        "GetShardIterator",
        "IncreaseStreamRetentionPeriod",
        "ListShards",
        "ListStreamConsumers",
        "ListTagsForResource",
        "ListTagsForStream",
        "MergeShards",
        "PutResourcePolicy",
        "RegisterStreamConsumer",
        "RemoveTagsFromStream",
        "SplitShard",
        "StartStreamEncryption",
        "StopStreamEncryption",
        "SubscribeToShard",
        "TagResource",
        "UntagResource",
        "UpdateShardCount",
        "UpdateStreamMode",
    ],
};
