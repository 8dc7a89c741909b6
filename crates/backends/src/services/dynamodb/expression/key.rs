//! Conditions on keys, which choose a partition and a stretch of it.

use super::ast::{Comparator, Function, Operand, Test};
use super::condition::Condition;
use super::evaluate::holds;
use super::{Source, Substitutes};
use crate::services::dynamodb::attribute::{Attribute, Item};
use crate::services::dynamodb::refusal;
use crate::services::service::Fault;

/// The names of a table's or an index's keys.
pub(in crate::services::dynamodb) struct KeyNames<'a> {
    /// The partition key.
    pub hash: &'a str,
    /// The sort key.
    pub range: Option<&'a str>,
}

/// A condition on keys.
#[derive(Clone, Debug)]
pub(in crate::services::dynamodb) struct KeyCondition {
    parts: Vec<Part>,
    condition: Condition,
}

/// The condition on one key.
#[derive(Clone, Debug)]
pub(in crate::services::dynamodb) struct Part {
    /// The key.
    pub name: String,
    /// Whether the key must equal the value.
    pub is_equal: bool,
    /// The values that it is compared with.
    pub values: Vec<Attribute>,
    test: Test,
}

impl Part {
    /// Whether an item meets it.
    pub fn holds(&self, item: &Item) -> bool {
        holds(&self.test, item)
    }
}

impl KeyCondition {
    /// Reads a condition on keys.
    ///
    /// # Errors
    /// The `ValidationException` of what is none.
    pub fn parse(source: Source<'_>, substitutes: &Substitutes) -> Result<Self, Fault> {
        let condition = Condition::parse(source, substitutes)?;
        Ok(KeyCondition { parts: Vec::new(), condition })
    }

    /// Finds the keys that it speaks of.
    ///
    /// # Errors
    /// The `ValidationException` of what no key condition may say.
    pub fn analyze(&mut self) -> Result<(), Fault> {
        let mut parts = Vec::new();
        collect(&self.condition.0, &mut parts)?;
        for value in parts.iter().flat_map(|part: &Part| &part.values) {
            if matches!(value.kind(), "BOOL" | "NULL" | "L" | "M") {
                return Err(refusal(format!(
                    "One or more parameter values were invalid: ComparisonOperator EQ is not valid for {} \
                     AttributeValue type",
                    value.kind()
                )));
            }
        }
        if parts.len() > 2 {
            return Err(refusal("Conditions can be of length 1 or 2 only"));
        }
        self.parts = parts;
        Ok(())
    }

    /// How many keys it speaks of.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// What it says of a key.
    pub fn of(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// Whether an item lies in the stretch.
    pub fn holds(&self, item: &Item) -> bool {
        self.condition.holds(item)
    }
}

/// What is said of an operator that no key condition may have.
fn refused(operator: &str) -> Fault {
    refusal(format!("Invalid operator used in KeyConditionExpression: {operator}"))
}

/// Finds the conditions on single keys in a test.
fn collect(test: &Test, parts: &mut Vec<Part>) -> Result<(), Fault> {
    let (operands, first_only): (Vec<&Operand>, Option<&str>) = match test {
        Test::And(tests) => return tests.iter().try_for_each(|test| collect(test, parts)),
        Test::Or(_) => return Err(refused("OR")),
        Test::Not(_) => return Err(refused("NOT")),
        Test::In(..) => return Err(refused("IN")),
        Test::Compare(Comparator::NotEqual, ..) => return Err(refused("<>")),
        Test::Compare(_, one, other) => (vec![one, other], None),
        Test::Between(middle, low, high) => (vec![middle, low, high], Some("BETWEEN")),
        Test::Call(Function::BeginsWith, operands) => (operands.iter().collect(), Some("begins_with")),
        Test::Call(function, _) => return Err(refused(function.name())),
    };
    let is_path = |operand: Option<&&Operand>| matches!(operand, Some(Operand::Path(_)));
    if let Some(operator) = first_only.filter(|_| !is_path(operands.first())) {
        return Err(refusal(format!(
            "Invalid condition in KeyConditionExpression: {operator} operator must have the key attribute as its \
             first operand"
        )));
    }
    let (mut key, mut values) = (None, Vec::new());
    for operand in &operands {
        match operand {
            Operand::Path(_) if key.is_some() => {
                return Err(refusal(
                    "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
                ));
            }
            Operand::Path(path) if path.0.len() > 1 => {
                return Err(refusal("KeyConditionExpressions cannot have conditions on nested attributes"));
            }
            Operand::Path(path) => key = Some(path.root().to_owned()),
            Operand::Value(value) => values.push(value.clone()),
            Operand::Call(..) | Operand::Plus(..) | Operand::Minus(..) => {
                return Err(refusal("KeyConditionExpressions cannot contain nested operations"));
            }
            Operand::Undefined => {}
        }
    }
    let Some(name) = key else {
        return Err(refusal("Invalid condition in KeyConditionExpression: No key attribute specified"));
    };
    if parts.iter().any(|part| part.name == name) {
        return Err(refusal("KeyConditionExpressions must only contain one condition per key"));
    }
    let is_equal = matches!(test, Test::Compare(Comparator::Equal, ..));
    parts.push(Part { name, is_equal, values, test: test.clone() });
    Ok(())
}
