//! The messages between the page and its engine.
//!
//! # Shape
//! Every message has `kind` and `id`; an answer bears the id of the call that it answers. The TypeScript unions of
//! the same names are made from these types.

#[cfg(feature = "whole")]
use crate::catalogue::Catalogue;
#[cfg(feature = "whole")]
use gatelens_gateway::expect::Mismatch;
use gatelens_gateway::outcome::{Diagnostic, Outcome};
use gatelens_gateway::scenario::Scenario;
use serde::{Deserialize, Serialize};

/// What the page asks of its engine.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, tag = "kind", rename_all = "camelCase"))]
pub enum EngineCall {
    /// Run a scenario.
    Run(RunCall),
    /// Read a scenario document.
    Read(ReadCall),
    /// Write a scenario document.
    Write(WriteCall),
    /// Make a scenario of text in one of the known formats.
    Import(ImportCall),
    /// Read the inflated text of a share link.
    OpenLink(OpenLinkCall),
    /// List what templates can name, and every diagnostic.
    Catalogue(CatalogueCall),
    /// Tidy a template without changing what it renders.
    Format(FormatCall),
}

/// A scenario to run.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
pub struct RunCall {
    /// The number that the answer bears.
    pub id: u32,
    /// The scenario.
    pub scenario: Scenario,
    /// Whether the outcome tells what each stage did and why.
    pub explain: bool,
    /// Whether the outcome tells what wrote which part of each rendered text.
    pub trace: bool,
    /// What the function came to that the engine asked for with `invoke`: the text of its run.
    pub function: Option<String>,
    /// What is claimed of the outcome, as the text of a scenario's `expect`.
    pub claims: Option<String>,
}

/// A scenario document to read.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct ReadCall {
    /// The number that the answer bears.
    pub id: u32,
    /// The document's text.
    pub text: String,
}

/// A scenario to write as a document.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct WriteCall {
    /// The number that the answer bears.
    pub id: u32,
    /// The scenario.
    pub scenario: Scenario,
    /// Whether the text is without blanks, as a link wants it.
    pub compact: bool,
}

/// Text to import.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
pub struct ImportCall {
    /// The number that the answer bears.
    pub id: u32,
    /// What was pasted.
    pub text: String,
    /// The scenario that receives a part, such as a request; without it the part gets a scenario of its own.
    pub onto: Option<Scenario>,
}

/// The inflated text of a link to read.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct OpenLinkCall {
    /// The number that the answer bears.
    pub id: u32,
    /// The version that stands in the link.
    pub version: u32,
    /// The inflated text.
    pub text: String,
}

/// A wish for the catalogue.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct CatalogueCall {
    /// The number that the answer bears.
    pub id: u32,
}

/// A template to tidy.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct FormatCall {
    /// The number that the answer bears.
    pub id: u32,
    /// The template.
    pub text: String,
}

/// What the engine answers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum EngineAnswer {
    /// The engine is loaded; its id is 0, since nobody asked.
    Ready(ReadyAnswer),
    /// To `run`.
    Ran(RanAnswer),
    /// To `read` and `openLink`.
    Read(ReadAnswer),
    /// To `write`.
    Written(WrittenAnswer),
    /// To `import`.
    Imported(ImportedAnswer),
    /// To `catalogue`.
    #[cfg(feature = "whole")]
    Catalogue(CatalogueAnswer),
    /// To `format`.
    #[cfg(feature = "whole")]
    Formatted(FormattedAnswer),
    /// To a `run` that needs a function to be run first: the same call is then made again with what it came to.
    Invoke(InvokeAnswer),
    /// To a call that this engine leaves to the whole one.
    Elsewhere(ElsewhereAnswer),
    /// To a message that is none of the calls: a fault of the page.
    Refused(RefusedAnswer),
}

/// The engine is loaded.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct ReadyAnswer {
    /// Always 0.
    pub id: u32,
    /// The engine's version.
    pub version: String,
}

/// The outcome of a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
pub struct RanAnswer {
    /// The call's number.
    pub id: u32,
    /// What the run yields.
    pub outcome: Outcome,
    /// The engine's time for it in milliseconds, the crossing included.
    pub took: f64,
    /// The claims that do not hold; left out where none were made, or what was said is none.
    #[cfg(feature = "whole")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mismatches: Option<Vec<Mismatch>>,
}

/// A scenario that was read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
pub struct ReadAnswer {
    /// The call's number.
    pub id: u32,
    /// The scenario, if the document is well formed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Scenario>,
    /// What is wrong otherwise.
    pub diagnostics: Vec<Diagnostic>,
}

/// A document's text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct WrittenAnswer {
    /// The call's number.
    pub id: u32,
    /// The text.
    pub text: String,
}

/// What was made of pasted text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
pub struct ImportedAnswer {
    /// The call's number.
    pub id: u32,
    /// The scenario, if the text is of a known format and well formed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Scenario>,
    /// What the text was recognised as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognised: Option<ImportFormat>,
    /// What of the scenario it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<ImportPart>,
    /// What was added, converted or left out if it succeeded; what is wrong otherwise.
    pub diagnostics: Vec<Diagnostic>,
}

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum ImportFormat {
    /// A scenario document.
    Scenario,
    /// What `aws apigateway get-method` prints.
    GetMethod,
    /// What `aws apigateway get-integration` prints, or a snippet of it.
    GetIntegration,
    /// `x-amazon-apigateway-integration` in OpenAPI.
    OpenApi,
    /// A raw HTTP request.
    Http,
    /// A curl command.
    Curl,
    /// An entry of an HTTP archive.
    Har,
}

/// What of a scenario an import gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum ImportPart {
    /// All of it.
    Scenario,
    /// The request.
    Request,
    /// The method with its integration.
    Method,
    /// The integration.
    Integration,
}

/// The catalogue.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct CatalogueAnswer {
    /// The call's number.
    pub id: u32,
    /// What templates can name, and every diagnostic.
    pub catalogue: Catalogue,
}

/// What tidies a template.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct FormattedAnswer {
    /// The call's number.
    pub id: u32,
    /// The changes in order; none where the template does not parse.
    pub edits: Vec<TextEdit>,
}

/// A stretch of a text with what takes its place.
///
/// # Units
/// UTF-16 units; end is exclusive.
#[cfg(feature = "whole")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct TextEdit {
    /// The start.
    pub start: u32,
    /// The end.
    pub end: u32,
    /// What stands there then.
    pub text: String,
}

/// A function that has to be run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct InvokeAnswer {
    /// The call's number.
    pub id: u32,
    /// The call of the function as text, for the module that runs handlers.
    pub invocation: String,
}

/// The engine is the small one, and the call needs what only the whole one has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct ElsewhereAnswer {
    /// The call's number.
    pub id: u32,
}

/// A message that the engine does not understand.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
pub struct RefusedAnswer {
    /// The call's number, or 0 if it has none.
    pub id: u32,
    /// Why.
    pub message: String,
}
