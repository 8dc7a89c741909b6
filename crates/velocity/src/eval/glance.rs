//! References that are looked at where their values lie.
//!
//! Nearly all references of templates are a variable, or a property of a map or of `$foreach`. What those yield is
//! printed or decided on without a share in the map and in the value being taken and given back. A trace wants the
//! values themselves, so nothing is looked at this way while there is one.

use gatelens_value::{JavaString, TextBuilder, Value};

use super::{Eval, Machine, weight};
use crate::ast::{Arguments, Expression, Form, Node, Reference, Step};
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

    /// Prints what a method of the host's makes of a text that can be looked at, if that is the text itself: most texts
    /// have nothing to escape. All that calling it would take is counted as if it had been called; where that could
    /// meet a bound, it is called.
    pub(super) fn print_returned_as_is(&mut self, reference: &Reference) -> bool {
        let [Step::Method { name, arguments: Arguments::Any(arguments), .. }] = reference.steps.as_slice()
        else {
            return false;
        };
        let [Expression { node: Node::Reference(argument), .. }] = arguments.as_slice() else { return false };
        if T::ON || matches!(argument.form, Form::Bare | Form::Broken) {
            return false;
        }
        let (Some(Value::Object(object)), Some(given)) =
            (self.variables.known(reference.root), self.variables.known(argument.root))
        else {
            return false;
        };
        let Some(left) = self.budget.limits.steps.checked_sub(self.budget.steps) else { return false };
        if weight::ARGUMENT > self.budget.limits.depth.saturating_sub(self.depth) {
            return false;
        }
        let out = &mut self.out;
        // A step for the method and one for the argument, and those of the argument.
        let mut print = |text: &Value, steps: u64| match text {
            Value::String(text) if object.returns_as_is(name.text(), text) => {
                let steps = 2 + steps + text.len() as u64;
                if steps > left {
                    return 0;
                }
                out.push_java(text);
                steps
            }
            _ => 0,
        };
        let steps = match (given, argument.steps.as_slice()) {
            (given, []) => print(given, 0),
            (Value::Map(map), [Step::Property { name, .. }]) if !name.is_class() => {
                map.read_str_near(name.java(), &name.site().key, |value| {
                    value.map_or(0, |value| print(value, 1))
                })
            }
            _ => 0,
        };
        self.budget.steps += steps;
        steps > 0
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
