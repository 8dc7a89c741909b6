//! Tables: their keys and items, read out of the state and written back.

use super::attribute::{Attribute, Item, find, read_item, write_item};
use super::expression::{KeyNames, Path};
use super::refusal;
use crate::services::service::Fault;
use crate::services::state::{Kept, Key, Wrong, key, needed};
use crate::services::tree;
use gatelens_value::Pointer;
use gatelens_value::json::strict::{Json, to_compact};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What the state of the service looks like.
///
/// # Shape
/// `{tables: {NAME: {hashKey, rangeKey?, items?, indexes?: {NAME: {hashKey, rangeKey?}}}}}`
pub(super) const STATE: Kept = Kept::Object(&[key("tables", Kept::Named(&TABLE))]);

static TABLE: Kept = Kept::All(&[
    Kept::Object(&[
        needed("hashKey", Kept::Text),
        key("rangeKey", Kept::Text),
        key("items", Kept::List(&Kept::Any)),
        key("indexes", Kept::Named(&INDEX)),
    ]),
    Kept::Checked(check_items),
]);

static INDEX: Kept = Kept::Object(&INDEX_KEYS);

static INDEX_KEYS: [Key; 2] = [needed("hashKey", Kept::Text), key("rangeKey", Kept::Text)];

/// What is wrong with the items of a table: each is an item in DynamoDB's JSON, with its keys.
fn check_items(json: &Json, at: &Pointer) -> Option<Wrong> {
    let keys = ["hashKey", "rangeKey"].into_iter().filter_map(|name| json.get(name)?.as_str());
    let keys: Vec<&str> = keys.collect();
    let at = at.key("items");
    json.get("items")?.as_array()?.iter().enumerate().find_map(|(index, json)| {
        let at = at.index(index);
        let expected = "an item in DynamoDB's JSON, such as {\"id\": {\"S\": \"1\"}}".to_owned();
        match read_item(json) {
            Err(fault) => {
                let reason = fault.message.unwrap_or_default();
                Some(Wrong { at, expected, found: format!("{} ({reason})", json.describe()) })
            }
            Ok(item) => {
                let missing = keys.iter().find(|name| {
                    !find(&item, name).is_some_and(|value| matches!(value.kind(), "S" | "N" | "B"))
                })?;
                let expected = format!("the key `{missing}` as a string, a number or binary");
                Some(Wrong { at, expected, found: "an item without it".to_owned() })
            }
        }
    })
}

/// A table.
pub(super) struct Table {
    name: String,
    /// The partition key.
    pub hash_key: String,
    /// The sort key.
    pub range_key: Option<String>,
    /// The items, in the order in which they came.
    pub items: Vec<Item>,
    /// The names of the keys of its indexes.
    index_key_names: Vec<String>,
}

/// A name, or the one at the end of an ARN.
fn bare(name: &str) -> &str {
    name.rsplit_once(":table/").map_or(name, |(_, name)| name)
}

/// The names of the keys of a table's indexes.
fn index_key_names(table: &Json) -> Vec<String> {
    let indexes = table.get("indexes").and_then(Json::as_object).unwrap_or_default();
    let names = indexes.iter().flat_map(|index| ["hashKey", "rangeKey"].map(|key| index.value.get(key)));
    names.filter_map(|name| name?.as_str().map(str::to_owned)).collect()
}

impl Table {
    /// The table of a name.
    ///
    /// # Errors
    /// The `ResourceNotFoundException`.
    pub fn open(state: &Json, name: &str) -> Result<Self, Fault> {
        let name = bare(name);
        let Some(json) = tree::named(state, "tables", name) else { return Err(not_found()) };
        let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
        let items = json.get("items").and_then(Json::as_array).unwrap_or_default();
        Ok(Table {
            name: name.to_owned(),
            hash_key: text("hashKey").unwrap_or_default(),
            range_key: text("rangeKey"),
            items: items.iter().filter_map(|item| read_item(item).ok()).collect(),
            index_key_names: index_key_names(json),
        })
    }

