//! What `Query` and `Scan` share: a page of the items that lie there.

use super::{ITEM, capacity, projection, source};
use crate::services::dynamodb::attribute::{Item, find, read_item, size, write_item};
use crate::services::dynamodb::expression::{Condition, KeyNames, Projection, Substitutes};
use crate::services::dynamodb::refusal;
use crate::services::dynamodb::table::Table;
use crate::services::service::{Fault, Input, Invocation, Output, Rule, Shape, input};
use gatelens_value::json::strict::Json;

/// How many bytes a page reads.
///
/// # AWS
/// DynamoDB's quotas: 1 MB.
const MAX_PAGE: usize = 1024 * 1024;

/// The parameter that names an index.
pub(super) const INDEX: Input = input("IndexName", Shape::Text, "An index to read instead of the table.");

/// The parameter that limits what is read.
pub(super) const LIMIT: Input =
    input("Limit", Shape::Integer, "How many items to read at most, before the filter.")
        .rules(&[Rule::From(1)]);

/// The parameter that continues a page.
pub(super) const START: Input =
    input("ExclusiveStartKey", ITEM, "Where the last page ended: its `LastEvaluatedKey`.");

/// The parameter that filters.
pub(super) const FILTER: Input =
    input("FilterExpression", Shape::Text, "What must hold for the items that are answered.");

/// The parameter that chooses what is answered.
pub(super) const SELECT: Input = input("Select", Shape::Text, "`COUNT` answers no items.")
    .rules(&[Rule::OneOf(&["SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"])]);

/// What is answered of the items.
pub(super) struct Wanted {
    filter: Option<Condition>,
    projection: Option<Projection>,
}

/// Reads the filter and the projection.
pub(super) fn wanted(call: &Invocation<'_>, substitutes: &Substitutes) -> Result<Wanted, Fault> {
    let filter =
        source(call, "FilterExpression").map(|source| Condition::parse(source, substitutes)).transpose()?;
    let projection = projection(call, substitutes)?;
    substitutes.check_used()?;
    Ok(Wanted { filter, projection })
}

impl Wanted {
    /// Refuses paths that lead into keys, filters on the keys that a query is about, and a `Select` that does not go
    /// with the rest.
    ///
    /// # Errors
    /// The `ValidationException`.
    pub fn check(
        &self,
        call: &Invocation<'_>,
        table: &Table,
        queried: Option<&KeyNames<'_>>,
    ) -> Result<(), Fault> {
        table.check_scalar_keys(self.projection.iter().flat_map(|projection| projection.paths()))?;
        let filtered = self.filter.as_ref().map(Condition::paths).unwrap_or_default();
        if let Some(keys) = queried {
            let is_filtered = |name: &&str| filtered.iter().any(|path| path.root() == *name);
            if let Some(key) = std::iter::once(keys.hash).chain(keys.range).find(is_filtered) {
                return Err(refusal(format!(
                    "Filter Expression can only contain non-primary key attributes: Primary key attribute: {key}"
                )));
            }
        }
        table.check_scalar_keys(filtered.into_iter())?;
        match (call.text("Select"), &self.projection) {
            (Some(select @ ("COUNT" | "ALL_ATTRIBUTES" | "ALL_PROJECTED_ATTRIBUTES")), Some(_)) => {
                Err(refusal(format!("Cannot specify the ProjectionExpression when choosing to get {select}")))
            }
            (Some("SPECIFIC_ATTRIBUTES"), None) => {
                Err(refusal("Must specify the AttributesToGet when choosing to get SPECIFIC_ATTRIBUTES"))
            }
            (Some("ALL_PROJECTED_ATTRIBUTES"), None) if call.text("IndexName").is_none() => {
                Err(refusal("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"))
            }
            _ => Ok(()),
        }
    }
}

/// The start key of a request, its values read.
///
/// # Errors
/// The `ValidationException` of a value that is none.
pub(super) fn read_start_key(call: &Invocation<'_>) -> Result<Option<Item>, Fault> {
    let Some(json) = call.input.get("ExclusiveStartKey") else { return Ok(None) };
    let bare =
        ["contains duplicates", "number set", "numeric value", "significant digits", "number with magnitude"];
    read_item(json).map(Some).map_err(|mut fault| {
        // Some sentences AWS leaves as they are.
        if let Some(message) =
            fault.message.as_mut().filter(|message| !bare.iter().any(|part| message.contains(part)))
        {
            *message = format!("{INVALID_START}: {message}");
        }
        fault
    })
}

