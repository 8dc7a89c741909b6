//! Method response: the declared status and the headers that the client gets.

use super::{Mapped, add_front_end_headers, set_header, trace_of};
use crate::diagnostics::{response as told, response_findings as findings};
use crate::outcome::{Headers, Response, StageName, StageResult};
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stop::Stop;
use std::rc::Rc;

/// Runs the method response.
///
/// # AWS
/// gateway 0.4 step 12, 5.1-9 to 5.1-11, 5.5, 5.5-1. The type is `application/json` unless something sets it (gateway
/// 4.1-11, 4.6.1-11). Proxy integrations need no declared status (gateway 4.3-1, 4.5.3-6).
pub(crate) fn run(run: &mut Run, mapped: Mapped) -> Result<Response, Stop> {
    run.report.enter(StageName::MethodResponse);
    let configuration = Rc::clone(&run.configuration);
    check_length(run)?;
    if let Some(status) = &mapped.selected {
        let at = configuration.method_at.key("methodResponses");
        let declared =
            configuration.method.method_responses.iter().any(|(_, response)| response.status_code == *status);
        if !declared {
            run.report.acted(&findings::NOT_DECLARED, &[("status", status)], Some(&at));
            run.report.tell(&told::NO_METHOD_RESPONSE, &[("status", status)], &at);
            return Err(Stop::configuration_error(format!(
                "Output mapping refers to an invalid method response: {status}"
            )));
        }
        run.report.acted(&findings::DECLARED, &[("status", status)], Some(&at.key(status)));
    }
    let kind = configuration.kind();
    let mut headers = Headers::default();
    for (name, values) in mapped.headers.0 {
        match fate(kind, &name) {
            Fate::Kept => append(&mut headers, &name, values),
            Fate::Renamed => {
                let remapped = format!("x-amzn-Remapped-{name}");
                run.report.acted(&findings::REMAPPED, &[("name", &name), ("remapped", &remapped)], None);
                append(&mut headers, &remapped, values);
            }
            Fate::Dropped => run.report.acted(&findings::DROPPED, &[("name", &name)], None),
        }
    }
    match headers.get("Content-Type").map(str::to_owned) {
        Some(value) => run.report.passed_over(&findings::CONTENT_TYPE_KEPT, &[("value", &value)], None),
        None => {
            run.report.acted(&findings::DEFAULT_CONTENT_TYPE, &[], None);
            set_header(&mut headers, "Content-Type", vec!["application/json".to_owned()]);
        }
    }
    if has_trace(kind) {
        set_header(&mut headers, "X-Amzn-Trace-Id", vec![trace_of(&run.received)]);
    }
    run.log.method_response(&mapped.payload, &headers);
    if !configuration.test_invoke {
        add_front_end_headers(run, &mut headers, mapped.payload.as_bytes().len());
    }
    run.report.result(StageResult::Changed);
    Ok(Response { status: mapped.status, headers, payload: mapped.payload })
}

/// The longest answer of a backend, in bytes.
///
/// # AWS
/// gateway 8.
const MAX_ANSWER: usize = 10_485_760;

/// Refuses an answer that is too long.
///
/// # AWS
/// gateway 5.5-6, inferred; so is the line of the log.
fn check_length(run: &mut Run) -> Result<(), Stop> {
    let length = run.integration_response.as_ref().map_or(0, |answer| answer.payload.as_bytes().len());
    if length <= MAX_ANSWER {
        return Ok(());
    }
    let at = run.configuration.integration_at.clone();
    run.report.tell(&told::ANSWER_TOO_LONG, &[("length", &length.to_string())], &at);
    Err(Stop::configuration_error(format!(
        "Integration response of reported length {length} is larger than allowed maximum of {MAX_ANSWER} bytes."
    )))
}

/// Whether the gateway adds the trace of the request.
///
/// # AWS
/// gateway 5.5-4, 4.3-4, 7.2-10: not for MOCK, and HTTP_PROXY passes the backend's alone.
fn has_trace(kind: IntegrationType) -> bool {
    matches!(kind, IntegrationType::Aws | IntegrationType::AwsProxy | IntegrationType::Http)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Renamed,
    Dropped,
}

/// The headers that the client gets under another name.
///
/// # AWS
/// gateway 5.5, recorded; the important-notes table of AWS says otherwise for several (gateway 5.5-2).
const RENAMED: [&str; 14] = [
    "Authorization",
    "Connection",
    "Content-Length",
    "Content-MD5",
    "Date",
    "Expect",
    "Host",
    "Max-Forwards",
    "Proxy-Authenticate",
    "Server",
    "Trailer",
    "Upgrade",
    "User-Agent",
    "WWW-Authenticate",
];

/// The headers of an HTTP_PROXY backend that the client gets under another name (gateway 4.3-2).
const RENAMED_OF_HTTP_PROXY: [&str; 5] =
    ["Connection", "Content-Length", "Date", "Server", "x-amzn-RequestId"];

/// The headers of an HTTP_PROXY backend that are dropped (gateway 4.3-3).
const DROPPED_OF_HTTP_PROXY: [&str; 3] = ["Transfer-Encoding", "Content-Encoding", "Via"];

/// The name under which the client gets a header that a mapping sets, where it is another one.
pub(crate) fn renamed(kind: IntegrationType, name: &str) -> Option<String> {
    (fate(kind, name) == Fate::Renamed).then(|| format!("x-amzn-Remapped-{name}"))
}

/// What becomes of a header that a mapping, a function or a backend sets.
fn fate(kind: IntegrationType, name: &str) -> Fate {
    let among = |names: &[&str]| names.iter().any(|listed| listed.eq_ignore_ascii_case(name));
    let (renamed, dropped): (&[&str], &[&str]) = match kind {
        IntegrationType::HttpProxy => (&RENAMED_OF_HTTP_PROXY, &DROPPED_OF_HTTP_PROXY),
        _ => (&RENAMED, &["Transfer-Encoding"]),
    };
    if among(dropped) {
        Fate::Dropped
    } else if among(renamed) {
        Fate::Renamed
    } else {
        Fate::Kept
    }
}

/// Adds a header; a name that is there already, whatever its case, keeps its spelling and gets the values too.
fn append(headers: &mut Headers, name: &str, values: Vec<String>) {
    match headers.0.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        Some((_, known)) => known.extend(values),
        None => headers.0.push((name.to_owned(), values)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fate_of_headers() {
        assert_eq!(fate(IntegrationType::Http, "content-md5"), Fate::Renamed);
        assert_eq!(fate(IntegrationType::Http, "Via"), Fate::Kept);
        assert_eq!(fate(IntegrationType::HttpProxy, "Via"), Fate::Dropped);
        assert_eq!(fate(IntegrationType::HttpProxy, "Host"), Fate::Kept);
        assert_eq!(fate(IntegrationType::Mock, "Transfer-Encoding"), Fate::Dropped);
    }
}
