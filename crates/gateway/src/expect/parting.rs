//! Where what came out parts from what was claimed.

use super::{Mismatch, json};
use gatelens_value::json::strict::{self, Json, JsonKind};
use gatelens_value::text::{LineIndex, Pointer};

/// Where the two texts of a [`Mismatch`] part, as closely as can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parting {
    /// They are different as a whole.
    Wholly,
    /// They begin alike: the first character, from 1, that differs.
    Character(usize),
    /// A JSON value was claimed, and what came out is no JSON.
    NotJson {
        /// What is wrong with it.
        reason: String,
        /// The line, from 1.
        line: u32,
        /// The column, from 1.
        column: u32,
    },
    /// Both are JSON values that differ at these places.
    Places(Vec<Place>),
}

/// A place within a JSON value, with what stands there as JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place; the root if the values have nothing in common.
    pub at: Pointer,
    /// What is claimed; `None`: that there is nothing.
    pub expected: Option<String>,
    /// What came out, if anything is there.
    pub found: Option<String>,
}

impl Mismatch {
    /// Where what came out parts from the claim: JSON is compared as values, so that blanks do not count.
    #[must_use]
    pub fn parting(&self) -> Parting {
        let steps: Vec<String> = Pointer::from_text(self.claim.as_str()).steps().collect();
        if let [_, key] = steps.as_slice()
            && key == "bodyJson"
            && let Ok(expected) = strict::read(&self.expected)
        {
            return self.parting_of_json(&expected.root);
        }
        let common = self.expected.chars().zip(self.found.chars()).take_while(|(one, other)| one == other);
        match common.count() {
            0 => Parting::Wholly,
            common => Parting::Character(common + 1),
        }
    }

    fn parting_of_json(&self, expected: &Json) -> Parting {
        match strict::read(&self.found) {
            Ok(found) => {
                let mut places = Vec::new();
                differences(Some(expected), Some(&found.root), &Pointer::root(), &mut places);
                Parting::Places(places)
            }
            Err(error) => {
                let start = error.span.map_or(0, |span| span.start);
                let place = LineIndex::new(&self.found).place(&self.found, start);
                Parting::NotJson { reason: error.message(), line: place.line, column: place.column }
            }
        }
    }
}

/// The innermost places at which two values differ, in the order of the claim and then of what came out.
fn differences(expected: Option<&Json>, found: Option<&Json>, at: &Pointer, places: &mut Vec<Place>) {
    if let (Some(expected), Some(found)) = (expected, found) {
        if json::equal(expected, found) {
            return;
        }
        match (&expected.kind, &found.kind) {
            (JsonKind::Object(ones), JsonKind::Object(others)) => {
                for one in ones {
                    differences(Some(&one.value), found.get(&one.key), &at.key(&one.key), places);
                }
                for other in others.iter().filter(|other| expected.get(&other.key).is_none()) {
                    differences(None, Some(&other.value), &at.key(&other.key), places);
                }
                return;
            }
            (JsonKind::Array(ones), JsonKind::Array(others)) => {
                for index in 0..ones.len().max(others.len()) {
                    differences(ones.get(index), others.get(index), &at.index(index), places);
                }
                return;
            }
            _ => {}
        }
    }
    let text = |side: Option<&Json>| side.map(strict::to_compact);
    places.push(Place { at: at.clone(), expected: text(expected), found: text(found) });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parting(claim: &str, expected: &str, found: &str) -> Parting {
        let text = |text: &str| text.to_owned();
        Mismatch { claim: text(claim), expected: text(expected), found: text(found) }.parting()
    }

    #[test]
    fn json_parts_at_places() {
        let found = "{\n  \"b\": [1, 3],\n  \"e\": 1,\n  \"a\": 1.0\n}";
        let Parting::Places(places) =
            parting("/response/bodyJson", r#"{"a":1,"b":[1,2,{"c":null}],"d/":""}"#, found)
        else {
            panic!("places")
        };
        let said: Vec<_> = places
            .iter()
            .map(|place| (place.at.as_str(), place.expected.as_deref(), place.found.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("/b/1", Some("2"), Some("3")),
                ("/b/2", Some(r#"{"c":null}"#), None),
                ("/d~1", Some(r#""""#), None),
                ("/e", None, Some("1")),
            ]
        );
        let whole = Place { at: Pointer::root(), expected: Some("[]".into()), found: Some("{}".into()) };
        assert_eq!(parting("/response/bodyJson", "[]", " {}"), Parting::Places(vec![whole]));
    }

    #[test]
    fn what_is_no_json_says_why() {
        let reason = "expected a value, found `}`".to_owned();
        assert_eq!(
            parting("/integrationRequest/bodyJson", r#"{"a":1}"#, "{\n  \"a\":\n}"),
            Parting::NotJson { reason, line: 3, column: 1 }
        );
    }

    #[test]
    fn texts_part_at_a_character() {
        assert_eq!(parting("/response/body", "abc", "abd"), Parting::Character(3));
        assert_eq!(parting("/response/body", "abc", ""), Parting::Wholly);
        assert_eq!(parting("/response/headers/bodyJson", "[1]", "[2]"), Parting::Character(2));
    }
}
