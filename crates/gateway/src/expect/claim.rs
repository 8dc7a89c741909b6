//! Each kind of claim, held against a message or the log.

use super::{Message, Mismatch, QUERY, json};
use crate::outcome::Payload;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::{self, Json};
use gatelens_value::text::Pointer;
use percent_encoding::percent_decode_str;

/// What is said where there is nothing.
const NOTHING: &str = "nothing";

/// Holds the claims about a message against it; `null` claims that there is none.
pub(super) fn message(claims: &Json, message: Option<&Message<'_>>, at: &Pointer) -> Vec<Mismatch> {
    let (one, none) = words_for(at);
    let Some(message) = message else {
        return mismatch(claims.is_null(), at, one, none);
    };
    let Some(claims) = claims.as_object() else {
        return mismatch(false, at, none, &message.summary());
    };
    let mut wrong = Vec::new();
    for claim in claims {
        let at = at.key(&claim.key);
        let value = &claim.value;
        match claim.key.as_str() {
            "status" => wrong.extend(text(value.as_number(), message.status.map(|n| n.to_string()), &at)),
            "method" => wrong.extend(text(value.as_str(), message.method.map(str::to_owned), &at)),
            "uri" => wrong.extend(text(value.as_str(), message.uri.map(str::to_owned), &at)),
            "body" => wrong.extend(body(value, message.payload, &at)),
            "bodyBase64" => wrong.extend(bytes(value, message.payload, &at)),
            "bodyJson" => wrong.extend(body_json(value, message.payload, &at)),
            "bodyJsonAt" => wrong.extend(body_json_at(value, message.payload, &at)),
            "headers" => wrong.extend(headers(value, message, &at)),
            QUERY => wrong.extend(query(value, message.uri, &at)),
            _ => {}
        }
    }
    wrong
}

/// What it is called that there is a message, and that there is none.
fn words_for(at: &Pointer) -> (&'static str, &'static str) {
    match at.as_str() {
        "/integrationRequest" => ("a request to the backend", "no request to the backend"),
        "/integrationResponse" => ("an answer of the backend", "no answer of the backend"),
        _ => ("an answer to the client", "no answer to the client"),
    }
}

/// Each text must be contained in a line of the log, in this order.
pub(super) fn log(claims: &Json, lines: &[String], at: &Pointer) -> Vec<Mismatch> {
    let mut rest = lines.iter();
    for (index, claim) in claims.as_array().unwrap_or_default().iter().enumerate() {
        let wanted = claim.as_str().unwrap_or_default();
        if !rest.any(|line| line.contains(wanted)) {
            let found = format!("no such line after the ones before it, in:\n{}", lines.join("\n"));
            return mismatch(false, &at.index(index), wanted, &found);
        }
    }
    Vec::new()
}

fn text(expected: Option<&str>, found: Option<String>, at: &Pointer) -> Vec<Mismatch> {
    mismatch(
        expected == found.as_deref(),
        at,
        expected.unwrap_or(NOTHING),
        found.as_deref().unwrap_or(NOTHING),
    )
}

fn body(expected: &Json, payload: &Payload, at: &Pointer) -> Vec<Mismatch> {
    let expected = expected.as_str().unwrap_or_default();
    mismatch(expected.as_bytes() == payload.as_bytes(), at, expected, &shown(payload))
}

fn bytes(expected: &Json, payload: &Payload, at: &Pointer) -> Vec<Mismatch> {
    let found = STANDARD.encode(payload.as_bytes());
    let expected = expected.as_str().unwrap_or_default();
    mismatch(expected == found, at, expected, &found)
}

fn body_json(expected: &Json, payload: &Payload, at: &Pointer) -> Vec<Mismatch> {
    let holds = parsed(payload).is_some_and(|found| json::equal(expected, &found));
    mismatch(holds, at, &strict::to_compact(expected), &shown(payload))
}

