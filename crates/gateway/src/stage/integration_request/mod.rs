//! Integration request: mapped parameters, the template or the passthrough, headers and URI.

pub(crate) mod headers;
pub(crate) mod mock_status;
pub(crate) mod parameters;
pub(crate) mod payload;
pub(crate) mod uri;

use super::Prepared;
use crate::diagnostics::{findings, request as told};
use crate::integration;
use crate::outcome::StageResult;
use crate::run::Run;
use crate::stop::Stop;
use headers::MappedHeader;
use parameters::Parameters;
use std::rc::Rc;
use uri::Endpoint;

/// Runs the integration request of the integration's type.
///
/// # AWS
/// gateway 0.4 step 9, 2.1.
pub(crate) fn run(run: &mut Run) -> Result<Prepared, Stop> {
    let prepared = (integration::kind(run.configuration.kind()).prepare)(run)?;
    let is_mapped = !run.configuration.integration().request_parameters.is_empty();
    let is_same = match &prepared {
        Prepared::Call(request) => request.payload == run.received.payload && !is_mapped,
        Prepared::Answered(_) => false,
    };
    run.report.result(if is_same { StageResult::Unchanged } else { StageResult::Changed });
    Ok(prepared)
}

/// Fails where a mapping or an override sets a header that the backend's type refuses.
///
/// # AWS
/// gateway 2.7-1 to 2.7-4.
pub(crate) fn check_headers(run: &mut Run, parameters: &Parameters) -> Result<(), Stop> {
    let kind = run.configuration.kind();
    let at = run.configuration.integration_at.key("requestParameters");
    for (name, _) in &parameters.header {
        let at = at.key(&format!("integration.request.header.{name}"));
        match headers::mapped(kind, name) {
            MappedHeader::Sent => {}
            MappedHeader::Dropped => {
                run.report.passed_over(&findings::HEADER_DROPPED, &[("name", name)], Some(&at));
            }
            MappedHeader::Refused => {
                let name_of_kind = integration::kind(kind).name;
                run.report.acted(&findings::HEADER_REFUSED, &[("name", name)], Some(&at));
                run.report.tell(&told::HEADER_REFUSED, &[("name", name), ("type", name_of_kind)], &at);
                return Err(Stop::configuration_error(format!("{name} header already present")));
            }
        }
    }
    Ok(())
}

/// The verb that is sent.
///
/// # AWS
/// gateway 2.9-6, 2.9-7.
pub(crate) fn verb(run: &mut Run) -> String {
    let at = run.configuration.integration_at.key("httpMethod");
    match run.configuration.integration().http_method.clone() {
        Some(verb) if !matches!(verb.as_str(), "" | "ANY") => {
            run.report.acted(&findings::OWN_VERB, &[("method", &verb)], Some(&at));
            verb
        }
        _ => {
            let verb = run.received.http_method.clone();
            run.report.passed_over(&findings::CLIENT_VERB, &[("method", &verb)], Some(&at));
            verb
        }
    }
}

/// The endpoint, with stage variables and path parameters filled in.
///
/// # AWS
/// gateway 2.9.
pub(crate) fn endpoint(run: &mut Run, parameters: &Parameters) -> Result<Endpoint, Stop> {
    let configuration = Rc::clone(&run.configuration);
    let scenario = Rc::clone(&run.scenario);
    let at = configuration.integration_at.key("uri");
    let written = configuration.integration().uri.as_deref().unwrap_or_default();
    let none = Vec::new();
    let variables = scenario.api.stage.as_ref().map_or(&none, |stage| &stage.variables);
    let (mut missing, mut unfilled) = (Vec::new(), Vec::new());
    let text = uri::with_stage_variables(written, variables, &mut missing);
    for name in &missing {
        run.report.tell(&told::STAGE_VARIABLE_MISSING, &[("name", name)], &at);
    }
    let text = uri::with_path_values(&text, &parameters.path, &mut unfilled);
    for found in parameters.path.iter().filter(|found| uri::is_encoded(found)) {
        let args = [("name", found.name.as_str()), ("value", found.value.as_str())];
        run.report.tell(&told::PATH_VALUE_ENCODED, &args, &at);
    }
    for name in &unfilled {
        run.report.tell(&told::PATH_UNFILLED, &[("name", name)], &at);
    }
    let is_aws = text.trim_start().starts_with("arn:");
    let endpoint = if is_aws { uri::of_arn(&text) } else { uri::of_url(&text) };
    match endpoint {
        Ok(endpoint) => {
            run.report.acted(&findings::ENDPOINT, &[("uri", &endpoint.base)], Some(&at));
            Ok(endpoint)
        }
        Err(stop) => {
            run.report.acted(&findings::ENDPOINT_INVALID, &[("uri", &text)], Some(&at));
            run.report.tell(&told::ENDPOINT_INVALID, &[("uri", &text)], &at);
            Err(stop)
        }
    }
}

/// Fails where a signed request's URL has a character that no URL may have.
///
/// # AWS
/// gateway 2.9-8.
pub(crate) fn check_url(run: &mut Run, url: &str) -> Result<(), Stop> {
    let Some((index, found)) = uri::illegal_character(url) else { return Ok(()) };
    let at = run.configuration.integration_at.key("uri");
    let part = if url.get(..index).is_some_and(|before| before.contains('?')) { "query" } else { "path" };
    run.report.tell(&told::ILLEGAL_CHARACTER, &[("character", &found.to_string()), ("uri", url)], &at);
    Err(Stop::configuration_error(format!("Illegal character in {part} at index {index}: {url}")))
}
