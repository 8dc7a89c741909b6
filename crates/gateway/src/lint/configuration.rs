//! Hints that need nothing but the configuration.

use crate::diagnostics::response::HEADER_REMAPPED;
use crate::diagnostics::{hints, request as told};
use crate::integration::kind;
use crate::run::Run;
use crate::scenario::IntegrationType;
use crate::stage::integration_request::headers::{MappedHeader, mapped};
use crate::stage::method_response::renamed;
use gatelens_value::regex::{Budget, Flags, Regex};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// The longest timeout that needs no request to AWS, in milliseconds (gateway 8).
const LONGEST_TIMEOUT: u32 = 29_000;

/// How many entries of a table are looked at, where each costs time.
const MOST: usize = 100;

/// Adds the hints about the configuration of a run.
pub(crate) fn configuration(run: &mut Run) {
    let resolved = Rc::clone(&run.configuration);
    let integration = resolved.integration();
    let at = &resolved.integration_at;
    let kind = kind(integration.kind);
    if kind.is_proxy {
        let alternative = if integration.kind == IntegrationType::AwsProxy { "AWS" } else { "HTTP" };
        let args = [("type", kind.name), ("alternative", alternative)];
        if !integration.request_templates.is_empty() {
            run.report.tell(&hints::TEMPLATES_ON_PROXY, &args, &at.key("requestTemplates"));
        }
        if !integration.integration_responses.is_empty() {
            run.report.tell(&hints::RESPONSES_ON_PROXY, &args, &at.key("integrationResponses"));
        }
    }
    if integration.kind == IntegrationType::Mock {
        for (key, is_set) in
            [("uri", integration.uri.is_some()), ("credentials", integration.credentials.is_some())]
        {
            if is_set {
                run.report.tell(&hints::MOCK_WITH_BACKEND, &[("key", key)], &at.key(key));
            }
        }
    }
    if let Some(millis) = integration.timeout_in_millis.filter(|millis| *millis > LONGEST_TIMEOUT) {
        let at = at.key("timeoutInMillis");
        run.report.tell(&hints::LONG_TIMEOUT, &[("millis", &millis.to_string())], &at);
    }
    for (target, _) in &integration.request_parameters {
        let Some(name) = target.strip_prefix("integration.request.header.") else { continue };
        let is_own = matches!(integration.kind, IntegrationType::Mock | IntegrationType::AwsProxy);
        if !is_own && mapped(integration.kind, name) == MappedHeader::Dropped {
            let at = at.key("requestParameters").key(target);
            run.report.tell(&hints::HEADER_NEVER_ARRIVES, &[("name", name)], &at);
        }
    }
    if !kind.is_proxy {
        patterns(run, at);
        renamed_headers(run, at);
    }
    refused_at_save(run);
    routes(run);
}

/// Warnings about what API Gateway would not even save.
///
/// # AWS
/// gateway 1.6-8, 2.1-2 to 2.1-5.
fn refused_at_save(run: &mut Run) {
    let resolved = Rc::clone(&run.configuration);
    let integration = resolved.integration();
    let at = &resolved.integration_at;
    let name = kind(integration.kind).name;
    let parameters = &resolved.method.request_parameters;
    let bare = |parameter: &str| parameter.splitn(4, '.').nth(3).map(str::to_owned);
    for (index, (parameter, _)) in parameters.iter().enumerate().take(MOST) {
        let repeated = parameters.iter().take(index).any(|(other, _)| bare(other) == bare(parameter));
        if repeated && bare(parameter).is_some() {
            let at = resolved.method_at.key("requestParameters").key(parameter);
            run.report.tell(&told::NAME_REPEATED, &[("name", &bare(parameter).unwrap_or_default())], &at);
        }
    }
    if integration.kind == IntegrationType::Mock {
        return;
    }
    if integration.http_method.as_deref().is_none_or(str::is_empty) {
        run.report.tell(&told::NO_VERB, &[("type", name)], at);
    }
    let uri = integration.uri.as_deref().unwrap_or_default();
    let args = [("uri", uri), ("type", name)];
    let at = if integration.uri.is_some() { at.key("uri") } else { at.clone() };
    match integration.kind {
        IntegrationType::Http | IntegrationType::HttpProxy => {
            if !uri.starts_with("http://") && !uri.starts_with("https://") && !uri.starts_with("${") {
                run.report.tell(&told::URI_NOT_HTTP, &args, &at);
            }
        }
        _ => {
            let parts: Vec<&str> = uri.splitn(6, ':').collect();
            let service = match parts.as_slice() {
                ["arn", _, "apigateway", _, service, rest]
                    if rest.starts_with("path/") || rest.starts_with("action/") =>
                {
                    *service
                }
                _ => {
                    run.report.tell(&told::URI_NOT_ARN, &args, &at);
                    return;
                }
            };
            let takes_proxies = matches!(service, "lambda" | "firehose");
            if integration.kind == IntegrationType::AwsProxy && !takes_proxies {
                run.report.tell(&told::PROXY_NOT_LAMBDA, &[("service", service)], &at);
            }
        }
    }
}

