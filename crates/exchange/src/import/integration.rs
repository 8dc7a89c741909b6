//! What `aws apigateway get-integration` prints, and the snippets of it that tutorials show.

use super::Piece;
use super::document::{Source, read_as_part};
use super::notices::{Notices, error};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{Integration, IntegrationResponse, IntegrationType};
use gatelens_value::json::strict::Json;

/// Whether the document is an integration as AWS prints it.
pub(super) fn is_it(json: &Json) -> bool {
    json.get("type").is_some_and(|kind| kind.as_str().is_some())
}

/// Reads the integration.
pub(super) fn read(text: &str, json: &Json, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    tell_templates(json, "", notices);
    let source = Source { text, json, same_shape: true };
    Ok(Piece::Integration(Box::new(of(json.clone(), &source, notices)?)))
}

/// The integration that a value is, completed.
pub(super) fn of(
    json: Json,
    source: &Source<'_>,
    notices: &mut Notices,
) -> Result<Integration, Vec<Diagnostic>> {
    let scenario = read_as_part("integration", json, source)?;
    let mut integration = scenario
        .api
        .integration
        .ok_or_else(|| error(&d::MISSING_KEY, &[("parent", "The text"), ("key", "type")]))?;
    complete(&mut integration, notices);
    Ok(integration)
}

/// Gives a non-proxy integration its default response where it has none.
///
/// # AWS
/// Without an integration response that matches, the client gets a 500 (gateway 5.1); the console adds the default
/// one when it makes an integration, and so does an import.
pub(super) fn complete(integration: &mut Integration, notices: &mut Notices) {
    let is_proxy = matches!(integration.kind, IntegrationType::AwsProxy | IntegrationType::HttpProxy);
    if is_proxy || !integration.integration_responses.is_empty() {
        return;
    }
    let status_code = "200".to_owned();
    integration
        .integration_responses
        .push((status_code.clone(), IntegrationResponse { status_code, ..IntegrationResponse::default() }));
    notices.add(&d::RESPONSE_ADDED, &[]);
}

/// Says which templates are written as JSON and not as strings.
pub(super) fn tell_templates(integration: &Json, at: &str, notices: &mut Notices) {
    let mut tell = |templates: Option<&Json>, at: &str| {
        for member in templates.and_then(Json::as_object).unwrap_or_default() {
            if member.value.as_object().is_some() || member.value.as_array().is_some() {
                let pointer = format!("{at}/{}", member.key.replace('~', "~0").replace('/', "~1"));
                notices.at(&pointer, &d::TEMPLATE_AS_JSON, &[("type", &member.key)]);
            }
        }
    };
    tell(integration.get("requestTemplates"), &format!("{at}/requestTemplates"));
    for response in integration.get("integrationResponses").and_then(Json::as_object).unwrap_or_default() {
        let pointer = format!("{at}/integrationResponses/{}/responseTemplates", response.key);
        tell(response.value.get("responseTemplates"), &pointer);
    }
}
