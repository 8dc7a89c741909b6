//! The Java methods that templates call: one table for each class (vtl 8).
//!
//! An entry holds name, parameters, what it does in words, an example and the function; completion and hover read the
//! same entries through [`catalogue`].

/// Declares tables of methods: name, parameters, doc text, example, function.
macro_rules! methods {
    (@is) => { false };
    (@is shared) => { true };
    ($($(#[$meta:meta])* $table:ident { $($(@$shared:ident)? $name:literal($($parameter:ident),*) $doc:literal $example:literal $run:expr;)* })*) => {
        $($(#[$meta])* pub(super) const $table: &[$crate::methods::Method] = &[$($crate::methods::Method {
            name: $name,
            parameters: &[$($crate::methods::Type::$parameter),*],
            is_static: methods!(@is $($shared)?),
            #[cfg(feature = "docs")]
            doc: $doc,
            #[cfg(feature = "docs")]
            example: $example,
            run: $run,
        }),*];)*
    };
}

mod boolean;
mod character;
mod collection;
mod format;
mod hexadecimal;
mod list;
mod map;
mod membership;
mod number;
mod object;
mod overload;
mod pattern;
mod scope;
mod site;
mod string;
mod types;

use gatelens_value::{Component, JavaString, ListKind, Map, Number, Value};

use crate::eval::arithmetic;
use crate::eval::iteration::Part;
use crate::eval::{Budget, Failure, Outcome, throw};
use crate::java::{Java, View};
pub use site::Name;
use site::Signature;
pub use types::Type;

/// A Java method that a template can call.
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// The types of its parameters.
    pub parameters: &'static [Type],
    /// Whether it belongs to the class: `$n.class.parseInt('5')` reaches it as well.
    pub is_static: bool,
    /// What it does, in one sentence.
    #[cfg(feature = "docs")]
    pub doc: &'static str,
    /// A template that shows it.
    #[cfg(feature = "docs")]
    pub example: &'static str,
    pub(crate) run: fn(&mut Budget<'_>, &Value, &[Value]) -> Outcome,
}

/// A Java class and its methods, as the page lists them.
pub struct Class {
    /// The class, such as `java.lang.String`.
    pub name: &'static str,
    /// Its methods.
    pub methods: Vec<&'static Method>,
}

/// All classes that templates meet, with their methods.
#[must_use]
pub fn catalogue() -> Vec<Class> {
    let class = |name, tables: &[&'static [Method]]| Class {
        name,
        methods: tables.iter().copied().flatten().collect(),
    };
    vec![
        class("java.lang.Object", &[object::METHODS]),
        class("java.lang.String", &[string::METHODS, pattern::METHODS]),
        class("java.util.List", &[list::METHODS]),
        class("java.util.Collection", &[collection::METHODS]),
        class("java.util.Map", &[map::METHODS]),
        class("java.util.Map.Entry", &[map::ENTRY]),
        class("java.util.Iterator", &[collection::ITERATOR]),
        class("java.util.ListIterator", &[collection::LIST_ITERATOR]),
        class("array", &[list::ARRAY]),
        class("java.lang.Number", &[number::METHODS]),
        class("java.lang.Integer", &[number::INTEGER]),
        class("java.lang.Long", &[number::LONG]),
        class("java.lang.Short", &[number::SHORT]),
        class("java.lang.Byte", &[number::BYTE]),
        class("java.lang.Float", &[number::FLOAT]),
        class("java.lang.Double", &[number::DOUBLE]),
        class("java.math.BigInteger", &[number::BIG_INTEGER]),
        class("java.lang.Boolean", &[boolean::METHODS]),
        class("java.lang.Character", &[character::METHODS]),
        class("$foreach", &[scope::METHODS]),
    ]
}

/// The class of a value, as far as it matters to which methods there are and which of them are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    None,
    String,
    List,
    JsonArray,
    ArrayOfObjects,
    ArrayOfStrings,
    ArrayOfCharacters,
    ArrayOfBytes,
    Map,
    Integer,
    Long,
    Double,
    Float,
    Short,
    Byte,
    BigInteger,
    BigDecimal,
    Boolean,
    Character,
    Class,
    View,
    SubList,
    Entry,
    Iterator,
    ListIterator,
    Loop,
    Define,
    Host,
}

