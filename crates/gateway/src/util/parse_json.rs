//! `$util.parseJson`.

use super::Function;
use gatelens_value::{Exception, JavaString, Value, json};

/// The function's entry.
pub(super) static ENTRY: Function = Function {
    name: "parseJson",
    parameter: "text",
    result: "object",
    doc: "Reads JSON text as an object to go on with.",
    example: (r#"$util.parseJson('{"a":[1,2]}').a[1]"#, "2"),
    function: parse_json,
};

/// The value that the text holds, read as permissively as a body; broken text throws.
///
/// # AWS
/// gateway 3.7: broken text is an evaluation error.
fn parse_json(text: &JavaString) -> Result<Value, Exception> {
    json::read_source(&text.to_source())
        .map_err(|error| Exception::new("com.jayway.jsonpath.InvalidJsonException", error.to_string()))
}
