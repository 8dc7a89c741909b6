//! A Java value.

use std::fmt;

use crate::equality;
use crate::exceeded::Exceeded;
use crate::list::List;
use crate::map::Map;
use crate::number::Number;
use crate::object::{Object, ObjectRef};
use crate::print;
use crate::string::JavaString;
use crate::text_builder::TextBuilder;

/// A Java value or null; cloning is cheap and shares lists, maps and objects.
///
/// In Wasm, whose words are shorter than a number, the tag has no room in what a string leaves free. It is made as wide
/// as a number there: behind a tag of one byte values would be moved in pieces that overlap, and be waited for.
#[derive(Clone, Debug, Default)]
#[cfg_attr(target_pointer_width = "32", repr(u64))]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `java.lang.Boolean`.
    Boolean(bool),
    /// `java.lang.Character`: one UTF-16 unit.
    Character(u16),
    /// A `java.lang.Number`.
    Number(Number),
    /// `java.lang.String`.
    String(JavaString),
    /// A list or an array.
    List(List),
    /// A map.
    Map(Map),
    /// Anything else.
    Object(ObjectRef),
}

impl Value {
    /// A string.
    #[must_use]
    pub fn string(text: impl Into<JavaString>) -> Self {
        Self::String(text.into())
    }

    /// An object of the host's or of Java's.
    #[must_use]
    pub fn object(object: impl Object) -> Self {
        Self::Object(ObjectRef::new(object))
    }

    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it holds no further values: anything but a list, a map and an object.
    #[inline]
    #[must_use]
    pub fn is_plain(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Map(_) | Self::Object(_))
    }

    /// The text, if it is a string without lone surrogates.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => text.as_str(),
            _ => None,
        }
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_java_string(&self) -> Option<&JavaString> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_list(&self) -> Option<&List> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The map, if it is one.
    #[must_use]
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The object of this type, if it is one.
    #[must_use]
    pub fn downcast_ref<T: Object>(&self) -> Option<&T> {
        match self {
            Self::Object(object) => object.downcast_ref(),
            _ => None,
        }
    }

    /// The Java class; `null` has none and says so.
    #[must_use]
    pub fn class_name(&self) -> &str {
        match self {
            Self::Null => "null",
            Self::Boolean(_) => "java.lang.Boolean",
            Self::Character(_) => "java.lang.Character",
            Self::Number(number) => number.class_name(),
            Self::String(_) => "java.lang.String",
            Self::List(list) => list.class_name(),
            Self::Map(map) => map.class_name(),
            Self::Object(object) => object.class_name(),
        }
    }

    /// Appends the value's text as Java's `toString` gives it; null is `null`.
    ///
    /// # Errors
    /// [`Exceeded::Depth`] where Java would overflow its stack, [`Exceeded::Length`] past the buffer's limit.
    ///
    /// # AWS
    /// vtl 6.
    pub fn print(&self, out: &mut TextBuilder) -> Result<(), Exceeded> {
        print::print(self, out)
    }

    /// The value's text as a Java string, at most `limit` bytes long.
    ///
    /// # Errors
    /// As [`Value::print`].
    pub fn to_text(&self, limit: usize) -> Result<JavaString, Exceeded> {
        if let Self::String(text) = self {
            return Ok(text.clone());
        }
        let mut out = TextBuilder::with_limit(limit);
        self.print(&mut out)?;
        Ok(out.finish())
    }

    /// Java's `equals`; null equals null only.
    ///
    /// # Errors
    /// [`Exceeded`] if the values nest too deeply or are too many.
    pub fn java_equals(&self, other: &Self) -> Result<bool, Exceeded> {
        equality::java_equals(self, other)
    }

    /// Java's `hashCode`; null gives 0.
    ///
    /// # Errors
    /// [`Exceeded`] if the values nest too deeply or are too many.
    pub fn hash_code(&self) -> Result<i32, Exceeded> {
        equality::hash_code(self)
    }

    /// Whether both are the same object in Java's sense (`==`): containers by identity, the rest by value.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::List(a), Self::List(b)) => a.ptr_eq(b),
            (Self::Map(a), Self::Map(b)) => a.ptr_eq(b),
            (Self::Object(a), Self::Object(b)) => a.ptr_eq(b),
            (Self::Boolean(a), Self::Boolean(b)) => a == b,
            (Self::Character(a), Self::Character(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a.java_equals(b),
            (Self::String(a), Self::String(b)) => a == b,
            _ => false,
        }
    }
}

/// The value's text for people, cut short where it nests too deeply or grows too long.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = TextBuilder::new();
        if self.print(&mut out).is_err() {
            out.push_str("…");
        }
        f.write_str(out.as_str())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Number(Number::Integer(value))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(Number::Long(value))
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(Number::Double(value))
    }
}

impl From<Number> for Value {
    fn from(value: Number) -> Self {
        Self::Number(value)
    }
}

impl From<JavaString> for Value {
    fn from(value: JavaString) -> Self {
        Self::String(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::String(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::String(value.into())
    }
}

impl From<List> for Value {
    #[inline]
    fn from(value: List) -> Self {
        Self::List(value)
    }
}

impl From<Map> for Value {
    #[inline]
    fn from(value: Map) -> Self {
        Self::Map(value)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_three_words() {
        assert_eq!(size_of::<Value>(), 3 * size_of::<usize>());
        assert_eq!(size_of::<Option<(Value, Value)>>(), 6 * size_of::<usize>());
    }
}
