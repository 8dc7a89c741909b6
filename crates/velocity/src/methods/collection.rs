//! Views of maps, parts of lists, and iterators.

use gatelens_value::{Component, List, Value};

use super::list::{
    collection, found, out_of_bounds, replace, resizable, sorted, to_array, unfiltered_items, unsupported,
};
use super::membership::{self, contains, contains_all, last_position, position, present};
use super::{any, arg, integer, unsigned, void};
use crate::eval::iteration::Next;
use crate::eval::{Budget, Failure, Outcome, throw};
use crate::java::{Java, ListIterator, SubList, View, ViewKind};

fn java(this: &Value) -> Option<&Java> {
    match this {
        Value::Object(object) => object.downcast_ref::<Java>(),
        _ => None,
    }
}

fn view(this: &Value) -> Option<&View> {
    match java(this) {
        Some(Java::View(view)) => Some(view),
        _ => None,
    }
}

/// A copy of the elements of a view.
fn items(budget: &mut Budget<'_>, this: &Value) -> Result<Vec<Value>, Failure> {
    let Some(view) = view(this) else { return Ok(Vec::new()) };
    let size = view.map().len();
    // Entries are objects, which are made.
    budget.work(if view.kind == ViewKind::Entries { size * 2 } else { size / 4 })?;
    Ok(view.items())
}

/// Removes an element; whether there was one.
fn remove(budget: &mut Budget<'_>, view: &View, value: &Value) -> Result<bool, Failure> {
    if view.kind == ViewKind::Values {
        budget.work(view.map().len())?;
    }
    let found = budget.walk(|walk| view.find_to_remove(value, walk))?;
    Ok(found.and_then(|slot| view.map().remove_at(slot)).is_some())
}

/// Removes the elements that are, or are not, in a collection.
fn filter(budget: &mut Budget<'_>, this: &Value, others: &Value, keep: bool) -> Outcome {
    let Some(view) = view(this) else { return Ok(Value::Null) };
    let mut iteration = view.iteration();
    budget.work(iteration.prepared())?;
    let mut changed = false;
    while iteration.has_next() {
        let Next::Value(item) = iteration.next() else { break };
        if contains(budget, others, &item)? != keep {
            iteration.remove();
            changed = true;
        }
    }
    Ok(Value::Boolean(changed))
}

/// Removes all elements that are in a collection: a set that is larger looks for each of these.
fn remove_all(budget: &mut Budget<'_>, this: &Value, others: &Value) -> Outcome {
    let Some(view) = view(this) else { return Ok(Value::Null) };
    let others = present(others)?;
    if view.kind == ViewKind::Values || view.map().len() <= size_of(others)? {
        return filter(budget, this, others, false);
    }
    let mut changed = false;
    for value in collection(budget, std::slice::from_ref(others), 0)? {
        changed |= remove(budget, view, &value)?;
    }
    Ok(Value::Boolean(changed))
}

/// The size of a collection; fails for a part of a list that has changed its size meanwhile.
fn size_of(collection: &Value) -> Result<usize, Failure> {
    Ok(match collection {
        Value::List(list) => list.len(),
        other => match view(other) {
            Some(view) => view.map().len(),
            None => part(other)?.0.len(),
        },
    })
}

// ---- parts of lists

/// The part and its list; fails if the list has changed its size meanwhile.
fn part(this: &Value) -> Result<(&SubList, &List), Failure> {
    if let Some(Java::SubList(part)) = java(this)
        && let Some(list) = part.list()
    {
        return Ok((part, list));
    }
    throw("java.util.ConcurrentModificationException", "the list has changed its size")
}

/// A copy of the elements of a part.
fn part_items(budget: &mut Budget<'_>, this: &Value) -> Result<Vec<Value>, Failure> {
    let (part, _) = part(this)?;
    budget.work(part.len() / 4)?;
    Ok(part.items().unwrap_or_default())
}