impl Kind {
    fn is_array(self) -> bool {
        matches!(
            self,
            Self::ArrayOfObjects | Self::ArrayOfStrings | Self::ArrayOfCharacters | Self::ArrayOfBytes
        )
    }
}

#[inline(always)]
fn kind(value: &Value) -> Kind {
    match value {
        Value::String(_) => Kind::String,
        Value::Number(Number::Integer(_)) => Kind::Integer,
        other => other_kind(other),
    }
}

#[inline(never)]
fn other_kind(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::None,
        Value::String(_) => Kind::String,
        Value::List(list) => match list.kind() {
            ListKind::ArrayList => Kind::List,
            ListKind::JsonArray => Kind::JsonArray,
            ListKind::Array(Component::Objects) => Kind::ArrayOfObjects,
            ListKind::Array(Component::Strings) => Kind::ArrayOfStrings,
            ListKind::Array(Component::Characters) => Kind::ArrayOfCharacters,
            ListKind::Array(Component::Bytes) => Kind::ArrayOfBytes,
        },
        Value::Map(_) => Kind::Map,
        Value::Boolean(_) => Kind::Boolean,
        Value::Character(_) => Kind::Character,
        Value::Number(number) => match number {
            Number::Integer(_) => Kind::Integer,
            Number::Long(_) => Kind::Long,
            Number::Double(_) => Kind::Double,
            Number::Float(_) => Kind::Float,
            Number::Byte(_) => Kind::Byte,
            Number::Short(_) => Kind::Short,
            Number::BigInteger(_) => Kind::BigInteger,
            Number::BigDecimal(_) => Kind::BigDecimal,
        },
        Value::Object(object) => match object.downcast_ref::<Java>() {
            None => Kind::Host,
            Some(Java::Class(_)) => Kind::Class,
            Some(Java::View(_)) => Kind::View,
            Some(Java::SubList(_)) => Kind::SubList,
            Some(Java::Entry(_)) => Kind::Entry,
            Some(Java::Iterator { .. }) => Kind::Iterator,
            Some(Java::ListIterator(_)) => Kind::ListIterator,
            Some(Java::Loop(_)) => Kind::Loop,
            Some(Java::Define(_)) => Kind::Define,
        },
    }
}

/// The tables of a kind, in the order in which they are searched. Methods of one name stand side by side in a table;
/// a later table adds no overload to an earlier one.
fn tables(kind: Kind) -> &'static [&'static [Method]] {
    match kind {
        Kind::None => &[],
        Kind::String if cfg!(feature = "patterns") => &[string::METHODS, pattern::METHODS, object::METHODS],
        Kind::String => &[string::METHODS, object::METHODS],
        Kind::List => &[list::METHODS, object::METHODS],
        Kind::JsonArray => &[list::METHODS, list::JSON_ARRAY, object::METHODS],
        Kind::ArrayOfObjects | Kind::ArrayOfStrings | Kind::ArrayOfCharacters | Kind::ArrayOfBytes => {
            &[object::METHODS, list::ARRAY]
        }
        Kind::Map => &[map::METHODS, object::METHODS],
        Kind::Integer => &[number::INTEGER, number::METHODS, object::METHODS],
        Kind::Long => &[number::LONG, number::METHODS, object::METHODS],
        Kind::Double => &[number::DOUBLE, number::METHODS, object::METHODS],
        Kind::Float => &[number::FLOAT, number::METHODS, object::METHODS],
        Kind::Short => &[number::SHORT, number::METHODS, object::METHODS],
        Kind::Byte => &[number::BYTE, number::METHODS, object::METHODS],
        Kind::BigDecimal => &[number::METHODS, object::METHODS],
        Kind::BigInteger => &[number::BIG_INTEGER, number::METHODS, object::METHODS],
        Kind::Boolean => &[boolean::METHODS, object::METHODS],
        Kind::Character => &[character::METHODS, object::METHODS],
        Kind::Class => &[object::CLASS],
        Kind::View => &[collection::METHODS, object::METHODS],
        Kind::SubList => &[collection::SUB_LIST, object::METHODS],
        Kind::Entry => &[map::ENTRY, object::METHODS],
        Kind::Iterator => &[collection::ITERATOR, object::METHODS],
        Kind::ListIterator => &[collection::LIST_ITERATOR, object::METHODS],
        Kind::Loop => &[scope::METHODS, map::READING, object::METHODS],
        Kind::Define | Kind::Host => &[object::METHODS],
    }
}

