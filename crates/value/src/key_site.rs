//! Where a place that names a key has found it last.

use std::cell::Cell;

/// What a place that looks the same key up in one map after another remembers.
///
/// Maps of JSON mostly have their keys in the same order, so that a key is where it was in the map before.
#[derive(Debug, Default)]
pub struct KeySite {
    /// The slot of the key.
    slot: Cell<u32>,
}

impl KeySite {
    /// The slot in which the key was.
    pub(crate) fn slot(&self) -> u32 {
        self.slot.get()
    }

    /// Remembers the slot of the key.
    pub(crate) fn found(&self, slot: u32) {
        self.slot.set(slot);
    }
}
