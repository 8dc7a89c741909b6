//! `$util`: the functions that API Gateway gives to mapping templates.
//!
//! Each function is one file with one [`Function`]; a new one is a new file and a line in [`FUNCTIONS`].

mod base64_decode;
mod base64_encode;
mod escape_javascript;
mod parse_json;
mod url_decode;
mod url_encode;

use gatelens_value::{Call, Called, Exceeded, Exception, JavaString, Object, TextBuilder, Value};

/// A function of `$util`; all of them take one string.
#[derive(Debug)]
pub struct Function {
    /// The name.
    pub name: &'static str,
    /// The name of its parameter.
    pub parameter: &'static str,
    /// The kind of its result.
    pub result: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// A template that calls it, and what that renders.
    pub example: (&'static str, &'static str),
    /// The function itself.
    pub function: fn(&JavaString) -> Result<Value, Exception>,
}

/// Every function of `$util`, in the order of AWS's page.
pub static FUNCTIONS: [&Function; 6] = [
    &escape_javascript::ENTRY,
    &parse_json::ENTRY,
    &url_encode::ENTRY,
    &url_decode::ENTRY,
    &base64_encode::ENTRY,
    &base64_decode::ENTRY,
];

/// The object behind `$util`.
///
/// # AWS
/// gateway 3.7; printed by itself it is nothing (gateway 3.2).
#[derive(Clone, Copy, Debug)]
pub struct Util;

impl Object for Util {
    fn class_name(&self) -> &str {
        "com.amazonaws.apigateway.Util"
    }

    fn to_text(&self, _out: &mut TextBuilder) -> Result<(), Exceeded> {
        Ok(())
    }

    fn returns_as_is(&self, name: &str, text: &JavaString) -> bool {
        name == escape_javascript::ENTRY.name && escape_javascript::is_plain_text(text)
    }

    fn call(&self, name: &str, args: &[Value], call: &mut dyn Call) -> Called {
        let Some(function) = FUNCTIONS.iter().find(|function| function.name == name) else {
            return Called::Unknown;
        };
        let text = match args {
            [Value::String(text)] => text,
            [Value::Null] => return Called::Returned(Value::Null),
            _ => return Called::Unknown,
        };
        if let Err(exceeded) = call.charge(text.len() as u64) {
            return exceeded.into();
        }
        match (function.function)(text) {
            Ok(value) => Called::Returned(value),
            Err(exception) => exception.into(),
        }
    }
}

/// Appends so many upper-case digits of a number in base 16.
fn push_hexadecimal(out: &mut String, number: u16, digits: u32) {
    for place in (0..digits).rev() {
        let digit = u32::from(number >> (4 * place) & 0xF);
        out.extend(char::from_digit(digit, 16).map(|c| c.to_ascii_uppercase()));
    }
}

/// What Java throws for an argument that it cannot take.
pub(crate) fn illegal_argument(message: impl Into<String>) -> Exception {
    Exception::new("java.lang.IllegalArgumentException", message)
}
