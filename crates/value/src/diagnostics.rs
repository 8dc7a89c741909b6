//! What can be said about a document that people write.

use crate::diagnostic::{Entry, Severity};

/// Something else was expected.
pub static UNEXPECTED: Entry = Entry {
    code: "E0180",
    severity: Severity::Error,
    message: "expected {expected}, found {found}",
    help: "this document is standard JSON: keys and strings in double quotes, no trailing commas, no comments",
};

/// The text ends too early.
pub static UNEXPECTED_END: Entry = Entry {
    code: "E0181",
    severity: Severity::Error,
    message: "the document ends where {expected} is expected",
    help: "something opened before it is not closed",
};

/// A number is not written as JSON wants it.
pub static BAD_NUMBER: Entry = Entry {
    code: "E0182",
    severity: Severity::Error,
    message: "`{text}` is not a JSON number",
    help: "no leading zeros or plus sign, and digits on both sides of the point",
};

/// A backslash is followed by something unknown.
pub static BAD_ESCAPE: Entry = Entry {
    code: "E0183",
    severity: Severity::Error,
    message: "`{text}` is not an escape in a JSON string",
    help: "write \\\\ for a backslash; there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits",
};

/// A raw control character stands in a string.
pub static CONTROL_CHARACTER: Entry = Entry {
    code: "E0184",
    severity: Severity::Error,
    message: "a raw {name} cannot stand in a JSON string",
    help: "write it as {escape}",
};

/// Half a surrogate pair was escaped.
pub static LONE_SURROGATE: Entry = Entry {
    code: "E0185",
    severity: Severity::Error,
    message: "`{text}` is half of a character",
    help: "characters beyond U+FFFF are two escapes, first \\uD800 to \\uDBFF, then \\uDC00 to \\uDFFF",
};

/// A key is repeated.
pub static DUPLICATE_KEY: Entry = Entry {
    code: "W0186",
    severity: Severity::Warning,
    message: "`{key}` stands twice in this object; the last one counts",
    help: "remove one of them",
};

/// Containers nest too deeply.
pub static TOO_DEEP: Entry = Entry {
    code: "E0187",
    severity: Severity::Error,
    message: "nested more than {limit} levels deep",
    help: "",
};

/// Text follows the document.
pub static TRAILING_TEXT: Entry = Entry {
    code: "E0188",
    severity: Severity::Error,
    message: "{found} after the end of the document",
    help: "a document is one JSON value",
};

/// Every entry of this crate.
pub static TABLE: [&Entry; 9] = [
    &UNEXPECTED,
    &UNEXPECTED_END,
    &BAD_NUMBER,
    &BAD_ESCAPE,
    &CONTROL_CHARACTER,
    &LONE_SURROGATE,
    &DUPLICATE_KEY,
    &TOO_DEEP,
    &TRAILING_TEXT,
];
