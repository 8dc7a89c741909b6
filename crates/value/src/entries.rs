//! The entries of a map in order of insertion.

use std::rc::Rc;

use crate::block::Values;
use crate::release;
use crate::shape::{KeySite, Shape};
use crate::slots::{Hash, Slots};
use crate::string::JavaString;
use crate::value::Value;

/// Keys and values in order of insertion; each has a slot, which it keeps until a key is removed.
#[derive(Clone)]
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
    pub(crate) fn from_pairs(pairs: Vec<(Value, Value)>) -> Self {
        Self::Own(Slots::from_pairs(pairs))
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Shaped(_, values) => values.len(),
            Self::Own(slots) => slots.len(),
        }
    }

    pub(crate) fn get(&self, key: &Value) -> Option<&Value> {
        match self {
            Self::Shaped(shape, values) => values.get(shape.find(key.as_str()?)?),
            Self::Own(slots) => slots.get(key),
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
    pub(crate) fn find_held(&self, key: &Value, hash: Hash) -> Option<u32> {
        match self {
            Self::Shaped(..) => None,
            Self::Own(slots) => slots.find_hashed(key, hash),
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

    /// Removes a key that holds other values from the slot where it was found.
    pub(crate) fn remove_held(&mut self, slot: u32, hash: Hash) -> Option<(Value, Value)> {
        match self {
            Self::Own(slots) => slots.remove_at(slot, Some(hash)),
            Self::Shaped(..) => None,
        }
    }

    /// Removes a plain key.
    pub(crate) fn remove(&mut self, key: &Value) -> Option<(Value, Value)> {
        self.get(key)?;
        match self.with_own_keys() {
            Self::Own(slots) => slots.remove(key),
            Self::Shaped(..) => None,
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
