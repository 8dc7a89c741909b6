//! The endpoint's URL: stage variables, path parameters, ARNs and the query string.

use crate::scenario::Table;
use crate::stop::Stop;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// The same with the slashes of a greedy parameter.
const GREEDY: &AsciiSet = &SEGMENT.remove(b'/');

/// What stays as it is in a name or value of a query string.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An endpoint, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// `https://host/path`, without the query string.
    pub base: String,
    /// The query string that the configuration writes, as it stands there, without `?`.
    pub query: String,
    /// The AWS service that an ARN names.
    pub service: Option<Service>,
}

/// What an `arn:aws:apigateway:…` names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Service {
    /// The service, without a subdomain: `lambda`, `sqs`.
    pub name: String,
    /// The region.
    pub region: String,
    /// The action of an `action/…` ARN.
    pub action: Option<String>,
}

impl Endpoint {
    /// The host of the URL, with its port if it has one.
    pub(crate) fn host(&self) -> &str {
        let after = self.base.split_once("://").map_or("", |(_, after)| after);
        after.split('/').next().unwrap_or_default()
    }

    /// Whether a Lambda function stands there.
    pub(crate) fn is_lambda(&self) -> bool {
        self.service.as_ref().is_some_and(|service| service.name == "lambda")
    }
}

