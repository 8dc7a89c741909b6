//! Whether an item meets a condition.

use super::ast::{Comparator, Function, Operand, Test};
use crate::services::dynamodb::attribute::{Attribute, Item};
use crate::services::dynamodb::number::Decimal;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Whether an item meets a test.
pub(super) fn holds(test: &Test, item: &Item) -> bool {
    match test {
        Test::And(tests) => tests.iter().all(|test| holds(test, item)),
        Test::Or(tests) => tests.iter().any(|test| holds(test, item)),
        Test::Not(test) => !holds(test, item),
        Test::Compare(comparator, one, other) => {
            compares(*comparator, value(one, item).as_deref(), value(other, item).as_deref())
        }
        Test::Between(middle, low, high) => {
            let [middle, low, high] = [middle, low, high].map(|operand| value(operand, item));
            compares(Comparator::GreaterOrEqual, middle.as_deref(), low.as_deref())
                && compares(Comparator::LessOrEqual, middle.as_deref(), high.as_deref())
        }
        Test::In(one, list) => {
            let one = value(one, item);
            list.iter()
                .any(|other| compares(Comparator::Equal, one.as_deref(), value(other, item).as_deref()))
        }
        Test::Call(function, operands) => call(*function, operands, item),
    }
}

/// The value of an operand; nothing where there is none.
fn value<'a>(operand: &'a Operand, item: &'a Item) -> Option<Cow<'a, Attribute>> {
    match operand {
        Operand::Path(path) => path.find(item).map(Cow::Borrowed),
        Operand::Value(value) => Some(Cow::Borrowed(value)),
        Operand::Call(_, operands) => {
            let length = value(operands.first()?, item)?.length()?;
            Some(Cow::Owned(Attribute::N(Decimal::whole(length))))
        }
        Operand::Plus(..) | Operand::Minus(..) | Operand::Undefined => None,
    }
}

fn compares(comparator: Comparator, one: Option<&Attribute>, other: Option<&Attribute>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        // What is not there differs from everything.
        return comparator == Comparator::NotEqual;
    };
    let order = || one.compare(other);
    match comparator {
        Comparator::Equal => one.equals(other),
        Comparator::NotEqual => !one.equals(other),
        Comparator::Less => order() == Some(Ordering::Less),
        Comparator::LessOrEqual => order().is_some_and(Ordering::is_le),
        Comparator::Greater => order() == Some(Ordering::Greater),
        Comparator::GreaterOrEqual => order().is_some_and(Ordering::is_ge),
    }
}

fn call(function: Function, operands: &[Operand], item: &Item) -> bool {
    let mut values = operands.iter().map(|operand| value(operand, item));
    let (first, second) = (values.next().flatten(), values.next().flatten());
    match (function, first.as_deref(), second.as_deref()) {
        (Function::AttributeExists, first, _) => first.is_some(),
        (Function::AttributeNotExists, first, _) => first.is_none(),
        (Function::AttributeType, Some(first), Some(Attribute::S(kind))) => first.kind() == kind,
        (Function::BeginsWith, Some(Attribute::S(text)), Some(Attribute::S(start))) => {
            text.starts_with(start)
        }
        (Function::BeginsWith, Some(Attribute::B(bytes)), Some(Attribute::B(start))) => {
            bytes.starts_with(start)
        }
        (Function::Contains, Some(whole), Some(part)) => contains(whole, part),
        _ => false,
    }
}

fn contains(whole: &Attribute, part: &Attribute) -> bool {
    match (whole, part) {
        (Attribute::S(text), Attribute::S(part)) => text.contains(part.as_str()),
        (Attribute::B(bytes), Attribute::B(part)) => {
            part.is_empty() || bytes.windows(part.len()).any(|window| window == part.as_slice())
        }
        (Attribute::Ss(items), Attribute::S(part)) => items.contains(part),
        (Attribute::Ns(items), Attribute::N(part)) => items.contains(part),
        (Attribute::Bs(items), Attribute::B(part)) => items.contains(part),
        (Attribute::L(items), part) => items.iter().any(|item| item.equals(part)),
        _ => false,
    }
}
