//! The nodes of a map, of which entries are the view that a program gets.
//!
//! In Java an entry is the very node that the map keeps. It outlives the removal of its key with the value that it had,
//! and a key that is put again gets another node. Here a map knows its entries by their slots, which is enough until an
//! entry that somebody may hold is removed: from then on its nodes are numbered.

use std::collections::BTreeMap;

use crate::value::Value;

/// The node behind an entry of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node(u32);

impl Node {
    /// The node in a slot of a map whose nodes are not numbered yet.
    pub(crate) fn first_in(slot: u32) -> Self {
        Self(slot)
    }

    /// The slot in which a node was before any was removed.
    pub(crate) fn first_slot(self) -> u32 {
        self.0
    }
}

/// The numbers of a map's nodes, and the values of those that were removed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    /// By slot; they rise, for a new node is always in the last slot.
    numbers: Vec<u32>,
    next: u32,
    gone: BTreeMap<Node, Value>,
}

impl Nodes {
    /// Numbers the nodes in the first `count` slots.
    pub(crate) fn of(count: usize) -> Self {
        let next = u32::try_from(count).unwrap_or(u32::MAX);
        Self { numbers: (0..next).collect(), next, gone: BTreeMap::new() }
    }

    /// Numbers a node in a new slot.
    pub(crate) fn pushed(&mut self) {
        self.numbers.push(self.next);
        self.next = self.next.saturating_add(1);
    }

    /// Gives up the slots from `count` on.
    pub(crate) fn cut(&mut self, count: usize) {
        self.numbers.truncate(count);
    }

    /// Gives up the slots but for those to be kept, which close up.
    pub(crate) fn keep(&mut self, kept: impl Fn(usize) -> bool) {
        let mut slot = 0;
        self.numbers.retain(|_| {
            slot += 1;
            kept(slot - 1)
        });
    }

    /// Notes that the node in a slot was removed with this value.
    pub(crate) fn removed(&mut self, slot: u32, value: Value) {
        self.gone.insert(self.at(slot), value);
    }

    pub(crate) fn at(&self, slot: u32) -> Node {
        Node(self.numbers.get(slot as usize).copied().unwrap_or(u32::MAX))
    }

    /// The slot in which a node is, or was last.
    pub(crate) fn slot(&self, node: Node) -> Option<u32> {
        self.numbers.binary_search(&node.0).ok().and_then(|slot| u32::try_from(slot).ok())
    }

    pub(crate) fn gone(&self, node: Node) -> Option<&Value> {
        self.gone.get(&node)
    }

    /// Sets the value of a node that was removed, and returns the old one.
    pub(crate) fn set_gone(&mut self, node: Node, value: Value) -> Option<Value> {
        self.gone.get_mut(&node).map(|old| std::mem::replace(old, value))
    }

    pub(crate) fn all_gone(&self) -> impl Iterator<Item = &Value> {
        self.gone.values()
    }

    pub(crate) fn into_gone(self) -> impl Iterator<Item = Value> {
        self.gone.into_values()
    }
}
