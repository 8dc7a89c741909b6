//! `java.util.LinkedHashMap` and the other maps, and map entries (gateway 3.4-12).

use gatelens_value::{Map, Value};

use super::list::position;
use super::{any, arg, integer, view, void};
use crate::eval::iteration::Part;
use crate::eval::{Outcome, throw};
use crate::java::{Entry, Java};

/// The map behind a value: `$foreach` is one too.
pub(super) fn map(this: &Value) -> Map {
    match this {
        Value::Map(map) => map.clone(),
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Loop(scope)) => scope.storage(),
            _ => Map::linked(),
        },
        _ => Map::linked(),
    }
}

fn entry(this: &Value) -> Option<&Entry> {
    match this {
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Entry(entry)) => Some(entry),
            _ => None,
        },
        _ => None,
    }
}

fn other_map(args: &[Value]) -> Result<Map, crate::eval::Failure> {
    match any(args, 0) {
        Value::Null => throw("java.lang.NullPointerException", "the map is null"),
        value => Ok(map(&value)),
    }
}

fn get(this: &Value, key: &Value) -> Option<Value> {
    match this {
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Loop(scope)) => Some(scope.get(key)).filter(|value| !value.is_null()),
            _ => None,
        },
        _ => map(this).get(key),
    }
}

fn contains_value(budget: &mut crate::eval::Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    Ok(Value::Boolean(position(budget, &map(this).values(), arg(args, 0))?.is_some()))
}

