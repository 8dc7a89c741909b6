//! Outlined documents behave as those that were read at once.

use std::rc::Rc;

use proptest::prelude::*;

use super::reader::read_whole;
use super::{Style, Unread, scan, to_string};
use crate::value::Value;

/// What the outline of a text and its values are written as must be the same; and whether there is an outline.
fn is_outlined(text: &str) -> bool {
    let source = Rc::new(text.to_owned());
    let Some(outline) = scan::outline(&source) else { return false };
    let unread = Unread::document(outline);
    for style in [Style::Lt, Style::Web] {
        let read = read_whole(&source).expect("standard JSON is readable");
        let expected = to_string(&read, style);
        assert_eq!(to_string(&unread, style), expected, "{text}");
    }
    let read = read_whole(&source).expect("standard JSON is readable");
    assert_eq!(unread.to_string(), read.to_string(), "{text}");
    // Touched by now, as far as printing reaches.
    let expected = to_string(&read, Style::Lt);
    assert_eq!(to_string(&unread, Style::Lt), expected, "{text}");
    assert_eq!(unread.java_equals(&read), Ok(true), "{text}");
    assert_eq!(unread.hash_code(), read.hash_code(), "{text}");
    assert_eq!(to_string(&unread, Style::Lt), expected, "{text}");
    true
}

#[test]
fn copies_what_the_writer_would_write() {
    let many = |repeated: &str| {
        let members: Vec<String> = (0..40).map(|n| format!("\"long key {n}\":{n}")).collect();
        format!("[{{{},\"{repeated}\":[]}}]", members.join(","))
    };
    for text in [
        "{}",
        " [ ] rest",
        "[[],{},[[]]]",
        "{\"a\":{\"b\":[1,2,{\"c\":null}],\"d\":true},\"e\":false}",
        "{ \"a\" : [ 1 ,\n\t2 , \"x y\" ] ,\r\n \"b\" : { } }",
        "[0,-0,7,-7,12345678901,123456789012345678901234567890]",
        "[0.0,-0.0,1.0,1.50,100.25,0.001,0.0001,1234567.5,12345678.5,1e5,1E-7,-2.5e+3,1e400,1.0000000000000000000001E99999999,1.7954999999999999]",
        "[0.1234567890123456789,0.0000000000000000001,12.340000000000000000,-1.00000000000000000000]",
        "[\"a/b\",\"a\\/b\",\"a\\\"b\\\\c\\b\\f\\n\\r\\t\",\"\\u0041\",\"\\ud83d\\ude00\",\"\\ud83d\",\"\u{7F}\"]",
        "[\"\u{7F}\\n\",\"é名😀\",\"\u{85}\",\"’€\u{2028}\",\"é\u{A0} x\"]",
        "{\"a\":1,\"b\":2,\"a\":3}",
        "[{\"x\":[{\"a\":1,\"\\u0061\":2}],\"y\":[1]}]",
        "{\"é\":1,\"key of many letters 1\":2,\"key of many letters 2\":3}",
        &many("long key 7"),
        &many("another key"),
    ] {
        assert!(is_outlined(text), "{text}");
    }
}

#[test]
fn leaves_what_is_not_standard_to_the_reader() {
    for text in [
        "",
        "1",
        "\"a\"",
        "{a:1}",
        "['a']",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[01]",
        "[1.]",
        "[.5]",
        "[-]",
        "[+1]",
        "[1e]",
        "[1e+]",
        "[1.0e123456789]",
        "[tru]",
        "[nul",
        "[\"a",
        "[\"a\\q\"]",
        "[\"\\u12g4\"]",
        "[\"\\u12",
        "[\"a\nb\"]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "[1}",
        "{\"a\":1]",
        "[",
        "{",
        "[\"\\",
        "[1;2]",
        "{\"a\" 1}",
        "[NaN]",
        "[truex]",
        "[1x]",
    ] {
        assert!(!is_outlined(text), "{text}");
    }
    assert!(!is_outlined(&"[".repeat(100_000)));
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(is_outlined(&deep(511)));
    assert!(!is_outlined(&deep(513)));
    assert!(!is_outlined(&format!("[{}]", "1".repeat(10_001))));
}

