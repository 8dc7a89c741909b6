//! The members of a JSON object, by name.

use gatelens_value::json::strict::{self, Json, JsonKind};

/// An object whose members are looked up.
pub(crate) struct Reading(Json);

impl Reading {
    pub(crate) fn of(text: &str) -> Option<Self> {
        strict::read(text).ok().map(|document| Self(document.root))
    }

    /// The member that is a string.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.0.get(name)?.as_str().map(str::to_owned)
    }

    /// The member that is a whole number and not negative.
    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        match &self.0.get(name)?.kind {
            JsonKind::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// The strings of the member that is an array; none where it is not there.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        match self.0.get(name).map(|member| &member.kind) {
            Some(JsonKind::Array(items)) => {
                items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
            }
            _ => Vec::new(),
        }
    }
}
