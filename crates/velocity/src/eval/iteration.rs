//! What `#foreach` goes through: Java's iterators, with their checks for changes meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use gatelens_value::{List, Map, Number, Value};

use super::numbers::Numbers;
use crate::java::Java;

/// An iterator.
#[derive(Debug)]
pub(crate) enum Iteration {
    /// Of a list.
    List { list: List, at: usize, modifications: u32, last: Option<usize> },
    /// Of a map's keys, values or entries.
    Map { map: Map, slots: Vec<u32>, at: usize, modifications: u32, part: Part, last: Option<Value> },
    /// Of a range that was never made a list.
    Range(Numbers),
    /// Of items that were given at once.
    Items { items: Vec<Value>, at: usize },
    /// Of a part of a list.
    Part { list: List, at: usize, end: usize, modifications: u32 },
    /// An iterator that the template holds.
    Shared(Rc<RefCell<Iteration>>),
}

/// Which part of a map's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Keys,
    Values,
    Entries,
}

/// The next element.
pub(crate) enum Next {
    Value(Value),
    /// The list or map was changed meanwhile, or there is no next element.
    Changed,
}

impl Iteration {
    /// The iterator of a value, as a loop sees it; nothing if there is none.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        match value {
            Value::List(list) => Some(Self::list(list)),
            Value::Map(map) => Some(Self::map(map, Part::Values)),
            Value::Object(object) => match object.downcast_ref::<Java>() {
                Some(java) => java.iteration(),
                None => object.items().map(|items| Self::Items { items, at: 0 }),
            },
            _ => None,
        }
    }

    pub(crate) fn list(list: &List) -> Self {
        Self::List { list: list.clone(), at: 0, modifications: list.modifications(), last: None }
    }

    pub(crate) fn map(map: &Map, part: Part) -> Self {
        Self::Map {
            map: map.clone(),
            slots: map.slots(),
            at: 0,
            modifications: map.modifications(),
            part,
            last: None,
        }
    }

    /// The place of the element that was returned last, as it goes on a path; empty if it has none.
    pub(crate) fn place(&self) -> String {
        match self {
            Self::List { list, last: Some(at), .. } if !list.kind().is_array() => format!("[{at}]"),
            Self::Map { part: Part::Values, last: Some(key), .. } => {
                let mut path = String::new();
                super::origin::member(&key.to_string(), &mut path);
                path
            }
            Self::Shared(shared) => shared.borrow().place(),
            _ => String::new(),
        }
    }

    /// How many elements were copied to begin with.
    pub(crate) fn prepared(&self) -> usize {
        match self {
            Self::Map { slots, .. } => slots.len(),
            Self::Items { items, .. } => items.len(),
            Self::List { .. } | Self::Range(_) | Self::Part { .. } | Self::Shared(_) => 0,
        }
    }

    /// How many elements there are in all, as far as removing one of them moves the others.
    pub(crate) fn elements(&self) -> usize {
        match self {
            Self::List { list, .. } => list.len(),
            _ => self.prepared(),
        }
    }

    #[inline]
    pub(crate) fn has_next(&self) -> bool {
        if let Self::List { list, at, .. } = self {
            return *at != list.len();
        }
        self.has_another()
    }

    fn has_another(&self) -> bool {
        match self {
            Self::List { list, at, .. } => *at != list.len(),
            Self::Map { slots, at, .. } => *at < slots.len(),
            Self::Range(numbers) => numbers.len() > 0,
            Self::Items { items, at } => *at < items.len(),
            Self::Part { at, end, .. } => *at != *end,
            Self::Shared(shared) => shared.borrow().has_next(),
        }
    }

    pub(crate) fn next(&mut self) -> Next {
        match self {
            Self::List { list, at, modifications, last } => {
                if list.modifications() != *modifications {
                    return Next::Changed;
                }
                let Some(item) = list.get(*at) else { return Next::Changed };
                *last = Some(*at);
                *at += 1;
                Next::Value(item)
            }
            Self::Map { map, slots, at, modifications, part, last } => {
                if map.modifications() != *modifications {
                    return Next::Changed;
                }
                let Some(&slot) = slots.get(*at) else { return Next::Changed };
                let Some((key, value)) = map.at(slot) else { return Next::Changed };
                *at += 1;
                *last = Some(key.clone());
                Next::Value(match part {
                    Part::Keys => key,
                    Part::Values => value,
                    Part::Entries => Java::entry(map, slot, key),
                })
            }
            Self::Range(numbers) => match numbers.next() {
                Some(number) => Next::Value(Value::Number(Number::Integer(number))),
                None => Next::Changed,
            },
            Self::Items { items, at } => {
                let Some(item) = items.get(*at) else { return Next::Changed };
                *at += 1;
                Next::Value(item.clone())
            }
            Self::Part { list, at, end, modifications } => {
                if list.modifications() != *modifications || *at >= *end {
                    return Next::Changed;
                }
                let Some(item) = list.get(*at) else { return Next::Changed };
                *at += 1;
                Next::Value(item)
            }
            Self::Shared(shared) => shared.borrow_mut().next(),
        }
    }

    /// Whether what is iterated has changed meanwhile.
    pub(crate) fn is_stale(&self) -> bool {
        match self {
            Self::List { list, modifications, .. } | Self::Part { list, modifications, .. } => {
                list.modifications() != *modifications
            }
            Self::Map { map, modifications, .. } => map.modifications() != *modifications,
            Self::Shared(shared) => shared.borrow().is_stale(),
            Self::Range(_) | Self::Items { .. } => false,
        }
    }

    /// Whether it goes through an array, of which nothing can be removed.
    pub(crate) fn is_of_array(&self) -> bool {
        matches!(self, Self::List { list, .. } if list.kind().is_array())
    }

    /// Removes the element that was returned last; false if there is none to remove.
    pub(crate) fn remove(&mut self) -> bool {
        match self {
            Self::List { list, at, modifications, last } => {
                let Some(index) = last.take() else { return false };
                if list.modifications() != *modifications || list.remove(index).is_none() {
                    return false;
                }
                *modifications = list.modifications();
                *at = index;
                true
            }
            Self::Map { map, slots, at, modifications, last, .. } => {
                if last.take().is_none() || map.modifications() != *modifications {
                    return false;
                }
                let slot = at.checked_sub(1).and_then(|last| slots.get(last));
                let Some(removed) = slot.and_then(|&slot| map.remove_at(slot)) else { return false };
                *modifications = map.modifications();
                if removed.moved {
                    // The slots of those still to come are read anew.
                    let left = slots.len() - *at;
                    *slots = map.slots();
                    *at = slots.len().saturating_sub(left);
                }
                true
            }
            _ => false,
        }
    }
}
