//! Entries with keys of their own in order of insertion, with an index once they are many.

use std::collections::BTreeMap;

use hashbrown::HashTable;

use crate::equality::{self, Walk};
use crate::exceeded::Exceeded;
use crate::nodes::{Node, Nodes};
use crate::shape::KeySite;
use crate::string::JavaString;
use crate::value::Value;

/// Up to this many entries a walk over them is quicker than an index.
const INDEX_FROM: usize = 16;

/// Keys and values in order of insertion.
///
/// A removed entry leaves its slot empty until enough of them have gathered, so that slots stay where they are.
#[derive(Clone, Default)]
pub(crate) struct Slots {
    slots: Vec<Option<(Value, Value)>>,
    live: usize,
    /// From the hash of a key to its slot; present from [`INDEX_FROM`] entries on, and once a key holds other values.
    index: Option<Box<Index>>,
}

/// What finds an entry without a walk over all.
#[derive(Clone)]
struct Index {
    places: HashTable<Place>,
    /// Present once an entry that somebody holds may have lost its key.
    nodes: Option<Nodes>,
}

impl Index {
    fn with_capacity(count: usize) -> Box<Self> {
        Box::new(Self { places: HashTable::with_capacity(count), nodes: None })
    }

    fn insert(&mut self, hash: Hash, slot: u32) {
        self.places.insert_unique(hash.spread(), Place { hash, slot }, |place| place.hash.spread());
    }

    fn remove(&mut self, key: &Value, slot: u32) {
        // What hash a key had that holds other values, its place alone knows.
        let hash = if key.is_plain() {
            Some(Hash::of_plain(key))
        } else {
            self.places.iter().find(|place| place.slot == slot).map(|place| place.hash)
        };
        let Some(hash) = hash else { return };
        if let Ok(found) = self.places.find_entry(hash.spread(), |place| place.slot == slot) {
            found.remove();
        }
    }
}

/// An entry that was removed.
#[derive(Debug)]
pub struct Removed {
    /// Its value.
    pub value: Value,
    /// Whether other entries have moved to other slots.
    pub moved: bool,
}

/// Where a key is, with the hash that it had when it was put: as in Java, a key is not asked again, for it may have
/// changed meanwhile, or hold this very map.
#[derive(Clone, Copy)]
struct Place {
    hash: Hash,
    slot: u32,
}

/// A number for a key; equal keys by Java's `equals` have equal numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hash(u32);

impl Hash {
    /// The number of a key that holds no other values.
    pub(crate) fn of_plain(key: &Value) -> Self {
        match key {
            Value::String(text) => Self::of_string(text),
            other => Self::folded(mix(u64::from(equality::plain_hash(other).unwrap_or(0).cast_unsigned()))),
        }
    }

    /// The number of a key that holds other values: Java's hash code as it is, for it is needed again.
    ///
    /// # Errors
    /// [`Exceeded`] for a key whose hash code never ends.
    pub(crate) fn of_held(key: &Value, walk: &mut Walk) -> Result<Self, Exceeded> {
        walk.hash(key).map(|hash| Self(hash.cast_unsigned()))
    }

    fn of_string(text: &JavaString) -> Self {
        match text.as_str() {
            Some(text) => Self::of_text(text),
            None => Self::folded(mix(u64::from(text.hash_code().cast_unsigned()))),
        }
    }

    /// A hash over eight bytes at a time; Java's own makes collisions too easy to write.
    fn of_text(text: &str) -> Self {
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        let mut hash = text.len() as u64;
        for word in words {
            hash = mix(hash.rotate_left(23) ^ u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        Self::folded(mix(hash.rotate_left(23) ^ u64::from_le_bytes(last)))
    }

    #[expect(clippy::cast_possible_truncation, reason = "all bits are mixed already")]
    fn folded(hash: u64) -> Self {
        Self(hash as u32)
    }

    /// The table looks at both ends of a hash.
    fn spread(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.0)
    }
}

impl Slots {
    /// The slots of pairs whose keys are strings, of which some may be equal.
    pub(crate) fn from_strings(pairs: Vec<(Value, Value)>) -> Self {
        let count = pairs.len();
        let index = (count > INDEX_FROM).then(|| Index::with_capacity(count));
        let mut all = Self { slots: Vec::with_capacity(count), live: 0, index };
        for (key, value) in pairs {
            all.put(key, value);
        }
        all
    }

