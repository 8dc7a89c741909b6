//! Letting go of deep values without recursion.
//!
//! A template can nest a list a million levels deep, one level a round; dropping it level by level inside one another
//! would overflow the stack.

use crate::value::Value;

/// Drops values; those that only they hold are taken apart one level at a time.
pub(crate) fn release_all(mut pending: Vec<Value>) {
    if pending.iter().all(Value::is_plain) {
        return;
    }
    while let Some(mut value) = pending.pop() {
        value.take_held(&mut pending);
    }
}

impl Value {
    fn take_held(&mut self, into: &mut Vec<Self>) {
        match self {
            Self::List(list) => list.take_if_last(into),
            Self::Map(map) => map.take_if_last(into),
            Self::Object(object) => object.take_if_last(into),
            _ => {}
        }
    }
}
