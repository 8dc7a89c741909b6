//! The types of parameters, and which values fit them.

use gatelens_value::{Component, Number, Value};

use crate::java::Java;
use crate::methods;

/// The type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// `byte`.
    Byte,
    /// `short`.
    Short,
    /// `int`.
    Int,
    /// `long`.
    Long,
    /// `float`.
    Float,
    /// `double`.
    Double,
    /// `boolean`.
    Boolean,
    /// `char`.
    Char,
    /// `java.lang.Object`.
    Object,
    /// `java.lang.String`.
    String,
    /// `java.lang.CharSequence`.
    CharSequence,
    /// `java.lang.Integer`.
    Integer,
    /// `java.lang.Long`.
    BoxedLong,
    /// `java.lang.Float`.
    BoxedFloat,
    /// `java.lang.Double`.
    BoxedDouble,
    /// `java.lang.Boolean`.
    BoxedBoolean,
    /// `java.lang.Character`.
    Character,
    /// `java.math.BigInteger`.
    BigInteger,
    /// `java.math.BigDecimal`.
    BigDecimal,
    /// `java.util.Collection`.
    Collection,
    /// `java.lang.Iterable`.
    Iterable,
    /// `java.util.Map`.
    Map,
    /// A class of which templates have no object, so that only null fits.
    Foreign,
    /// `Object...`.
    Objects,
    /// `CharSequence...`.
    CharSequences,
    /// `char...`.
    Chars,
}

impl Type {
    /// The element type of an array.
    #[must_use]
    pub fn element(self) -> Option<Self> {
        match self {
            Self::Objects => Some(Self::Object),
            Self::CharSequences => Some(Self::CharSequence),
            Self::Chars => Some(Self::Char),
            _ => None,
        }
    }

    /// The type as Java writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Int => "int",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::Boolean => "boolean",
            Self::Char => "char",
            Self::Object => "Object",
            Self::String => "String",
            Self::CharSequence => "CharSequence",
            Self::Integer => "Integer",
            Self::BoxedLong => "Long",
            Self::BoxedFloat => "Float",
            Self::BoxedDouble => "Double",
            Self::BoxedBoolean => "Boolean",
            Self::Character => "Character",
            Self::BigInteger => "BigInteger",
            Self::BigDecimal => "BigDecimal",
            Self::Collection => "Collection",
            Self::Iterable => "Iterable",
            Self::Map => "Map",
            Self::Foreign => "null",
            Self::Objects => "Object...",
            Self::CharSequences => "CharSequence...",
            Self::Chars => "char...",
        }
    }

    fn is_primitive(self) -> bool {
        matches!(
            self,
            Self::Byte
                | Self::Short
                | Self::Int
                | Self::Long
                | Self::Float
                | Self::Double
                | Self::Boolean
                | Self::Char
        )
    }

    /// Whether an argument fits this parameter.
    pub(crate) fn accepts(self, value: &Value) -> bool {
        if value.is_null() {
            return !self.is_primitive();
        }
        match self {
            Self::Object => true,
            Self::Byte => rank(value) == Some(0),
            Self::Short => rank(value).is_some_and(|rank| rank <= 1),
            Self::Int => rank(value).is_some_and(|rank| rank <= 2),
            Self::Long => rank(value).is_some_and(|rank| rank <= 3),
            Self::Float => rank(value).is_some_and(|rank| rank <= 4),
            Self::Double => rank(value).is_some(),
            Self::Boolean | Self::BoxedBoolean => matches!(value, Value::Boolean(_)),
            Self::Char | Self::Character => matches!(value, Value::Character(_)),
            Self::String | Self::CharSequence => matches!(value, Value::String(_)),
            Self::Integer => rank(value) == Some(2),
            Self::BoxedLong => rank(value) == Some(3),
            Self::BoxedFloat => rank(value) == Some(4),
            Self::BoxedDouble => rank(value) == Some(5),
            Self::BigInteger => matches!(value, Value::Number(Number::BigInteger(_))),
            Self::BigDecimal => matches!(value, Value::Number(Number::BigDecimal(_))),
            Self::Collection | Self::Iterable => match value {
                Value::Object(object) => {
                    matches!(object.downcast_ref::<Java>(), Some(Java::View(_) | Java::SubList(_)))
                }
                other => methods::is_list(other),
            },
            Self::Map => match value {
                Value::Map(_) => true,
                Value::Object(object) => matches!(object.downcast_ref::<Java>(), Some(Java::Loop(_))),
                _ => false,
            },
            Self::Foreign => false,
            Self::Objects => {
                matches!(methods::component(value), Some(Component::Objects | Component::Strings))
            }
            Self::CharSequences => methods::component(value) == Some(Component::Strings),
            Self::Chars => methods::component(value) == Some(Component::Characters),
        }
    }

    /// Whether a declared type fits another, as Java compares overloads.
    pub(crate) fn is_within(self, other: Self, last: bool) -> bool {
        if self == other {
            return true;
        }
        let numeric = |kind: Self| match kind {
            Self::Byte => Some(0),
            Self::Short => Some(1),
            Self::Int => Some(2),
            Self::Long => Some(3),
            Self::Float => Some(4),
            Self::Double => Some(5),
            _ => None,
        };
        if let (Some(from), Some(to)) = (numeric(self), numeric(other)) {
            return from < to;
        }
        if other == Self::Object {
            return !self.is_primitive();
        }
        let below = matches!(
            (self, other),
            (Self::String, Self::CharSequence)
                | (Self::Collection, Self::Iterable)
                | (Self::CharSequences, Self::Objects)
        );
        below
            || (last
                && other
                    .element()
                    .is_some_and(|element| self.element().unwrap_or(self).is_within(element, false)))
    }

    /// The type whose class an argument has exactly; null counts as Object.
    pub(crate) fn is_exactly(self, value: &Value) -> bool {
        match self {
            Self::Object => value.is_null(),
            Self::Byte => rank(value) == Some(0),
            Self::Short => rank(value) == Some(1),
            Self::Int | Self::Integer => rank(value) == Some(2),
            Self::Long | Self::BoxedLong => rank(value) == Some(3),
            Self::Float | Self::BoxedFloat => rank(value) == Some(4),
            Self::Double | Self::BoxedDouble => rank(value) == Some(5),
            Self::CharSequence | Self::Collection | Self::Iterable | Self::Map | Self::Foreign => false,
            other => !value.is_null() && other.accepts(value),
        }
    }
}

/// The place of a number's class in the row Byte, Short, Integer, Long, Float, Double.
fn rank(value: &Value) -> Option<u8> {
    match value {
        Value::Number(Number::Byte(_)) => Some(0),
        Value::Number(Number::Short(_)) => Some(1),
        Value::Number(Number::Integer(_)) => Some(2),
        Value::Number(Number::Long(_)) => Some(3),
        Value::Number(Number::Float(_)) => Some(4),
        Value::Number(Number::Double(_)) => Some(5),
        _ => None,
    }
}
