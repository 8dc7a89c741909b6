//! `$util.urlDecode`.

use super::{Function, illegal_argument};
use gatelens_value::{Exception, JavaString, Value};

/// The function's entry.
pub(super) static ENTRY: Function = Function {
    name: "urlDecode",
    parameter: "text",
    result: "string",
    doc: "Decodes an application/x-www-form-urlencoded string: + becomes a space.",
    example: ("$util.urlDecode('a+b%26c')", "a b&c"),
    function: url_decode,
};

/// The string as `java.net.URLDecoder` decodes it: a damaged escape throws, damaged UTF-8 becomes U+FFFD.
fn url_decode(text: &JavaString) -> Result<Value, Exception> {
    let text = text.to_utf8_lossy();
    let source = text.as_bytes();
    let mut bytes = Vec::with_capacity(source.len());
    let mut at = 0;
    while let Some(&byte) = source.get(at) {
        at += 1;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let Some(digits) = source.get(at..at + 2) else {
                    return Err(illegal_argument("URLDecoder: Incomplete trailing escape (%) pattern"));
                };
                let digit =
                    |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                let (Some(high), Some(low)) = (digit(digits[0]), digit(digits[1])) else {
                    return Err(illegal_argument(format!(
                        "URLDecoder: Illegal hex characters in escape (%) pattern: %{}",
                        String::from_utf8_lossy(digits)
                    )));
                };
                bytes.push(high * 16 + low);
                at += 2;
            }
            other => bytes.push(other),
        }
    }
    Ok(Value::from(String::from_utf8_lossy(&bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_and_throws() {
        assert_eq!(url_decode(&"x%3D1%26y%3Da+b".into()).unwrap().to_string(), "x=1&y=a b");
        assert_eq!(url_decode(&"é%C3%A9%ff".into()).unwrap().to_string(), "éé\u{FFFD}");
        assert!(url_decode(&"100%".into()).is_err());
        assert!(url_decode(&"%zz".into()).is_err());
    }
}
