//! What the state of a service looks like, checked before the service reads it.

use crate::diagnostics::{BAD_STATE, UNKNOWN_STATE, UNKNOWN_STATE_NEAR};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_value::Pointer;
use gatelens_value::json::strict::{Json, JsonKind};
use gatelens_value::text::nearest;

/// What a part of a state looks like.
pub(crate) enum Kept {
    /// An object with these keys and no others.
    Object(&'static [Key]),
    /// An object with any keys and one form of values.
    Named(&'static Kept),
    /// An array.
    List(&'static Kept),
    /// A string.
    Text,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// Bytes as standard Base64.
    Base64,
    /// A whole number.
    Integer,
    /// True or false.
    Flag,
    /// Any JSON.
    Any,
    /// The first that fits; a string, or the other.
    TextOr(&'static Kept),
    /// All of these.
    All(&'static [Kept]),
    /// What a function says is wrong at a place below, if anything.
    Checked(fn(&Json, &Pointer) -> Option<Wrong>),
}

/// A key of a state's object.
pub(crate) struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands there.
    pub kept: Kept,
    /// Whether it must be there.
    pub required: bool,
}

/// What is wrong with a state.
pub(crate) struct Wrong {
    /// Where.
    pub at: Pointer,
    /// What should stand there.
    pub expected: String,
    /// What does.
    pub found: String,
}

/// A key that may be left out.
pub(crate) const fn key(name: &'static str, kept: Kept) -> Key {
    Key { name, kept, required: false }
}

/// A key that must be there.
pub(crate) const fn needed(name: &'static str, kept: Kept) -> Key {
    Key { name, kept, required: true }
}

/// What is wrong with a state, or nothing.
pub(crate) fn check(json: &Json, kept: &Kept, at: &Pointer, wrong: &mut Vec<Diagnostic>) {
    match kept {
        Kept::Object(keys) => object(json, keys, at, wrong),
        Kept::Named(inner) => match json.as_object() {
            Some(members) => {
                for member in members {
                    check(&member.value, inner, &at.key(&member.key), wrong);
                }
            }
            None => refuse(json, "an object", at, wrong),
        },
        Kept::List(inner) => match json.as_array() {
            Some(items) => {
                for (index, item) in items.iter().enumerate() {
                    check(item, inner, &at.index(index), wrong);
                }
            }
            None => refuse(json, "an array", at, wrong),
        },
        Kept::Text if json.as_str().is_none() => refuse(json, "a string", at, wrong),
        Kept::Integer if json.as_i64().is_none() => refuse(json, "a whole number", at, wrong),
        Kept::Flag if json.as_bool().is_none() => refuse(json, "true or false", at, wrong),
        Kept::Base64 if json.as_str().is_none_or(|text| STANDARD.decode(text).is_err()) => {
            refuse(json, "standard Base64", at, wrong);
        }
        Kept::OneOf(words) if json.as_str().is_none_or(|text| !words.contains(&text)) => {
            refuse(json, &format!("one of {}", words.join(", ")), at, wrong);
        }
        Kept::TextOr(inner) if !matches!(json.kind, JsonKind::String(_)) => check(json, inner, at, wrong),
        Kept::All(all) => {
            for kept in *all {
                check(json, kept, at, wrong);
            }
        }
        Kept::Checked(judge) => {
            if let Some(Wrong { at, expected, found }) = judge(json, at) {
                let args: [(&str, &str); 2] = [("expected", &expected), ("found", &found)];
                wrong.push(BAD_STATE.diagnostic(&args, Some(&at)));
            }
        }
        _ => {}
    }
}

fn object(json: &Json, keys: &[Key], at: &Pointer, wrong: &mut Vec<Diagnostic>) {
    let Some(members) = json.as_object() else {
        refuse(json, "an object", at, wrong);
        return;
    };
    for member in members {
        let here = at.key(&member.key);
        match keys.iter().find(|key| key.name == member.key) {
            Some(key) => check(&member.value, &key.kept, &here, wrong),
            None => {
                let allowed = keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
                let near = nearest(&member.key, keys.iter().map(|key| key.name));
                let args =
                    [("key", &*member.key), ("allowed", &*allowed), ("near", near.unwrap_or_default())];
                wrong.push(match near {
                    Some(_) => UNKNOWN_STATE_NEAR.diagnostic(&args, Some(&here)),
                    None => UNKNOWN_STATE.diagnostic(&args[..2], Some(&here)),
                });
            }
        }
    }
    for key in keys.iter().filter(|key| key.required && json.get(key.name).is_none()) {
        let expected = format!("`{}` here", key.name);
        let args: [(&str, &str); 2] = [("expected", &expected), ("found", "nothing")];
        wrong.push(BAD_STATE.diagnostic(&args, Some(&at.key(key.name))));
    }
}

fn refuse(json: &Json, expected: &str, at: &Pointer, wrong: &mut Vec<Diagnostic>) {
    let found = match json.as_str() {
        Some(text) => format!("`{}`", text.chars().take(40).collect::<String>()),
        None => json.describe().to_owned(),
    };
    wrong.push(BAD_STATE.diagnostic(&[("expected", expected), ("found", &found)], Some(at)));
}
