//! Lists and maps that hold themselves are taken apart when a rendering ends.
//!
//! Values are counted by reference, and a long-lived host would keep every such knot that a template ties.

use std::collections::BTreeSet;

use gatelens_value::Value;

/// How many values the search for a knot visits.
const MAX_VISITS: usize = 1_000_000;

/// Empties those of `knots` from which they themselves can be reached, but for what the host still holds: it may want
/// to read what the template left there, and lets go of it by itself ([`release_host`]).
pub(crate) fn release(knots: Vec<Value>, host: Vec<Value>) {
    if knots.is_empty() {
        return;
    }
    let mut visits = 0;
    let kept = reachable(host, &mut visits);
    for knot in &knots {
        if !identity(knot).is_some_and(|id| kept.contains(&id)) && reaches_itself(knot, &mut visits) {
            empty(knot);
        }
    }
}

/// Empties the lists and maps that can be reached from `values` and that hold themselves.
pub(crate) fn release_host(values: Vec<Value>) {
    let mut visits = 0;
    let mut seen = BTreeSet::new();
    let mut pending = values;
    while let Some(value) = pending.pop() {
        visits += 1;
        if visits > MAX_VISITS || !identity(&value).is_some_and(|id| seen.insert(id)) {
            continue;
        }
        let held = inside(&value);
        if reaches_itself(&value, &mut visits) {
            empty(&value);
        }
        pending.extend(held);
    }
}

fn empty(value: &Value) {
    match value {
        Value::List(list) => list.clear(),
        Value::Map(map) => map.let_go(),
        Value::Object(object) => match object.downcast_ref::<super::Java>() {
            Some(super::Java::Loop(scope)) => scope.storage().let_go(),
            Some(super::Java::Entry(entry)) => entry.map().let_go(),
            _ => {}
        },
        _ => {}
    }
}

/// The identities of all that can be reached.
fn reachable(from: Vec<Value>, visits: &mut usize) -> BTreeSet<usize> {
    let mut seen = BTreeSet::new();
    let mut pending = from;
    while let Some(value) = pending.pop() {
        *visits += 1;
        if *visits <= MAX_VISITS && identity(&value).is_some_and(|id| seen.insert(id)) {
            pending.extend(inside(&value));
        }
    }
    seen
}

fn identity(value: &Value) -> Option<usize> {
    match value {
        Value::List(list) => Some(list.identity()),
        Value::Map(map) => Some(map.identity()),
        Value::Object(object) => Some(object.identity()),
        _ => None,
    }
}

fn reaches_itself(knot: &Value, visits: &mut usize) -> bool {
    let Some(wanted) = identity(knot) else { return false };
    let mut seen = BTreeSet::new();
    let mut pending = inside(knot);
    while let Some(value) = pending.pop() {
        *visits += 1;
        let Some(id) = identity(&value) else { continue };
        // Past the bound all is taken for knots: a rendering that ties so many is not worth keeping.
        if id == wanted || *visits > MAX_VISITS {
            return true;
        }
        if seen.insert(id) {
            pending.extend(inside(&value));
        }
    }
    false
}

/// The values that a value holds and that can hold others.
fn inside(value: &Value) -> Vec<Value> {
    let holds = |value: &Value| identity(value).is_some();
    match value {
        Value::List(list) => list.borrow().iter().filter(|item| holds(item)).cloned().collect(),
        Value::Map(map) => {
            let pairs = map.pairs().into_iter().flat_map(|(key, value)| [key, value]);
            pairs.chain(map.gone()).filter(holds).collect()
        }
        Value::Object(object) => match object.downcast_ref::<super::Java>() {
            Some(super::Java::Entry(entry)) => entry.held().into_iter().filter(holds).collect(),
            Some(super::Java::View(view)) => vec![Value::Map(view.map().clone())],
            Some(super::Java::SubList(part)) => {
                part.list().map(|list| Value::List(list.clone())).into_iter().collect()
            }
            Some(super::Java::ListIterator(iterator)) => iterator.held(),
            Some(super::Java::Loop(scope)) => {
                std::iter::once(Value::Map(scope.storage())).chain(scope.parent.clone()).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
