//! What a scenario claims of its outcome, and whether that holds.
//!
//! # Shape
//! `expect` holds any part of `integrationRequest`, `integrationResponse` and `response` (`null`: there is none) and
//! of the `log`. What is left out is not checked.

mod claim;
mod json;
mod parting;

pub use parting::{Parting, Place};

use crate::diagnostics::document;
use crate::outcome::{BackendAnswer, Diagnostic, Headers, IntegrationRequest, Outcome, Payload};
use gatelens_value::json::strict::{self, Json};
use gatelens_value::text::Pointer;
use serde::Serialize;

/// One claim that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct Mismatch {
    /// The JSON Pointer of the claim in `expect`.
    pub claim: String,
    /// What is claimed.
    pub expected: String,
    /// What came out.
    pub found: String,
}

/// What a message may be claimed to be.
const MESSAGE_KEYS: [&str; 8] =
    ["status", "method", "uri", "body", "bodyBase64", "bodyJson", "bodyJsonAt", "headers"];

/// What a request may be claimed to be beside that.
const QUERY: &str = "query";

/// The messages of an outcome, by their key.
const MESSAGES: [&str; 3] = ["integrationRequest", "integrationResponse", "response"];

/// A message as claims see it.
struct Message<'a> {
    status: Option<u16>,
    method: Option<&'a str>,
    uri: Option<&'a str>,
    headers: &'a Headers,
    payload: &'a Payload,
}

/// Says what is wrong with the claims themselves: unknown keys and wrong types.
pub(crate) fn validate(expect: &Json, field: &Pointer) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let Some(parts) = expect.as_object() else {
        return vec![wrong_type("expect", "an object", expect, field)];
    };
    for part in parts {
        let field = field.key(&part.key);
        if part.key == "log" {
            let lines = part.value.as_array();
            if !lines.is_some_and(|lines| lines.iter().all(|line| line.as_str().is_some())) {
                wrong.push(wrong_type("log", "a list of texts", &part.value, &field));
            }
        } else if !MESSAGES.contains(&part.key.as_str()) {
            let allowed = MESSAGES.join(", ") + ", log";
            wrong.push(unknown_key(&part.key, "expect", &allowed, &field));
        } else if !part.value.is_null() {
            wrong.extend(validate_message(&part.key, &part.value, &field));
        }
    }
    wrong
}

fn validate_message(name: &str, message: &Json, field: &Pointer) -> Vec<Diagnostic> {
    let Some(claims) = message.as_object() else {
        return vec![wrong_type(name, "an object or null", message, field)];
    };
    let mut wrong = Vec::new();
    for claim in claims {
        let field = field.key(&claim.key);
        let value = &claim.value;
        let expected = match claim.key.as_str() {
            "status" => (value.as_i64().is_none()).then_some("a whole number"),
            "method" | "uri" | "body" | "bodyBase64" => value.as_str().is_none().then_some("a text"),
            "bodyJson" => None,
            "bodyJsonAt" | "headers" | QUERY => value.as_object().is_none().then_some("an object"),
            other => {
                let allowed = MESSAGE_KEYS.join(", ") + ", " + QUERY;
                wrong.push(unknown_key(other, name, &allowed, &field));
                None
            }
        };
        wrong.extend(expected.map(|expected| wrong_type(&claim.key, expected, value, &field)));
    }
    wrong
}

/// Holds an outcome against the claims, a JSON object as text.
///
/// # Errors
/// The text is no such object: diagnostics at the places under `/expect`.
pub fn compare(expect: &str, outcome: &Outcome) -> Result<Vec<Mismatch>, Vec<Diagnostic>> {
    let field = Pointer::root().key("expect");
    let document = strict::read(expect).map_err(|error| {
        let detail = error.message();
        vec![document::NOT_JSON.diagnostic(&[("detail", &detail)], Some(&field))]
    })?;
    let wrong = validate(&document.root, &field);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut mismatches = Vec::new();
    for part in document.root.as_object().unwrap_or_default() {
        let pointer = Pointer::root().key(&part.key);
        let message = match part.key.as_str() {
            "integrationRequest" => outcome.integration_request.as_ref().map(Message::of_request),
            "integrationResponse" => outcome.integration_response.as_ref().map(Message::of_answer),
            "response" => Some(Message::of_answer(&outcome.response)),
            _ => {
                mismatches.extend(claim::log(&part.value, &outcome.log, &pointer));
                continue;
            }
        };
        mismatches.extend(claim::message(&part.value, message.as_ref(), &pointer));
    }
    Ok(mismatches)
}

impl<'a> Message<'a> {
    fn of_request(request: &'a IntegrationRequest) -> Self {
        Message {
            status: None,
            method: Some(&request.method),
            uri: Some(&request.uri),
            headers: &request.headers,
            payload: &request.payload,
        }
    }

