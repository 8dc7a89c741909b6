//! `id`: the addresses that the places of a schema give themselves.

use gatelens_value::json::strict::{Json, JsonKind};
use gatelens_value::text::Pointer;

/// How many places with an `id` a document may have; the others have none.
const MOST: usize = 1_000;

/// The places of a document that have an `id`, each with its whole address, outer ones first.
#[derive(Clone, Debug, Default)]
pub(super) struct Identities(Vec<(Pointer, String)>);

impl Identities {
    /// Looks through a document.
    pub(super) fn of(document: &Json) -> Self {
        let mut found = Vec::new();
        let mut open = vec![(document, Pointer::root(), String::new())];
        while let Some((value, at, base)) = open.pop() {
            let own = value.get("id").and_then(Json::as_str);
            let base = own.map_or(base.clone(), |id| join(&base, id));
            if own.is_some() && found.len() < MOST {
                found.push((at.clone(), base.clone()));
            }
            match &value.kind {
                JsonKind::Array(items) => {
                    let items = items.iter().enumerate().filter(|(_, item)| is_nest(item));
                    open.extend(items.map(|(index, item)| (item, at.index(index), base.clone())));
                }
                JsonKind::Object(members) => {
                    let members = members.iter().filter(|member| is_nest(&member.value));
                    open.extend(members.map(|one| (&one.value, at.key(&one.key), base.clone())));
                }
                _ => {}
            }
        }
        Identities(found)
    }

    /// The place that a reference at `from` names by an `id`.
    pub(super) fn find(&self, reference: &str, from: &Pointer) -> Option<Pointer> {
        let around = self.0.iter().filter(|(at, _)| {
            from.as_str()
                .strip_prefix(at.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let base = around.max_by_key(|(at, _)| at.as_str().len()).map_or("", |(_, base)| base);
        let whole = join(base, reference);
        let named = |address: &str| self.0.iter().find(|(_, id)| id.trim_end_matches('#') == address);
        if let Some((at, _)) = named(&whole) {
            return Some(at.clone());
        }
        let (address, fragment) = whole.split_once('#').unwrap_or((&whole, ""));
        let is_pointer = fragment.is_empty() || fragment.starts_with('/');
        let (at, _) = named(address).filter(|_| is_pointer && !address.is_empty())?;
        Some(Pointer::from_text(format!("{at}{}", crate::received::percent_decode(fragment))))
    }
}

fn is_nest(value: &Json) -> bool {
    matches!(value.kind, JsonKind::Array(_) | JsonKind::Object(_))
}

/// An address that is relative to another.
fn join(base: &str, reference: &str) -> String {
    let (base, _) = base.split_once('#').unwrap_or((base, ""));
    if reference.contains("://") || reference.starts_with("urn:") {
        reference.to_owned()
    } else if reference.is_empty() || reference.starts_with('#') {
        format!("{base}{reference}")
    } else if reference.starts_with('/') {
        let authority = base.find("://").map_or(0, |at| at + 3);
        let end =
            base.get(authority..).and_then(|rest| rest.find('/')).map_or(base.len(), |at| authority + at);
        format!("{}{reference}", base.get(..end).unwrap_or_default())
    } else {
        let folder = base.rfind('/').map_or(0, |at| at + 1);
        format!("{}{reference}", base.get(..folder).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gatelens_value::json::strict;

    #[test]
    fn addresses_are_joined() {
        for (base, reference, joined) in [
            ("", "#a", "#a"),
            ("http://x/a/b", "c#d", "http://x/a/c#d"),
            ("http://x/a/b#e", "#d", "http://x/a/b#d"),
            ("http://x/a/b", "/c", "http://x/c"),
            ("http://x", "/c", "http://x/c"),
            ("http://x/a", "urn:y", "urn:y"),
            ("http://x/a", "http://y/", "http://y/"),
        ] {
            assert_eq!(join(base, reference), joined, "{base} {reference}");
        }
    }

    #[test]
    fn ids_are_found_from_within_their_base() {
        let schema =
            r##"{"id": "http://x/root", "definitions": {"A": {"id": "nested", "b": {"id": "#here"}}}}"##;
        let ids = Identities::of(&strict::read(schema).expect("JSON").root);
        let from = Pointer::from_text("/definitions/A/b");
        assert_eq!(ids.find("#here", &from), Some(from.clone()));
        assert_eq!(ids.find("#here", &Pointer::root()), None);
        assert_eq!(ids.find("nested#here", &Pointer::root()), Some(from.clone()));
        assert_eq!(ids.find("nested#/b", &Pointer::root()), Some(from.clone()));
        assert_eq!(ids.find("root", &from), Some(Pointer::root()));
    }
}
