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

/// Every entry of this crate.
pub static ALL: &[&Entry] = &[&NOT_SIMULATED];
