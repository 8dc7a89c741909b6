//! `GetItem`.

use super::{CAPACITY, CONSISTENT, KEY, NAMES, PROJECTION, TABLE_NAME};
use super::{capacity, item_of, legacy, projection};
use crate::services::dynamodb::attribute::{size, write_item};
use crate::services::dynamodb::expression::Substitutes;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Invocation, Output, Start};
use gatelens_value::json::strict::Json;

/// `GetItem`.
pub(super) const ACTION: Action = Action {
    name: "GetItem",
    doc: "Reads the item of a key; `{}` if there is none.",
    inputs: &[TABLE_NAME, KEY, CONSISTENT, PROJECTION, NAMES, CAPACITY, legacy::TO_GET],
    start: Start::action(
        "{\n  \"TableName\": \"MyTable\",\n  \"Key\": {\"id\": {\"S\": \"$util.escapeJavaScript($input.params('id'))\"}}\n}",
    ),
    run,
};

/// # AWS
/// gateway 4.6.4: no item is `{}` with status 200.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if let Some(name) = legacy::check_parameters(call.input, &[])? {
        return Ok(Output::NotSimulated(name));
    }
    let key = item_of(call, "Key")?;
    let substitutes = Substitutes::read(call.input)?;
    let projection = projection(call, &substitutes)?;
    substitutes.check_used()?;
    let name = call.text("TableName").unwrap_or_default();
    let table = Table::open(call.state, name)?;
    table.check_key(&key)?;
    table.check_scalar_keys(projection.iter().flat_map(|projection| projection.paths()))?;
    let item = table.position(&key).and_then(|at| table.items.get(at));
    let halves = capacity::read_halves(call, item.map_or(0, size));
    let item = item.map_or_else(Json::null, |item| match &projection {
        Some(projection) => write_item(&projection.of(item)),
        None => write_item(item),
    });
    Ok(Output::Document(Json::object([
        ("ConsumedCapacity", capacity::consumed(call, name, halves)),
        ("Item", item),
    ])))
}
