//! An imported piece in the place of what a scenario has there.

use super::notices::Notices;
use super::{MethodPiece, Piece, RequestPiece, fresh, method};
use crate::diagnostics as d;
use gatelens_gateway::scenario::{Backend, Integration, IntegrationType, Scenario, Stage};

/// The scenario with the piece in it.
pub(super) fn onto(scenario: &Scenario, piece: Piece, notices: &mut Notices) -> Scenario {
    let mut merged = scenario.clone();
    match piece {
        Piece::Scenario(whole) => return *whole,
        Piece::Request(RequestPiece { request, stage }) => {
            merged.request = request;
            if let Some(name) = stage {
                merged.api.stage.get_or_insert_with(Stage::default).stage_name = Some(name);
            }
        }
        Piece::Method(piece) => {
            let MethodPiece { method, resource_path } = *piece;
            if method.http_method != "ANY" && method.http_method != merged.request.method {
                merged.request.method.clone_from(&method.http_method);
                notices.add(&d::VERB_TAKEN, &[("verb", &method.http_method)]);
            }
            if resource_path.is_some() {
                merged.api.resource_path = resource_path;
            }
            merged.api.integration = None;
            merged.api.method = Some(method);
        }
        Piece::Integration(integration) => {
            merged.api.integration = None;
            let verb = merged.request.method.clone();
            let mut taker =
                merged.api.method.take().unwrap_or_else(|| fresh::method_of(verb, Integration::default()));
            taker.method_integration = *integration;
            method::declare_responses(&mut taker);
            merged.api.method = Some(taker);
        }
    }
    drop_misfits(&mut merged, notices);
    merged
}

/// Drops the backend if it does not fit the integration, and the expectation, which spoke of what was there before.
fn drop_misfits(scenario: &mut Scenario, notices: &mut Notices) {
    if scenario.expect.take().is_some() {
        notices.add(&d::EXPECT_DROPPED, &[]);
    }
    let integration = scenario.api.method.as_ref().map(|method| &method.method_integration);
    let (Some(integration), Some(backend)) =
        (integration.or(scenario.api.integration.as_ref()), &scenario.backend)
    else {
        return;
    };
    if !fits(backend, integration) {
        notices.add(&d::BACKEND_DROPPED, &[("type", type_name(integration.kind))]);
        scenario.backend = None;
    }
}

fn fits(backend: &Backend, integration: &Integration) -> bool {
    use IntegrationType::{Aws, AwsProxy, Http, HttpProxy, Mock};
    let is_function = integration.uri.as_deref().is_some_and(|uri| uri.contains(":lambda:path/"));
    match backend {
        Backend::Reply(_) => matches!(integration.kind, Http | HttpProxy | Aws),
        Backend::Lambda(_) => is_function && matches!(integration.kind, Aws | AwsProxy),
        Backend::Echo | Backend::Routes(_) => matches!(integration.kind, Http | HttpProxy),
        Backend::Services(_) => integration.kind == Aws && !is_function,
        Backend::Fault(_) => integration.kind != Mock,
    }
}

fn type_name(kind: IntegrationType) -> &'static str {
    match kind {
        IntegrationType::Mock => "MOCK",
        IntegrationType::Aws => "AWS",
        IntegrationType::AwsProxy => "AWS_PROXY",
        IntegrationType::Http => "HTTP",
        IntegrationType::HttpProxy => "HTTP_PROXY",
    }
}
