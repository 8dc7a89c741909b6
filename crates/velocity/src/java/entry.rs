//! An entry of a map.

use gatelens_value::{Exceeded, Map, Node, Value, Walk};

/// `java.util.Map$Entry`: the node of a key in a map. It stays what it is when the map lets go of its key, and a key
/// that is put again gets another one.
pub(crate) struct Entry {
    map: Map,
    node: Node,
    pub(crate) key: Value,
}

impl Entry {
    /// The entry in a slot; its key is known already.
    pub(crate) fn new(map: &Map, slot: u32, key: Value) -> Self {
        Self { map: map.clone(), node: map.node(slot), key }
    }

    pub(crate) fn map(&self) -> &Map {
        &self.map
    }

    pub(crate) fn value(&self) -> Value {
        self.map.value_of(self.node)
    }

    /// Sets the value, in the map too if it is still there, and returns the old one.
    pub(crate) fn set_value(&self, value: Value) -> Value {
        self.map.set_value_of(self.node, value)
    }

    /// Whether both are one object to Java.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.node == other.node && self.map.ptr_eq(&other.map)
    }

    pub(super) fn java_equals(&self, other: &Self, walk: &mut Walk) -> Result<bool, Exceeded> {
        Ok(self.is_same(other)
            || walk.equal(&self.key, &other.key)? && walk.equal(&self.value(), &other.value())?)
    }

    pub(super) fn release(&mut self, held: &mut Vec<Value>) {
        held.push(std::mem::take(&mut self.key));
        held.push(Value::Map(std::mem::replace(&mut self.map, Map::linked())));
    }

    /// What it holds.
    pub(super) fn held(&self) -> [Value; 2] {
        [Value::Map(self.map.clone()), self.key.clone()]
    }
}
