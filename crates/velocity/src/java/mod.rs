//! Java objects that are no plain values: classes, iterators, views, loops, define blocks.

pub(crate) mod cycles;
mod entry;
mod scope;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gatelens_value::{Exceeded, IDENTITY_HASH, List, Map, Object, TextBuilder, Value, Walk};

use crate::ast::Block;
use crate::eval::iteration::{Iteration, Part};
pub(crate) use entry::Entry;
pub(crate) use scope::Loop;
pub(crate) use view::{ListIterator, SubList, View, ViewKind};

/// A Java object.
pub(crate) enum Java {
    /// `java.lang.Class`, of this name.
    Class(String),
    /// `java.util.Iterator`.
    Iterator { iteration: Rc<RefCell<Iteration>>, class: &'static str },
    /// `java.util.ListIterator`.
    ListIterator(ListIterator),
    /// `java.util.Map$Entry`.
    Entry(Entry),
    /// The keys, values or entries of a map.
    View(View),
    /// A part of a list.
    SubList(SubList),
    /// `$foreach`.
    Loop(Loop),
    /// The value of `#define`.
    Define(DefineBlock),
}

/// A block that is rendered where it is used.
pub(crate) struct DefineBlock {
    pub(crate) body: Rc<Block>,
    /// How often it is being rendered just now.
    pub(crate) depth: Cell<u32>,
}

impl Java {
    /// The entry in a slot of a map; its key is known already.
    pub(crate) fn entry(map: &Map, slot: u32, key: Value) -> Value {
        Value::object(Self::Entry(Entry::new(map, slot, key)))
    }

    /// Whether a value is a part of a list that has changed its size, which Java then refuses to print.
    pub(crate) fn is_stale(value: &Value) -> bool {
        matches!(java(value), Some(Self::SubList(part)) if part.list().is_none())
    }

    /// The map of an entry.
    pub(crate) fn map_of_entry(value: &Value) -> Option<&Map> {
        match java(value) {
            Some(Self::Entry(entry)) => Some(entry.map()),
            _ => None,
        }
    }

    /// An iterator over a list.
    pub(crate) fn iterator(iteration: Iteration, class: &'static str) -> Value {
        Value::object(Self::Iterator { iteration: Rc::new(RefCell::new(iteration)), class })
    }

    /// The iterator that a loop uses; nothing if one cannot loop over the object.
    pub(crate) fn iteration(&self) -> Option<Iteration> {
        match self {
            Self::Iterator { iteration, .. } => Some(Iteration::Shared(Rc::clone(iteration))),
            Self::ListIterator(iterator) => Some(iterator.iteration()),
            Self::View(view) => Some(view.iteration()),
            Self::SubList(part) => Some(part.iteration()),
            Self::Loop(scope) => Some(Iteration::map(&scope.storage(), Part::Values)),
            Self::Class(_) | Self::Entry(_) | Self::Define(_) => None,
        }
    }

    /// Stores a property by `#set`; false if there is none.
    pub(crate) fn store(&self, name: &str, value: Value) -> bool {
        match self {
            Self::Entry(entry) if matches!(name, "value" | "Value") => {
                entry.set_value(value);
                true
            }
            Self::Loop(scope) => {
                scope.storage().insert(name, value);
                true
            }
            _ => false,
        }
    }

    /// The items of a collection.
    pub(crate) fn items(&self) -> Option<Vec<Value>> {
        match self {
            Self::View(view) => Some(view.items()),
            Self::SubList(part) => part.items(),
            _ => None,
        }
    }
}

fn java(value: &Value) -> Option<&Java> {
    match value {
        Value::Object(object) => object.downcast_ref(),
        _ => None,
    }
}

/// Prints a collection as `AbstractCollection` does, which knows itself among its elements.
fn print_items(
    items: &[Value],
    out: &mut TextBuilder,
    is_this: impl Fn(&Value) -> bool,
) -> Result<(), Exceeded> {
    out.push_char('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        if is_this(item) {
            out.push_str("(this Collection)");
        } else {
            item.print(out)?;
        }
    }
    out.push_char(']');
    out.check()
}

