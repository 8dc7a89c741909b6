//! `BatchGetItem`.

use super::{CAPACITY, CONSISTENT, NAMES, PROJECTION, capacity, legacy};
use crate::services::dynamodb::attribute::{read_item, write_item};
use crate::services::dynamodb::expression::{Projection, Source, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Action, Fault, Input, Invocation, Output, Rule, Shape, input};
use gatelens_value::json::strict::Json;

/// How many keys a call may have.
const MAX_KEYS: usize = 100;

static TABLE: [Input; 5] = [
    input("Keys", Shape::List(&Shape::Map(&Shape::Any)), "The keys of the items.")
        .required()
        .rules(&[Rule::LengthFrom(1), Rule::LengthTo(MAX_KEYS)]),
    PROJECTION,
    NAMES,
    CONSISTENT,
    legacy("AttributesToGet"),
];

static KEYS: Shape = Shape::Structure(&TABLE);

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
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let requests = call.input.get("RequestItems").and_then(Json::as_object).unwrap_or_default();
    let count: usize = requests.iter().map(|member| keys(&member.value).len()).sum();
    if count > MAX_KEYS {
        return Err(refusal("Too many items requested for the BatchGetItem call"));
    }
    if requests.iter().any(|member| member.value.get("AttributesToGet").is_some()) {
        return Ok(Output::NotSimulated("AttributesToGet"));
    }
    let (mut responses, mut consumed) = (Vec::new(), Vec::new());
    for member in requests {
        let request = &member.value;
        let source = request.get("ProjectionExpression").and_then(Json::as_str);
        let source = source.map(|text| Source { kind: "ProjectionExpression", text });
        let substitutes = Substitutes::read(request, &[("ProjectionExpression", source.is_some())], &[])?;
        let projection = source.map(|source| Projection::parse(source, &substitutes)).transpose()?;
        substitutes.check_used()?;
        let table = Table::open(call.state, &member.key)?;
        let mut wanted = Vec::new();
        for json in keys(request) {
            let key = read_item(json)?;
            table.check_key(&key)?;
            if wanted.iter().any(|other| table.same_key(other, &key)) {
                return Err(refusal("Provided list of item keys contains duplicates"));
            }
            wanted.push(key);
        }
        let found = wanted.iter().filter_map(|key| table.items.get(table.position(key)?));
        let items = found.map(|item| match &projection {
            Some(projection) => write_item(&projection.of(item)),
            None => write_item(item),
        });
        responses.push((member.key.clone(), Json::array(items)));
        consumed.push(capacity::consumed(call, &member.key, wanted.len()));
    }
    let consumed = if consumed.iter().all(Json::is_null) { Json::null() } else { Json::array(consumed) };
    Ok(Output::Document(Json::object([
        ("ConsumedCapacity", consumed),
        ("Responses", Json::object(responses)),
        ("UnprocessedKeys", Json::object::<String>([])),
    ])))
}

fn keys(request: &Json) -> &[Json] {
    request.get("Keys").and_then(Json::as_array).unwrap_or_default()
}
