//! HTTP: an endpoint behind templates and mappings.

use super::{IntegrationKind, backend_headers};
use crate::outcome::{BackendAnswer, IntegrationRequest};
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stage::integration_request::payload::transform;
use crate::stage::integration_request::{self as request, headers, parameters, uri};
use crate::stage::{Answered, Mapped, Prepared, integration_response};
use crate::stop::Stop;

/// HTTP.
pub(super) static KIND: IntegrationKind = IntegrationKind {
    kind: IntegrationType::Http,
    name: "HTTP",
    is_proxy: false,
    doc: "An HTTP endpoint that receives what the template and the mappings make of the request.",
    reads: &[
        "httpMethod",
        "uri",
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

/// The request of an HTTP endpoint.
///
/// # AWS
/// gateway 4.2, 4.2-1, 2.5, 2.7; what a template renders is sent, be it empty (gateway 2.3-3).
fn prepare(run: &mut Run) -> Result<Prepared, Stop> {
    let mut mapped = parameters::map(run)?;
    let payload = transform(run)?.into_content().into_payload();
    parameters::apply_overrides(run, &mut mapped);
    request::check_headers(run, &mapped)?;
    let endpoint = request::endpoint(run, &mapped)?;
    let mut sent = backend_headers::own(run, &payload);
    headers::set_mapped(&mut sent, IntegrationType::Http, &mapped.header);
    backend_headers::finish(run, &mut sent, &endpoint, &payload);
    let uri = uri::with_queries(&endpoint, &[uri::query_text(&mapped.querystring)]);
    Ok(Prepared::Call(IntegrationRequest { method: request::verb(run), uri, headers: sent, payload }))
}

/// The status of the answer chooses the integration response (gateway 5.1-1, 4.2-2, 4.2-3).
fn respond(run: &mut Run, answer: BackendAnswer) -> Result<Mapped, Stop> {
    let matched = answer.status.to_string();
    let BackendAnswer { status, headers, payload } = answer;
    integration_response::run(run, Answered { matched, status: Some(status), headers, payload })
}
