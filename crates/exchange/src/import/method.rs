//! What `aws apigateway get-method` prints.

use super::document::{Source, read_as_part};
use super::notices::{Notices, error};
use super::{MethodPiece, Piece, integration};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{Method, MethodResponse};
use gatelens_value::json::strict::Json;

/// Whether the document is a method as AWS prints it.
pub(super) fn is_it(json: &Json) -> bool {
    json.get("methodIntegration").is_some()
        || (json.get("httpMethod").is_some()
            && json.get("type").is_none()
            && ["authorizationType", "apiKeyRequired", "methodResponses", "requestModels"]
                .iter()
                .any(|key| json.get(key).is_some()))
}

/// Reads the method.
pub(super) fn read(text: &str, json: &Json, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    let Some(inner) = json.get("methodIntegration") else {
        return Err(error(&d::NO_INTEGRATION, &[]));
    };
    integration::tell_templates(inner, "/methodIntegration", notices);
    let source = Source { text, json, same_shape: true };
    let scenario = read_as_part("method", json.clone(), &source)?;
    let mut method = scenario.api.method.ok_or_else(|| error(&d::NO_INTEGRATION, &[]))?;
    integration::complete(&mut method.method_integration, notices);
    declare_responses(&mut method);
    Ok(Piece::Method(Box::new(MethodPiece { method, resource_path: None })))
}

/// Declares a method response for each integration response that has none, with the headers that it sets.
pub(super) fn declare_responses(method: &mut Method) {
    for (_, response) in &method.method_integration.integration_responses {
        let status = &response.status_code;
        if method
            .method_responses
            .iter()
            .any(|(key, declared)| key == status || declared.status_code == *status)
        {
            continue;
        }
        let response_parameters =
            response.response_parameters.iter().map(|(target, _)| (target.clone(), false)).collect();
        let declared =
            MethodResponse { status_code: status.clone(), response_parameters, response_models: Vec::new() };
        method.method_responses.push((status.clone(), declared));
    }
}
