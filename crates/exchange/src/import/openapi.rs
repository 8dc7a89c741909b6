//! `x-amazon-apigateway-integration`, alone, in its operation, or in its OpenAPI document.
//!
//! It says what an integration says in other words: types and passthrough behaviours in lower case, and `responses`
//! keyed by the pattern.

use super::document::Source;
use super::notices::{Notices, error};
use super::{MethodPiece, Piece, fresh, integration, method};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{MethodResponse, Table};
use gatelens_value::json::strict::{Json, Member};

const KEY: &str = "x-amazon-apigateway-integration";
const ANY: &str = "x-amazon-apigateway-any-method";
const VERBS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// Keys of an operation that are for readers.
const FOR_READERS: [&str; 6] =
    ["summary", "description", "tags", "operationId", "externalDocs", "deprecated"];

/// Whether the document has an integration in OpenAPI's words.
pub(super) fn is_it(json: &Json) -> bool {
    json.get(KEY).is_some() || json.get("paths").is_some() || is_extension(json)
}

/// Whether a value is the extension itself.
fn is_extension(json: &Json) -> bool {
    let Some(kind) = json.get("type").and_then(Json::as_str) else { return false };
    json.get("responses").is_some()
        || (!kind.is_empty() && kind == kind.to_ascii_lowercase() && json.get("openapi").is_none())
}

/// Reads the integration.
pub(super) fn read(text: &str, json: &Json, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    if let Some(paths) = json.get("paths") {
        return read_document(text, json, paths, notices);
    }
    if let Some(extension) = json.get(KEY) {
        leave_out(json, "", &[KEY], notices);
        return Ok(Piece::Integration(Box::new(of(text, extension, notices)?)));
    }
    Ok(Piece::Integration(Box::new(of(text, json, notices)?)))
}

fn read_document(
    text: &str,
    json: &Json,
    paths: &Json,
    notices: &mut Notices,
) -> Result<Piece, Vec<Diagnostic>> {
    let is_operation = |verb: &str| VERBS.contains(&verb) || verb == ANY;
    let mut operations = paths.as_object().unwrap_or_default().iter().flat_map(|path| {
        let verbs = path.value.as_object().unwrap_or_default().iter();
        let with_integration = verbs.filter(|verb| is_operation(&verb.key) && verb.value.get(KEY).is_some());
        with_integration.map(|verb| (path.key.as_str(), verb))
    });
    let Some((path, Member { key: verb, value: operation, .. })) = operations.next() else {
        return Err(error(&d::NO_OPENAPI_INTEGRATION, &[]));
    };
    let verb = if verb == ANY { "ANY".to_owned() } else { verb.to_ascii_uppercase() };
    let others = operations.count();
    if others > 0 {
        let name = format!("{verb} {path}");
        notices.add(&d::OPERATIONS_LEFT_OUT, &[("count", &(others + 1).to_string()), ("operation", &name)]);
    }
    leave_out(json, "", &["paths", "openapi", "swagger", "info"], notices);
    leave_out(operation, &format!("{verb} {path}: "), &[KEY, "parameters", "responses"], notices);
    let extension = operation.get(KEY).unwrap_or(operation);
    let mut taker = fresh::method_of(verb, of(text, extension, notices)?);
    taker.request_parameters = parameters(operation);
    taker.method_responses = responses(operation);
    method::declare_responses(&mut taker);
    Ok(Piece::Method(Box::new(MethodPiece { method: taker, resource_path: Some(path.to_owned()) })))
}

/// Says which keys are not read.
fn leave_out(json: &Json, parent: &str, read: &[&str], notices: &mut Notices) {
    for member in json.as_object().unwrap_or_default() {
        let key = member.key.as_str();
        if !read.contains(&key) && !FOR_READERS.contains(&key) {
            notices.add(&d::KEY_LEFT_OUT, &[("key", &format!("{parent}{key}"))]);
        }
    }
}

