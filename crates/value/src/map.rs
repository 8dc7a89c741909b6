//! Java's maps, shared by reference.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use crate::entries::Entries;
use crate::equality::Walk;
use crate::exceeded::Exceeded;
use crate::json::{Contents, Unread};
use crate::nodes::Node;
use crate::order;
use crate::release;
use crate::shape::KeySite;
use crate::slots::{Hash, Removed, Slots};
use crate::string::JavaString;
use crate::value::Value;

/// Which Java map it is: what decides the order of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapKind {
    /// `java.util.LinkedHashMap`: the order of first insertion, as objects of JSON (gateway 0.6-5) and literals of
    /// templates (gateway 3.4-10) have it.
    LinkedHashMap,
    /// `java.util.HashMap`: the order of its buckets (gateway 0.6-1).
    HashMap,
    /// `java.util.TreeMap` that orders names ignoring case (gateway 0.6-6); its keys are still told apart by case.
    IgnoringCase,
}

/// A Java map; cloning shares it, so a change through one is seen through all.
///
/// Keys are any values, told apart by Java's `equals`: Integer 1 and Long 1 are two keys.
#[derive(Clone)]
pub struct Map(Rc<MapCell>);

pub(crate) struct MapCell {
    kind: MapKind,
    entries: Contents<Entries>,
    /// Counts insertions and removals of keys, as `modCount`.
    modifications: Cell<u32>,
    /// The size of Java's bucket table; it grows and never shrinks. There is none before the first entry.
    buckets: Cell<u32>,
    /// Whether somebody may hold an entry.
    watched: Cell<bool>,
}

impl Map {
    /// An empty map of this kind.
    #[must_use]
    pub fn new(kind: MapKind) -> Self {
        Self::with_entries(kind, Entries::default())
    }

    /// An empty `java.util.LinkedHashMap`, as JSON objects and map literals are.
    #[must_use]
    pub fn linked() -> Self {
        Self::new(MapKind::LinkedHashMap)
    }

    /// An empty `java.util.HashMap`.
    #[must_use]
    pub fn hash() -> Self {
        Self::new(MapKind::HashMap)
    }

    /// A `LinkedHashMap` with these entries.
    #[inline]
    pub(crate) fn linked_of(entries: Entries) -> Self {
        Self::with_entries(MapKind::LinkedHashMap, entries)
    }

    /// A `LinkedHashMap` that is read when it is touched.
    pub(crate) fn unread(unread: Unread) -> Self {
        Self::with_contents(MapKind::LinkedHashMap, Contents::unread(unread), 16)
    }

    #[inline]
    fn with_entries(kind: MapKind, entries: Entries) -> Self {
        let buckets = order::table_size(0, entries.len());
        Self::with_contents(kind, Contents::new(entries), buckets)
    }

    #[inline]
    fn with_contents(kind: MapKind, entries: Contents<Entries>, buckets: u32) -> Self {
        Self(Rc::new(MapCell {
            kind,
            entries,
            modifications: Cell::new(0),
            buckets: Cell::new(buckets),
            watched: Cell::new(false),
        }))
    }

    /// Where the entries are to be read from, as long as nobody has touched them.
    pub(crate) fn if_unread(&self) -> Option<Unread> {
        self.0.entries.if_unread()
    }

    /// Which Java map it is.
    #[must_use]
    pub fn kind(&self) -> MapKind {
        self.0.kind
    }

    /// The Java class.
    #[must_use]
    pub fn class_name(&self) -> &'static str {
        match self.0.kind {
            MapKind::LinkedHashMap => "java.util.LinkedHashMap",
            MapKind::HashMap => "java.util.HashMap",
            MapKind::IgnoringCase => "java.util.TreeMap",
        }
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.entries.look(Entries::len)
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a key.
    ///
    /// # Errors
    /// [`Exceeded`] for a key that holds other values and whose hash code or comparison never ends.
    #[inline]
    pub fn get(&self, key: &Value, walk: &mut Walk) -> Result<Option<Value>, Exceeded> {
        if let Some(text) = key.as_str() {
            return Ok(self.get_str(text));
        }
        Ok(self.find(key, walk)?.and_then(|slot| self.at(slot)).map(|(_, value)| value))
    }

    /// The slot of a key, to be read with [`Map::at`].
    ///
    /// # Errors
    /// As [`Map::get`].
    pub fn find(&self, key: &Value, walk: &mut Walk) -> Result<Option<u32>, Exceeded> {
        if key.is_plain() {
            return Ok(self.0.entries.look(|entries| entries.find(key)));
        }
        // Java does not ask for the hash where there is no table yet.
        if self.0.buckets.get() == 0 {
            return Ok(None);
        }
        let hash = Hash::of_held(key, walk)?;
        self.0.entries.borrow().find_held(key, hash, walk)
    }

    /// The value of a string key.
    #[must_use]
    pub fn get_str(&self, key: &str) -> Option<Value> {
        self.0.entries.look(|entries| entries.get_str(key).cloned())
    }

