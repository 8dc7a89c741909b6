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
    /// From the hash of a key to its slot; present from [`INDEX_FROM`] entries on.
    index: Option<Box<HashTable<u32>>>,
}

impl Slots {
    pub(crate) fn from_pairs(pairs: Vec<(Value, Value)>) -> Self {
        let count = pairs.len();
        let index = (count > INDEX_FROM).then(|| Box::new(HashTable::with_capacity(count)));
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
                let is_at = |slot: &u32| self.slots.get(*slot as usize).is_some_and(is_it);
                index.find(hash_text(key), is_at).copied()
            }
            None => (0u32..).zip(&self.slots).find(|(_, entry)| is_it(entry)).map(|(slot, _)| slot),
        }
    }

    fn find(&self, key: &Value) -> Option<u32> {
        let is_it = |slot: u32| {
            self.at(slot).is_some_and(|(here, _)| equality::java_equals(here, key).unwrap_or(false))
        };
        match &self.index {
            Some(index) => index.find(hash_key(key), |&slot| is_it(slot)).copied(),
            None => self.slots().find(|&slot| is_it(slot)),
        }
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

    /// Sets a key; the old value is returned, the old key stays.
    pub(crate) fn put(&mut self, key: Value, value: Value) -> Option<Value> {
        if let Some(slot) = self.find_any(&key) {
            let entry = self.slots.get_mut(slot as usize)?.as_mut()?;
            return Some(std::mem::replace(&mut entry.1, value));
        }
        let Ok(slot) = u32::try_from(self.slots.len()) else { return None };
        if let Some(index) = &mut self.index {
            let slots = &self.slots;
            index.insert_unique(hash_key(&key), slot, |&slot| hash_slot(slots, slot));
        }
        self.slots.push(Some((key, value)));
        self.live += 1;
        self.index_if_many();
        None
    }

    pub(crate) fn remove(&mut self, key: &Value) -> Option<(Value, Value)> {
        let slot = self.find_any(key)?;
        if let Some(index) = &mut self.index
            && let Ok(found) = index.find_entry(hash_key(key), |&at| at == slot)
        {
            found.remove();
        }
        let removed = self.slots.get_mut(slot as usize)?.take();
        self.live -= 1;
        if self.slots.len() > 32 && self.live < self.slots.len() / 2 {
            self.slots.retain(Option::is_some);
            self.index = None;
            self.index_if_many();
        } else {
            while self.slots.last().is_some_and(Option::is_none) {
                self.slots.pop();
            }
        }
        removed
    }

    fn index_if_many(&mut self) {
        if self.index.is_none() && self.live > INDEX_FROM {
            let slots = &self.slots;
            let mut index = HashTable::with_capacity(self.live);
            for slot in self.slots() {
                index.insert_unique(hash_slot(slots, slot), slot, |&slot| hash_slot(slots, slot));
            }
            self.index = Some(Box::new(index));
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

fn hash_slot(slots: &[Option<(Value, Value)>], slot: u32) -> u64 {
    match slots.get(slot as usize) {
        Some(Some((key, _))) => hash_key(key),
        _ => 0,
    }
}

/// Spreads a key over the index; equal keys by Java's `equals` get equal numbers.
fn hash_key(key: &Value) -> u64 {
    match key {
        Value::String(text) => hash_string(text),
        other => mix(u64::from(equality::hash_code(other).unwrap_or(0).cast_unsigned())),
    }
}

fn hash_string(text: &JavaString) -> u64 {
    match text.as_str() {
        Some(text) => hash_text(text),
        None => mix(u64::from(text.hash_code().cast_unsigned())),
    }
}

/// A hash over eight bytes at a time; Java's own makes collisions too easy to write.
fn hash_text(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut hash = text.len() as u64;
    for word in words {
        hash = mix(hash.rotate_left(23) ^ u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(hash.rotate_left(23) ^ u64::from_le_bytes(last))
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
