//! `java.util.ArrayList`, json-smart's list, and arrays (gateway 3.4-11).

use gatelens_value::{Component, JavaString, List, ListKind, Number, Value};

use super::membership::{self, contains, contains_all, last_position, position, present};
use super::{any, arg, component, elements, int, integer, unsigned, void};
use crate::eval::iteration::Iteration;
use crate::eval::{Budget, Failure, Outcome, throw};
use crate::java::{Java, ListIterator, SubList};

/// For how many elements Java may find the room.
const MOST_CAPACITY: i32 = 1 << 30;

const OUT_OF_BOUNDS: &str = "java.lang.IndexOutOfBoundsException";

pub(super) fn list(this: &Value) -> List {
    match this {
        Value::List(list) => list.clone(),
        _ => List::array_list(Vec::new()),
    }
}

/// Fails for an index that is out of range.
pub(super) fn out_of_bounds(index: i32, size: usize) -> Outcome {
    throw(OUT_OF_BOUNDS, format!("Index {index} out of bounds for length {size}"))
}

pub(super) fn found(place: Option<usize>) -> Value {
    place.map_or(Value::from(-1), integer)
}

/// The elements of a collection argument; null fails as in Java.
pub(super) fn collection(budget: &mut Budget<'_>, args: &[Value], at: usize) -> Result<Vec<Value>, Failure> {
    match elements(arg(args, at)) {
        Some(items) => {
            budget.work(items.len() / 4)?;
            Ok(items)
        }
        None => throw("java.lang.NullPointerException", "the collection is null"),
    }
}

fn filter(budget: &mut Budget<'_>, this: &Value, args: &[Value], keep: bool) -> Outcome {
    let list = list(this);
    let end = list.len();
    membership::filter(budget, &list, 0..end, arg(args, 0), keep).map(|left| Value::Boolean(left < end))
}

/// Sorts as `Collections.sort` with the natural order.
pub(super) fn sorted(budget: &mut Budget<'_>, mut items: Vec<Value>) -> Result<Vec<Value>, Failure> {
    // About as many comparisons as it takes, and as many bytes.
    let rounds = items.len().max(2).ilog2() as usize;
    let bytes: usize = items.iter().filter_map(Value::as_java_string).map(JavaString::byte_len).sum();
    budget.work((items.len() + bytes / 16).saturating_mul(rounds) / 4)?;
    let mut failure = None;
    gatelens_value::sort::by(&mut items, |a, b| match natural_order(a, b) {
        Ok(order) => order.cmp(&0),
        Err(error) => {
            failure.get_or_insert(error);
            std::cmp::Ordering::Equal
        }
    });
    match failure {
        None => Ok(items),
        Some(failure) => Err(failure),
    }
}

/// `compareTo` of two values of one class.
pub(super) fn natural_order(a: &Value, b: &Value) -> Result<i32, Failure> {
    use std::cmp::Ordering;
    let sign = |order: Ordering| order as i32;
    Ok(match (a, b) {
        (Value::Null, _) | (_, Value::Null) => return throw("java.lang.NullPointerException", "null"),
        (Value::String(a), Value::String(b)) => a.compare_to(b),
        (Value::Boolean(a), Value::Boolean(b)) => sign(a.cmp(b)),
        (Value::Character(a), Value::Character(b)) => i32::from(*a) - i32::from(*b),
        (Value::Number(a), Value::Number(b)) => match (a, b) {
            (Number::Byte(a), Number::Byte(b)) => i32::from(*a) - i32::from(*b),
            (Number::Short(a), Number::Short(b)) => i32::from(*a) - i32::from(*b),
            (Number::Integer(a), Number::Integer(b)) => sign(a.cmp(b)),
            (Number::Long(a), Number::Long(b)) => sign(a.cmp(b)),
            (Number::Float(a), Number::Float(b)) => sign(float_order(f64::from(*a), f64::from(*b))),
            (Number::Double(a), Number::Double(b)) => sign(float_order(*a, *b)),
            (Number::BigInteger(a), Number::BigInteger(b)) => sign(a.cmp(b)),
            (Number::BigDecimal(a), Number::BigDecimal(b)) => sign(a.compare(b)),
            _ => return cast(a.class_name(), b.class_name()),
        },
        _ => return cast(a.class_name(), b.class_name()),
    })
}

fn cast(from: &str, to: &str) -> Result<i32, Failure> {
    throw("java.lang.ClassCastException", format!("class {to} cannot be cast to class {from}"))
}

