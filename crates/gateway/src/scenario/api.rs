//! The API configuration around the method.

use super::{Integration, JsonText, Method, Table};
use serde::{Deserialize, Serialize};

/// The API that receives the request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Api {
    /// The resource's path, such as `/pets/{petId}`; `None`: the request's path, literally.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_path: Option<String>,
    /// The stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Media types whose payloads are bytes.
    #[serde(default)]
    pub binary_media_types: Vec<String>,
    /// JSON Schemas (draft 4) by model name.
    #[serde(default)]
    pub models: Table<JsonText>,
    /// What of a request is validated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_validator: Option<RequestValidator>,
    /// Customised gateway responses by type.
    #[serde(default)]
    pub gateway_responses: Table<GatewayResponse>,
    /// The method, as `aws apigateway get-method` prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The short form: an integration alone; the method is then the request's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integration: Option<Integration>,
    /// The API keys that a usage plan of the stage accepts.
    #[serde(default)]
    pub api_keys: Vec<ApiKey>,
    /// What the method's authorizer says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorizer: Option<Authorizer>,
    /// The gateway response type with which the request is refused before execution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
    /// Other routes of the API, which decide the routing alone.
    #[serde(default)]
    pub siblings: Vec<Sibling>,
    /// Whether the call is made as the console's Test tab makes it.
    #[serde(default)]
    pub test_invoke: bool,
}

/// The stage through which the request comes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stage {
    /// The stage's name; `None`: `prod`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_name: Option<String>,
    /// The stage variables.
    #[serde(default)]
    pub variables: Table<String>,
}

/// What of a request is validated before the integration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestValidator {
    /// Whether the body is held against the model of its content type.
    #[serde(default)]
    pub validate_request_body: bool,
    /// Whether required parameters must be there.
    #[serde(default)]
    pub validate_request_parameters: bool,
}

/// A customised gateway response.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GatewayResponse {
    /// The status that replaces the type's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_code: Option<String>,
    /// Header mappings: `gatewayresponse.header.NAME` to a source.
    #[serde(default)]
    pub response_parameters: Table<String>,
    /// Templates by content type.
    #[serde(default)]
    pub response_templates: Table<String>,
}

/// An API key that a usage plan accepts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApiKey {
    /// What the client sends in `x-api-key`.
    pub value: String,
    /// The key's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The key's id, as `$context.identity.apiKeyId` shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// The decision of the method's authorizer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Authorizer {
    /// The decision.
    pub result: AuthorizerResult,
    /// `$context.authorizer.principalId`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal_id: Option<String>,
    /// The context that the authorizer returned: a JSON object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<JsonText>,
    /// The claims of a Cognito user pool authorizer: a JSON object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claims: Option<JsonText>,
}

/// What an authorizer can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum AuthorizerResult {
    /// The request goes on.
    Allow,
    /// ACCESS_DENIED by an explicit statement.
    Deny,
    /// ACCESS_DENIED, since no statement allows it.
    NotCovered,
    /// UNAUTHORIZED.
    Unauthorized,
    /// AUTHORIZER_CONFIGURATION_ERROR.
    Failure,
}

/// Another route of the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sibling {
    /// The resource's path.
    pub resource_path: String,
    /// Its verbs; `ANY` matches each that is not declared.
    pub methods: Vec<String>,
}
