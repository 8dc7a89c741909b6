//! The integration, as `aws apigateway get-integration` prints it.

use super::{JsonText, Table};
use serde::{Deserialize, Serialize};

/// What stands behind a method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Integration {
    /// The integration's type.
    #[serde(rename = "type")]
    pub kind: IntegrationType,
    /// The verb of the backend request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub http_method: Option<String>,
    /// The endpoint: a URL, or an `arn:aws:apigateway:…` ARN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// The role that API Gateway assumes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credentials: Option<String>,
    /// `integration.request.(path|querystring|header).NAME` to a source.
    #[serde(default)]
    pub request_parameters: Table<String>,
    /// Mapping templates by content type.
    #[serde(default)]
    pub request_templates: Table<String>,
    /// What happens to a payload without a template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passthrough_behavior: Option<PassthroughBehavior>,
    /// How the request payload is converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_handling: Option<ContentHandling>,
    /// How long the backend may take, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout_in_millis: Option<u32>,
    /// The integration responses by status code.
    #[serde(default)]
    pub integration_responses: Table<IntegrationResponse>,
    /// Keys that AWS prints and the simulation does not use, kept as they came.
    #[serde(default)]
    pub unused: Table<JsonText>,
}

/// The five kinds of integration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IntegrationType {
    /// API Gateway answers by itself.
    #[default]
    Mock,
    /// An AWS service or a Lambda function, with templates.
    Aws,
    /// A Lambda function that receives the request as an event.
    AwsProxy,
    /// An HTTP endpoint, with templates.
    Http,
    /// An HTTP endpoint that receives the request as it is.
    HttpProxy,
}

/// What happens to a payload for whose content type there is no template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PassthroughBehavior {
    /// It passes when no template matches its content type.
    WhenNoMatch,
    /// It passes when there are no templates at all.
    WhenNoTemplates,
    /// It never passes.
    Never,
}

/// How a payload is converted between text and bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContentHandling {
    /// Bytes become Base64 text.
    ConvertToText,
    /// Base64 text becomes bytes.
    ConvertToBinary,
}

/// How an answer of the backend becomes a response of the method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntegrationResponse {
    /// The status code of the method response.
    pub status_code: String,
    /// The Java regular expression that chooses this response; absent or empty: the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection_pattern: Option<String>,
    /// `method.response.header.NAME` to a source.
    #[serde(default)]
    pub response_parameters: Table<String>,
    /// Mapping templates by content type.
    #[serde(default)]
    pub response_templates: Table<String>,
    /// How the response payload is converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_handling: Option<ContentHandling>,
}
