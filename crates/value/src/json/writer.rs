//! json-smart's writer.
//!
//! # AWS
//! jsonpath 7: compact, keys in order, `\/` in the web style only, U+2000 to U+20FF escaped.

use super::bytes;
use super::copy::copy;
use crate::exceeded::{Exceeded, MAX_DEPTH};
use crate::map::Map;
use crate::number::Number;
use crate::string::JavaString;
use crate::text_builder::TextBuilder;
use crate::value::Value;

/// Which characters are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// json-smart's default, as lists print: `/` is written `\/`.
    Web,
    /// The style that JsonPath's own `jsonString` uses: `/` stays.
    Lt,
}

/// Appends a value as JSON.
///
/// # Errors
/// [`Exceeded::Depth`] for values nested too deeply or inside themselves, [`Exceeded::Length`] past the limit.
///
/// # Examples
/// ```
/// use gatelens_value::{TextBuilder, json};
/// let mut out = TextBuilder::new();
/// json::write(&json::read(r#"{"a": "x/y", "n": 10.00}"#).unwrap(), json::Style::Lt, &mut out).unwrap();
/// assert_eq!(out.as_str(), r#"{"a":"x/y","n":10.0}"#);
/// ```
pub fn write(value: &Value, style: Style, out: &mut TextBuilder) -> Result<(), Exceeded> {
    write_at(value, style, out, out.depth())
}

/// A value as JSON text.
///
/// # Errors
/// As [`write()`].
pub fn to_string(value: &Value, style: Style) -> Result<String, Exceeded> {
    let mut out = TextBuilder::new();
    write(value, style, &mut out)?;
    Ok(out.into_string())
}

/// Like [`write()`], for a value that stands `depth` levels inside others.
pub(crate) fn write_at(
    value: &Value,
    style: Style,
    out: &mut TextBuilder,
    depth: u32,
) -> Result<(), Exceeded> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(true) => out.push_str("true"),
        Value::Boolean(false) => out.push_str("false"),
        Value::Number(Number::Double(number)) if number.is_infinite() => out.push_str("null"),
        Value::Number(Number::Float(number)) if number.is_infinite() => out.push_str("null"),
        Value::Number(number) => number.print(out.raw()),
        Value::String(text) => write_string(text, style, out),
        // json-smart takes a Character for a bean without properties.
        Value::Character(_) => out.push_str("{}"),
        Value::List(list) => {
            if let Some(unread) = list.if_unread()
                && copy(&unread, style, out, depth)?
            {
                return Ok(());
            }
            enter(depth, out)?;
            out.push_char('[');
            for (index, item) in list.borrow().iter().enumerate() {
                if index > 0 {
                    out.push_char(',');
                }
                write_at(item, style, out, depth + 1)?;
            }
            out.push_char(']');
        }
        Value::Map(map) => return write_map(map, style, out, depth),
        Value::Object(object) => {
            enter(depth, out)?;
            match object.json_form() {
                Some(form) => return write_at(&form, style, out, depth + 1),
                None => out.push_str("{}"),
            }
        }
    }
    Ok(())
}

/// Begins a container.
pub(super) fn enter(depth: u32, out: &TextBuilder) -> Result<(), Exceeded> {
    if depth >= MAX_DEPTH { Err(Exceeded::Depth) } else { out.check() }
}

fn write_map(map: &Map, style: Style, out: &mut TextBuilder, depth: u32) -> Result<(), Exceeded> {
    if let Some(unread) = map.if_unread()
        && copy(&unread, style, out, depth)?
    {
        return Ok(());
    }
    enter(depth, out)?;
    out.push_char('{');
    let mut first = true;
    map.try_each(|key, value| {
        if !first {
            out.push_char(',');
        }
        first = false;
        match key {
            Value::String(text) => write_string(text, style, out),
            key => {
                let mut text = TextBuilder::new();
                text.inside(depth + 1, |text| key.print(text))?;
                write_string(&text.finish(), style, out);
            }
        }
        out.push_char(':');
        write_at(value, style, out, depth + 1)
    })?;
    out.push_char('}');
    Ok(())
}

