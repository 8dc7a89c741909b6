//! DynamoDB's values.

use super::number::Decimal;
use super::refusal;
use crate::services::service::Fault;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::Json;
use std::cmp::Ordering;

/// The attributes of an item or a map, in their order.
pub(super) type Item = Vec<(String, Attribute)>;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Attribute {
    /// Text.
    S(String),
    /// A number.
    N(Decimal),
    /// Bytes.
    B(Vec<u8>),
    /// True or false.
    Bool(bool),
    /// Null.
    Null,
    /// Values by name.
    M(Item),
    /// A list.
    L(Vec<Attribute>),
    /// A set of texts.
    Ss(Vec<String>),
    /// A set of numbers.
    Ns(Vec<Decimal>),
    /// A set of bytes.
    Bs(Vec<Vec<u8>>),
}

/// How deeply values may nest.
///
/// # AWS
/// DynamoDB's quotas: 32 levels.
const MAX_DEPTH: usize = 32;

/// The attribute of a name.
pub(super) fn find<'a>(item: &'a Item, name: &str) -> Option<&'a Attribute> {
    item.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// Sets an attribute, at the end if it is new.
pub(super) fn put(item: &mut Item, name: &str, value: Attribute) {
    match item.iter_mut().find(|(known, _)| known == name) {
        Some((_, place)) => *place = value,
        None => item.push((name.to_owned(), value)),
    }
}

/// Reads the attributes of an item out of DynamoDB's JSON.
///
/// # Errors
/// The `ValidationException` or `SerializationException` that DynamoDB answers.
pub(super) fn read_item(json: &Json) -> Result<Item, Fault> {
    map(json, 0)
}

/// Reads one value out of DynamoDB's JSON.
///
/// # Errors
/// The `ValidationException` or `SerializationException` that DynamoDB answers.
pub(super) fn read(json: &Json) -> Result<Attribute, Fault> {
    value(json, 0)
}

fn serialization(message: &str) -> Fault {
    Fault::new("com.amazon.coral.service#SerializationException", message).capital()
}

fn map(json: &Json, depth: usize) -> Result<Item, Fault> {
    let Some(members) = json.as_object() else { return Err(serialization("Unexpected field type")) };
    members.iter().map(|member| Ok((member.key.clone(), value(&member.value, depth)?))).collect()
}

fn value(json: &Json, depth: usize) -> Result<Attribute, Fault> {
    if depth > MAX_DEPTH {
        return Err(refusal("Nesting Levels have exceeded supported limits"));
    }
    let Some(members) = json.as_object() else {
        // Plain JSON where DynamoDB's is wanted.
        return Err(serialization(if json.as_array().is_some() {
            "Unrecognized collection type class java.util.ArrayList"
        } else {
            "Unexpected value type in payload"
        }));
    };
    let known = |key: &str| ["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"].contains(&key);
    let given = members.iter().filter(|member| known(&member.key) && !member.value.is_null());
    let values = given.map(|member| one(&member.key, &member.value, depth)).collect::<Result<Vec<_>, _>>()?;
    let count = values.len();
    match values.into_iter().next() {
        Some(only) if count == 1 => Ok(only),
        Some(_) => Err(refusal(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
        )),
        None => Err(refusal(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        )),
    }
}

