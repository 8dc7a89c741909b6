//! Standard JSON, as scenarios and other documents that people write.
//!
//! The tree keeps the order of keys, the spelling of numbers and the place of every value, so that a document can be
//! shown, pointed into and written back.

mod java;
mod reader;
mod writer;

use crate::diagnostic::Diagnostic;
use crate::text::{Pointer, Span};

pub use reader::read;
pub use writer::{to_compact, to_pretty};

/// A document with what is odd about it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The value.
    pub root: Json,
    /// Repeated keys (W0186).
    pub warnings: Vec<Diagnostic>,
}

/// A JSON value and where it stands.
#[derive(Clone, Debug)]
pub struct Json {
    /// Its text, in bytes of the document.
    pub span: Span,
    /// What it is.
    pub kind: JsonKind,
}

/// What a JSON value is.
#[derive(Clone, Debug, PartialEq)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was spelled.
    Number(String),
    /// A string, decoded.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object; of a repeated key the last value, in the first one's place.
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key, decoded.
    pub key: String,
    /// Where the key stands, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Json,
}

/// Values are equal whatever their place.
impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// Members are equal whatever their place.
impl PartialEq for Member {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

impl From<JsonKind> for Json {
    /// A value that stands nowhere.
    fn from(kind: JsonKind) -> Self {
        Self { span: Span::default(), kind }
    }
}

impl Json {
    /// A string that stands nowhere.
    #[must_use]
    pub fn string(text: impl Into<String>) -> Self {
        JsonKind::String(text.into()).into()
    }

    /// A number that stands nowhere, spelled as given.
    #[must_use]
    pub fn number(text: impl ToString) -> Self {
        JsonKind::Number(text.to_string()).into()
    }

    /// A boolean that stands nowhere.
    #[must_use]
    pub fn bool(value: bool) -> Self {
        JsonKind::Bool(value).into()
    }

    /// A null that stands nowhere.
    #[must_use]
    pub fn null() -> Self {
        JsonKind::Null.into()
    }

    /// An array that stands nowhere.
    #[must_use]
    pub fn array(items: impl IntoIterator<Item = Self>) -> Self {
        JsonKind::Array(items.into_iter().collect()).into()
    }

    /// An object that stands nowhere.
    #[must_use]
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Self)>) -> Self {
        let member = |(key, value): (K, Self)| Member { key: key.into(), key_span: Span::default(), value };
        JsonKind::Object(members.into_iter().map(member).collect()).into()
    }

    /// The member's value, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The value below this one that the pointer names.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<&Self> {
        pointer.steps().try_fold(self, |here, step| match &here.kind {
            JsonKind::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => here.get(&step),
        })
    }

    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            JsonKind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.kind {
            JsonKind::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The number as it was spelled, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        match &self.kind {
            JsonKind::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is a whole one of at most 64 bits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.parse().ok()
    }

    /// The items, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match &self.kind {
            JsonKind::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[Member]> {
        match &self.kind {
            JsonKind::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.kind == JsonKind::Null
    }

    /// What it is, in words: `an object`, `a string`.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self.kind {
            JsonKind::Null => "null",
            JsonKind::Bool(_) => "true or false",
            JsonKind::Number(_) => "a number",
            JsonKind::String(_) => "a string",
            JsonKind::Array(_) => "an array",
            JsonKind::Object(_) => "an object",
        }
    }
}
