//! From the client's request line and headers to the request that the method sees.

use super::arrival::{MAX_HEADER_COUNT, MAX_URL};
use crate::outcome::Payload;
use crate::received::Received;
use crate::scenario::{Body, Request, Table};

/// The headers that API Gateway takes away on entry; templates see all others.
///
/// # AWS
/// gateway 1.4-3, 1.4-4; so a proxy event lacks them (gateway 4.5.1-3, 4.5.1-4).
const REMOVED_ON_ENTRY: [&str; 12] = [
    "Connection",
    "Content-Length",
    "Content-MD5",
    "Expect",
    "Max-Forwards",
    "Proxy-Authenticate",
    "Server",
    "TE",
    "Transfer-Encoding",
    "Trailer",
    "Upgrade",
    "WWW-Authenticate",
];

/// The headers that API Gateway spells in its own way, however the client does.
///
/// # AWS
/// gateway 1.4-1.
const SPELLED_BY_THE_GATEWAY: [&str; 2] = ["Authorization", "User-Agent"];

/// The request that the client sent, before routing: without path parameters.
pub(crate) fn parse(request: &Request, stage: &str, test_invoke: bool) -> Received {
    // A longer one is refused.
    let (line, _) = request.path.split_at(request.path.floor_char_boundary(MAX_URL + 1));
    let line = line.split('#').next().unwrap_or_default();
    let (path, query_string) = match line.split_once('?') {
        Some((path, query)) => (path, query),
        None => (line, ""),
    };
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    // A doubled slash after the stage is swallowed by routing and kept in `$context.path` (gateway 1.1-11, 1.1-12);
    // the stage itself is in `$context.path` alone (gateway 1.1-1).
    let routed = format!("/{}", path.trim_start_matches('/'));
    let headers = headers(&request.headers);
    Received {
        http_method: verb(request, &headers),
        stage_path: if test_invoke { path } else { format!("/{stage}{path}") },
        path: routed,
        path_parameters: Vec::new(),
        querystring: query(query_string),
        headers,
        payload: payload(request.body.as_ref()),
    }
}

/// The verb that routing uses.
///
/// # AWS
/// gateway 1.1-13.
fn verb(request: &Request, headers: &Table<Vec<String>>) -> String {
    headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("X-HTTP-Method-Override"))
        .and_then(|(_, values)| values.last())
        .map(|verb| verb.trim().to_owned())
        .filter(|verb| !verb.is_empty())
        .unwrap_or_else(|| request.method.clone())
}

/// The client's headers as the method sees them: without those that are taken away, each name once.
fn headers(sent: &Table<Vec<String>>) -> Table<Vec<String>> {
    let mut seen: Table<Vec<String>> = Vec::new();
    // More are refused.
    for (name, values) in sent.iter().take(MAX_HEADER_COUNT) {
        if is_one_of(&REMOVED_ON_ENTRY, name) {
            continue;
        }
        if let Some((_, known)) = seen.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            known.extend(values.iter().cloned());
            continue;
        }
        let spelled = SPELLED_BY_THE_GATEWAY.iter().find(|own| own.eq_ignore_ascii_case(name));
        seen.push((spelled.map_or_else(|| name.clone(), |own| (*own).to_owned()), values.clone()));
    }
    seen
}

/// Whether a header is one of these, whatever the case.
fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The parameters of a query string, decoded, by the first appearance of each name.
///
/// # AWS
/// gateway 1.3-1 to 1.3-3, 1.3-5.
fn query(text: &str) -> Table<Vec<String>> {
    let mut parameters: Table<Vec<String>> = Vec::new();
    for pair in text.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (form_decode(name), form_decode(value));
        match parameters.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(value),
            None => parameters.push((name, vec![value])),
        }
    }
    parameters
}

/// Takes off one layer of form encoding: `+` is a space.
fn form_decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// The bytes of a body in the document.
pub(crate) fn payload(body: Option<&Body>) -> Payload {
    match body {
        None => Payload::default(),
        Some(Body::Text(text) | Body::Json(text)) => Payload::Text(text.clone()),
        Some(Body::Base64(text)) => {
            use base64::Engine as _;
            let bytes = base64::engine::general_purpose::STANDARD.decode(text);
            // Reading the document has refused what is no Base64.
            Payload::from_bytes(bytes.unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(path: &str, headers: &[(&str, &str)]) -> Received {
        let headers =
            headers.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
        let request = Request { method: "GET".to_owned(), path: path.to_owned(), headers, body: None };
        parse(&request, "stage", false)
    }

    #[test]
    fn queries_are_form_decoded_and_grouped() {
        let received = received("/a?x=1&y=a+b%2Bc&x=2;z#f", &[]);
        assert_eq!(
            received.querystring,
            [
                ("x".to_owned(), vec!["1".to_owned(), "2".to_owned()]),
                ("y".to_owned(), vec!["a b+c".to_owned()]),
                ("z".to_owned(), vec![String::new()]),
            ]
        );
        assert_eq!(received.path, "/a");
    }

    #[test]
    fn a_doubled_slash_after_the_stage_is_kept_in_the_context_alone() {
        let received = received("//x", &[]);
        assert_eq!((received.path.as_str(), received.stage_path.as_str()), ("/x", "/stage//x"));
    }

    #[test]
    fn headers_are_taken_away_and_spelled_anew() {
        let received = received("/", &[("aUThorization", "a"), ("te", "b"), ("tEsT", "c"), ("TesT", "d")]);
        assert_eq!(
            received.headers,
            [
                ("Authorization".to_owned(), vec!["a".to_owned()]),
                ("tEsT".to_owned(), vec!["c".to_owned(), "d".to_owned()]),
            ]
        );
    }
}
