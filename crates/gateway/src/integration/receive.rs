//! The backend's answer, whatever kind of backend it comes from.

use super::lambda_answer::{REQUEST_ID, answer_of};
use super::{aws_proxy, kind};
use crate::diagnostics::{backend as told, findings, hints};
use crate::outcome::{BackendAnswer, StageResult};
use crate::reply::{BackendReply, LambdaReply};
use crate::run::Run;
use crate::scenario::{Fault, IntegrationType};
use crate::stage::Mapped;
use crate::stop::{ResponseType, Stop};
use gatelens_value::text::Pointer;

/// Takes the backend's answer in and runs what follows, up to the method response.
///
/// # AWS
/// gateway 0.4 steps 10 and 11, 6.4.
pub(crate) fn receive(run: &mut Run, reply: BackendReply) -> Result<Mapped, Stop> {
    match reply {
        BackendReply::Fault(fault) => Err(failed(run, fault)),
        BackendReply::Http(answer) if is_lambda(run) && run.configuration.kind() == IntegrationType::Aws => {
            answered(run, &answer);
            if answer.status >= 400 {
                let message = crate::content::text(&answer.payload);
                return Err(refused(run, answer.status, &message));
            }
            (kind(IntegrationType::Aws).respond)(run, answer)
        }
        BackendReply::Http(answer) => {
            answered(run, &answer);
            let is_redirect = matches!(answer.status, 301 | 302 | 303 | 307 | 308);
            if is_redirect && run.configuration.kind() == IntegrationType::Http {
                let at = run.configuration.integration_at.key("uri");
                run.report.tell(&hints::REDIRECT, &[("status", &answer.status.to_string())], &at);
            }
            (kind(run.configuration.kind()).respond)(run, answer)
        }
        BackendReply::Lambda(reply) => receive_lambda(run, reply),
    }
}

/// Whether a Lambda function stands behind the integration.
pub(super) fn is_lambda(run: &Run) -> bool {
    run.configuration.integration().uri.as_deref().is_some_and(|uri| uri.contains(":lambda:path/"))
}

/// Notes what the backend answered.
fn answered(run: &mut Run, answer: &BackendAnswer) {
    run.log.endpoint_response(answer);
    run.report.result(StageResult::Changed);
    run.report.acted(&findings::BACKEND_ANSWERED, &[("status", &answer.status.to_string())], None);
    run.integration_response = Some(answer.clone());
}

/// No answer came.
///
/// # AWS
/// gateway 6.4.
fn failed(run: &mut Run, fault: Fault) -> Stop {
    let at = Pointer::from_text("/backend/fault");
    match fault {
        Fault::Timeout => {
            let millis = run.configuration.integration().timeout_in_millis.unwrap_or(29_000).to_string();
            run.report.acted(&findings::BACKEND_TIMED_OUT, &[("millis", &millis)], Some(&at));
            run.report.tell(&told::TIMEOUT, &[("millis", &millis)], &at);
            Stop::executing(ResponseType::IntegrationTimeout)
                .logged("Execution failed due to a timeout error")
        }
        Fault::Unreachable => {
            run.report.acted(&findings::BACKEND_UNREACHABLE, &[], Some(&at));
            run.report.tell(&told::UNREACHABLE, &[], &at);
            Stop::executing(ResponseType::IntegrationFailure)
                .logged("Execution failed due to a network error communicating with endpoint")
        }
    }
}

fn receive_lambda(run: &mut Run, reply: LambdaReply) -> Result<Mapped, Stop> {
    let is_post = run.integration_request.as_ref().is_none_or(|request| request.method == "POST");
    let reply = if is_post {
        reply
    } else {
        // gateway 4.4-12
        LambdaReply::Refused {
            status: 403,
            message: "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be \
                      authorized</Message>\n</AccessDeniedException>\n"
                .to_owned(),
        }
    };
    let is_proxy = cfg!(feature = "whole") && run.configuration.kind() == IntegrationType::AwsProxy;
    if is_proxy && !matches!(reply, LambdaReply::Refused { .. }) {
        return aws_proxy::receive(run, &reply);
    }
    let answer = answer_of(run, &reply);
    answered(run, &answer);
    if let LambdaReply::Refused { status, message } = &reply {
        return Err(refused(run, *status, message));
    }
    (kind(run.configuration.kind()).respond)(run, answer)
}

/// The Lambda service refused the call.
///
/// # AWS
/// gateway 4.4-5, 4.4-12, 4.4-16, 4.4-18, 6.4. The type is the default one, even where INTEGRATION_FAILURE is customised
/// (gateway 4.5.3-5, 9 row 31).
fn refused(run: &mut Run, status: u16, message: &str) -> Stop {
    let status_text = status.to_string();
    let at = match status {
        400 => run.configuration.integration_at.key("requestTemplates"),
        _ => run.configuration.integration_at.key("httpMethod"),
    };
    run.report.acted(&findings::LAMBDA_REFUSED, &[("status", &status_text)], Some(&at));
    let line = format!("Lambda invocation failed with status: {status}. Lambda request id: {REQUEST_ID}");
    let configuration_error = |detail: &str| {
        Stop::executing(ResponseType::Default5xx)
            .logged(line.clone())
            .logged(format!("Execution failed due to configuration error: {detail}"))
    };
    match status {
        400 => {
            run.report.tell(&told::EVENT_NOT_JSON, &[("detail", message)], &at);
            let stop = Stop::executing(ResponseType::Default4xx).with_status(400);
            stop.with_message(message)
        }
        403 => {
            let verb =
                run.integration_request.as_ref().map(|request| request.method.clone()).unwrap_or_default();
            run.report.tell(&told::LAMBDA_VERB, &[("method", &verb)], &at);
            configuration_error("")
        }
        413 => {
            run.report.tell(&told::EVENT_TOO_LONG, &[], &at);
            configuration_error("Request must be smaller than 6291456 bytes for the InvokeFunction operation")
        }
        429 => {
            run.report.tell(&told::LAMBDA_THROTTLED, &[], &at);
            configuration_error("Rate Exceeded.")
        }
        _ => {
            run.report.tell(&told::LAMBDA_REFUSED, &[("status", &status_text)], &at);
            configuration_error(message)
        }
    }
}
