//! The payload of the backend's request: a rendered template, or the client's payload.

use crate::content::{self, Content, is_binary};
use crate::diagnostics::{findings, hints, request as told};
use crate::document::Document;
use crate::run::Run;
use crate::scenario::{IntegrationType, PassthroughBehavior};
use crate::stop::{ResponseType, Stop};
use crate::template::{self, Side};
use std::rc::Rc;

/// What became of the client's payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Transformed {
    /// A template rendered this.
    Rendered(String),
    /// It went through.
    Passed(Content),
}

impl Transformed {
    /// The content, wherever it comes from.
    pub(crate) fn into_content(self) -> Content {
        match self {
            Transformed::Rendered(text) => Content::Text(text),
            Transformed::Passed(content) => content,
        }
    }
}

/// Chooses the template, or lets the payload pass, or refuses it.
///
/// # AWS
/// gateway 2.2, 2.3, 2.8. A payload need not be there for a template to render (gateway 2.2-6), and bytes meet none
/// (gateway 2.8-1).
pub(crate) fn transform(run: &mut Run) -> Result<Transformed, Stop> {
    let configuration = Rc::clone(&run.configuration);
    let received = Rc::clone(&run.received);
    let integration = configuration.integration();
    let at = configuration.integration_at.key("requestTemplates");
    let media_type = received.media_type();
    let templates = &integration.request_templates;
    let chosen = templates.iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(&media_type));
    for (key, _) in templates.iter().filter(|(key, _)| chosen.is_none_or(|(chosen, _)| chosen != key)) {
        let args = [("key", key.as_str()), ("type", &*media_type)];
        run.report.passed_over(&findings::TEMPLATE_NOT_CHOSEN, &args, Some(&at.key(key)));
    }
    let Some((key, text)) = chosen else {
        pass_through(run, &media_type)?;
        return convert(run).map(Transformed::Passed);
    };
    let at = at.key(key);
    if text.is_empty() {
        // gateway 2.2-7
        run.report.passed_over(&findings::TEMPLATE_EMPTY, &[("key", key)], Some(&at));
        run.report.tell(&told::EMPTY_TEMPLATE, &[("type", key)], &at);
        return convert(run).map(Transformed::Passed);
    }
    run.report.acted(&findings::TEMPLATE_CHOSEN, &[("key", key), ("type", &media_type)], Some(&at));
    match convert(run)? {
        Content::Text(body) => {
            let document = Document::new(&body);
            // What a MOCK renders is in no message of the outcome.
            let is_mock = configuration.kind() == IntegrationType::Mock;
            let output = if is_mock { "" } else { "/integrationRequest/body" };
            template::render(run, Side::Request, text, &document, &at, output).map(Transformed::Rendered)
        }
        Content::Bytes(_) => {
            run.report.tell(&told::TEMPLATE_ON_BYTES, &[("type", &media_type)], &at);
            Err(Stop::configuration_error("Unable to transform request"))
        }
    }
}

/// Lets a payload without a template pass, or refuses it.
///
/// # AWS
/// gateway 2.3, 2.3-1, 1.9; what is not set is WHEN_NO_MATCH (gateway 2.1-1).
fn pass_through(run: &mut Run, media_type: &str) -> Result<(), Stop> {
    let configuration = Rc::clone(&run.configuration);
    let integration = configuration.integration();
    let at = configuration.integration_at.key("passthroughBehavior");
    let behavior = integration.passthrough_behavior.unwrap_or(PassthroughBehavior::WhenNoMatch);
    let has_templates = !integration.request_templates.is_empty();
    let (name, passes) = match behavior {
        PassthroughBehavior::WhenNoMatch => ("WHEN_NO_MATCH", true),
        PassthroughBehavior::WhenNoTemplates => ("WHEN_NO_TEMPLATES", !has_templates),
        PassthroughBehavior::Never => ("NEVER", false),
    };
    if integration.request_templates.iter().any(|(key, _)| key == "$default") {
        run.report.tell(
            &hints::DEFAULT_TEMPLATE,
            &[],
            &configuration.integration_at.key("requestTemplates").key("$default"),
        );
    }
    let args = [("behavior", name), ("type", media_type)];
    if passes {
        run.report.acted(&findings::PASSED_THROUGH, &args, Some(&at));
        return Ok(());
    }
    run.report.acted(&findings::NOT_PASSED_THROUGH, &args, Some(&at));
    run.report.tell(&told::UNSUPPORTED_MEDIA_TYPE, &args, &at);
    Err(Stop::executing(ResponseType::UnsupportedMediaType))
}

/// Converts the client's payload between text and bytes.
///
/// # AWS
/// gateway 2.8; HTTP_PROXY has no content handling (gateway 4.3-7).
pub(crate) fn convert(run: &mut Run) -> Result<Content, Stop> {
    let configuration = Rc::clone(&run.configuration);
    let received = Rc::clone(&run.received);
    let handling = match configuration.kind() {
        IntegrationType::HttpProxy => None,
        _ => configuration.integration().content_handling,
    };
    let binary = is_binary(&run.scenario.api.binary_media_types, received.header("Content-Type"));
    let content = content::of_request(&received.payload, binary, handling);
    if content.is_err() {
        let at = configuration.integration_at.key("contentHandling");
        run.report.tell(&told::NOT_BASE64, &[], &at);
    }
    if binary || handling.is_some() {
        let entry = match (&content, binary) {
            (Ok(Content::Bytes(_)), true) => &findings::KEPT_AS_BYTES,
            (Ok(Content::Text(_)), true) => &findings::BYTES_TO_TEXT,
            (Ok(Content::Bytes(_)) | Err(_), false) => &findings::TEXT_TO_BYTES,
            _ => &findings::KEPT_AS_TEXT,
        };
        run.report.acted(entry, &[], Some(&configuration.integration_at.key("contentHandling")));
    }
    content
}
