//! A raw HTTP request: request line, headers, an empty line, the body.

use super::notices::{Notices, error_at, shortened};
use super::{Piece, RequestPiece, address, headers};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{Body, Request, Table};
use gatelens_value::Span;

/// Whether the text begins as a request does.
pub(super) fn is_it(text: &str) -> bool {
    let Some(line) = text.lines().next() else { return false };
    let mut words = line.split_whitespace();
    let verb = words.next().unwrap_or("");
    let target = words.next().unwrap_or("");
    let version = words.next();
    let is_verb =
        !verb.is_empty() && verb.len() <= 20 && verb.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
    is_verb
        && words.next().is_none()
        && version.is_none_or(|version| version.starts_with("HTTP/"))
        && (target.starts_with('/') || target.contains("://") || (version.is_some() && !target.is_empty()))
}

/// Reads the request.
pub(super) fn read(text: &str, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    let (line, mut rest) = cut_line(text);
    let mut words = line.split_whitespace();
    let (Some(verb), Some(target)) = (words.next(), words.next()) else {
        let span = Span::new(0, line.len());
        return Err(error_at(text, span, &d::REQUEST_LINE, &[("line", &shortened(line))]));
    };
    let mut list: Table<Vec<String>> = Vec::new();
    let mut declared = None;
    let mut last: Option<String> = None;
    loop {
        if rest.is_empty() {
            break;
        }
        let at = text.len() - rest.len();
        let (line, after) = cut_line(rest);
        rest = after;
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            let folded = last.as_ref().and_then(|name| list.iter_mut().find(|(known, _)| known == name));
            if let Some((name, values)) = folded {
                notices.add(&d::HEADER_UNFOLDED, &[("header", name)]);
                if let Some(value) = values.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                continue;
            }
        }
        let Some((name, value)) = line.split_once(':') else {
            let span = Span::new(at, at + line.len());
            return Err(error_at(text, span, &d::HEADER_LINE, &[("line", &shortened(line))]));
        };
        let (name, value) = (name.trim(), value.trim());
        if name.eq_ignore_ascii_case("content-length") {
            declared = value.parse::<usize>().ok();
        }
        if headers::is_of_the_connection(name) {
            notices.add(&d::HEADER_LEFT_OUT, &[("header", name)]);
            last = None;
            continue;
        }
        headers::add(&mut list, name, value);
        last =
            list.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(known, _)| known.clone());
    }
    if let Some(declared) = declared.filter(|&declared| declared != rest.len()) {
        let found = rest.len().to_string();
        notices.add(&d::LENGTH_DIFFERS, &[("declared", &declared.to_string()), ("found", &found)]);
    }
    let host = list.iter().find(|(name, _)| name.eq_ignore_ascii_case("host")).and_then(|(_, v)| v.first());
    let url = match host {
        Some(host) if target.starts_with('/') => format!("https://{host}{target}"),
        _ => target.to_owned(),
    };
    let address = address::parse(&url, false, notices)?;
    if let Some(host) = address.host.filter(|_| !headers::has(&list, "host")) {
        list.insert(0, ("Host".to_owned(), vec![host]));
    }
    let body = (!rest.is_empty()).then(|| Body::Text(rest.to_owned()));
    let request = Request { method: verb.to_owned(), path: address.target, headers: list, body };
    Ok(Piece::Request(RequestPiece { request, stage: address.stage }))
}

/// The first line without its end, and what follows it.
fn cut_line(text: &str) -> (&str, &str) {
    match text.split_once('\n') {
        Some((line, rest)) => (line.strip_suffix('\r').unwrap_or(line), rest),
        None => (text, ""),
    }
}
