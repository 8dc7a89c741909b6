//! `$foreach`: the state of a loop, and a map of what the template puts into it.

use std::cell::{Cell, OnceCell};

use gatelens_value::{Exceeded, Map, Value, Walk};

use super::Java;

/// The object behind `$foreach`.
pub(crate) struct Loop {
    /// Which `#foreach` it belongs to: where its head begins.
    pub(crate) owner: u32,
    /// The round, from 0; -1 before the first.
    pub(crate) index: Cell<i32>,
    pub(crate) has_next: Cell<bool>,
    /// The enclosing loop.
    pub(crate) parent: Option<Value>,
    /// What `$foreach` was before, if that was no loop.
    earlier: Option<Value>,
    storage: OnceCell<Map>,
}

impl Loop {
    pub(crate) fn new(owner: u32, previous: Option<Value>) -> Self {
        let is_loop = previous.as_ref().is_some_and(|value| as_loop(value).is_some());
        let (parent, earlier) = if is_loop { (previous, None) } else { (None, previous) };
        Self {
            owner,
            index: Cell::new(-1),
            has_next: Cell::new(false),
            parent,
            earlier,
            storage: OnceCell::new(),
        }
    }

    /// A property of the loop's round; nothing if it has no such one. No entry goes before these.
    pub(crate) fn state(&self, name: &str) -> Option<Value> {
        let index = self.index.get();
        Some(match name {
            "hasNext" => Value::Boolean(self.has_next.get()),
            "index" => Value::from(index),
            "count" => Value::from(index + 1),
            "first" => Value::Boolean(index < 1),
            "last" => Value::Boolean(!self.has_next.get()),
            _ => return None,
        })
    }

    /// What the template has put into it.
    pub(crate) fn storage(&self) -> Map {
        self.storage.get_or_init(Map::hash).clone()
    }

    /// The entry of a key, or that of an enclosing loop.
    pub(crate) fn get(&self, key: &Value, walk: &mut Walk) -> Result<Value, Exceeded> {
        let own = match self.storage.get() {
            Some(storage) => storage.get(key, walk)?,
            None => None,
        };
        match (own, self.parent.as_ref().and_then(as_loop)) {
            (Some(value), _) => Ok(value),
            (None, Some(parent)) => parent.get(key, walk),
            (None, None) => Ok(Value::Null),
        }
    }

    /// What `$foreach` was before the outermost loop.
    pub(crate) fn replaced(&self) -> Option<Value> {
        match (&self.earlier, self.parent.as_ref().and_then(as_loop)) {
            (None, Some(parent)) => parent.replaced(),
            (earlier, _) => earlier.clone(),
        }
    }

    /// The outermost loop.
    pub(crate) fn topmost(&self) -> Option<Value> {
        let mut top = self.parent.clone()?;
        while let Some(parent) = as_loop(&top).and_then(|scope| scope.parent.clone()) {
            top = parent;
        }
        Some(top)
    }

    pub(super) fn release(&mut self, held: &mut Vec<Value>) {
        held.extend(self.parent.take());
        held.extend(self.earlier.take());
        held.extend(self.storage.take().map(Value::Map));
    }
}

fn as_loop(value: &Value) -> Option<&Loop> {
    match value {
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Loop(scope)) => Some(scope),
            _ => None,
        },
        _ => None,
    }
}
