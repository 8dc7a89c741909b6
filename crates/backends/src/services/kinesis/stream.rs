//! Streams: their shards and records.

use crate::services::md5;
use crate::services::service::{Fault, Input, Invocation, Rule, Shape, input};
use crate::services::state::{Kept, Key, Wrong, key, needed};
use crate::services::tree;
use gatelens_value::Pointer;
use gatelens_value::json::strict::Json;

/// What the state of the service looks like.
///
/// # Shape
/// `{streams: {NAME: {shards?: COUNT, records?: [{data, partitionKey, sequenceNumber, shardId}]}}}`, data in Base64.
pub(super) const STATE: Kept = Kept::Object(&[key("streams", Kept::Named(&STREAM))]);

static STREAM: Kept =
    Kept::Object(&[key("shards", Kept::Checked(check_shards)), key("records", Kept::List(&RECORD))]);

static RECORD: Kept = Kept::Object(&RECORD_KEYS);

static RECORD_KEYS: [Key; 4] = [
    needed("data", Kept::Base64),
    key("partitionKey", Kept::Text),
    key("sequenceNumber", Kept::Text),
    key("shardId", Kept::Text),
];

/// How many shards a stream may have here.
const MAX_SHARDS: i64 = 1000;

fn check_shards(json: &Json, at: &Pointer) -> Option<Wrong> {
    let fits = json.as_i64().is_some_and(|count| (1..=MAX_SHARDS).contains(&count));
    (!fits).then(|| Wrong {
        at: at.clone(),
        expected: format!("a number of shards from 1 to {MAX_SHARDS}"),
        found: json.describe().to_owned(),
    })
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

pub(super) const STREAM_NAME: Input = input("StreamName", Shape::Text, "The stream's name.").rules(&[
    Rule::LengthFrom(1),
    Rule::LengthTo(128),
    Rule::Pattern("[a-zA-Z0-9_.-]+", is_name),
]);

pub(super) const STREAM_ARN: Input =
    input("StreamARN", Shape::Text, "The stream's ARN, instead of its name.");

pub(super) const DATA: Input =
    input("Data", Shape::Blob, "The record in Base64: `$util.base64Encode(…)`.").required();

pub(super) const PARTITION_KEY: Input = input("PartitionKey", Shape::Text, "What chooses the shard.")
    .required()
    .rules(&[Rule::LengthFrom(1), Rule::LengthTo(256)]);

pub(super) const HASH_KEY: Input =
    input("ExplicitHashKey", Shape::Text, "A number that chooses the shard instead of the key's digest.");

/// How large a record may be.
///
/// # AWS
/// Kinesis's quotas: 1 MiB by default.
const MAX_RECORD: usize = 1024 * 1024;

/// The name of the stream that a call speaks of.
///
/// # Errors
/// The refusal of a call that names none, or one that is not there.
pub(super) fn name(call: &Invocation<'_>) -> Result<String, Fault> {
    let arn = call.text("StreamARN").and_then(|arn| arn.rsplit_once(":stream/")).map(|(_, name)| name);
    let Some(name) = call.text("StreamName").or(arn) else {
        return Err(Fault::new("InvalidArgumentException", "Missing StreamName and StreamARN."));
    };
    if tree::named(call.state, "streams", name).is_none() {
        let account = &call.here.account;
        return Err(Fault::new(
            "ResourceNotFoundException",
            format!("Stream {name} under account {account} not found."),
        ));
    }
    Ok(name.to_owned())
}

/// How many shards a stream has.
pub(super) fn shards(state: &Json, name: &str) -> u32 {
    let count = tree::named(state, "streams", name).and_then(|stream| stream.get("shards")?.as_i64());
    count.and_then(|count| u32::try_from(count).ok()).unwrap_or(1).max(1)
}

/// The first and the last hash key of a shard among so many.
pub(super) fn bounds(shard: u32, count: u32) -> (u128, u128) {
    let width = u128::MAX / u128::from(count);
    let start = u128::from(shard) * width + u128::from(shard > 0);
    let end = if shard + 1 >= count { u128::MAX } else { u128::from(shard + 1) * width };
    (start, end)
}

/// Appends a record; its sequence number and its shard.
///
/// # Errors
/// The refusal.
pub(super) fn append(
    call: &mut Invocation<'_>,
    name: &str,
    record: &Json,
) -> Result<(String, String), Fault> {
    let text = |name: &str| record.get(name).and_then(Json::as_str);
    let (data, partition) = (text("Data").unwrap_or_default(), text("PartitionKey").unwrap_or_default());
    if data.len() / 4 * 3 + partition.len() > MAX_RECORD + 2 {
        return Err(Fault::new(
            "ValidationException",
            format!(
                "1 validation error detected: Value at 'data' failed to satisfy constraint: Member must have \
                 length less than or equal to {MAX_RECORD}"
            ),
        ));
    }
    let hash = match text("ExplicitHashKey") {
        None => u128::from_be_bytes(md5::digest(partition.as_bytes())),
        Some(explicit) => explicit.parse::<u128>().map_err(|_| {
            Fault::new(
                "InvalidArgumentException",
                format!("Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was {explicit}"),
            )
        })?,
    };
    let count = shards(call.state, name);
    let shard = (0..count).find(|shard| hash <= bounds(*shard, count).1).unwrap_or(count - 1);
    let shard = format!("shardId-{shard:012}");
    let millis = call.here.now.epoch_millis();
    let records =
        tree::named_mut(call.state, "streams", name).and_then(|stream| tree::list_mut(stream, "records"));
    let Some(records) = records else { return Err(Fault::silent("InternalFailure").status(500)) };
    let sequence = format!("49657{millis:013}{:038}", records.len() * 16 + 2);
    records.push(Json::object([
        ("data", Json::string(data)),
        ("partitionKey", Json::string(partition)),
        ("sequenceNumber", Json::string(sequence.as_str())),
        ("shardId", Json::string(shard.as_str())),
    ]));
    Ok((sequence, shard))
}

/// The ARN of a stream.
pub(super) fn arn(call: &Invocation<'_>, name: &str) -> String {
    format!("arn:aws:kinesis:{}:{}:stream/{name}", call.here.region, call.here.account)
}
