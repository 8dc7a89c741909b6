//! The body of a gateway response.

use crate::context::Context;
use crate::diagnostics::response_findings as findings;
use crate::received::Received;
use crate::run::Run;
use crate::scenario::{Api, GatewayResponse};
use crate::stop::{BodyStyle, Stop};
use gatelens_value::Value;
use gatelens_value::json::{self, Style};
use gatelens_value::text::Pointer;

/// The content type and the text of the body.
///
/// # AWS
/// The client's Accept chooses a template, `application/json` where it matches none, and the content type follows the
/// template's key (gateway 6.2-6). Without a template the body is spelled as gateway 0.5 says.
pub(super) fn of(
    run: &mut Run,
    stop: &Stop,
    custom: Option<&(GatewayResponse, Pointer)>,
) -> (String, String) {
    let accept = run.received.accepted_media_type();
    let chosen = custom.and_then(|(custom, at)| {
        let templates = &custom.response_templates;
        let named = |name: &str| templates.iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name));
        let first = || templates.iter().min_by(|(a, _), (b, _)| a.cmp(b));
        let (key, template) = named(&accept).or_else(|| named("application/json")).or_else(first)?;
        Some((key, template, at.key("responseTemplates").key(key)))
    });
    let Some((key, template, at)) = chosen else {
        let content_type =
            if stop.body_style == BodyStyle::Plain { "text/plain" } else { "application/json" };
        return (content_type.to_owned(), built_in(stop));
    };
    run.report.acted(&findings::GATEWAY_TEMPLATE, &[("type", key)], Some(&at));
    let text = fill(template, |path| reference(path, stop, &run.scenario.api, &run.context, &run.received));
    (key.clone(), text)
}

/// The body that nobody customised.
///
/// # AWS
/// gateway 0.5; for a style that is not spaced, what AWS shows as the built-in template renders (gateway 6.1-2).
fn built_in(stop: &Stop) -> String {
    let message = message_string(stop);
    match stop.body_style {
        BodyStyle::Spaced => format!("{{\"message\": {message}}}"),
        BodyStyle::Compact => format!("{{\"message\":{message}}}"),
        BodyStyle::Capital => format!("{{\"Message\":{message}}}"),
        BodyStyle::Plain => stop.message.clone().unwrap_or_default(),
    }
}

/// The message as a JSON string; `null` where there is none (gateway 6.3-2).
fn message_string(stop: &Stop) -> String {
    stop.message.as_ref().map_or_else(
        || "null".to_owned(),
        |message| json::to_string(&Value::from(message.as_str()), Style::Lt).unwrap_or_default(),
    )
}

/// A variable below `$context.error`, which only gateway responses have.
///
/// # AWS
/// gateway 6.3.
pub(super) fn error_variable(stop: &Stop, path: &str) -> Option<String> {
    match path {
        "error.message" => Some(stop.message.clone().unwrap_or_else(|| "null".to_owned())),
        "error.messageString" => Some(message_string(stop)),
        "error.responseType" => Some(stop.response_type.row().name.to_owned()),
        "error.validationErrorString" => stop.validation_error.clone(),
        _ => None,
    }
}

/// The text of a reference; nothing for what is not there.
fn reference(path: &str, stop: &Stop, api: &Api, context: &Context, received: &Received) -> Option<String> {
    let value = if let Some(path) = path.strip_prefix("context.") {
        error_variable(stop, path).or_else(|| context.text(path))
    } else if let Some(name) = path.strip_prefix("stageVariables.") {
        let mut variables = api.stage.iter().flat_map(|stage| &stage.variables);
        variables.find(|(known, _)| known == name).map(|(_, value)| value.clone())
    } else if let Some(path) = path.strip_prefix("method.request.") {
        let (place, name) = path.split_once('.')?;
        match place {
            "path" => received.path_parameter(name),
            "querystring" => received.query_parameter(name).map(str::to_owned),
            "header" => received.header(name).map(str::to_owned),
            "multivaluequerystring" => received
                .querystring
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, values)| values.join(",")),
            "multivalueheader" => received.header_values(name).map(|values| values.join(",")),
            _ => return None,
        }
    } else {
        return None;
    };
    Some(value.unwrap_or_default())
}

/// The template with its references replaced.
///
/// # AWS
/// These templates are not Velocity: only references to `$context`, `$stageVariables` and `method.request` are
/// replaced, and directives stay as text (gateway 6.2-5).
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    const PREFIXES: [&str; 4] = ["$context.", "$stageVariables.", "$method.request.", "method.request."];
    let mut out = String::with_capacity(template.len() + 64);
    let mut rest = template;
    let mut after_word = false;
    while let Some(c) = rest.chars().next() {
        let prefix = PREFIXES.iter().find(|prefix| rest.starts_with(**prefix));
        let length = prefix
            .filter(|_| c == '$' || !after_word)
            .map(|prefix| prefix.len() + path_length(&rest[prefix.len()..]));
        if let Some(length) = length
            && let Some(text) = value(rest[..length].trim_start_matches('$'))
        {
            out.push_str(&text);
            rest = &rest[length..];
            after_word = true;
            continue;
        }
        out.push(c);
        after_word = c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// How long the names behind dots are; a dot at the end is text.
fn path_length(text: &str) -> usize {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .unwrap_or(text.len());
    text[..end].trim_end_matches('.').len()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn only_references_are_replaced() {
        let value = |path: &str| match path {
            "context.error.messageString" => Some("\"no\"".to_owned()),
            "context.x" => Some(String::new()),
            "method.request.header.a" => Some("A".to_owned()),
            _ => None,
        };
        assert_eq!(
            fill("#if(1){\"m\":$context.error.messageString, \"x\":\"$context.x.\"}#end", value),
            "#if(1){\"m\":\"no\", \"x\":\".\"}#end"
        );
        assert_eq!(
            fill("$method.request.header.a method.request.header.a amethod.request.header.a $5", value),
            "A A amethod.request.header.a $5"
        );
    }
}
