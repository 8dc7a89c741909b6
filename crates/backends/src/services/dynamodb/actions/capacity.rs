//! What a call consumed.

use crate::services::dynamodb::attribute::{Item, size};
use crate::services::service::Invocation;
use gatelens_value::json::strict::Json;

/// The units that reads of this many bytes take, in halves.
pub(super) fn read_halves(call: &Invocation<'_>, bytes: usize) -> usize {
    let units = bytes.div_ceil(4096).max(1);
    if call.is_set("ConsistentRead") { units * 2 } else { units }
}

/// The units that a write of an item takes, in halves.
pub(super) fn write_halves(items: &[Option<&Item>]) -> usize {
    let largest = items.iter().flatten().map(|item| size(item)).max().unwrap_or_default();
    largest.div_ceil(1024).max(1) * 2
}

/// `ConsumedCapacity`, if it is asked for; null if not.
pub(super) fn consumed(call: &Invocation<'_>, table: &str, halves: usize) -> Json {
    let wanted = call.text("ReturnConsumedCapacity").unwrap_or("NONE");
    if wanted == "NONE" {
        return Json::null();
    }
    let units = Json::number(if halves.is_multiple_of(2) {
        format!("{}.0", halves / 2)
    } else {
        format!("{}.5", halves / 2)
    });
    let mut members = vec![("CapacityUnits", units.clone())];
    if wanted == "INDEXES" {
        members.push(("Table", Json::object([("CapacityUnits", units)])));
    }
    members.push(("TableName", Json::string(table)));
    Json::object(members)
}
