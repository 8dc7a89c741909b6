//! Writing standard JSON.

use super::{Json, JsonKind};

/// The document on one line without blanks, numbers as they were spelled.
#[must_use]
pub fn to_compact(json: &Json) -> String {
    let mut out = String::new();
    write(json, None, &mut out);
    out
}

/// The document with two blanks of indentation a level, as people read it.
#[must_use]
pub fn to_pretty(json: &Json) -> String {
    let mut out = String::new();
    write(json, Some(0), &mut out);
    out
}

fn write(json: &Json, level: Option<usize>, out: &mut String) {
    match &json.kind {
        JsonKind::Null => out.push_str("null"),
        JsonKind::Bool(true) => out.push_str("true"),
        JsonKind::Bool(false) => out.push_str("false"),
        JsonKind::Number(text) => out.push_str(text),
        JsonKind::String(text) => write_string(text, out),
        JsonKind::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, level, out);
                write(item, level.map(|level| level + 1), out);
            }
            close(items.is_empty(), level, ']', out);
        }
        JsonKind::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                separate(index, level, out);
                write_string(&member.key, out);
                out.push_str(if level.is_some() { ": " } else { ":" });
                write(&member.value, level.map(|level| level + 1), out);
            }
            close(members.is_empty(), level, '}', out);
        }
    }
}

fn separate(index: usize, level: Option<usize>, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
    if let Some(level) = level {
        new_line(level + 1, out);
    }
}

fn close(empty: bool, level: Option<usize>, bracket: char, out: &mut String) {
    if let (false, Some(level)) = (empty, level) {
        new_line(level, out);
    }
    out.push(bracket);
}

fn new_line(level: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", level));
}

/// Appends a string in quotes; only what must be escaped is.
fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}