/// Replaces `${stageVariables.NAME}`; a variable that is not there is empty, and any other `${…}` stays.
///
/// # AWS
/// gateway 2.9-2 to 2.9-5.
pub(crate) fn with_stage_variables(
    text: &str,
    variables: &Table<String>,
    missing: &mut Vec<String>,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("${stageVariables.") {
        out.push_str(before);
        let Some((name, after)) = tail.split_once('}') else {
            // Nothing closes from here on.
            out.push_str("${stageVariables.");
            rest = tail;
            break;
        };
        match variables.iter().find(|(known, _)| known == name) {
            Some((_, value)) => out.push_str(value),
            None => missing.push(name.to_owned()),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A value for `{NAME}` of a URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PathValue {
    /// The name.
    pub name: String,
    /// The value, not encoded.
    pub value: String,
    /// Whether it comes from a greedy parameter, whose slashes stay.
    pub greedy: bool,
}

/// Whether a value changes where it stands in a path.
pub(crate) fn is_encoded(found: &PathValue) -> bool {
    let set = if found.greedy { GREEDY } else { SEGMENT };
    utf8_percent_encode(&found.value, set).next().is_some_and(|first| first != found.value)
}

/// Fills `{NAME}`; a name without a value stays as it is.
///
/// # AWS
/// gateway 2.4 and 2.9-1; no parameter of the method flows in by itself (gateway 2.5-2, 4.3-6).
pub(crate) fn with_path_values(text: &str, values: &[PathValue], unfilled: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('{') {
        out.push_str(before);
        // `${…}` that names no stage variable is no parameter (gateway 2.9-5).
        let is_parameter = !before.ends_with('$');
        let Some((name, after)) = tail.split_once('}') else {
            // Nothing closes from here on.
            out.push('{');
            rest = tail;
            break;
        };
        if !is_parameter {
            out.push('{');
            rest = tail;
            continue;
        }
        if let Some(found) = values.iter().find(|value| value.name == name.trim_end_matches('+')) {
            let in_query = out.contains('?');
            let set = if in_query {
                QUERY
            } else if found.greedy {
                GREEDY
            } else {
                SEGMENT
            };
            out.extend(utf8_percent_encode(&found.value, set));
        } else {
            unfilled.push(name.to_owned());
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The endpoint of an HTTP URL.
///
/// # Errors
/// `Invalid endpoint address` where no host is left (gateway 2.9-4).
pub(crate) fn of_url(url: &str) -> Result<Endpoint, Stop> {
    let url = url.trim();
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let endpoint = Endpoint { base: base.to_owned(), query: query.to_owned(), service: None };
    let scheme = base.split_once("://").map(|(scheme, _)| scheme);
    let is_http = scheme.is_some_and(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("https"));
    let host = endpoint.host();
    if !is_http || host.is_empty() || host.starts_with(':') || host.contains([' ', '{', '}', '$']) {
        return Err(Stop::configuration_error("Invalid endpoint address"));
    }
    Ok(endpoint)
}

/// The endpoint of an `arn:aws:apigateway:REGION:SERVICE:path/…` or `…:action/…`.
///
/// # AWS
/// gateway 4.4-1, 4.4-2, 4.6.1-1 to 4.6.1-3.
pub(crate) fn of_arn(arn: &str) -> Result<Endpoint, Stop> {
    let invalid = || Stop::configuration_error("Invalid endpoint address");
    let mut parts = arn.trim().splitn(6, ':');
    let mut next = || parts.next().unwrap_or_default();
    let (scheme, partition, gateway, region, service, rest) =
        (next(), next(), next(), next(), next(), next());
    if scheme != "arn" || gateway != "apigateway" || region.is_empty() || service.is_empty() {
        return Err(invalid());
    }
    let (subdomain, name) = match service.rsplit_once('.') {
        Some((subdomain, name)) => (Some(subdomain), name),
        None => (None, service),
    };
    let suffix = if partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
    let host = match subdomain {
        Some(subdomain) => format!("{subdomain}.{name}.{region}.{suffix}"),
        None => format!("{name}.{region}.{suffix}"),
    };
    let service = |action: Option<&str>| {
        Some(Service { name: name.to_owned(), region: region.to_owned(), action: action.map(str::to_owned) })
    };
    if let Some(action) = rest.strip_prefix("action/") {
        let (action, query) = action.split_once(['?', '&']).unwrap_or((action, ""));
        let mut all = format!("Action={action}");
        if !query.is_empty() {
            all.push('&');
            all.push_str(query);
        }
        let base = format!("https://{host}/");
        return Ok(Endpoint { base, query: all, service: service(Some(action)) });
    }
    let path = rest.strip_prefix("path").ok_or_else(invalid)?.trim_start_matches('/');
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let base = format!("https://{host}/{path}");
    Ok(Endpoint { base, query: query.to_owned(), service: service(None) })
}

/// A query string's pairs, encoded.
pub(crate) fn query_text(parameters: &Table<Vec<String>>) -> String {
    let mut out = String::new();
    for (name, values) in parameters {
        for value in values {
            if !out.is_empty() {
                out.push('&');
            }
            out.extend(utf8_percent_encode(name, QUERY));
            out.push('=');
            out.extend(utf8_percent_encode(value, QUERY));
        }
    }
    out
}

/// The URL with query strings appended to its own.
///
/// # AWS
/// gateway 2.5-1.
pub(crate) fn with_queries(endpoint: &Endpoint, queries: &[String]) -> String {
    let mut url = endpoint.base.clone();
    let all = std::iter::once(&endpoint.query).chain(queries).filter(|query| !query.is_empty());
    for (at, query) in all.enumerate() {
        url.push(if at == 0 { '?' } else { '&' });
        url.push_str(query);
    }
    url
}

/// The first character of a URL that no signed request may have, with its index.
///
/// # AWS
/// gateway 2.9-8.
pub(crate) fn illegal_character(url: &str) -> Option<(usize, char)> {
    url.char_indices().find(|(_, c)| {
        c.is_ascii_control() || matches!(c, ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_name_hosts_and_actions() {
        let lambda = of_arn(
            "arn:aws:apigateway:eu-west-1:lambda:path//2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations",
        )
        .expect("well formed");
        assert_eq!(
            lambda.base,
            "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:f/invocations"
        );
        assert!(lambda.is_lambda());
        let dynamo = of_arn("arn:aws:apigateway:us-east-1:dynamodb:action/GetItem").expect("well formed");
        assert_eq!(with_queries(&dynamo, &[]), "https://dynamodb.us-east-1.amazonaws.com/?Action=GetItem");
        assert_eq!(dynamo.host(), "dynamodb.us-east-1.amazonaws.com");
        assert!(of_arn("arn:aws:apigateway:us-east-1:sqs:queue/x").is_err());
    }

    #[test]
    fn stage_variables_are_raw_and_others_stay() {
        let variables = vec![("a".to_owned(), "x?k=v".to_owned())];
        let mut missing = Vec::new();
        let text = with_stage_variables(
            "https://${stageVariables.h}/${stageVariables.a}/${b}",
            &variables,
            &mut missing,
        );
        assert_eq!(text, "https:///x?k=v/${b}");
        assert_eq!(missing, ["h"]);
        assert!(of_url(&text).is_err());
    }

    #[test]
    fn path_values_are_encoded_by_their_place() {
        let value =
            |name: &str, value: &str, greedy| PathValue { name: name.into(), value: value.into(), greedy };
        let values = [value("a", "x/y z", false), value("g", "x/y", true)];
        let mut unfilled = Vec::new();
        let text = with_path_values("https://h/{a}/{g}/{c}?q={a}", &values, &mut unfilled);
        assert_eq!(text, "https://h/x%2Fy%20z/x/y/{c}?q=x%2Fy%20z");
        assert_eq!(unfilled, ["c"]);
    }

    #[test]
    fn queries_follow_that_of_the_uri() {
        let endpoint = of_url("https://h/?a=1").expect("well formed");
        let mapped = query_text(&vec![("a".to_owned(), vec!["2".to_owned(), "b c".to_owned()])]);
        assert_eq!(with_queries(&endpoint, &[String::new(), mapped]), "https://h/?a=1&a=2&a=b%20c");
    }
}