/// The value of one type.
fn one(kind: &str, json: &Json, depth: usize) -> Result<Attribute, Fault> {
    Ok(match kind {
        "S" => Attribute::S(text(json)?.to_owned()),
        "N" => Attribute::N(Decimal::parse(text(json)?)?),
        "B" => Attribute::B(bytes(json)?),
        "BOOL" => Attribute::Bool(flag(json)?),
        "NULL" if flag(json)? => Attribute::Null,
        "NULL" => return Err(invalid("Null attribute value types must have the value of true")),
        "M" => Attribute::M(map(json, depth + 1)?),
        "L" => Attribute::L(list(json, |item| value(item, depth + 1))?),
        "SS" => {
            let items = set(json, "An string set  may not be empty", |item| Ok(text(item)?.to_owned()))?;
            check_distinct(&items, || {
                invalid(&format!("Input collection {} contains duplicates.", listed(json)))
            })?;
            Attribute::Ss(items)
        }
        "NS" => {
            let items = set(json, "An number set  may not be empty", |item| Decimal::parse(text(item)?))?;
            check_distinct(&items, || refusal("Input collection contains duplicates"))?;
            Attribute::Ns(items)
        }
        _ => {
            let items = set(json, "Binary sets should not be empty", bytes)?;
            check_distinct(&items, || {
                invalid(&format!("Input collection {}of type BS contains duplicates.", listed(json)))
            })?;
            Attribute::Bs(items)
        }
    })
}

fn invalid(message: &str) -> Fault {
    refusal(format!("One or more parameter values were invalid: {message}"))
}

fn scalar_mismatch(json: &Json, wanted: &str) -> Fault {
    let found = match json.describe() {
        "a number" if json.as_number().is_some_and(|text| text.contains(['.', 'e', 'E'])) => "DECIMAL_VALUE",
        "a number" => "NUMBER_VALUE",
        "a string" => "STRING_VALUE",
        "an array" => return serialization("Unexpected list element"),
        "an object" => return serialization("Start of structure or map found where not expected"),
        _ => match json.as_bool() {
            Some(true) => "TRUE_VALUE",
            _ => "FALSE_VALUE",
        },
    };
    serialization(&format!("{found} cannot be converted to {wanted}"))
}

fn text(json: &Json) -> Result<&str, Fault> {
    json.as_str().ok_or_else(|| scalar_mismatch(json, "String"))
}

fn flag(json: &Json) -> Result<bool, Fault> {
    json.as_bool().ok_or_else(|| scalar_mismatch(json, "Boolean"))
}

fn bytes(json: &Json) -> Result<Vec<u8>, Fault> {
    let text = json.as_str().ok_or_else(|| scalar_mismatch(json, "ByteBuffer"))?;
    STANDARD.decode(text).map_err(|_| serialization("Invalid Base64 data"))
}

fn list<T>(json: &Json, read: impl Fn(&Json) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let Some(items) = json.as_array() else { return Err(serialization("Unexpected field type")) };
    items.iter().map(read).collect()
}

/// How many members a set may have: they are compared one by one.
const MAX_SET: usize = 5000;

/// The members of a set.
fn set<T>(json: &Json, empty: &str, read: impl Fn(&Json) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let items = list(json, read)?;
    if items.is_empty() {
        return Err(invalid(empty));
    }
    if items.len() > MAX_SET {
        return Err(refusal("Item size has exceeded the maximum allowed size"));
    }
    Ok(items)
}

/// Refuses a set of which two members are equal.
fn check_distinct<T: PartialEq>(items: &[T], refuse: impl Fn() -> Fault) -> Result<(), Fault> {
    let repeats = items.iter().enumerate().any(|(at, item)| items.iter().take(at).any(|other| item == other));
    if repeats { Err(refuse()) } else { Ok(()) }
}

