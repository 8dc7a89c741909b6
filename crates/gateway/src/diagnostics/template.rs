//! What `$input` has to say while a template runs.
//!
//! These stand in the form of the value crate, since they travel through the evaluation.

use gatelens_value::diagnostic::{Entry, Severity};

/// The body is read and is no JSON.
pub static BROKEN_JSON: Entry = Entry {
    code: "E0550",
    severity: Severity::Error,
    message: "The template reads the body as JSON, but it begins like JSON and is none: {detail}.",
    help: "Send JSON, or read the text with $input.body.",
};

/// A path that cannot be evaluated.
pub static BAD_PATH: Entry = Entry {
    code: "E0551",
    severity: Severity::Error,
    message: "The path `{path}` cannot be evaluated on the body: {detail}.",
    help: "Check the path; API Gateway's JsonPath has no functions, no negative indexes and no double-quoted names.",
};

/// A header that the client spells otherwise.
pub static HEADER_CASE: Entry = Entry {
    code: "W0550",
    severity: Severity::Warning,
    message: "`{name}` is found as the header `{header}`; AWS documents names as case-sensitive.",
    help: "Write {header} as the client sends it.",
};

/// An explicit null as JSON text.
pub static NULL_AS_JSON: Entry = Entry {
    code: "W0551",
    severity: Severity::Warning,
    message: "`{path}` is null, and what $input.json makes of it is not documented: \"\" is taken here.",
    help: "Test with #if before it is written.",
};

/// Every entry of this file.
pub static ALL: &[&Entry] = &[&BROKEN_JSON, &BAD_PATH, &HEADER_CASE, &NULL_AS_JSON];
