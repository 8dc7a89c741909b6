//! `$util.urlEncode`.

use super::{Function, push_hexadecimal};
use gatelens_value::{Exception, JavaString, Value};

/// The function's entry.
pub(super) static ENTRY: Function = Function {
    name: "urlEncode",
    parameter: "text",
    result: "string",
    doc: "Encodes a string as application/x-www-form-urlencoded: a space becomes +.",
    example: ("$util.urlEncode('a b&c')", "a+b%26c"),
    function: url_encode,
};

/// The string as `java.net.URLEncoder` encodes it.
///
/// # AWS
/// gateway 3.7, recorded for a JSON text.
fn url_encode(text: &JavaString) -> Result<Value, Exception> {
    let text = text.to_utf8_lossy();
    let mut out = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'*' | b'_' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            other => {
                out.push('%');
                push_hexadecimal(&mut out, u16::from(other), 2);
            }
        }
    }
    Ok(Value::from(out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_recorded() {
        let encoded = url_encode(&r#"{"some": "value"}"#.into()).unwrap().to_string();
        assert_eq!(encoded, "%7B%22some%22%3A+%22value%22%7D");
        assert_eq!(url_encode(&"a~é*".into()).unwrap().to_string(), "a%7E%C3%A9*");
    }
}
