//! Java's lists, shared by reference.

use std::cell::{Cell, Ref};
use std::fmt;
use std::rc::Rc;

use crate::json::{Contents, Unread};
use crate::number::Number;
use crate::release;
use crate::value::Value;

/// Which Java list it is; they print differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// `java.util.ArrayList`: prints `[a, b]`.
    ArrayList,
    /// `net.minidev.json.JSONArray`, as the JSON reader and JsonPath make: prints compact JSON.
    JsonArray,
    /// A Java array, as `split` and `toArray` make: its size is fixed.
    Array(Component),
}

impl ListKind {
    /// Whether it is a Java array.
    #[must_use]
    pub fn is_array(self) -> bool {
        matches!(self, Self::Array(_))
    }
}

/// What a Java array is declared to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// `Object[]`, as `toArray` makes.
    Objects,
    /// `String[]`, as `split` makes.
    Strings,
    /// `char[]`, as `toCharArray` makes.
    Characters,
    /// `byte[]`, as `getBytes` makes.
    Bytes,
}

impl Component {
    /// The class of such an array.
    #[must_use]
    pub fn class_name(self) -> &'static str {
        match self {
            Self::Objects => "[Ljava.lang.Object;",
            Self::Strings => "[Ljava.lang.String;",
            Self::Characters => "[C",
            Self::Bytes => "[B",
        }
    }

    /// Whether such an array can hold a value.
    #[must_use]
    pub fn accepts(self, value: &Value) -> bool {
        match self {
            Self::Objects => true,
            Self::Strings => matches!(value, Value::String(_) | Value::Null),
            Self::Characters => matches!(value, Value::Character(_)),
            Self::Bytes => matches!(value, Value::Number(Number::Byte(_))),
        }
    }
}

/// A Java list; cloning shares it, so a change through one is seen through all.
///
/// # AWS
/// vtl 6: a list out of `$input.path` or `$util.parseJson` prints compact JSON, any other `[a, b]`.
#[derive(Clone)]
pub struct List(Rc<ListCell>);

pub(crate) struct ListCell {
    kind: ListKind,
    items: Contents<Vec<Value>>,
    /// Counts changes of size, as `modCount`.
    modifications: Cell<u32>,
}

impl List {
    /// A list of this kind with these items.
    #[inline]
    #[must_use]
    pub fn new(kind: ListKind, items: Vec<Value>) -> Self {
        Self::with_contents(kind, Contents::new(items))
    }

    /// A `net.minidev.json.JSONArray` that is read when it is touched.
    pub(crate) fn unread(unread: Unread) -> Self {
        Self::with_contents(ListKind::JsonArray, Contents::unread(unread))
    }

    #[inline]
    fn with_contents(kind: ListKind, items: Contents<Vec<Value>>) -> Self {
        Self(Rc::new(ListCell { kind, items, modifications: Cell::new(0) }))
    }

    /// Where the items are to be read from, as long as nobody has touched them.
    pub(crate) fn if_unread(&self) -> Option<Unread> {
        self.0.items.if_unread()
    }

    /// A `java.util.ArrayList`.
    #[must_use]
    pub fn array_list(items: Vec<Value>) -> Self {
        Self::new(ListKind::ArrayList, items)
    }

    /// A `net.minidev.json.JSONArray`.
    #[inline]
    #[must_use]
    pub fn json_array(items: Vec<Value>) -> Self {
        Self::new(ListKind::JsonArray, items)
    }

    /// A Java array.
    #[must_use]
    pub fn array(component: Component, items: Vec<Value>) -> Self {
        Self::new(ListKind::Array(component), items)
    }

    /// Which Java list it is.
    #[must_use]
    pub fn kind(&self) -> ListKind {
        self.0.kind
    }