    fn of_answer(answer: &'a BackendAnswer) -> Self {
        Message {
            status: Some(answer.status),
            method: None,
            uri: None,
            headers: &answer.headers,
            payload: &answer.payload,
        }
    }
}

fn unknown_key(key: &str, parent: &str, allowed: &str, field: &Pointer) -> Diagnostic {
    let args = [("key", key), ("parent", parent), ("allowed", allowed)];
    document::UNKNOWN_KEY.diagnostic(&args, Some(field))
}

fn wrong_type(key: &str, expected: &str, found: &Json, field: &Pointer) -> Diagnostic {
    let args = [("key", key), ("expected", expected), ("found", found.describe())];
    document::WRONG_TYPE.diagnostic(&args, Some(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome() -> Outcome {
        let header = |name: &str, values: &[&str]| {
            (name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect())
        };
        Outcome {
            integration_request: Some(IntegrationRequest {
                method: "POST".to_owned(),
                uri: "https://x.test/a?b=1&c=%2B+d&b=2".to_owned(),
                headers: Headers(vec![header("X-Tag", &["a", "b"])]),
                payload: Payload::Text(r#"{"a": 1.0, "b": [1, {"c": null}]}"#.to_owned()),
            }),
            response: BackendAnswer { status: 200, ..BackendAnswer::default() },
            log: vec!["one two".to_owned(), "three".to_owned()],
            ..Outcome::default()
        }
    }

    fn differing(expect: &str) -> Vec<String> {
        let mismatches = compare(expect, &outcome()).expect("claims");
        mismatches.into_iter().map(|one| one.claim).collect()
    }

    #[test]
    fn claims_that_hold() {
        for expect in [
            r#"{}"#,
            r#"{"response": {"status": 200, "body": "", "bodyBase64": "", "headers": {"x": null}}}"#,
            r#"{"integrationResponse": null}"#,
            r#"{"integrationRequest": {"method": "POST", "query": {"c": "+ d", "b": ["1", "2"]}}}"#,
            r#"{"integrationRequest": {"headers": {"x-tag": ["a", "b"], "X-TAG": true}}}"#,
            r#"{"integrationRequest": {"bodyJson": {"b": [1, {"c": null}], "a": 1}}}"#,
            r#"{"integrationRequest": {"bodyJsonAt": {"/b/1/c": null, "/b/0": 10e-1}}}"#,
            r#"{"log": ["two", "hre"]}"#,
        ] {
            assert_eq!(differing(expect), Vec::<String>::new(), "{expect}");
        }
    }

    #[test]
    fn claims_that_do_not_hold() {
        for (expect, claim) in [
            (r#"{"response": null}"#, "/response"),
            (r#"{"integrationResponse": {}}"#, "/integrationResponse"),
            (r#"{"response": {"status": 404}}"#, "/response/status"),
            (r#"{"response": {"body": " "}}"#, "/response/body"),
            (r#"{"response": {"bodyJson": ""}}"#, "/response/bodyJson"),
            (r#"{"response": {"method": "GET"}}"#, "/response/method"),
            (
                r#"{"integrationRequest": {"query": {"b": ["2", "1"], "c": "+ d"}}}"#,
                "/integrationRequest/query",
            ),
            (r#"{"integrationRequest": {"query": {"b": ["1", "2"]}}}"#, "/integrationRequest/query"),
            (r#"{"integrationRequest": {"headers": {"x-tag": "a"}}}"#, "/integrationRequest/headers/x-tag"),
            (r#"{"integrationRequest": {"headers": {"x-tag": null}}}"#, "/integrationRequest/headers/x-tag"),
            (
                r#"{"integrationRequest": {"bodyJsonAt": {"/b/9": 1}}}"#,
                "/integrationRequest/bodyJsonAt/~1b~19",
            ),
            (r#"{"integrationRequest": {"bodyJson": {"a": 1}}}"#, "/integrationRequest/bodyJson"),
            (r#"{"log": ["three", "one"]}"#, "/log/1"),
        ] {
            assert_eq!(differing(expect), [claim], "{expect}");
        }
    }

    #[test]
    fn claims_that_say_nothing_known() {
        for (expect, code) in [
            (r#"{"respons": {}}"#, "E0102"),
            (r#"{"response": {"bodyjson": 1}}"#, "E0102"),
            (r#"{"response": {"status": "200"}}"#, "E0104"),
            (r#"{"log": "x"}"#, "E0104"),
            (r#"[]"#, "E0104"),
            (r#"{"#, "E0101"),
        ] {
            let wrong = compare(expect, &outcome()).expect_err(expect);
            assert_eq!(wrong[0].code, code, "{expect}");
        }
    }
}
