//! `DeleteItem`.

use super::{CAPACITY, CONDITION, KEY, METRICS, NAMES, ON_FAILURE, RETURN_VALUES, TABLE_NAME, VALUES};
use super::{capacity, item_of, legacy, write};
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Invocation, Output, Start};

/// `DeleteItem`.
pub(super) const ACTION: Action = Action {
    name: "DeleteItem",
    doc: "Deletes the item of a key; one that is not there is no error.",
    inputs: &[
        TABLE_NAME,
        KEY,
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
        "{\n  \"TableName\": \"MyTable\",\n  \"Key\": {\"id\": {\"S\": \"$util.escapeJavaScript($input.params('id'))\"}}\n}",
    ),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy::check_parameters(call.input, &["ConditionExpression"])? {
        return Ok(Output::NotSimulated(name));
    }
    let key = item_of(call, "Key")?;
    write::check_return_values(call)?;
    let condition = write::condition(call)?;
    let mut table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    table.check_key(&key)?;
    let at = table.position(&key);
    write::meet(call, condition.as_ref(), at.and_then(|at| table.items.get(at)))?;
    let old = at.map(|at| table.items.remove(at));
    let halves = capacity::write_halves(&[old.as_ref()]);
    let answered = old.as_ref().filter(|_| call.text("ReturnValues") == Some("ALL_OLD"));
    Ok(write::done(call, &table, answered, halves))
}