/// Warnings about routes that no API has side by side.
///
/// # AWS
/// gateway 1.1-8.
fn routes(run: &mut Run) {
    let (scenario, resolved) = (Rc::clone(&run.scenario), Rc::clone(&run.configuration));
    let siblings = scenario.api.siblings.iter().take(MOST);
    for (index, sibling) in siblings.clone().enumerate() {
        let before = siblings.clone().take(index).map(|sibling| sibling.resource_path.as_str());
        let own = sibling.resource_path.as_str();
        let mut others = std::iter::once(resolved.resource_path.as_str()).chain(before);
        if let Some(other) = others.find(|other| clash(own, other)) {
            let at = Pointer::from_text("/api/siblings").index(index).key("resourcePath");
            run.report.tell(&told::ROUTES_CLASH, &[("resource", own), ("other", other)], &at);
        }
    }
}

/// Whether two resources cannot stand in one API: one below a greedy one, or two variables below one parent.
fn clash(one: &str, other: &str) -> bool {
    let (one, other) = (segments(one), segments(other));
    let shared = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let is_variable = |segment: Option<&&str>| segment.is_some_and(|segment| segment.starts_with('{'));
    let (next, other_next) = (one.get(shared), other.get(shared));
    let is_below_greedy = |longer: Option<&&str>| {
        shared > 0 && longer.is_some() && one.get(shared - 1).is_some_and(|last| last.ends_with("+}"))
    };
    (is_variable(next) && is_variable(other_next)) || is_below_greedy(next) || is_below_greedy(other_next)
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// Hints about mapped headers that the client gets under another name.
fn renamed_headers(run: &mut Run, at: &Pointer) {
    let resolved = Rc::clone(&run.configuration);
    let integration = resolved.integration();
    for (key, response) in integration.integration_responses.iter().take(MOST) {
        for (target, _) in response.response_parameters.iter().take(MOST) {
            let Some(name) = target.strip_prefix("method.response.header.") else { continue };
            if let Some(remapped) = renamed(integration.kind, name) {
                let at = at.key("integrationResponses").key(key).key("responseParameters").key(target);
                run.report.tell(&HEADER_REMAPPED, &[("name", name), ("remapped", &remapped)], &at);
            }
        }
    }
}

/// Hints about patterns that no status matches, or that take an error message for a status.
fn patterns(run: &mut Run, at: &Pointer) {
    let resolved = Rc::clone(&run.configuration);
    let integration = resolved.integration();
    let is_lambda = integration.kind == IntegrationType::Aws
        && integration.uri.as_deref().is_some_and(|uri| uri.contains(":lambda:path/"));
    for (key, response) in integration.integration_responses.iter().take(MOST) {
        let Some(pattern) = response.selection_pattern.as_deref().filter(|pattern| !pattern.is_empty())
        else {
            continue;
        };
        let Some(some_status_matches) = matches_a_status(pattern) else { continue };
        let at = at.key("integrationResponses").key(key).key("selectionPattern");
        if is_lambda {
            let is_bare = pattern.chars().all(|c| c.is_ascii_digit() || "\\d.{}[]()|-^$".contains(c));
            if some_status_matches && is_bare && !pattern.contains(".{") && !pattern.contains(".|") {
                run.report.tell(&hints::PATTERN_IS_STATUS, &[("pattern", pattern)], &at);
            }
        } else if !some_status_matches {
            let (what, advice) = match integration.kind {
                IntegrationType::Mock => {
                    ("the statusCode of the request template", "Match a status, such as `4\\d{2}`.")
                }
                _ => (
                    "the status of the backend",
                    "Match a status, such as `4\\d{2}`; the payload is never matched.",
                ),
            };
            let args = [("pattern", pattern), ("what", what), ("advice", advice)];
            run.report.tell(&hints::PATTERN_NEVER_MATCHES, &args, &at);
        }
    }
}

/// Whether some HTTP status matches a pattern; `None` if the pattern cannot be read, or takes too long.
fn matches_a_status(pattern: &str) -> Option<bool> {
    if !cfg!(feature = "whole") {
        return None;
    }
    let regex = Regex::compile_str(pattern, Flags::NONE).ok()?;
    let mut budget = Budget::new(200_000);
    let usual = [200, 201, 202, 204, 301, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504];
    for status in usual.into_iter().chain(100..=599) {
        let units: Vec<u16> = status.to_string().encode_utf16().collect();
        if regex.matches(&units, &mut budget).ok()? {
            return Some(true);
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::clash;

    #[test]
    fn routes_that_cannot_stand_side_by_side() {
        for (one, other) in
            [("/{a}", "/{b}"), ("/x/{a}", "/x/{b}/y"), ("/{p+}", "/{p+}/a"), ("/{p+}", "/{a}")]
        {
            assert!(clash(one, other) && clash(other, one), "{one} {other}");
        }
        for (one, other) in
            [("/", "/{p+}"), ("/a", "/{p+}"), ("/{a}", "/{a}/b"), ("/a/{x}", "/b/{y}"), ("/a", "/a")]
        {
            assert!(!clash(one, other) && !clash(other, one), "{one} {other}");
        }
    }
}
