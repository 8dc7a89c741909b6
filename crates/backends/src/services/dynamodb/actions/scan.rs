//! `Scan`.

use super::legacy;
use super::page::{self, FILTER, INDEX, LIMIT, SELECT, START};
use super::{CAPACITY, CONSISTENT, NAMES, PROJECTION, TABLE_NAME, VALUES};
use crate::services::dynamodb::attribute::{Item, find};
use crate::services::dynamodb::expression::{KeyNames, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Invocation, Output, Rule, Shape, Start, input};

/// `Scan`.
pub(super) const ACTION: Action = Action {
    name: "Scan",
    doc: "Reads all items of a table.",
    inputs: &[
        TABLE_NAME,
        INDEX,
        FILTER,
        PROJECTION,
        NAMES,
        VALUES,
        LIMIT,
        START,
        SELECT,
        CONSISTENT,
        CAPACITY,
        input("Segment", Shape::Integer, "Which part of a parallel scan to read.")
            .rules(&[Rule::From(0), Rule::To(999_999)]),
        input("TotalSegments", Shape::Integer, "Into how many parts a parallel scan is cut.")
            .rules(&[Rule::From(1), Rule::To(1_000_000)]),
        legacy::SCAN_FILTER,
        legacy::TO_GET,
        legacy::OPERATOR,
    ],
    start: Start::action("{\n  \"TableName\": \"MyTable\"\n}"),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy::check_parameters(call.input, &["FilterExpression"])? {
        return Ok(Output::NotSimulated(name));
    }
    let start = page::read_start_key(call)?;
    let segment = segment(call)?;
    let substitutes = Substitutes::read(call.input)?;
    let wanted = page::wanted(call, &substitutes)?;
    let table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    let keys = page::keys(call, &table)?;
    if let Some(start) = &start {
        check_start(call, &table, &keys, start)?;
    }
    wanted.check(call, &table, None)?;
    let stands = |item: &&Item| {
        find(item, keys.hash).is_some() && keys.range.is_none_or(|range| find(item, range).is_some())
    };
    let items = table.scanned().into_iter().filter(stands).enumerate();
    let items = items.filter(|(at, _)| segment.is_none_or(|(part, parts)| at % parts == part));
    let items: Vec<&Item> = items.map(|(_, item)| item).collect();
    Ok(page::answer(call, &table, &keys, &items, start.as_ref(), &wanted))
}

/// Refuses a start key that has not just the keys of the table and of the index.
fn check_start(call: &Invocation<'_>, table: &Table, keys: &KeyNames<'_>, start: &Item) -> Result<(), Fault> {
    let has_index = call.text("IndexName").is_some();
    if start.len() != page::start_names(table, keys).len() {
        let reason = "The provided key element does not match the schema";
        return Err(page::invalid_start((!has_index).then_some(reason)));
    }
    if has_index {
        for name in std::iter::once(keys.hash).chain(keys.range) {
            let value = find(start, name).ok_or_else(|| page::invalid_start(None))?;
            table.check_key_piece(name, Some(value))?;
        }
    }
    page::check_own_keys(table, start)
}

/// The part of a parallel scan, and how many there are.
fn segment(call: &Invocation<'_>) -> Result<Option<(usize, usize)>, Fault> {
    let number = |name: &str| call.integer(name).and_then(|number| usize::try_from(number).ok());
    match (number("Segment"), number("TotalSegments")) {
        (None, None) => Ok(None),
        (Some(segment), Some(total)) if segment < total => Ok(Some((segment, total))),
        (Some(segment), Some(total)) => Err(refusal(format!(
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: \
             Segment: {segment} is not less than TotalSegments: {total}"
        ))),
        (Some(_), None) => Err(refusal(
            "The TotalSegments parameter is required but was not present in the request when Segment parameter is present",
        )),
        (None, Some(_)) => Err(refusal(
            "The Segment parameter is required but was not present in the request when parameter TotalSegments is present",
        )),
    }
}
