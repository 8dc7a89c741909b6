//! `BatchWriteItem`.

use super::{CAPACITY, ITEM, KEY, MAX_ITEM, METRICS, capacity};
use crate::services::dynamodb::attribute::{Item, read_item, size};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Input, Invocation, Output, Rule, Shape, Start, input};
use gatelens_value::json::strict::Json;

/// How many writes a call may have.
const MAX_WRITES: usize = 25;

static PUT: [Input; 1] = [input("Item", ITEM, "The item to store.").required()];

static DELETE: [Input; 1] = [KEY];

static WRITE: [Input; 2] = [
    input(
        "PutRequest",
        Shape::Structure("com.amazonaws.dynamodb.v20120810.PutRequest", &PUT),
        "An item to store.",
    ),
    input(
        "DeleteRequest",
        Shape::Structure("com.amazonaws.dynamodb.v20120810.DeleteRequest", &DELETE),
        "The key of an item to delete.",
    ),
];

static ONE: Shape = Shape::Structure("com.amazonaws.dynamodb.v20120810.WriteRequest", &WRITE);

static WRITES: Shape = Shape::List(&ONE);

/// `BatchWriteItem`.
pub(super) const ACTION: Action = Action {
    name: "BatchWriteItem",
    doc: "Stores and deletes up to 25 items of one table or several.",
    inputs: &[
        input(
            "RequestItems",
            Shape::Map(&WRITES),
            "The writes by table: `{\"T\": [{\"PutRequest\": {\"Item\": …}}]}`.",
        )
        .required()
        .rules(&[Rule::LengthFrom(1), Rule::LengthTo(MAX_WRITES)]),
        CAPACITY,
        METRICS,
    ],
    start: Start::action(
        "{\n  \"RequestItems\": {\n    \"MyTable\": [\n      {\"PutRequest\": {\"Item\": {\"id\": {\"S\": \"$context.requestId\"}, \"name\": {\"S\": \"$util.escapeJavaScript($input.path('$.name'))\"}}}}\n    ]\n  }\n}",
    ),
    run,
};

/// One write.
enum Write {
    Put(Item),
    Delete(Item),
}

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let requests = call.input.get("RequestItems").and_then(Json::as_object).unwrap_or_default();
    let count: usize = requests.iter().map(|member| member.value.as_array().unwrap_or_default().len()).sum();
    if count > MAX_WRITES {
        return Err(refusal("Too many items requested for the BatchWriteItem call"));
    }
    let mut asked = Vec::new();
    for member in requests {
        let json = member.value.as_array().unwrap_or_default();
        if json.is_empty() {
            return Err(refusal("The batch write request list for a table cannot be null or empty"));
        }
        asked.push((&member.key, json.iter().map(read).collect::<Result<Vec<_>, _>>()?));
    }
    let (mut tables, mut consumed) = (Vec::new(), Vec::new());
    for (name, writes) in asked {
        let mut table = Table::open(call.state, name)?;
        let mut keys: Vec<Item> = Vec::new();
        let mut halves = 0;
        for write in &writes {
            let (Write::Put(item) | Write::Delete(item)) = write;
            match write {
                Write::Put(item) => check_item(&table, item)?,
                Write::Delete(key) => table.check_key(key)?,
            }
            if keys.iter().any(|key| table.same_key(key, item)) {
                return Err(refusal("Provided list of item keys contains duplicates"));
            }
            keys.push(table.key_of(item));
            halves += capacity::write_halves(&[Some(item)]);
        }
        for write in writes {
            match write {
                Write::Put(item) => drop(table.put(item)),
                Write::Delete(key) => drop(table.position(&key).map(|at| table.items.remove(at))),
            }
        }
        consumed.push(capacity::consumed(call, name, halves));
        tables.push(table);
    }
    // Nothing is written before everything has been found well.
    for table in tables {
        table.save(call.state);
    }
    let consumed = if consumed.iter().all(Json::is_null) { Json::null() } else { Json::array(consumed) };
    Ok(Output::Document(Json::object([
        ("ConsumedCapacity", consumed),
        ("UnprocessedItems", Json::object::<String>([])),
    ])))
}

/// Refuses an item without the table's keys, in other words than `PutItem` does.
///
/// # AWS
/// Recorded by LocalStack's test_batch_write_not_matching_schema.
fn check_item(table: &Table, item: &Item) -> Result<(), Fault> {
    table.check_item(item).map_err(|mut fault| {
        let other = fault.message.as_deref().unwrap_or_default();
        if other.contains("Missing the key") || other.contains("Type mismatch for key") {
            fault.message = Some("The provided key element does not match the schema".to_owned());
        }
        fault
    })
}

fn read(json: &Json) -> Result<Write, Fault> {
    match (json.get("PutRequest"), json.get("DeleteRequest")) {
        (Some(_), Some(_)) | (None, None) => Err(refusal(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
        )),
        (Some(put), None) => {
            let item = put.get("Item").map_or_else(|| Ok(Item::new()), read_item)?;
            if size(&item) > MAX_ITEM {
                return Err(refusal("Item size has exceeded the maximum allowed size"));
            }
            Ok(Write::Put(item))
        }
        (None, Some(delete)) => {
            delete.get("Key").map_or_else(|| Ok(Item::new()), read_item).map(Write::Delete)
        }
    }
}
