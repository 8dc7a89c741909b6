//! What a rendering may still spend, and what it keeps between calls.

use std::rc::Rc;

use gatelens_value::regex::{Flags, Regex};
use gatelens_value::{Exceeded, JavaString, MAX_VISITS, Value, regex};

use super::failure::{Failure, throw};
use crate::limits::Limits;

/// How many compiled patterns are kept.
const MAX_PATTERNS: usize = 32;

/// The steps and bytes that a rendering has used.
pub(crate) struct Budget<'r> {
    pub(crate) limits: &'r Limits,
    pub(crate) steps: u64,
    memory: usize,
    /// What regular expressions may still spend.
    pub(crate) regex_steps: regex::Budget,
    /// The patterns that were compiled, the latest last.
    patterns: Vec<(JavaString, Rc<Regex>)>,
    /// Lists and maps into which the template has put something that can hold them in turn.
    knots: Vec<Value>,
}

impl<'r> Budget<'r> {
    pub(crate) fn new(limits: &'r Limits) -> Self {
        Self {
            limits,
            steps: 0,
            memory: 0,
            regex_steps: regex::Budget::new(limits.regex_steps),
            patterns: Vec::new(),
            knots: Vec::new(),
        }
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

    /// Counts the work of a walk over a value, as comparing and hashing do.
    pub(crate) fn weigh(&mut self, value: &Value) -> Result<(), Failure> {
        let mut pending = match value {
            Value::List(_) | Value::Map(_) => vec![value.clone()],
            _ => return Ok(()),
        };
        let mut count = 0;
        while let Some(value) = pending.pop() {
            let holds = |value: &&Value| matches!(value, Value::List(_) | Value::Map(_));
            match &value {
                Value::List(list) => {
                    count += list.len();
                    pending.extend(list.borrow().iter().filter(holds).cloned());
                }
                Value::Map(map) => {
                    count += map.len();
                    let _ = map.try_each(|_, value| {
                        pending.extend(Some(value).filter(holds).cloned());
                        Ok::<(), ()>(())
                    });
                }
                _ => {}
            }
            if count > MAX_VISITS as usize {
                break;
            }
        }
        self.work(count / 4)
    }

    /// The compiled form of a pattern.
    pub(crate) fn regex(&mut self, pattern: &JavaString) -> Result<Rc<Regex>, Failure> {
        if let Some((_, regex)) = self.patterns.iter().rev().find(|(known, _)| known == pattern) {
            return Ok(Rc::clone(regex));
        }
        self.work(pattern.len())?;
        let compiled = match pattern.as_str() {
            Some(pattern) => Regex::compile_str(pattern, Flags::NONE),
            None => Regex::compile(&pattern.to_units(), Flags::NONE),
        };
        let regex = match compiled {
            Ok(regex) => Rc::new(regex),
            Err(error) => return throw("java.util.regex.PatternSyntaxException", error.to_string()),
        };
        if self.patterns.len() >= MAX_PATTERNS {
            self.patterns.remove(0);
        }
        self.patterns.push((pattern.clone(), Rc::clone(&regex)));
        Ok(regex)
    }

    /// Remembers that `value` was put into `holder`.
    pub(crate) fn tie(&mut self, holder: &Value, value: &Value) {
        if matches!(value, Value::List(_) | Value::Map(_) | Value::Object(_)) {
            self.knots.push(holder.clone());
        }
    }

    /// Takes apart what holds itself, so that nothing of the rendering stays behind but what the host holds.
    pub(crate) fn release(&mut self, host: Vec<Value>) {
        crate::java::cycles::release(std::mem::take(&mut self.knots), host);
    }
}
