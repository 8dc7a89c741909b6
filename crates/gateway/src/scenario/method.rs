//! The method, as `aws apigateway get-method` prints it.

use super::{Integration, JsonText, Table};
use serde::{Deserialize, Serialize};

/// A method with its integration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Method {
    /// The verb, or `ANY`.
    pub http_method: String,
    /// `NONE`, `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_type: Option<String>,
    /// The authorizer's id; a method that names one is treated as allowed unless the API's `authorizer` says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorizer_id: Option<String>,
    /// Whether a request needs an API key.
    #[serde(default)]
    pub api_key_required: bool,
    /// `method.request.(path|querystring|header).NAME`, each with whether it is required.
    #[serde(default)]
    pub request_parameters: Table<bool>,
    /// Model names by content type.
    #[serde(default)]
    pub request_models: Table<String>,
    /// The declared responses by status code.
    #[serde(default)]
    pub method_responses: Table<MethodResponse>,
    /// What stands behind the method.
    pub method_integration: Integration,
    /// Keys that AWS prints and the simulation does not use, kept as they came.
    #[serde(default)]
    pub unused: Table<JsonText>,
}

/// A declared response of a method.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MethodResponse {
    /// The status code.
    pub status_code: String,
    /// `method.response.header.NAME`, each with whether it is required.
    #[serde(default)]
    pub response_parameters: Table<bool>,
    /// Model names by content type.
    #[serde(default)]
    pub response_models: Table<String>,
}
