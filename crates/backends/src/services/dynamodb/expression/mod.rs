//! DynamoDB's expressions: conditions, filters, keys, updates and projections.
//!
//! An expression is at most 4,096 bytes long, so everything here is bounded by that; nesting is bounded as well.

mod ast;
mod condition;
mod evaluate;
mod key;
mod lexer;
mod parser;
mod projection;
mod reserved;
mod update;

pub(super) use ast::Path;
pub(super) use condition::Condition;
pub(super) use key::{KeyCondition, KeyNames};
pub(super) use projection::{Projection, select};
pub(super) use update::Update;

use super::attribute::{self, Attribute};
use super::refusal;
use crate::services::service::Fault;
use gatelens_value::json::strict::Json;
use std::cell::Cell;

/// How long an expression may be, in bytes.
const MAX_LENGTH: usize = 4096;

/// `ExpressionAttributeNames` and `ExpressionAttributeValues` of a request, and which of them are used.
pub(super) struct Substitutes {
    names: Vec<(String, String, Cell<bool>)>,
    values: Vec<(String, Attribute, Cell<bool>)>,
}

impl Substitutes {
    /// Reads both of a request.
    ///
    /// # Errors
    /// The `ValidationException` of a key that is no placeholder, and of a bad value.
    pub fn read(input: &Json) -> Result<Self, Fault> {
        let given = |name: &str| input.get(name).and_then(Json::as_object);
        let mut substitutes = Substitutes { names: Vec::new(), values: Vec::new() };
        if let Some(names) = given("ExpressionAttributeNames") {
            check_count("ExpressionAttributeNames", names.len())?;
            for member in names {
                placeholder(&member.key, '#', "ExpressionAttributeNames")?;
                let name = member.value.as_str().unwrap_or_default().to_owned();
                substitutes.names.push((member.key.clone(), name, Cell::new(false)));
            }
        }
        if let Some(values) = given("ExpressionAttributeValues") {
            check_count("ExpressionAttributeValues", values.len())?;
            for member in values {
                placeholder(&member.key, ':', "ExpressionAttributeValues")?;
            }
            for member in values {
                let value = attribute::read(&member.value).map_err(|fault| inside(fault, &member.key))?;
                substitutes.values.push((member.key.clone(), value, Cell::new(false)));
            }
        }
        Ok(substitutes)
    }

    /// The attribute's name behind `#name`.
    fn name(&self, placeholder: &str) -> Option<&str> {
        let (_, name, used) = self.names.iter().find(|(known, ..)| known == placeholder)?;
        used.set(true);
        Some(name)
    }

    /// The value behind `:name`.
    fn value(&self, placeholder: &str) -> Option<&Attribute> {
        let (_, value, used) = self.values.iter().find(|(known, ..)| known == placeholder)?;
        used.set(true);
        Some(value)
    }

    /// Refuses what no expression used.
    ///
    /// # Errors
    /// The `ValidationException` that names them.
    pub fn check_used(&self) -> Result<(), Fault> {
        let names = self.names.iter().filter(|(.., used)| !used.get()).map(|(name, ..)| name.as_str());
        let values = self.values.iter().filter(|(.., used)| !used.get()).map(|(name, ..)| name.as_str());
        for (kind, unused) in [
            ("ExpressionAttributeNames", names.collect::<Vec<_>>()),
            ("ExpressionAttributeValues", values.collect::<Vec<_>>()),
        ] {
            if !unused.is_empty() {
                return Err(refusal(format!(
                    "Value provided in {kind} unused in expressions: keys: {{{}}}",
                    unused.join(", ")
                )));
            }
        }
        Ok(())
    }
}

/// Refuses no placeholders at all, and more than an expression can name.
fn check_count(kind: &str, count: usize) -> Result<(), Fault> {
    if count == 0 {
        return Err(refusal(format!("{kind} must not be empty")));
    }
    if count > MAX_LENGTH {
        return Err(refusal(format!("{kind} exceeds max size")));
    }
    Ok(())
}

/// A value's fault, said of the place where it stands.
fn inside(mut fault: Fault, key: &str) -> Fault {
    if !fault.capital {
        let message = fault.message.take().unwrap_or_default();
        fault.message =
            Some(format!("ExpressionAttributeValues contains invalid value: {message} for key {key}"));
    }
    fault
}

fn placeholder(key: &str, sign: char, kind: &str) -> Result<(), Fault> {
    let is_word =
        |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if key.strip_prefix(sign).is_some_and(is_word) {
        return Ok(());
    }
    Err(refusal(format!("{kind} contains invalid key: Syntax error; key: \"{key}\"")))
}

/// Where an expression comes from, for its sentences.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The parameter's name, such as `ConditionExpression`.
    pub kind: &'static str,
    /// The expression.
    pub text: &'a str,
}

impl Source<'_> {
    /// `Invalid ConditionExpression: …`.
    fn invalid(&self, what: impl std::fmt::Display) -> Fault {
        refusal(format!("Invalid {}: {what}", self.kind))
    }

    /// Refuses an empty expression and one that is too long.
    fn check_length(&self) -> Result<(), Fault> {
        if self.text.is_empty() {
            return Err(self.invalid("The expression can not be empty;"));
        }
        if self.text.len() > MAX_LENGTH {
            return Err(self.invalid(format!(
                "Expression size has exceeded the maximum allowed size; expression size: {}",
                self.text.len()
            )));
        }
        Ok(())
    }
}
