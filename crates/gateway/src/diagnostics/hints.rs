//! Hints: allowed, but surprising.

use super::entries;

entries! {
    /// Templates on a proxy integration.
    TEMPLATES_ON_PROXY = "H0701" Hint "An integration of type {type} ignores its mapping templates."
        help "Use {alternative} to have the templates rendered, or remove them."
        doc "integration-passthrough-behaviors.html";
    /// A service without credentials.
    NO_CREDENTIALS = "H0702" Hint "Without `credentials` API Gateway calls {service} unsigned, and {service} refuses."
        help "Set `credentials` to the ARN of a role that API Gateway may assume."
        doc "api-gateway-api-integration-types.html";
    /// A form service without its content type.
    NO_FORM_TYPE = "H0703" Hint "{service} reads forms, and the Content-Type that it gets is `{found}`."
        help "Map integration.request.header.Content-Type to 'application/x-www-form-urlencoded'."
        doc "rest-api-parameter-mapping-sources.html";
    /// A pattern that nothing matches.
    PATTERN_NEVER_MATCHES = "H0704" Hint "The selection pattern `{pattern}` can never match: here it is held against {what}."
        help "{advice}"
        doc "api-gateway-integration-settings-integration-response.html";
    /// Required parameters that nobody checks.
    REQUIRED_WITHOUT_VALIDATOR = "H0705" Hint "{name} is marked as required, but no request validator checks parameters, so the mark does nothing."
        help "Set `requestValidator.validateRequestParameters`."
        doc "api-gateway-method-request-validation.html";
    /// A content type that slips past the validator.
    BODY_WITHOUT_MODEL = "H0706" Hint "The body is not validated, since there is no model for {type}."
        help "Add a model for {type}, or for `$default`."
        doc "api-gateway-method-request-validation.html";
    /// An authorizer on a method that asks none.
    AUTHORIZER_UNUSED = "H0707" Hint "The method's authorizationType is NONE, so the authorizer is not asked."
        help "Set authorizationType to CUSTOM or COGNITO_USER_POOLS."
        doc "apigateway-use-lambda-authorizer.html";
    /// `$default` as the key of a request template.
    DEFAULT_TEMPLATE = "H0708" Hint "`$default` is no content type of a REST API's request template, so this template is never chosen; AWS documents it for models and for WebSocket APIs."
        help "Name the content types one by one."
        doc "integration-passthrough-behaviors.html";
    /// Mappings on a Lambda proxy integration.
    MAPPINGS_ON_LAMBDA_PROXY = "H0709" Hint "An AWS_PROXY integration ignores its requestParameters: the function gets the whole request in its event."
        help "Remove them, or use AWS with templates."
        doc "set-up-lambda-proxy-integrations.html";
    /// Integration responses on a proxy integration.
    RESPONSES_ON_PROXY = "H0710" Hint "An integration of type {type} ignores its integration responses: the backend's answer goes to the client."
        help "Remove them, or use {alternative}."
        doc "api-gateway-integration-settings-integration-response.html";
    /// A backend behind a MOCK.
    MOCK_WITH_BACKEND = "H0711" Hint "A MOCK integration calls no backend, so its {key} is dropped."
        help "Choose HTTP or AWS to call a backend."
        doc "how-to-mock-integration.html";
    /// A mapped header that does not arrive.
    HEADER_NEVER_ARRIVES = "H0712" Hint "The header {name} is dropped before the request leaves, although it is mapped."
        doc "api-gateway-known-issues.html";
    /// A value that breaks the string around it.
    NOT_ESCAPED = "H0715" Hint "`{reference}` is written into a JSON string as it is; a quote or a backslash in it breaks the text."
        help "Write $util.escapeJavaScript({argument}), and .replaceAll(\"\\\\'\", \"'\") behind it for single quotes."
        doc "api-gateway-mapping-template-reference.html";
    /// JSON text inside quotes.
    JSON_IN_QUOTES = "H0716" Hint "`{reference}` writes JSON text, with its own quotes if it is a string, inside a pair of quotes."
        help "Remove the quotes around it, or use $input.path."
        doc "api-gateway-mapping-template-reference.html";
    /// A long timeout.
    LONG_TIMEOUT = "H0717" Hint "timeoutInMillis is {millis}; more than 29000 is granted on request only."
        doc "limits.html";
    /// A pattern for statuses on a Lambda function.
    PATTERN_IS_STATUS = "H0718" Hint "The selection pattern `{pattern}` looks like a status, but for a Lambda function it is held against the errorMessage of a failure."
        help "Match the message, such as `.*Not Found.*`; a success always takes the default integration response."
        doc "handle-errors-in-lambda-integration.html";
    /// A redirect that is not followed.
    REDIRECT = "H0719" Hint "API Gateway does not follow the redirect {status} of the backend: it is the answer."
        help "Call the address that the redirect leads to."
        doc "setup-http-integrations.html";
}
