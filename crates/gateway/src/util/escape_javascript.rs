//! `$util.escapeJavaScript`.

use super::Function;
use gatelens_value::{Exception, JavaString, Value};
use std::fmt::Write as _;

/// The function's entry.
pub(super) static ENTRY: Function = Function {
    name: "escapeJavaScript",
    parameter: "text",
    result: "string",
    doc: "Escapes a string as a JavaScript string needs it. A single quote becomes \\', which JSON does not allow: \
          undo it with .replaceAll(\"\\\\'\",\"'\").",
    example: (r#"$util.escapeJavaScript('say "hi"')"#, r#"say \"hi\""#),
    function: escape_javascript,
};

/// The string as the Java library commons-lang 2 escapes it.
///
/// # AWS
/// gateway 3.7, 3.7-1; `/` becomes `\/`, and everything beyond ASCII an escape of four upper-case digits per UTF-16
/// unit.
fn escape_javascript(text: &JavaString) -> Result<Value, Exception> {
    if text.as_str().is_some_and(|text| text.bytes().all(is_plain)) {
        return Ok(Value::String(text.clone()));
    }
    let mut out = String::with_capacity(text.len() + 16);
    for unit in text.units() {
        match u8::try_from(unit) {
            Ok(b'"') => out.push_str("\\\""),
            Ok(b'\'') => out.push_str("\\'"),
            Ok(b'\\') => out.push_str("\\\\"),
            Ok(b'/') => out.push_str("\\/"),
            Ok(0x08) => out.push_str("\\b"),
            Ok(0x0C) => out.push_str("\\f"),
            Ok(b'\n') => out.push_str("\\n"),
            Ok(b'\r') => out.push_str("\\r"),
            Ok(b'\t') => out.push_str("\\t"),
            Ok(byte) if is_plain(byte) => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\u{unit:04X}");
            }
        }
    }
    Ok(Value::from(out))
}

/// Whether a character stays as it is.
fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7F) && !matches!(byte, b'"' | b'\'' | b'\\' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        escape_javascript(&text.into()).unwrap().to_string()
    }

    #[test]
    fn escapes_as_commons_lang_does() {
        assert_eq!(escaped("a/b'c\"d\\e"), r#"a\/b\'c\"d\\e"#);
        assert_eq!(escaped("\n\r\t\u{8}\u{c}\u{1}\u{7f}"), "\\n\\r\\t\\b\\f\\u0001\u{7f}");
        assert_eq!(escaped("é😀"), r"\u00E9\uD83D\uDE00");
    }
}
