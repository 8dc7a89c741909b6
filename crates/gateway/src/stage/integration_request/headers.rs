//! The headers that a backend receives.

use crate::outcome::Headers;
use crate::scenario::{IntegrationType, Table};

/// What becomes of a header that a mapping or an override sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MappedHeader {
    /// It arrives.
    Sent,
    /// It is dropped without a word.
    Dropped,
    /// The call fails with a 500.
    Refused,
}

/// A mapping to these fails for every type that has a backend.
///
/// # AWS
/// gateway 2.7-1, 2.7-4.
const REFUSED: [&str; 4] =
    ["Content-Length", "Transfer-Encoding", "X-Amzn-Trace-Id", "X-Amzn-Apigateway-Api-Id"];

/// A mapping to these fails for AWS and AWS_PROXY.
///
/// # AWS
/// gateway 2.7-2.
const REFUSED_BY_AWS: [&str; 5] = ["Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE"];

/// HTTP and HTTP_PROXY drop these, mapped or not.
///
/// # AWS
/// gateway 2.7.
const DROPPED_BY_HTTP: [&str; 5] = ["Connection", "Expect", "Proxy-Authenticate", "TE", "Via"];

/// HTTP_PROXY does not pass these on from the client, although a mapping may set them.
///
/// # AWS
/// gateway 2.7.
const NOT_PASSED_ON: [&str; 11] = [
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-MD5",
    "Host",
    "Max-Forwards",
    "Server",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "WWW-Authenticate",
];

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What becomes of a mapped header.
pub(crate) fn mapped(kind: IntegrationType, name: &str) -> MappedHeader {
    match kind {
        IntegrationType::Mock => MappedHeader::Dropped,
        _ if is_one_of(&REFUSED, name) => MappedHeader::Refused,
        IntegrationType::Aws | IntegrationType::AwsProxy if is_one_of(&REFUSED_BY_AWS, name) => {
            MappedHeader::Refused
        }
        IntegrationType::AwsProxy => MappedHeader::Dropped,
        // gateway 2.7-6
        IntegrationType::Aws if name.eq_ignore_ascii_case("Referer") => MappedHeader::Dropped,
        IntegrationType::Http | IntegrationType::HttpProxy if is_one_of(&DROPPED_BY_HTTP, name) => {
            MappedHeader::Dropped
        }
        _ => MappedHeader::Sent,
    }
}

/// Whether HTTP_PROXY passes a client's header on.
///
/// # AWS
/// gateway 2.7, 2.7-7: the client's signature stays with the gateway.
pub(crate) fn is_passed_on(name: &str, values: &[String], is_iam: bool) -> bool {
    if is_one_of(&NOT_PASSED_ON, name) || is_one_of(&DROPPED_BY_HTTP, name) {
        return false;
    }
    if name.eq_ignore_ascii_case("Authorization") {
        return !is_iam && !values.iter().any(|value| value.starts_with("AWS4-"));
    }
    true
}

/// Sets a header: replaces the one of that name, whatever its case, or adds it.
pub(crate) fn set(headers: &mut Headers, name: &str, values: Vec<String>) {
    match headers.0.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        Some(entry) => *entry = (name.to_owned(), values),
        None => headers.0.push((name.to_owned(), values)),
    }
}

/// Adds a header if none of that name is there.
pub(crate) fn set_default(headers: &mut Headers, name: &str, value: &str) {
    if headers.all(name).is_none() {
        headers.0.push((name.to_owned(), vec![value.to_owned()]));
    }
}

/// Sets the mapped headers, those aside that are dropped.
pub(crate) fn set_mapped(headers: &mut Headers, kind: IntegrationType, parameters: &Table<Vec<String>>) {
    for (name, values) in parameters {
        if mapped(kind, name) == MappedHeader::Sent {
            set(headers, name, values.clone());
        }
    }
}
