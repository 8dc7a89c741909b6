//! Writing XML.

use crate::services::service::Named;
use gatelens_value::json::strict::{Json, JsonKind};

/// Appends a text with what XML keeps for itself escaped.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#xD;"),
            // XML 1.0 has no way to write these.
            control if control < ' ' && control != '\n' && control != '\t' => out.push('\u{FFFD}'),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            other => out.push(other),
        }
    }
}

/// Appends an element with a text.
pub(crate) fn element(name: &str, text: &str, out: &mut String) {
    open(name, out);
    escape(text, out);
    close(name, out);
}

/// Appends a start tag.
pub(crate) fn open(name: &str, out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
}

/// Appends an end tag.
pub(crate) fn close(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Appends the members of a document as the query protocol prints them; a null is left out.
pub(super) fn members(json: &Json, names: &[Named], out: &mut String) {
    for member in json.as_object().unwrap_or_default() {
        let named = names.iter().find(|named| named.member == member.key);
        match (&member.value.kind, named) {
            (JsonKind::Null, _) => {}
            (JsonKind::Object(entries), Some(named)) if named.is_map => {
                for entry in entries {
                    open(named.xml, out);
                    element("Name", &entry.key, out);
                    value("Value", &entry.value, names, out);
                    close(named.xml, out);
                }
            }
            (JsonKind::Array(items), Some(named)) if !named.xml.is_empty() => {
                for item in items {
                    value(named.xml, item, names, out);
                }
            }
            _ => value(&member.key, &member.value, names, out),
        }
    }
}

fn value(name: &str, json: &Json, names: &[Named], out: &mut String) {
    match &json.kind {
        JsonKind::String(text) | JsonKind::Number(text) => element(name, text, out),
        JsonKind::Bool(flag) => element(name, if *flag { "true" } else { "false" }, out),
        JsonKind::Null => {}
        JsonKind::Array(items) => {
            open(name, out);
            for item in items {
                value("member", item, names, out);
            }
            close(name, out);
        }
        JsonKind::Object(_) => {
            open(name, out);
            members(json, names, out);
            close(name, out);
        }
    }
}
