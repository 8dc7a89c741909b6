//! A map of the gateway's, as templates see it.

use gatelens_value::{
    Call, Called, Exceeded, JavaString, MAX_TEXT, Map, MapKind, Object, Read, TextBuilder, Value, Walk,
};
use std::cell::RefCell;
use std::rc::Rc;

/// What templates wrote into the maps of overrides, by path, in order.
#[derive(Clone, Debug, Default)]
pub struct Writes(Rc<RefCell<Vec<String>>>);

impl Writes {
    /// Forgets all writes.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// The first path that was written twice.
    #[must_use]
    pub fn repeated(&self) -> Option<String> {
        let writes = self.0.borrow();
        writes
            .iter()
            .enumerate()
            .find(|(at, path)| writes[..*at].contains(path))
            .map(|(_, path)| path.clone())
    }

    fn add(&self, path: String) {
        let mut writes = self.0.borrow_mut();
        // More writes than any real template makes say nothing new.
        if writes.len() < 10_000 {
            writes.push(path);
        }
    }
}

/// A Java map that reports what is read from it.
///
/// # AWS
/// The maps inside `$context` print nothing (gateway 3.5), unlike other maps.
#[derive(Clone, Debug)]
pub struct TracedMap {
    map: Map,
    origin: &'static str,
    path: String,
    prints: bool,
    ignores_case: bool,
    writes: Option<Writes>,
}

impl TracedMap {
    /// The map of this origin, such as `context`, as a whole.
    #[must_use]
    pub fn new(map: Map, origin: &'static str) -> Self {
        TracedMap { map, origin, path: String::new(), prints: true, ignores_case: false, writes: None }
    }

    /// The same as the part of its origin that `path` names.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// The same, printing nothing.
    #[must_use]
    pub fn silent(mut self) -> Self {
        self.prints = false;
        self
    }

    /// The same, finding names in another case where the exact one is missing.
    #[must_use]
    pub fn ignoring_case(mut self) -> Self {
        self.ignores_case = true;
        self
    }

    /// The same, counting what is written into it.
    #[must_use]
    pub fn counted(mut self, writes: &Writes) -> Self {
        self.writes = Some(writes.clone());
        self
    }

    fn path_of(&self, key: &Value) -> String {
        if self.path.is_empty() { key.to_string() } else { format!("{}.{key}", self.path) }
    }

    fn get(&self, key: &Value, call: &mut dyn Call) -> Result<Option<Value>, Exceeded> {
        let found = match key.as_str() {
            Some(name) => self.named(name),
            None => self.map.get(key, &mut Walk::default())?,
        };
        if call.traced() && !matches!(found, Some(Value::Object(_))) {
            let value = found.clone().unwrap_or_default();
            call.reads(Read { source: self.origin, path: &self.path_of(key), value: &value });
        }
        Ok(found)
    }

    /// The value of this name, or of the first that differs in case alone where case is ignored.
    fn named(&self, name: &str) -> Option<Value> {
        self.map.get_str(name).or_else(|| {
            let mut pairs = self.ignores_case.then(|| self.map.pairs())?.into_iter();
            let same = |key: &Value| key.as_str().is_some_and(|key| key.eq_ignore_ascii_case(name));
            pairs.find(|(key, _)| same(key)).map(|(_, value)| value)
        })
    }

    fn put(&self, key: &Value, value: &Value) -> Result<Value, Exceeded> {
        if let Some(writes) = &self.writes {
            writes.add(self.path_of(key));
        }
        self.map.put(key.clone(), value.clone(), &mut Walk::default()).map(Option::unwrap_or_default)
    }
}