    /// The Java class.
    #[must_use]
    pub fn class_name(&self) -> &'static str {
        match self.0.kind {
            ListKind::ArrayList => "java.util.ArrayList",
            ListKind::JsonArray => "net.minidev.json.JSONArray",
            ListKind::Array(component) => component.class_name(),
        }
    }

    /// The number of items.
    #[inline]
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.items.look(Vec::len)
    }

    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.items.look(Vec::is_empty)
    }

    /// The item at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.0.items.item(index)
    }

    /// The items to look at; the list must not be changed while this is held.
    #[must_use]
    pub fn borrow(&self) -> Ref<'_, [Value]> {
        Ref::map(self.0.items.borrow(), Vec::as_slice)
    }

    /// A copy of the items.
    #[must_use]
    pub fn to_vec(&self) -> Vec<Value> {
        self.0.items.look(Vec::clone)
    }

    /// The items one by one; a change in between is seen, and harmless.
    pub fn iter(&self) -> impl Iterator<Item = Value> + '_ {
        (0..).map_while(|index| self.get(index))
    }

    /// Replaces the item at `index` and returns the old one; nothing if there is no such item.
    pub fn set(&self, index: usize, value: Value) -> Option<Value> {
        let mut items = self.0.items.borrow_mut();
        items.get_mut(index).map(|slot| std::mem::replace(slot, value))
    }

    /// Adds an item at the end.
    pub fn push(&self, value: Value) {
        self.0.items.borrow_mut().push(value);
        self.modified();
    }

    /// Adds an item before `index`; false if that is past the end.
    pub fn insert(&self, index: usize, value: Value) -> bool {
        let mut items = self.0.items.borrow_mut();
        if index > items.len() {
            return false;
        }
        items.insert(index, value);
        drop(items);
        self.modified();
        true
    }

    /// Adds the items before `index`; false if that is past the end.
    pub fn insert_all(&self, index: usize, values: Vec<Value>) -> bool {
        let mut items = self.0.items.borrow_mut();
        if index > items.len() {
            return false;
        }
        items.splice(index..index, values);
        drop(items);
        self.modified();
        true
    }

    /// Removes the item at `index` and returns it.
    pub fn remove(&self, index: usize) -> Option<Value> {
        let mut items = self.0.items.borrow_mut();
        if index >= items.len() {
            return None;
        }
        let removed = items.remove(index);
        drop(items);
        self.modified();
        Some(removed)
    }

    /// Removes the items from `start` up to `end`, clamped to the list.
    pub fn remove_range(&self, start: usize, end: usize) {
        let mut items = self.0.items.borrow_mut();
        let end = end.min(items.len());
        let removed: Vec<Value> = if start < end { items.drain(start..end).collect() } else { Vec::new() };
        drop(items);
        if !removed.is_empty() {
            self.modified();
        }
    }

    /// Removes all items.
    pub fn clear(&self) {
        let removed = std::mem::take(&mut *self.0.items.borrow_mut());
        self.modified();
        drop(removed);
    }

    /// Replaces all items at once, as sorting and filtering do; counts as a change if the size differs.
    pub fn replace_all(&self, values: Vec<Value>) {
        let changed = values.len() != self.len();
        let old = std::mem::replace(&mut *self.0.items.borrow_mut(), values);
        if changed {
            self.modified();
        }
        drop(old);
    }

    /// How often the size was changed, as `modCount`: an iterator that sees another number must fail.
    #[must_use]
    pub fn modifications(&self) -> u32 {
        self.0.modifications.get()
    }

    /// Whether both are the same list, not only equal ones.
    #[must_use]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address-like number, the same for the same list as long as it lives.
    #[must_use]
    pub fn identity(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }

    /// Another list of the same kind with the same items, as `clone()` in Java.
    #[must_use]
    pub fn shallow_clone(&self) -> Self {
        Self::new(self.kind(), self.to_vec())
    }

    fn modified(&self) {
        self.0.modifications.set(self.0.modifications.get().wrapping_add(1));
    }

    /// Whether nobody else holds the list, and it holds plain values only.
    pub(crate) fn is_flat(&self) -> bool {
        let plain = |items: &Vec<Value>| items.iter().all(Value::is_plain);
        Rc::strong_count(&self.0) == 1 && self.0.items.if_read(plain).unwrap_or(false)
    }

    /// Hands the items over if nobody else holds the list.
    pub(crate) fn take_if_last(&mut self, into: &mut Vec<Value>) {
        if let Some(cell) = Rc::get_mut(&mut self.0) {
            release::keep_deep(cell.items.take(), into);
        }
    }
}

impl Drop for ListCell {
    fn drop(&mut self) {
        release::release_all(self.items.take());
    }
}

impl FromIterator<Value> for List {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::array_list(items.into_iter().collect())
    }
}

impl fmt::Debug for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}(", self.kind())?;
        f.write_str(&Value::List(self.clone()).to_string())?;
        f.write_str(")")
    }
}
