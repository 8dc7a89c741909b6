//! `java.util.LinkedHashMap` and the other maps, and map entries (gateway 3.4-12).

use gatelens_value::{Map, Value};

use super::membership::contains;
use super::{any, arg, integer, view, void};
use crate::eval::iteration::Part;
use crate::eval::{Budget, Failure, Outcome, throw};
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

fn other_map(args: &[Value]) -> Result<Map, Failure> {
    match any(args, 0) {
        Value::Null => throw("java.lang.NullPointerException", "the map is null"),
        value => Ok(map(&value)),
    }
}

/// The value of a key, which may be null; nothing if the key is not there.
fn get(budget: &mut Budget<'_>, this: &Value, key: &Value) -> Result<Option<Value>, Failure> {
    match this {
        Value::Map(map) => budget.walk(|walk| map.get(key, walk)),
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Loop(scope)) => {
                Ok(Some(budget.walk(|walk| scope.get(key, walk))?).filter(|value| !value.is_null()))
            }
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

fn contains_key(budget: &mut Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    budget.walk(|walk| map(this).contains_key(arg(args, 0), walk)).map(Value::Boolean)
}

fn contains_value(budget: &mut Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    contains(budget, &view(&map(this), Part::Values), arg(args, 0)).map(Value::Boolean)
}

fn put(budget: &mut Budget<'_>, this: &Value, key: &Value, value: &Value) -> Outcome {
    budget.elements(2)?;
    budget.tie(this, value);
    budget.tie(this, key);
    let old = budget.walk(|walk| map(this).put(key.clone(), value.clone(), walk))?;
    Ok(old.unwrap_or_default())
}

fn put_all(budget: &mut Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    let (map, other) = (map(this), other_map(args)?);
    let pairs = other.pairs();
    budget.elements(pairs.len() * 2)?;
    let before = other.modifications();
    for (key, value) in pairs {
        if other.modifications() != before {
            // The map is put into itself, and one of its keys has changed.
            return throw(
                "java.util.ConcurrentModificationException",
                "what is iterated has changed meanwhile",
            );
        }
        budget.tie(this, &value);
        budget.tie(this, &key);
        budget.walk(|walk| map.put(key, value, walk))?;
    }
    void()
}

fn remove(budget: &mut Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    Ok(budget.walk(|walk| map(this).remove(arg(args, 0), walk))?.unwrap_or_default())
}

/// The slot of a key whose value equals the second argument.
fn slot_of_pair(budget: &mut Budget<'_>, map: &Map, args: &[Value]) -> Result<Option<u32>, Failure> {
    budget.walk(|walk| {
        let Some(slot) = map.find(arg(args, 0), walk)? else { return Ok(None) };
        let Some((_, value)) = map.at(slot) else { return Ok(None) };
        Ok(walk.equal(arg(args, 1), &value)?.then_some(slot))
    })
}

methods! {
    METHODS {
        "get"(Object) "The value of a key." "#set($m = {'k': 1})$m.get('k')"
            |budget, this, args| Ok(get(budget, this, arg(args, 0))?.unwrap_or_default());
        "getOrDefault"(Object, Object) "The value of a key, or another one." "#set($m = {'k': 1})$m.getOrDefault('x', 2)"
            |budget, this, args| Ok(get(budget, this, arg(args, 0))?.unwrap_or_else(|| any(args, 1)));
        "put"(Object, Object) "Sets the value of a key and returns the old one." "#set($m = {'k': 1})$m.put('k', 2)"
            |budget, this, args| put(budget, this, arg(args, 0), arg(args, 1));
        "putAll"(Map) "Takes over all entries of a map." "#set($m = {})$m.putAll({'k': 1})$m"
            |budget, this, args| put_all(budget, this, args);
        "putIfAbsent"(Object, Object) "Sets the value of a key that has none; returns the one that is there." "#set($m = {'k': 1})$m.putIfAbsent('k', 2)"
            |budget, this, args| match get(budget, this, arg(args, 0))? {
                Some(value) if !value.is_null() => Ok(value),
                _ => put(budget, this, arg(args, 0), arg(args, 1)).map(|_| Value::Null),
            };
        "containsKey"(Object) "Whether a key is there." "#set($m = {'k': 1})$m.containsKey('k')"
            |budget, this, args| contains_key(budget, this, args);
        "containsValue"(Object) "Whether a value is there." "#set($m = {'k': 1})$m.containsValue(1)"
            |budget, this, args| contains_value(budget, this, args);
        "remove"(Object) "Removes a key and returns its value." "#set($m = {'k': 1})$m.remove('k')"
            |budget, this, args| remove(budget, this, args);
        "remove"(Object, Object) "Removes a key if it has this value; whether it had." "#set($m = {'k': 1})$m.remove('k', 1)"
            |budget, this, args| {
                let map = map(this);
                budget.walk(|walk| map.ask_hash(arg(args, 0), walk))?;
                let found = slot_of_pair(budget, &map, args)?;
                Ok(Value::Boolean(found.and_then(|slot| map.remove_at(slot)).is_some()))
            };
        "replace"(Object, Object) "Sets the value of a key that is there and returns the old one." "#set($m = {'k': 1})$m.replace('k', 2) $m"
            |budget, this, args| {
                let map = map(this);
                let Some(slot) = budget.walk(|walk| map.find(arg(args, 0), walk))? else { return Ok(Value::Null) };
                budget.tie(this, arg(args, 1));
                Ok(map.set_at(slot, any(args, 1)))
            };
        "replace"(Object, Object, Object) "Sets the value of a key that has a certain one; whether it had." "#set($m = {'k': 1})$m.replace('k', 1, 2) $m"
            |budget, this, args| {
                let map = map(this);
                let Some(slot) = slot_of_pair(budget, &map, args)? else { return Ok(Value::Boolean(false)) };
                budget.tie(this, arg(args, 2));
                map.set_at(slot, any(args, 2));
                Ok(Value::Boolean(true))
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
                budget.walk(|walk| map.shallow_clone(walk)).map(Value::Map)
            };
    }
    /// What `$foreach` has of a map.
    READING {
        "get"(Object) "What was put under a key, here or in an enclosing loop." "#foreach($i in [1])#set($foreach.x = 2)$foreach.get('x')#end"
            |budget, this, args| Ok(get(budget, this, arg(args, 0))?.unwrap_or_default());
        "put"(Object, Object) "Stores something for the rest of the loop." "#foreach($i in [1])$foreach.put('x', 2)$foreach.x#end"
            |budget, this, args| put(budget, this, arg(args, 0), arg(args, 1));
        "putAll"(Map) "Takes over all entries of a map." "#foreach($i in [1])$foreach.putAll({'x': 2})$foreach.x#end"
            |budget, this, args| put_all(budget, this, args);
        "getOrDefault"(Object, Object) "What was put under a key, or another value." "#foreach($i in [1])$foreach.getOrDefault('x', 2)#end"
            |budget, this, args| Ok(get(budget, this, arg(args, 0))?.unwrap_or_else(|| any(args, 1)));
        "containsKey"(Object) "Whether something was put under a key." "#foreach($i in [1])$foreach.containsKey('x')#end"
            |budget, this, args| contains_key(budget, this, args);
        "containsValue"(Object) "Whether a value was put in." "#foreach($i in [1])$foreach.containsValue('x')#end"
            |budget, this, args| contains_value(budget, this, args);
        "remove"(Object) "Removes what was put under a key." "#foreach($i in [1])$foreach.remove('x')#end"
            |budget, this, args| remove(budget, this, args);
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
