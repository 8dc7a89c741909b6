//! What wrote which part of each rendered text.

use serde::Serialize;

/// The trace of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// Each text that a template rendered.
    pub texts: Vec<RenderedText>,
}

/// A rendered text with the segments that tile it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RenderedText {
    /// The JSON Pointer of the template in the scenario.
    pub template: String,
    /// The JSON Pointer of the text in the outcome, such as `/integrationRequest/body`; empty where no message holds it.
    pub output: String,
    /// The text itself where no message of the outcome holds it: what the request template of a MOCK rendered, or what a
    /// template rendered before the run stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub text: Option<String>,
    /// Six numbers a segment: output start and end, source start and end (UTF-16 units), kind (the index in
    /// [`SegmentKind`]), and the index in `reads` plus one (0: it read nothing).
    #[cfg_attr(feature = "types", ts(type = "Uint32Array"))]
    pub segments: Vec<u32>,
    /// What the references read.
    pub reads: Vec<Read>,
    /// What happened, in order.
    pub steps: Vec<TraceStep>,
}

/// What a segment was written by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum SegmentKind {
    /// Plain text of the template.
    Text,
    /// The value of a reference.
    Reference,
    /// The value of a method call.
    Call,
    /// Something escaped by a backslash.
    Escaped,
    /// A reference or directive printed as it was written.
    AsWritten,
}

/// One value of the request, the response or the configuration that a reference read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Read {
    /// What was read, as a template names it: `$input.path('$.a')`, `$context.stage`.
    pub what: String,
    /// Where that lies: `body`, `response` (the backend's), `path`, `querystring`, `header`, `params` (none of them has
    /// it), `context`, `stageVariables`.
    pub origin: String,
    /// The place in there: a JSON path or a name.
    pub path: String,
    /// The value, shortened.
    pub value: String,
}

/// One step of the evaluation, for the trace list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TraceStep {
    /// The kind of step: `if`, `foreach`, `set`, `asWritten`, `reference`.
    pub kind: String,
    /// The source span, in UTF-16 units.
    pub start: u32,
    /// The source span's end, exclusive.
    pub end: u32,
    /// What came of it: `taken`, `notTaken`, the number of rounds, the value.
    pub result: String,
}
