//! The headers that every answer of a deployed API carries.

use crate::context::Fixed;
use crate::outcome::Headers;
use crate::received::Received;
use crate::run::Run;

/// Sets a header: it replaces the one of that name, whatever its case, or stands last.
pub(crate) fn set_header(headers: &mut Headers, name: &str, values: Vec<String>) {
    match headers.0.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        Some(entry) => *entry = (name.to_owned(), values),
        None => headers.0.push((name.to_owned(), values)),
    }
}

/// Adds the headers of the front end, in the order in which they come over the wire.
///
/// # AWS
/// gateway 0.5-5, 5.5-3; the Test tab shows none of them (gateway 7.4-3).
pub(crate) fn add_front_end_headers(run: &Run, headers: &mut Headers, length: usize) {
    let fixed = Fixed::of(&run.scenario);
    let first = [
        ("Date", fixed.moment().http_date()),
        ("Content-Length", length.to_string()),
        ("Connection", "keep-alive".to_owned()),
        ("x-amzn-RequestId", fixed.request_id()),
        ("x-amz-apigw-id", fixed.extended_request_id()),
    ];
    let own = |name: &str| first.iter().any(|(first, _)| first.eq_ignore_ascii_case(name));
    let others = std::mem::take(&mut headers.0).into_iter().filter(|(name, _)| !own(name));
    headers.0 =
        first.iter().map(|(name, value)| ((*name).to_owned(), vec![value.clone()])).chain(others).collect();
}

/// The trace of a request that has none, as the scenario's defaults fix it.
pub(crate) const TRACE: &str = "Root=1-67748580-000000000000000000000001";

/// The trace of a request: the front end has given it one, but for the Test tab.
pub(crate) fn trace_of(received: &Received) -> String {
    received.header("X-Amzn-Trace-Id").unwrap_or(TRACE).to_owned()
}