    /// Takes over pairs whose keys are known to be strings that all differ.
    pub(crate) fn from_distinct(slots: Vec<Option<(Value, Value)>>) -> Self {
        let mut all = Self { live: slots.len(), slots, index: None };
        all.index_if_many();
        all
    }

    /// The pairs of an object as it is read; up to `few` are known to have distinct strings for keys.
    pub(crate) fn from_read(slots: Vec<Option<(Value, Value)>>, few: usize) -> Self {
        if slots.len() <= few {
            Self::from_distinct(slots)
        } else {
            Self::from_strings(slots.into_iter().flatten().collect())
        }
    }

    /// The same entries in nodes of their own.
    pub(crate) fn copied(&self) -> Self {
        let mut copy = self.clone();
        if let Some(index) = &mut copy.index {
            index.nodes = None;
        }
        copy
    }

    pub(crate) fn len(&self) -> usize {
        self.live
    }

    pub(crate) fn get_str(&self, key: &str) -> Option<&Value> {
        let slot = self.find_str(key)?;
        self.at(slot).map(|(_, value)| value)
    }

    /// As `get_str`, looking at first where the same place found the key last.
    pub(crate) fn get_str_near(&self, key: &str, site: &KeySite) -> Option<&Value> {
        if let Some((Value::String(text), value)) = self.at(site.slot())
            && text == key
        {
            return Some(value);
        }
        let slot = self.find_str(key)?;
        site.found(slot);
        self.at(slot).map(|(_, value)| value)
    }

    fn find_str(&self, key: &str) -> Option<u32> {
        let is_it = |entry: &Option<(Value, Value)>| match entry {
            Some((Value::String(text), _)) => text == key,
            _ => false,
        };
        match &self.index {
            Some(index) => {
                let is_at = |place: &Place| self.slots.get(place.slot as usize).is_some_and(is_it);
                index.places.find(Hash::of_text(key).spread(), is_at).map(|place| place.slot)
            }
            None => (0u32..).zip(&self.slots).find(|(_, entry)| is_it(entry)).map(|(slot, _)| slot),
        }
    }

