//! `PutItem`.

use super::{
    CAPACITY, CONDITION, ITEM, MAX_ITEM, METRICS, NAMES, ON_FAILURE, RETURN_VALUES, TABLE_NAME, VALUES,
};
use super::{capacity, item_of, legacy, write};
use crate::services::dynamodb::attribute::size;
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Invocation, Output, Start, input};

/// `PutItem`.
pub(super) const ACTION: Action = Action {
    name: "PutItem",
    doc: "Stores an item, in the place of the one with its key.",
    inputs: &[
        TABLE_NAME,
        input("Item", ITEM, "The item in DynamoDB's JSON: `{\"id\": {\"S\": \"1\"}}`.").required(),
        CONDITION,
        NAMES,
        VALUES,
        RETURN_VALUES,
        ON_FAILURE,
        CAPACITY,
        METRICS,
        legacy::EXPECTED_PARAMETER,
        legacy::OPERATOR,
    ],
    start: Start::action(
        "{\n  \"TableName\": \"MyTable\",\n  \"Item\": {\n    \"id\": {\"S\": \"$context.requestId\"},\n    \"name\": {\"S\": \"$util.escapeJavaScript($input.path('$.name'))\"}\n  }\n}",
    ),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy::check_parameters(call.input, &["ConditionExpression"])? {
        return Ok(Output::NotSimulated(name));
    }
    let item = item_of(call, "Item")?;
    write::check_return_values(call)?;
    if size(&item) > MAX_ITEM {
        return Err(refusal("Item size has exceeded the maximum allowed size"));
    }
    let condition = write::condition(call)?;
    let mut table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    table.check_item(&item)?;
    let old = table.position(&item).and_then(|at| table.items.get(at));
    write::meet(call, condition.as_ref(), old)?;
    let halves = capacity::write_halves(&[old, Some(&item)]);
    let old = table.put(item);
    let answered = old.as_ref().filter(|_| call.text("ReturnValues") == Some("ALL_OLD"));
    Ok(write::done(call, &table, answered, halves))
}
