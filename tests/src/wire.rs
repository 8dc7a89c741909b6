//! Whether an answer is well-formed for the protocol that its headers name.

use gatelens_gateway::outcome::{BackendAnswer, Payload};
use gatelens_value::json::strict;

/// What is wrong with a service's answer, or nothing.
///
/// # Errors
/// A sentence that names it.
pub fn check(answer: &BackendAnswer, is_head: bool) -> Result<(), String> {
    if !(200..600).contains(&answer.status) {
        return Err(format!("status {}", answer.status));
    }
    for (name, values) in &answer.headers.0 {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token) {
            return Err(format!("the header name {name:?}"));
        }
        if let Some(value) = values.iter().find(|value| value.chars().any(|c| c.is_control() && c != '\t')) {
            return Err(format!("the header {name} with {value:?}"));
        }
    }
    let body = answer.payload.as_bytes();
    let declared = answer.headers.get("Content-Length").map(str::parse::<usize>);
    if let Some(length) = declared
        && !is_head
        && length != Ok(body.len())
    {
        return Err(format!("Content-Length {length:?} of {} bytes", body.len()));
    }
    if body.is_empty() {
        return Ok(());
    }
    // An object is whatever was stored.
    if answer.headers.get("ETag").is_some() {
        return Ok(());
    }
    let kind = answer.headers.get("Content-Type").unwrap_or_default();
    let Payload::Text(text) = &answer.payload else { return Err(format!("bytes of type {kind}")) };
    if kind.contains("json") {
        strict::read(text).map(|_| ()).map_err(|error| format!("JSON: {}", error.message()))
    } else if kind.contains("xml") || text.starts_with('<') {
        xml(text)
    } else {
        Err(format!("a body of type {kind:?}"))
    }
}

/// What keeps a document from being well-formed XML of elements and texts, or nothing.
///
/// # Errors
/// A sentence that names it.
pub fn xml(document: &str) -> Result<(), String> {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if let Some(c) = document.chars().find(|c| !allowed(*c)) {
        return Err(format!("XML: the character {c:?}"));
    }
    let mut rest = document;
    if let Some(declared) = rest.strip_prefix("<?xml version=\"1.0\"") {
        let (_, behind) = declared.split_once("?>").ok_or("XML: the declaration has no end")?;
        rest = behind.trim_start();
    }
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    while let Some((before, tail)) = rest.split_once('<') {
        text(before, open.is_empty())?;
        let (tag, after) = tail.split_once('>').ok_or("XML: a tag has no end")?;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("XML: </{name}> closes nothing"));
            }
        } else {
            let (inner, is_empty) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
            let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
            let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
            let in_quotes = attributes.is_empty() || attributes.contains("=\"") && attributes.ends_with('"');
            if !is_name || !in_quotes {
                return Err(format!("XML: the tag <{tag}>"));
            }
            roots += usize::from(open.is_empty());
            if !is_empty {
                open.push(name);
            }
        }
        rest = after;
    }
    text(rest, true)?;
    match (open.last(), roots) {
        (Some(name), _) => Err(format!("XML: <{name}> is not closed")),
        (None, 1) => Ok(()),
        (None, roots) => Err(format!("XML: {roots} roots")),
    }
}

fn text(text: &str, outside: bool) -> Result<(), String> {
    if outside && !text.trim().is_empty() {
        return Err(format!("XML: text outside of the root: {text:?}"));
    }
    let is_entity = |name: &str| {
        matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
            || name.strip_prefix("#x").is_some_and(|hex| u32::from_str_radix(hex, 16).is_ok())
    };
    let wrong =
        text.split('&').skip(1).find(|part| !part.split_once(';').is_some_and(|(name, _)| is_entity(name)));
    match wrong {
        Some(part) => Err(format!("XML: a bare & before {part:?}")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn what_is_well_formed() {
        for document in ["<a/>", "<?xml version=\"1.0\"?>\n<a x=\"1\"><b>&amp;&#xD;</b><c/></a>", "<a></a>\n"]
        {
            assert_eq!(xml(document), Ok(()), "{document}");
        }
    }

    #[test]
    fn what_is_not() {
        for document in
            ["", "a", "<a>", "<a></b>", "<a/><b/>", "<a>&b</a>", "<a>\u{1}</a>", "<a x=1/>", "<1/>", "</a>"]
        {
            assert!(xml(document).is_err(), "{document}");
        }
    }
}