    /// The slot of a plain key.
    pub(crate) fn find(&self, key: &Value) -> Option<u32> {
        if let Some(text) = key.as_str() {
            return self.find_str(text);
        }
        let is_at = |slot: u32| self.at(slot).is_some_and(|(here, _)| equality::plain_equal(here, key));
        match &self.index {
            Some(index) => {
                let hash = Hash::of_plain(key);
                let is_it = |place: &Place| place.hash == hash && is_at(place.slot);
                index.places.find(hash.spread(), is_it).map(|place| place.slot)
            }
            // All keys here are plain.
            None => self.slots().find(|&slot| is_at(slot)),
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
        let Some(index) = &self.index else { return Ok(None) };
        let mut endless = None;
        let found = index.places.find(hash.spread(), |place| {
            if place.hash != hash {
                return false;
            }
            // A plain key never equals one that holds other values.
            let Some((here, _)) = self.at(place.slot).filter(|(here, _)| !here.is_plain()) else {
                return false;
            };
            walk.equal(key, here).unwrap_or_else(|exceeded| {
                endless = Some(exceeded);
                true
            })
        });
        match endless {
            Some(exceeded) => Err(exceeded),
            None => Ok(found.map(|place| place.slot)),
        }
    }

    /// The hash codes that keys had when they were put, by slot; those of plain keys are left out.
    pub(crate) fn held_hashes(&self) -> BTreeMap<u32, u32> {
        let places = self.index.iter().flat_map(|index| index.places.iter());
        let held = places.filter(|place| self.at(place.slot).is_some_and(|(key, _)| !key.is_plain()));
        held.map(|place| (place.slot, place.hash.0)).collect()
    }

    /// Sets a plain key; the old value is returned, the old key stays.
    pub(crate) fn put(&mut self, key: Value, value: Value) -> Option<Value> {
        match self.find(&key) {
            Some(slot) => self.replace(slot, value),
            None => {
                let hash = self.index.is_some().then(|| Hash::of_plain(&key));
                self.push(key, hash, value);
                None
            }
        }
    }

    /// Sets the value in a slot and returns the old one.
    pub(crate) fn replace(&mut self, slot: u32, value: Value) -> Option<Value> {
        let entry = self.slots.get_mut(slot as usize)?.as_mut()?;
        Some(std::mem::replace(&mut entry.1, value))
    }

    /// Appends an entry whose key is known to be new; with a hash, it goes into the index.
    pub(crate) fn push(&mut self, key: Value, hash: Option<Hash>, value: Value) {
        let Ok(slot) = u32::try_from(self.slots.len()) else { return };
        if let Some(hash) = hash {
            let index = self.index.get_or_insert_with(|| index_of(&self.slots));
            index.insert(hash, slot);
            if let Some(nodes) = &mut index.nodes {
                nodes.pushed();
            }
        }
        self.slots.push(Some((key, value)));
        self.live += 1;
        self.index_if_many();
    }

    /// Removes the entry in a slot; if it is `watched`, those who hold it go on seeing its value.
    pub(crate) fn remove_at(&mut self, slot: u32, watched: bool) -> Option<Removed> {
        let (key, value) = self.slots.get_mut(slot as usize)?.take()?;
        if watched {
            self.nodes().removed(slot, value.clone());
        }
        if let Some(index) = &mut self.index {
            index.remove(&key, slot);
        }
        self.live -= 1;
        let moved = self.slots.len() > 32 && self.live < self.slots.len() / 2;
        if moved {
            self.close_up();
        } else {
            while self.slots.last().is_some_and(Option::is_none) {
                self.slots.pop();
            }
            if let Some(nodes) = self.index.as_mut().and_then(|index| index.nodes.as_mut()) {
                nodes.cut(self.slots.len());
            }
        }
        Some(Removed { value, moved })
    }

    /// Removes all entries; if they are `watched`, those who hold one go on seeing its value.
    pub(crate) fn clear(&mut self, watched: bool) -> Self {
        let mut removed = std::mem::take(self);
        if watched {
            let mut nodes = std::mem::take(removed.nodes());
            for slot in removed.slots() {
                if let Some((_, value)) = removed.at(slot) {
                    nodes.removed(slot, value.clone());
                }
            }
            nodes.cut(0);
            *self.nodes() = nodes;
        }
        removed
    }

    /// Gives up the empty slots.
    fn close_up(&mut self) {
        if let Some(index) = &mut self.index {
            let mut live = 0;
            let moved: Vec<u32> = self
                .slots
                .iter()
                .map(|slot| {
                    live += u32::from(slot.is_some());
                    live.saturating_sub(1)
                })
                .collect();
            for place in &mut index.places {
                place.slot = moved.get(place.slot as usize).copied().unwrap_or(place.slot);
            }
            if let Some(nodes) = &mut index.nodes {
                nodes.keep(|slot| self.slots.get(slot).is_some_and(Option::is_some));
            }
        }
        self.slots.retain(Option::is_some);
    }

    /// The nodes of the slots; until there are any, each has the number of its slot.
    fn nodes(&mut self) -> &mut Nodes {
        let count = self.slots.len();
        let index = self.index.get_or_insert_with(|| index_of(&self.slots));
        index.nodes.get_or_insert_with(|| Nodes::of(count))
    }

    fn if_nodes(&self) -> Option<&Nodes> {
        self.index.as_ref()?.nodes.as_ref()
    }

    /// The node in a slot.
    pub(crate) fn node(&self, slot: u32) -> Node {
        self.if_nodes().map_or_else(|| Node::first_in(slot), |nodes| nodes.at(slot))
    }

    /// The value of a node, which may be in no slot any more.
    pub(crate) fn value_of(&self, node: Node) -> Option<&Value> {
        let Some(nodes) = self.if_nodes() else { return self.at(node.first_slot()).map(|(_, value)| value) };
        match nodes.slot(node).and_then(|slot| self.at(slot)) {
            Some((_, value)) => Some(value),
            None => nodes.gone(node),
        }
    }

    /// Sets the value of a node and returns the old one.
    pub(crate) fn set_value_of(&mut self, node: Node, value: Value) -> Option<Value> {
        let Some(nodes) = self.index.as_mut().and_then(|index| index.nodes.as_mut()) else {
            return self.replace(node.first_slot(), value);
        };
        match nodes.slot(node).filter(|&slot| matches!(self.slots.get(slot as usize), Some(Some(_)))) {
            Some(slot) => self.replace(slot, value),
            None => nodes.set_gone(node, value),
        }
    }

    /// The values of nodes that are in no slot any more.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &Value> {
        self.if_nodes().into_iter().flat_map(Nodes::all_gone)
    }

