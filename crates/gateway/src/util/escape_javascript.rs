//! `$util.escapeJavaScript`.

use super::{Function, push_hexadecimal};
use gatelens_value::{Exception, JavaString, Value};

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

/// Whether a string has nothing to escape.
#[inline]
pub(super) fn is_plain_text(text: &JavaString) -> bool {
    text.as_str().is_some_and(|text| are_plain(text.as_bytes()))
}

/// The string as the Java library commons-lang 2 escapes it.
///
/// # AWS
/// gateway 3.7, 3.7-1; `/` becomes `\/`, and everything beyond ASCII an escape of four upper-case digits per UTF-16
/// unit.
fn escape_javascript(text: &JavaString) -> Result<Value, Exception> {
    let Some(mut rest) = text.as_str() else {
        let mut out = String::with_capacity(text.len() + 64);
        text.units().for_each(|unit| escape(&mut out, unit));
        return Ok(Value::from(out));
    };
    if are_plain(rest.as_bytes()) {
        return Ok(Value::String(text.clone()));
    }
    let escaped = |text: &str| text.bytes().position(|byte| !PLAIN[usize::from(byte)]);
    let Some(mut at) = escaped(rest) else { return Ok(Value::String(text.clone())) };
    let mut out = String::with_capacity(rest.len() + 64);
    loop {
        out.push_str(&rest[..at]);
        let mut characters = rest[at..].chars();
        if let Some(c) = characters.next() {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|&unit| escape(&mut out, unit));
        }
        rest = characters.as_str();
        match escaped(rest) {
            Some(next) => at = next,
            None => break,
        }
    }
    out.push_str(rest);
    Ok(Value::String(JavaString::copied_or_taken(&mut out, true)))
}

/// Appends a unit as it is written.
fn escape(out: &mut String, unit: u16) {
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
            out.push_str("\\u");
            push_hexadecimal(out, unit, 4);
        }
    }
}

/// Which bytes stay as they are.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = is_plain(byte as u8);
        byte += 1;
    }
    plain
};

/// Whether all bytes stay as they are: told of eight at once, and of the last eight once more if they are more than that.
fn are_plain(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<8>() else { return bytes.iter().all(|&byte| is_plain(byte)) };
    let (words, _) = bytes.as_chunks::<8>();
    words.iter().chain([last]).all(|word| is_plain_word(u64::from_le_bytes(*word)))
}

/// Whether eight bytes stay as they are.
const fn is_plain_word(word: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Taking one from a byte that is none sets its high bit, and so does taking a space from a control character.
    let quotes =
        (word ^ (EACH * b'"' as u64)).wrapping_sub(EACH) | (word ^ (EACH * b'\'' as u64)).wrapping_sub(EACH);
    let slashes =
        (word ^ (EACH * b'\\' as u64)).wrapping_sub(EACH) | (word ^ (EACH * b'/' as u64)).wrapping_sub(EACH);
    let controls = word.wrapping_sub(EACH * 0x20);
    (quotes | slashes | controls | word) & (EACH << 7) == 0
}

/// Whether a character stays as it is.
const fn is_plain(byte: u8) -> bool {
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

    #[test]
    fn tells_of_every_byte_whether_it_stays() {
        for filler in [b' ', b'a', b'~', 0x7F] {
            for length in 1..20 {
                for (at, byte) in (0..length).flat_map(|at| (0..=255).map(move |byte| (at, byte))) {
                    let mut bytes = vec![filler; length];
                    bytes[at] = byte;
                    assert_eq!(are_plain(&bytes), is_plain(byte), "{byte} at {at} of {length}");
                }
            }
        }
    }
}
