//! A body that several readers share.

use gatelens_value::{JavaString, Source, Value, json};
use std::cell::OnceCell;
use std::rc::Rc;

/// The text of a body, in the form in which the strings of its JSON can be slices of it.
pub(crate) fn body_text(body: String) -> JavaString {
    let length = body.len();
    JavaString::slice(&Source::new(body), 0, length)
}

/// A body that is parsed when it is first read, and shared from then on.
///
/// # AWS
/// jsonpath 8: `$input.path('$')` hands out the parsed document itself, so a change shows in a later
/// `$input.json('$')`.
#[derive(Debug)]
pub(crate) struct Document {
    text: JavaString,
    parsed: OnceCell<Result<Value, String>>,
}

impl Document {
    /// The document of a body; an empty one is `{}` (gateway 1.5-1, 5.3-10).
    pub(crate) fn new(body: &str) -> Rc<Self> {
        Self::of(body_text(body.to_owned()))
    }

    /// The document of a text.
    pub(crate) fn of(text: JavaString) -> Rc<Self> {
        let text = if text.is_empty() { JavaString::constant("{}") } else { text };
        Rc::new(Document { text, parsed: OnceCell::new() })
    }

    /// The text.
    pub(crate) fn text(&self) -> &JavaString {
        &self.text
    }

    /// The parsed document, or what the parser says of it.
    pub(crate) fn parsed(&self) -> Result<&Value, &str> {
        let parse = || json::read_source(&self.text.to_source()).map_err(|error| error.to_string());
        self.parsed.get_or_init(parse).as_ref().map_err(String::as_str)
    }

    /// What the parser said, if the document was read and is broken.
    pub(crate) fn broken(&self) -> Option<&str> {
        self.parsed.get()?.as_ref().err().map(String::as_str)
    }
}