    fn index_if_many(&mut self) {
        if self.index.is_none() && self.live > INDEX_FROM {
            self.index = Some(index_of(&self.slots));
        }
    }

    pub(crate) fn at(&self, slot: u32) -> Option<(&Value, &Value)> {
        self.slots.get(slot as usize)?.as_ref().map(|(key, value)| (key, value))
    }

    /// The first entry at or after a slot, with its slot.
    pub(crate) fn next_at(&self, slot: u32) -> Option<(u32, &Value, &Value)> {
        let from = slot as usize;
        let (steps, (key, value)) = self
            .slots
            .get(from..)?
            .iter()
            .enumerate()
            .find_map(|(steps, entry)| entry.as_ref().map(|(key, value)| (steps, (key, value))))?;
        Some((u32::try_from(from + steps).ok()?, key, value))
    }

    pub(crate) fn slots(&self) -> impl Iterator<Item = u32> + '_ {
        (0u32..).zip(&self.slots).filter(|(_, entry)| entry.is_some()).map(|(slot, _)| slot)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Value, &Value)> {
        self.slots.iter().flatten().map(|(key, value)| (key, value))
    }

    /// Whether any key or value holds further values.
    pub(crate) fn hold_values(&self) -> bool {
        self.iter().any(|(key, value)| !value.is_plain() || !key.is_plain())
            || self.gone().any(|value| !value.is_plain())
    }

    /// Empties the entries; what is to be taken apart is handed over.
    pub(crate) fn take(&mut self, into: &mut Vec<Value>) {
        for (key, value) in self.slots.drain(..).flatten() {
            if !value.is_flat() {
                into.push(value);
            }
            if !key.is_flat() {
                into.push(key);
            }
        }
        self.live = 0;
        if let Some(nodes) = self.index.take().and_then(|index| index.nodes) {
            into.extend(nodes.into_gone().filter(|value| !value.is_flat()));
        }
    }
}

/// An index of keys that are all plain.
fn index_of(slots: &[Option<(Value, Value)>]) -> Box<Index> {
    let mut index = Index::with_capacity(slots.len() + 1);
    for (slot, entry) in (0u32..).zip(slots) {
        if let Some((key, _)) = entry {
            index.insert(Hash::of_plain(key), slot);
        }
    }
    index
}

fn mix(word: u64) -> u64 {
    let product = u128::from(word ^ 0x9E37_79B9_7F4A_7C15) * 0xA076_1D64_78BD_642F_u128;
    #[expect(clippy::cast_possible_truncation, reason = "both halves are folded together")]
    let folded = (product as u64) ^ ((product >> 64) as u64);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_keys_come_and_go_in_order() {
        let mut slots = Slots::default();
        for n in 0..100 {
            assert!(slots.put(Value::from(n), Value::from(n * 2)).is_none());
        }
        for n in (0..100).filter(|n| n % 3 != 0) {
            let slot = slots.find(&Value::from(n)).unwrap();
            assert!(slots.remove_at(slot, false).is_some());
        }
        assert_eq!(slots.len(), 34);
        let keys: Vec<String> = slots.iter().map(|(key, _)| key.to_string()).collect();
        assert_eq!(keys.first().map(String::as_str), Some("0"));
        assert_eq!(keys.last().map(String::as_str), Some("99"));
        assert_eq!(
            slots.find(&Value::from(99)).map(|slot| slots.at(slot).unwrap().1.to_string()),
            Some("198".into())
        );
        assert!(slots.find(&Value::from(98)).is_none());
        slots.put(Value::from(3), Value::Null);
        assert!(slots.find(&Value::from(3)).is_some_and(|slot| slots.at(slot).unwrap().1.is_null()));
    }
}