methods! {
    METHODS {
        "get"(Object) "The value of a key." "#set($m = {'k': 1})$m.get('k')"
            |_, this, args| Ok(get(this, arg(args, 0)).unwrap_or_default());
        "getOrDefault"(Object, Object) "The value of a key, or another one." "#set($m = {'k': 1})$m.getOrDefault('x', 2)"
            |_, this, args| Ok(map(this).get(arg(args, 0)).unwrap_or_else(|| any(args, 1)));
        "put"(Object, Object) "Sets the value of a key and returns the old one." "#set($m = {'k': 1})$m.put('k', 2)"
            |budget, this, args| {
                budget.elements(2)?;
                budget.tie(this, arg(args, 1));
                budget.tie(this, arg(args, 0));
                Ok(map(this).put(any(args, 0), any(args, 1)).unwrap_or_default())
            };
        "putAll"(Map) "Takes over all entries of a map." "#set($m = {})$m.putAll({'k': 1})$m"
            |budget, this, args| {
                let pairs = other_map(args)?.pairs();
                budget.elements(pairs.len() * 2)?;
                let map = map(this);
                for (key, value) in pairs {
                    budget.tie(this, &value);
                    map.put(key, value);
                }
                void()
            };
        "putIfAbsent"(Object, Object) "Sets the value of a key that has none; returns the one that is there." "#set($m = {'k': 1})$m.putIfAbsent('k', 2)"
            |budget, this, args| {
                let map = map(this);
                match map.get(arg(args, 0)) {
                    Some(value) if !value.is_null() => Ok(value),
                    _ => {
                        budget.elements(2)?;
                        budget.tie(this, arg(args, 1));
                        map.put(any(args, 0), any(args, 1));
                        Ok(Value::Null)
                    }
                }
            };
        "containsKey"(Object) "Whether a key is there." "#set($m = {'k': 1})$m.containsKey('k')"
            |_, this, args| Ok(Value::Boolean(map(this).contains_key(arg(args, 0))));
        "containsValue"(Object) "Whether a value is there." "#set($m = {'k': 1})$m.containsValue(1)"
            |budget, this, args| contains_value(budget, this, args);
        "remove"(Object) "Removes a key and returns its value." "#set($m = {'k': 1})$m.remove('k')"
            |_, this, args| Ok(map(this).remove(arg(args, 0)).unwrap_or_default());
        "remove"(Object, Object) "Removes a key if it has this value; whether it had." "#set($m = {'k': 1})$m.remove('k', 1)"
            |_, this, args| {
                let map = map(this);
                let same = match map.get(arg(args, 0)) {
                    Some(value) => value.java_equals(arg(args, 1))?,
                    None => false,
                };
                if same {
                    map.remove(arg(args, 0));
                }
                Ok(Value::Boolean(same))
            };
        "replace"(Object, Object) "Sets the value of a key that is there and returns the old one." "#set($m = {'k': 1})$m.replace('k', 2) $m"
            |budget, this, args| {
                let map = map(this);
                if !map.contains_key(arg(args, 0)) {
                    return Ok(Value::Null);
                }
                budget.tie(this, arg(args, 1));
                Ok(map.put(any(args, 0), any(args, 1)).unwrap_or_default())
            };
        "replace"(Object, Object, Object) "Sets the value of a key that has a certain one; whether it had." "#set($m = {'k': 1})$m.replace('k', 1, 2) $m"
            |budget, this, args| {
                let map = map(this);
                let same = match map.get(arg(args, 0)) {
                    Some(value) => value.java_equals(arg(args, 1))?,
                    None => false,
                };
                if same {
                    budget.tie(this, arg(args, 2));
                    map.put(any(args, 0), any(args, 2));
                }
                Ok(Value::Boolean(same))
            };
        "clear"() "Removes all entries." "#set($m = {'k': 1})$m.clear()$m"
            |_, this, _| {
                map(this).clear();
                void()
            };
        "size"() "The number of entries." "#set($m = {'k': 1})$m.size()"
            |_, this, _| Ok(integer(map(this).len()));
        "isEmpty"() "Whether there are no entries." "#set($m = {})$m.isEmpty()"
            |_, this, _| Ok(Value::Boolean(map(this).is_empty()));
        "keySet"() "The keys, live." "#set($m = {'k': 1})#foreach($k in $m.keySet())$k#end"
            |_, this, _| Ok(view(&map(this), Part::Keys));
        "values"() "The values, live." "#set($m = {'k': 1})#foreach($v in $m.values())$v#end"
            |_, this, _| Ok(view(&map(this), Part::Values));
        "entrySet"() "The entries, live." "#set($m = {'k': 1})#foreach($e in $m.entrySet())$e.key=$e.value#end"
            |_, this, _| Ok(view(&map(this), Part::Entries));
        "clone"() "Another map with the same entries." "#set($m = {'k': 1})$m.clone()"
            |budget, this, _| {
                let map = map(this);
                budget.elements(map.len() * 2)?;
                Ok(Value::Map(map.shallow_clone()))
            };
    }
    /// What `$foreach` has of a map.
    READING {
        "get"(Object) "What was put under a key, here or in an enclosing loop." "#foreach($i in [1])#set($foreach.x = 2)$foreach.get('x')#end"
            |_, this, args| Ok(get(this, arg(args, 0)).unwrap_or_default());
        "put"(Object, Object) "Stores something for the rest of the loop." "#foreach($i in [1])$foreach.put('x', 2)$foreach.x#end"
            |budget, this, args| {
                budget.elements(2)?;
                budget.tie(this, arg(args, 1));
                Ok(map(this).put(any(args, 0), any(args, 1)).unwrap_or_default())
            };
        "putAll"(Map) "Takes over all entries of a map." "#foreach($i in [1])$foreach.putAll({'x': 2})$foreach.x#end"
            |budget, this, args| {
                let pairs = other_map(args)?.pairs();
                budget.elements(pairs.len() * 2)?;
                let map = map(this);
                for (key, value) in pairs {
                    budget.tie(this, &value);
                    map.put(key, value);
                }
                void()
            };
        "getOrDefault"(Object, Object) "What was put under a key, or another value." "#foreach($i in [1])$foreach.getOrDefault('x', 2)#end"
            |_, this, args| Ok(get(this, arg(args, 0)).unwrap_or_else(|| any(args, 1)));
        "containsKey"(Object) "Whether something was put under a key." "#foreach($i in [1])$foreach.containsKey('x')#end"
            |_, this, args| Ok(Value::Boolean(map(this).contains_key(arg(args, 0))));
        "containsValue"(Object) "Whether a value was put in." "#foreach($i in [1])$foreach.containsValue('x')#end"
            |budget, this, args| contains_value(budget, this, args);
        "remove"(Object) "Removes what was put under a key." "#foreach($i in [1])$foreach.remove('x')#end"
            |_, this, args| Ok(map(this).remove(arg(args, 0)).unwrap_or_default());
        "clear"() "Removes what was put in." "#foreach($i in [1])$foreach.clear()#end"
            |_, this, _| {
                map(this).clear();
                void()
            };
        "size"() "How much was put in." "#foreach($i in [1])$foreach.size()#end"
            |_, this, _| Ok(integer(map(this).len()));
        "isEmpty"() "Whether nothing was put in." "#foreach($i in [1])$foreach.isEmpty()#end"
            |_, this, _| Ok(Value::Boolean(map(this).is_empty()));
        "keySet"() "The keys of what was put in." "#foreach($i in [1])$foreach.keySet()#end"
            |_, this, _| Ok(view(&map(this), Part::Keys));
        "values"() "What was put in." "#foreach($i in [1])$foreach.values()#end"
            |_, this, _| Ok(view(&map(this), Part::Values));
        "entrySet"() "The entries of what was put in." "#foreach($i in [1])$foreach.entrySet()#end"
            |_, this, _| Ok(view(&map(this), Part::Entries));
    }
    ENTRY {
        "getKey"() "The key; also `.key`." "#set($m = {'k': 1})#foreach($e in $m.entrySet())$e.getKey()#end"
            |_, this, _| Ok(entry(this).map(|entry| entry.key.clone()).unwrap_or_default());
        "getValue"() "The value; also `.value`." "#set($m = {'k': 1})#foreach($e in $m.entrySet())$e.value#end"
            |_, this, _| Ok(entry(this).map(Entry::value).unwrap_or_default());
        "setValue"(Object) "Sets the value in the map and returns the old one." "#set($m = {'k': 1})#foreach($e in $m.entrySet())$e.setValue(2)#end"
            |budget, this, args| match entry(this) {
                Some(entry) => {
                    budget.tie(this, arg(args, 0));
                    Ok(entry.set_value(any(args, 0)))
                }
                None => Ok(Value::Null),
            };
    }
}
