//! `UpdateItem`.

use super::{
    CAPACITY, CONDITION, KEY, MAX_ITEM, METRICS, NAMES, ON_FAILURE, RETURN_VALUES, TABLE_NAME, VALUES,
};
use super::{capacity, item_of, legacy, source, write};
use crate::services::dynamodb::attribute::size;
use crate::services::dynamodb::expression::{Condition, Substitutes, Update, select};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};

/// `UpdateItem`.
pub(super) const ACTION: Action = Action {
    name: "UpdateItem",
    doc: "Changes attributes of the item of a key; makes the item if it is not there.",
    inputs: &[
        TABLE_NAME,
        KEY,
        input(
            "UpdateExpression",
            Shape::Text,
            "The changes: `SET a = :a REMOVE b ADD c :one DELETE d :set`.",
        ),
        CONDITION,
        NAMES,
        VALUES,
        RETURN_VALUES,
        ON_FAILURE,
        CAPACITY,
        METRICS,
        legacy::UPDATES,
        legacy::EXPECTED_PARAMETER,
        legacy::OPERATOR,
    ],
    start: Start::action(
        "{\n  \"TableName\": \"MyTable\",\n  \"Key\": {\"id\": {\"S\": \"$util.escapeJavaScript($input.params('id'))\"}},\n  \"UpdateExpression\": \"SET #name = :name\",\n  \"ExpressionAttributeNames\": {\"#name\": \"name\"},\n  \"ExpressionAttributeValues\": {\":name\": {\"S\": \"$util.escapeJavaScript($input.path('$.name'))\"}}\n}",
    ),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy::check_parameters(call.input, &["UpdateExpression", "ConditionExpression"])? {
        return Ok(Output::NotSimulated(name));
    }
    let key = item_of(call, "Key")?;
    let (update, condition) = expressions(call)?;
    let mut table = Table::open(call.state, call.text("TableName").unwrap_or_default())?;
    table.check_key(&key)?;
    let paths = || update.iter().flat_map(|update| update.paths());
    if let Some(path) = paths().find(|path| table.is_key(path.root())) {
        return Err(refusal(format!(
            "One or more parameter values were invalid: Cannot update attribute {}. \
             This attribute is part of the key",
            path.root()
        )));
    }
    table.check_scalar_keys(paths())?;
    let old = table.position(&key).and_then(|at| table.items.get(at)).cloned();
    write::meet(call, condition.as_ref(), old.as_ref())?;
    let before = old.clone().unwrap_or(key);
    let after = update.as_ref().map_or_else(|| Ok(before.clone()), |update| update.apply(&before))?;
    if size(&after) > MAX_ITEM {
        return Err(refusal("Item size to update has exceeded the maximum allowed size"));
    }
    let halves = capacity::write_halves(&[old.as_ref(), Some(&after)]);
    let paths = update.as_ref().map_or(&[][..], |update| update.paths());
    let answered = match call.text("ReturnValues") {
        Some("ALL_OLD") => old,
        Some("ALL_NEW") => Some(after.clone()),
        Some("UPDATED_OLD") => old.map(|old| select(&old, paths)),
        Some("UPDATED_NEW") => Some(select(&after, paths)),
        _ => None,
    };
    table.put(after);
    Ok(write::done(call, &table, answered.as_ref(), halves))
}

fn expressions(call: &Invocation<'_>) -> Result<(Option<Update>, Option<Condition>), Fault> {
    let (update, condition) = (source(call, "UpdateExpression"), source(call, "ConditionExpression"));
    let substitutes = Substitutes::read(call.input)?;
    let update = update.map(|source| Update::parse(source, &substitutes)).transpose()?;
    let condition = condition.map(|source| Condition::parse(source, &substitutes)).transpose()?;
    substitutes.check_used()?;
    Ok((update, condition))
}
