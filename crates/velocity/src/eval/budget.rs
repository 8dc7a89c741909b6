//! What a rendering may still spend, and what it keeps between calls.

use gatelens_value::{Exceeded, Value};

use super::failure::Failure;
use crate::limits::Limits;

/// The steps and bytes that a rendering has used.
pub(crate) struct Budget<'r> {
    pub(crate) limits: &'r Limits,
    pub(crate) steps: u64,
    memory: usize,
    /// Lists and maps into which the template has put something that can hold them in turn.
    knots: Vec<Value>,
}

impl<'r> Budget<'r> {
    pub(crate) fn new(limits: &'r Limits) -> Self {
        Self { limits, steps: 0, memory: 0, knots: Vec::new() }
    }

    /// Counts memory that a value takes.
    pub(crate) fn allocate(&mut self, bytes: usize) -> Result<(), Failure> {
        self.memory = self.memory.saturating_add(bytes + 32);
        if self.memory > self.limits.memory_bytes { Err(Failure::Memory) } else { Ok(()) }
    }

    /// Counts the elements that a list or map grows by.
    pub(crate) fn elements(&mut self, count: usize) -> Result<(), Failure> {
        self.allocate(count.saturating_mul(std::mem::size_of::<Value>()))
    }

    /// Counts work.
    pub(crate) fn work(&mut self, steps: usize) -> Result<(), Failure> {
        self.steps = self.steps.saturating_add(steps as u64);
        if self.steps > self.limits.steps { Err(Failure::Exceeded(Exceeded::Steps)) } else { Ok(()) }
    }

    /// Remembers that `value` was put into `holder`.
    pub(crate) fn tie(&mut self, holder: &Value, value: &Value) {
        if matches!(value, Value::List(_) | Value::Map(_) | Value::Object(_)) {
            self.knots.push(holder.clone());
        }
    }

    /// Takes apart what holds itself, so that nothing of the rendering stays behind.
    pub(crate) fn release(&mut self) {
        crate::java::cycles::release(std::mem::take(&mut self.knots));
    }
}
