//! From which of the host's values a variable comes: followed through `#set` and `#foreach` while that is traced.

use gatelens_value::Value;

use super::Machine;
use super::iteration::Iteration;
use crate::ast::{Expression, Node, Reference, Step, Variable};
use crate::host::Host;
use crate::provenance::{ReadValue, TraceSink};

/// How many origins a variable keeps.
const MAX_ORIGINS: usize = 8;

impl<H: Host, T: TraceSink> Machine<'_, H, T> {
    /// What of the host's was read since `from`.
    pub(super) fn host_reads(&self, from: usize) -> Vec<ReadValue> {
        let reads = self.reads.get(from..).unwrap_or(&[]).iter().rev();
        let mut found: Vec<_> =
            reads.filter(|read| !read.source.is_empty()).take(MAX_ORIGINS).cloned().collect();
        found.reverse();
        found
    }

    /// Notes what the value of a variable comes from.
    pub(super) fn originate(&mut self, variable: Variable, origins: Vec<ReadValue>) {
        if let Some(slot) = self.origins.get_mut(variable.0 as usize) {
            *slot = origins;
        }
    }

    /// What the value of a variable comes from.
    pub(super) fn origin(&self, variable: Variable) -> Vec<ReadValue> {
        self.origins.get(variable.0 as usize).cloned().unwrap_or_default()
    }

    /// Records the reads that stand behind a reference: those of its variable, followed along its steps.
    pub(super) fn read_origins(&mut self, reference: &Reference, value: &Value) {
        let Some(origins) = self.origins.get(reference.root.0 as usize) else { return };
        if origins.is_empty() {
            return;
        }
        let mut path = String::new();
        for step in &reference.steps {
            if !follow(step, &mut path) {
                break;
            }
        }
        let followed = origins.iter().map(|origin| ReadValue {
            source: origin.source.clone(),
            path: format!("{}{path}", origin.path),
            value: value.clone(),
        });
        let followed: Vec<_> = followed.collect();
        self.reads.extend(followed);
    }

    /// The origins of a loop's variable in one round.
    pub(super) fn originate_round(
        &mut self,
        variable: Variable,
        source: &[ReadValue],
        part: &Iteration,
        value: &Value,
    ) {
        let place = part.place();
        let origins = source.iter().map(|origin| ReadValue {
            source: origin.source.clone(),
            path: format!("{}{place}", origin.path),
            value: value.clone(),
        });
        self.originate(variable, origins.collect());
    }
}

/// Appends a step to a path; false if it leads out of the value, as a method does.
fn follow(step: &Step, path: &mut String) -> bool {
    match step {
        Step::Property { name, .. } if name.text() != "class" => member(name.text(), path),
        Step::Index { index: Expression { node: Node::Literal(Value::Number(number)), .. }, .. } => {
            path.push_str(&format!("[{number}]"));
        }
        Step::Index { index: Expression { node: Node::Literal(Value::String(key)), .. }, .. } => {
            member(&key.to_utf8_lossy(), path);
        }
        Step::Method { name, arguments, .. } if name.text() == "get" => match &**arguments {
            [Expression { node: Node::Literal(Value::Number(number)), .. }] => {
                path.push_str(&format!("[{number}]"))
            }
            [Expression { node: Node::Literal(Value::String(key)), .. }] => {
                member(&key.to_utf8_lossy(), path)
            }
            _ => return false,
        },
        _ => return false,
    }
    true
}

/// Appends a member's name.
pub(super) fn member(name: &str, path: &mut String) {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !name.is_empty();
    if plain {
        path.push('.');
        path.push_str(name);
    } else {
        path.push_str(&format!("['{}']", name.replace('\'', "\\'")));
    }
}
