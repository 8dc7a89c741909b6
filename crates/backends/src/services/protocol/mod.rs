//! The protocols that services are spoken to in: AWS JSON, the query protocol, and HTTP itself.

mod conform;
mod form;
mod json;
mod query;
pub(crate) mod xml;

use super::service::{JsonProtocol, Protocol, Served, Service};
use super::surroundings::Surroundings;
use gatelens_gateway::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload};
use gatelens_value::json::strict::Json;
use percent_encoding::percent_decode_str;

/// A request as a service reads it.
pub(crate) struct Request<'a> {
    /// The verb.
    pub method: &'a str,
    /// The endpoint's whole URL.
    pub uri: &'a str,
    /// The host.
    pub host: &'a str,
    /// The path, as sent.
    pub path: &'a str,
    /// The parameters of the query string, decoded.
    pub query: Vec<(String, String)>,
    /// The headers.
    pub headers: &'a Headers,
    /// The body.
    pub body: &'a [u8],
}

impl<'a> Request<'a> {
    /// The parts of an integration request.
    pub fn of(request: &'a IntegrationRequest) -> Self {
        let rest = request.uri.split_once("://").map_or(request.uri.as_str(), |(_, rest)| rest);
        let (front, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = front.find('/').map_or((front, "/"), |at| front.split_at(at));
        Request {
            method: &request.method,
            uri: &request.uri,
            host,
            path,
            query: form::pairs(query),
            headers: &request.headers,
            body: request.payload.as_bytes(),
        }
    }

    /// A parameter of the query string.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The parameters of the query string, and of the body where it is a form or looks like one.
    pub fn form(&self) -> Vec<(String, String)> {
        let mut pairs = self.query.clone();
        if self.media_type() == "application/x-www-form-urlencoded" || self.body.starts_with(b"Action=") {
            pairs.extend(form::pairs(&String::from_utf8_lossy(self.body)));
        }
        pairs
    }

    /// The media type of the body, in lower case and without parameters; empty where none is named.
    pub fn media_type(&self) -> String {
        let full = self.headers.get("Content-Type").unwrap_or_default();
        full.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The steps of the path, decoded.
    pub fn steps(&self) -> Vec<String> {
        let path = self.path.trim_start_matches('/');
        path.split('/').map(decode).filter(|step| !step.is_empty()).collect()
    }

    /// Whether it carries a signature.
    pub fn is_signed(&self) -> bool {
        self.headers.get("Authorization").is_some_and(|text| text.starts_with("AWS4-"))
    }
}

/// A percent-encoded text, decoded.
pub(crate) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Answers a request in the service's protocol.
pub(crate) fn answer(
    service: &'static Service,
    request: &Request<'_>,
    state: &mut Json,
    here: &mut Surroundings,
) -> Served {
    match &service.protocol {
        Protocol::Json(protocol) => json::answer(service, protocol, request, state, here),
        Protocol::Query(protocol) => query::answer(service, protocol, request, state, here),
        Protocol::Both(json, query) => {
            if speaks_json(json, request) {
                json::answer(service, json, request, state, here)
            } else {
                query::answer(service, query, request, state, here)
            }
        }
        Protocol::Rest(answer) => answer(service, request, state, here),
    }
}

/// Whether a request to a service of two protocols is AWS JSON: it names a target in the JSON's own way.
fn speaks_json(protocol: &JsonProtocol, request: &Request<'_>) -> bool {
    let targeted = request.headers.get("X-Amz-Target").is_some_and(|target| !target.is_empty());
    targeted && request.media_type() == format!("application/x-amz-json-{}", protocol.version)
}

/// An HTTP answer.
pub(crate) fn http(status: u16, headers: &[(&str, &str)], body: impl Into<String>) -> BackendAnswer {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()]));
    BackendAnswer { status, headers: Headers(headers.collect()), payload: Payload::Text(body.into()) }
}
