//! The HTTP answer of the Lambda service around a function's result.

use crate::context::Fixed;
use crate::outcome::{BackendAnswer, Headers, Payload};
use crate::reply::LambdaReply;
use crate::run::Run;
use gatelens_value::json::strict;

/// The id that Lambda gives to every simulated call.
pub const REQUEST_ID: &str = "22222222-3333-4444-5555-666666666666";

/// The answer that API Gateway receives for this reply.
///
/// # AWS
/// gateway 7.2-5 for the headers and their order; a function that fails still answers 200 (gateway 4.4-8), and the
/// result is the body as it is (gateway 4.4-6).
pub(crate) fn answer_of(run: &Run, reply: &LambdaReply) -> BackendAnswer {
    let (status, body, error, content_type) = match reply {
        LambdaReply::Returned(payload) => (200, payload.as_str(), false, "application/json"),
        LambdaReply::Failed(payload) => (200, payload.as_str(), true, "application/json"),
        LambdaReply::Accepted => (202, "", false, ""),
        LambdaReply::Refused { status: 403, message } => (403, message.as_str(), false, "application/xml"),
        LambdaReply::Refused { status, message } => (*status, message.as_str(), false, "application/json"),
    };
    let mut headers = Headers::default();
    let mut add = |name: &str, value: String| headers.0.push((name.to_owned(), vec![value]));
    add("Date", Fixed::of(&run.scenario).moment().http_date());
    if !content_type.is_empty() {
        add("Content-Type", content_type.to_owned());
    }
    add("Content-Length", body.len().to_string());
    add("Connection", "keep-alive".to_owned());
    add("x-amzn-RequestId", REQUEST_ID.to_owned());
    if error {
        add("X-Amz-Function-Error", "Unhandled".to_owned());
    }
    if !matches!(reply, LambdaReply::Refused { .. }) {
        add("x-amzn-Remapped-Content-Length", "0".to_owned());
        add("X-Amz-Executed-Version", "$LATEST".to_owned());
        let trace = crate::stage::trace_of(&run.received).replace("Root=", "root=");
        let root = trace.split(';').next().unwrap_or_default();
        add("X-Amzn-Trace-Id", format!("{root};sampled=0"));
    }
    BackendAnswer { status, headers, payload: Payload::Text(body.to_owned()) }
}

/// The `errorMessage` of a function's payload, if it is an object that has one.
///
/// # AWS
/// gateway 4.4-9, 4.4-10.
pub(crate) fn error_message(payload: &str) -> Option<String> {
    let document = strict::read(payload).ok()?;
    document.root.get("errorMessage")?.as_str().map(str::to_owned)
}