/// The methods of a name; none if there are none.
fn find(kind: Kind, name: &str) -> &'static [Method] {
    for methods in tables(kind) {
        if let Some(at) = methods.iter().position(|method| method.name == name) {
            let rest = &methods[at..];
            let end = rest.iter().position(|method| method.name != name).unwrap_or(rest.len());
            return &rest[..end];
        }
    }
    &[]
}

/// The method of the value's class that a name resembles which is none of its methods.
pub(crate) fn nearest(value: &Value, name: &str) -> Option<&'static str> {
    let kind = kind(value);
    if matches!(kind, Kind::Host | Kind::None) || !find(kind, name).is_empty() {
        return None;
    }
    let names = tables(kind).iter().copied().flatten().map(|method| method.name);
    gatelens_value::text::nearest(name, names)
}

/// Calls a method; null if it does not exist for these arguments, or returns null.
pub(crate) fn call(budget: &mut Budget<'_>, value: &Value, name: &Name, arguments: &[Value]) -> Outcome {
    let kind = match value {
        Value::String(text) => {
            if text.byte_len() >= LONG {
                count_text(budget, text)?;
            }
            Kind::String
        }
        other => {
            count_other(budget, other, arguments)?;
            other_kind(other)
        }
    };
    call_as(budget, value, name, arguments, Signature::of(kind, arguments))
}

/// Calls a method of a string with arguments that stand in the template, and counts that as a step.
pub(crate) fn call_on_text(
    budget: &mut Budget<'_>,
    value: &Value,
    text: &JavaString,
    name: &Name,
    arguments: &[Value],
) -> Outcome {
    budget.work(1)?;
    if text.byte_len() >= LONG {
        count_text(budget, text)?;
    }
    call_as(budget, value, name, arguments, const { Signature::of_receiver(Kind::String) })
}

/// Calls the method that the place has called last in this way, or finds it.
#[inline(always)]
fn call_as(
    budget: &mut Budget<'_>,
    value: &Value,
    name: &Name,
    arguments: &[Value],
    signature: Signature,
) -> Outcome {
    match name.site().chosen(signature) {
        Some(method) => (method.run)(budget, value, arguments),
        None => find_and_run(budget, value, name, arguments, signature),
    }
}

/// Calls a method that is yet to be found, and remembers which it was.
#[cold]
fn find_and_run(
    budget: &mut Budget<'_>,
    value: &Value,
    name: &Name,
    arguments: &[Value],
    signature: Signature,
) -> Outcome {
    let kind = kind(value);
    let methods = name.site().found(kind, || find(kind, name.text()));
    if methods.is_empty() {
        return of_class(budget, value, name.text(), arguments);
    }
    let Some(method) = overload::choose(methods, arguments) else { return Ok(Value::Null) };
    if method.takes_as_given(arguments) {
        name.site().choose(signature, method);
    }
    run(budget, value, method, arguments)
}

/// From how many bytes on the work of going through a string counts.
const LONG: usize = 512;

/// Counts the work of going through a long string.
#[cold]
fn count_text(budget: &mut Budget<'_>, text: &JavaString) -> Result<(), Failure> {
    let bytes = text.as_str().map_or_else(|| text.len(), str::len);
    budget.work(if text.is_ascii() { bytes / 64 } else { bytes / 32 })
}

/// Counts the work that lies in what a method is called on, if that is a long number, and in its arguments, if they are
/// long texts or numbers.
#[inline(never)]
fn count_other(budget: &mut Budget<'_>, value: &Value, arguments: &[Value]) -> Result<(), Failure> {
    if let Value::Number(number) = value {
        budget.work(arithmetic::work(number.words()))?;
    }
    for argument in arguments {
        match argument {
            Value::String(text) if text.byte_len() >= LONG => budget.work(text.byte_len() / 16)?,
            Value::Number(number) => budget.work(arithmetic::work(number.words()))?,
            _ => {}
        }
    }
    Ok(())
}

