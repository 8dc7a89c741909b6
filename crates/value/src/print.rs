//! Java's text of a value.

use crate::exceeded::{Exceeded, MAX_DEPTH};
use crate::json::{self, Style};
use crate::list::{List, ListKind};
use crate::map::Map;
use crate::text_builder::TextBuilder;
use crate::value::Value;

/// Appends the text of a value.
pub(crate) fn print(value: &Value, out: &mut TextBuilder) -> Result<(), Exceeded> {
    print_at(value, out, out.depth())
}

fn print_at(value: &Value, out: &mut TextBuilder, depth: u32) -> Result<(), Exceeded> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(true) => out.push_str("true"),
        Value::Boolean(false) => out.push_str("false"),
        Value::Character(unit) => out.push_unit(*unit),
        Value::Number(number) => out.push_number(number),
        Value::String(text) => out.push_java(text),
        Value::List(list) => return print_list(list, out, depth),
        Value::Map(map) => return print_map(map, out, depth),
        Value::Object(object) => {
            // What the object holds may hold the object.
            if depth >= MAX_DEPTH {
                return Err(Exceeded::Depth);
            }
            return out.inside(depth + 1, |out| object.to_text(out));
        }
    }
    out.check()
}

fn print_list(list: &List, out: &mut TextBuilder, depth: u32) -> Result<(), Exceeded> {
    if depth >= MAX_DEPTH {
        return Err(Exceeded::Depth);
    }
    if list.kind().is_array() {
        out.push_identity(list.class_name());
        return out.check();
    }
    if list.kind() == ListKind::JsonArray {
        return json::write_at(&Value::List(list.clone()), Style::Web, out, depth);
    }
    out.push_char('[');
    for (index, item) in list.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        match &item {
            Value::List(inner) if inner.ptr_eq(list) => out.push_str("(this Collection)"),
            item => print_at(item, out, depth + 1)?,
        }
    }
    out.push_char(']');
    out.check()
}

fn print_map(map: &Map, out: &mut TextBuilder, depth: u32) -> Result<(), Exceeded> {
    if depth >= MAX_DEPTH {
        return Err(Exceeded::Depth);
    }
    let print_part = |part: &Value, out: &mut TextBuilder| match part {
        Value::Map(inner) if inner.ptr_eq(map) => {
            out.push_str("(this Map)");
            Ok(())
        }
        part => print_at(part, out, depth + 1),
    };
    out.push_char('{');
    for (index, slot) in map.slots().into_iter().enumerate() {
        let Some((key, value)) = map.at(slot) else { break };
        if index > 0 {
            out.push_str(", ");
        }
        print_part(&key, out)?;
        out.push_char('=');
        print_part(&value, out)?;
    }
    out.push_char('}');
    out.check()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_containers_as_java() {
        let inner = List::json_array(vec![Value::from("a/b"), Value::Null, Value::from(1)]);
        let map: Map =
            [("l", Value::from(inner)), ("s", Value::from("x y")), ("n", Value::Null)].into_iter().collect();
        let list = List::array_list(vec![map.clone().into(), Value::from(1.5), Value::from(true)]);
        assert_eq!(Value::from(list).to_string(), r#"[{l=["a\/b",null,1], s=x y, n=null}, 1.5, true]"#);
    }

    #[test]
    fn a_container_inside_itself_is_named() {
        let list = List::array_list(vec![Value::from(1)]);
        list.push(Value::List(list.clone()));
        assert_eq!(Value::from(list.clone()).to_string(), "[1, (this Collection)]");
        list.clear();
        let map = Map::linked();
        map.insert("me", Value::Map(map.clone()));
        assert_eq!(Value::from(map.clone()).to_string(), "{me=(this Map)}");
        map.clear();
    }

    #[test]
    fn mutual_containment_is_an_error() {
        let (a, b) = (List::array_list(vec![]), List::array_list(vec![]));
        a.push(Value::List(b.clone()));
        b.push(Value::List(a.clone()));
        assert_eq!(Value::from(a.clone()).print(&mut TextBuilder::new()), Err(Exceeded::Depth));
        a.clear();
    }

    #[test]
    fn the_deepest_values_print_compare_and_hash() {
        let deep = || (0..511).fold(Value::from(1), |value, _| Map::from_iter([("a", value)]).into());
        let (a, b) = (deep(), deep());
        assert!(a.print(&mut TextBuilder::new()).is_ok());
        assert!(json::to_string(&a, Style::Web).is_ok());
        assert_eq!(a.java_equals(&b), Ok(true));
        assert_eq!(a.hash_code(), b.hash_code());
        let deeper = Value::from(List::array_list(vec![List::array_list(vec![a]).into()]));
        assert_eq!(deeper.print(&mut TextBuilder::new()), Err(Exceeded::Depth));
        assert_eq!(deeper.hash_code(), Err(Exceeded::Depth));
    }

    #[test]
    fn a_deep_value_is_dropped_without_recursion() {
        let mut value = Value::Null;
        for _ in 0..200_000 {
            value = Value::from(List::array_list(vec![value]));
        }
        drop(value);
    }
}
