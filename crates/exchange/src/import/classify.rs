//! Which of the formats a text is.

use super::notices::{Notices, error, place_in};
use super::{Format, Piece, curl, document, har, http, integration, method, openapi};
use crate::diagnostics::{self as d, diagnostic};
use gatelens_gateway::outcome::Diagnostic;
use gatelens_value::json::strict::{self, Json};

/// Recognises a text and reads it.
pub(super) fn read(text: &str, notices: &mut Notices) -> Result<(Format, Piece), Vec<Diagnostic>> {
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if trimmed.is_empty() {
        return Err(error(&d::EMPTY, &[]));
    }
    if trimmed.starts_with(['{', '[']) {
        return read_json(text, notices);
    }
    if curl::is_it(trimmed) {
        return Ok((Format::Curl, curl::read(trimmed, notices)?));
    }
    if http::is_it(trimmed) {
        return Ok((Format::Http, http::read(trimmed, notices)?));
    }
    let is_yaml = trimmed.lines().take(40).any(|line| {
        [
            "x-amazon-apigateway-integration:",
            "openapi:",
            "swagger:",
            "AWSTemplateFormatVersion:",
            "Resources:",
        ]
        .iter()
        .any(|key| line.trim_start().trim_start_matches('"').starts_with(key))
    });
    Err(error(if is_yaml { &d::YAML } else { &d::UNKNOWN_FORMAT }, &[]))
}

fn read_json(text: &str, notices: &mut Notices) -> Result<(Format, Piece), Vec<Diagnostic>> {
    let document = strict::read(text).map_err(|problem| {
        let place = problem.span.map(|span| place_in(text, span));
        vec![diagnostic(&d::NOT_JSON, &[("detail", &problem.message())], place)]
    })?;
    let json = &document.root;
    if document::is_it(json) {
        return Ok((Format::Scenario, document::read(text, json, notices)?));
    }
    for warning in &document.warnings {
        let key = warning.args.iter().find(|(name, _)| *name == "key").map_or("", |(_, key)| key);
        let place = warning.span.map(|span| place_in(text, span));
        notices.push(diagnostic(&d::KEY_REPEATED, &[("key", key)], place));
    }
    if openapi::is_it(json) {
        return Ok((Format::OpenApi, openapi::read(text, json, notices)?));
    }
    if har::is_it(json) {
        return Ok((Format::Har, har::read(json, notices)?));
    }
    if method::is_it(json) {
        return Ok((Format::GetMethod, method::read(text, json, notices)?));
    }
    if integration::is_it(json) {
        return Ok((Format::GetIntegration, integration::read(text, json, notices)?));
    }
    Err(error(&d::UNKNOWN_JSON, &[("keys", &keys(json))]))
}

fn keys(json: &Json) -> String {
    let members = json.as_object().unwrap_or_default();
    let shown: Vec<_> = members.iter().take(8).map(|member| format!("`{}`", member.key)).collect();
    match (shown.is_empty(), members.len() > shown.len()) {
        (true, _) => "none".to_owned(),
        (false, true) => format!("{}, …", shown.join(", ")),
        (false, false) => shown.join(", "),
    }
}
