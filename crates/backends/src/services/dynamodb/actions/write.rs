//! What the three writes of one item share: the condition, and what they answer.

use super::capacity;
use crate::services::dynamodb::attribute::{Item, write_item};
use crate::services::dynamodb::expression::{Condition, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Fault, Invocation, Output};
use gatelens_value::json::strict::Json;

/// Refuses a `ReturnValues` that a write of whole items does not have.
pub(super) fn check_return_values(call: &Invocation<'_>) -> Result<(), Fault> {
    match call.text("ReturnValues") {
        None | Some("NONE" | "ALL_OLD") => Ok(()),
        Some(_) => Err(refusal("ReturnValues can only be ALL_OLD or NONE")),
    }
}

/// The condition of a write, when its only expression is that.
pub(super) fn condition(call: &Invocation<'_>) -> Result<Option<Condition>, Fault> {
    let source = super::source(call, "ConditionExpression");
    let substitutes = Substitutes::read(call.input)?;
    let condition = source.map(|source| Condition::parse(source, &substitutes)).transpose()?;
    substitutes.check_used()?;
    Ok(condition)
}

/// Refuses the write if the item that is there does not meet the condition.
pub(super) fn meet(
    call: &Invocation<'_>,
    condition: Option<&Condition>,
    old: Option<&Item>,
) -> Result<(), Fault> {
    let nothing = Item::new();
    if condition.is_none_or(|condition| condition.holds(old.unwrap_or(&nothing))) {
        return Ok(());
    }
    let fault = Fault::new(
        "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
        "The conditional request failed",
    );
    Err(match old.filter(|_| call.text("ReturnValuesOnConditionCheckFailure") == Some("ALL_OLD")) {
        Some(item) => fault.with("Item", write_item(item)),
        None => fault,
    })
}

/// Saves the table and answers.
pub(super) fn done(
    call: &mut Invocation<'_>,
    table: &Table,
    attributes: Option<&Item>,
    halves: usize,
) -> Output {
    table.save(call.state);
    let name = call.text("TableName").unwrap_or_default();
    let attributes = attributes.filter(|item| !item.is_empty()).map_or_else(Json::null, write_item);
    Output::Document(Json::object([
        ("Attributes", attributes),
        ("ConsumedCapacity", capacity::consumed(call, name, halves)),
    ]))
}
