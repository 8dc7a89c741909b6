//! A Lambda function behind its service's front.

use crate::{Answer, Target, handler};
use gatelens_function::Functions;
use gatelens_gateway::outcome::{IntegrationRequest, Payload};
use gatelens_gateway::scenario::{Lambda, LambdaFailure, Scenario};
use gatelens_gateway::{BackendReply, LambdaReply};
use gatelens_value::json::strict::{self, Json};
use std::borrow::Cow;

/// Calls a function as the Lambda service does.
///
/// # AWS
/// Only POST invokes (gateway 4.4-12); the event must be JSON (gateway 4.4-5); with `X-Amz-Invocation-Type: Event` the
/// service accepts the event and answers at once (gateway 4.4-13).
pub(crate) fn invoke(
    function: &Lambda,
    target: &Target,
    scenario: &Scenario,
    request: &IntegrationRequest,
    functions: &mut dyn Functions,
) -> Answer {
    let event = match &request.payload {
        Payload::Text(text) => Cow::Borrowed(text.as_str()),
        Payload::Bytes(bytes) => String::from_utf8_lossy(bytes),
    };
    let reply = if !request.method.eq_ignore_ascii_case("POST") {
        refused(403, NOT_POST)
    } else if let Err(reason) = check(&event) {
        refused(400, &format!("Could not parse request body into json: {reason}"))
    } else if event.len() > longest(request) {
        refused(413, "")
    } else if is_event(request) {
        LambdaReply::Accepted
    } else {
        let proxy = matches!(target, Target::Lambda { proxy: true, .. });
        match function {
            Lambda::Returns(value) => LambdaReply::Returned(value.clone()),
            Lambda::Fails(failure) => LambdaReply::Failed(error_payload(failure)),
            Lambda::Echo => LambdaReply::Returned(echo(&event, proxy)),
            // Without the services no scenario is run whose function is source.
            Lambda::Handler(_) if !cfg!(feature = "services") => LambdaReply::Accepted,
            Lambda::Handler(source) => return handler::run(source, &event, target, scenario, functions),
        }
    };
    BackendReply::Lambda(reply).into()
}

/// The longest event, in bytes.
///
/// # AWS
/// gateway 4.4-18, 8: 6 MB, and 1 MB for a call that nobody waits for.
fn longest(request: &IntegrationRequest) -> usize {
    if is_event(request) { 1 << 20 } else { 6 << 20 }
}

fn is_event(request: &IntegrationRequest) -> bool {
    request.headers.get("X-Amz-Invocation-Type").is_some_and(|kind| kind == "Event")
}

/// The answer to a call by another verb. Recorded by a support article (gateway 4.4-12).
const NOT_POST: &str = "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>";

fn refused(status: u16, message: &str) -> LambdaReply {
    LambdaReply::Refused { status, message: message.to_owned() }
}

/// Why an event is no JSON; an empty one counts as `{}` (gateway 2.3-2, 2.3-3, 4.4-4).
fn check(event: &str) -> Result<(), String> {
    if event.trim().is_empty() {
        return Ok(());
    }
    strict::read(event).map(|_| ()).map_err(|diagnostic| diagnostic.message())
}

/// What a function returns that hands its event back.
fn echo(event: &str, proxy: bool) -> String {
    if !proxy {
        return compact(event);
    }
    strict::to_compact(&Json::object([("statusCode", Json::number(200)), ("body", Json::string(event))]))
}

/// The event as a function's runtime hands it back: parsed and serialised compactly.
fn compact(event: &str) -> String {
    strict::read(event).map_or_else(|_| "{}".to_owned(), |document| strict::to_compact(&document.root))
}

/// The payload that the runtime makes of an error (gateway 4.4-8).
fn error_payload(failure: &LambdaFailure) -> String {
    let mut members = vec![("errorMessage", Json::string(failure.error_message.as_str()))];
    if let Some(class) = &failure.error_type {
        members.push(("errorType", Json::string(class.as_str())));
    }
    if let Some(Ok(trace)) = failure.stack_trace.as_deref().map(strict::read) {
        members.push(("stackTrace", trace.root));
    }
    strict::to_compact(&Json::object(members))
}
