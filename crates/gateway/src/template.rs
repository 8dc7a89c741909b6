//! Mapping templates: rendering them with the names of the gateway.

mod alone;
mod collector;

use crate::diagnostics::{response as told, template as say};
use crate::document::Document;
use crate::input::Input;
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stop::{ResponseType, Stop};
use crate::traced_map::{Owned, TracedMap};
use crate::util::Util;
pub use alone::{Failure, Prepared, Rendered, Surroundings, render_alone};
use collector::Collector;
use gatelens_value::json::strict;
use gatelens_value::text::Pointer;
use gatelens_value::{Diagnostic, Map, Value};
use gatelens_velocity::{Host, Limits, Template};
use std::rc::Rc;

/// The longest template that AWS stores, in bytes (gateway 8).
const MAX_TEMPLATE: usize = 300 * 1024;

/// Which way the payload goes that a template transforms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// To the backend.
    Request,
    /// To the client.
    Response,
}

impl Side {
    /// Where the body of this side comes from, as the trace names it.
    fn origin(self) -> &'static str {
        match self {
            Side::Request => "body",
            Side::Response => "response",
        }
    }

    /// A template that fails, as the log words it.
    ///
    /// # AWS
    /// gateway 3.1-9, 5.3-11.
    pub(crate) fn failure(self) -> Stop {
        Stop::configuration_error(match self {
            Side::Request => "Unable to transform request",
            Side::Response => "Unable to transform response",
        })
    }
}

/// The variables that API Gateway gives to a template (vtl 10).
struct Names {
    input: Value,
    util: Value,
    context: Value,
    stage_variables: Value,
}

impl Host for Names {
    fn root(&mut self, name: &str) -> Option<Value> {
        match name {
            "input" => Some(self.input.clone()),
            "util" => Some(self.util.clone()),
            "context" => Some(self.context.clone()),
            "stageVariables" => Some(self.stage_variables.clone()),
            _ => None,
        }
    }
}

/// The text that a template makes of a body. `field` names the template in the scenario, `output` the text in the
/// outcome.
///
/// # AWS
/// gateway 3. A response template reads the backend's body, and of a MOCK none (gateway 3.6-7, 3.6-8). A body that
/// begins like JSON and is none answers 400 as soon as a request template reads it (gateway 9 row 11); any other
/// failure is a 500.
pub(crate) fn render(
    run: &mut Run,
    side: Side,
    template: &str,
    document: &Rc<Document>,
    field: &Pointer,
    output: &str,
) -> Result<String, Stop> {
    let source = template;
    if source.len() > MAX_TEMPLATE {
        let bytes = source.len().to_string();
        run.report.relay(&Diagnostic::new(&say::TEMPLATE_TOO_LARGE).arg("bytes", bytes), field, source);
    }
    let limits = Limits::default();
    let template = Template::parse(source, &limits).map_err(|errors| {
        for error in &errors {
            run.report.relay(error, field, source);
        }
        side.failure()
    })?;
    crate::lint::template(run, &template, field);
    for hint in template.hints() {
        run.report.relay(&hint, field, source);
    }
    let stage_variables = Owned::new(stage_variables(run));
    let mut names = Names {
        input: Value::object(
            Input::new(Rc::clone(document), side.origin(), Rc::clone(&run.received))
                .bodiless(side == Side::Response && run.configuration.kind() == IntegrationType::Mock),
        ),
        util: Value::object(Util),
        context: run.context.object(),
        stage_variables: stage_variables.share(),
    };
    run.context.begin_writes();
    let mut collector = Collector::new(source, run.report.options().trace);
    let rendered = template.render(&mut names, &limits, &mut collector);
    for note in collector.notes() {
        run.report.relay(note, field, source);
    }
    let text = rendered.map_err(|error| {
        run.report.relay(error.diagnostic(), field, source);
        match document.broken().filter(|_| side == Side::Request) {
            Some(detail) => Stop::executing(ResponseType::Default4xx)
                .with_status(400)
                .with_message(format!("Could not process payload{detail}")),
            None => side.failure(),
        }
    })?;
    if let Some(name) = run.context.written_twice() {
        run.report.tell(&told::OVERRIDDEN_TWICE, &[("name", &name)], field);
        return Err(side.failure());
    }
    check_json(run, &text, field);
    if let Some(rendered) = collector.finish(&text, field, output) {
        run.report.texts.push(rendered);
    }
    Ok(text)
}

/// `$stageVariables`.
///
/// # AWS
/// gateway 3.8; a missing one is empty (gateway 3.8-2).
fn stage_variables(run: &Run) -> Value {
    let variables = Map::hash();
    for (name, value) in run.scenario.api.stage.iter().flat_map(|stage| &stage.variables) {
        variables.insert(name.as_str(), value.as_str());
    }
    Value::object(TracedMap::new(variables, "stageVariables"))
}

/// Tells of a text for a JSON type that begins like JSON and is none; a MOCK reads such texts leniently (gateway
/// 4.1-2).
fn check_json(run: &mut Run, text: &str, field: &Pointer) {
    let key = field.steps().last().unwrap_or_default();
    let is_json = key.split(';').next().is_some_and(|key| key.trim().ends_with("json"));
    let is_lenient =
        run.configuration.kind() == IntegrationType::Mock && field.as_str().contains("/requestTemplates/");
    if !is_json || is_lenient || !text.trim_start().starts_with(['{', '[']) {
        return;
    }
    let Err(error) = strict::read(text) else { return };
    let found = error.span.and_then(|span| text.get(span.start as usize..)?.chars().next());
    let before = error.span.and_then(|span| text.get(..span.start as usize)).unwrap_or_default();
    let diagnostic = match found {
        Some(bracket @ ('}' | ']')) if before.trim_end().ends_with(',') => {
            Diagnostic::new(&say::TRAILING_COMMA).arg("bracket", bracket.to_string())
        }
        _ => Diagnostic::new(&say::RENDERED_NO_JSON).arg("type", key).arg("detail", error.message()),
    };
    run.report.relay(&diagnostic, field, "");
}
