//! The headers that every backend gets from the gateway.

use crate::outcome::{Headers, Payload};
use crate::run::Run;
use crate::stage::integration_request::headers::{set, set_default};
use crate::stage::integration_request::uri::{Endpoint, Service};

/// The headers of a request that is not the client's own: HTTP and AWS.
///
/// # AWS
/// gateway 2.7, 2.7-5.
pub(super) fn own(run: &Run, payload: &Payload) -> Headers {
    let mut headers = Headers::default();
    set(&mut headers, "Accept", vec!["application/json".to_owned()]);
    set(&mut headers, "User-Agent", vec![format!("AmazonAPIGateway_{}", run.configuration.api_id)]);
    if !payload.as_bytes().is_empty() {
        let content_type = run.received.header("Content-Type").unwrap_or("application/json");
        set(&mut headers, "Content-Type", vec![content_type.to_owned()]);
    }
    headers
}

/// What a request gets whatever was mapped: where it goes, how long it is, from which API and in which trace.
///
/// # AWS
/// gateway 2.7, 4.2-4.
pub(super) fn finish(run: &Run, headers: &mut Headers, endpoint: &Endpoint, payload: &Payload) {
    set_default(headers, "Host", endpoint.host());
    set(headers, "Content-Length", vec![payload.as_bytes().len().to_string()]);
    set(headers, "x-amzn-apigateway-api-id", vec![run.configuration.api_id.clone()]);
    set(headers, "X-Amzn-Trace-Id", vec![crate::stage::trace_of(&run.received)]);
}

/// The headers of a signed request, with a fixed placeholder for the signature.
///
/// # AWS
/// gateway 2.7-5, 7.2-4.
pub(super) fn sign(run: &Run, headers: &mut Headers, service: &Service) {
    let moment = crate::context::Fixed::of(&run.scenario).moment();
    let date = moment.amz_date();
    let day = date.split('T').next().unwrap_or_default();
    let scope = format!("{day}/{}/{}/aws4_request", service.region, service.name);
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/{scope}, \
         SignedHeaders=accept;host;x-amz-date;x-amz-security-token;x-amzn-apigateway-api-id, \
         Signature=0000000000000000000000000000000000000000000000000000000000000000"
    );
    set(headers, "Authorization", vec![authorization]);
    set(headers, "X-Amz-Date", vec![date]);
    set(headers, "X-Amz-Security-Token", vec!["IQoJb3JpZ2luX2VjEXAMPLETOKEN".to_owned()]);
    set(headers, "X-Amz-Content-Sha256", vec!["UNSIGNED-PAYLOAD".to_owned()]);
    let configuration = &run.configuration;
    let account = run.context.text("accountId").unwrap_or_default();
    let source = format!(
        "arn:aws:execute-api:{}:{account}:{}/{}/{}{}",
        configuration.region,
        configuration.api_id,
        configuration.stage,
        configuration.method.http_method,
        configuration.resource_path
    );
    set(headers, "X-Amz-Source-Arn", vec![source]);
}
