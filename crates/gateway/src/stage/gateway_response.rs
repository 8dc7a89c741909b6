//! Gateway response: what the client gets when a stage stopped the request.

mod body;

use crate::diagnostics::{response as told, response_findings as findings};
use crate::document::Document;
use crate::mapping::{self, Mapped, Origin, Place};
use crate::outcome::{Headers, Payload, Response};
use crate::run::Run;
use crate::scenario::GatewayResponse;
use crate::stop::{BodyStyle, ResponseType, Stop};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// Shapes the answer of a stop.
///
/// # AWS
/// gateway 6; the Test tab shows the error's type alone (gateway 6.4-1).
pub(crate) fn run(run: &mut Run, stop: &Stop) -> Response {
    let scenario = Rc::clone(&run.scenario);
    let received = Rc::clone(&run.received);
    check_types(run);
    let customised = customisation(run, stop);
    let own_status = stop.status;
    let status = match &customised {
        Some((custom, at)) => status_of(run, custom, at, own_status),
        None => own_status,
    };
    let (content_type, text) = body::of(run, stop, customised.as_ref());
    let mut headers = Headers::default();
    let set = |headers: &mut Headers, name: &str, value: &str| {
        super::set_header(headers, name, vec![value.to_owned()])
    };
    let document = Document::new("");
    if let Some((custom, at)) = &customised {
        let context = run.context.clone();
        let at = at.key("responseParameters");
        for (target, source) in &custom.response_parameters {
            let at = at.key(target);
            let Some(name) = target.strip_prefix("gatewayresponse.header.") else {
                run.report.tell(&told::BAD_RESPONSE_TARGET, &[("target", target)], &at);
                continue;
            };
            let value = body::error_variable(stop, source.strip_prefix("context.").unwrap_or_default());
            let values = match value {
                Some(value) => vec![value],
                None => {
                    let origin = Origin {
                        api: &scenario.api,
                        received: &received,
                        context: &context,
                        body: &document,
                        headers: None,
                    };
                    match mapping::evaluate(Place::GatewayResponse, source, origin, &mut run.report, &at) {
                        Mapped::Values(values) => values,
                        Mapped::Missing | Mapped::BrokenBody => continue,
                    }
                }
            };
            super::set_header(&mut headers, name, values);
        }
    }
    if !run.configuration.test_invoke && headers.all("Content-Type").is_none() {
        set(&mut headers, "Content-Type", &content_type);
    }
    if stop.body_style != BodyStyle::Plain {
        set(&mut headers, "x-amzn-ErrorType", stop.response_type.row().error_type);
    }
    let payload = Payload::Text(text);
    if !run.configuration.test_invoke {
        super::add_front_end_headers(run, &mut headers, payload.as_bytes().len());
    }
    Response { status, headers, payload }
}

/// Tells of customised types that do not exist.
fn check_types(run: &mut Run) {
    let scenario = Rc::clone(&run.scenario);
    for (name, _) in &scenario.api.gateway_responses {
        if ResponseType::from_name(name).is_none() {
            let at = Pointer::from_text("/api/gatewayResponses").key(name);
            run.report.tell(&told::UNKNOWN_GATEWAY_RESPONSE, &[("type", name)], &at);
        }
    }
}

/// The configuration that shapes the answer, with its place.
///
/// # AWS
/// A customised type inherits nothing; the class's default stands for every other (gateway 6.2-1, 6.2-2). What the
/// front end answers cannot be changed (gateway 6.1-3).
fn customisation(run: &mut Run, stop: &Stop) -> Option<(GatewayResponse, Pointer)> {
    let scenario = Rc::clone(&run.scenario);
    let name = stop.response_type.row().name;
    let all = Pointer::from_text("/api/gatewayResponses");
    let customised = |name: &str| {
        let (_, custom) = scenario.api.gateway_responses.iter().find(|(known, _)| known == name)?;
        Some((custom.clone(), all.key(name)))
    };
    if stop.body_style == BodyStyle::Plain {
        run.report.passed_over(&findings::FRONT_END_ANSWERED, &[], Some(&all));
        if let Some((_, at)) = customised(name) {
            run.report.tell(&told::FIXED_GATEWAY_RESPONSE, &[("type", name)], &at);
        }
        return None;
    }
    let default = if stop.response_type.row().status < 500 { "DEFAULT_4XX" } else { "DEFAULT_5XX" };
    let args = [("type", name), ("default", default)];
    let (own, inherited) = (customised(name), customised(default));
    match (&own, &inherited) {
        (Some((_, at)), _) => {
            run.report.acted(&findings::CUSTOMISED, &args, Some(at));
            if let Some((_, at)) = inherited.as_ref().filter(|_| name != default) {
                run.report.passed_over(&findings::NOT_INHERITED, &args, Some(at));
            }
        }
        (None, Some((_, at))) => run.report.acted(&findings::INHERITED, &args, Some(at)),
        (None, None) if name == default => {
            run.report.passed_over(&findings::BUILT_IN_CLASS, &args[..1], Some(&all));
        }
        (None, None) => run.report.passed_over(&findings::BUILT_IN, &args, Some(&all)),
    }
    own.or(inherited)
}

fn status_of(run: &mut Run, custom: &GatewayResponse, at: &Pointer, own: u16) -> u16 {
    let Some(given) = custom.status_code.as_deref() else { return own };
    let at = at.key("statusCode");
    let own_text = own.to_string();
    match given.trim().parse::<u16>().ok().filter(|status| (100..=599).contains(status)) {
        Some(status) => {
            if status != own {
                let args = [("status", given), ("own", own_text.as_str())];
                run.report.acted(&findings::GATEWAY_STATUS, &args, Some(&at));
            }
            status
        }
        None => {
            run.report.tell(&told::BAD_GATEWAY_STATUS, &[("status", given), ("kept", &own_text)], &at);
            own
        }
    }
}
