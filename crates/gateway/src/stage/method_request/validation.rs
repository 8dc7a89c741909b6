//! Required parameters and the body's model.

use crate::diagnostics::{findings, hints, request as told};
use crate::run::Run;
use crate::schema::{self, Doubt, Verdict};
use crate::stop::{ResponseType, Stop};
use gatelens_value::hash_map_order;
use std::rc::Rc;

/// Refuses a request that lacks a required parameter.
///
/// # AWS
/// gateway 1.6: only with a validator (gateway 1.6-1), before the body (gateway 1.6-7), and naming what is missing
/// (gateway 1.6-2, 1.6-3).
pub(super) fn check_parameters(run: &mut Run) -> Result<(), Stop> {
    let configuration = Rc::clone(&run.configuration);
    let at = configuration.method_at.key("requestParameters");
    let required = || configuration.method.request_parameters.iter().filter(|(_, required)| *required);
    let validates =
        run.scenario.api.request_validator.as_ref().is_some_and(|on| on.validate_request_parameters);
    if !validates {
        // A parameter of the resource's path is always there; the console marks it by itself.
        let in_path = |name: &str| {
            name.strip_prefix("method.request.path.").is_some_and(|name| {
                let path = &configuration.resource_path;
                path.contains(&format!("{{{name}}}")) || path.contains(&format!("{{{name}+}}"))
            })
        };
        if let Some((name, _)) = required().find(|(name, _)| !in_path(name)) {
            let at = at.key(name);
            run.report.tell(&hints::REQUIRED_WITHOUT_VALIDATOR, &[("name", name)], &at);
            run.report.passed_over(&findings::PARAMETERS_NOT_VALIDATED, &[], Some(&at));
        }
        return Ok(());
    }
    let missing: Vec<&str> = required()
        .filter(|(name, _)| !is_present(run, name))
        .map(|(name, _)| name.splitn(4, '.').nth(3).unwrap_or(name))
        .collect();
    if missing.is_empty() {
        run.report.acted(&findings::PARAMETERS_PRESENT, &[], Some(&at));
        return Ok(());
    }
    let names = hash_map_order(missing, |name| name).join(", ");
    run.report.acted(&findings::PARAMETERS_MISSING, &[("names", &names)], Some(&at));
    run.report.tell(&told::PARAMETERS_MISSING, &[("names", &names)], &at);
    let message = format!("Missing required request parameters: [{names}]");
    // No capture shows the line of the log; the message stands in for it (gateway 9 row 22).
    Err(Stop::executing(ResponseType::BadRequestParameters).with_message(message.clone()).logged(message))
}

/// Whether `method.request.(path|querystring|header).NAME` is there and not empty.
///
/// # AWS
/// gateway 1.6-4 to 1.6-6.
fn is_present(run: &Run, parameter: &str) -> bool {
    let mut steps = parameter.splitn(4, '.').skip(2);
    let (place, name) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
    match place {
        "path" => run.received.path_parameters.iter().any(|(n, value)| n == name && !value.is_empty()),
        "querystring" => run.received.query_parameter(name).is_some_and(|value| !value.is_empty()),
        _ => {
            let header = run.received.headers.iter().find(|(n, _)| n == name);
            header.and_then(|(_, values)| values.last()).is_some_and(|value| !value.is_empty())
        }
    }
}

/// Refuses a body that does not match its model.
///
/// # AWS
/// gateway 1.7: the client hears no detail (gateway 1.7-3), and an empty body is checked, too (gateway 1.7-4).
pub(super) fn check_body(run: &mut Run) -> Result<(), Stop> {
    let configuration = Rc::clone(&run.configuration);
    let scenario = Rc::clone(&run.scenario);
    let at = configuration.method_at.key("requestModels");
    if !scenario.api.request_validator.as_ref().is_some_and(|on| on.validate_request_body) {
        run.report.passed_over(&findings::BODY_NOT_VALIDATED, &[], Some(&at));
        return Ok(());
    }
    let media_type = run.received.media_type();
    let models = &configuration.method.request_models;
    let model = |key: &str| models.iter().find(|(kind, _)| kind.eq_ignore_ascii_case(key));
    let Some((key, name)) = model(&media_type).or_else(|| model("$default")) else {
        run.report.passed_over(&findings::NO_MODEL, &[("type", &media_type)], Some(&at));
        if !models.is_empty() {
            run.report.tell(&hints::BODY_WITHOUT_MODEL, &[("type", &media_type)], &at);
        }
        return Ok(());
    };
    let at = at.key(key);
    let Some(model) = schema::model(&scenario.api.models, name) else {
        run.report.tell(&told::UNKNOWN_MODEL, &[("name", name)], &at);
        return Ok(());
    };
    let body = match &run.received.payload {
        crate::outcome::Payload::Text(text) => text.as_str(),
        crate::outcome::Payload::Bytes(_) => "",
    };
    let Verdict { violations, doubts } = schema::check(model, body, &scenario.api.models);
    for doubt in &doubts {
        match doubt {
            Doubt::Bounds => run.report.tell(&told::MODEL_TOO_LARGE, &[("name", name)], &at),
            Doubt::Reference(reference) => {
                let args = [("name", &**name), ("reference", reference)];
                run.report.tell(&told::MODEL_REFERENCE, &args, &at);
            }
            Doubt::Pattern(pattern) => {
                run.report.tell(&told::MODEL_PATTERN, &[("name", name), ("pattern", pattern)], &at);
            }
        }
    }
    if violations.is_empty() {
        run.report.acted(&findings::BODY_MATCHES, &[("name", name)], Some(&at));
        run.log.validation_succeeded(&media_type);
        return Ok(());
    }
    let detail = format!("[{}]", violations.join(", "));
    run.report.acted(&findings::BODY_MISMATCH, &[("name", name), ("detail", &detail)], Some(&at));
    run.report.tell(&told::BODY_MISMATCH, &[("name", name), ("detail", &detail)], &at);
    let line = format!("Request body does not match model schema for content type {media_type}: {detail}");
    let mut stop = Stop::executing(ResponseType::BadRequestBody).logged(line);
    stop.validation_error = Some(detail);
    Err(stop)
}
