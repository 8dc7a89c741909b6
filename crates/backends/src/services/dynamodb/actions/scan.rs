//! `Scan`.

use super::page::{self, FILTER, INDEX, LIMIT, SELECT, START};
use super::{CAPACITY, CONSISTENT, NAMES, PROJECTION, TABLE_NAME, VALUES};
use super::{legacy, legacy_in};
use crate::services::dynamodb::attribute::{Item, find};
use crate::services::dynamodb::expression::Substitutes;
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Invocation, Output, Rule, Shape, input};

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
        legacy("ScanFilter"),
        legacy("AttributesToGet"),
        legacy("ConditionalOperator"),
    ],
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy_in(call) {
        return Ok(Output::NotSimulated(name));
    }
    let segment = segment(call)?;
    let has = |name: &'static str| (name, call.text(name).is_some());
    let substitutes = Substitutes::read(
        call.input,
        &[has("FilterExpression"), has("ProjectionExpression")],
        &["FilterExpression"],
    )?;
    let table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    let keys = match call.text("IndexName") {
        Some(index) => table.index_keys(call.state, index)?,
        None => table.keys(),
    };
    let wanted = page::wanted(call, &substitutes, &keys, false)?;
    let start = page::start_key(call, &table, &keys)?;
    let stands = |item: &&Item| {
        find(item, keys.hash).is_some() && keys.range.is_none_or(|range| find(item, range).is_some())
    };
    let items = table.scanned().into_iter().filter(stands).enumerate();
    let items = items.filter(|(at, _)| segment.is_none_or(|(part, parts)| at % parts == part));
    let items: Vec<&Item> = items.map(|(_, item)| item).collect();
    Ok(page::answer(call, &table, &keys, &items, start.as_ref(), &wanted))
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
