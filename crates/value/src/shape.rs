//! The keys that many objects of JSON have in common.
//!
//! A document mostly holds many objects of few forms. Those with the same keys in the same order share one [`Shape`] of
//! them and keep their values only; a place that names a key finds it in them without comparing texts.

use std::cell::Cell;
use std::fmt;
use std::rc::{Rc, Weak};

use crate::string::JavaString;
use crate::value::Value;

/// Larger objects have keys of their own: a shape is searched key by key.
pub(crate) const MOST_KEYS: usize = 16;

/// Keys in their order: strings that all differ, at most [`MOST_KEYS`].
pub(crate) struct Shape(Box<[Value]>);

impl Shape {
    /// The shape of these keys, which the caller knows to be distinct strings and few.
    pub(crate) fn new(keys: Vec<Value>) -> Rc<Self> {
        Rc::new(Self(keys.into_boxed_slice()))
    }

    /// The keys.
    pub(crate) fn keys(&self) -> &[Value] {
        &self.0
    }

    /// The slot of a key.
    pub(crate) fn find(&self, key: &str) -> Option<u32> {
        let is_it = |here: &Value| matches!(here, Value::String(text) if text == key);
        (0u32..).zip(&self.0).find(|(_, here)| is_it(here)).map(|(slot, _)| slot)
    }
}

/// What a place that looks the same key up in one map after another remembers.
pub struct KeySite {
    /// The shape of the last map, to be compared only.
    shape: Cell<*const Shape>,
    /// Keeps another shape from getting that one's address.
    held: Cell<Weak<Shape>>,
    /// The slot of the key, [`NOWHERE`] if that map has it not.
    slot: Cell<u32>,
}

/// A slot that no key has.
const NOWHERE: u32 = u32::MAX;

impl KeySite {
    /// The slot in which the key was.
    pub(crate) fn slot(&self) -> u32 {
        self.slot.get()
    }

    /// Remembers the slot of the key in a map with keys of its own.
    pub(crate) fn found(&self, slot: u32) {
        self.shape.set(std::ptr::null());
        self.slot.set(slot);
    }

    /// The slot of the key in maps of a shape, [`NOWHERE`] if they have it not.
    #[inline]
    pub(crate) fn slot_in(&self, shape: &Rc<Shape>, key: &JavaString) -> u32 {
        if self.shape.get() == Rc::as_ptr(shape) { self.slot.get() } else { self.look_up(shape, key) }
    }

    #[cold]
    fn look_up(&self, shape: &Rc<Shape>, key: &JavaString) -> u32 {
        let slot = key.as_str().and_then(|key| shape.find(key)).unwrap_or(NOWHERE);
        self.shape.set(Rc::as_ptr(shape));
        self.held.set(Rc::downgrade(shape));
        self.slot.set(slot);
        slot
    }
}

impl Default for KeySite {
    fn default() -> Self {
        Self { shape: Cell::new(std::ptr::null()), held: Cell::default(), slot: Cell::new(0) }
    }
}

impl fmt::Debug for KeySite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeySite")
    }
}