/// `Double.compare`: -0.0 is less than 0.0, NaN equals itself and is greater than all.
fn float_order(a: f64, b: f64) -> std::cmp::Ordering {
    let key = |value: f64| if value.is_nan() { f64::NAN.abs() } else { value };
    key(a).total_cmp(&key(b))
}

fn sub_list(this: &Value, args: &[Value]) -> Outcome {
    let list = list(this);
    let (from, to) = (int(args, 0), int(args, 1));
    if from < 0 {
        return throw(OUT_OF_BOUNDS, format!("fromIndex = {from}"));
    }
    if unsigned(to) > list.len() {
        return throw(OUT_OF_BOUNDS, format!("toIndex = {to}"));
    }
    if from > to {
        return throw("java.lang.IllegalArgumentException", format!("fromIndex({from}) > toIndex({to})"));
    }
    Ok(Value::object(Java::SubList(SubList::new(&list, unsigned(from), unsigned(to)))))
}

fn list_iterator(this: &Value, from: i32) -> Outcome {
    let list = list(this);
    if unsigned(from) > list.len() {
        return throw(OUT_OF_BOUNDS, format!("Index: {from}"));
    }
    Ok(Value::object(Java::ListIterator(ListIterator::new(&list, None, unsigned(from)))))
}

/// `toArray(T[])`: the elements in an array that is at least as long as the given one.
pub(super) fn to_array(items: Vec<Value>, given: &Value) -> Outcome {
    match (given, component(given)) {
        (Value::List(array), Some(component)) => {
            let mut items = items;
            let length = array.len();
            if items.len() < length {
                items.push(Value::Null);
                let rest: Vec<Value> = array.borrow().iter().skip(items.len()).cloned().collect();
                items.extend(rest);
            }
            if !items.iter().all(|item| component.accepts(item)) {
                return throw("java.lang.ArrayStoreException", "an element does not fit the array");
            }
            Ok(Value::List(List::array(component, items)))
        }
        _ => throw("java.lang.NullPointerException", "the array is null"),
    }
}

pub(super) fn unsupported<T>() -> Result<T, Failure> {
    throw("java.lang.UnsupportedOperationException", "an array cannot change its size")
}

/// Counts the work of moving the elements of a list up or down; fails for an array, whose size is fixed.
pub(super) fn resizable(budget: &mut Budget<'_>, list: &List) -> Result<(), Failure> {
    if list.kind().is_array() {
        return unsupported();
    }
    budget.work(list.len() / 16)
}

/// Replaces an element; an array takes only what it is declared to hold.
pub(super) fn replace(list: &List, at: usize, value: Value) -> Outcome {
    if at < list.len()
        && let ListKind::Array(component) = list.kind()
        && !component.accepts(&value)
    {
        return throw("java.lang.IllegalArgumentException", "array element type mismatch");
    }
    list.set(at, value).map_or_else(|| out_of_bounds(i32::try_from(at).unwrap_or(-1), list.len()), Ok)
}

/// Fails if there are elements of an array that are, or are not, in a collection and so would have to go.
fn unfiltered(budget: &mut Budget<'_>, this: &Value, args: &[Value], keep: bool) -> Outcome {
    unfiltered_items(budget, &list(this).to_vec(), arg(args, 0), keep)
}

/// As `unfiltered`, for some elements of an array.
pub(super) fn unfiltered_items(
    budget: &mut Budget<'_>,
    items: &[Value],
    others: &Value,
    keep: bool,
) -> Outcome {
    let others = present(others)?;
    budget.work(items.len())?;
    for item in items {
        if contains(budget, others, item)? != keep {
            return unsupported();
        }
    }
    Ok(Value::Boolean(false))
}

