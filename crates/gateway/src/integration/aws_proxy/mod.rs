//! AWS_PROXY: a Lambda function that receives the request as an event and answers for the whole response.

mod answer;
mod event;
mod json_text;
mod request;

pub(crate) use event::event;
pub(super) use request::KIND;

use crate::content;
use crate::diagnostics::{response as told, response_findings as findings};
use crate::integration::lambda_answer::{REQUEST_ID, answer_of, error_message};
use crate::media_type::first_media_type;
use crate::outcome::{BackendAnswer, Payload, StageName, StageResult};
use crate::reply::LambdaReply;
use crate::run::Run;
use crate::stage::Mapped;
use crate::stop::Stop;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What the function's reply makes of the response.
///
/// # AWS
/// gateway 4.5.3, 4.5.4; the method's own mappings have no say (gateway 4.5.3-8).
pub(crate) fn receive(run: &mut Run, reply: &LambdaReply) -> Result<Mapped, Stop> {
    let answer = answer_of(run, reply);
    receive_answer(run, answer, reply)
}

fn receive_answer(run: &mut Run, answer: BackendAnswer, reply: &LambdaReply) -> Result<Mapped, Stop> {
    run.log.endpoint_response(&answer);
    run.integration_response = Some(answer);
    let at = run.configuration.integration_at.clone();
    let payload = match reply {
        LambdaReply::Returned(payload) => payload.as_str(),
        // What the Lambda service refuses never comes here.
        LambdaReply::Accepted | LambdaReply::Refused { .. } => "",
        LambdaReply::Failed(payload) => {
            let message = error_message(payload).unwrap_or_default();
            let shown = crate::report::shortened(&message);
            run.report.acted(&findings::PROXY_FAILED, &[], None);
            run.report.tell(&told::PROXY_FUNCTION_FAILED, &[("message", &shown)], &at);
            return Err(Stop::executing(crate::stop::ResponseType::Default5xx).with_status(502).logged(format!(
                "Lambda execution failed with status 200 due to customer function error: {message}. Lambda request \
                 id: {REQUEST_ID}"
            )));
        }
    };
    let answer = answer::read(payload).map_err(|reason| {
        run.report.acted(&findings::PROXY_ANSWER_MALFORMED, &[("reason", &reason)], None);
        run.report.tell(&told::MALFORMED_PROXY_ANSWER, &[("reason", &reason)], &at);
        Stop::configuration_error("Malformed Lambda proxy response").with_status(502)
    })?;
    let (status, count, length) =
        (answer.status.to_string(), answer.headers.0.len().to_string(), answer.body.len().to_string());
    let args = [("status", &*status), ("headers", &*count), ("length", &*length)];
    run.report.acted(&findings::PROXY_ANSWER, &args, None);
    run.report.result(StageResult::Passed);
    run.report.enter(StageName::IntegrationResponse);
    run.report.result(StageResult::Unchanged);
    run.report.passed_over(&findings::PROXY_PASSES, &[], None);
    let payload = body(run, answer.body, answer.is_base64_encoded)?;
    Ok(Mapped { status: answer.status, headers: answer.headers, payload, selected: None })
}

/// The body, decoded where the client asks for bytes.
///
/// # AWS
/// gateway 4.5.4-1, 4.5.4-2, 4.5.4-4: the first type of the Accept header decides, and the answer's own type does not
/// matter.
fn body(run: &mut Run, text: String, is_base64_encoded: bool) -> Result<Payload, Stop> {
    if !is_base64_encoded {
        return Ok(Payload::Text(text));
    }
    let accept = first_media_type(run.received.header("Accept")).map(str::to_owned);
    let shown = accept.as_deref().unwrap_or("none");
    if !content::is_binary(&run.scenario.api.binary_media_types, accept.as_deref()) {
        run.report.passed_over(&findings::PROXY_NOT_DECODED, &[("accept", shown)], None);
        return Ok(Payload::Text(text));
    }
    run.report.acted(&findings::PROXY_DECODED, &[("accept", shown)], None);
    STANDARD.decode(text.trim()).map(Payload::from_bytes).map_err(|_| {
        run.report.tell(&told::NOT_BASE64, &[], &run.configuration.integration_at.clone());
        Stop::configuration_error("Unable to base64 decode the body.")
    })
}