/// A list of texts as Java prints it.
fn listed(json: &Json) -> String {
    let items = json.as_array().unwrap_or_default().iter().filter_map(Json::as_str);
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// An item in DynamoDB's JSON.
pub(super) fn write_item(item: &Item) -> Json {
    Json::object(item.iter().map(|(name, value)| (name.as_str(), value.write())))
}

impl Attribute {
    /// The value in DynamoDB's JSON.
    pub fn write(&self) -> Json {
        let json = match self {
            Attribute::S(text) => Json::string(text.as_str()),
            Attribute::N(number) => Json::string(number.to_string()),
            Attribute::B(bytes) => Json::string(STANDARD.encode(bytes)),
            Attribute::Bool(flag) => Json::bool(*flag),
            Attribute::Null => Json::bool(true),
            Attribute::M(item) => write_item(item),
            Attribute::L(items) => Json::array(items.iter().map(Attribute::write)),
            Attribute::Ss(items) => Json::array(items.iter().map(|item| Json::string(item.as_str()))),
            Attribute::Ns(items) => Json::array(items.iter().map(|item| Json::string(item.to_string()))),
            Attribute::Bs(items) => Json::array(items.iter().map(|item| Json::string(STANDARD.encode(item)))),
        };
        Json::object([(self.kind(), json)])
    }

    /// The name of its type.
    pub fn kind(&self) -> &'static str {
        match self {
            Attribute::S(_) => "S",
            Attribute::N(_) => "N",
            Attribute::B(_) => "B",
            Attribute::Bool(_) => "BOOL",
            Attribute::Null => "NULL",
            Attribute::M(_) => "M",
            Attribute::L(_) => "L",
            Attribute::Ss(_) => "SS",
            Attribute::Ns(_) => "NS",
            Attribute::Bs(_) => "BS",
        }
    }

    /// The order of two values of one ordered type; nothing for any others.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Attribute::S(one), Attribute::S(other)) => Some(one.as_bytes().cmp(other.as_bytes())),
            (Attribute::N(one), Attribute::N(other)) => Some(one.compare(other)),
            (Attribute::B(one), Attribute::B(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }

    /// Whether two values are equal; sets and maps whatever their order.
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Attribute::Bool(one), Attribute::Bool(other)) => one == other,
            (Attribute::Null, Attribute::Null) => true,
            (Attribute::M(one), Attribute::M(other)) => {
                let has = |(name, value): &(String, Attribute)| {
                    find(other, name).is_some_and(|found| value.equals(found))
                };
                one.len() == other.len() && one.iter().all(has)
            }
            (Attribute::L(one), Attribute::L(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.equals(other))
            }
            (Attribute::Ss(one), Attribute::Ss(other)) => same_set(one, other),
            (Attribute::Ns(one), Attribute::Ns(other)) => same_set(one, other),
            (Attribute::Bs(one), Attribute::Bs(other)) => same_set(one, other),
            _ => self.compare(other) == Some(Ordering::Equal),
        }
    }

    /// What the `size` function says of it; nothing for numbers, flags and null.
    pub fn length(&self) -> Option<usize> {
        match self {
            Attribute::S(text) => Some(text.encode_utf16().count()),
            Attribute::B(bytes) => Some(bytes.len()),
            Attribute::M(item) => Some(item.len()),
            Attribute::L(items) => Some(items.len()),
            Attribute::Ss(items) => Some(items.len()),
            Attribute::Ns(items) => Some(items.len()),
            Attribute::Bs(items) => Some(items.len()),
            Attribute::N(_) | Attribute::Bool(_) | Attribute::Null => None,
        }
    }

    /// How many bytes it takes.
    ///
    /// # AWS
    /// DynamoDB's item sizes: three bytes for a list or a map and one more for each member.
    pub fn size(&self) -> usize {
        match self {
            Attribute::S(text) => text.len(),
            Attribute::N(number) => number.size(),
            Attribute::B(bytes) => bytes.len(),
            Attribute::Bool(_) | Attribute::Null => 1,
            Attribute::M(item) => 3 + item.len() + size(item),
            Attribute::L(items) => 3 + items.iter().map(|item| 1 + item.size()).sum::<usize>(),
            Attribute::Ss(items) => items.iter().map(String::len).sum(),
            Attribute::Ns(items) => items.iter().map(Decimal::size).sum(),
            Attribute::Bs(items) => items.iter().map(Vec::len).sum(),
        }
    }
}

fn same_set<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|item| other.contains(item))
}

/// How many bytes the attributes take, names and values.
pub(super) fn size(item: &Item) -> usize {
    item.iter().map(|(name, value)| name.len() + value.size()).sum()
}