impl TracedMap {
    /// What a method answers; nothing if it is not one of those that are traced.
    fn answer(&self, name: &str, args: &[Value], call: &mut dyn Call) -> Result<Option<Value>, Exceeded> {
        let walk = &mut Walk::default();
        Ok(Some(match (name, args) {
            ("get", [key]) => self.get(key, call)?.unwrap_or_default(),
            ("getOrDefault", [key, other]) => self.get(key, call)?.unwrap_or_else(|| other.clone()),
            ("put", [key, value]) => self.put(key, value)?,
            ("putIfAbsent", [key, value]) => match self.map.get(key, walk)? {
                Some(found) if !found.is_null() => found,
                _ => self.put(key, value)?,
            },
            ("putAll", [other]) => {
                let Some(other) = map_of(other) else { return Ok(None) };
                for (key, value) in other.pairs() {
                    self.put(&key, &value)?;
                }
                Value::Null
            }
            ("replace", [key, value]) if self.map.contains_key(key, walk)? => self.put(key, value)?,
            ("replace", [_, _]) => Value::Null,
            _ => return Ok(None),
        }))
    }
}

/// The map behind a value: a plain one, or a traced one.
#[must_use]
pub fn map_of(value: &Value) -> Option<Map> {
    match value {
        Value::Map(map) => Some(map.clone()),
        other => other.downcast_ref::<TracedMap>().map(|traced| traced.map.clone()),
    }
}

/// A key as a name; what a template may have put under something else is known by its text.
pub(crate) fn name_of(key: &Value) -> JavaString {
    key.to_text(MAX_TEXT).unwrap_or_else(|_| JavaString::empty())
}

/// A copy of a map that has names only.
pub(crate) fn named_copy(map: &Map, kind: MapKind) -> Map {
    let copy = Map::new(kind);
    for (key, value) in map.pairs() {
        copy.insert(name_of(&key), value);
    }
    copy
}

/// Empties a traced map and those inside it, when their request is over: a template may have put one into another, and
/// values that hold each other would stay behind for ever.
pub(crate) fn let_go(value: &Value) {
    let mut pending = vec![value.clone()];
    while let Some(value) = pending.pop() {
        if let Some(TracedMap { map, .. }) = value.downcast_ref::<TracedMap>() {
            pending.extend(map.values().into_iter().filter(|value| matches!(value, Value::Object(_))));
            map.clear();
        }
    }
}

/// A traced map that lets go of what it holds when its owner is done with it.
#[derive(Debug)]
pub(crate) struct Owned(Value);

impl Owned {
    /// Owns this map.
    pub(crate) fn new(map: Value) -> Self {
        Owned(map)
    }

    /// The map, for a template to read.
    pub(crate) fn share(&self) -> Value {
        self.0.clone()
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        let_go(&self.0);
    }
}

impl Object for TracedMap {
    fn class_name(&self) -> &str {
        self.map.class_name()
    }

    fn to_text(&self, out: &mut TextBuilder) -> Result<(), Exceeded> {
        if self.prints { Value::Map(self.map.clone()).print(out) } else { Ok(()) }
    }

    fn property(&self, name: &str, call: &mut dyn Call) -> Option<Value> {
        if call.traced() { self.get(&Value::from(name), call).ok()? } else { self.named(name) }
    }

    fn set_property(&self, name: &str, value: &Value, _call: &mut dyn Call) -> bool {
        self.put(&Value::from(name), value).is_ok()
    }

    fn call(&self, name: &str, args: &[Value], call: &mut dyn Call) -> Called {
        match self.answer(name, args, call) {
            Ok(Some(value)) => Called::Returned(value),
            // The rest is the plain map's business, which `json_form` hands out.
            Ok(None) => Called::Unknown,
            Err(exceeded) => exceeded.into(),
        }
    }

    fn items(&self) -> Option<Vec<Value>> {
        Some(self.map.values())
    }

    fn java_equals(&self, other: &Value, walk: &mut Walk) -> Result<bool, Exceeded> {
        let Some(other) = map_of(other) else { return Ok(false) };
        walk.equal(&Value::Map(self.map.clone()), &Value::Map(other))
    }

    fn hash_code(&self, walk: &mut Walk) -> Result<i32, Exceeded> {
        walk.hash(&Value::Map(self.map.clone()))
    }

    fn json_form(&self) -> Option<Value> {
        Some(Value::Map(self.map.clone()))
    }

    fn release(&mut self, held: &mut Vec<Value>) {
        // A map that others hold as well goes on living with them.
        if !self.map.is_shared() {
            held.push(Value::Map(std::mem::replace(&mut self.map, Map::linked())));
        }
    }
}