/// Appends a string in quotes.
pub(super) fn write_string(text: &JavaString, style: Style, out: &mut TextBuilder) {
    let Some(text) = text.as_str() else {
        out.push_char('"');
        for unit in text.units() {
            match char::from_u32(u32::from(unit)) {
                Some(c) => write_text(c.encode_utf8(&mut [0; 4]), style, out.raw()),
                None => out.push_unit(unit),
            }
        }
        out.push_char('"');
        return;
    };
    let raw = out.raw();
    raw.reserve(text.len() + 2);
    raw.push('"');
    if bytes::are_plain(text.as_bytes()) {
        raw.push_str(text);
    } else {
        write_text(text, style, raw);
    }
    raw.push('"');
}

/// Appends a text, escaped.
fn write_text(text: &str, style: Style, out: &mut String) {
    let bytes = text.as_bytes();
    let mut run = 0;
    let mut at = bytes::find_unplain(bytes, 0);
    while let Some(&byte) = bytes.get(at) {
        let (width, escape) = escape_at(bytes, at, byte, style);
        if let Some(escape) = escape {
            out.push_str(text.get(run..at).unwrap_or(""));
            match escape {
                Escape::Short(c) => {
                    out.push('\\');
                    out.push(c);
                }
                Escape::Unicode(unit) => push_unicode(unit, out),
            }
            run = at + width;
        }
        at += width;
        // Text beyond ASCII comes in runs: only a plain character next is worth looking further ahead.
        if bytes.get(at).is_some_and(u8::is_ascii) {
            at = bytes::find_unplain(bytes, at);
        }
    }
    out.push_str(text.get(run..).unwrap_or(""));
}

/// How a character is escaped.
pub(super) enum Escape {
    /// By a backslash and a letter.
    Short(char),
    /// By its number.
    Unicode(u16),
}

/// The width in bytes of the character at `at`, and how it is escaped if it is.
pub(super) fn escape_at(bytes: &[u8], at: usize, byte: u8, style: Style) -> (usize, Option<Escape>) {
    let next = |offset: usize| bytes.get(at + offset).copied().unwrap_or(0);
    match byte {
        b'"' | b'\\' => (1, Some(Escape::Short(char::from(byte)))),
        b'/' => (1, (style == Style::Web).then_some(Escape::Short('/'))),
        0x08 => (1, Some(Escape::Short('b'))),
        0x0C => (1, Some(Escape::Short('f'))),
        b'\n' => (1, Some(Escape::Short('n'))),
        b'\r' => (1, Some(Escape::Short('r'))),
        b'\t' => (1, Some(Escape::Short('t'))),
        0..=0x1F | 0x7F => (1, Some(Escape::Unicode(u16::from(byte)))),
        // U+0080 to U+009F are C2 80 to C2 9F.
        0xC2 => (2, (next(1) < 0xA0).then(|| Escape::Unicode(u16::from(next(1))))),
        // U+2000 to U+20FF are E2 80 80 to E2 83 BF.
        0xE2 => {
            let unit = 0x2000 | (u16::from(next(1) & 0x3F) << 6) | u16::from(next(2) & 0x3F);
            (3, (unit < 0x2100).then_some(Escape::Unicode(unit)))
        }
        0xF0.. => (4, None),
        0xE0.. => (3, None),
        0x80.. => (2, None),
        _ => (1, None),
    }
}

fn push_unicode(unit: u16, out: &mut String) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = char::from_digit(u32::from(unit >> shift) & 0xF, 16).unwrap_or('0');
        out.push(digit.to_ascii_uppercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_as_json_smart() {
        let text = "a\"\\/\n\u{1}\u{7F}\u{85}\u{A0}é名😀’€\u{2028}℀<&'";
        let web = to_string(&Value::from(text), Style::Web);
        assert_eq!(
            web.as_deref(),
            Ok("\"a\\\"\\\\\\/\\n\\u0001\\u007F\\u0085\u{A0}é名😀\\u2019\\u20AC\\u2028℀<&'\"")
        );
        let lt = to_string(&Value::from("a/b"), Style::Lt);
        assert_eq!(lt.as_deref(), Ok("\"a/b\""));
    }

    #[test]
    fn long_texts_of_every_kind_come_out_whole() {
        for filler in ["plain text, ", "é", "名前", "😀", "a名\"b/"] {
            let text = filler.repeat(9);
            let written = to_string(&Value::from(text.as_str()), Style::Lt).expect("short");
            let read = crate::json::read(&written).expect("readable");
            assert_eq!(read.as_str(), Some(text.as_str()));
        }
    }
}