/// Calls a method of the class that a class object stands for: only static ones work on it.
fn of_class(budget: &mut Budget<'_>, value: &Value, name: &str, arguments: &[Value]) -> Outcome {
    let Value::Object(object) = value else { return Ok(Value::Null) };
    let Some(Java::Class(class)) = object.downcast_ref::<Java>() else { return Ok(Value::Null) };
    let group = find(kind_of_class(class), name);
    match overload::choose(group, arguments) {
        None => Ok(Value::Null),
        Some(method) if method.is_static || method.name == "getClass" => {
            run(budget, value, method, arguments)
        }
        Some(_) => {
            throw("java.lang.IllegalArgumentException", "object is not an instance of declaring class")
        }
    }
}

fn kind_of_class(class: &str) -> Kind {
    match class {
        "java.lang.String" => Kind::String,
        "java.util.ArrayList" => Kind::List,
        "net.minidev.json.JSONArray" => Kind::JsonArray,
        "java.util.LinkedHashMap" | "java.util.HashMap" | "java.util.TreeMap" => Kind::Map,
        "java.lang.Integer" => Kind::Integer,
        "java.lang.Long" => Kind::Long,
        "java.lang.Double" => Kind::Double,
        "java.lang.Float" => Kind::Float,
        "java.lang.Short" => Kind::Short,
        "java.lang.Byte" => Kind::Byte,
        "java.math.BigInteger" => Kind::BigInteger,
        "java.math.BigDecimal" => Kind::BigDecimal,
        "java.lang.Boolean" => Kind::Boolean,
        "java.lang.Character" => Kind::Character,
        "java.lang.Class" => Kind::None,
        _ => Kind::Host,
    }
}

/// Calls a method by its name.
pub(crate) fn call_named(budget: &mut Budget<'_>, value: &Value, name: &str, arguments: &[Value]) -> Outcome {
    count_other(budget, value, arguments)?;
    match find(kind(value), name) {
        [] => of_class(budget, value, name, arguments),
        methods => match overload::choose(methods, arguments) {
            Some(method) => run(budget, value, method, arguments),
            None => Ok(Value::Null),
        },
    }
}

/// Whether a value has a method of this name for these arguments.
pub(crate) fn applies(value: &Value, name: &str, arguments: &[Value]) -> bool {
    overload::choose(find(kind(value), name), arguments).is_some()
}

impl Method {
    /// Whether the function takes the arguments as they are given: each for a parameter, none gathered in an array.
    fn takes_as_given(&self, arguments: &[Value]) -> bool {
        self.parameters.len() == arguments.len()
            && self.parameters.last().is_none_or(|last| last.element().is_none())
    }
}

fn run(budget: &mut Budget<'_>, value: &Value, method: &Method, arguments: &[Value]) -> Outcome {
    if method.takes_as_given(arguments) {
        return (method.run)(budget, value, arguments);
    }
    if method.parameters.is_empty() && !arguments.is_empty() {
        return throw("java.lang.IllegalArgumentException", "wrong number of arguments");
    }
    (method.run)(budget, value, &overload::gather(method, arguments))
}

/// A method that a host object does not answer itself: one that every object has, or one of the plain value that the
/// object stands for.
pub(crate) fn object_method(
    budget: &mut Budget<'_>,
    value: &Value,
    name: &Name,
    arguments: &[Value],
) -> Outcome {
    if let Value::Object(object) = value
        && find(Kind::Host, name.text()).is_empty()
        && let Some(plain) = object.json_form()
    {
        return call_named(budget, &plain, name.text(), arguments);
    }
    call_named(budget, value, name.text(), arguments)
}

/// Reads a property as Velocity finds it: `getname()`, `getName()`, the entry of a map, `isname()`, `isName()`.
pub(crate) fn property(budget: &mut Budget<'_>, value: &Value, name: &Name) -> Outcome {
    let kind = kind(value);
    let methods = name.site().found(kind, || find_getter(kind, name.text()));
    let own = |method: &&Method| kind != Kind::Loop || method.name.starts_with("get");
    if let Some(method) = methods.first().filter(own) {
        return (method.run)(budget, value, &[]);
    }
    // `$foreach` is a map: what was put into it goes before `isFirst` and the like.
    if let Value::Object(object) = value
        && let Some(Java::Loop(scope)) = object.downcast_ref::<Java>()
    {
        let name = Value::String(name.java().clone());
        return budget.walk(|walk| scope.get(&name, walk));
    }
    Ok(Value::Null)
}