    /// The value of a string key, looked for at first where the same place found it in a map before.
    #[must_use]
    pub fn get_str_near(&self, key: &JavaString, site: &KeySite) -> Option<Value> {
        self.0.entries.look(|entries| entries.get_str_near(key, site).cloned())
    }

    /// Shows `read` the value of a string key, which it may not change the map for, as [`Map::get_str_near`] finds it.
    #[inline]
    pub fn read_str_near<R>(
        &self,
        key: &JavaString,
        site: &KeySite,
        read: impl FnOnce(Option<&Value>) -> R,
    ) -> R {
        self.0.entries.look(|entries| read(entries.get_str_near(key, site)))
    }

    /// Whether the key is there.
    ///
    /// # Errors
    /// As [`Map::get`].
    pub fn contains_key(&self, key: &Value, walk: &mut Walk) -> Result<bool, Exceeded> {
        self.find(key, walk).map(|slot| slot.is_some())
    }

    /// Sets the value of a key and returns the old one.
    ///
    /// # Errors
    /// As [`Map::get`].
    pub fn put(&self, key: Value, value: Value, walk: &mut Walk) -> Result<Option<Value>, Exceeded> {
        if key.is_plain() {
            return Ok(self.put_plain(key, value));
        }
        // Such a key may hold the map itself, which hashing and comparing it reads.
        let hash = Hash::of_held(&key, walk)?;
        let found = self.0.entries.borrow().find_held(&key, hash, walk)?;
        let mut entries = self.0.entries.borrow_mut();
        let (before, old, after) = (entries.len(), entries.put_held(found, key, hash, value), entries.len());
        drop(entries);
        self.resized(before, after);
        Ok(old)
    }

    fn put_plain(&self, key: Value, value: Value) -> Option<Value> {
        let mut entries = self.0.entries.borrow_mut();
        let (before, old, after) = (entries.len(), entries.put(key, value), entries.len());
        drop(entries);
        self.resized(before, after);
        old
    }

    /// Sets the value of a string key.
    pub fn insert(&self, key: impl Into<JavaString>, value: impl Into<Value>) {
        self.put_plain(Value::String(key.into()), value.into());
    }

    /// Removes a key and returns its value.
    ///
    /// # Errors
    /// As [`Map::get`].
    pub fn remove(&self, key: &Value, walk: &mut Walk) -> Result<Option<Value>, Exceeded> {
        self.ask_hash(key, walk)?;
        let found = self.find(key, walk)?;
        Ok(found.and_then(|slot| self.remove_at(slot)).map(|removed| removed.value))
    }

    /// Asks a key for its hash, as Java does to remove it even where there is no table yet.
    ///
    /// # Errors
    /// As [`Map::get`].
    pub fn ask_hash(&self, key: &Value, walk: &mut Walk) -> Result<(), Exceeded> {
        if !key.is_plain() && self.0.buckets.get() == 0 {
            Hash::of_held(key, walk)?;
        }
        Ok(())
    }

    /// Removes the entry in a slot.
    pub fn remove_at(&self, slot: u32) -> Option<Removed> {
        let removed = self.0.entries.borrow_mut().remove_at(slot, self.0.watched.get())?;
        self.modified(self.len());
        Some(removed)
    }

    /// Sets the value in a slot and returns the old one.
    pub fn set_at(&self, slot: u32, value: Value) -> Value {
        self.0.entries.borrow_mut().set_at(slot, value).unwrap_or_default()
    }

    /// Removes all entries.
    pub fn clear(&self) {
        let removed = self.0.entries.borrow_mut().clear(self.0.watched.get());
        self.modified(0);
        drop(removed);
    }

    /// Removes all entries, also from the sight of those who hold one.
    pub fn let_go(&self) {
        let removed = std::mem::take(&mut *self.0.entries.borrow_mut());
        self.modified(0);
        drop(removed);
    }

    /// The node in a slot, for an entry that outlives its removal.
    #[must_use]
    pub fn node(&self, slot: u32) -> Node {
        self.0.watched.set(true);
        self.0.entries.look(|entries| entries.node(slot))
    }

    /// The value of a node: the one that it had last if it was removed.
    #[must_use]
    pub fn value_of(&self, node: Node) -> Value {
        self.0.entries.look(|entries| entries.value_of(node).cloned()).unwrap_or_default()
    }

    /// Sets the value of a node and returns the old one; if the node was removed, the map does not see it.
    pub fn set_value_of(&self, node: Node, value: Value) -> Value {
        self.0.entries.borrow_mut().set_value_of(node, value).unwrap_or_default()
    }

    /// The values of removed nodes, which those who hold one still see.
    #[must_use]
    pub fn gone(&self) -> Vec<Value> {
        self.0.entries.look(|entries| entries.gone().cloned().collect())
    }

    /// The slots of the entries in the map's order, to be read one by one with [`Map::at`].
    ///
    /// Slots stay valid until the keys change ([`Map::modifications`]).
    #[must_use]
    pub fn slots(&self) -> Vec<u32> {
        let entries = self.0.entries.borrow();
        match self.0.kind {
            MapKind::LinkedHashMap => entries.slots().collect(),
            MapKind::HashMap => order::by_bucket(&entries, self.0.buckets.get()),
            MapKind::IgnoringCase => order::ignoring_case(&entries),
        }
    }

