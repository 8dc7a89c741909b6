//! Batches, which SQS and SNS share: entries told apart by their ids, each sent or refused by itself.

use super::service::{Fault, Output};
use super::tree::text_or_null;
use gatelens_value::json::strict::Json;

/// How many entries a batch may have.
const MOST: usize = 10;

/// How long an entry's id may be.
const LONGEST_ID: usize = 80;

/// Why a batch is refused as a whole.
pub(super) enum Flaw {
    /// It has no entry.
    Empty,
    /// It has too many.
    TooMany(usize),
    /// An id is too long.
    LongId(String),
    /// An id is empty, or has other characters than letters, digits, hyphens and underscores.
    BadId(String),
    /// Two entries have one id.
    SameId(String),
}

/// The id of an entry.
fn id_of(entry: &Json) -> &str {
    entry.get("Id").and_then(Json::as_str).unwrap_or_default()
}

/// What is wrong with a batch, if anything.
pub(super) fn flaw(entries: &[Json]) -> Option<Flaw> {
    if entries.is_empty() {
        return Some(Flaw::Empty);
    }
    if entries.len() > MOST {
        return Some(Flaw::TooMany(entries.len()));
    }
    entries.iter().enumerate().find_map(|(at, entry)| {
        let id = id_of(entry);
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if id.len() > LONGEST_ID {
            Some(Flaw::LongId(id.to_owned()))
        } else if id.is_empty() || !id.chars().all(is_letter) {
            Some(Flaw::BadId(id.to_owned()))
        } else if entries.iter().take(at).any(|other| id_of(other) == id) {
            Some(Flaw::SameId(id.to_owned()))
        } else {
            None
        }
    })
}

/// The length of the entries' texts together.
pub(super) fn length(entries: &[Json], member: &str) -> usize {
    entries.iter().filter_map(|entry| entry.get(member)?.as_str()).map(str::len).sum()
}

/// Sends the entries one by one; `send` answers what stands beside the id of one that was taken.
pub(super) fn send(
    entries: &[Json],
    mut send: impl FnMut(&Json) -> Result<Vec<(&'static str, Json)>, Fault>,
) -> Output {
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for entry in entries {
        let id = ("Id", Json::string(id_of(entry)));
        match send(entry) {
            Ok(members) => successful.push(Json::object(std::iter::once(id).chain(members))),
            Err(fault) => failed.push(Json::object([
                ("Code", Json::string(fault.query_code.unwrap_or(fault.code.as_ref()))),
                id,
                ("Message", text_or_null(fault.message.as_deref())),
                ("SenderFault", Json::bool(true)),
            ])),
        }
    }
    Output::Document(Json::object([("Failed", Json::array(failed)), ("Successful", Json::array(successful))]))
}
