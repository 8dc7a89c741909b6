//! Java's `equals` and `hashCode`.

use crate::exceeded::{Exceeded, MAX_DEPTH, MAX_VISITS};
use crate::list::{List, ListKind};
use crate::map::Map;
use crate::string::JavaString;
use crate::value::Value;

/// The hash code of what has none of its own, such as arrays and iterators, and what Java prints after their `@`.
///
/// Java's is a random number for each object, which is no fact to show and would not repeat. This is the number that
/// the JVM gives to all of them when it is asked to (`-XX:hashCode=2`).
pub const IDENTITY_HASH: i32 = 1;

/// Java's `equals`, bounded.
pub(crate) fn java_equals(a: &Value, b: &Value) -> Result<bool, Exceeded> {
    Walk::default().equal(a, b)
}

/// Java's `hashCode`, bounded.
pub(crate) fn hash_code(value: &Value) -> Result<i32, Exceeded> {
    Walk::default().hash(value)
}

/// Java's `equals` of values of which one holds no others.
#[inline]
pub(crate) fn plain_equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Character(a), Value::Character(b)) => a == b,
        (Value::Number(a), Value::Number(b)) => a.java_equals(b),
        (Value::String(a), Value::String(b)) => a == b,
        _ => false,
    }
}

/// Java's `hashCode` of a value that holds no others; nothing of one that does.
pub(crate) fn plain_hash(value: &Value) -> Option<i32> {
    Some(match value {
        Value::Null => 0,
        Value::Boolean(true) => 1231,
        Value::Boolean(false) => 1237,
        Value::Character(unit) => i32::from(*unit),
        Value::Number(number) => number.hash_code(),
        Value::String(text) => text.hash_code(),
        Value::List(_) | Value::Map(_) | Value::Object(_) => return None,
    })
}

/// Comparisons and hash codes, with all values inside: it counts how many they are and how deeply they nest.
#[derive(Debug)]
pub struct Walk {
    visits: u32,
    most: u32,
    /// How deep the object stands that is being asked.
    depth: u32,
}

impl Default for Walk {
    fn default() -> Self {
        Self::bounded(MAX_VISITS)
    }
}

impl Walk {
    /// A walk that visits so many values at most.
    #[must_use]
    pub fn bounded(most: u32) -> Self {
        Self { visits: 0, most, depth: 0 }
    }

    /// How many values it has visited; plain ones that it was asked of itself do not count, but for long texts.
    #[must_use]
    pub fn visits(&self) -> u32 {
        self.visits
    }

    /// Counts values that an object visits by itself.
    ///
    /// # Errors
    /// [`Exceeded::Steps`] if they are too many.
    pub fn visit(&mut self, values: usize) -> Result<(), Exceeded> {
        self.visits = self.visits.saturating_add(u32::try_from(values).unwrap_or(u32::MAX));
        if self.visits > self.most { Err(Exceeded::Steps) } else { Ok(()) }
    }

    /// Counts the work of going through a text: that of a visit for each 32 bytes.
    fn text(&mut self, bytes: usize) -> Result<(), Exceeded> {
        self.visit(bytes / 32)
    }

    /// Java's `equals`.
    ///
    /// # Errors
    /// [`Exceeded`] if the values nest too deeply or are too many.
    pub fn equal(&mut self, a: &Value, b: &Value) -> Result<bool, Exceeded> {
        self.equal_at(a, b, self.depth)
    }

    /// Java's `hashCode`.
    ///
    /// # Errors
    /// [`Exceeded`] if the values nest too deeply or are too many.
    pub fn hash(&mut self, value: &Value) -> Result<i32, Exceeded> {
        self.hash_at(value, self.depth)
    }

    /// Asks an object that stands at a depth.
    fn ask<R>(
        &mut self,
        depth: u32,
        asked: impl FnOnce(&mut Self) -> Result<R, Exceeded>,
    ) -> Result<R, Exceeded> {
        self.enter(depth)?;
        self.within(depth, asked)
    }

    fn enter(&mut self, depth: u32) -> Result<(), Exceeded> {
        if depth >= MAX_DEPTH {
            return Err(Exceeded::Depth);
        }
        self.visit(1)
    }

