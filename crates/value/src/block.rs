//! The values of many small objects in one place.
//!
//! Objects of JSON that hold plain values only, and of those a few, are read into blocks: a block is made and let go of
//! at once, which for single objects would be much of what reading costs.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::shape::MOST_KEYS;
use crate::value::Value;

/// A block has so many values at most: an object keeps the others' values alive.
const ROOM: usize = 128;

/// Values of several objects one after another, plain ones; none as long as it is being filled.
#[derive(Default)]
pub(crate) struct Block(OnceCell<Vec<Value>>);

/// The values of an object whose keys are those of a shape.
#[derive(Clone)]
pub(crate) enum Values {
    /// Values of its own.
    Own(Vec<Value>),
    /// So many values of a block from a place on.
    Part(Rc<Block>, u32, u32),
}

impl Values {
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Own(values) => values.len(),
            Self::Part(_, _, count) => *count as usize,
        }
    }

    #[inline]
    pub(crate) fn get(&self, slot: u32) -> Option<&Value> {
        match self {
            Self::Own(values) => values.get(slot as usize),
            Self::Part(block, start, count) if slot < *count => block.0.get()?.get((start + slot) as usize),
            Self::Part(..) => None,
        }
    }

    pub(crate) fn as_slice(&self) -> &[Value] {
        match self {
            Self::Own(values) => values,
            Self::Part(block, start, count) => {
                let start = *start as usize;
                let values = block.0.get().and_then(|values| values.get(start..start + *count as usize));
                values.unwrap_or(&[])
            }
        }
    }

    /// Replaces a value and returns the old one; from now on the values are the object's own.
    pub(crate) fn replace(&mut self, slot: u32, value: Value) -> Option<Value> {
        let mut values = self.take();
        let old = values.get_mut(slot as usize).map(|old| std::mem::replace(old, value));
        *self = Self::Own(values);
        old
    }

    /// Takes the values, or copies of those in a block.
    pub(crate) fn take(&mut self) -> Vec<Value> {
        match self {
            Self::Own(values) => std::mem::take(values),
            Self::Part(..) => self.as_slice().to_vec(),
        }
    }

    /// Whether any of them holds further values; those in a block do not.
    pub(crate) fn hold_values(&self) -> bool {
        match self {
            Self::Own(values) => !values.iter().all(Value::is_plain),
            Self::Part(..) => false,
        }
    }
}

/// What a reader fills blocks with.
#[derive(Default)]
pub(crate) struct Filling {
    block: Option<Rc<Block>>,
    /// The values of the block. Those of an object are read to where they stay: moved there afterwards, they would be
    /// waited for.
    pub(crate) values: Vec<Value>,
}

impl Filling {
    /// Begins an object, with room for the values that it most likely has; there may still be `most` in all.
    #[inline(always)]
    pub(crate) fn begin_object(&mut self, most: usize) {
        if self.values.capacity() - self.values.len() < MOST_KEYS.min(most) {
            self.finish();
            self.values.reserve_exact(most.min(ROOM));
        }
    }

    /// The values of an object, which are plain ones: those from `start` on.
    #[inline(always)]
    pub(crate) fn end_object(&mut self, start: u32) -> Values {
        // Both are small numbers.
        let end = u32::try_from(self.values.len()).unwrap_or(start);
        Values::Part(Rc::clone(self.block.get_or_insert_default()), start, end.saturating_sub(start))
    }

    /// Lets objects see the values in the block.
    pub(crate) fn finish(&mut self) {
        if let Some(block) = self.block.take() {
            let _ = block.0.set(std::mem::take(&mut self.values));
        }
    }
}