/// The getter of a property: `getname`, `getName`, `isname`, `isName`.
fn find_getter(kind: Kind, name: &str) -> &'static [Method] {
    if kind.is_array() && name != "class" {
        // An array has the methods of a list, but not its properties.
        return &[];
    }
    for (prefix, flipped) in [("get", false), ("get", true), ("is", false), ("is", true)] {
        for methods in tables(kind) {
            let found = methods.iter().position(|method| {
                method.parameters.is_empty()
                    && method.name.strip_prefix(prefix).is_some_and(|rest| same(rest, name, flipped))
            });
            if let Some(at) = found {
                return &methods[at..=at];
            }
        }
    }
    &[]
}

/// Whether the rest of a getter's name is the property's, its first letter flipped or not.
fn same(rest: &str, name: &str, flipped: bool) -> bool {
    if !flipped {
        return rest == name;
    }
    let (Some(a), Some(b)) = (rest.chars().next(), name.chars().next()) else { return false };
    let flip = if b.is_ascii_lowercase() { b.to_ascii_uppercase() } else { b.to_ascii_lowercase() };
    a == flip && rest[a.len_utf8()..] == name[b.len_utf8()..]
}

/// The class of a value as an object.
pub(crate) fn class_of(value: &Value) -> Value {
    let name = value.class_name();
    Value::object(Java::Class(name.to_owned()))
}

/// Whether the class of one is that of the other or below it, so that `==` asks `equals` (vtl 5).
pub(crate) fn related(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::List(a), Value::List(b)) => {
            a.kind() == b.kind() || !a.kind().is_array() && !b.kind().is_array()
        }
        (Value::Map(a), Value::Map(b)) => {
            let tree = |map: &Map| map.kind() == gatelens_value::MapKind::IgnoringCase;
            tree(a) == tree(b)
        }
        (Value::Object(a), Value::Object(b)) => a.class_name() == b.class_name(),
        (Value::String(_), Value::String(_))
        | (Value::Boolean(_), Value::Boolean(_))
        | (Value::Character(_), Value::Character(_)) => true,
        _ => false,
    }
}

/// The elements of a collection; nothing if the value is none.
pub(crate) fn elements(value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::List(list) if !list.kind().is_array() => Some(list.to_vec()),
        Value::Object(object) => object.downcast_ref::<Java>().and_then(Java::items),
        _ => None,
    }
}

/// A view of a map.
fn view(map: &Map, part: Part) -> Value {
    Value::object(Java::View(View::new(map, part)))
}

/// The empty string, which is what a void method yields (vtl 8).
fn void() -> Outcome {
    Ok(Value::from(""))
}

/// An integer.
fn integer(value: usize) -> Value {
    Value::from(i32::try_from(value).unwrap_or(i32::MAX))
}

/// An index that is unsigned; out of range if it is negative.
fn unsigned(value: i32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// The int parameter at `at`, which the choice of the overload has checked.
fn int(arguments: &[Value], at: usize) -> i32 {
    match arguments.get(at) {
        Some(Value::Number(number)) => number.int_value(),
        _ => 0,
    }
}

/// The parameter at `at`, borrowed.
#[inline]
fn arg(arguments: &[Value], at: usize) -> &Value {
    arguments.get(at).unwrap_or(&Value::Null)
}

/// The parameter at `at`.
fn any(arguments: &[Value], at: usize) -> Value {
    arguments.get(at).cloned().unwrap_or_default()
}

/// Whether a value is a list in Java's sense.
pub(crate) fn is_list(value: &Value) -> bool {
    matches!(value, Value::List(list) if !list.kind().is_array())
}

/// What a Java array is declared to hold; nothing if the value is none.
pub(crate) fn component(value: &Value) -> Option<Component> {
    match value {
        Value::List(list) => match list.kind() {
            ListKind::Array(component) => Some(component),
            ListKind::ArrayList | ListKind::JsonArray => None,
        },
        _ => None,
    }
}

/// Whether a value is an object of the host.
pub(crate) fn is_host(value: &Value) -> bool {
    kind(value) == Kind::Host
}
