//! `$util.base64Encode`.

use super::Function;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::Value;

/// The function's entry.
pub(super) static ENTRY: Function = Function {
    name: "base64Encode",
    parameter: "text",
    result: "string",
    doc: "Encodes the UTF-8 bytes of a string in Base64.",
    example: ("$util.base64Encode('hi')", "aGk="),
    function: |text| Ok(Value::from(STANDARD.encode(text.to_utf8_lossy().as_bytes()))),
};
