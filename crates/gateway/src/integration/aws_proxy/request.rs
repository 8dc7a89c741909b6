//! The call of the function: its event, and the headers around it.

use super::event;
use crate::diagnostics::hints;
use crate::integration::{IntegrationKind, aws};
use crate::outcome::{BackendAnswer, IntegrationRequest, Payload};
use crate::reply::LambdaReply;
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stage::integration_request::{self as request, parameters, uri};
use crate::stage::{Mapped, Prepared};
use crate::stop::Stop;

/// AWS_PROXY.
pub(in crate::integration) static KIND: IntegrationKind = IntegrationKind {
    kind: IntegrationType::AwsProxy,
    name: "AWS_PROXY",
    is_proxy: true,
    doc: "A Lambda function that receives the whole request as an event and answers for the whole response.",
    reads: &["httpMethod", "uri", "credentials", "timeoutInMillis"],
    prepare,
    respond,
};

/// The request of the Lambda service with the event.
///
/// # AWS
/// Mappings have no effect on the event, and yet a refused header among them fails the call (gateway 2.1, 2.7-2,
/// 4.5.1-5).
fn prepare(run: &mut Run) -> Result<Prepared, Stop> {
    let mapped = parameters::map(run)?;
    if !run.configuration.integration().request_parameters.is_empty() {
        let at = run.configuration.integration_at.key("requestParameters");
        run.report.tell(&hints::MAPPINGS_ON_LAMBDA_PROXY, &[], &at);
    }
    request::check_headers(run, &mapped)?;
    let endpoint = request::endpoint(run, &mapped)?;
    let payload = Payload::Text(event(run));
    let sent = aws::sent_headers(run, &endpoint, &payload, &Vec::new());
    let uri = uri::with_queries(&endpoint, &[]);
    request::check_url(run, &uri)?;
    Ok(Prepared::Call(IntegrationRequest { method: request::verb(run), uri, headers: sent, payload }))
}

/// An HTTP answer is read as what a function returned.
fn respond(run: &mut Run, answer: BackendAnswer) -> Result<Mapped, Stop> {
    let payload = crate::content::text(&answer.payload);
    super::receive(run, &LambdaReply::Returned(payload))
}
