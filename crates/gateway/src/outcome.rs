//! The outcome: what a run yields.
//!
//! The same types cross to the page and print on the command line. Everything for people is data: a code, named
//! arguments and an English sentence; the page words them in its own language.

use crate::scenario::JsonText;
use serde::Serialize;

mod diagnostic;
mod message;
mod stage;
mod trace;

pub use diagnostic::{Diagnostic, Severity, Where};
pub use message::{BackendAnswer, Headers, IntegrationRequest, Payload, Response};
pub use stage::{Finding, StageName, StageReport, StageResult};
pub use trace::{Read, RenderedText, SegmentKind, Trace, TraceStep};

/// What a run of a scenario yields.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// What the backend received; `None` where no backend is called.
    #[cfg_attr(feature = "types", ts(as = "Option<message::shape::IntegrationRequest>", optional = false))]
    pub integration_request: Option<IntegrationRequest>,
    /// What the backend answered; `None` likewise.
    #[cfg_attr(feature = "types", ts(as = "Option<message::shape::Response>", optional = false))]
    pub integration_response: Option<BackendAnswer>,
    /// What the client receives.
    #[cfg_attr(feature = "types", ts(as = "message::shape::Response"))]
    pub response: Response,
    /// The execution log in the console's words.
    pub log: Vec<String>,
    /// The type of the gateway response that answered, if one did.
    #[cfg_attr(feature = "types", ts(optional = false))]
    pub gateway_response: Option<String>,
    /// Errors, warnings and hints.
    pub diagnostics: Vec<Diagnostic>,
    /// Each stage with its result and the rules that acted or did not; asked for with `--explain`.
    pub stages: Vec<StageReport>,
    /// What wrote which part of each rendered text; asked for with `--trace`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
    /// Where services answered: their state afterwards, a JSON object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub services: Option<JsonText>,
    /// What a function printed.
    pub console: Vec<String>,
    /// Who computed this.
    pub engine: Engine,
}

/// The engine's version and the profile of AWS behaviour that it follows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Engine {
    /// The crate's version.
    pub version: String,
    /// The template and path dialects.
    pub profile: String,
}

impl Default for Engine {
    fn default() -> Self {
        Engine {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            profile: "velocity-1.7+jsonpath-2.0.0".to_owned(),
        }
    }
}