/// Prints a map as `AbstractMap` does, which knows itself among its keys and values.
fn print_entries(map: &Map, out: &mut TextBuilder, is_this: impl Fn(&Value) -> bool) -> Result<(), Exceeded> {
    let print = |part: &Value, out: &mut TextBuilder| {
        if is_this(part) {
            out.push_str("(this Map)");
            Ok(())
        } else {
            part.print(out)
        }
    };
    out.push_char('{');
    for (index, (key, value)) in map.pairs().iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        print(key, out)?;
        out.push_char('=');
        print(value, out)?;
    }
    out.push_char('}');
    out.check()
}

impl Object for Java {
    fn class_name(&self) -> &str {
        match self {
            Self::Class(_) => "java.lang.Class",
            Self::Iterator { class, .. } => class,
            Self::ListIterator(iterator) => iterator.class_name(),
            Self::Entry(_) => "java.util.LinkedHashMap$Entry",
            Self::View(view) => view.class_name(),
            Self::SubList(part) => part.class_name(),
            Self::Loop(_) => "org.apache.velocity.runtime.directive.ForeachScope",
            Self::Define(_) => "org.apache.velocity.runtime.directive.Block$Reference",
        }
    }

    fn to_text(&self, out: &mut TextBuilder) -> Result<(), Exceeded> {
        match self {
            Self::Class(name) => {
                out.push_str("class ");
                out.push_str(name);
                Ok(())
            }
            Self::Entry(entry) => {
                entry.key.print(out)?;
                out.push_char('=');
                entry.value().print(out)
            }
            Self::View(view) => print_items(&view.items(), out, |item| match java(item) {
                Some(Self::View(other)) => other.is_same(view),
                _ => false,
            }),
            Self::SubList(part) => print_items(&part.items().ok_or(Exceeded::Changed)?, out, |item| {
                java(item).is_some_and(|other| std::ptr::eq(self, other))
            }),
            Self::Loop(scope) => print_entries(&scope.storage(), out, |part| {
                java(part).is_some_and(|other| std::ptr::eq(self, other))
            }),
            Self::Iterator { .. } | Self::ListIterator(_) | Self::Define(_) => {
                out.push_identity(self.class_name());
                Ok(())
            }
        }
    }

    fn java_equals(&self, other: &Value, walk: &mut Walk) -> Result<bool, Exceeded> {
        let theirs = java(other);
        match (self, theirs) {
            (Self::Class(a), Some(Self::Class(b))) => Ok(a == b),
            (Self::Entry(entry), Some(Self::Entry(other))) => entry.java_equals(other, walk),
            (Self::View(view), _) => view.java_equals(other, walk),
            (Self::SubList(part), _) => {
                let other = match (other, theirs) {
                    (_, Some(Self::SubList(other))) => Value::List(other.copied()?),
                    (Value::List(list), _) if !list.kind().is_array() => other.clone(),
                    _ => return Ok(false),
                };
                walk.equal(&Value::List(part.copied()?), &other)
            }
            (Self::Loop(scope), _) => {
                let other = match theirs {
                    Some(Self::Loop(other)) => Value::Map(other.storage()),
                    _ => other.clone(),
                };
                walk.equal(&Value::Map(scope.storage()), &other)
            }
            _ => Ok(false),
        }
    }

    fn hash_code(&self, walk: &mut Walk) -> Result<i32, Exceeded> {
        match self {
            Self::Entry(entry) => Ok(walk.hash(&entry.key)? ^ walk.hash(&entry.value())?),
            Self::View(view) => view.hash_code(walk),
            Self::SubList(part) => walk.hash(&Value::List(part.copied()?)),
            Self::Loop(scope) => walk.hash(&Value::Map(scope.storage())),
            _ => Ok(IDENTITY_HASH),
        }
    }

    fn json_form(&self) -> Option<Value> {
        match self {
            Self::View(_) | Self::SubList(_) => {
                self.items().map(|items| Value::List(List::array_list(items)))
            }
            Self::Loop(scope) => Some(Value::Map(scope.storage())),
            _ => None,
        }
    }

    fn release(&mut self, held: &mut Vec<Value>) {
        match self {
            Self::Entry(entry) => entry.release(held),
            Self::Loop(scope) => scope.release(held),
            Self::View(view) => held.push(Value::Map(view.take())),
            Self::SubList(part) => held.push(Value::List(part.take())),
            Self::ListIterator(iterator) => iterator.release(held),
            _ => {}
        }
    }
}
