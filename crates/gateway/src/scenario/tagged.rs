//! Reading values of the shape `{kind, value}`.
//!
//! The derived reading would accept the two in either order, and keeps a copy of any value for that: code for each
//! type that the page would have to load. Here `kind` comes first, as every writer of these types puts it.

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

const FIELDS: &[&str] = &["kind", "value"];

/// A value of the shape `{kind, value}`.
pub(super) trait Tagged<'de>: Sized {
    /// The kinds that there are.
    const KINDS: &'static [&'static str];

    /// Reads the rest of the value, whose kind is known.
    fn rest<A: MapAccess<'de>>(kind: &str, map: &mut A) -> Result<Self, A::Error>;
}

/// Reads such a value.
pub(super) fn read<'de, T: Tagged<'de>, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    from.deserialize_struct("Tagged", FIELDS, Reading(PhantomData))
}

/// Reads what stands under `value`.
pub(super) fn value<'de, T: serde::Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
    match map.next_key::<String>()?.as_deref() {
        Some("value") => map.next_value(),
        _ => Err(A::Error::missing_field("value")),
    }
}

struct Reading<T>(PhantomData<T>);

impl<'de, T: Tagged<'de>> Visitor<'de> for Reading<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `kind`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key::<String>()?.as_deref() {
            Some("kind") => T::rest(&map.next_value::<String>()?, &mut map),
            _ => Err(A::Error::missing_field("kind")),
        }
    }
}

/// Declares how an enum is read: its kinds with their variants, and whether they have a value.
macro_rules! tagged {
    ($type:ident { $($kind:literal => $variant:ident $(($value:ident))?),* $(,)? }) => {
        impl<'de> $crate::scenario::tagged::Tagged<'de> for $type {
            const KINDS: &'static [&'static str] = &[$($kind),*];

            fn rest<A: serde::de::MapAccess<'de>>(kind: &str, map: &mut A) -> Result<Self, A::Error> {
                use serde::de::Error as _;
                match kind {
                    $($kind => Ok($crate::scenario::tagged::tagged!(@make map $variant $($value)?)),)*
                    other => Err(A::Error::unknown_variant(other, Self::KINDS)),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::scenario::tagged::read(from)
            }
        }
    };
    (@make $map:ident $variant:ident $value:ident) => { Self::$variant($crate::scenario::tagged::value($map)?) };
    (@make $map:ident $variant:ident) => { Self::$variant };
}

pub(super) use tagged;

#[cfg(test)]
mod tests {
    use crate::scenario::Backend;

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            r#"{"kind":"echo"}"#,
            r#"{"kind":"fault","value":"timeout"}"#,
            r#"{"kind":"services","value":"{}"}"#,
            r#"{"kind":"lambda","value":{"kind":"echo"}}"#,
            r#"{"kind":"routes","value":[{"method":"GET","path":"/{a}","reply":{"status":200,"headers":[]}}]}"#,
            r#"{"kind":"routes","value":[{"path":"/","reply":{"status":204,"headers":[["X",["1"]]]}}]}"#,
        ] {
            let read: Backend = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(serde_json::to_string(&read).ok().as_deref(), Some(text));
        }
    }
}
