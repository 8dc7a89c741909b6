//! Live views of maps and lists.

use std::cell::{Cell, RefCell};

use gatelens_value::{Exceeded, IDENTITY_HASH, List, Map, MapKind, Value, Walk};

use super::{Entry, Java};
use crate::eval::iteration::{Iteration, Part};

/// Which view of a map.
pub(crate) type ViewKind = Part;

/// The keys, values or entries of a map; a change of the map is seen, and removing from the view changes the map.
pub(crate) struct View {
    map: Map,
    pub(crate) kind: ViewKind,
}

impl View {
    pub(crate) fn new(map: &Map, kind: ViewKind) -> Self {
        Self { map: map.clone(), kind }
    }

    pub(crate) fn map(&self) -> &Map {
        &self.map
    }

    pub(super) fn take(&mut self) -> Map {
        std::mem::replace(&mut self.map, Map::linked())
    }

    pub(crate) fn iteration(&self) -> Iteration {
        Iteration::map(&self.map, self.kind)
    }

    pub(crate) fn class_name(&self) -> &'static str {
        match (self.map.kind(), self.kind) {
            (MapKind::LinkedHashMap, Part::Keys) => "java.util.LinkedHashMap$LinkedKeySet",
            (MapKind::LinkedHashMap, Part::Values) => "java.util.LinkedHashMap$LinkedValues",
            (MapKind::LinkedHashMap, Part::Entries) => "java.util.LinkedHashMap$LinkedEntrySet",
            (MapKind::HashMap, Part::Keys) => "java.util.HashMap$KeySet",
            (MapKind::HashMap, Part::Values) => "java.util.HashMap$Values",
            (MapKind::HashMap, Part::Entries) => "java.util.HashMap$EntrySet",
            (MapKind::IgnoringCase, Part::Keys) => "java.util.TreeMap$KeySet",
            (MapKind::IgnoringCase, Part::Values) => "java.util.TreeMap$Values",
            (MapKind::IgnoringCase, Part::Entries) => "java.util.TreeMap$EntrySet",
        }
    }

    /// The class of its iterators.
    pub(crate) fn iterator_class(&self) -> &'static str {
        match (self.map.kind(), self.kind) {
            (MapKind::LinkedHashMap, Part::Keys) => "java.util.LinkedHashMap$LinkedKeyIterator",
            (MapKind::LinkedHashMap, Part::Values) => "java.util.LinkedHashMap$LinkedValueIterator",
            (MapKind::LinkedHashMap, Part::Entries) => "java.util.LinkedHashMap$LinkedEntryIterator",
            (MapKind::HashMap, Part::Keys) => "java.util.HashMap$KeyIterator",
            (MapKind::HashMap, Part::Values) => "java.util.HashMap$ValueIterator",
            (MapKind::HashMap, Part::Entries) => "java.util.HashMap$EntryIterator",
            (MapKind::IgnoringCase, Part::Keys) => "java.util.TreeMap$KeyIterator",
            (MapKind::IgnoringCase, Part::Values) => "java.util.TreeMap$ValueIterator",
            (MapKind::IgnoringCase, Part::Entries) => "java.util.TreeMap$EntryIterator",
        }
    }

    pub(crate) fn items(&self) -> Vec<Value> {
        self.map.slots().into_iter().filter_map(|slot| self.item(slot)).collect()
    }

    /// The element in a slot of the map.
    pub(crate) fn item(&self, slot: u32) -> Option<Value> {
        let (key, value) = self.map.at(slot)?;
        Some(match self.kind {
            Part::Keys => key,
            Part::Values => value,
            Part::Entries => Java::entry(&self.map, slot, key),
        })
    }

    /// The slot of an element to remove: as Java does, a key is asked for its hash in any case.
    pub(crate) fn find_to_remove(&self, value: &Value, walk: &mut Walk) -> Result<Option<u32>, Exceeded> {
        match self.kind {
            Part::Keys => self.map.ask_hash(value, walk)?,
            Part::Values => {}
            Part::Entries => {
                if let Some(entry) = as_entry(value) {
                    self.map.ask_hash(&entry.key, walk)?;
                }
            }
        }
        self.find(value, walk)
    }

    /// The slot of an element, as Java looks for it: values one by one, the others by the hash of their key.
    pub(crate) fn find(&self, value: &Value, walk: &mut Walk) -> Result<Option<u32>, Exceeded> {
        match self.kind {
            Part::Keys => self.map.find(value, walk),
            Part::Values => {
                for slot in self.map.slots() {
                    walk.visit(1)?;
                    if let Some((_, here)) = self.map.at(slot)
                        && walk.equal(value, &here)?
                    {
                        return Ok(Some(slot));
                    }
                }
                Ok(None)
            }
            Part::Entries => {
                let Some(entry) = as_entry(value) else { return Ok(None) };
                let Some(slot) = self.map.find(&entry.key, walk)? else { return Ok(None) };
                let Some((_, here)) = self.map.at(slot) else { return Ok(None) };
                Ok(walk.equal(&here, &entry.value())?.then_some(slot))
            }
        }
    }

    /// Whether both are one object to Java: a map has one view of each kind.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.map.ptr_eq(&other.map)
    }

    pub(super) fn java_equals(&self, other: &Value, walk: &mut Walk) -> Result<bool, Exceeded> {
        let Value::Object(object) = other else { return Ok(false) };
        let Some(Java::View(other)) = object.downcast_ref::<Java>() else { return Ok(false) };
        // Values compare by identity, sets by their elements.
        if self.is_same(other) || self.kind == Part::Values || other.kind == Part::Values {
            return Ok(self.is_same(other));
        }
        if self.map.len() != other.map.len() {
            return Ok(false);
        }
        for item in &other.items() {
            // Each is copied, hashed and compared.
            walk.visit(4)?;
            if self.find(item, walk)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(super) fn hash_code(&self, walk: &mut Walk) -> Result<i32, Exceeded> {
        if self.kind == Part::Values {
            return Ok(IDENTITY_HASH);
        }
        let mut hash = 0i32;
        for item in &self.items() {
            hash = hash.wrapping_add(walk.hash(item)?);
        }
        Ok(hash)
    }
}

fn as_entry(value: &Value) -> Option<&Entry> {
    match value {
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Entry(entry)) => Some(entry),
            _ => None,
        },
        _ => None,
    }
}

