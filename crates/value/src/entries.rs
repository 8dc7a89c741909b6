//! The entries of a map in order of insertion.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::block::Values;
use crate::equality::Walk;
use crate::exceeded::Exceeded;
use crate::nodes::Node;
use crate::release;
use crate::shape::{KeySite, Shape};
use crate::slots::{Hash, Removed, Slots};
use crate::string::JavaString;
use crate::value::Value;

/// Keys and values in order of insertion; each has a slot, which it keeps until a key is removed.
pub(crate) enum Entries {
    /// The values of an object of JSON, one for each key of its shape, as long as no key comes or goes.
    Shaped(Rc<Shape>, Values),
    /// Entries with keys of their own.
    Own(Slots),
}

impl Default for Entries {
    fn default() -> Self {
        Self::Own(Slots::default())
    }
}

impl Entries {
    /// The same entries in nodes of their own.
    pub(crate) fn copied(&self) -> Self {
        match self {
            Self::Shaped(shape, values) => Self::Shaped(Rc::clone(shape), values.clone()),
            Self::Own(slots) => Self::Own(slots.copied()),
        }
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Shaped(_, values) => values.len(),
            Self::Own(slots) => slots.len(),
        }
    }

    /// The slot of a plain key.
    pub(crate) fn find(&self, key: &Value) -> Option<u32> {
        match self {
            Self::Shaped(shape, _) => shape.find(key.as_str()?),
            Self::Own(slots) => slots.find(key),
        }
    }

    pub(crate) fn get_str(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Shaped(shape, values) => values.get(shape.find(key)?),
            Self::Own(slots) => slots.get_str(key),
        }
    }

    /// As `get_str`, looking at first where the same place found the key last.
    #[inline(always)]
    pub(crate) fn get_str_near(&self, key: &JavaString, site: &KeySite) -> Option<&Value> {
        match self {
            Self::Shaped(shape, values) => values.get(site.slot_in(shape, key)),
            Self::Own(slots) => slots.get_str_near(key.as_str()?, site),
        }
    }

    /// Sets a plain key; the old value is returned, the old key stays.
    pub(crate) fn put(&mut self, key: Value, value: Value) -> Option<Value> {
        if let Self::Shaped(shape, values) = self
            && let Some(slot) = key.as_str().and_then(|key| shape.find(key))
        {
            return values.replace(slot, value);
        }
        match self.with_own_keys() {
            Self::Own(slots) => slots.put(key, value),
            Self::Shaped(..) => None,
        }
    }

    /// The slot of a key that holds other values, and has this hash.
    ///
    /// # Errors
    /// [`Exceeded`] if comparing it with a key of the same hash never ends.
    pub(crate) fn find_held(
        &self,
        key: &Value,
        hash: Hash,
        walk: &mut Walk,
    ) -> Result<Option<u32>, Exceeded> {
        match self {
            Self::Shaped(..) => Ok(None),
            Self::Own(slots) => slots.find_held(key, hash, walk),
        }
    }

    /// Sets a key that holds other values: the slot was found before, for comparing it may read the map.
    pub(crate) fn put_held(
        &mut self,
        found: Option<u32>,
        key: Value,
        hash: Hash,
        value: Value,
    ) -> Option<Value> {
        match (self.with_own_keys(), found) {
            (Self::Own(slots), Some(slot)) => slots.replace(slot, value),
            (Self::Own(slots), None) => {
                slots.push(key, Some(hash), value);
                None
            }
            (Self::Shaped(..), _) => None,
        }
    }

    /// Sets the value in a slot and returns the old one.
    pub(crate) fn set_at(&mut self, slot: u32, value: Value) -> Option<Value> {
        match self {
            Self::Shaped(_, values) => values.replace(slot, value),
            Self::Own(slots) => slots.replace(slot, value),
        }
    }

    /// Removes the entry in a slot; if it is `watched`, those who hold it go on seeing its value.
    pub(crate) fn remove_at(&mut self, slot: u32, watched: bool) -> Option<Removed> {
        match self.with_own_keys() {
            Self::Own(slots) => slots.remove_at(slot, watched),
            Self::Shaped(..) => None,
        }
    }

    /// Removes all entries and returns them; if they are `watched`, those who hold one go on seeing its value.
    pub(crate) fn clear(&mut self, watched: bool) -> Self {
        if !watched {
            return std::mem::take(self);
        }
        match self.with_own_keys() {
            Self::Own(slots) => Self::Own(slots.clear(true)),
            Self::Shaped(..) => Self::default(),
        }
    }

    /// The node in a slot.
    pub(crate) fn node(&self, slot: u32) -> Node {
        match self {
            Self::Shaped(..) => Node::first_in(slot),
            Self::Own(slots) => slots.node(slot),
        }
    }

    /// The value of a node, which may be in no slot any more.
    pub(crate) fn value_of(&self, node: Node) -> Option<&Value> {
        match self {
            Self::Shaped(_, values) => values.get(node.first_slot()),
            Self::Own(slots) => slots.value_of(node),
        }
    }

    /// Sets the value of a node and returns the old one.
    pub(crate) fn set_value_of(&mut self, node: Node, value: Value) -> Option<Value> {
        match self {
            Self::Shaped(_, values) => values.replace(node.first_slot(), value),
            Self::Own(slots) => slots.set_value_of(node, value),
        }
    }

    /// The values of nodes that are in no slot any more.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &Value> {
        let own = match self {
            Self::Shaped(..) => None,
            Self::Own(slots) => Some(slots),
        };
        own.into_iter().flat_map(Slots::gone)
    }

    /// The hash codes that keys had when they were put, by slot; those of plain keys are left out.
    pub(crate) fn held_hashes(&self) -> BTreeMap<u32, u32> {
        match self {
            Self::Shaped(..) => BTreeMap::new(),
            Self::Own(slots) => slots.held_hashes(),
        }
    }

    /// Leaves the shape, so that keys can come and go.
    fn with_own_keys(&mut self) -> &mut Self {
        if let Self::Shaped(shape, values) = self {
            let pairs = shape.keys().iter().cloned().zip(values.take()).map(Some).collect();
            *self = Self::Own(Slots::from_distinct(pairs));
        }
        self
    }

    pub(crate) fn at(&self, slot: u32) -> Option<(&Value, &Value)> {
        match self {
            Self::Shaped(shape, values) => shape.keys().get(slot as usize).zip(values.get(slot)),
            Self::Own(slots) => slots.at(slot),
        }
    }

    /// The first entry at or after a slot, with its slot.
    pub(crate) fn next_at(&self, slot: u32) -> Option<(u32, &Value, &Value)> {
        match self {
            Self::Shaped(..) => self.at(slot).map(|(key, value)| (slot, key, value)),
            Self::Own(slots) => slots.next_at(slot),
        }
    }

    pub(crate) fn slots(&self) -> impl Iterator<Item = u32> + '_ {
        let (shaped, own) = match self {
            Self::Shaped(_, values) => (0..u32::try_from(values.len()).unwrap_or(0), None),
            Self::Own(slots) => (0..0, Some(slots)),
        };
        shaped.chain(own.into_iter().flat_map(Slots::slots))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Value, &Value)> {
        let (shaped, own) = match self {
            Self::Shaped(shape, values) => (Some(shape.keys().iter().zip(values.as_slice())), None),
            Self::Own(slots) => (None, Some(slots.iter())),
        };
        shaped.into_iter().flatten().chain(own.into_iter().flatten())
    }

    /// Whether any key or value holds further values.
    pub(crate) fn hold_values(&self) -> bool {
        match self {
            Self::Shaped(_, values) => values.hold_values(),
            Self::Own(slots) => slots.hold_values(),
        }
    }

    /// Empties the entries; what is to be taken apart is handed over.
    pub(crate) fn take(&mut self, into: &mut Vec<Value>) {
        match self {
            Self::Shaped(_, Values::Own(values)) => release::keep_deep(std::mem::take(values), into),
            Self::Shaped(_, Values::Part(..)) => {}
            Self::Own(slots) => slots.take(into),
        }
    }
}
