//! Which elements a collection has, found as Java finds them: by `equals`, or by hash where it has one.
//!
//! Java asks the element that is looked for whether it equals those that are there, never the other way round, which
//! shows where one of them holds itself.

use std::ops::Range;

use gatelens_value::{Exceeded, List, Value, Walk};

use super::list::{collection, resizable};
use crate::eval::{Budget, Failure, Outcome, throw};
use crate::java::{Java, ViewKind};

/// The place of the first element that equals `value`.
pub(super) fn position(
    budget: &mut Budget<'_>,
    items: &[Value],
    value: &Value,
) -> Result<Option<usize>, Failure> {
    budget.work(items.len() / 8)?;
    budget.walk(|walk| first(items.iter().enumerate(), value, walk))
}

/// The place of the last element that equals `value`.
pub(super) fn last_position(
    budget: &mut Budget<'_>,
    items: &[Value],
    value: &Value,
) -> Result<Option<usize>, Failure> {
    budget.work(items.len() / 8)?;
    budget.walk(|walk| first(items.iter().enumerate().rev(), value, walk))
}

fn first<'i>(
    items: impl Iterator<Item = (usize, &'i Value)>,
    value: &Value,
    walk: &mut Walk,
) -> Result<Option<usize>, Exceeded> {
    for (at, item) in items {
        if walk.equal(value, item)? {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

/// Whether a collection has an element that equals `value`.
pub(super) fn contains(budget: &mut Budget<'_>, holder: &Value, value: &Value) -> Result<bool, Failure> {
    match holder {
        Value::List(list) => Ok(position(budget, &list.borrow(), value)?.is_some()),
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::View(view)) => {
                if view.kind == ViewKind::Values {
                    budget.work(view.map().len() / 8)?;
                }
                Ok(budget.walk(|walk| view.find(value, walk))?.is_some())
            }
            Some(Java::SubList(part)) => match part.items() {
                Some(items) => Ok(position(budget, &items, value)?.is_some()),
                None => throw("java.util.ConcurrentModificationException", "the list has changed its size"),
            },
            _ => Ok(false),
        },
        _ => Ok(false),
    }
}

/// Whether a collection has all elements of another one.
pub(super) fn contains_all(budget: &mut Budget<'_>, holder: &Value, others: &Value) -> Outcome {
    for value in collection(budget, std::slice::from_ref(others), 0)? {
        if !contains(budget, holder, &value)? {
            return Ok(Value::Boolean(false));
        }
    }
    Ok(Value::Boolean(true))
}

/// The collection of an argument; null fails as in Java.
pub(super) fn present(others: &Value) -> Result<&Value, Failure> {
    if others.is_null() {
        return throw("java.lang.NullPointerException", "the collection is null");
    }
    Ok(others)
}

/// Keeps only those elements in a part of a list that are, or are not, in a collection; answers where the part ends now.
///
/// As in Java they move up one by one, which the collection sees if it is a part of the list as well.
pub(super) fn filter(
    budget: &mut Budget<'_>,
    list: &List,
    part: Range<usize>,
    others: &Value,
    keep: bool,
) -> Result<usize, Failure> {
    let others = present(others)?;
    budget.work(part.len())?;
    let (mut end, all) = (part.start, part.end);
    for at in part {
        let Some(item) = list.get(at) else { break };
        if contains(budget, others, &item)? == keep {
            if end < at {
                list.set(end, item);
            }
            end += 1;
        }
    }
    if end < all {
        resizable(budget, list)?;
        list.remove_range(end, all);
    }
    Ok(end)
}
