//! AWS: a service or a Lambda function behind templates and mappings.

use super::lambda_answer::error_message;
use super::{IntegrationKind, backend_headers};
use crate::diagnostics::hints;
use crate::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload};
use crate::run::Run;
use crate::scenario::{Integration, IntegrationType, Table};
use crate::stage::integration_request::payload::transform;
use crate::stage::integration_request::uri::{Endpoint, Service};
use crate::stage::integration_request::{self as request, headers, parameters, uri};
use crate::stage::{Answered, Mapped, Prepared, integration_response};
use crate::stop::Stop;
use std::rc::Rc;

/// AWS.
pub(super) static KIND: IntegrationKind = IntegrationKind {
    kind: IntegrationType::Aws,
    name: "AWS",
    is_proxy: false,
    doc: "An AWS service or a Lambda function that receives what the template and the mappings make of the request.",
    reads: &[
        "httpMethod",
        "uri",
        "credentials",
        "requestParameters",
        "requestTemplates",
        "passthroughBehavior",
        "contentHandling",
        "timeoutInMillis",
        "integrationResponses",
    ],
    prepare,
    respond,
};

/// The services that speak JSON, with what stands before the action in `X-Amz-Target`.
///
/// # AWS
/// gateway 4.6.1-4; EventBridge is not among them (gateway 4.6.1-5).
const TARGETS: [(&str, &str); 3] =
    [("dynamodb", "DynamoDB_20120810"), ("kinesis", "Kinesis_20131202"), ("states", "AWSStepFunctions")];

/// The request of a service or of the Lambda service.
///
/// # AWS
/// gateway 4.4, 4.6, 2.5, 2.7. The event of a function is what the template renders, or what passes (gateway 4.4-3).
fn prepare(run: &mut Run) -> Result<Prepared, Stop> {
    let mut mapped = parameters::map(run)?;
    let payload = transform(run)?.into_content().into_payload();
    parameters::apply_overrides(run, &mut mapped);
    request::check_headers(run, &mapped)?;
    let endpoint = request::endpoint(run, &mapped)?;
    let sent = sent_headers(run, &endpoint, &payload, &mapped.header);
    let uri = uri::with_queries(&endpoint, &[uri::query_text(&mapped.querystring)]);
    request::check_url(run, &uri)?;
    hint(run, &endpoint, &sent);
    Ok(Prepared::Call(IntegrationRequest { method: request::verb(run), uri, headers: sent, payload }))
}

/// The headers that the service receives.
pub(super) fn sent_headers(
    run: &Run,
    endpoint: &Endpoint,
    payload: &Payload,
    mapped: &Table<Vec<String>>,
) -> Headers {
    let mut sent = backend_headers::own(run, payload);
    let service = endpoint.service.clone().unwrap_or_default();
    if endpoint.is_lambda() {
        let request_id = run.context.text("requestId").unwrap_or_default();
        headers::set(&mut sent, "x-amzn-lambda-integration-tag", vec![request_id]);
    }
    if let Some(target) = target(&service) {
        headers::set(&mut sent, "X-Amz-Target", vec![target]);
    }
    if endpoint.is_lambda() || run.configuration.integration().credentials.is_some() {
        backend_headers::sign(run, &mut sent, &service);
    }
    headers::set_mapped(&mut sent, IntegrationType::Aws, mapped);
    backend_headers::finish(run, &mut sent, endpoint, payload);
    sent
}

/// The target that the gateway names for a JSON service by itself.
fn target(service: &Service) -> Option<String> {
    let (_, prefix) = TARGETS.iter().find(|(name, _)| *name == service.name)?;
    Some(format!("{prefix}.{}", service.action.as_deref()?))
}

/// What is allowed here and seldom meant.
fn hint(run: &mut Run, endpoint: &Endpoint, sent: &Headers) {
    let configuration = Rc::clone(&run.configuration);
    let integration: &Integration = configuration.integration();
    let Some(service) = &endpoint.service else { return };
    if !endpoint.is_lambda() && integration.credentials.is_none() {
        let at = configuration.integration_at.key("credentials");
        run.report.tell(&hints::NO_CREDENTIALS, &[("service", &service.name)], &at);
    }
    let speaks_forms = matches!(service.name.as_str(), "sqs" | "sns");
    let content_type = sent.get("Content-Type").unwrap_or_default();
    let is_known = content_type.starts_with("application/x-www-form-urlencoded")
        || content_type.starts_with("application/x-amz-json");
    if speaks_forms && service.action.is_none() && !is_known {
        let at = configuration.integration_at.key("requestParameters");
        run.report.tell(&hints::NO_FORM_TYPE, &[("service", &service.name), ("found", content_type)], &at);
    }
}

/// The status of a service, or the `errorMessage` of a function, chooses the integration response (gateway 5.1-1,
/// 5.1-2); an error of a service is an answer like another (gateway 4.6.1-10).
fn respond(run: &mut Run, answer: BackendAnswer) -> Result<Mapped, Stop> {
    let is_lambda = super::receive::is_lambda(run);
    let matched = if is_lambda { matched_of(&answer.payload) } else { answer.status.to_string() };
    let BackendAnswer { status, headers, payload } = answer;
    integration_response::run(run, Answered { matched, status: Some(status), headers, payload })
}

/// What is matched of a function's result: empty if it has no `errorMessage` (gateway 4.4-10).
fn matched_of(payload: &Payload) -> String {
    match payload {
        Payload::Text(text) => error_message(text).unwrap_or_default(),
        Payload::Bytes(_) => String::new(),
    }
}