methods! {
    METHODS {
        "size"() "The number of elements." "#set($l = [1, 2])$l.size()"
            |_, this, _| Ok(integer(list(this).len()));
        "isEmpty"() "Whether there are no elements." "#set($l = [])$l.isEmpty()"
            |_, this, _| Ok(Value::Boolean(list(this).is_empty()));
        "get"(Int) "The element at an index, from 0." "#set($l = [1, 2])$l.get(0)"
            |_, this, args| {
                let (list, at) = (list(this), int(args, 0));
                list.get(unsigned(at)).map_or_else(|| out_of_bounds(at, list.len()), Ok)
            };
        "set"(Int, Object) "Replaces an element and returns the old one." "#set($l = [1, 2])$l.set(0, 9)$l"
            |budget, this, args| {
                let (list, at) = (list(this), int(args, 0));
                budget.tie(this, arg(args, 1));
                list.set(unsigned(at), any(args, 1)).map_or_else(|| out_of_bounds(at, list.len()), Ok)
            };
        "add"(Object) "Adds an element at the end and prints true." "#set($l = [1])#set($x = $l.add(2))$l"
            |budget, this, args| {
                budget.elements(1)?;
                budget.tie(this, arg(args, 0));
                list(this).push(any(args, 0));
                Ok(Value::Boolean(true))
            };
        "add"(Int, Object) "Adds an element before an index." "#set($l = [1])$l.add(0, 2)$l"
            |budget, this, args| {
                let (list, at) = (list(this), int(args, 0));
                budget.elements(1)?;
                budget.work(list.len() / 16)?;
                budget.tie(this, arg(args, 1));
                if list.insert(unsigned(at), any(args, 1)) {
                    return void();
                }
                throw(OUT_OF_BOUNDS, format!("Index: {at}, Size: {}", list.len()))
            };
        "addAll"(Collection) "Adds all elements of a collection; whether there were any." "#set($l = [1])#set($x = $l.addAll([2, 3]))$l"
            |budget, this, args| {
                let items = collection(budget, args, 0)?;
                budget.elements(items.len())?;
                budget.work(items.len() / 2)?;
                items.iter().for_each(|item| budget.tie(this, item));
                let list = list(this);
                let any = !items.is_empty();
                let end = list.len();
                list.insert_all(end, items);
                Ok(Value::Boolean(any))
            };
        "addAll"(Int, Collection) "Adds all elements of a collection before an index." "#set($l = [1])#set($x = $l.addAll(0, [2, 3]))$l"
            |budget, this, args| {
                let items = collection(budget, args, 1)?;
                budget.elements(items.len())?;
                let (list, at, any) = (list(this), int(args, 0), !items.is_empty());
                budget.work(items.len() / 2 + list.len() / 16)?;
                items.iter().for_each(|item| budget.tie(this, item));
                if list.insert_all(unsigned(at), items) {
                    return Ok(Value::Boolean(any));
                }
                throw(OUT_OF_BOUNDS, format!("Index: {at}, Size: {}", list.len()))
            };
        "remove"(Int) "Removes the element at an index and returns it." "#set($l = [5, 6])$l.remove(0) $l"
            |budget, this, args| {
                let (list, at) = (list(this), int(args, 0));
                budget.work(list.len() / 16)?;
                list.remove(unsigned(at)).map_or_else(|| out_of_bounds(at, list.len()), Ok)
            };
        "remove"(Object) "Removes the first element that equals the value; whether there was one." "#set($l = ['a', 'b'])$l.remove('a') $l"
            |budget, this, args| {
                let list = list(this);
                let place = position(budget, &list.to_vec(), arg(args, 0))?;
                if let Some(at) = place {
                    resizable(budget, &list)?;
                    list.remove(at);
                }
                Ok(Value::Boolean(place.is_some()))
            };
        "removeAll"(Collection) "Removes all elements that are in a collection." "#set($l = [1, 2])#set($x = $l.removeAll([1]))$l"
            |budget, this, args| filter(budget, this, args, false);
        "retainAll"(Collection) "Keeps only elements that are in a collection." "#set($l = [1, 2])#set($x = $l.retainAll([1]))$l"
            |budget, this, args| filter(budget, this, args, true);
        "clear"() "Removes all elements." "#set($l = [1])$l.clear()$l"
            |_, this, _| {
                list(this).clear();
                void()
            };
        "contains"(Object) "Whether an element equals the value; Integer 1 is not the string \"1\"." "#set($l = [1])$l.contains(1)"
            |budget, this, args| Ok(Value::Boolean(position(budget, &list(this).borrow(), arg(args, 0))?.is_some()));
        "containsAll"(Collection) "Whether all elements of a collection are here." "#set($l = [1, 2])$l.containsAll([2])"
            |budget, this, args| contains_all(budget, this, arg(args, 0));
        "indexOf"(Object) "The first index of a value, or -1." "#set($l = ['a'])$l.indexOf('a')"
            |budget, this, args| Ok(found(position(budget, &list(this).borrow(), arg(args, 0))?));
        "lastIndexOf"(Object) "The last index of a value, or -1." "#set($l = ['a', 'a'])$l.lastIndexOf('a')"
            |budget, this, args| Ok(found(last_position(budget, &list(this).borrow(), arg(args, 0))?));
        "subList"(Int, Int) "A live part of the list, unusable once the list changes its size." "#set($l = [1, 2, 3])$l.subList(0, 2)"
            |_, this, args| sub_list(this, args);
        "iterator"() "An iterator." "#set($l = [1, 2])#set($i = $l.iterator())$i.next()"
            |_, this, _| Ok(Java::iterator(Iteration::list(&list(this)), "java.util.ArrayList$Itr"));
        "listIterator"() "An iterator that goes both ways." "#set($l = [1])#set($i = $l.listIterator())$i.next()"
            |_, this, _| list_iterator(this, 0);
        "listIterator"(Int) "An iterator that goes both ways, from an index on." "#set($l = [1, 2])#set($i = $l.listIterator(1))$i.next()"
            |_, this, args| list_iterator(this, int(args, 0));
        "toArray"() "The elements as an array." "#set($l = [1])#foreach($x in $l.toArray())$x#end"
            |budget, this, _| {
                let items = list(this).to_vec();
                budget.elements(items.len())?;
                Ok(Value::List(List::array(Component::Objects, items)))
            };
        "toArray"(Objects) "The elements as an array." "#set($l = [1])#foreach($x in $l.toArray(0))$x#end"
            |budget, this, args| {
                let items = list(this).to_vec();
                budget.elements(items.len())?;
                to_array(items, arg(args, 0))
            };
        "toArray"(Foreign) "Fails, since there are no such functions." "#set($l = [1])#if(false)$l.toArray(null)#end"
            |_, _, _| throw("java.lang.NullPointerException", "null");
        "clone"() "Another list with the same elements." "#set($l = [1])#set($c = $l.clone())$c"
            |budget, this, _| {
                let list = list(this);
                budget.elements(list.len())?;
                Ok(Value::List(list.shallow_clone()))
            };
        "sort"(Foreign) "Sorts in the natural order; the argument must be null." "#set($l = [2, 1])$l.sort(null)$l"
            |budget, this, _| {
                let list = list(this);
                let items = sorted(budget, list.to_vec())?;
                // Java counts sorting as a change.
                if !items.is_empty() {
                    let last = items.len() - 1;
                    let item = items.get(last).cloned().unwrap_or_default();
                    list.replace_all(items);
                    list.remove(last);
                    list.push(item);
                }
                void()
            };
        "ensureCapacity"(Int) "Does nothing that shows, unless it is more than there can be." "#set($l = [1])$l.ensureCapacity(5)$l"
            |_, _, args| if int(args, 0) > MOST_CAPACITY { Err(gatelens_value::Exceeded::Length.into()) } else { void() };
        "trimToSize"() "Does nothing that shows." "#set($l = [1])$l.trimToSize()$l"
            |_, _, _| void();
    }
    /// What json-smart's list adds.
    JSON_ARRAY {
        "toJSONString"() "The list as JSON text." "#set($l = [1])$l.toJSONString()"
            |budget, this, _| {
                let mut out = gatelens_value::TextBuilder::with_limit(budget.limits.string_bytes);
                gatelens_value::json::write(this, gatelens_value::json::Style::Web, &mut out)?;
                budget.work(out.len() / 8)?;
                budget.allocate(out.len())?;
                Ok(Value::String(out.finish()))
            };
        "appendElement"(Object) "Adds an element at the end and returns the list." "#set($l = [1])$l.appendElement(2)"
            |budget, this, args| {
                budget.elements(1)?;
                budget.tie(this, arg(args, 0));
                list(this).push(any(args, 0));
                Ok(this.clone())
            };
    }
    /// Arrays have the reading methods of a list; what would change their size fails.
    ARRAY {
        "size"() "The number of elements." "#set($s = 'a,b')$s.split(',').size()"
            |_, this, _| Ok(integer(list(this).len()));
        "isEmpty"() "Whether there are no elements." "#set($s = 'a,b')$s.split(',').isEmpty()"
            |_, this, _| Ok(Value::Boolean(list(this).is_empty()));
        "get"(Int) "The element at an index, from 0." "#set($s = 'a,b')$s.split(',').get(1)"
            |_, this, args| {
                let (list, at) = (list(this), int(args, 0));
                list.get(unsigned(at)).map_or_else(|| out_of_bounds(at, list.len()), Ok)
            };
        "set"(Int, Object) "Replaces an element and returns the old one." "#set($s = 'a,b')#set($a = $s.split(','))$a.set(0, 'c')"
            |_, this, args| replace(&list(this), unsigned(int(args, 0)), any(args, 1));
        "contains"(Object) "Whether an element equals the value." "#set($s = 'a,b')$s.split(',').contains('a')"
            |budget, this, args| Ok(Value::Boolean(position(budget, &list(this).borrow(), arg(args, 0))?.is_some()));
        "containsAll"(Collection) "Whether all elements of a collection are here." "#set($s = 'a,b')$s.split(',').containsAll(['a'])"
            |budget, this, args| contains_all(budget, this, arg(args, 0));
        "indexOf"(Object) "The first index of a value, or -1." "#set($s = 'a,b')$s.split(',').indexOf('b')"
            |budget, this, args| Ok(found(position(budget, &list(this).borrow(), arg(args, 0))?));
        "lastIndexOf"(Object) "The last index of a value, or -1." "#set($s = 'a,b')$s.split(',').lastIndexOf('b')"
            |budget, this, args| Ok(found(last_position(budget, &list(this).borrow(), arg(args, 0))?));
        "subList"(Int, Int) "A live part of the array." "#set($s = 'a,b')$s.split(',').subList(0, 1)"
            |_, this, args| sub_list(this, args);
        "iterator"() "An iterator." "#set($s = 'a,b')#set($i = $s.split(',').iterator())$i.next()"
            |_, this, _| Ok(Java::iterator(Iteration::list(&list(this)), "java.util.AbstractList$Itr"));
        "listIterator"() "An iterator that goes both ways." "#set($s = 'a,b')#set($i = $s.split(',').listIterator())$i.next()"
            |_, this, _| list_iterator(this, 0);
        "listIterator"(Int) "An iterator that goes both ways, from an index on." "#set($s = 'a,b')#set($i = $s.split(',').listIterator(1))$i.next()"
            |_, this, args| list_iterator(this, int(args, 0));
        "toArray"() "The elements as an array." "#set($s = 'a,b')$s.split(',').toArray().size()"
            |budget, this, _| {
                let items = list(this).to_vec();
                budget.elements(items.len())?;
                Ok(Value::List(List::array(Component::Objects, items)))
            };
        "toArray"(Objects) "The elements as an array." "#set($s = 'a,b')$s.split(',').toArray(0).size()"
            |budget, this, args| {
                let items = list(this).to_vec();
                budget.elements(items.len())?;
                to_array(items, arg(args, 0))
            };
        "add"(Object) "Fails: an array cannot grow." "#set($s = 'a,b')#if(false)$s.split(',').add('c')#end"
            |_, _, _| unsupported();
        "add"(Int, Object) "Fails: an array cannot grow." "#set($s = 'a,b')#if(false)$s.split(',').add(0, 'c')#end"
            |_, _, _| unsupported();
        "addAll"(Collection) "Fails: an array cannot grow." "#set($s = 'a,b')#if(false)$s.split(',').addAll(['c'])#end"
            |budget, _, args| if collection(budget, args, 0)?.is_empty() { Ok(Value::Boolean(false)) } else { unsupported() };
        "addAll"(Int, Collection) "Fails: an array cannot grow." "#set($s = 'a,b')#if(false)$s.split(',').addAll(0, ['c'])#end"
            |budget, this, args| {
                let (at, size) = (int(args, 0), list(this).len());
                match (unsigned(at) > size, collection(budget, args, 1)?.is_empty()) {
                    (true, _) => throw(OUT_OF_BOUNDS, format!("Index: {at}, Size: {size}")),
                    (false, true) => Ok(Value::Boolean(false)),
                    (false, false) => unsupported(),
                }
            };
        "remove"(Int) "Fails: an array cannot shrink." "#set($s = 'a,b')#if(false)$s.split(',').remove(0)#end"
            |_, _, _| unsupported();
        "remove"(Object) "Fails if there is such an element: an array cannot shrink." "#set($s = 'a,b')$s.split(',').remove('c')"
            |budget, this, args| match position(budget, &list(this).to_vec(), arg(args, 0))? {
                Some(_) => unsupported(),
                None => Ok(Value::Boolean(false)),
            };
        "removeAll"(Collection) "Fails if there are such elements: an array cannot shrink." "#set($s = 'a,b')$s.split(',').removeAll(['c'])"
            |budget, this, args| unfiltered(budget, this, args, false);
        "retainAll"(Collection) "Fails if there are other elements: an array cannot shrink." "#set($s = 'a,b')$s.split(',').retainAll(['a', 'b'])"
            |budget, this, args| unfiltered(budget, this, args, true);
        "clear"() "Fails: an array cannot shrink." "#set($s = 'a,b')#if(false)$s.split(',').clear()#end"
            |_, this, _| if list(this).is_empty() { void() } else { unsupported() };
        "sort"(Foreign) "Sorts in the natural order; the argument must be null." "#set($s = 'b,a')#set($a = $s.split(','))$a.sort(null)$a.get(0)"
            |budget, this, _| {
                let list = list(this);
                let items = sorted(budget, list.to_vec())?;
                list.replace_all(items);
                void()
            };
    }
}