    /// Writes the items back.
    pub fn save(&self, state: &mut Json) {
        if let Some(json) = tree::named_mut(state, "tables", &self.name) {
            tree::set(json, "items", Json::array(self.items.iter().map(write_item)));
        }
    }

    /// The names of its keys.
    pub fn keys(&self) -> KeyNames<'_> {
        KeyNames { hash: &self.hash_key, range: self.range_key.as_deref() }
    }

    /// The names of an index's keys.
    ///
    /// # Errors
    /// The `ValidationException` of an index that is not there.
    pub fn index_keys<'a>(&self, state: &'a Json, index: &str) -> Result<KeyNames<'a>, Fault> {
        let json =
            tree::named(state, "tables", &self.name).and_then(|table| tree::named(table, "indexes", index));
        let Some(json) = json else {
            return Err(refusal(format!("The table does not have the specified index: {index}")));
        };
        let text = |key: &str| json.get(key).and_then(Json::as_str);
        Ok(KeyNames { hash: text("hashKey").unwrap_or_default(), range: text("rangeKey") })
    }

    fn key_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.hash_key.as_str()).chain(self.range_key.as_deref())
    }

    /// The type of a key, as the items that are there have it; the state does not declare it.
    pub fn kind_of(&self, name: &str) -> Option<&'static str> {
        self.items.iter().find_map(|item| find(item, name)).map(Attribute::kind)
    }

    /// Whether a value can be a key's.
    pub fn fits(&self, name: &str, value: &Attribute) -> bool {
        match self.kind_of(name) {
            Some(kind) => kind == value.kind(),
            None => matches!(value.kind(), "S" | "N" | "B"),
        }
    }

    /// Refuses an item without its keys or with keys of another type.
    ///
    /// # Errors
    /// The `ValidationException`.
    pub fn check_item(&self, item: &Item) -> Result<(), Fault> {
        for name in self.key_names() {
            let Some(value) = find(item, name) else {
                return Err(refusal(format!(
                    "One or more parameter values were invalid: Missing the key {name} in the item"
                )));
            };
            if !self.fits(name, value) {
                return Err(refusal(format!(
                    "One or more parameter values were invalid: Type mismatch for key {name} expected: {} actual: {}",
                    self.kind_of(name).unwrap_or("S"),
                    value.kind()
                )));
            }
            if is_empty(value) {
                return Err(refusal(format!(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot \
                     contain an empty {} value. Key: {name}",
                    long_kind(value)
                )));
            }
            self.check_size(name, value)?;
        }
        Ok(())
    }

    /// Refuses a key that is not just the table's.
    ///
    /// # Errors
    /// The `ValidationException`.
    pub fn check_key(&self, given: &Item) -> Result<(), Fault> {
        let names: Vec<&str> = self.key_names().collect();
        if given.len() != names.len() {
            return Err(refusal("The provided key element does not match the schema"));
        }
        names.iter().try_for_each(|name| self.check_key_piece(name, find(given, name)))
    }

    /// Refuses a key's value that is not there, of another type, empty or too long.
    ///
    /// # Errors
    /// The `ValidationException`.
    pub fn check_key_piece(&self, name: &str, value: Option<&Attribute>) -> Result<(), Fault> {
        let Some(value) = value.filter(|value| self.fits(name, value)) else {
            return Err(refusal("The provided key element does not match the schema"));
        };
        if is_empty(value) {
            return Err(refusal(format!(
                "One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain \
                 an empty {} value. Key: {name}",
                long_kind(value)
            )));
        }
        self.check_size(name, value)
    }

    /// Refuses a key's value that is too long.
    ///
    /// # AWS
    /// DynamoDB's quotas: 2,048 bytes of a partition key, 1,024 of a sort key.
    fn check_size(&self, name: &str, value: &Attribute) -> Result<(), Fault> {
        let is_number = matches!(value, Attribute::N(_));
        if !is_number && name == self.hash_key && value.size() > 2048 {
            return Err(refusal(
                "One or more parameter values were invalid: \
                 Size of hashkey has exceeded the maximum size limit of2048 bytes",
            ));
        }
        if !is_number && Some(name) == self.range_key.as_deref() && value.size() > 1024 {
            return Err(refusal(
                "One or more parameter values were invalid: \
                 Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
            ));
        }
        Ok(())
    }

    /// Refuses paths that lead into a key, which is a scalar always.
    ///
    /// # Errors
    /// The `ValidationException`.
    pub fn check_scalar_keys<'a>(&self, paths: impl Iterator<Item = &'a Path>) -> Result<(), Fault> {
        let nested: Vec<&str> = paths.filter(|path| path.0.len() > 1).map(Path::root).collect();
        let own = self.key_names().find(|name| nested.contains(name)).map(|name| ("Key", name));
        let index = self.index_key_names.iter().find(|name| nested.contains(&name.as_str()));
        match own.or(index.map(|name| ("IndexKey", name.as_str()))) {
            Some((kind, name)) => Err(refusal(format!(
                "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: \
                 {kind}: {name}"
            ))),
            None => Ok(()),
        }
    }

    /// The place of the item that has the keys of another.
    pub fn position(&self, keyed: &Item) -> Option<usize> {
        self.items.iter().position(|item| self.same_key(item, keyed))
    }

    /// Whether two items have the same keys.
    pub fn same_key(&self, one: &Item, other: &Item) -> bool {
        self.key_names().all(|name| match (find(one, name), find(other, name)) {
            (Some(one), Some(other)) => one.equals(other),
            _ => false,
        })
    }

    /// Puts an item in the place of the one that has its keys, or at the end; answers the old one.
    pub fn put(&mut self, item: Item) -> Option<Item> {
        match self.position(&item) {
            Some(at) => self.items.get_mut(at).map(|place| std::mem::replace(place, item)),
            None => {
                self.items.push(item);
                None
            }
        }
    }

    /// The keys of an item.
    pub fn key_of(&self, item: &Item) -> Item {
        let pick = |name: &str| Some((name.to_owned(), find(item, name)?.clone()));
        self.key_names().filter_map(pick).collect()
    }

    /// Whether a name is a key's.
    pub fn is_key(&self, name: &str) -> bool {
        self.key_names().any(|key| key == name)
    }

    /// The items in the order of a scan: the partitions as they came, each in the order of its sort key.
    ///
    /// # AWS
    /// The order of partitions follows a hash on AWS, and is not to be relied on.
    pub fn scanned(&self) -> Vec<&Item> {
        let Some(range) = &self.range_key else { return self.items.iter().collect() };
        let mut places = BTreeMap::new();
        let mut partitions: Vec<Vec<&Item>> = Vec::new();
        for item in &self.items {
            let Some(hash) = find(item, &self.hash_key) else { continue };
            let place = *places.entry(to_compact(&hash.write())).or_insert(partitions.len());
            match partitions.get_mut(place) {
                Some(items) => items.push(item),
                None => partitions.push(vec![item]),
            }
        }
        for items in &mut partitions {
            items.sort_by(|one, other| order(one, other, range));
        }
        partitions.into_iter().flatten().collect()
    }
}

/// The order of two items by one attribute.
pub(super) fn order(one: &Item, other: &Item, name: &str) -> Ordering {
    match (find(one, name), find(other, name)) {
        (Some(one), Some(other)) => one.compare(other).unwrap_or(Ordering::Equal),
        _ => Ordering::Equal,
    }
}

fn is_empty(value: &Attribute) -> bool {
    match value {
        Attribute::S(text) => text.is_empty(),
        Attribute::B(bytes) => bytes.is_empty(),
        _ => false,
    }
}

/// A key's type as the sentences name it.
fn long_kind(value: &Attribute) -> &'static str {
    if matches!(value, Attribute::B(_)) { "binary" } else { "string" }
}

/// The answer for a table that is not there.
fn not_found() -> Fault {
    Fault::new("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "Requested resource not found")
}