/// The place in the list of an index in its part.
fn place(part: &SubList, index: i32) -> Result<usize, Failure> {
    if unsigned(index) < part.len() {
        Ok(part.start + unsigned(index))
    } else {
        out_of_bounds(index, part.len()).map(|_| 0)
    }
}

fn part_filter(budget: &mut Budget<'_>, this: &Value, args: &[Value], keep: bool) -> Outcome {
    let (part, list) = part(this)?;
    if list.kind().is_array() {
        let items = part_items(budget, this)?;
        return unfiltered_items(budget, &items, arg(args, 0), keep);
    }
    let end = part.end();
    let left = membership::filter(budget, list, part.start..end, arg(args, 0), keep)?;
    if left < end {
        part.resized(left);
    }
    Ok(Value::Boolean(left < end))
}

/// Adds elements before an index of the part.
fn part_add(budget: &mut Budget<'_>, this: &Value, index: usize, items: Vec<Value>) -> Outcome {
    let (part, list) = part(this)?;
    budget.elements(items.len())?;
    budget.work(items.len() / 2)?;
    let holder = Value::List(list.clone());
    items.iter().for_each(|item| budget.tie(&holder, item));
    let (any, end) = (!items.is_empty(), part.end() + items.len());
    if any {
        resizable(budget, list)?;
        list.insert_all(part.start + index, items);
        part.resized(end);
    }
    Ok(Value::Boolean(any))
}

fn part_iterator(this: &Value, from: i32) -> Outcome {
    let (part, list) = part(this)?;
    if unsigned(from) > part.len() {
        return throw("java.lang.IndexOutOfBoundsException", format!("Index: {from}"));
    }
    let at = part.start + unsigned(from);
    Ok(Value::object(Java::ListIterator(ListIterator::new(list, Some(this.clone()), at))))
}

// ---- iterators

fn no_such_element() -> Outcome {
    throw("java.util.NoSuchElementException", "there is no next element")
}

fn both_ways(this: &Value) -> Result<&ListIterator, Failure> {
    match java(this) {
        Some(Java::ListIterator(iterator)) => Ok(iterator),
        _ => throw("java.lang.IllegalStateException", "no list iterator"),
    }
}

fn unchanged(iterator: &ListIterator) -> Result<(), Failure> {
    if iterator.list.modifications() == iterator.modifications.get() {
        Ok(())
    } else {
        throw("java.util.ConcurrentModificationException", "the list has changed its size")
    }
}

fn move_to(iterator: &ListIterator, at: Option<usize>, then: usize) -> Outcome {
    unchanged(iterator)?;
    let inside = at.filter(|at| *at < iterator.end());
    let Some(item) = inside.and_then(|at| iterator.list.get(at)) else { return no_such_element() };
    *iterator.last.borrow_mut() = at;
    iterator.at.set(then);
    Ok(item)
}

