//! An HTTP server that answers with what it received, or by a table of routes.

use crate::reply;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_gateway::BackendReply;
use gatelens_gateway::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload};
use gatelens_gateway::scenario::Route;
use gatelens_value::json::strict::{Json, to_compact};

/// The echo of a request.
///
/// # Shape
/// `{"method", "url", "headers", "body"}`, compact, the headers as sent and in their order; a header with several
/// values is a list, and a body that is not UTF-8 stands as `bodyBase64`.
pub(crate) fn echo(request: &IntegrationRequest) -> BackendReply {
    let headers = request.headers.0.iter().map(|(name, values)| {
        let value = match values.as_slice() {
            [one] => Json::string(one.as_str()),
            many => Json::array(many.iter().map(|value| Json::string(value.as_str()))),
        };
        (name.as_str(), value)
    });
    let body = match &request.payload {
        Payload::Text(text) => ("body", Json::string(text.as_str())),
        Payload::Bytes(bytes) => ("bodyBase64", Json::string(STANDARD.encode(bytes))),
    };
    let echo = Json::object([
        ("method", Json::string(request.method.as_str())),
        ("url", Json::string(request.uri.as_str())),
        ("headers", Json::object(headers)),
        body,
    ]);
    BackendReply::Http(BackendAnswer {
        status: 200,
        headers: Headers(vec![("Content-Type".to_owned(), vec!["application/json".to_owned()])]),
        payload: Payload::Text(to_compact(&echo)),
    })
}

/// The answer of the first route that a request fits; a 404 if there is none.
pub(crate) fn routed(routes: &[Route], request: &IntegrationRequest) -> BackendReply {
    let rest = request.uri.split_once("://").map_or(request.uri.as_str(), |(_, rest)| rest);
    let front = rest.split(['?', '#']).next().unwrap_or_default();
    let path = front.find('/').and_then(|at| front.get(at..)).unwrap_or("/");
    let fits = |route: &&Route| {
        let method = route.method.as_deref().filter(|method| !method.is_empty() && *method != "ANY");
        method.is_none_or(|method| method.eq_ignore_ascii_case(&request.method))
            && leads_to(&route.path, path)
    };
    BackendReply::Http(match routes.iter().find(fits) {
        Some(route) => reply::of(&route.reply),
        None => BackendAnswer {
            status: 404,
            headers: Headers(vec![("Content-Type".to_owned(), vec!["application/json".to_owned()])]),
            payload: Payload::Text(r#"{"message":"Not Found"}"#.to_owned()),
        },
    })
}

/// Whether a path fits a route's: `{name}` is one segment of any text, and `{name+}` all that are left.
fn leads_to(route: &str, path: &str) -> bool {
    let mut wanted = route.trim_start_matches('/').split('/');
    let mut given = path.trim_start_matches('/').split('/');
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(wanted), Some(given)) => {
                let name = wanted.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
                match name {
                    Some(name) if name.ends_with('+') => return !given.is_empty(),
                    Some(_) if !given.is_empty() => {}
                    _ if wanted == given => {}
                    _ => return false,
                }
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::leads_to;

    #[test]
    fn routes_and_paths() {
        for (route, path) in [
            ("/", "/"),
            ("/pets", "/pets"),
            ("/pets/{id}", "/pets/7"),
            ("/{proxy+}", "/a/b"),
            ("/a/{rest+}", "/a/b/c"),
        ] {
            assert!(leads_to(route, path), "{route} {path}");
        }
        for (route, path) in [
            ("/", "/a"),
            ("/pets", "/pets/7"),
            ("/pets/{id}", "/pets/"),
            ("/a/{rest+}", "/a"),
            ("/pets/{id}", "/pets/7/x"),
        ] {
            assert!(!leads_to(route, path), "{route} {path}");
        }
    }
}
