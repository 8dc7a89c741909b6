//! Objects that share a shape behave as those that have keys of their own.

use std::fmt::Write;

use proptest::prelude::*;

use super::read;
use crate::equality::Walk;
use crate::map::Map;
use crate::shape::KeySite;
use crate::string::JavaString;
use crate::value::Value;

/// Keys of every length that is compared in its own way, and some that differ in the middle only.
const KEYS: [&str; 24] = [
    "a",
    "b",
    "id",
    "qty",
    "name",
    "price",
    "active",
    "customer",
    "customers",
    "customer_1",
    "customer_2",
    "a key of sixteen",
    "a key of very many letters, number 1 of 2",
    "a key of very many letters, number 2 of 2",
    "é",
    "名前",
    "",
    "a:",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
];

/// How a member is spelled: which key, its value, the quote and the white space before the colon.
type Spelled = (usize, i32, bool, bool);

fn object() -> impl Strategy<Value = Vec<Spelled>> {
    let spelled = |keys: std::ops::Range<usize>| {
        (keys, -9..100_i32, prop::bool::weighted(0.05), prop::bool::weighted(0.05))
    };
    let in_order =
        (prop::collection::vec(spelled(0..1), 0..9), 0..KEYS.len()).prop_map(|(mut members, from)| {
            for (index, member) in members.iter_mut().enumerate() {
                member.0 = (from + index) % KEYS.len();
            }
            members
        });
    prop_oneof![3 => in_order, 1 => prop::collection::vec(spelled(0..KEYS.len()), 0..24)]
}

fn text_of(objects: &[Vec<Spelled>], nested: bool) -> String {
    let mut out = String::from("[");
    for members in objects {
        out.push_str(if nested { "{\"in\":{" } else { "{" });
        for (index, (key, value, single, spaced)) in members.iter().enumerate() {
            let quote = if *single { '\'' } else { '"' };
            let comma = if index > 0 { "," } else { "" };
            let space = if *spaced { " " } else { "" };
            let _ = write!(out, "{comma}{quote}{}{quote}{space}:{value}", KEYS[*key]);
        }
        out.push_str(if nested { "},\"after\":[1]}," } else { "}," });
    }
    out.push(']');
    out
}

/// The same object, put together key by key.
fn built(members: &[Spelled]) -> Map {
    let map = Map::linked();
    for (key, value, ..) in members {
        map.insert(KEYS[*key], *value);
    }
    map
}

fn same(read: &Map, built: &Map) -> Result<(), TestCaseError> {
    let text = |map: &Map| Value::from(map.clone()).to_string();
    prop_assert_eq!(text(read), text(built));
    prop_assert_eq!(read.len(), built.len());
    let walked = std::iter::successors(read.next_at(0), |(slot, ..)| read.next_at(*slot));
    let walked: Vec<String> = walked.map(|(_, key, value)| format!("{key}={value}")).collect();
    prop_assert_eq!(format!("{{{}}}", walked.join(", ")), text(built));
    prop_assert_eq!(Value::from(read.clone()).java_equals(&Value::from(built.clone())), Ok(true));
    for key in KEYS {
        let value = |map: &Map| map.get_str(key).map(|value| value.to_string());
        prop_assert_eq!(value(read), value(built));
        let is_in = |map: &Map| map.contains_key(&Value::from(key), &mut Walk::default());
        prop_assert_eq!(is_in(read), is_in(built));
    }
    Ok(())
}

proptest! {
    #[test]
    fn objects_are_read_as_they_are_built(
        objects in prop::collection::vec(object(), 1..12),
        repeats in 1..4_usize,
        nested: bool,
    ) {
        let objects = vec![objects; repeats].concat();
        let document = read(&text_of(&objects, nested)).expect("readable");
        let sites: Vec<KeySite> = KEYS.iter().map(|_| KeySite::default()).collect();
        for (item, members) in document.as_list().expect("a list").iter().zip(&objects) {
            let item = if nested { item.as_map().and_then(|map| map.get_str("in")).unwrap_or_default() } else { item };
            let (map, expected) = (item.as_map().expect("an object"), built(members));
            same(map, &expected)?;
            for (key, site) in KEYS.iter().zip(&sites) {
                let value = |value: Option<Value>| value.map(|value| value.to_string());
                prop_assert_eq!(value(map.get_str_near(&JavaString::from(*key), site)), value(expected.get_str(key)));
            }
        }
    }

    #[test]
    fn a_change_of_one_object_leaves_the_others(
        members in object(),
        changes in prop::collection::vec((0..KEYS.len(), prop::option::of(0..9_i32)), 1..8),
    ) {
        let document = read(&text_of(&[members.clone(), members.clone()], false)).expect("readable");
        let maps: Vec<Value> = document.as_list().expect("a list").iter().collect();
        let [changed, other] = maps.as_slice() else { panic!("two objects") };
        let (changed, other) = (changed.as_map().expect("an object"), other.as_map().expect("an object"));
        let expected = built(&members);
        for (key, value) in changes {
            let key = KEYS[key];
            let text = |value: Option<Value>| value.map(|value| value.to_string());
            let change = |map: &Map| match value {
                Some(value) => map.put(key.into(), value.into(), &mut Walk::default()).expect("plain"),
                None => map.remove(&key.into(), &mut Walk::default()).expect("plain"),
            };
            let old = (change(changed), change(&expected));
            prop_assert_eq!(text(old.0), text(old.1));
            same(changed, &expected)?;
        }
        same(other, &built(&members))?;
        same(&other.shallow_clone(&mut Walk::default()).expect("plain keys"), &built(&members))?;
    }
}

#[test]
fn documents_of_ever_new_keys_are_read() {
    let objects: Vec<String> = (0..5_000).map(|n| format!("{{\"k{n}\":1,\"m{n}\":{n}}}")).collect();
    let document = read(&format!("[{}]", objects.join(","))).expect("readable");
    let last = document.as_list().and_then(|list| list.get(4_999)).expect("the last one");
    assert_eq!(last.to_string(), "{k4999=1, m4999=4999}");
    let chain: Vec<String> = (0..3_000).map(|n| format!("{{\"a\":1,\"b{}\":{n}}}", n % 11)).collect();
    let document = read(&format!("[{}]", chain.join(","))).expect("readable");
    let last = document.as_list().and_then(|list| list.get(2_999)).expect("the last one");
    assert_eq!(last.to_string(), "{a=1, b7=2999}");
}