fn parameters(operation: &Json) -> Table<bool> {
    let mut table: Table<bool> = Vec::new();
    for parameter in operation.get("parameters").and_then(Json::as_array).unwrap_or_default() {
        let (Some(name), Some(place)) =
            (parameter.get("name").and_then(Json::as_str), parameter.get("in").and_then(Json::as_str))
        else {
            continue;
        };
        let place = match place {
            "query" => "querystring",
            "path" => "path",
            "header" => "header",
            _ => continue,
        };
        let required = parameter.get("required").and_then(Json::as_bool).unwrap_or(false);
        let key = format!("method.request.{place}.{name}");
        if table.iter().all(|(known, _)| *known != key) {
            table.push((key, required));
        }
    }
    table
}

fn responses(operation: &Json) -> Table<MethodResponse> {
    let declared = operation.get("responses").and_then(Json::as_object).unwrap_or_default();
    let is_status = |key: &str| key.len() == 3 && key.bytes().all(|b| b.is_ascii_digit());
    let response = |member: &Member| {
        let headers = member.value.get("headers").and_then(Json::as_object).unwrap_or_default();
        let response_parameters =
            headers.iter().map(|header| (format!("method.response.header.{}", header.key), false)).collect();
        let status_code = member.key.clone();
        (
            status_code.clone(),
            MethodResponse { status_code, response_parameters, response_models: Vec::new() },
        )
    };
    declared.iter().filter(|member| is_status(&member.key)).map(response).collect()
}

/// The integration that an extension describes.
fn of(
    text: &str,
    extension: &Json,
    notices: &mut Notices,
) -> Result<gatelens_gateway::scenario::Integration, Vec<Diagnostic>> {
    let Some(members) = extension.as_object() else {
        let args = [("key", KEY), ("expected", "an object"), ("found", extension.describe())];
        return Err(error(&d::WRONG_TYPE, &args));
    };
    let mut converted = Vec::new();
    for Member { key, value, .. } in members {
        match key.as_str() {
            "type" => converted.push(("type", type_of(value)?)),
            "passthroughBehavior" => converted.push(("passthroughBehavior", upper(value))),
            "contentHandling" => converted.push(("contentHandling", upper(value))),
            "responses" => converted.push(("integrationResponses", integration_responses(value, notices))),
            other => converted.push((other, value.clone())),
        }
    }
    let json = Json::object(converted);
    integration::tell_templates(&json, "", notices);
    let source = Source { text, json: extension, same_shape: false };
    integration::of(json, &source, notices)
}

fn type_of(value: &Json) -> Result<Json, Vec<Diagnostic>> {
    let kind = value.as_str().unwrap_or("");
    if ["aws", "aws_proxy", "http", "http_proxy", "mock"].contains(&kind.to_ascii_lowercase().as_str()) {
        return Ok(upper(value));
    }
    Err(error(&d::OPENAPI_TYPE, &[("type", kind)]))
}

fn upper(value: &Json) -> Json {
    value.as_str().map_or_else(|| value.clone(), |text| Json::string(text.to_ascii_uppercase()))
}

/// `responses` keyed by pattern, as integration responses keyed by status.
fn integration_responses(responses: &Json, notices: &mut Notices) -> Json {
    let Some(members) = responses.as_object() else { return responses.clone() };
    let mut converted: Vec<(String, Json)> = Vec::new();
    for Member { key: pattern, value, .. } in members {
        let status =
            value.get("statusCode").and_then(|status| status.as_str().or_else(|| status.as_number()));
        let status = status.unwrap_or("").to_owned();
        let mut response = vec![("statusCode".to_owned(), Json::string(status.as_str()))];
        if pattern != "default" {
            response.push(("selectionPattern".to_owned(), Json::string(pattern.as_str())));
        }
        for member in value.as_object().unwrap_or_default() {
            match member.key.as_str() {
                "statusCode" => {}
                "contentHandling" => response.push((member.key.clone(), upper(&member.value))),
                _ => response.push((member.key.clone(), member.value.clone())),
            }
        }
        if converted.iter().any(|(known, _)| *known == status) {
            notices.add(&d::PATTERN_LEFT_OUT, &[("pattern", pattern), ("status", &status)]);
            continue;
        }
        converted.push((status, Json::object(response)));
    }
    Json::object(converted)
}
