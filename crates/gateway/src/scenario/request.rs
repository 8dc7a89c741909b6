//! What the client sends.

use super::tagged::tagged;
use super::{JsonText, Table};
use serde::{Deserialize, Serialize};

/// The client's request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// The verb, as sent.
    pub method: String,
    /// Path and query string without the stage, encoded as the client sent them.
    pub path: String,
    /// Header names with their values, in the order sent.
    pub headers: Table<Vec<String>>,
    /// The payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}

/// A payload in one of the three ways in which a document may spell it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", tag = "kind", content = "value")]
pub enum Body {
    /// Text, sent as UTF-8 (`body`).
    Text(String),
    /// Bytes, in standard Base64 (`bodyBase64`).
    Base64(String),
    /// A JSON value, sent compactly (`bodyJson`).
    Json(JsonText),
}

tagged!(Body { "text" => Text(value), "base64" => Base64(value), "json" => Json(value) });