/// A part of a list; unusable once the list changes its size (vtl 8).
pub(crate) struct SubList {
    list: List,
    pub(crate) start: usize,
    end: Cell<usize>,
    modifications: Cell<u32>,
}

impl SubList {
    pub(crate) fn new(list: &List, start: usize, end: usize) -> Self {
        Self {
            list: list.clone(),
            start,
            end: Cell::new(end),
            modifications: Cell::new(list.modifications()),
        }
    }

    /// The list, if it still has the size that it had.
    pub(crate) fn list(&self) -> Option<&List> {
        (self.list.modifications() == self.modifications.get()).then_some(&self.list)
    }

    /// A list of its items.
    pub(super) fn copied(&self) -> Result<List, Exceeded> {
        self.items().map(List::array_list).ok_or(Exceeded::Changed)
    }

    /// Velocity wraps arrays in a list of its own, whose parts are of another class.
    pub(super) fn class_name(&self) -> &'static str {
        if self.list.kind().is_array() {
            "java.util.AbstractList$SubList"
        } else {
            "java.util.ArrayList$SubList"
        }
    }

    /// The class of its iterators.
    pub(crate) fn iterator_class(&self) -> &'static str {
        if self.list.kind().is_array() {
            "java.util.AbstractList$SubList$1"
        } else {
            "java.util.ArrayList$SubList$1"
        }
    }

    pub(super) fn take(&mut self) -> List {
        std::mem::replace(&mut self.list, List::array_list(Vec::new()))
    }

    pub(crate) fn end(&self) -> usize {
        self.end.get()
    }

    pub(crate) fn len(&self) -> usize {
        self.end.get() - self.start
    }

    /// Notes a change of size through this view.
    pub(crate) fn resized(&self, end: usize) {
        self.end.set(end);
        self.modifications.set(self.list.modifications());
    }

    pub(crate) fn items(&self) -> Option<Vec<Value>> {
        let list = self.list()?;

        list.borrow().get(self.start..self.end.get()).map(<[Value]>::to_vec)
    }

    pub(crate) fn iteration(&self) -> Iteration {
        Iteration::Part {
            list: self.list.clone(),
            at: self.start,
            end: self.end.get(),
            modifications: self.modifications.get(),
        }
    }
}

/// A list iterator: it goes both ways.
pub(crate) struct ListIterator {
    pub(crate) list: List,
    /// The part of the list that it goes through, if it is not the whole.
    part: Option<Value>,
    /// The place in the list of the next element.
    pub(crate) at: Cell<usize>,
    pub(crate) last: RefCell<Option<usize>>,
    pub(crate) modifications: Cell<u32>,
}

impl ListIterator {
    pub(crate) fn new(list: &List, part: Option<Value>, at: usize) -> Self {
        Self {
            list: list.clone(),
            part,
            at: Cell::new(at),
            last: RefCell::new(None),
            modifications: Cell::new(list.modifications()),
        }
    }

    fn part(&self) -> Option<&SubList> {
        match self.part.as_ref()? {
            Value::Object(part) => match part.downcast_ref::<Java>() {
                Some(Java::SubList(part)) => Some(part),
                _ => None,
            },
            _ => None,
        }
    }

    /// Where in the list it begins.
    pub(crate) fn start(&self) -> usize {
        self.part().map_or(0, |part| part.start)
    }

    /// Where in the list it ends.
    pub(crate) fn end(&self) -> usize {
        self.part().map_or_else(|| self.list.len(), SubList::end)
    }

    /// Notes that it has added elements to the list, or taken some from it.
    pub(crate) fn resized(&self, by: isize) {
        self.modifications.set(self.list.modifications());
        if let Some(part) = self.part() {
            part.resized(part.end().saturating_add_signed(by));
        }
    }

    pub(crate) fn class_name(&self) -> &'static str {
        match self.part() {
            Some(part) => part.iterator_class(),
            None if self.list.kind().is_array() => "java.util.AbstractList$ListItr",
            None => "java.util.ArrayList$ListItr",
        }
    }

    /// An iteration over what is still to come; it is at its end then.
    pub(crate) fn iteration(&self) -> Iteration {
        let (at, end) = (self.at.get(), self.end());
        self.at.set(end);
        Iteration::Part { list: self.list.clone(), at, end, modifications: self.modifications.get() }
    }

    /// What it holds.
    pub(super) fn held(&self) -> Vec<Value> {
        self.part.clone().into_iter().chain([Value::List(self.list.clone())]).collect()
    }

    pub(super) fn release(&mut self, held: &mut Vec<Value>) {
        held.extend(self.part.take());
        held.push(Value::List(std::mem::replace(&mut self.list, List::array_list(Vec::new()))));
    }
}
