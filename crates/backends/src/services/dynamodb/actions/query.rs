//! `Query`.

use super::page::{self, FILTER, INDEX, LIMIT, SELECT, START};
use super::{CAPACITY, CONSISTENT, NAMES, PROJECTION, TABLE_NAME, VALUES};
use super::{legacy, source};
use crate::services::dynamodb::attribute::{Item, find};
use crate::services::dynamodb::expression::{KeyCondition, KeyNames, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::{Table, order};
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};

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
        legacy::KEY_CONDITIONS,
        legacy::QUERY_FILTER,
        legacy::TO_GET,
        legacy::OPERATOR,
    ],
    start: Start::action(
        "{\n  \"TableName\": \"MyTable\",\n  \"KeyConditionExpression\": \"id = :id\",\n  \"ExpressionAttributeValues\": {\":id\": {\"S\": \"$util.escapeJavaScript($input.params('id'))\"}}\n}",
    ),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy::check_parameters(call.input, &["FilterExpression", "KeyConditionExpression"])?
    {
        return Ok(Output::NotSimulated(name));
    }
    let start = page::read_start_key(call)?;
    let Some(key_source) = source(call, "KeyConditionExpression") else {
        return Err(refusal(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
        ));
    };
    let substitutes = Substitutes::read(call.input)?;
    let mut condition = KeyCondition::parse(key_source, &substitutes)?;
    let wanted = page::wanted(call, &substitutes)?;
    condition.analyze()?;
    let table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    let keys = page::keys(call, &table)?;
    check_keys(&table, &keys, &condition, start.as_ref())?;
    if let Some(start) = &start {
        check_start(&table, &keys, &condition, start)?;
    }
    wanted.check(call, &table, Some(&keys))?;
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

/// Refuses a condition that does not choose one partition, or compares keys with values of another type.
fn check_keys(
    table: &Table,
    keys: &KeyNames<'_>,
    condition: &KeyCondition,
    start: Option<&Item>,
) -> Result<(), Fault> {
    if start.is_some_and(|start| start.len() != page::start_names(table, keys).len()) {
        return Err(page::invalid_start(None));
    }
    for (name, is_hash) in std::iter::once((keys.hash, true)).chain(keys.range.map(|range| (range, false))) {
        if let Some(start) = start {
            let value = find(start, name).ok_or_else(|| page::invalid_start(None))?;
            table.check_key_piece(name, Some(value))?;
        }
        if is_hash && keys.range.is_none() && condition.count() > 1 {
            return Err(refusal("Query key condition not supported"));
        }
        let Some(part) = condition.of(name) else {
            if is_hash || condition.count() > 1 {
                return Err(refusal(format!("Query condition missed key schema element: {name}")));
            }
            continue;
        };
        if !part.values.iter().all(|value| table.fits(name, value)) {
            return Err(refusal(
                "One or more parameter values were invalid: Condition parameter type does not match schema type",
            ));
        }
        if is_hash && !part.is_equal {
            return Err(refusal("Query key condition not supported"));
        }
    }
    Ok(())
}

/// Refuses a start key that lies outside of what the query reads.
fn check_start(
    table: &Table,
    keys: &KeyNames<'_>,
    condition: &KeyCondition,
    start: &Item,
) -> Result<(), Fault> {
    page::check_own_keys(table, start)?;
    let is_inside = condition.of(keys.hash).is_some_and(|part| part.holds(start));
    match keys.range.and_then(|range| condition.of(range)) {
        None if !is_inside => {
            Err(refusal("The provided starting key is outside query boundaries based on provided conditions"))
        }
        Some(part) if !part.holds(start) => {
            Err(refusal("The provided starting key does not match the range key predicate"))
        }
        Some(_) if !is_inside => Err(refusal("The query can return at most one row and cannot be restarted")),
        _ => Ok(()),
    }
}