fn body_json_at(claims: &Json, payload: &Payload, at: &Pointer) -> Vec<Mismatch> {
    let document = parsed(payload);
    let mut wrong = Vec::new();
    for claim in claims.as_object().unwrap_or_default() {
        let place = gatelens_value::text::Pointer::from_text(claim.key.as_str());
        let found = document.as_ref().and_then(|document| document.at(&place));
        let holds = found.is_some_and(|found| json::equal(&claim.value, found));
        let seen = found.map_or_else(|| nowhere(payload), strict::to_compact);
        wrong.extend(mismatch(holds, &at.key(&claim.key), &strict::to_compact(&claim.value), &seen));
    }
    wrong
}

fn headers(claims: &Json, message: &Message<'_>, at: &Pointer) -> Vec<Mismatch> {
    let mut wrong = Vec::new();
    for claim in claims.as_object().unwrap_or_default() {
        let found = message.headers.all(&claim.key);
        let holds = match found {
            None => claim.value.is_null(),
            Some(values) => claim.value.as_bool() == Some(true) || values_equal(&claim.value, values),
        };
        let seen = found.map_or_else(|| NOTHING.to_owned(), |values| values.join(", "));
        wrong.extend(mismatch(holds, &at.key(&claim.key), &claimed_header(&claim.value), &seen));
    }
    wrong
}

/// What a header is claimed to be, in the words in which the one that is found is shown.
fn claimed_header(claim: &Json) -> String {
    match (claim.as_str(), claim.as_bool()) {
        (Some(value), _) => value.to_owned(),
        (None, Some(true)) => "any value".to_owned(),
        _ if claim.is_null() => NOTHING.to_owned(),
        _ => strict::to_compact(claim),
    }
}

/// The query string holds just these, decoded, in any order of names; of one name, the values in order.
fn query(claims: &Json, uri: Option<&str>, at: &Pointer) -> Vec<Mismatch> {
    let query = uri.and_then(|uri| uri.split_once('?')).map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default();
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name), decoded(value));
        match found.iter_mut().find(|(other, _)| *other == name) {
            Some((_, values)) => values.push(value),
            None => found.push((name, vec![value])),
        }
    }
    let members = claims.as_object().unwrap_or_default();
    let has =
        |name: &str, values: &[String]| claims.get(name).is_some_and(|claim| values_equal(claim, values));
    let holds = members.len() == found.len() && found.iter().all(|(name, values)| has(name, values));
    mismatch(holds, at, &strict::to_compact(claims), query)
}

/// A value, or a list of values.
fn values_equal(claim: &Json, values: &[String]) -> bool {
    match (claim.as_str(), claim.as_array()) {
        (Some(one), _) => values == [one],
        (None, Some(many)) => {
            many.iter().map(Json::as_str).eq(values.iter().map(|value| Some(value.as_str())))
        }
        _ => false,
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

fn parsed(payload: &Payload) -> Option<Json> {
    match payload {
        Payload::Text(text) => strict::read(text).ok().map(|document| document.root),
        Payload::Bytes(_) => None,
    }
}

/// That a place is not in a body.
fn nowhere(payload: &Payload) -> String {
    let body = shown(payload);
    format!("nothing there in {}", if body.is_empty() { "an empty body" } else { &body })
}

fn shown(payload: &Payload) -> String {
    match payload {
        Payload::Text(text) => text.clone(),
        Payload::Bytes(bytes) => format!("bytes, in Base64 {}", STANDARD.encode(bytes)),
    }
}

fn mismatch(holds: bool, at: &Pointer, expected: &str, found: &str) -> Vec<Mismatch> {
    if holds {
        return Vec::new();
    }
    vec![Mismatch { claim: at.to_string(), expected: expected.to_owned(), found: found.to_owned() }]
}

impl Message<'_> {
    fn summary(&self) -> String {
        match (self.status, self.method, self.uri) {
            (Some(status), ..) => format!("an answer with status {status}"),
            (_, Some(method), Some(uri)) => format!("{method} {uri}"),
            _ => "a message".to_owned(),
        }
    }
}
