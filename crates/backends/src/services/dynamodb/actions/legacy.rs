//! The parameters of the time before expressions: their types are checked, and what they do is not simulated.

use super::VALUE;
use crate::services::dynamodb::refusal;
use crate::services::service::{Fault, Input, Rule, Shape, input};
use gatelens_value::json::strict::Json;

const COMPARISONS: &[&str] = &[
    "IN",
    "NULL",
    "BETWEEN",
    "LT",
    "NOT_CONTAINS",
    "EQ",
    "GT",
    "NOT_NULL",
    "NE",
    "LE",
    "BEGINS_WITH",
    "GE",
    "CONTAINS",
];

const DOC: &str = "Of the time before expressions; not simulated.";

static VALUES: Shape = VALUE;

const VALUE_LIST: Input =
    input("AttributeValueList", Shape::List(&VALUES), "The values that are compared with.");

const COMPARISON: Input =
    input("ComparisonOperator", Shape::Text, "The comparison.").rules(&[Rule::OneOf(COMPARISONS)]);

static EXPECTED: Shape = Shape::Structure(
    "com.amazonaws.dynamodb.v20120810.ExpectedAttributeValue",
    &[
        VALUE_LIST,
        COMPARISON,
        input("Exists", Shape::Flag, "Whether the attribute must be there."),
        input("Value", VALUE, "The value that is compared with."),
    ],
);

static CONDITION: Shape =
    Shape::Structure("com.amazonaws.dynamodb.v20120810.Condition", &[VALUE_LIST, COMPARISON.required()]);

static UPDATE: Shape = Shape::Structure(
    "com.amazonaws.dynamodb.v20120810.AttributeValueUpdate",
    &[
        input("Action", Shape::Text, "`PUT`, `ADD` or `DELETE`."),
        input("Value", VALUE, "The value that is put, added or deleted."),
    ],
);

/// `Expected`.
pub(super) const EXPECTED_PARAMETER: Input = input("Expected", Shape::Map(&EXPECTED), DOC);

/// `ConditionalOperator`.
pub(super) const OPERATOR: Input =
    input("ConditionalOperator", Shape::Text, DOC).rules(&[Rule::OneOf(&["OR", "AND"])]);

/// `AttributeUpdates`.
pub(super) const UPDATES: Input = input("AttributeUpdates", Shape::Map(&UPDATE), DOC);

/// `AttributesToGet`.
pub(super) const TO_GET: Input = input("AttributesToGet", Shape::List(&Shape::Text), DOC)
    .rules(&[Rule::LengthFrom(1), Rule::LengthTo(255)]);

/// `KeyConditions`.
pub(super) const KEY_CONDITIONS: Input = input("KeyConditions", Shape::Map(&CONDITION), DOC);

/// `QueryFilter`.
pub(super) const QUERY_FILTER: Input = input("QueryFilter", Shape::Map(&CONDITION), DOC);

/// `ScanFilter`.
pub(super) const SCAN_FILTER: Input = input("ScanFilter", Shape::Map(&CONDITION), DOC);

/// The expressions, in the order in which AWS lists them.
const EXPRESSIONS: [&str; 5] = [
    "ProjectionExpression",
    "FilterExpression",
    "UpdateExpression",
    "ConditionExpression",
    "KeyConditionExpression",
];

/// Every one of them, in the order in which AWS lists them.
const ALL: [&str; 7] = [
    "AttributesToGet",
    "AttributeUpdates",
    "ScanFilter",
    "QueryFilter",
    "Expected",
    "ConditionalOperator",
    "KeyConditions",
];

/// Checks which parameters stand together; answers the first of the time before expressions, if there is one.
/// `values_for` are the expressions of the action that take values.
///
/// # Errors
/// The `ValidationException` of expressions beside what they replace, and of substitutes without any expression.
pub(super) fn check_parameters(input: &Json, values_for: &[&str]) -> Result<Option<&'static str>, Fault> {
    let expressions: Vec<&str> = EXPRESSIONS.into_iter().filter(|name| input.get(name).is_some()).collect();
    // Key conditions may stand beside expressions that are not on keys.
    let is_apart = |name: &&str| *name == "KeyConditions" && !expressions.contains(&"KeyConditionExpression");
    let given: Vec<&'static str> = ALL.into_iter().filter(|name| input.get(name).is_some()).collect();
    let mixed: Vec<&str> = given.iter().copied().filter(|name| !is_apart(name)).collect();
    if !mixed.is_empty() && !expressions.is_empty() {
        return Err(refusal(format!(
            "Can not use both expression and non-expression parameters in the same request: \
             Non-expression parameters: {{{}}} Expression parameters: {{{}}}",
            mixed.join(", "),
            expressions.join(", ")
        )));
    }
    if expressions.is_empty() && input.get("ExpressionAttributeNames").is_some() {
        return Err(refusal("ExpressionAttributeNames can only be specified when using expressions"));
    }
    let has_values = input.get("ExpressionAttributeValues").is_some();
    if has_values && !values_for.iter().any(|name| expressions.contains(name)) {
        let verb = if values_for.len() == 1 { "is" } else { "are" };
        return Err(refusal(format!(
            "ExpressionAttributeValues can only be specified when using expressions: {} {verb} null",
            values_for.join(" and ")
        )));
    }
    Ok(given.first().copied())
}
