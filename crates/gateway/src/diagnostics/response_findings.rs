//! The findings of the stages on the way back: which rule acted, and why the others did not.

use super::entries;

entries! {
    /// The function's answer was understood.
    PROXY_ANSWER = "R0320" Hint "The function's answer gives the status {status}, {headers} headers and a body of {length} bytes."
        doc "set-up-lambda-proxy-integrations.html";
    /// The function's answer was malformed.
    PROXY_ANSWER_MALFORMED = "R0321" Hint "The function's answer is malformed: {reason}."
        doc "set-up-lambda-proxy-integrations.html";
    /// The function failed.
    PROXY_FAILED = "R0322" Hint "The function failed, which a proxy integration turns into a 502."
        doc "handle-errors-in-lambda-integration.html";
    /// The answer's body was decoded.
    PROXY_DECODED = "R0323" Hint "isBase64Encoded is true and the client's first accepted type ({accept}) is in binaryMediaTypes, so the body becomes bytes."
        doc "lambda-proxy-binary-media.html";
    /// The answer's body stayed text.
    PROXY_NOT_DECODED = "R0324" Hint "isBase64Encoded is true, but the client's first accepted type ({accept}) is not in binaryMediaTypes, so the Base64 text itself is sent."
        doc "lambda-proxy-binary-media.html";
    /// Proxy integrations have no integration response.
    PROXY_PASSES = "R0400" Hint "A proxy integration has no integration response: what the backend answers goes on to the client."
        doc "api-gateway-integration-settings-integration-response.html";
    /// There is nothing to choose from.
    NOTHING_TO_CHOOSE = "R0413" Hint "The integration has no integration response, so nothing can take `{matched}`."
        doc "api-gateway-integration-settings-integration-response.html";
    /// The payload cannot be decoded.
    PAYLOAD_NOT_DECODED = "R0414" Hint "The payload is to be decoded from Base64, and it is none."
        doc "api-gateway-payload-encodings-workflow.html";
    /// A pattern matched.
    PATTERN_MATCHED = "R0401" Hint "The selection pattern `{pattern}` of {status} matches `{matched}`, so this integration response is taken."
        doc "api-gateway-integration-settings-integration-response.html";
    /// A pattern did not match.
    PATTERN_MISSED = "R0402" Hint "The selection pattern `{pattern}` of {status} does not match the whole of `{matched}`."
        doc "api-gateway-integration-settings-integration-response.html";
    /// A pattern was not tried.
    PATTERN_NOT_TRIED = "R0403" Hint "The selection pattern `{pattern}` of {status} is not tried: a lower status code matched."
        doc "api-gateway-integration-settings-integration-response.html";
    /// The default was taken.
    DEFAULT_TAKEN = "R0404" Hint "No selection pattern matches `{matched}`, so the default integration response {status} is taken."
        doc "api-gateway-integration-settings-integration-response.html";
    /// The default was not needed.
    DEFAULT_NOT_NEEDED = "R0405" Hint "The default integration response {status} is not needed."
        doc "api-gateway-integration-settings-integration-response.html";
    /// A header was set.
    HEADER_SET = "R0406" Hint "The header {name} is set to `{value}`."
        doc "request-response-data-mappings.html";
    /// A template was chosen.
    TEMPLATE_TAKEN = "R0407" Hint "The client accepts {accept}: the response template for {type} is rendered."
        doc "models-mappings.html";
    /// No template.
    NO_TEMPLATE = "R0408" Hint "There is no response template, so the payload passes as it is."
        doc "models-mappings.html";
    /// The template is empty.
    EMPTY_TEMPLATE = "R0409" Hint "The response template for {type} is empty, so the payload passes as it is."
        doc "models-mappings.html";
    /// The status was overridden.
    STATUS_OVERRIDDEN = "R0410" Hint "$context.responseOverride.status replaces {mapped} by {status}."
        doc "apigateway-override-request-response-parameters.html";
    /// A header was overridden.
    HEADER_OVERRIDDEN = "R0411" Hint "$context.responseOverride.header sets {name} to `{value}`."
        doc "apigateway-override-request-response-parameters.html";
    /// The payload was converted.
    PAYLOAD_CONVERTED = "R0412" Hint "The payload is converted: {how}."
        doc "api-gateway-payload-encodings-workflow.html";
    /// The method response is declared.
    DECLARED = "R0501" Hint "The method declares the status {status}."
        doc "api-gateway-method-settings-method-response.html";
    /// The method response is missing.
    NOT_DECLARED = "R0502" Hint "The method does not declare the status {status}."
        doc "api-gateway-method-settings-method-response.html";
    /// A header was renamed.
    REMAPPED = "R0503" Hint "The header {name} is API Gateway's own, so it goes out as {remapped}."
        doc "api-gateway-known-issues.html";
    /// A header was dropped.
    DROPPED = "R0504" Hint "The header {name} is dropped."
        doc "api-gateway-known-issues.html";
    /// The default content type was set.
    DEFAULT_CONTENT_TYPE = "R0505" Hint "Nothing sets Content-Type, so it is application/json."
        doc "api-gateway-method-settings-method-response.html";
    /// The content type was set by a mapping or the backend.
    CONTENT_TYPE_KEPT = "R0506" Hint "Content-Type is `{value}`."
        doc "api-gateway-method-settings-method-response.html";
    /// The type's own configuration shaped the answer.
    CUSTOMISED = "R0601" Hint "The gateway response {type} is customised."
        doc "api-gateway-gatewayResponse-definition.html";
    /// The class's configuration shaped the answer.
    INHERITED = "R0602" Hint "{type} is not customised, so {default} stands for it."
        doc "api-gateway-gatewayResponse-definition.html";
    /// The class's configuration did not.
    NOT_INHERITED = "R0603" Hint "{default} is customised, but {type} is too, and inherits nothing."
        doc "api-gateway-gatewayResponse-definition.html";
    /// Nothing is customised.
    BUILT_IN = "R0604" Hint "Neither {type} nor {default} is customised: the built-in answer stands."
        doc "supported-gateway-response-types.html";
    /// Nothing is customised, and the type is that of its class.
    BUILT_IN_CLASS = "R0608" Hint "{type} is not customised: the built-in answer stands."
        doc "supported-gateway-response-types.html";
    /// The front end's answer.
    FRONT_END_ANSWERED = "R0607" Hint "The front end answers by itself: no gateway response shapes it."
        doc "supported-gateway-response-types.html";
    /// The gateway response's template was taken.
    GATEWAY_TEMPLATE = "R0605" Hint "The template for {type} makes the body; only references to $context, $stageVariables and method.request are replaced in it."
        doc "api-gateway-gatewayResponse-definition.html";
    /// The status was replaced.
    GATEWAY_STATUS = "R0606" Hint "The status {status} replaces {own}."
        doc "api-gateway-gatewayResponse-definition.html";
}
