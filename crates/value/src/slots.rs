//! Entries with keys of their own in order of insertion, with an index once they are many.

use hashbrown::HashTable;

use crate::equality;
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
    index: Option<Box<HashTable<Place>>>,
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
    /// The number of any key. A key that holds other values may hold the map that asks, which is read then.
    pub(crate) fn of(key: &Value) -> Self {
        match key {
            Value::String(text) => Self::of_string(text),
            other => Self::folded(mix(u64::from(equality::hash_code(other).unwrap_or(0).cast_unsigned()))),
        }
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
    pub(crate) fn from_pairs(pairs: Vec<(Value, Value)>) -> Self {
        let count = pairs.len();
        let index = (count > INDEX_FROM).then(|| Box::new(HashTable::with_capacity(count)));
        let mut all = Self { slots: Vec::with_capacity(count), live: 0, index };
        for (key, value) in pairs {
            if key.is_plain() {
                all.put(key, value);
                continue;
            }
            let hash = Hash::of(&key);
            match all.find_hashed(&key, hash) {
                Some(slot) => drop(all.replace(slot, value)),
                None => all.push(key, Some(hash), value),
            }
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
            Self::from_pairs(slots.into_iter().flatten().collect())
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.live
    }

    pub(crate) fn get(&self, key: &Value) -> Option<&Value> {
        if let Value::String(text) = key
            && let Some(text) = text.as_str()
        {
            return self.get_str(text);
        }
        let slot = self.find(key)?;
        self.at(slot).map(|(_, value)| value)
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
                index.find(Hash::of_text(key).spread(), is_at).map(|place| place.slot)
            }
            None => (0u32..).zip(&self.slots).find(|(_, entry)| is_it(entry)).map(|(slot, _)| slot),
        }
    }

    fn find(&self, key: &Value) -> Option<u32> {
        if self.index.is_some() {
            return self.find_hashed(key, Hash::of(key));
        }
        // All keys here are plain.
        self.slots().find(|&slot| self.is_at(slot, key))
    }

    /// The slot of a key whose hash is known.
    pub(crate) fn find_hashed(&self, key: &Value, hash: Hash) -> Option<u32> {
        let is_it = |place: &Place| place.hash == hash && self.is_at(place.slot, key);
        self.index.as_ref()?.find(hash.spread(), is_it).map(|place| place.slot)
    }

    fn is_at(&self, slot: u32, key: &Value) -> bool {
        // A plain key never equals one that holds other values, which is not to be asked while the map changes.
        self.at(slot).is_some_and(|(here, _)| {
            here.is_plain() == key.is_plain() && equality::java_equals(here, key).unwrap_or(false)
        })
    }

    fn find_any(&self, key: &Value) -> Option<u32> {
        match key {
            Value::String(text) => match text.as_str() {
                Some(text) => self.find_str(text),
                None => self.find(key),
            },
            _ => self.find(key),
        }
    }

    /// Sets a plain key; the old value is returned, the old key stays.
    pub(crate) fn put(&mut self, key: Value, value: Value) -> Option<Value> {
        match self.find_any(&key) {
            Some(slot) => self.replace(slot, value),
            None => {
                let hash = self.index.is_some().then(|| Hash::of(&key));
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
            index.insert_unique(hash.spread(), Place { hash, slot }, |place| place.hash.spread());
        }
        self.slots.push(Some((key, value)));
        self.live += 1;
        self.index_if_many();
    }

    /// Removes a plain key.
    pub(crate) fn remove(&mut self, key: &Value) -> Option<(Value, Value)> {
        let slot = self.find_any(key)?;
        let hash = self.index.is_some().then(|| Hash::of(key));
        self.remove_at(slot, hash)
    }

    /// Removes the entry in a slot, whose key has this hash if there is an index.
    pub(crate) fn remove_at(&mut self, slot: u32, hash: Option<Hash>) -> Option<(Value, Value)> {
        if let (Some(index), Some(hash)) = (&mut self.index, hash)
            && let Ok(found) = index.find_entry(hash.spread(), |place| place.slot == slot)
        {
            found.remove();
        }
        let removed = self.slots.get_mut(slot as usize)?.take();
        self.live -= 1;
        if self.slots.len() > 32 && self.live < self.slots.len() / 2 {
            self.close_up();
        } else {
            while self.slots.last().is_some_and(Option::is_none) {
                self.slots.pop();
            }
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
            for place in index.iter_mut() {
                place.slot = moved.get(place.slot as usize).copied().unwrap_or(place.slot);
            }
        }
        self.slots.retain(Option::is_some);
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
        self.index = None;
    }
}

/// An index of keys that are all plain.
fn index_of(slots: &[Option<(Value, Value)>]) -> Box<HashTable<Place>> {
    let mut index = HashTable::with_capacity(slots.len() + 1);
    for (slot, entry) in (0u32..).zip(slots) {
        if let Some((key, _)) = entry {
            let hash = Hash::of(key);
            index.insert_unique(hash.spread(), Place { hash, slot }, |place: &Place| place.hash.spread());
        }
    }
    Box::new(index)
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
            assert!(slots.remove(&Value::from(n)).is_some());
        }
        assert_eq!(slots.len(), 34);
        let keys: Vec<String> = slots.iter().map(|(key, _)| key.to_string()).collect();
        assert_eq!(keys.first().map(String::as_str), Some("0"));
        assert_eq!(keys.last().map(String::as_str), Some("99"));
        assert_eq!(slots.get(&Value::from(99)).map(ToString::to_string), Some("198".into()));
        assert!(slots.get(&Value::from(98)).is_none());
        slots.put(Value::from(3), Value::Null);
        assert!(slots.get(&Value::from(3)).is_some_and(Value::is_null));
    }
}
