//! HTTP_PROXY: an endpoint that receives the request as it is.

use super::{IntegrationKind, backend_headers};
use crate::content::{self, is_binary};
use crate::diagnostics::{findings, response_findings};
use crate::media_type::first_media_type;
use crate::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload, StageName, StageResult};
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stage::integration_request::payload::convert;
use crate::stage::integration_request::{self as request, headers, parameters, uri};
use crate::stage::{Mapped, Prepared};
use crate::stop::Stop;
use std::rc::Rc;

/// HTTP_PROXY.
pub(super) static KIND: IntegrationKind = IntegrationKind {
    kind: IntegrationType::HttpProxy,
    name: "HTTP_PROXY",
    is_proxy: true,
    doc: "An HTTP endpoint that receives the client's request, and whose answer the client receives.",
    reads: &["httpMethod", "uri", "requestParameters", "timeoutInMillis"],
    prepare,
    respond,
};

/// The request of an HTTP endpoint: the client's, with what is mapped.
///
/// # AWS
/// gateway 4.3, 4.3-5, 2.5, 2.7.
fn prepare(run: &mut Run) -> Result<Prepared, Stop> {
    let mapped = parameters::map(run)?;
    let payload = convert(run)?.into_payload();
    request::check_headers(run, &mapped)?;
    let endpoint = request::endpoint(run, &mapped)?;
    let is_iam = run.configuration.method.authorization_type.as_deref() == Some("AWS_IAM");
    let received = Rc::clone(&run.received);
    let mut sent = Headers::default();
    for (name, values) in &received.headers {
        if headers::is_passed_on(name, values, is_iam) {
            headers::set(&mut sent, name, values.clone());
        } else {
            run.report.passed_over(&findings::HEADER_NOT_PASSED_ON, &[("name", name)], None);
        }
    }
    // gateway 2.5-3: the defaults of the gateway stand below the client's headers.
    for (name, values) in backend_headers::own(run, &Payload::default()).0 {
        headers::set_default(&mut sent, &name, &values.concat());
    }
    headers::set_mapped(&mut sent, IntegrationType::HttpProxy, &mapped.header);
    backend_headers::finish(run, &mut sent, &endpoint, &payload);
    let queries = [uri::query_text(&received.querystring), uri::query_text(&mapped.querystring)];
    let uri = uri::with_queries(&endpoint, &queries);
    Ok(Prepared::Call(IntegrationRequest { method: request::verb(run), uri, headers: sent, payload }))
}

/// The client receives status, headers and payload of the answer.
///
/// # AWS
/// gateway 4.3-1, 4.3-7; what becomes of the headers is the method response's business.
fn respond(run: &mut Run, answer: BackendAnswer) -> Result<Mapped, Stop> {
    run.report.enter(StageName::IntegrationResponse);
    run.report.result(StageResult::Unchanged);
    run.report.passed_over(&response_findings::PROXY_PASSES, &[], None);
    let types = &run.scenario.api.binary_media_types;
    let payload_binary = is_binary(types, answer.headers.get("Content-Type"));
    let accept_binary = is_binary(types, first_media_type(run.received.header("Accept")));
    let payload = content::of_response(&answer.payload, payload_binary, accept_binary, None)?.into_payload();
    Ok(Mapped { status: answer.status, selected: None, headers: answer.headers, payload })
}
