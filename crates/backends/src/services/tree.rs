//! Changing a JSON tree in place.

use gatelens_value::Span;
use gatelens_value::json::strict::{Json, JsonKind, Member};

/// The members, to be changed.
pub(crate) fn members_mut(json: &mut Json) -> Option<&mut Vec<Member>> {
    match &mut json.kind {
        JsonKind::Object(members) => Some(members),
        _ => None,
    }
}

/// The items, to be changed.
pub(crate) fn items_mut(json: &mut Json) -> Option<&mut Vec<Json>> {
    match &mut json.kind {
        JsonKind::Array(items) => Some(items),
        _ => None,
    }
}

/// A member, to be changed.
pub(crate) fn get_mut<'a>(json: &'a mut Json, key: &str) -> Option<&'a mut Json> {
    members_mut(json)?.iter_mut().find(|member| member.key == key).map(|member| &mut member.value)
}

/// Sets a member, at the end if it is new; does nothing to what is no object.
pub(crate) fn set(json: &mut Json, key: &str, value: Json) {
    let Some(members) = members_mut(json) else { return };
    match members.iter_mut().find(|member| member.key == key) {
        Some(member) => member.value = value,
        None => members.push(Member { key: key.to_owned(), key_span: Span::default(), value }),
    }
}

/// Takes a member out.
pub(crate) fn remove(json: &mut Json, key: &str) -> Option<Json> {
    let members = members_mut(json)?;
    let at = members.iter().position(|member| member.key == key)?;
    Some(members.remove(at).value)
}

/// The array of a member, made if it is missing.
pub(crate) fn list_mut<'a>(json: &'a mut Json, key: &str) -> Option<&'a mut Vec<Json>> {
    if json.get(key).is_none() {
        set(json, key, Json::array([]));
    }
    items_mut(get_mut(json, key)?)
}

/// The thing of a kind and a name: `tables`, `queues`, …
pub(crate) fn named<'a>(state: &'a Json, kind: &str, name: &str) -> Option<&'a Json> {
    state.get(kind)?.get(name)
}

/// The same, to be changed.
pub(crate) fn named_mut<'a>(state: &'a mut Json, kind: &str, name: &str) -> Option<&'a mut Json> {
    get_mut(get_mut(state, kind)?, name)
}

/// An optional text, null where it is missing.
pub(crate) fn text_or_null(text: Option<&str>) -> Json {
    text.map_or_else(Json::null, Json::string)
}