/// A text of standard JSON, in all the ways to spell it.
fn documents() -> impl Strategy<Value = String> {
    let blank = || prop::sample::select(vec!["", "", "", " ", "\n  ", "\t"]);
    let key = prop::sample::select(vec!["a", "b", "aa", "a key of some length", "\\u0061", "é", "x/y", ""]);
    let number =
        r"-?(0|[1-9][0-9]{0,3}|[1-9][0-9]{8,22})(\.(0|[0-9]{1,6}|[0-9]{14,20}))?([eE][+-]?[0-9]{1,3})?";
    let string =
        r#""([ -!#-\[\]-~]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}|[\x7f\u{80}-\u{a5}\u{1ff0}-\u{2105}名😀]){0,12}""#;
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        number.boxed(),
        string.boxed(),
    ];
    let value = leaf.prop_recursive(5, 60, 8, move |inner| {
        let item =
            (blank(), inner, blank()).prop_map(|(before, value, after)| format!("{before}{value}{after}"));
        let member = (blank(), key.clone(), blank(), item.clone())
            .prop_map(|(before, key, after, value)| format!("{before}\"{key}\"{after}:{value}"));
        prop_oneof![
            prop::collection::vec(item, 0..6).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(member, 0..6).prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    });
    prop::collection::vec(value, 0..5).prop_map(|values| format!("[{}]", values.join(",")))
}

/// Goes down some way into a value, changes what it finds there, and tells what it met.
fn touch(value: &Value, way: &[u8]) -> String {
    let mut met = String::new();
    let mut here = value.clone();
    for &step in way {
        let next = match &here {
            Value::List(list) => list.get(usize::from(step) % 6),
            Value::Map(map) => map.values().get(usize::from(step) % map.len().max(1)).cloned(),
            other => {
                met = format!("{} {other}", other.class_name());
                None
            }
        };
        let Some(next) = next else { break };
        here = next;
    }
    match &here {
        Value::List(list) if way.len() % 2 == 1 => list.push(Value::from("added/")),
        Value::Map(map) if way.len() % 2 == 1 => map.insert("added", 1),
        _ => {}
    }
    met
}

#[test]
fn items_that_were_asked_for_alone_stay_the_same() {
    let text =
        format!("[ {} ]", (0..100).map(|n| format!("{{\"n\":[{n},[ ]]}}")).collect::<Vec<_>>().join(" , "));
    let source = Rc::new(text);
    let unread = Unread::document(scan::outline(&source).expect("it is standard JSON"));
    let list = unread.as_list().expect("a list");
    for index in [70, 3, 70, 99] {
        let item = list.get(index).expect("there are 100");
        let item = item.as_map().expect("an object");
        item.insert("touched", i64::try_from(index).unwrap_or(0));
        assert!(list.get(index).is_some_and(|again| again.as_map().is_some_and(|again| again.ptr_eq(item))));
    }
    assert!(list.get(100).is_none());
    let (kept, other) = (list.get(70).expect("kept"), list.get(71).expect("read"));
    assert_eq!(kept.to_string(), "{n=[70,[]], touched=70}");
    assert_eq!(other.to_string(), "{n=[71,[]]}");
    assert_eq!(list.len(), 100);
    let again = Unread::document(scan::outline(&source).expect("it is standard JSON"));
    let list = again.as_list().expect("a list");
    let all: Vec<Value> = list.iter().collect();
    assert!(all.len() == 100 && all.iter().zip(list.iter()).all(|(one, other)| one.is_same(&other)));
}

#[test]
fn few_items_of_many_documents_inside_each_other_are_dropped_without_recursion() {
    let source = Rc::new("[{\"a\":1}, [], {}]".to_owned());
    let mut inner = Value::Null;
    for _ in 0..100_000 {
        let document = Unread::document(scan::outline(&source).expect("it is standard JSON"));
        let item = document.as_list().and_then(|list| list.get(1)).expect("there are three");
        item.as_list().expect("a list").push(inner);
        inner = document;
    }
    drop(inner);
}

proptest! {
    #[test]
    fn documents_of_all_spellings_are_outlined(text in documents()) {
        prop_assert!(is_outlined(&text));
    }

    #[test]
    fn damaged_documents_are_read_alike(text in documents(), at in any::<prop::sample::Index>(), by in "[ -~é]?") {
        let mut damaged: Vec<char> = text.chars().collect();
        let at = at.index(damaged.len());
        damaged.splice(at..=at, by.chars());
        is_outlined(&damaged.into_iter().collect::<String>());
    }

    #[test]
    fn touched_documents_stay_alike(text in documents(), ways in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..5), 1..4)) {
        let source = Rc::new(text);
        let read = read_whole(&source).expect("standard JSON is readable");
        let unread = Unread::document(scan::outline(&source).expect("it is standard JSON"));
        for way in ways {
            prop_assert_eq!(touch(&unread, &way), touch(&read, &way));
            prop_assert_eq!(to_string(&unread, Style::Lt), to_string(&read, Style::Lt));
            prop_assert_eq!(to_string(&unread, Style::Web), to_string(&read, Style::Web));
        }
    }
}
