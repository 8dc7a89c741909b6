//! The sentences of this crate: each code once, with its wording and its advice.

use gatelens_gateway::diagnostics::Entry;
use gatelens_gateway::outcome::Severity;

/// The service or the action has no simulator.
pub static NOT_SIMULATED: Entry = Entry {
    code: "W0301",
    severity: Severity::Warning,
    message: "{service} {action} is not simulated: the answer is a 200 with {}.",
    help: Some("Give the answer of the service in `backend.reply`."),
    doc: None,
};

/// The function is given as JavaScript source, and there is no engine to run it.
pub static HANDLER_NOT_RUN: Entry = Entry {
    code: "W0302",
    severity: Severity::Warning,
    message: "The function's JavaScript did not run, since its engine is not there: it counts as failed.",
    help: Some("Give its result in `backend.lambda.returns`, or its error in `backend.lambda.fails`."),
    doc: None,
};

/// The service has no action of this name.
pub static UNKNOWN_ACTION: Entry = Entry {
    code: "W0311",
    severity: Severity::Warning,
    message: "{service} has no action `{action}`.",
    help: Some("Choose one in the list beside the integration's URI; the case of letters counts."),
    doc: None,
};

/// A required input is missing.
pub static MISSING_INPUT: Entry = Entry {
    code: "H0782",
    severity: Severity::Hint,
    message: "{action} needs `{input}`, which the request to the service lacks.",
    help: Some("Let the request template write it; the list of actions has a template to start from."),
    doc: None,
};

/// A header is missing that the service needs and the gateway does not add.
pub static MISSING_HEADER: Entry = Entry {
    code: "H0783",
    severity: Severity::Hint,
    message: "{service} takes {action} only with `{header}: {value}`, which the gateway does not add by itself.",
    help: Some("Map `integration.request.header.{header}` to `'{value}'`."),
    doc: None,
};

/// A service's state is not of its form.
pub static BAD_STATE: Entry = Entry {
    code: "E0190",
    severity: Severity::Error,
    message: "The state of the services needs {expected}, and this is {found}.",
    help: Some("See the table of the services' states; the service answered as if it had none."),
    doc: None,
};

/// A service's state has a key that it does not know.
pub static UNKNOWN_STATE: Entry = Entry {
    code: "E0191",
    severity: Severity::Error,
    message: "`{key}` is no key of a service's state here; these are: {allowed}.",
    help: Some("See the table of the services' states; the service answered as if it had none."),
    doc: None,
};

/// A service's state has a key that it does not know, but one that resembles it.
pub static UNKNOWN_STATE_NEAR: Entry = Entry {
    code: "E0192",
    severity: Severity::Error,
    message: "`{key}` is no key of a service's state here; did you mean `{near}`?",
    help: Some("Allowed here: {allowed}."),
    doc: None,
};

/// A handler used up its time.
pub static HANDLER_TIMED_OUT: Entry = Entry {
    code: "W0303",
    severity: Severity::Warning,
    message: "The handler did not come to an end: after {seconds} seconds Lambda stops it.",
    help: Some(
        "The handler's clock stands still, and its time is counted in steps: look for a loop that never ends.",
    ),
    doc: Some(TROUBLESHOOTING),
};

/// A handler used up its memory.
pub static HANDLER_OUT_OF_MEMORY: Entry = Entry {
    code: "W0304",
    severity: Severity::Warning,
    message: "The handler used up the {megabytes} MB of memory that it has here, and ends as one that Lambda kills for it.",
    help: None,
    doc: Some(TROUBLESHOOTING),
};

/// A handler brought its engine down.
pub static HANDLER_EXITED: Entry = Entry {
    code: "W0305",
    severity: Severity::Warning,
    message: "The engine that runs the handler broke off, as a process of Lambda does that dies.",
    help: Some("Look for calls or brackets that are nested very deeply."),
    doc: None,
};

/// A handler reached for what is not there.
pub static NOT_IN_HANDLERS: Entry = Entry {
    code: "W0306",
    severity: Severity::Warning,
    message: "Handlers here have the JavaScript language and `console`: there is no `{name}`.",
    help: Some(
        "Nothing is called and nothing is read: put the value that the function would get into its source.",
    ),
    doc: None,
};

const TROUBLESHOOTING: &str = "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html";

/// Every entry of this crate.
pub static ALL: &[&Entry] = &[
    &NOT_SIMULATED,
    &UNKNOWN_ACTION,
    &MISSING_INPUT,
    &MISSING_HEADER,
    &HANDLER_NOT_RUN,
    &BAD_STATE,
    &UNKNOWN_STATE,
    &UNKNOWN_STATE_NEAR,
    &HANDLER_TIMED_OUT,
    &HANDLER_OUT_OF_MEMORY,
    &HANDLER_EXITED,
    &NOT_IN_HANDLERS,
];