    /// The entry in a slot.
    #[must_use]
    pub fn at(&self, slot: u32) -> Option<(Value, Value)> {
        self.0.entries.borrow().at(slot).map(|(key, value)| (key.clone(), value.clone()))
    }

    /// The entry in the slot at or after `slot`, and the slot after it: a walk in order of insertion without a copy.
    #[must_use]
    pub fn next_at(&self, slot: u32) -> Option<(u32, Value, Value)> {
        let entries = self.0.entries.borrow();
        entries.next_at(slot).map(|(at, key, value)| (at + 1, key.clone(), value.clone()))
    }

    /// Calls `visit` with each entry in the map's order until it fails; the map must not be changed meanwhile.
    ///
    /// # Errors
    /// The first error of `visit`.
    pub fn try_each<E>(&self, mut visit: impl FnMut(&Value, &Value) -> Result<(), E>) -> Result<(), E> {
        let entries = self.0.entries.borrow();
        if self.0.kind == MapKind::LinkedHashMap {
            return entries.iter().try_for_each(|(key, value)| visit(key, value));
        }
        drop(entries);
        let slots = self.slots();
        let entries = self.0.entries.borrow();
        slots.iter().filter_map(|&slot| entries.at(slot)).try_for_each(|(key, value)| visit(key, value))
    }

    /// Calls `visit` with each entry in the map's order; the map must not be changed meanwhile.
    pub fn each(&self, mut visit: impl FnMut(&Value, &Value)) {
        let _: Result<(), std::convert::Infallible> = self.try_each(|key, value| {
            visit(key, value);
            Ok(())
        });
    }

    /// A copy of the entries in the map's order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(Value, Value)> {
        self.slots().into_iter().filter_map(|slot| self.at(slot)).collect()
    }

    /// A copy of the keys in the map's order.
    #[must_use]
    pub fn keys(&self) -> Vec<Value> {
        self.pairs().into_iter().map(|(key, _)| key).collect()
    }

    /// A copy of the values in the map's order.
    #[must_use]
    pub fn values(&self) -> Vec<Value> {
        self.pairs().into_iter().map(|(_, value)| value).collect()
    }

    /// How often keys came or went, as `modCount`: an iterator that sees another number must fail.
    #[must_use]
    pub fn modifications(&self) -> u32 {
        self.0.modifications.get()
    }

    /// Whether both are the same map, not only equal ones.
    #[must_use]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// Whether there are others who hold the map.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// An address-like number, the same for the same map as long as it lives.
    #[must_use]
    pub fn identity(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }

    /// Another map of the same kind with the same entries, as `clone()` in Java: keys that hold other values are asked
    /// for their hash anew.
    ///
    /// # Errors
    /// As [`Map::get`].
    pub fn shallow_clone(&self, walk: &mut Walk) -> Result<Self, Exceeded> {
        let entries = self.0.entries.borrow();
        if entries.iter().all(|(key, _)| key.is_plain()) {
            return Ok(Self::with_entries(self.kind(), entries.copied()));
        }
        drop(entries);
        let copy = Self::new(self.kind());
        for (key, value) in self.pairs() {
            copy.put(key, value, walk)?;
        }
        Ok(copy)
    }

    fn resized(&self, before: usize, after: usize) {
        if after != before {
            self.modified(after);
        }
    }

    fn modified(&self, size: usize) {
        self.0.modifications.set(self.0.modifications.get().wrapping_add(1));
        self.0.buckets.set(order::table_size(self.0.buckets.get(), size));
    }

    /// Whether nobody else holds the map, and it holds plain values only.
    pub(crate) fn is_flat(&self) -> bool {
        !self.is_shared() && self.0.entries.if_read(|entries| !entries.hold_values()).unwrap_or(true)
    }

    /// Hands the entries over if nobody else holds the map.
    pub(crate) fn take_if_last(&mut self, into: &mut Vec<Value>) {
        if let Some(entries) = Rc::get_mut(&mut self.0).and_then(|cell| cell.entries.get_mut()) {
            entries.take(into);
        }
    }
}

impl Drop for MapCell {
    fn drop(&mut self) {
        if let Some(entries) = self.entries.get_mut()
            && entries.hold_values()
        {
            let mut held = Vec::new();
            entries.take(&mut held);
            release::release_all(held);
        }
    }
}

impl<K: Into<JavaString>> FromIterator<(K, Value)> for Map {
    /// A `LinkedHashMap` with string keys; a repeated key keeps its first place and its last value.
    fn from_iter<I: IntoIterator<Item = (K, Value)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter().map(|(key, value)| (Value::String(key.into()), value));
        Self::with_entries(MapKind::LinkedHashMap, Entries::Own(Slots::from_strings(pairs.collect())))
    }
}

impl fmt::Debug for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}(", self.kind())?;
        f.write_str(&Value::Map(self.clone()).to_string())?;
        f.write_str(")")
    }
}
