//! Conditions on keys, which choose a partition and a stretch of it.

use super::ast::{Comparator, Function, Operand, Path, Test};
use super::condition::Condition;
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
    /// The value of the partition key.
    pub hash: Attribute,
    /// The values of the sort key that are compared with, for a check of their type.
    pub range: Vec<Attribute>,
    condition: Condition,
}

impl KeyCondition {
    /// Reads a condition on keys.
    ///
    /// # Errors
    /// The `ValidationException` of what is none.
    pub fn parse(source: Source<'_>, substitutes: &Substitutes, keys: &KeyNames<'_>) -> Result<Self, Fault> {
        let condition = Condition::parse(source, substitutes)?;
        let tests = match &condition.0 {
            Test::And(tests) => tests.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut hash = None;
        let mut range = None;
        for test in tests {
            let (path, comparator, values) = simple(source, test)?;
            if path.0.len() > 1 {
                return Err(source.invalid(format!(
                    "KeyConditionExpressions cannot have conditions on nested attributes; path: {path}"
                )));
            }
            let (is_hash, is_range) = (path.root() == keys.hash, Some(path.root()) == keys.range);
            if (is_hash && hash.is_some()) || (is_range && range.is_some()) {
                return Err(source.invalid("KeyConditionExpressions must only contain one condition per key"));
            }
            if is_hash && comparator == Some(Comparator::Equal) {
                hash = values.first().cloned();
            } else if is_range {
                range = Some(values);
            } else if is_hash {
                return Err(refusal("Query key condition not supported"));
            } else if tests.len() > 2 {
                return Err(refusal("Conditions can be of length 1 or 2 only"));
            } else {
                let missing = if hash.is_none() && !tests.iter().any(|test| names(test, keys.hash)) {
                    Some(keys.hash)
                } else {
                    keys.range
                };
                return Err(match missing {
                    Some(name) => refusal(format!("Query condition missed key schema element: {name}")),
                    None => refusal("Query key condition not supported"),
                });
            }
        }
        match hash {
            Some(hash) => Ok(KeyCondition { hash, range: range.unwrap_or_default(), condition }),
            None => Err(refusal(format!("Query condition missed key schema element: {}", keys.hash))),
        }
    }

    /// Whether an item lies in the stretch.
    pub fn holds(&self, item: &Item) -> bool {
        self.condition.holds(item)
    }
}

fn names(test: &Test, name: &str) -> bool {
    match test {
        Test::Compare(_, Operand::Path(path), _) => path.root() == name,
        _ => false,
    }
}

/// The path of one condition, its comparison, and the values that it compares with.
fn simple<'a>(
    source: Source<'_>,
    test: &'a Test,
) -> Result<(&'a Path, Option<Comparator>, Vec<Attribute>), Fault> {
    let refused = |operator: &str| {
        source.invalid(format!("Invalid operator used in KeyConditionExpression: {operator}"))
    };
    let value = |operand: &Operand| match operand {
        Operand::Value(value) => Ok(value.clone()),
        Operand::Call(..) => Err(refused("size")),
        _ => Err(source.invalid(
            "Invalid operand: KeyConditionExpressions must compare a key with an expression attribute value",
        )),
    };
    match test {
        Test::Or(_) => Err(refused("OR")),
        Test::Not(_) => Err(refused("NOT")),
        Test::In(..) => Err(refused("IN")),
        Test::Compare(Comparator::NotEqual, ..) => Err(refused("<>")),
        // A condition in parentheses of its own.
        Test::And(_) => Err(refusal("Conditions can be of length 1 or 2 only")),
        Test::Compare(comparator, Operand::Path(path), other) => {
            Ok((path, Some(*comparator), vec![value(other)?]))
        }
        Test::Compare(comparator, other, Operand::Path(path)) => {
            let turned = (*comparator == Comparator::Equal).then_some(Comparator::Equal);
            Ok((path, turned, vec![value(other)?]))
        }
        Test::Between(Operand::Path(path), low, high) => Ok((path, None, vec![value(low)?, value(high)?])),
        Test::Call(Function::BeginsWith, operands) => match operands.as_slice() {
            [Operand::Path(path), start] => Ok((path, None, vec![value(start)?])),
            _ => Err(refused("begins_with")),
        },
        Test::Call(function, _) => {
            let named = super::ast::FUNCTIONS.iter().find(|(_, known, _)| known == function);
            Err(refused(named.map_or("", |(name, ..)| name)))
        }
        Test::Compare(..) | Test::Between(..) => Err(refused("size")),
    }
}