const INVALID_START: &str = "The provided starting key is invalid";

/// The keys of a table and of the index that is read.
pub(super) fn start_names<'a>(table: &'a Table, keys: &KeyNames<'a>) -> Vec<&'a str> {
    let own = table.keys();
    let mut names: Vec<&str> = std::iter::once(own.hash).chain(own.range).collect();
    for name in std::iter::once(keys.hash).chain(keys.range) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The refusal of a start key.
pub(super) fn invalid_start(reason: Option<&str>) -> Fault {
    refusal(reason.map_or_else(|| INVALID_START.to_owned(), |reason| format!("{INVALID_START}: {reason}")))
}

/// Refuses a start key without the table's own keys.
///
/// # Errors
/// The `ValidationException`.
pub(super) fn check_own_keys(table: &Table, start: &Item) -> Result<(), Fault> {
    table
        .check_key(&table.key_of(start))
        .map_err(|fault| invalid_start(Some(fault.message.as_deref().unwrap_or_default())))
}

/// The keys of what is read: of the table or of an index.
///
/// # Errors
/// The `ValidationException` of an index that is not there, and of one that cannot be read consistently.
pub(super) fn keys<'a>(call: &'a Invocation<'_>, table: &'a Table) -> Result<KeyNames<'a>, Fault> {
    let Some(index) = call.text("IndexName") else { return Ok(table.keys()) };
    let keys = table.index_keys(call.state, index)?;
    // An index with another partition key is a global one.
    if keys.hash != table.hash_key && call.is_set("ConsistentRead") {
        return Err(refusal("Consistent reads are not supported on global secondary indexes"));
    }
    Ok(keys)
}

/// Answers a page of items that come in order.
///
/// # AWS
/// gateway 4.6.4: `{"Count","Items","ScannedCount"}`; `Limit` counts before the filter, and `LastEvaluatedKey` is there
/// whenever the page ended early, even behind the last item.
pub(super) fn answer(
    call: &Invocation<'_>,
    table: &Table,
    keys: &KeyNames<'_>,
    items: &[&Item],
    start: Option<&Item>,
    wanted: &Wanted,
) -> Output {
    let from = start.map_or(0, |start| {
        let at = items.iter().position(|item| table.same_key(item, start));
        // A key that is gone still has a place among those that are there.
        at.map_or(items.len(), |at| at + 1)
    });
    let limit = call.integer("Limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let (mut bytes, mut scanned, mut found) = (0, 0, Vec::new());
    let mut last = None;
    for item in items.iter().skip(from) {
        scanned += 1;
        bytes += size(item);
        if wanted.filter.as_ref().is_none_or(|filter| filter.holds(item)) {
            found.push(*item);
        }
        if scanned >= limit || bytes >= MAX_PAGE {
            last = Some(*item);
            break;
        }
    }
    let last_key = last.map_or_else(Json::null, |item| {
        let mut key = table.key_of(item);
        for name in std::iter::once(keys.hash).chain(keys.range) {
            if let Some(value) = find(item, name)
                && find(&key, name).is_none()
            {
                key.push((name.to_owned(), value.clone()));
            }
        }
        write_item(&key)
    });
    let written = |item: &&Item| match &wanted.projection {
        Some(projection) => write_item(&projection.of(item)),
        None => write_item(item),
    };
    let items = match call.text("Select") {
        Some("COUNT") => Json::null(),
        _ => Json::array(found.iter().map(written)),
    };
    let name = call.text("TableName").unwrap_or_default();
    let halves = capacity::read_halves(call, bytes);
    Output::Document(Json::object([
        ("ConsumedCapacity", capacity::consumed(call, name, halves)),
        ("Count", Json::number(found.len())),
        ("Items", items),
        ("LastEvaluatedKey", last_key),
        ("ScannedCount", Json::number(scanned)),
    ]))
}
