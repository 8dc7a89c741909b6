//! The headers that `responseParameters` set.

use crate::diagnostics::{response as told, response_findings as findings};
use crate::document::Document;
use crate::mapping::{self, Mapped, Origin, Place};
use crate::outcome::Headers;
use crate::run::Run;
use crate::scenario::IntegrationResponse;
use crate::stage::{Answered, set_header};
use crate::stop::Stop;
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// The mapped headers, in the order of the document.
///
/// # AWS
/// gateway 5.2, 5.2-4; a body that begins like JSON and is none makes a mapping from it a 500 (gateway 5.2-2).
pub(super) fn map(
    run: &mut Run,
    answered: &Answered,
    response: &IntegrationResponse,
    document: &Document,
    at: &Pointer,
) -> Result<Headers, Stop> {
    let (scenario, received) = (Rc::clone(&run.scenario), Rc::clone(&run.received));
    let context = run.context.clone();
    let mut headers = Headers::default();
    for (target, expression) in &response.response_parameters {
        let at = at.key("responseParameters").key(target);
        let name = target.strip_prefix("method.response.header.").filter(|name| !name.is_empty());
        let Some(name) = name else {
            run.report.tell(&told::BAD_RESPONSE_TARGET, &[("target", target)], &at);
            continue;
        };
        if !is_declared(run, &response.status_code, target) {
            let args = [("name", name), ("status", &*response.status_code)];
            run.report.tell(&told::HEADER_NOT_DECLARED, &args, &at);
        }
        let origin = Origin {
            api: &scenario.api,
            received: &received,
            context: &context,
            body: document,
            headers: Some(&answered.headers),
        };
        match mapping::evaluate(Place::Response, expression, origin, &mut run.report, &at) {
            Mapped::Values(values) => {
                let value = crate::report::shortened(&values.join(","));
                run.report.acted(&findings::HEADER_SET, &[("name", name), ("value", &value)], Some(&at));
                set_header(&mut headers, name, values);
            }
            Mapped::Missing => {}
            Mapped::BrokenBody => {
                return Err(Stop::configuration_error("Unable to transform response"));
            }
        }
    }
    Ok(headers)
}

/// Whether the method response of this status declares the header; one that is not there is told of elsewhere.
///
/// # AWS
/// gateway 5.2-1.
fn is_declared(run: &Run, status: &str, target: &str) -> bool {
    let mut responses = run.configuration.method.method_responses.iter();
    responses.find(|(_, response)| response.status_code == status).is_none_or(|(_, response)| {
        response.response_parameters.iter().any(|(declared, _)| declared.eq_ignore_ascii_case(target))
    })
}
