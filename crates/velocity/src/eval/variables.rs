//! The variables of a rendering: what the host gives, and what the template assigns.

use gatelens_value::Value;

use super::{Budget, bytes_kept};
use crate::ast::Variable;
use crate::host::Host;
use crate::template::Template;

/// What is known of a variable.
#[derive(Clone)]
enum Slot {
    /// The host was not asked yet.
    Unasked,
    /// There is no such variable.
    Absent,
    /// Its value, never null.
    Value(Value),
}

/// The variables.
pub(super) struct Variables<'r, H: Host> {
    template: &'r Template,
    host: &'r mut H,
    /// The variables, each with what the string in it takes.
    slots: Vec<(Slot, usize)>,
    /// What the host gave.
    given: Vec<Value>,
    /// Loop variables whose value is null in the round that runs (vtl 7); the second says whether that still holds.
    nulls: Vec<(Variable, bool)>,
}

impl<'r, H: Host> Variables<'r, H> {
    pub(super) fn new(template: &'r Template, host: &'r mut H) -> Self {
        let slots = vec![(Slot::Unasked, 0); template.names().len()];
        Self { template, host, slots, given: Vec::new(), nulls: Vec::new() }
    }

    /// The value of a variable, or nothing.
    #[inline]
    pub(super) fn get(&mut self, variable: Variable) -> Option<&Value> {
        if !self.nulls.is_empty() && self.is_null_now(variable) {
            return None;
        }
        let at = variable.0 as usize;
        if let Some((Slot::Unasked, _)) = self.slots.get(at) {
            self.ask(variable);
        }
        match self.slots.get(at) {
            Some((Slot::Value(value), _)) => Some(value),
            _ => None,
        }
    }

    /// The value of a variable, if it is known without asking or looking further. Only a matter of speed: nothing is
    /// never wrong.
    #[inline]
    pub(super) fn known(&self, variable: Variable) -> Option<&Value> {
        match self.slots.get(variable.0 as usize) {
            Some((Slot::Value(value), _)) if self.nulls.is_empty() => Some(value),
            _ => None,
        }
    }

    fn is_null_now(&self, variable: Variable) -> bool {
        self.nulls.iter().any(|&(name, active)| active && name == variable)
    }

    /// Asks the host for a variable.
    #[cold]
    fn ask(&mut self, variable: Variable) {
        let answer = self.host.root(self.template.name(variable));
        let Some((slot, _)) = self.slots.get_mut(variable.0 as usize) else { return };
        *slot = match answer {
            None | Some(Value::Null) => Slot::Absent,
            Some(value) => {
                self.given.push(value.clone());
                Slot::Value(value)
            }
        };
    }

    #[inline]
    pub(super) fn assign(&mut self, variable: Variable, value: Value, budget: &mut Budget<'_>) {
        if value.is_null() && !self.nulls.is_empty() {
            // Only a loop stores null; the mark of its round is renewed.
            self.mark(variable, true);
        }
        if let Some((slot, held)) = self.slots.get_mut(variable.0 as usize) {
            let weight = value.as_java_string().map_or(0, bytes_kept);
            if weight != *held {
                budget.keep(weight, std::mem::replace(held, weight));
            }
            *slot = if value.is_null() { Slot::Absent } else { Slot::Value(value) };
        }
    }

    pub(super) fn remove(&mut self, variable: Variable, budget: &mut Budget<'_>) {
        self.mark(variable, false);
        if let Some((slot, held)) = self.slots.get_mut(variable.0 as usize) {
            budget.keep(0, std::mem::take(held));
            *slot = Slot::Absent;
        }
    }

    /// Says of the loops in which a variable is null whether that holds.
    fn mark(&mut self, variable: Variable, is_null: bool) {
        for (name, active) in &mut self.nulls {
            if *name == variable {
                *active = is_null;
            }
        }
    }

    /// Begins a round in which a loop's variable is null.
    pub(super) fn begin_null(&mut self, variable: Variable, active: bool) {
        self.nulls.push((variable, active));
    }

    /// Ends such a round; whether the variable is null still.
    pub(super) fn end_null(&mut self) -> bool {
        self.nulls.pop().is_none_or(|(_, active)| active)
    }

    /// The value of a variable that a loop uses, and what it takes, which stays counted while the loop runs.
    pub(super) fn save(&mut self, variable: Variable) -> (Option<Value>, usize) {
        let weight = self.slots.get_mut(variable.0 as usize).map_or(0, |(_, held)| std::mem::take(held));
        (self.get(variable).cloned(), weight)
    }

    /// All that the host gave.
    pub(super) fn given(self) -> Vec<Value> {
        self.given
    }
}
