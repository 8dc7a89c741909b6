//! `Query`.

use super::page::{self, FILTER, INDEX, LIMIT, SELECT, START};
use super::{CAPACITY, CONSISTENT, NAMES, PROJECTION, TABLE_NAME, VALUES};
use super::{legacy, legacy_in, source};
use crate::services::dynamodb::attribute::{Item, find};
use crate::services::dynamodb::expression::{KeyCondition, KeyNames, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::{Table, order};
use crate::services::service::{Action, Fault, Invocation, Output, Shape, input};

/// `Query`.
pub(super) const ACTION: Action = Action {
    name: "Query",
    doc: "Reads the items of one partition, in the order of their sort key.",
    inputs: &[
        TABLE_NAME,
        INDEX,
        input(
            "KeyConditionExpression",
            Shape::Text,
            "The partition, and maybe a stretch of it: `id = :id AND at > :at`.",
        ),
        FILTER,
        PROJECTION,
        NAMES,
        VALUES,
        LIMIT,
        START,
        input("ScanIndexForward", Shape::Flag, "Whether the sort key ascends; it does if left out."),
        SELECT,
        CONSISTENT,
        CAPACITY,
        legacy("KeyConditions"),
        legacy("QueryFilter"),
        legacy("AttributesToGet"),
        legacy("ConditionalOperator"),
    ],
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy_in(call) {
        return Ok(Output::NotSimulated(name));
    }
    let key_source = source(call, "KeyConditionExpression");
    let has = |name: &'static str| (name, call.text(name).is_some());
    let substitutes = Substitutes::read(
        call.input,
        &[has("FilterExpression"), has("KeyConditionExpression"), has("ProjectionExpression")],
        &["FilterExpression", "KeyConditionExpression"],
    )?;
    let Some(key_source) = key_source else {
        return Err(refusal(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
        ));
    };
    let table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    let keys = match call.text("IndexName") {
        Some(index) => table.index_keys(call.state, index)?,
        None => table.keys(),
    };
    let condition = KeyCondition::parse(key_source, &substitutes, &keys)?;
    let wanted = page::wanted(call, &substitutes, &keys, true)?;
    check_types(&table, &keys, &condition)?;
    let start = page::start_key(call, &table, &keys)?;
    let mut items: Vec<&Item> = table.items.iter().filter(|item| condition.holds(item)).collect();
    if let Some(range) = keys.range {
        // Only what has the index's keys stands in it.
        items.retain(|item| find(item, range).is_some());
        items.sort_by(|one, other| order(one, other, range));
    }
    if call.input.get("ScanIndexForward").and_then(|flag| flag.as_bool()) == Some(false) {
        items.reverse();
    }
    Ok(page::answer(call, &table, &keys, &items, start.as_ref(), &wanted))
}

/// Refuses values of another type than the keys'.
fn check_types(table: &Table, keys: &KeyNames<'_>, condition: &KeyCondition) -> Result<(), Fault> {
    let fits = |name: &str, kind: &str| match table.kind_of(name) {
        Some(known) => known == kind,
        None => matches!(kind, "S" | "N" | "B"),
    };
    let ranges = condition.range.iter().filter_map(|value| Some((keys.range?, value.kind())));
    let mut given = std::iter::once((keys.hash, condition.hash.kind())).chain(ranges);
    if given.all(|(name, kind)| fits(name, kind)) {
        return Ok(());
    }
    Err(refusal(
        "One or more parameter values were invalid: Condition parameter type does not match schema type",
    ))
}
