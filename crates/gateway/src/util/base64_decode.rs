//! `$util.base64Decode`.

use super::{Function, illegal_argument};
use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use gatelens_value::{Exception, JavaString, Value};

/// The function's entry.
pub(super) static ENTRY: Function = Function {
    name: "base64Decode",
    parameter: "text",
    result: "string",
    doc: "Decodes Base64 to a string; the bytes are read as UTF-8.",
    example: ("$util.base64Decode('aGk=')", "hi"),
    function: base64_decode,
};

/// Java's decoder: padding may be left out whole, stray bits at the end are ignored.
const JAVA: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The string that the Base64 text holds; anything else throws.
///
/// # AWS
/// gateway 3.7: a string, so that `$util.parseJson` can read it (recorded).
fn base64_decode(text: &JavaString) -> Result<Value, Exception> {
    let text = text.to_utf8_lossy();
    if text.ends_with('=') && !text.len().is_multiple_of(4) {
        return Err(illegal_argument("Input byte array has wrong 4-byte ending unit"));
    }
    let bytes = JAVA
        .decode(text.as_bytes())
        .map_err(|error| illegal_argument(format!("Illegal base64 text: {error}")))?;
    Ok(Value::from(String::from_utf8_lossy(&bytes).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_as_java_does() {
        let decoded = |text: &str| base64_decode(&text.into()).map(|value| value.to_string());
        assert_eq!(decoded("YQ==").unwrap(), "a");
        assert_eq!(decoded("YQ").unwrap(), "a");
        assert_eq!(decoded("YR==").unwrap(), "a");
        assert_eq!(decoded("/w==").unwrap(), "\u{FFFD}");
        assert!(decoded("a b=").is_err());
        assert!(decoded("Y").is_err());
        assert!(decoded("YQ=").is_err());
    }
}
