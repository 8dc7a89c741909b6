//! JSON text as the gateway writes it into events: compact, and nothing escaped that need not be.

use crate::traced_map::map_of;
use gatelens_value::Value;
use std::fmt::Write as _;

/// A string with its quotes.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// A value; the document's reader has bounded how deeply it nests.
pub(super) fn value(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

fn write_value(value: &Value, out: &mut String) {
    if let Some(map) = map_of(value) {
        out.push('{');
        for (at, (name, inner)) in map.pairs().iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(&string(&name.to_string()));
            out.push(':');
            write_value(inner, out);
        }
        out.push('}');
        return;
    }
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(_) | Value::Number(_) => out.push_str(&value.to_string()),
        Value::List(list) => {
            out.push('[');
            for (at, item) in list.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_value(&item, out);
            }
            out.push(']');
        }
        other => out.push_str(&string(&other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn escapes_what_json_asks_for_and_no_more() {
        assert_eq!(string("a/b\"\\\n\u{1}é\u{7f}\u{2028}"), "\"a/b\\\"\\\\\\n\\u0001é\u{7f}\u{2028}\"");
    }
}