    fn equal_at(&mut self, a: &Value, b: &Value, depth: u32) -> Result<bool, Exceeded> {
        Ok(match (a, b) {
            (Value::List(a), Value::List(b)) => return self.equal_lists(a, b, depth),
            (Value::Map(a), Value::Map(b)) => return self.equal_maps(a, b, depth),
            (Value::Object(a), Value::Object(b)) if a.ptr_eq(b) => true,
            (Value::Object(a), b) => return self.ask(depth, |walk| a.java_equals(b, walk)),
            // A view is a list or a map as well, and equality is meant to go both ways.
            (a @ (Value::List(_) | Value::Map(_)), Value::Object(b)) => {
                return self.ask(depth, |walk| b.java_equals(a, walk));
            }
            (Value::String(a), Value::String(b)) if a.byte_len() == b.byte_len() => {
                self.text(a.byte_len())?;
                a == b
            }
            (a, b) => plain_equal(a, b),
        })
    }

    fn equal_lists(&mut self, a: &List, b: &List, depth: u32) -> Result<bool, Exceeded> {
        if a.ptr_eq(b) {
            return Ok(true);
        }
        if a.kind().is_array() || b.kind().is_array() {
            return Ok(false);
        }
        // Java asks only an `ArrayList` itself for its size to begin with.
        if b.kind() == ListKind::ArrayList && a.len() != b.len() {
            return Ok(false);
        }
        self.enter(depth)?;
        for (x, y) in a.iter().zip(b.iter()) {
            self.enter(depth)?;
            if !self.equal_at(&x, &y, depth + 1)? {
                return Ok(false);
            }
        }
        Ok(a.len() == b.len())
    }

    fn equal_maps(&mut self, a: &Map, b: &Map, depth: u32) -> Result<bool, Exceeded> {
        if a.ptr_eq(b) {
            return Ok(true);
        }
        if a.len() != b.len() {
            return Ok(false);
        }
        self.enter(depth)?;
        let mut slot = 0;
        while let Some((next, key, value)) = a.next_at(slot) {
            slot = next;
            self.enter(depth)?;
            let Some(theirs) = self.within(depth, |walk| b.get(&key, walk))? else { return Ok(false) };
            if !self.equal_at(&value, &theirs, depth + 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Looks for something one level deeper.
    fn within<R>(&mut self, depth: u32, asked: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.depth, depth + 1);
        let answer = asked(self);
        self.depth = outer;
        answer
    }

    fn hash_at(&mut self, value: &Value, depth: u32) -> Result<i32, Exceeded> {
        Ok(match value {
            Value::List(list) if list.kind().is_array() => IDENTITY_HASH,
            Value::List(list) => {
                let mut hash = 1i32;
                for item in list.iter() {
                    self.enter(depth)?;
                    hash = hash.wrapping_mul(31).wrapping_add(self.hash_at(&item, depth + 1)?);
                }
                hash
            }
            Value::Map(map) => {
                let mut hash = 0i32;
                let mut slot = 0;
                while let Some((next, key, value)) = map.next_at(slot) {
                    slot = next;
                    self.enter(depth)?;
                    hash =
                        hash.wrapping_add(self.hash_at(&key, depth + 1)? ^ self.hash_at(&value, depth + 1)?);
                }
                hash
            }
            Value::Object(object) => return self.ask(depth, |walk| object.hash_code(walk)),
            plain => {
                self.text(plain.as_java_string().map_or(0, JavaString::byte_len))?;
                plain_hash(plain).unwrap_or(0)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: Vec<Value>) -> Value {
        List::array_list(items).into()
    }

    #[test]
    fn equality_goes_by_class() {
        assert_eq!(java_equals(&Value::from(1), &Value::from(1i64)), Ok(false));
        assert_eq!(java_equals(&list(vec![Value::from(1)]), &list(vec![Value::from(1.0)])), Ok(false));
        let json = Value::from(List::json_array(vec![Value::from("a")]));
        assert_eq!(java_equals(&list(vec![Value::from("a")]), &json), Ok(true));
    }

    #[test]
    fn hashes_as_java() {
        assert_eq!(
            hash_code(&list(vec![Value::from(1), Value::from("a"), Value::Null])),
            Ok(31 * (31 * (31 + 1) + 97))
        );
        let map: Map = [("a", Value::from(true)), ("b", Value::from(1.5))].into_iter().collect();
        assert_eq!(hash_code(&map.into()), Ok((97 ^ 1231) + (98 ^ 0x3FF8_0000)));
    }

    #[test]
    fn shared_parts_are_bounded() {
        let build = || {
            let mut value = list(vec![Value::from(1)]);
            for _ in 0..40 {
                value = list(vec![value.clone(), value]);
            }
            value
        };
        assert_eq!(java_equals(&build(), &build()), Err(Exceeded::Steps));
    }
}
