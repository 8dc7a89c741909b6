//! What a scenario needs of an engine.

use super::{Backend, Integration, IntegrationType, Lambda, Scenario, Table};

/// Methods of strings that take a regular expression or a format.
const PATTERNS: [&str; 5] = ["matches", "replaceAll", "replaceFirst", "split", "format"];

impl Scenario {
    /// Whether it needs more than a build without the feature `whole` has: a proxy integration, a backend other than a
    /// function whose result is given, a model, a selection pattern, a regular expression in a template, or a filter in
    /// a JSONPath. In doubt it does.
    #[must_use]
    pub fn needs_whole(&self) -> bool {
        let integration = match (&self.api.method, &self.api.integration) {
            (Some(method), _) => &method.method_integration,
            (None, Some(integration)) => integration,
            (None, None) => return false,
        };
        let validates = self.api.request_validator.as_ref().is_some_and(|on| on.validate_request_body);
        let shaped = self.api.gateway_responses.iter().any(|(_, response)| {
            has_pattern(&response.response_templates) || has_filter(&response.response_parameters)
        });
        let answers = match integration.kind {
            IntegrationType::Mock => true,
            // A function that is neither named by a stage variable nor replaced by another backend.
            IntegrationType::Aws => {
                let uri = integration.uri.as_deref().unwrap_or_default();
                let is_function = uri.contains(":lambda:path/") && !uri.contains("${");
                let answers = match &self.backend {
                    None => true,
                    Some(Backend::Lambda(function)) => !matches!(function, Lambda::Handler(_)),
                    Some(_) => false,
                };
                is_function && answers
            }
            _ => false,
        };
        !answers || validates || shaped || is_beyond(integration)
    }
}

/// Whether an integration's templates, mappings or choice of a response need it.
fn is_beyond(integration: &Integration) -> bool {
    has_pattern(&integration.request_templates)
        || has_filter(&integration.request_parameters)
        || integration.integration_responses.iter().any(|(_, response)| {
            response.selection_pattern.as_ref().is_some_and(|pattern| !pattern.is_empty())
                || has_pattern(&response.response_templates)
                || has_filter(&response.response_parameters)
        })
}

/// Whether a path in one of these mappings can have a filter.
fn has_filter(mappings: &Table<String>) -> bool {
    mappings.iter().any(|(_, source)| source.contains('?'))
}

/// Whether one of these templates can meet a regular expression or a filter.
fn has_pattern(templates: &Table<String>) -> bool {
    templates.iter().any(|(_, template)| {
        template.contains('?')
            || PATTERNS.iter().any(|method| template.contains(method))
            || ["path", "json"].iter().any(|method| is_called_with_more_than_a_text(template, method))
    })
}

/// Whether a call of the method somewhere in the template has anything but a plain text for argument: then a path may
/// be made of what nobody can foresee.
fn is_called_with_more_than_a_text(template: &str, method: &str) -> bool {
    template.match_indices(method).any(|(at, _)| {
        let rest = template.get(at + method.len()..).unwrap_or_default().trim_start();
        let Some(argument) = rest.strip_prefix('(') else { return false };
        !is_plain_text(argument.trim_start())
    })
}

/// Whether what follows is a text without references or escapes, and the end of the call.
fn is_plain_text(rest: &str) -> bool {
    let Some(quote) = rest.chars().next().filter(|first| matches!(first, '\'' | '"')) else { return false };
    let mut parts = rest.splitn(3, quote).skip(1);
    let (Some(text), Some(after)) = (parts.next(), parts.next()) else { return false };
    // A dollar that begins a path begins no reference.
    let is_root = |(at, _): (usize, &str)| {
        text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let is_plain = quote == '\'' || !text.contains(['#', '\\']) && text.match_indices('$').all(is_root);
    is_plain && after.trim_start().starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(integration: &str) -> bool {
        let text = format!(
            r#"{{"version":1,"request":{{"method":"GET","path":"/"}},"api":{{"integration":{integration}}}}}"#
        );
        Scenario::read(&text).expect("a scenario").needs_whole()
    }

    fn template_needs(template: &str) -> bool {
        let template = template.replace('"', "\\\"");
        needs(&format!(r#"{{"type":"MOCK","requestTemplates":{{"application/json":"{template}"}}}}"#))
    }

    #[test]
    fn a_mock_with_plain_templates_needs_little() {
        assert!(!needs(r#"{"type":"MOCK"}"#));
        assert!(!needs(
            r#"{"type":"AWS","uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations"}"#
        ));
        for template in [
            "{\"statusCode\": 200}",
            "$input.json('$.a')",
            "$input.path( \"$.a\" ).b",
            "$input.params('path')",
            "$x.toUpperCase()",
        ] {
            assert!(!template_needs(template), "{template}");
        }
    }

    #[test]
    fn whatever_can_meet_a_pattern_needs_the_whole() {
        assert!(needs(r#"{"type":"HTTP","uri":"http://a.test/"}"#));
        assert!(needs(r#"{"type":"AWS","uri":"arn:aws:apigateway:us-east-1:sqs:path/1/q"}"#));
        assert!(needs(
            r#"{"type":"MOCK","integrationResponses":{"200":{"statusCode":"200","selectionPattern":"2.."}}}"#
        ));
        assert!(needs(
            r#"{"type":"MOCK","integrationResponses":{"200":{"statusCode":"200","responseParameters":{"method.response.header.a":"integration.response.body.a[?(@.b)]"}}}}"#
        ));
        for template in [
            "$x.replaceAll('a', 'b')",
            "$input.json('$[?(@.a)]')",
            "$input.json($path)",
            "$input.path(\"$.$name\")",
            "$input.path(\"$name\")",
            "$input.path(\"$.#set($x = 1)\")",
            "$input.path('$.a' + $b)",
            "$input.path(",
        ] {
            assert!(template_needs(template), "{template}");
        }
    }
}
