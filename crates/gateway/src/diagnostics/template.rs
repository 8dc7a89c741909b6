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
    help: "Test $input.path of it before: #if($input.path(\"{path}\") != \"\").",
};

/// A loop that was ended.
pub static LOOP_CUT: Entry = Entry {
    code: "W0552",
    severity: Severity::Warning,
    message: "The loop ends after {rounds} rounds, although there is more: API Gateway allows no more.",
    help: "Send less at once, or let the backend do the work.",
};

/// A template that AWS does not store.
pub static TEMPLATE_TOO_LARGE: Entry = Entry {
    code: "W0553",
    severity: Severity::Warning,
    message: "The template has {bytes} bytes; API Gateway stores at most 307200.",
    help: "Make the template shorter.",
};

/// A response template of a MOCK that reads a body.
pub static MOCK_HAS_NO_BODY: Entry = Entry {
    code: "H0713",
    severity: Severity::Hint,
    message: "$input.{name} reads an empty object here: no backend stands behind a MOCK integration, and the body of the request does not reach its response.",
    help: "Store what is needed under $context.requestOverride in the request template, or choose HTTP or AWS to call a backend.",
};

/// A function that AppSync has.
pub static UNKNOWN_UTIL: Entry = Entry {
    code: "H0763",
    severity: Severity::Hint,
    message: "$util.{name} does not exist in API Gateway, so it yields nothing.",
    help: "There are escapeJavaScript, parseJson, urlEncode, urlDecode, base64Encode and base64Decode alone; the others belong to AppSync.",
};

/// A member that `$input` does not have.
pub static UNKNOWN_INPUT: Entry = Entry {
    code: "H0764",
    severity: Severity::Hint,
    message: "$input.{name} does not exist, so it yields nothing.",
    help: "There are $input.body, $input.json(path), $input.path(path), $input.params() and $input.params(name).",
};

/// A method that AWS's page shows and Java does not have.
pub static COUNT: Entry = Entry {
    code: "H0765",
    severity: Severity::Hint,
    message: "`count()` is no method of lists, although AWS's page shows it, so it yields nothing.",
    help: "Use size().",
};

/// A text that looks like JSON and is none.
pub static RENDERED_NO_JSON: Entry = Entry {
    code: "H0766",
    severity: Severity::Hint,
    message: "The template for {type} renders text that begins like JSON and is none: {detail}.",
    help: "Look at the rendered text; a string needs quotes around it and $util.escapeJavaScript inside.",
};

/// A comma before a closing bracket.
pub static TRAILING_COMMA: Entry = Entry {
    code: "H0767",
    severity: Severity::Hint,
    message: "The rendered text has a comma before `{bracket}`, which JSON does not allow.",
    help: "In a loop write the comma as #if($foreach.hasNext),#end.",
};

/// A variable that nobody sets, and that resembles one of the gateway's.
pub static UNKNOWN_VARIABLE: Entry = Entry {
    code: "H0768",
    severity: Severity::Hint,
    message: "`${name}` is set nowhere, so it yields nothing; did you mean `${near}`?",
    help: "Templates are given $input, $util, $context and $stageVariables; others are made with #set.",
};

/// A method that the value's class does not have, and that resembles one of its own.
pub static UNKNOWN_METHOD: Entry = Entry {
    code: "H0769",
    severity: Severity::Hint,
    message: "`{name}()` is no method of {class}, so it yields nothing; did you mean `{near}()`?",
    help: "Names of methods are case-sensitive.",
};

/// `$input.params` as if it were an object.
pub static PARAMS_NOT_CALLED: Entry = Entry {
    code: "H0770",
    severity: Severity::Hint,
    message: "`$input.params` is a function, so `$input.params.{name}` yields nothing.",
    help: "Write $input.params('{name}').",
};

/// A variable of `$context` that does not exist, and that resembles one that does.
pub static UNKNOWN_CONTEXT: Entry = Entry {
    code: "H0771",
    severity: Severity::Hint,
    message: "`$context.{name}` does not exist, so it yields nothing; did you mean `$context.{near}`?",
    help: "Names of variables are case-sensitive.",
};

/// A condition that is a reference without a value.
pub static EMPTY_IS_TRUE: Entry = Entry {
    code: "H0772",
    severity: Severity::Hint,
    message: "`{reference}` has no value here, and the condition is true all the same: the empty text is true.",
    help: "Compare instead: {reference} != \"\"",
};

/// Every entry of this file.
pub static ALL: &[&Entry] = &[
    &BROKEN_JSON,
    &BAD_PATH,
    &HEADER_CASE,
    &NULL_AS_JSON,
    &LOOP_CUT,
    &TEMPLATE_TOO_LARGE,
    &MOCK_HAS_NO_BODY,
    &UNKNOWN_UTIL,
    &UNKNOWN_INPUT,
    &COUNT,
    &RENDERED_NO_JSON,
    &TRAILING_COMMA,
    &UNKNOWN_VARIABLE,
    &UNKNOWN_METHOD,
    &PARAMS_NOT_CALLED,
    &UNKNOWN_CONTEXT,
    &EMPTY_IS_TRUE,
];
