//! The actions of DynamoDB.

mod batch_get_item;
mod batch_write_item;
mod capacity;
mod delete_item;
mod get_item;
mod legacy;
mod page;
mod put_item;
mod query;
mod scan;
mod update_item;
mod write;

use super::attribute::{Item, read_item};
use super::expression::{Projection, Source, Substitutes};
use crate::services::service::{Action, Fault, Input, Invocation, Rule, Shape, input};

/// The actions.
pub(super) static ACTIONS: &[Action] = &[
    put_item::ACTION,
    get_item::ACTION,
    update_item::ACTION,
    delete_item::ACTION,
    query::ACTION,
    scan::ACTION,
    batch_get_item::ACTION,
    batch_write_item::ACTION,
];

/// How large an item may be, in bytes.
///
/// # AWS
/// DynamoDB's quotas: 400 KB.
const MAX_ITEM: usize = 400 * 1024;

const TABLE_NAME: Input = input("TableName", Shape::Text, "The table's name or ARN.")
    .required()
    .rules(&[Rule::LengthFrom(1), Rule::LengthTo(1024)]);

/// A value in DynamoDB's JSON.
const VALUE: Shape = Shape::Structure("com.amazonaws.dynamodb.v20120810.AttributeValue", &VALUE_MEMBERS);

static VALUE_SHAPE: Shape =
    Shape::Structure("com.amazonaws.dynamodb.v20120810.AttributeValue", &VALUE_MEMBERS);

static VALUE_MEMBERS: [Input; 10] = [
    input("S", Shape::Text, "A text."),
    input("N", Shape::Text, "A number, written as text."),
    input("B", Shape::Blob, "Bytes in Base64."),
    input("BOOL", Shape::Flag, "True or false."),
    input("NULL", Shape::Flag, "`true`: null."),
    input("M", Shape::Map(&VALUE_SHAPE), "Values by name."),
    input("L", Shape::List(&VALUE_SHAPE), "A list of values."),
    input("SS", Shape::List(&Shape::Text), "A set of texts."),
    input("NS", Shape::List(&Shape::Text), "A set of numbers, written as texts."),
    input("BS", Shape::List(&Shape::Blob), "A set of bytes in Base64."),
];

/// Values by name: an item or a key.
const ITEM: Shape = Shape::Map(&VALUE_SHAPE);

const KEY: Input =
    input("Key", ITEM, "The item's partition key, and its sort key if the table has one.").required();

const CONDITION: Input = input(
    "ConditionExpression",
    Shape::Text,
    "What must hold for the item that is there; else nothing changes.",
);

const NAMES: Input = input(
    "ExpressionAttributeNames",
    Shape::Map(&Shape::Text),
    "`#name` placeholders of the expressions, for reserved words.",
);

const VALUES: Input = input("ExpressionAttributeValues", ITEM, "`:value` placeholders of the expressions.");

const PROJECTION: Input =
    input("ProjectionExpression", Shape::Text, "The attributes to answer; all if left out.");

const CONSISTENT: Input = input(
    "ConsistentRead",
    Shape::Flag,
    "Whether the read must see every write before it; here it always does.",
);

const CAPACITY: Input =
    input("ReturnConsumedCapacity", Shape::Text, "Whether to answer what the call consumed.")
        .rules(&[Rule::OneOf(&["INDEXES", "TOTAL", "NONE"])]);

const METRICS: Input = input(
    "ReturnItemCollectionMetrics",
    Shape::Text,
    "Whether to answer sizes of item collections; here there are none.",
)
.rules(&[Rule::OneOf(&["SIZE", "NONE"])]);

const RETURN_VALUES: Input = input(
    "ReturnValues",
    Shape::Text,
    "Which attributes to answer: `NONE`, `ALL_OLD`, and for updates more.",
)
.rules(&[Rule::OneOf(&["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"])]);

const ON_FAILURE: Input = input(
    "ReturnValuesOnConditionCheckFailure",
    Shape::Text,
    "Whether to answer the item that failed the condition.",
)
.rules(&[Rule::OneOf(&["ALL_OLD", "NONE"])]);

/// The item of a parameter; an empty one if it is left out.
fn item_of(call: &Invocation<'_>, name: &str) -> Result<Item, Fault> {
    call.input.get(name).map_or_else(|| Ok(Item::new()), read_item)
}

/// The expression of a parameter.
fn source<'a>(call: &'a Invocation<'_>, kind: &'static str) -> Option<Source<'a>> {
    Some(Source { kind, text: call.text(kind)? })
}

/// The projection of a request.
fn projection(call: &Invocation<'_>, substitutes: &Substitutes) -> Result<Option<Projection>, Fault> {
    source(call, "ProjectionExpression").map(|source| Projection::parse(source, substitutes)).transpose()
}
