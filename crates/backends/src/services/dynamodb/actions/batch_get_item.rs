//! `BatchGetItem`.

use super::{CAPACITY, CONSISTENT, ITEM, NAMES, PROJECTION, capacity, legacy};
use crate::services::dynamodb::attribute::{Attribute, Item, read_item, write_item};
use crate::services::dynamodb::expression::{Projection, Source, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Input, Invocation, Output, Rule, Shape, Start, input};
use gatelens_value::json::strict::Json;

/// How many keys a call may have.
const MAX_KEYS: usize = 100;

static TABLE: [Input; 5] = [
    input("Keys", Shape::List(&KEY_SHAPE), "The keys of the items.")
        .required()
        .rules(&[Rule::LengthFrom(1), Rule::LengthTo(MAX_KEYS)]),
    PROJECTION,
    NAMES,
    CONSISTENT,
    legacy::TO_GET,
];

static KEY_SHAPE: Shape = ITEM;

static KEYS: Shape = Shape::Structure("com.amazonaws.dynamodb.v20120810.KeysAndAttributes", &TABLE);

/// `BatchGetItem`.
pub(super) const ACTION: Action = Action {
    name: "BatchGetItem",
    doc: "Reads up to 100 items of one table or several by their keys.",
    inputs: &[
        input("RequestItems", Shape::Map(&KEYS), "The keys by table: `{\"T\": {\"Keys\": […]}}`.")
            .required()
            .rules(&[Rule::LengthFrom(1), Rule::LengthTo(MAX_KEYS)]),
        CAPACITY,
    ],
    start: Start::action(
        "{\n  \"RequestItems\": {\n    \"MyTable\": {\n      \"Keys\": [{\"id\": {\"S\": \"$util.escapeJavaScript($input.params('id'))\"}}]\n    }\n  }\n}",
    ),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let requests = call.input.get("RequestItems").and_then(Json::as_object).unwrap_or_default();
    let mut asked = Vec::new();
    let mut count = 0;
    for member in requests {
        let request = &member.value;
        if let Some(name) = legacy::check_parameters(request, &[])? {
            return Ok(Output::NotSimulated(name));
        }
        let source = request.get("ProjectionExpression").and_then(Json::as_str);
        let source = source.map(|text| Source { kind: "ProjectionExpression", text });
        let substitutes = Substitutes::read(request)?;
        let projection = source.map(|source| Projection::parse(source, &substitutes)).transpose()?;
        substitutes.check_used()?;
        let wanted = keys(request).iter().map(read_item).collect::<Result<Vec<_>, _>>()?;
        if wanted.iter().enumerate().any(|(at, key)| wanted.iter().take(at).any(|other| same(key, other))) {
            return Err(refusal("Provided list of item keys contains duplicates"));
        }
        count += wanted.len();
        asked.push((&member.key, wanted, projection));
    }
    if count > MAX_KEYS {
        return Err(refusal("Too many items requested for the BatchGetItem call"));
    }
    let (mut responses, mut consumed) = (Vec::new(), Vec::new());
    for (name, wanted, projection) in asked {
        let table = Table::open(call.state, name)?;
        wanted.iter().try_for_each(|key| table.check_key(key))?;
        table.check_scalar_keys(projection.iter().flat_map(|projection| projection.paths()))?;
        let found = wanted.iter().filter_map(|key| table.items.get(table.position(key)?));
        let items = found.map(|item| match &projection {
            Some(projection) => write_item(&projection.of(item)),
            None => write_item(item),
        });
        responses.push((name.clone(), Json::array(items)));
        consumed.push(capacity::consumed(call, name, wanted.len()));
    }
    let consumed = if consumed.iter().all(Json::is_null) { Json::null() } else { Json::array(consumed) };
    Ok(Output::Document(Json::object([
        ("ConsumedCapacity", consumed),
        ("Responses", Json::object(responses)),
        ("UnprocessedKeys", Json::object::<String>([])),
    ])))
}

/// Whether two keys are one.
fn same(one: &Item, other: &Item) -> bool {
    Attribute::M(one.clone()).equals(&Attribute::M(other.clone()))
}

fn keys(request: &Json) -> &[Json] {
    request.get("Keys").and_then(Json::as_array).unwrap_or_default()
}
