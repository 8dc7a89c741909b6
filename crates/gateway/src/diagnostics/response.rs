//! What can stop or bend an answer on its way to the client.

use super::entries;

entries! {
    /// No integration response matches.
    NO_INTEGRATION_RESPONSE = "E0601" Error "No integration response matches `{matched}`, and none is the default, so the answer is a 500."
        help "Add an integration response without a selection pattern."
        doc "api-gateway-integration-settings-integration-response.html";
    /// No integration response at all.
    NO_INTEGRATION_RESPONSES = "E0602" Error "The integration has no integration response, so the answer is a 500."
        help "Add an integration response for the status 200 without a selection pattern."
        doc "api-gateway-integration-settings-integration-response.html";
    /// The chosen status is not declared on the method.
    NO_METHOD_RESPONSE = "E0603" Error "The integration response leads to the status {status}, which the method does not declare, so the answer is a 500."
        help "Add a method response for the status {status}."
        doc "api-gateway-method-settings-method-response.html";
    /// A pattern that is no regular expression.
    BAD_PATTERN = "E0604" Error "The selection pattern `{pattern}` is no Java regular expression: {detail}."
        help "Correct the pattern, or remove it to make this the default integration response."
        doc "api-gateway-integration-settings-integration-response.html";
    /// A pattern that took too long.
    SLOW_PATTERN = "E0605" Error "The selection pattern `{pattern}` takes too long on this text, and counts as not matching."
        help "Avoid nested repetitions such as `(a+)+`.";
    /// A template meets bytes.
    TEMPLATE_ON_BYTES = "E0606" Error "The response template for {type} meets a payload of bytes, which no template can read, so the answer is a 500."
        help "Set the integration response's contentHandling to CONVERT_TO_TEXT, or remove the template."
        doc "api-gateway-payload-encodings-workflow.html";
    /// A payload that is no Base64.
    NOT_BASE64 = "E0607" Error "The payload is to be decoded from Base64 and is none, so the answer is a 500."
        help "Return Base64 text, or ask for a type that is not in binaryMediaTypes."
        doc "api-gateway-payload-encodings-workflow.html";
    /// A proxy answer that is malformed.
    MALFORMED_PROXY_ANSWER = "E0608" Error "The function's answer is not what a proxy integration takes: {reason}. The client gets a 502."
        help "Return an object with statusCode, headers, multiValueHeaders, body (a string) and isBase64Encoded alone."
        doc "set-up-lambda-proxy-integrations.html";
    /// A proxy function that failed.
    PROXY_FUNCTION_FAILED = "E0609" Error "The function failed: {message}. The client gets a 502 that says nothing of it."
        help "Catch the error in the function and return an answer with a status code."
        doc "handle-errors-in-lambda-integration.html";
    /// A member of an override was set twice.
    OVERRIDDEN_TWICE = "E0611" Error "The template sets `$context.{name}` twice, which AWS answers with a 5XX."
        help "Set it once: compute the value in a variable first."
        doc "apigateway-override-request-response-parameters.html";
    /// A member of a response that is not known.
    BAD_OVERRIDE_STATUS = "W0601" Warning "`$context.responseOverride.status` is {value}, no whole number from 100 to 599, so it is ignored."
        help "Assign a number, such as 404; text must be converted first."
        doc "apigateway-override-request-response-parameters.html";
    /// A header that the method does not declare.
    HEADER_NOT_DECLARED = "W0602" Warning "The header {name} is mapped but not declared on the method response {status}; API Gateway refuses to save such a mapping."
        help "Add `method.response.header.{name}` to the responseParameters of the method response {status}."
        doc "request-response-data-mappings.html";
    /// A target that is none.
    BAD_RESPONSE_TARGET = "E0612" Error "`{target}` is no target of a response mapping, so the mapping is dropped."
        help "Use method.response.header.NAME."
        doc "request-response-data-mappings.html";
    /// The template is chosen by an order that is not documented.
    FIRST_OF_SEVERAL = "W0603" Warning "The client accepts {accept}, for which there is no response template, and several others stand by; the first by name ({type}) is taken here, and AWS's order is not documented."
        help "Add a template for application/json, which is taken where nothing matches."
        doc "models-mappings.html";
    /// A pattern that a prefix or a part would match.
    PATTERN_MATCHES_A_PART = "H0760" Hint "The selection pattern `{pattern}` matches a part of `{matched}`, but it must match the whole."
        help "Write `.*{pattern}.*`."
        doc "handle-errors-in-lambda-integration.html";
    /// A header that the client gets under another name.
    HEADER_REMAPPED = "H0761" Hint "The client gets the header {name} as {remapped}."
        help "API Gateway keeps {name} for itself."
        doc "api-gateway-known-issues.html";
    /// A gateway response of a type that cannot be changed.
    FIXED_GATEWAY_RESPONSE = "H0762" Hint "The gateway response {type} is answered by the front end, which knows no customisation."
        doc "api-gateway-gatewayResponse-definition.html";
    /// A gateway response type that is none.
    UNKNOWN_GATEWAY_RESPONSE = "E0613" Error "`{type}` is no type of gateway response."
        help "Use one of the types of AWS's page, such as DEFAULT_4XX or ACCESS_DENIED."
        doc "supported-gateway-response-types.html";
    /// The status of a gateway response that is none.
    BAD_GATEWAY_STATUS = "E0614" Error "`{status}` is no status code, so the gateway response keeps {kept}."
        help "Use three digits, such as 404.";
    /// An answer that is too long.
    ANSWER_TOO_LONG = "E0615" Error "The backend answers {length} bytes, and API Gateway takes at most 10485760, so the answer is a 500."
        help "Answer in parts, or tell the client where the data lies."
        doc "api-gateway-execution-service-limits-table.html";
}
