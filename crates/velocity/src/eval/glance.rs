//! References that are looked at where their values lie.
//!
//! Nearly all references of templates are a variable, or a property of a map or of `$foreach`. What those yield is
//! printed or decided on without a share in the map and in the value being taken and given back. A trace wants the
//! values themselves, so nothing is looked at this way while there is one.

use gatelens_value::{JavaString, TextBuilder, Value};

use super::{Eval, Machine};
use crate::ast::{Reference, Step};
use crate::host::Host;
use crate::java::Java;
use crate::provenance::TraceSink;

impl<H: Host, T: TraceSink> Machine<'_, H, T> {
    /// Shows `look` the value of a reference that can be looked at; null if it yields nothing. Nothing comes of a
    /// reference that must be resolved, or of a value that `look` passes on.
    #[inline]
    fn glance<R>(
        &mut self,
        reference: &Reference,
        look: impl FnOnce(&mut TextBuilder, &Value) -> Option<R>,
    ) -> Eval<Option<R>> {
        if T::ON {
            return Ok(None);
        }
        let out = &mut self.out;
        let (name, step) = match reference.steps.as_slice() {
            [] => return Ok(look(out, self.variables.get(reference.root).unwrap_or(&Value::Null))),
            [step @ Step::Property { name, .. }] => (name, step),
            _ => return Ok(None),
        };
        let found = match self.variables.get(reference.root).unwrap_or(&Value::Null) {
            Value::Map(map) if !name.is_class() => {
                map.read_str_near(name.java(), &name.site().key, |value| {
                    look(out, value.unwrap_or(&Value::Null))
                })
            }
            Value::Object(object) => match object.downcast_ref::<Java>() {
                Some(Java::Loop(scope)) => scope.state(name.text()).and_then(|value| look(out, &value)),
                _ => None,
            },
            _ => None,
        };
        if found.is_some() {
            self.step(step.span())?;
        }
        Ok(found)
    }

    /// Prints the value of a reference, if it can be looked at and is neither list, map nor object.
    #[inline]
    pub(super) fn print_at_a_glance(&mut self, reference: &Reference) -> Eval<bool> {
        Ok(self.glance(reference, |out, value| print_plain(out, value).then_some(()))?.is_some())
    }

    /// The truth of a reference, if it can be looked at: all is true but the Boolean false (gateway 3.1-3, 3.1-5).
    #[inline]
    pub(super) fn truth_at_a_glance(&mut self, reference: &Reference) -> Eval<Option<bool>> {
        self.glance(reference, |_, value| match value {
            Value::Boolean(value) => Some(*value),
            Value::Object(_) => None,
            _ => Some(true),
        })
    }

    /// The value of a reference where a value is due, if it can be looked at: the empty string if there is none.
    #[inline]
    pub(super) fn value_at_a_glance(&mut self, reference: &Reference) -> Eval<Option<Value>> {
        self.glance(reference, |_, value| {
            Some(if value.is_null() { Value::String(JavaString::empty()) } else { value.clone() })
        })
    }
}

/// Prints a value that is neither list, map nor object, and tells whether it is none. Whether the output grows too long
/// is asked afterwards.
#[inline(always)]
fn print_plain(out: &mut TextBuilder, value: &Value) -> bool {
    match value {
        Value::Null => {}
        Value::String(text) => out.push_java(text),
        Value::Number(number) => out.push_number(number),
        Value::Boolean(true) => out.push_str("true"),
        Value::Boolean(false) => out.push_str("false"),
        Value::Character(unit) => out.push_unit(*unit),
        Value::List(_) | Value::Map(_) | Value::Object(_) => return false,
    }
    true
}
