//! MOCK: API Gateway answers by itself.

use super::IntegrationKind;
use crate::content::{self, Content};
use crate::diagnostics::{findings, request as told};
use crate::outcome::BackendAnswer;
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stage::integration_request::mock_status::{self, NoStatus};
use crate::stage::integration_request::parameters;
use crate::stage::integration_request::payload::{Transformed, transform};
use crate::stage::{Answered, Mapped, Prepared, integration_response};
use crate::stop::Stop;

/// MOCK.
pub(super) static KIND: IntegrationKind = IntegrationKind {
    kind: IntegrationType::Mock,
    name: "MOCK",
    is_proxy: false,
    doc: "API Gateway answers by itself: the request template says with which status.",
    reads: &[
        "requestParameters",
        "requestTemplates",
        "passthroughBehavior",
        "contentHandling",
        "integrationResponses",
    ],
    prepare,
    respond,
};

/// The status that the request template asks for.
///
/// # AWS
/// gateway 4.1. There is no endpoint body: without a response template the client gets none (gateway 4.1-10).
fn prepare(run: &mut Run) -> Result<Prepared, Stop> {
    parameters::map(run)?;
    let transformed = transform(run)?;
    let at = run.configuration.integration_at.key("requestTemplates");
    let text = match transformed {
        Transformed::Passed(Content::Text(text)) if text.is_empty() => {
            run.report.acted(&findings::MOCK_WITHOUT_TEMPLATE, &[], Some(&at));
            return Ok(Prepared::Answered(Answered::default()));
        }
        Transformed::Passed(Content::Bytes(bytes)) if bytes.is_empty() => {
            run.report.acted(&findings::MOCK_WITHOUT_TEMPLATE, &[], Some(&at));
            return Ok(Prepared::Answered(Answered::default()));
        }
        Transformed::Rendered(text) => text,
        Transformed::Passed(content) => {
            run.report.tell(&told::MOCK_READS_BODY, &[], &at);
            content::text(&content.into_payload())
        }
    };
    match mock_status::parse(&text) {
        Ok(status) => {
            let matched = status.to_string();
            run.report.acted(&findings::MOCK_STATUS, &[("status", &matched)], Some(&at));
            Ok(Prepared::Answered(Answered { matched, ..Answered::default() }))
        }
        Err(reason) => {
            let entry = match reason {
                NoStatus::NotAnObject => &told::MOCK_NO_OBJECT,
                NoStatus::Missing => &told::MOCK_NO_STATUS,
                NoStatus::NotAnInteger => &told::MOCK_STATUS_NO_INTEGER,
            };
            run.report.tell(entry, &[("text", &crate::report::shortened(&text))], &at);
            Err(Stop::configuration_error(
                "Unable to parse statusCode. It should be an integer that is defined in the request template.",
            ))
        }
    }
}

/// A MOCK calls no backend; an answer that is handed in all the same is read as one.
fn respond(run: &mut Run, answer: BackendAnswer) -> Result<Mapped, Stop> {
    let matched = answer.status.to_string();
    let BackendAnswer { status, headers, payload } = answer;
    integration_response::run(run, Answered { matched, status: Some(status), headers, payload })
}
