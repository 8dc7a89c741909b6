//! `requestParameters` and `$context.requestOverride`: what they set in the backend's request.

use super::uri::PathValue;
use crate::context::override_texts;
use crate::diagnostics::{findings, request as told};
use crate::document::Document;
use crate::mapping::{self, Mapped, Origin, Place};
use crate::run::Run;
use crate::scenario::Table;
use crate::stop::{ResponseType, Stop};
use std::rc::Rc;

/// What mappings and overrides set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters {
    /// Headers with their values.
    pub header: Table<Vec<String>>,
    /// Query parameters with their values.
    pub querystring: Table<Vec<String>>,
    /// Path parameters of the URI.
    pub path: Vec<PathValue>,
}

/// Evaluates `requestParameters`.
///
/// # AWS
/// gateway 2.4, 2.5; a broken body that a mapping reads is a 400 (gateway 2.4-2).
pub(crate) fn map(run: &mut Run) -> Result<Parameters, Stop> {
    let configuration = Rc::clone(&run.configuration);
    let (scenario, received) = (Rc::clone(&run.scenario), Rc::clone(&run.received));
    let at = configuration.integration_at.key("requestParameters");
    let mut parameters = Parameters::default();
    let mappings = &configuration.integration().request_parameters;
    if mappings.is_empty() {
        return Ok(parameters);
    }
    let body = Document::new(&crate::content::text(&received.payload));
    for (target, source) in mappings {
        let at = at.key(target);
        if !configuration.short_form && !is_declared(&configuration.method.request_parameters, source) {
            run.report.tell(&told::SOURCE_UNDECLARED, &[("source", source)], &at);
        }
        let origin = Origin {
            api: &scenario.api,
            received: &received,
            context: &run.context,
            body: &body,
            headers: None,
        };
        let values = match mapping::evaluate(Place::Request, source, origin, &mut run.report, &at) {
            Mapped::Values(values) => values,
            Mapped::Missing => continue,
            Mapped::BrokenBody => {
                let stop = Stop::executing(ResponseType::Default4xx).with_status(400);
                return Err(stop.with_message("Invalid JSON in request body"));
            }
        };
        let rest = target.strip_prefix("integration.request.").unwrap_or(target);
        match rest.split_once('.') {
            Some(("header", name)) => parameters.header.push((name.to_owned(), values)),
            Some(("querystring", name)) => parameters.querystring.push((name.to_owned(), values)),
            Some(("path", name)) => {
                let greedy = source
                    .strip_prefix("method.request.path.")
                    .is_some_and(|source| configuration.resource_path.contains(&format!("{{{source}+}}")));
                let value = values.last().cloned().unwrap_or_default();
                parameters.path.push(PathValue { name: name.to_owned(), value, greedy });
            }
            _ => {}
        }
    }
    Ok(parameters)
}

/// Whether a mapping's source is a parameter that the method declares, or none of the request's parameters.
///
/// # AWS
/// gateway 2.1-6; the parameters of the resource's path are declared by it.
fn is_declared(declared: &Table<bool>, source: &str) -> bool {
    let Some(name) = source.strip_prefix("method.request.") else { return true };
    let single =
        name.replace("multivaluequerystring.", "querystring.").replace("multivalueheader.", "header.");
    let is_parameter = ["querystring.", "header.", "path."].iter().any(|place| single.starts_with(place));
    !is_parameter || declared.iter().any(|(known, _)| known.strip_prefix("method.request.") == Some(&single))
}

/// Applies what the request template stored under `$context.requestOverride`.
///
/// # AWS
/// gateway 2.6-1 to 2.6-4.
pub(crate) fn apply_overrides(run: &mut Run, parameters: &mut Parameters) {
    for (group, table) in [("header", &mut parameters.header), ("querystring", &mut parameters.querystring)] {
        for (name, value) in run.context.overrides(&format!("requestOverride.{group}")) {
            let values = override_texts(&value);
            let args = [("place", group), ("name", name.as_str()), ("value", &*values.join(","))];
            run.report.acted(&findings::OVERRIDDEN, &args, None);
            match table.iter_mut().find(|(known, _)| is_same(group, known, &name)) {
                Some(entry) => *entry = (name, values),
                None => table.push((name, values)),
            }
        }
    }
    for (name, value) in run.context.overrides("requestOverride.path") {
        let value = override_texts(&value).pop().unwrap_or_default();
        let args = [("place", "path"), ("name", name.as_str()), ("value", &*value)];
        run.report.acted(&findings::OVERRIDDEN, &args, None);
        match parameters.path.iter_mut().find(|known| known.name == name) {
            Some(known) => known.value = value,
            None => parameters.path.push(PathValue { name, value, greedy: false }),
        }
    }
}

/// Header names compare without regard to case, the others with it.
fn is_same(group: &str, known: &str, name: &str) -> bool {
    if group == "header" { known.eq_ignore_ascii_case(name) } else { known == name }
}