methods! {
    /// Views of maps.
    METHODS {
        "size"() "The number of elements." "#set($m = {'k': 1})$m.keySet().size()"
            |_, this, _| Ok(integer(view(this).map_or(0, |view| view.map().len())));
        "isEmpty"() "Whether there are no elements." "#set($m = {'k': 1})$m.keySet().isEmpty()"
            |_, this, _| Ok(Value::Boolean(view(this).is_none_or(|view| view.map().is_empty())));
        "contains"(Object) "Whether an element equals the value." "#set($m = {'k': 1})$m.keySet().contains('k')"
            |budget, this, args| contains(budget, this, arg(args, 0)).map(Value::Boolean);
        "containsAll"(Collection) "Whether all elements of a collection are here." "#set($m = {'k': 1})$m.keySet().containsAll(['k'])"
            |budget, this, args| contains_all(budget, this, arg(args, 0));
        "iterator"() "An iterator." "#set($m = {'k': 1})#set($i = $m.keySet().iterator())$i.next()"
            |budget, this, _| match view(this) {
                Some(view) => {
                    // It holds the places of all elements, of which four take the room of one.
                    budget.work(view.map().len() / 8)?;
                    budget.elements(view.map().len() / 4)?;
                    Ok(Java::iterator(view.iteration(), view.iterator_class()))
                }
                None => Ok(Value::Null),
            };
        "toArray"() "The elements as an array." "#set($m = {'k': 1})$m.keySet().toArray().get(0)"
            |budget, this, _| {
                let items = items(budget, this)?;
                budget.elements(items.len())?;
                Ok(Value::List(List::array(Component::Objects, items)))
            };
        "toArray"(Objects) "The elements as an array." "#set($m = {'k': 1})$m.keySet().toArray(0).get(0)"
            |budget, this, args| {
                let items = items(budget, this)?;
                budget.elements(items.len())?;
                to_array(items, arg(args, 0))
            };
        "remove"(Object) "Removes an element, and its key from the map; whether there was one." "#set($m = {'k': 1})$m.keySet().remove('k')"
            |budget, this, args| match view(this) {
                Some(view) => remove(budget, view, arg(args, 0)).map(Value::Boolean),
                None => Ok(Value::Null),
            };
        "removeAll"(Collection) "Removes all elements that are in a collection." "#set($m = {'k': 1})$m.keySet().removeAll(['k'])"
            |budget, this, args| remove_all(budget, this, arg(args, 0));
        "retainAll"(Collection) "Keeps only elements that are in a collection." "#set($m = {'k': 1})$m.keySet().retainAll(['k'])"
            |budget, this, args| filter(budget, this, present(arg(args, 0))?, true);
        "clear"() "Removes all entries of the map." "#set($m = {'k': 1})$m.keySet().clear()$m"
            |_, this, _| {
                if let Some(view) = view(this) {
                    view.map().clear();
                }
                void()
            };
        "add"(Object) "Fails: a view of a map takes nothing." "#set($m = {'k': 1})#if(false)$m.keySet().add('x')#end"
            |_, _, _| throw("java.lang.UnsupportedOperationException", "a view of a map takes nothing");
        "addAll"(Collection) "Fails: a view of a map takes nothing." "#set($m = {'k': 1})#if(false)$m.keySet().addAll(['x'])#end"
            |budget, _, args| {
                if collection(budget, args, 0)?.is_empty() {
                    return Ok(Value::Boolean(false));
                }
                throw("java.lang.UnsupportedOperationException", "a view of a map takes nothing")
            };
    }
    /// Parts of lists.
    SUB_LIST {
        "size"() "The number of elements." "#set($l = [1, 2, 3])$l.subList(0, 2).size()"
            |_, this, _| Ok(integer(part(this)?.0.len()));
        "isEmpty"() "Whether there are no elements." "#set($l = [1, 2, 3])$l.subList(0, 2).isEmpty()"
            |_, this, _| Ok(Value::Boolean(part(this)?.0.len() == 0));
        "get"(Int) "The element at an index." "#set($l = [1, 2, 3])$l.subList(1, 3).get(0)"
            |_, this, args| {
                let index = super::int(args, 0);
                let Some(Java::SubList(quick)) = java(this) else { return Ok(Value::Null) };
                let at = place(quick, index)?;
                Ok(part(this)?.1.get(at).unwrap_or_default())
            };
        "set"(Int, Object) "Replaces an element, in the list too, and returns the old one." "#set($l = [1, 2, 3])$l.subList(1, 3).set(0, 9)$l"
            |budget, this, args| {
                let Some(Java::SubList(quick)) = java(this) else { return Ok(Value::Null) };
                let at = place(quick, super::int(args, 0))?;
                let (_, list) = part(this)?;
                budget.tie(&Value::List(list.clone()), arg(args, 1));
                replace(list, at, any(args, 1))
            };
        "add"(Object) "Adds an element at the end of the part." "#set($l = [1, 2, 3])$l.subList(0, 1).add(9)$l"
            |budget, this, args| {
                let (part, list) = part(this)?;
                resizable(budget, list)?;
                budget.elements(1)?;
                budget.tie(&Value::List(list.clone()), arg(args, 0));
                list.insert(part.end(), any(args, 0));
                part.resized(part.end() + 1);
                Ok(Value::Boolean(true))
            };
        "add"(Int, Object) "Adds an element before an index of the part." "#set($l = [1, 2, 3])$l.subList(0, 1).add(0, 9)$l"
            |budget, this, args| {
                let index = super::int(args, 0);
                let (part, list) = part(this)?;
                if unsigned(index) > part.len() {
                    return throw("java.lang.IndexOutOfBoundsException", format!("Index: {index}, Size: {}", part.len()));
                }
                resizable(budget, list)?;
                budget.elements(1)?;
                budget.tie(&Value::List(list.clone()), arg(args, 1));
                list.insert(part.start + unsigned(index), any(args, 1));
                part.resized(part.end() + 1);
                void()
            };
        "addAll"(Collection) "Adds all elements of a collection at the end of the part." "#set($l = [1, 2, 3])$l.subList(0, 1).addAll([8, 9])$l"
            |budget, this, args| {
                let at = part(this)?.0.len();
                let items = collection(budget, args, 0)?;
                part_add(budget, this, at, items)
            };
        "addAll"(Int, Collection) "Adds all elements of a collection before an index of the part." "#set($l = [1, 2, 3])$l.subList(0, 1).addAll(0, [8, 9])$l"
            |budget, this, args| {
                let index = super::int(args, 0);
                let length = part(this)?.0.len();
                if unsigned(index) > length {
                    return throw("java.lang.IndexOutOfBoundsException", format!("Index: {index}, Size: {length}"));
                }
                let items = collection(budget, args, 1)?;
                part_add(budget, this, unsigned(index), items)
            };
        "remove"(Int) "Removes the element at an index, in the list too, and returns it." "#set($l = [1, 2, 3])$l.subList(1, 3).remove(0)$l"
            |budget, this, args| {
                let Some(Java::SubList(quick)) = java(this) else { return Ok(Value::Null) };
                let at = place(quick, super::int(args, 0))?;
                let (part, list) = part(this)?;
                resizable(budget, list)?;
                let removed = list.remove(at).unwrap_or_default();
                part.resized(part.end() - 1);
                Ok(removed)
            };
        "remove"(Object) "Removes the first element that equals the value; whether there was one." "#set($l = ['a', 'b'])$l.subList(0, 1).remove('a')$l"
            |budget, this, args| {
                let items = part_items(budget, this)?;
                let place = position(budget, &items, arg(args, 0))?;
                if let Some(at) = place {
                    let (part, list) = part(this)?;
                    resizable(budget, list)?;
                    list.remove(part.start + at);
                    part.resized(part.end() - 1);
                }
                Ok(Value::Boolean(place.is_some()))
            };
        "removeAll"(Collection) "Removes all elements that are in a collection." "#set($l = [1, 2])$l.subList(0, 2).removeAll([1])$l"
            |budget, this, args| part_filter(budget, this, args, false);
        "retainAll"(Collection) "Keeps only elements that are in a collection." "#set($l = [1, 2])$l.subList(0, 2).retainAll([1])$l"
            |budget, this, args| part_filter(budget, this, args, true);
        "clear"() "Removes the part from the list." "#set($l = [1, 2, 3])$l.subList(0, 2).clear()$l"
            |budget, this, _| {
                let (part, list) = part(this)?;
                if part.len() > 0 {
                    resizable(budget, list)?;
                }
                list.remove_range(part.start, part.end());
                part.resized(part.start);
                void()
            };
        "contains"(Object) "Whether an element equals the value." "#set($l = [1, 2])$l.subList(0, 1).contains(1)"
            |budget, this, args| contains(budget, this, arg(args, 0)).map(Value::Boolean);
        "containsAll"(Collection) "Whether all elements of a collection are here." "#set($l = [1, 2])$l.subList(0, 1).containsAll([1])"
            |budget, this, args| contains_all(budget, this, arg(args, 0));
        "indexOf"(Object) "The first index of a value, or -1." "#set($l = [1, 2])$l.subList(0, 1).indexOf(1)"
            |budget, this, args| {
                let items = part_items(budget, this)?;
                Ok(found(position(budget, &items, arg(args, 0))?))
            };
        "lastIndexOf"(Object) "The last index of a value, or -1." "#set($l = [1, 2])$l.subList(0, 1).lastIndexOf(1)"
            |budget, this, args| {
                let items = part_items(budget, this)?;
                Ok(found(last_position(budget, &items, arg(args, 0))?))
            };
        "subList"(Int, Int) "A part of the part." "#set($l = [1, 2, 3])$l.subList(0, 3).subList(1, 2)"
            |_, this, args| {
                let (part, list) = part(this)?;
                let (from, to) = (super::int(args, 0), super::int(args, 1));
                if from < 0 || unsigned(to) > part.len() {
                    return throw("java.lang.IndexOutOfBoundsException", format!("fromIndex: {from}, toIndex: {to}"));
                }
                if from > to {
                    return throw("java.lang.IllegalArgumentException", format!("fromIndex({from}) > toIndex({to})"));
                }
                let (from, to) = (part.start + unsigned(from), part.start + unsigned(to));
                Ok(Value::object(Java::SubList(SubList::new(list, from, to))))
            };
        "iterator"() "An iterator that goes both ways." "#set($l = [1, 2])#set($i = $l.subList(0, 1).iterator())$i.next()"
            |_, this, _| part_iterator(this, 0);
        "listIterator"() "An iterator that goes both ways." "#set($l = [1, 2])#set($i = $l.subList(0, 1).listIterator())$i.next()"
            |_, this, _| part_iterator(this, 0);
        "listIterator"(Int) "An iterator that goes both ways, from an index on." "#set($l = [1, 2])#set($i = $l.subList(0, 2).listIterator(1))$i.next()"
            |_, this, args| part_iterator(this, super::int(args, 0));
        "toArray"() "The elements as an array." "#set($l = [1, 2])$l.subList(0, 1).toArray().get(0)"
            |budget, this, _| {
                let items = part_items(budget, this)?;
                budget.elements(items.len())?;
                Ok(Value::List(List::array(Component::Objects, items)))
            };
        "toArray"(Objects) "The elements as an array." "#set($l = [1, 2])$l.subList(0, 1).toArray(0).get(0)"
            |budget, this, args| {
                let items = part_items(budget, this)?;
                budget.elements(items.len())?;
                to_array(items, arg(args, 0))
            };
        "sort"(Foreign) "Sorts in the natural order; the argument must be null." "#set($l = [2, 1])$l.subList(0, 2).sort(null)$l"
            |budget, this, _| {
                let items = part_items(budget, this)?;
                let items = sorted(budget, items)?;
                let (part, list) = part(this)?;
                for (at, item) in items.into_iter().enumerate() {
                    list.set(part.start + at, item);
                }
                void()
            };
    }
    ITERATOR {
        "hasNext"() "Whether there is a next element." "#set($l = [1])#set($i = $l.iterator())$i.hasNext()"
            |_, this, _| match java(this) {
                Some(Java::Iterator { iteration, .. }) => Ok(Value::Boolean(iteration.borrow().has_next())),
                _ => Ok(Value::Null),
            };
        "next"() "The next element; an error if there is none." "#set($l = [1])#set($i = $l.iterator())$i.next()"
            |_, this, _| match java(this) {
                Some(Java::Iterator { iteration, .. }) => {
                    let mut iteration = iteration.borrow_mut();
                    if !iteration.has_next() && !iteration.is_stale() {
                        return no_such_element();
                    }
                    match iteration.next() {
                        Next::Value(value) => Ok(value),
                        Next::Changed => throw(
                            "java.util.ConcurrentModificationException",
                            "what is iterated has changed meanwhile",
                        ),
                    }
                }
                _ => Ok(Value::Null),
            };
        "remove"() "Removes the element that was returned last." "#set($l = [1, 2])#set($i = $l.iterator())$i.next()$i.remove()$l"
            |budget, this, _| match java(this) {
                Some(Java::Iterator { iteration, .. }) => {
                    if iteration.borrow().is_of_array() {
                        return unsupported();
                    }
                    budget.work(iteration.borrow().elements() / 8)?;
                    if iteration.borrow_mut().remove() {
                        return void();
                    }
                    throw("java.lang.IllegalStateException", "there is nothing to remove")
                }
                _ => Ok(Value::Null),
            };
    }
    LIST_ITERATOR {
        "hasNext"() "Whether there is a next element." "#set($l = [1])#set($i = $l.listIterator())$i.hasNext()"
            |_, this, _| both_ways(this).map(|it| Value::Boolean(it.at.get() != it.end()));
        "next"() "The next element; an error if there is none." "#set($l = [1])#set($i = $l.listIterator())$i.next()"
            |_, this, _| {
                let iterator = both_ways(this)?;
                let at = iterator.at.get();
                move_to(iterator, Some(at), at + 1)
            };
        "hasPrevious"() "Whether there is an element before." "#set($l = [1])#set($i = $l.listIterator())$i.hasPrevious()"
            |_, this, _| both_ways(this).map(|it| Value::Boolean(it.at.get() > it.start()));
        "previous"() "The element before; an error if there is none." "#set($l = [1])#set($i = $l.listIterator(1))$i.previous()"
            |_, this, _| {
                let iterator = both_ways(this)?;
                let at = iterator.at.get().checked_sub(1).filter(|at| *at >= iterator.start());
                move_to(iterator, at, at.unwrap_or(0))
            };
        "nextIndex"() "The index of the next element." "#set($l = [1])#set($i = $l.listIterator())$i.nextIndex()"
            |_, this, _| both_ways(this).map(|it| integer(it.at.get() - it.start()));
        "previousIndex"() "The index of the element before." "#set($l = [1])#set($i = $l.listIterator())$i.previousIndex()"
            |_, this, _| both_ways(this).map(|it| Value::from(i32::try_from(it.at.get() - it.start()).unwrap_or(i32::MAX) - 1));
        "remove"() "Removes the element that was returned last." "#set($l = [1, 2])#set($i = $l.listIterator())$i.next()$i.remove()$l"
            |budget, this, _| {
                let iterator = both_ways(this)?;
                let last = iterator.last.borrow_mut().take();
                let Some(at) = last else {
                    return throw("java.lang.IllegalStateException", "there is nothing to remove");
                };
                unchanged(iterator)?;
                resizable(budget, &iterator.list)?;
                iterator.list.remove(at);
                iterator.at.set(at);
                iterator.resized(-1);
                void()
            };
        "set"(Object) "Replaces the element that was returned last." "#set($l = [1, 2])#set($i = $l.listIterator())$i.next()$i.set(9)$l"
            |budget, this, args| {
                let iterator = both_ways(this)?;
                let Some(at) = *iterator.last.borrow() else {
                    return throw("java.lang.IllegalStateException", "there is nothing to replace");
                };
                unchanged(iterator)?;
                budget.tie(&Value::List(iterator.list.clone()), arg(args, 0));
                replace(&iterator.list, at, any(args, 0))?;
                void()
            };
        "add"(Object) "Adds an element before the next one." "#set($l = [1, 2])#set($i = $l.listIterator())$i.add(9)$l"
            |budget, this, args| {
                let iterator = both_ways(this)?;
                unchanged(iterator)?;
                resizable(budget, &iterator.list)?;
                budget.elements(1)?;
                budget.tie(&Value::List(iterator.list.clone()), arg(args, 0));
                let at = iterator.at.get();
                iterator.list.insert(at, any(args, 0));
                iterator.at.set(at + 1);
                *iterator.last.borrow_mut() = None;
                iterator.resized(1);
                void()
            };
    }
}
