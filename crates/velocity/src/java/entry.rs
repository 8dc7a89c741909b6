//! An entry of a map.

use std::cell::RefCell;

use gatelens_value::{Map, Value};

/// `java.util.Map$Entry`: it reads and writes through to its map, and keeps its value when the map lets go of it.
pub(crate) struct Entry {
    map: Map,
    pub(crate) key: Value,
    /// The value that was last seen in the map.
    seen: RefCell<Value>,
}

impl Entry {
    pub(crate) fn new(map: &Map, key: Value, value: Value) -> Self {
        Self { map: map.clone(), key, seen: RefCell::new(value) }
    }

    pub(crate) fn map(&self) -> &Map {
        &self.map
    }

    pub(crate) fn value(&self) -> Value {
        match self.map.get(&self.key) {
            Some(value) => {
                self.seen.replace(value.clone());
                value
            }
            None => self.seen.borrow().clone(),
        }
    }

    /// Sets the value, in the map too if it is still there, and returns the old one.
    pub(crate) fn set_value(&self, value: Value) -> Value {
        let old = self.value();
        self.seen.replace(value.clone());
        if self.map.contains_key(&self.key) {
            self.map.put(self.key.clone(), value);
        }
        old
    }

    /// Lets go of the value that it has seen.
    pub(super) fn forget(&self) {
        self.seen.take();
    }

    pub(super) fn release(&mut self, held: &mut Vec<Value>) {
        held.push(std::mem::take(&mut self.key));
        held.push(self.seen.take());
        held.push(Value::Map(std::mem::replace(&mut self.map, Map::linked())));
    }

    /// What it holds.
    pub(super) fn held(&self) -> [Value; 3] {
        [Value::Map(self.map.clone()), self.key.clone(), self.seen.borrow().clone()]
    }
}
