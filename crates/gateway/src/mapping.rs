//! Parameter mapping: what a source expression of a mapping stands for.

mod body;

use crate::context::Context;
use crate::diagnostics::mapping as told;
use crate::document::Document;
use crate::outcome::Headers;
use crate::received::Received;
use crate::report::Report;
use crate::scenario::Api;
use crate::traced_map::map_of;
use gatelens_value::Value;
use gatelens_value::json::{self, Style};
use gatelens_value::text::Pointer;

/// A source expression, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source<'a> {
    /// `'text'`, taken as it stands between the outer quotes, which it must have (gateway 2.4-3, 2.4-4).
    Literal(&'a str),
    /// `method.request.path.NAME`.
    Path(&'a str),
    /// `method.request.querystring.NAME`: the last value.
    Querystring(&'a str),
    /// `method.request.multivaluequerystring.NAME`: all values.
    MultiValueQuerystring(&'a str),
    /// `method.request.header.NAME`: the last value.
    Header(&'a str),
    /// `method.request.multivalueheader.NAME`: all values.
    MultiValueHeader(&'a str),
    /// `method.request.body` or `method.request.body.JSONPATH`.
    RequestBody(Option<&'a str>),
    /// `integration.response.header.NAME`.
    ResponseHeader(&'a str),
    /// `integration.response.multivalueheader.NAME`.
    ResponseMultiValueHeader(&'a str),
    /// `integration.response.body` or `integration.response.body.JSONPATH`.
    ResponseBody(Option<&'a str>),
    /// `stageVariables.NAME`.
    StageVariable(&'a str),
    /// `context.NAME`, nested names behind dots.
    Context(&'a str),
}

impl<'a> Source<'a> {
    /// The source that an expression names.
    ///
    /// # AWS
    /// gateway 2.4, 5.2.
    pub(crate) fn parse(expression: &'a str) -> Option<Self> {
        if let Some(literal) = expression.strip_prefix('\'') {
            return literal.strip_suffix('\'').map(Source::Literal);
        }
        let part = |prefix: &str| expression.strip_prefix(prefix).filter(|name| !name.is_empty());
        type Named<'a> = fn(&'a str) -> Source<'a>;
        let sources: [(&str, Named<'a>); 11] = [
            ("method.request.path.", Source::Path),
            ("method.request.querystring.", Source::Querystring),
            ("method.request.multivaluequerystring.", Source::MultiValueQuerystring),
            ("method.request.header.", Source::Header),
            ("method.request.multivalueheader.", Source::MultiValueHeader),
            ("method.request.body.", |path| Source::RequestBody(Some(path))),
            ("integration.response.header.", Source::ResponseHeader),
            ("integration.response.multivalueheader.", Source::ResponseMultiValueHeader),
            ("integration.response.body.", |path| Source::ResponseBody(Some(path))),
            ("stageVariables.", Source::StageVariable),
            ("context.", Source::Context),
        ];
        match expression {
            "method.request.body" => Some(Source::RequestBody(None)),
            "integration.response.body" => Some(Source::ResponseBody(None)),
            _ => sources.iter().find_map(|(prefix, source)| part(prefix).map(source)),
        }
    }

    /// Whether requests have it; the sources of responses are `integration.response.…`.
    fn is_of_request(self) -> bool {
        !matches!(
            self,
            Source::ResponseHeader(_) | Source::ResponseMultiValueHeader(_) | Source::ResponseBody(_)
        )
    }

    /// Whether responses have it; those of requests are `method.request.…`.
    fn is_of_response(self) -> bool {
        matches!(
            self,
            Source::Literal(_)
                | Source::ResponseHeader(_)
                | Source::ResponseMultiValueHeader(_)
                | Source::ResponseBody(_)
                | Source::StageVariable(_)
                | Source::Context(_)
        )
    }

    /// Whether a gateway response has it: everything of a request but its body (gateway 6.2-4).
    fn is_of_gateway_response(self) -> bool {
        self.is_of_request() && !matches!(self, Source::RequestBody(_))
    }
}

/// Which mapping an expression stands in: that decides which sources there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `requestParameters` of an integration.
    Request,
    /// `responseParameters` of an integration response.
    Response,
    /// `responseParameters` of a gateway response.
    GatewayResponse,
}

/// What an expression came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mapped {
    /// Values; more than one only for a query parameter with several.
    Values(Vec<String>),
    /// Nothing, so that the mapping is dropped.
    Missing,
    /// The body looks like JSON and is broken.
    ///
    /// # AWS
    /// A 400 with `Invalid JSON in request body` for a request, a 500 for a response (gateway 2.4-2, 5.2-2).
    BrokenBody,
}

impl Mapped {
    fn of(value: Option<String>) -> Self {
        value.map_or(Mapped::Missing, |value| Mapped::Values(vec![value]))
    }
}

/// Where the values of sources come from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    /// The API, for its stage variables.
    pub api: &'a Api,
    /// The client's request.
    pub received: &'a Received,
    /// The variables of the request.
    pub context: &'a Context,
    /// The body of the side that is mapped.
    pub body: &'a Document,
    /// The headers of the backend's answer; none for a request.
    pub headers: Option<&'a Headers>,
}

/// The value of an expression; what is odd about it is told about the mapping at `at`.
///
/// # AWS
/// gateway 2.4, 5.2, 6.2-4.
pub(crate) fn evaluate(
    place: Place,
    expression: &str,
    origin: Origin<'_>,
    report: &mut Report,
    at: &Pointer,
) -> Mapped {
    let source = Source::parse(expression).filter(|source| match place {
        Place::Request => source.is_of_request(),
        Place::Response => source.is_of_response(),
        Place::GatewayResponse => source.is_of_gateway_response(),
    });
    let Some(source) = source else {
        let entry = match place {
            Place::Request => &told::BAD_REQUEST_SOURCE,
            Place::Response => &told::BAD_RESPONSE_SOURCE,
            Place::GatewayResponse => &told::BAD_GATEWAY_RESPONSE_SOURCE,
        };
        report.tell(entry, &[("expression", expression)], at);
        return Mapped::Missing;
    };
    let mapped = value_of(source, origin, report, at);
    match mapped {
        Mapped::Missing => report.passed_over(&told::NOTHING_TO_MAP, &[("expression", expression)], Some(at)),
        Mapped::Values(ref values) => {
            let value = crate::report::shortened(&values.join(","));
            report.acted(&told::MAPPED, &[("expression", expression), ("value", &value)], Some(at));
        }
        Mapped::BrokenBody => {
            report.acted(&told::BODY_NOT_READ, &[("expression", expression)], Some(at));
            let detail = origin.body.parsed().err().unwrap_or_default().to_owned();
            report.tell(&told::BROKEN_BODY, &[("expression", expression), ("detail", &detail)], at);
        }
    }
    mapped
}

fn value_of(source: Source<'_>, origin: Origin<'_>, report: &mut Report, at: &Pointer) -> Mapped {
    let Origin { received, .. } = origin;
    match source {
        Source::Literal(text) => Mapped::of(Some(text.to_owned())),
        Source::Path(name) => Mapped::of(received.path_parameter(name)),
        Source::Querystring(name) => Mapped::of(received.query_parameter(name).map(str::to_owned)),
        Source::MultiValueQuerystring(name) => received
            .querystring
            .iter()
            .find(|(known, _)| known == name)
            .map_or(Mapped::Missing, |(_, values)| Mapped::Values(values.clone())),
        Source::Header(name) => {
            Mapped::of(exact_header(received, name, report, at).and_then(|values| values.last().cloned()))
        }
        Source::MultiValueHeader(name) => {
            Mapped::of(exact_header(received, name, report, at).map(|values| values.join(",")))
        }
        Source::ResponseHeader(name) => {
            Mapped::of(response_header(origin.headers, name).and_then(|values| values.last().cloned()))
        }
        Source::ResponseMultiValueHeader(name) => {
            Mapped::of(response_header(origin.headers, name).map(|values| values.join(",")))
        }
        Source::RequestBody(None) | Source::ResponseBody(None) => body::whole(origin.body),
        Source::RequestBody(Some(path)) => body::at_path(origin.body, path, false, report, at),
        Source::ResponseBody(Some(path)) => body::at_path(origin.body, path, true, report, at),
        Source::StageVariable(name) => {
            let mut variables = origin.api.stage.iter().flat_map(|stage| &stage.variables);
            Mapped::of(variables.find(|(known, _)| known == name).map(|(_, value)| value.clone()))
        }
        Source::Context(name) => Mapped::of(origin.context.text(name)),
    }
}

/// A header of the request, which must be spelled as it was received.
///
/// # AWS
/// gateway 2.4.
fn exact_header<'a>(
    received: &'a Received,
    name: &str,
    report: &mut Report,
    at: &Pointer,
) -> Option<&'a [String]> {
    if let Some((_, values)) = received.headers.iter().find(|(known, _)| known == name) {
        return Some(values);
    }
    let (spelled, _) = received.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    report.tell(&told::HEADER_CASE, &[("name", name), ("header", spelled)], at);
    None
}

/// A header of the answer: of exactly this name, else of this name in another case.
///
/// # AWS
/// gateway 5.2.
fn response_header<'a>(headers: Option<&'a Headers>, name: &str) -> Option<&'a [String]> {
    let headers = headers?;
    let exact = headers.0.iter().find(|(known, _)| known == name);
    exact.map(|(_, values)| values.as_slice()).or_else(|| headers.all(name))
}

/// A value as a mapping writes it: scalars as text, objects and lists as JSON text (gateway 2.4).
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::List(_) => json::to_string(value, Style::Lt).ok(),
        other => match map_of(other) {
            Some(map) => json::to_string(&Value::Map(map), Style::Lt).ok(),
            None => Some(other.to_string()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn expressions_name_their_sources() {
        assert_eq!(Source::parse("'a:'b','"), Some(Source::Literal("a:'b',")));
        assert_eq!(Source::parse("''"), Some(Source::Literal("")));
        assert_eq!(Source::parse("'"), None);
        assert_eq!(Source::parse("method.request.body"), Some(Source::RequestBody(None)));
        assert_eq!(Source::parse("method.request.body.a.b"), Some(Source::RequestBody(Some("a.b"))));
        assert_eq!(Source::parse("context.identity.sourceIp"), Some(Source::Context("identity.sourceIp")));
        assert_eq!(Source::parse("method.request.header."), None);
        assert_eq!(Source::parse("true"), None);
    }
}
