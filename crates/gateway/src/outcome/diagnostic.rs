//! Errors, warnings and hints as they leave the core.

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The document is wrong, or API Gateway refuses.
    Error,
    /// It runs, but the result rests on something that deserves a look.
    Warning,
    /// Allowed, but surprising.
    Hint,
}

/// One thing to tell a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code, such as `E0201`.
    pub code: String,
    /// The English sentence.
    pub message: String,
    /// The named arguments of the sentence.
    #[serde(serialize_with = "crate::outcome::diagnostic::as_map")]
    #[cfg_attr(feature = "types", ts(type = "Record<string, string>"))]
    pub args: Vec<(String, String)>,
    /// The place, if it has one.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<Where>,
    /// Secondary places, such as the `#if` that was never closed, each with its words.
    pub labels: Vec<(Where, String)>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The page of AWS that tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}

/// A place in a field of the scenario.
///
/// # Units
/// Line and column count from 1; column, start and end are UTF-16 units of the field's decoded text; end is exclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Where {
    /// The JSON Pointer of the field.
    pub field: String,
    /// The line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// The end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

pub(super) fn as_map<S: serde::Serializer>(pairs: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}
