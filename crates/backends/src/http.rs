//! An HTTP server that answers with what it received.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_gateway::BackendReply;
use gatelens_gateway::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload};
use gatelens_value::json::strict::{Json, to_compact};

/// The echo of a request.
///
/// # Shape
/// `{"method", "url", "headers", "body"}`, compact, the headers as sent and in their order; a header with several
/// values is a list, and a body that is not UTF-8 stands as `bodyBase64`.
pub(crate) fn echo(request: &IntegrationRequest) -> BackendReply {
    let headers = request.headers.0.iter().map(|(name, values)| {
        let value = match values.as_slice() {
            [one] => Json::string(one.as_str()),
            many => Json::array(many.iter().map(|value| Json::string(value.as_str()))),
        };
        (name.as_str(), value)
    });
    let body = match &request.payload {
        Payload::Text(text) => ("body", Json::string(text.as_str())),
        Payload::Bytes(bytes) => ("bodyBase64", Json::string(STANDARD.encode(bytes))),
    };
    let echo = Json::object([
        ("method", Json::string(request.method.as_str())),
        ("url", Json::string(request.uri.as_str())),
        ("headers", Json::object(headers)),
        body,
    ]);
    BackendReply::Http(BackendAnswer {
        status: 200,
        headers: Headers(vec![("Content-Type".to_owned(), vec!["application/json".to_owned()])]),
        payload: Payload::Text(to_compact(&echo)),
    })
}
