//! Java objects that are no plain values: classes, iterators, views, loops, define blocks.

pub(crate) mod cycles;
mod scope;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gatelens_value::{Exceeded, IDENTITY_HASH, List, Map, Object, TextBuilder, Value};

use crate::ast::Block;
use crate::eval::iteration::{Iteration, Part};
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
    /// `java.util.Map$Entry`: it reads and writes through to its map.
    Entry { map: Map, key: Value },
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
    pub(crate) fn entry(map: &Map, key: Value) -> Self {
        Self::Entry { map: map.clone(), key }
    }

    /// An iterator over a list.
    pub(crate) fn iterator(iteration: Iteration, class: &'static str) -> Value {
        Value::object(Self::Iterator { iteration: Rc::new(RefCell::new(iteration)), class })
    }

    /// The iterator that a loop uses; nothing if one cannot loop over the object.
    pub(crate) fn iteration(&self) -> Option<Iteration> {
        match self {
            Self::Iterator { iteration, .. } => Some(Iteration::Shared(Rc::clone(iteration))),
            Self::ListIterator(iterator) => Some(Iteration::Items { items: iterator.rest(), at: 0 }),
            Self::View(view) => Some(view.iteration()),
            Self::SubList(part) => Some(part.iteration()),
            Self::Loop(scope) => Some(Iteration::map(&scope.storage(), Part::Values)),
            Self::Class(_) | Self::Entry { .. } | Self::Define(_) => None,
        }
    }

    /// Stores a property by `#set`; false if there is none.
    pub(crate) fn store(&self, name: &str, value: Value) -> bool {
        match self {
            Self::Entry { map, key } if matches!(name, "value" | "Value") => {
                map.put(key.clone(), value);
                true
            }
            Self::Loop(scope) => {
                scope.storage().put(Value::from(name), value);
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

impl Object for Java {
    fn class_name(&self) -> &str {
        match self {
            Self::Class(_) => "java.lang.Class",
            Self::Iterator { class, .. } => class,
            Self::ListIterator(iterator) => iterator.class_name(),
            Self::Entry { .. } => "java.util.LinkedHashMap$Entry",
            Self::View(view) => view.class_name(),
            Self::SubList(_) => "java.util.ArrayList$SubList",
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
            Self::Entry { map, key } => {
                key.print(out)?;
                out.push_char('=');
                map.get(key).unwrap_or_default().print(out)
            }
            Self::View(view) => Value::List(List::array_list(view.items())).print(out),
            Self::SubList(part) => Value::List(List::array_list(part.items().unwrap_or_default())).print(out),
            Self::Loop(scope) => Value::Map(scope.storage()).print(out),
            Self::Iterator { .. } | Self::ListIterator(_) | Self::Define(_) => {
                out.push_identity(self.class_name());
                Ok(())
            }
        }
    }

    fn java_equals(&self, other: &Value) -> bool {
        let theirs = match other {
            Value::Object(object) => object.downcast_ref::<Self>(),
            _ => None,
        };
        match (self, theirs) {
            (Self::Class(a), Some(Self::Class(b))) => a == b,
            (Self::Entry { map, key }, Some(Self::Entry { map: other_map, key: other_key })) => {
                let value = |map: &Map, key: &Value| map.get(key).unwrap_or_default();
                key.java_equals(other_key).unwrap_or(false)
                    && value(map, key).java_equals(&value(other_map, other_key)).unwrap_or(false)
            }
            (Self::View(view), _) => view.java_equals(other),
            (Self::SubList(part), _) => {
                let items = part.items().unwrap_or_default();
                let other = match theirs {
                    Some(Self::SubList(other)) => {
                        Value::List(List::array_list(other.items().unwrap_or_default()))
                    }
                    _ => other.clone(),
                };
                Value::List(List::array_list(items)).java_equals(&other).unwrap_or(false)
            }
            (Self::Loop(scope), _) => {
                let other = match theirs {
                    Some(Self::Loop(other)) => Value::Map(other.storage()),
                    _ => other.clone(),
                };
                Value::Map(scope.storage()).java_equals(&other).unwrap_or(false)
            }
            _ => false,
        }
    }

    fn hash_code(&self) -> i32 {
        let hash = |value: Value| value.hash_code().unwrap_or(0);
        match self {
            Self::Entry { map, key } => hash(key.clone()) ^ hash(map.get(key).unwrap_or_default()),
            Self::View(view) => view.hash_code(),
            Self::SubList(part) => hash(Value::List(List::array_list(part.items().unwrap_or_default()))),
            Self::Loop(scope) => hash(Value::Map(scope.storage())),
            _ => IDENTITY_HASH,
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
            Self::Entry { map, key } => {
                held.push(std::mem::take(key));
                held.push(Value::Map(std::mem::replace(map, Map::linked())));
            }
            Self::Loop(scope) => scope.release(held),
            Self::View(view) => held.push(Value::Map(view.take())),
            Self::SubList(part) => held.push(Value::List(part.take())),
            _ => {}
        }
    }
}
