//! A scenario around an imported piece: what the piece does not say is chosen so that there is something to see.

use super::notices::Notices;
use super::{MethodPiece, Piece, RequestPiece, method, sample};
use crate::diagnostics as d;
use gatelens_gateway::scenario::{Api, Body, Integration, IntegrationType, Method, Request, Scenario, Stage};

/// The address that an imported request is sent on to.
const BACKEND: &str = "https://backend.example.com";

/// The scenario of a piece.
pub(super) fn scenario(piece: Piece, notices: &mut Notices) -> Scenario {
    match piece {
        Piece::Scenario(scenario) => *scenario,
        Piece::Request(piece) => around_request(piece, notices),
        Piece::Method(piece) => around_method(*piece, notices),
        Piece::Integration(integration) => {
            let verb = verb_for(&integration);
            let mut method = method_of(verb, *integration);
            method::declare_responses(&mut method);
            around_method(MethodPiece { method, resource_path: None }, notices)
        }
    }
}

/// A method that has nothing of its own but its verb and its integration.
pub(super) fn method_of(verb: String, integration: Integration) -> Method {
    Method {
        http_method: verb,
        authorization_type: Some("NONE".to_owned()),
        method_integration: integration,
        ..Method::default()
    }
}

/// A verb with which the integration can be tried: its own towards an HTTP endpoint; for others that of a body.
fn verb_for(integration: &Integration) -> String {
    let is_http = matches!(integration.kind, IntegrationType::Http | IntegrationType::HttpProxy);
    match &integration.http_method {
        Some(verb) if is_http && verb != "ANY" => verb.clone(),
        _ if !body_paths(integration).is_empty() => "POST".to_owned(),
        _ if integration.kind == IntegrationType::Aws && !integration.request_templates.is_empty() => {
            "POST".to_owned()
        }
        _ => "GET".to_owned(),
    }
}

fn body_paths(integration: &Integration) -> Vec<Vec<String>> {
    let is_mapped =
        matches!(integration.kind, IntegrationType::Aws | IntegrationType::Http | IntegrationType::Mock);
    let templates = integration.request_templates.iter().filter(|_| is_mapped);
    templates.flat_map(|(_, template)| sample::paths(template)).collect()
}

fn around_request(piece: RequestPiece, notices: &mut Notices) -> Scenario {
    let RequestPiece { request, stage } = piece;
    let path = request.path.split('?').next().unwrap_or("/");
    let integration = Integration {
        kind: IntegrationType::HttpProxy,
        http_method: Some(request.method.clone()),
        uri: Some(format!("{BACKEND}{path}")),
        ..Integration::default()
    };
    notices.add(&d::INTEGRATION_ADDED, &[("uri", BACKEND)]);
    let method = method_of(request.method.clone(), integration);
    let stage = stage.map(|name| Stage { stage_name: Some(name), ..Stage::default() });
    Scenario { request, api: Api { method: Some(method), stage, ..Api::default() }, ..Scenario::default() }
}

fn around_method(piece: MethodPiece, notices: &mut Notices) -> Scenario {
    let MethodPiece { method, resource_path } = piece;
    let verb = if method.http_method == "ANY" {
        verb_for(&method.method_integration)
    } else {
        method.http_method.clone()
    };
    let path = sample_path(resource_path.as_deref().unwrap_or("/"), &method);
    let paths = body_paths(&method.method_integration);
    let takes_body = !matches!(verb.as_str(), "GET" | "HEAD" | "OPTIONS");
    let mut request = Request { method: verb, path, ..Request::default() };
    if let Some(body) = sample::body(&paths).filter(|_| takes_body) {
        request.headers.push(("Content-Type".to_owned(), vec!["application/json".to_owned()]));
        request.body = Some(Body::Text(body));
        let shown: Vec<_> = paths.iter().map(|path| format!("`$.{}`", path.join("."))).collect();
        notices.add(&d::BODY_ADDED, &[("paths", &shown.join(", "))]);
    }
    notices.add(&d::REQUEST_ADDED, &[("request", &format!("{} {}", request.method, request.path))]);
    Scenario {
        request,
        api: Api { method: Some(method), resource_path, ..Api::default() },
        ..Scenario::default()
    }
}

/// A path that the resource receives, with a value for each parameter and each required part of the query string.
fn sample_path(resource: &str, method: &Method) -> String {
    let steps: Vec<_> = resource
        .split('/')
        .map(|step| match step.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => name.trim_end_matches('+'),
            None => step,
        })
        .collect();
    let query: Vec<_> = method
        .request_parameters
        .iter()
        .filter(|(_, required)| *required)
        .filter_map(|(name, _)| name.strip_prefix("method.request.querystring."))
        .map(|name| format!("{name}={name}"))
        .collect();
    let path = steps.join("/");
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}
