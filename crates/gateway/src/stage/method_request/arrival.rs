//! The front end: what it refuses by itself, and the headers that it adds.

use crate::diagnostics::{findings, request as told};
use crate::run::Run;
use crate::stop::{BodyStyle, ResponseType, Stop};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// The longest payload, in bytes.
///
/// # AWS
/// gateway 8.
pub(crate) const MAX_PAYLOAD: usize = 10_485_760;

/// The longest URL of a Regional API, in bytes (gateway 8).
pub(super) const MAX_URL: usize = 10_240;

/// All header values together, in bytes (gateway 8).
const MAX_HEADERS: usize = 10_240;

/// The most headers; each has a name, and so more cannot be within the bytes that a request may have.
pub(super) const MAX_HEADER_COUNT: usize = 4_096;

/// The parent that the gateway adds to a trace that has a root alone.
const PARENT: &str = "Parent=0000000000000001;Sampled=0";

/// Refuses what is too long.
///
/// # AWS
/// gateway 0.4 step 1, 1.4-7, 1.5-3. The statuses of a long URL and of many headers are a reading of ours.
pub(super) fn check_size(run: &mut Run) -> Result<(), Stop> {
    let (request, received) = (Rc::clone(&run.scenario), Rc::clone(&run.received));
    let request = &request.request;
    let headers: usize = request.headers.iter().flat_map(|(_, values)| values).map(String::len).sum();
    let headers =
        if request.headers.len() > MAX_HEADER_COUNT { headers.max(MAX_HEADERS + 1) } else { headers };
    let checks = [
        (request.path.len(), MAX_URL, "/request/path", &told::URL_TOO_LONG, 414, "Request URI too long"),
        (
            headers,
            MAX_HEADERS,
            "/request/headers",
            &told::HEADERS_TOO_LONG,
            431,
            "Request Header Fields Too Large",
        ),
        (
            received.payload.as_bytes().len(),
            MAX_PAYLOAD,
            "/request/body",
            &told::BODY_TOO_LONG,
            413,
            "HTTP content length exceeded 10485760 bytes.",
        ),
    ];
    for (length, most, field, entry, status, message) in checks {
        if length > most {
            let (length, most) = (length.to_string(), most.to_string());
            run.report.tell(entry, &[("length", &length), ("most", &most)], &Pointer::from_text(field));
            return Err(front_end(run, status, message));
        }
    }
    Ok(())
}

/// Refuses characters that must arrive percent-encoded.
///
/// # AWS
/// gateway 1.3-4; the status is a reading of ours.
pub(super) fn check_characters(run: &mut Run) -> Result<(), Stop> {
    let query = run.scenario.request.path.split_once('?').map_or("", |(_, query)| query);
    let Some(found) = query.chars().find(|c| matches!(c, '|' | '{' | '}')) else { return Ok(()) };
    let at = Pointer::from_text("/request/path");
    run.report.tell(&told::RAW_CHARACTER, &[("character", &found.to_string())], &at);
    Err(front_end(run, 400, "Bad Request"))
}

/// The longest ARN of a method that an authorizer is asked about, in bytes.
///
/// # AWS
/// gateway 1.1-15, 8.
const MAX_METHOD_ARN: usize = 1_600;

/// Refuses a path that makes the method's ARN too long for an authorizer.
///
/// # AWS
/// gateway 1.1-15; what the answer holds beside its status is a reading of ours.
pub(super) fn check_method_arn(run: &mut Run) -> Result<(), Stop> {
    let (configuration, received) = (Rc::clone(&run.configuration), Rc::clone(&run.received));
    let method = &configuration.method;
    let names_one = method.authorizer_id.is_some()
        || !matches!(method.authorization_type.as_deref(), None | Some("NONE"));
    if !names_one && run.scenario.api.authorizer.is_none() {
        return Ok(());
    }
    let account = run.context.text("accountId").unwrap_or_default();
    let arn = format!(
        "arn:aws:execute-api:{}:{account}:{}/{}/{}{}",
        configuration.region, configuration.api_id, configuration.stage, received.http_method, received.path
    );
    if arn.len() <= MAX_METHOD_ARN {
        return Ok(());
    }
    let (length, most) = (arn.len().to_string(), MAX_METHOD_ARN.to_string());
    let at = Pointer::from_text("/request/path");
    run.report.tell(&told::METHOD_ARN_TOO_LONG, &[("length", &length), ("most", &most)], &at);
    Err(front_end(run, 414, "Request URI too long"))
}

/// A refusal of the front end, which no gateway response shapes.
fn front_end(run: &mut Run, status: u16, message: &str) -> Stop {
    run.report.acted(&findings::FRONT_END_REFUSED, &[("status", &status.to_string())], None);
    let stop =
        Stop::before_execution(ResponseType::RequestTooLarge).with_status(status).with_message(message);
    Stop { body_style: BodyStyle::Plain, ..stop }
}

/// Adds the headers that the gateway adds before the method sees the request.
///
/// # AWS
/// gateway 1.4-5, 1.4-6, for a Regional API.
pub(super) fn add_headers(run: &mut Run) {
    let domain = run.context.text("domainName").unwrap_or_default();
    let source_ip = run.context.text("identity.sourceIp").unwrap_or_default();
    let received = Rc::make_mut(&mut run.received);
    let headers = &mut received.headers;
    let mut add = |name: &str, value: &dyn Fn(Option<&str>) -> String| {
        let known = headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let value = value(known.as_ref().and_then(|(_, values)| values.last()).map(String::as_str));
        match known {
            Some((_, values)) => *values = vec![value],
            None => headers.push((name.to_owned(), vec![value])),
        }
    };
    add("Host", &|sent| sent.unwrap_or(&domain).to_owned());
    add("X-Amzn-Trace-Id", &|sent| trace(sent));
    add("X-Forwarded-For", &|sent| match sent {
        Some(sent) => format!("{sent}, {source_ip}"),
        None => source_ip.clone(),
    });
    add("X-Forwarded-Port", &|_| "443".to_owned());
    add("X-Forwarded-Proto", &|_| "https".to_owned());
    run.report.acted(&findings::HEADERS_ADDED, &[], None);
}

/// The trace header of a request.
///
/// # AWS
/// gateway 1.4-6.
fn trace(sent: Option<&str>) -> String {
    match sent {
        None => crate::stage::TRACE.to_owned(),
        Some(sent) if sent.contains("Parent=") || !sent.contains("Root=") => sent.to_owned(),
        Some(sent) => format!("{sent};{PARENT}"),
    }
}
