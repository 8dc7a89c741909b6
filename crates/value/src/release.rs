//! Letting go of deep values without recursion.
//!
//! A template can nest a list a million levels deep, one level a round; dropping it level by level inside one another
//! would overflow the stack.

use crate::value::Value;

/// Drops values; those that only they hold are taken apart one level at a time.
pub(crate) fn release_all(values: Vec<Value>) {
    if values.iter().all(Value::is_plain) {
        return;
    }
    let mut pending = Vec::new();
    keep_deep(values, &mut pending);
    while let Some(mut value) = pending.pop() {
        value.take_held(&mut pending);
    }
}

/// Drops values but for those that are to be taken apart.
pub(crate) fn keep_deep(values: impl IntoIterator<Item = Value>, pending: &mut Vec<Value>) {
    pending.extend(values.into_iter().filter(|value| !value.is_flat()));
}

impl Value {
    /// Whether dropping it drops at most one container, since it holds plain values only.
    ///
    /// Of a container that others hold as well this is not asked: answering may take as long as it is, each time.
    pub(crate) fn is_flat(&self) -> bool {
        match self {
            Self::List(list) => list.is_flat(),
            Self::Map(map) => map.is_flat(),
            Self::Object(_) => false,
            _ => true,
        }
    }

    fn take_held(&mut self, into: &mut Vec<Self>) {
        match self {
            Self::List(list) => list.take_if_last(into),
            Self::Map(map) => map.take_if_last(into),
            Self::Object(object) => object.take_if_last(into),
            _ => {}
        }
    }
}
