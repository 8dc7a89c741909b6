//! Integration response: which of the configured responses answers, and what it makes of the backend's answer.

mod overrides;
mod parameters;
mod selection;
mod template_choice;

use super::{Answered, Mapped};
use crate::content::{self, Content};
use crate::diagnostics::{response as told, response_findings as findings};
use crate::document::Document;
use crate::media_type::first_media_type;
use crate::outcome::{Payload, StageName, StageResult};
use crate::run::Run;
use crate::scenario::{ContentHandling, IntegrationResponse};
use crate::stop::Stop;
use crate::template::{self, Side};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// Runs the integration response.
///
/// # AWS
/// gateway 0.4 step 11: pick, convert, map, render, override.
pub(crate) fn run(run: &mut Run, answered: Answered) -> Result<Mapped, Stop> {
    run.report.enter(StageName::IntegrationResponse);
    let (response, at) = selection::select(run, &answered)?;
    let content = convert(run, &answered, &response, &at)?;
    // Mappings read the payload as text, whatever the template may do.
    let text = match &content {
        Content::Text(text) => text.clone(),
        Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    };
    let document = Document::new(&text);
    let mut headers = parameters::map(run, &answered, &response, &document, &at)?;
    let payload = render(run, content, &document, &response, &at)?;
    let mapped =
        response.status_code.trim().parse::<u16>().ok().filter(|status| (100..=599).contains(status));
    let Some(mapped) = mapped else {
        // The method response cannot be declared either.
        let status = response.status_code.clone();
        return Ok(Mapped { status: 500, headers, payload, selected: Some(status) });
    };
    let status = overrides::apply(run, mapped, &mut headers, &at);
    let changed = match (&payload, &answered.payload) {
        (new, old) if new == old && status == answered.status.unwrap_or(status) => StageResult::Unchanged,
        _ => StageResult::Changed,
    };
    run.report.result(changed);
    Ok(Mapped { status, headers, payload, selected: Some(response.status_code) })
}

/// The payload, converted as the content handling says.
///
/// # AWS
/// gateway 5.4, 5.4-1.
fn convert(
    run: &mut Run,
    answered: &Answered,
    response: &IntegrationResponse,
    at: &Pointer,
) -> Result<Content, Stop> {
    let types = &run.scenario.api.binary_media_types;
    let payload_binary = content::is_binary(types, answered.headers.get("Content-Type"));
    let accept_binary = content::is_binary(types, first_media_type(run.received.header("Accept")));
    let converted =
        content::of_response(&answered.payload, payload_binary, accept_binary, response.content_handling);
    let at = at.key("contentHandling");
    match &converted {
        Ok(content) => {
            let how = match (content, response.content_handling) {
                (Content::Bytes(_), _) if payload_binary => None,
                (Content::Bytes(_), _) => Some("Base64 text becomes bytes"),
                (Content::Text(_), _) if payload_binary => Some("bytes become Base64 text"),
                (Content::Text(_), Some(ContentHandling::ConvertToText) | None | Some(_)) => None,
            };
            if let Some(how) = how {
                run.report.acted(&findings::PAYLOAD_CONVERTED, &[("how", how)], Some(&at));
            }
        }
        Err(_) => {
            run.report.acted(&findings::PAYLOAD_NOT_DECODED, &[], Some(&at));
            run.report.tell(&told::NOT_BASE64, &[], &at);
        }
    }
    converted
}

/// The payload after the response template, if there is one.
///
/// # AWS
/// gateway 5.3, 5.4-2.
fn render(
    run: &mut Run,
    content: Content,
    document: &Rc<Document>,
    response: &IntegrationResponse,
    at: &Pointer,
) -> Result<Payload, Stop> {
    let at = at.key("responseTemplates");
    let Some((key, template)) = template_choice::choose(run, &response.response_templates, &at) else {
        return Ok(content.into_payload());
    };
    let at = at.key(&key);
    if matches!(content, Content::Bytes(_)) {
        run.report.tell(&told::TEMPLATE_ON_BYTES, &[("type", &key)], &at);
        return Err(Stop::configuration_error("Unable to transform response"));
    }
    let text = template::render(run, Side::Response, &template, document, &at, "/response/body")?;
    Ok(Payload::Text(text))
}
