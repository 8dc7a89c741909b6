//! An entry of an HTTP archive (HAR 1.2), as browsers' developer tools copy it.

use super::notices::{Notices, error};
use super::{Piece, RequestPiece, address, headers};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{Body, Request, Table};
use gatelens_value::json::strict::Json;

/// Whether the document is an archive, an entry or the request of one.
pub(super) fn is_it(json: &Json) -> bool {
    let is_request = |json: &Json| {
        json.get("method").is_some()
            && json.get("url").is_some()
            && json.get("headers").and_then(Json::as_array).is_some()
    };
    json.get("log").is_some_and(|log| log.get("entries").is_some())
        || json.get("request").is_some_and(is_request)
        || is_request(json)
}

/// Reads the request of the first entry.
pub(super) fn read(json: &Json, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    let entry = match json.get("log").and_then(|log| log.get("entries")).and_then(Json::as_array) {
        Some([]) => return Err(error(&d::NO_ENTRY, &[])),
        Some([first, others @ ..]) => {
            if !others.is_empty() {
                notices.add(&d::ENTRIES_LEFT_OUT, &[("count", &(others.len() + 1).to_string())]);
            }
            first
        }
        None => json,
    };
    let request = entry.get("request").unwrap_or(entry);
    if let Some(members) = entry.as_object().filter(|_| entry.get("request").is_some()) {
        for member in members.iter().filter(|member| member.key != "request" && !member.key.starts_with('_'))
        {
            notices.at(&format!("/{}", member.key), &d::KEY_LEFT_OUT, &[("key", &member.key)]);
        }
    }
    let method = text(request, "method")?;
    let url = text(request, "url")?;
    let mut list: Table<Vec<String>> = Vec::new();
    for header in request.get("headers").and_then(Json::as_array).unwrap_or_default() {
        let (name, value) = (text(header, "name")?, text(header, "value")?);
        if name.starts_with(':') {
            continue;
        }
        if headers::is_of_the_connection(name) {
            notices.add(&d::HEADER_LEFT_OUT, &[("header", name)]);
        } else {
            headers::add(&mut list, name, value);
        }
    }
    let address = address::parse(url, true, notices)?;
    if let Some(host) = address.host.filter(|_| !headers::has(&list, "host")) {
        list.insert(0, ("Host".to_owned(), vec![host]));
    }
    let body = request.get("postData").map(|post| body(post, &mut list)).transpose()?.flatten();
    let request = Request { method: method.to_owned(), path: address.target, headers: list, body };
    Ok(Piece::Request(RequestPiece { request, stage: address.stage }))
}

fn body(post: &Json, list: &mut Table<Vec<String>>) -> Result<Option<Body>, Vec<Diagnostic>> {
    if let Some(kind) = post.get("mimeType").and_then(Json::as_str).filter(|kind| !kind.is_empty())
        && !headers::has(list, "content-type")
    {
        headers::add(list, "Content-Type", kind);
    }
    if let Some(content) = post.get("text").and_then(Json::as_str).filter(|content| !content.is_empty()) {
        let is_base64 = post.get("encoding").and_then(Json::as_str) == Some("base64");
        let content = content.to_owned();
        return Ok(Some(if is_base64 { Body::Base64(content) } else { Body::Text(content) }));
    }
    let mut pairs = Vec::new();
    for parameter in post.get("params").and_then(Json::as_array).unwrap_or_default() {
        let value = parameter.get("value").and_then(Json::as_str).unwrap_or("");
        pairs.push(format!("{}={value}", text(parameter, "name")?));
    }
    Ok((!pairs.is_empty()).then(|| Body::Text(pairs.join("&"))))
}

fn text<'a>(json: &'a Json, key: &str) -> Result<&'a str, Vec<Diagnostic>> {
    match json.get(key) {
        None => Err(error(&d::MISSING_KEY, &[("parent", "The request of an HTTP archive"), ("key", key)])),
        Some(value) => value.as_str().ok_or_else(|| {
            error(&d::WRONG_TYPE, &[("key", key), ("expected", "a string"), ("found", value.describe())])
        }),
    }
}
