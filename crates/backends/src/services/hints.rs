//! What is likely wrong with a call, from the table of the services' actions: an action that there is not, headers and
//! inputs that are missing.

use super::protocol::Request;
use super::service::{Action, JsonProtocol, Protocol, Service, StrictType};
use crate::diagnostics::{MISSING_HEADER, MISSING_INPUT, UNKNOWN_ACTION};
use gatelens_gateway::outcome::Diagnostic;
use gatelens_value::Pointer;
use gatelens_value::json::strict::{self, Json};

/// How many missing inputs are told.
const MOST: usize = 3;

/// What is likely wrong with a call of a service; `named` is the action in the integration's URI.
pub(super) fn check(
    service: &'static Service,
    named: Option<&str>,
    request: &Request<'_>,
) -> Vec<Diagnostic> {
    let form = request.form();
    let target = request.headers.get("X-Amz-Target").and_then(|target| target.rsplit('.').next());
    let in_form = form.iter().find(|(name, _)| name == "Action").map(|(_, value)| value.as_str());
    let Some(name) = target.filter(|name| !name.is_empty()).or(in_form).or(named) else { return Vec::new() };
    let at = Pointer::root().key("backend");
    let Some(action) = service.action(name) else {
        if service.others.is_empty() || service.others.contains(&name) {
            return Vec::new();
        }
        let args = [("service", service.title), ("action", name)];
        return vec![UNKNOWN_ACTION.diagnostic(&args, Some(&at))];
    };
    let mut hints = Vec::new();
    let is_form = request.body.starts_with(b"Action=");
    match &service.protocol {
        Protocol::Json(json) => check_headers(service, json, action, request, &at, &mut hints),
        // Who writes the input into the query string speaks the query protocol.
        Protocol::Both(json, _) if !is_form && !has_inputs(action, &form) => {
            check_headers(service, json, action, request, &at, &mut hints);
        }
        Protocol::Both(..) | Protocol::Query(_) | Protocol::Rest(_) => {}
    }
    if is_form && request.media_type() != "application/x-www-form-urlencoded" {
        hints.push(missing_header(service, action, "Content-Type", "application/x-www-form-urlencoded", &at));
    }
    let given = given(request, &form);
    let missing = action.inputs.iter().filter(|input| {
        let names = || std::iter::once(&input.name).chain(input.forms);
        input.required && !names().any(|name| given.iter().any(|one| one == name))
    });
    // An object's bucket and key stand in the path.
    if !matches!(service.protocol, Protocol::Rest(_)) {
        hints.extend(missing.take(MOST).map(|input| {
            let args = [("action", action.name), ("input", input.name)];
            MISSING_INPUT.diagnostic(&args, Some(&at))
        }));
    }
    hints
}

/// Hints at the headers that a service of AWS JSON wants and the gateway does not add (gateway 4.6.1-5).
fn check_headers(
    service: &Service,
    json: &JsonProtocol,
    action: &Action,
    request: &Request<'_>,
    at: &Pointer,
    hints: &mut Vec<Diagnostic>,
) {
    if json.strict_type == StrictType::Json {
        return;
    }
    let media_type = format!("application/x-amz-json-{}", json.version);
    if request.headers.get("X-Amz-Target").is_none_or(str::is_empty) {
        let target = format!("{}.{}", json.prefix, action.name);
        hints.push(missing_header(service, action, "X-Amz-Target", &target, at));
    }
    if request.media_type() != media_type {
        hints.push(missing_header(service, action, "Content-Type", &media_type, at));
    }
}

/// Whether parameters name inputs of an action.
fn has_inputs(action: &Action, form: &[(String, String)]) -> bool {
    action.inputs.iter().any(|input| form.iter().any(|(name, _)| name == input.name))
}

fn missing_header(service: &Service, action: &Action, header: &str, value: &str, at: &Pointer) -> Diagnostic {
    let args = [("service", service.title), ("action", action.name), ("header", header), ("value", value)];
    MISSING_HEADER.diagnostic(&args, Some(at))
}

/// The names of the inputs that a request has.
fn given(request: &Request<'_>, form: &[(String, String)]) -> Vec<String> {
    let document = std::str::from_utf8(request.body).ok().and_then(|text| strict::read(text).ok());
    let members = document.as_ref().and_then(|document| document.root.as_object()).unwrap_or_default();
    let members =
        members.iter().filter(|member| !Json::is_null(&member.value)).map(|member| member.key.clone());
    let pairs = form.iter().map(|(name, _)| name.split('.').next().unwrap_or_default().to_owned());
    members.chain(pairs).collect()
}
