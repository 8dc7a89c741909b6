//! Headers as they are gathered from a foreign text.

use gatelens_gateway::scenario::Table;

/// Adds a header; a name that is there already, in whatever case, gets a further value.
pub(super) fn add(headers: &mut Table<Vec<String>>, name: &str, value: &str) {
    match headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        Some((_, values)) => values.push(value.to_owned()),
        None => headers.push((name.to_owned(), vec![value.to_owned()])),
    }
}

/// Whether a header is there.
pub(super) fn has(headers: &Table<Vec<String>>, name: &str) -> bool {
    headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Whether a header speaks of the connection and not of the request.
pub(super) fn is_of_the_connection(name: &str) -> bool {
    ["connection", "content-length", "transfer-encoding", "keep-alive", "proxy-connection"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
        || name.starts_with(':')
}
