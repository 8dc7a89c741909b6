//! What each stage did and why.

use super::diagnostic::as_map;
use serde::Serialize;

/// The stages in the order in which the data walks through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum StageName {
    /// Routing, access, validation.
    MethodRequest,
    /// Template choice, mapping, headers, URI.
    IntegrationRequest,
    /// The backend's answer.
    Backend,
    /// Selection, mapping, template.
    IntegrationResponse,
    /// Status and headers for the client.
    MethodResponse,
    /// The answer of the gateway itself, where a stage stopped.
    GatewayResponse,
}

/// How a stage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum StageResult {
    /// It checked and let the message pass.
    Passed,
    /// The message went through as it was.
    Unchanged,
    /// The message was changed.
    Changed,
    /// The request stopped here.
    Stopped,
    /// The request never came here.
    NotReached,
}

/// A stage's report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct StageReport {
    /// Which stage.
    pub stage: StageName,
    /// How it ended.
    pub result: StageResult,
    /// The rules that acted, and those that did not and why, in order.
    pub findings: Vec<Finding>,
}

/// A rule with whether it acted and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The stable code of the sentence, such as `R0301`.
    pub code: String,
    /// Whether the rule acted.
    pub acted: bool,
    /// The English sentence.
    pub message: String,
    /// The named arguments of the sentence.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(feature = "types", ts(type = "Record<string, string>"))]
    pub args: Vec<(String, String)>,
    /// The JSON Pointer of the field that the rule read, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The page of AWS that documents the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}
