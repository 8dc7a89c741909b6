//! The findings of the request's stages and of the backend: which rule acted, and why the others did not.

use super::entries;

entries! {
    /// The route that the request takes.
    ROUTED = "R0101" Hint "`{method} {path}` lands on `{declared} {resource}`."
        doc "api-gateway-known-issues.html";
    /// The resource lacks the verb.
    NO_METHOD = "R0102" Hint "`{resource}` has no method {method} and no ANY."
        doc "api-gateway-known-issues.html";
    /// No resource matches.
    NO_RESOURCE = "R0103" Hint "`{path}` does not match `{resource}`, nor any sibling."
        doc "api-gateway-known-issues.html";
    /// The Test tab calls the method itself.
    TEST_INVOKE = "R0104" Hint "The Test tab calls the method itself: nothing is routed, and neither authorizer nor API key is asked for."
        doc "how-to-test-method.html";
    /// The headers that the gateway adds.
    HEADERS_ADDED = "R0105" Hint "API Gateway adds Host, X-Amzn-Trace-Id, X-Forwarded-For, X-Forwarded-Port and X-Forwarded-Proto."
        doc "api-gateway-known-issues.html";
    /// The front end's refusal.
    FRONT_END_REFUSED = "R0106" Hint "The front end refuses the request with {status}, before anything of the API is asked."
        doc "limits.html";
    /// The scenario's refusal.
    REFUSED = "R0110" Hint "The request is refused: {type}."
        doc "supported-gateway-response-types.html";
    /// No authorization.
    NO_AUTHORIZATION = "R0111" Hint "The method asks for no authorization."
        doc "apigateway-use-lambda-authorizer.html";
    /// An unsigned call.
    UNSIGNED = "R0112" Hint "The method needs a signed request, and this one is not signed."
        doc "permissions.html";
    /// A signed call.
    SIGNED = "R0113" Hint "The request is signed."
        doc "permissions.html";
    /// The authorizer says yes.
    AUTHORIZER_ALLOWED = "R0114" Hint "The authorizer allows the request."
        doc "apigateway-use-lambda-authorizer.html";
    /// The authorizer says no.
    AUTHORIZER_REFUSED = "R0115" Hint "The authorizer refuses the request: {type}."
        doc "apigateway-use-lambda-authorizer.html";
    /// The authorizer's answer is not given.
    AUTHORIZER_ASSUMED = "R0116" Hint "The scenario does not say what the {type} authorizer decides, so it allows."
        doc "apigateway-use-lambda-authorizer.html";
    /// No key is needed.
    NO_KEY_REQUIRED = "R0117" Hint "The method requires no API key."
        doc "api-gateway-api-usage-plans.html";
    /// The key is accepted.
    KEY_ACCEPTED = "R0118" Hint "A usage plan of the stage accepts the API key."
        doc "api-gateway-api-usage-plans.html";
    /// The key is not accepted.
    KEY_REFUSED = "R0119" Hint "No usage plan of the stage accepts the API key."
        doc "api-gateway-api-usage-plans.html";
    /// The key is missing.
    KEY_MISSING = "R0120" Hint "The method requires an API key, and there is none."
        doc "api-gateway-api-usage-plans.html";
    /// All required parameters are there.
    PARAMETERS_PRESENT = "R0130" Hint "All required parameters are there."
        doc "api-gateway-method-request-validation.html";
    /// Some required parameters are not there.
    PARAMETERS_MISSING = "R0131" Hint "Required parameters are missing or empty: {names}."
        doc "api-gateway-method-request-validation.html";
    /// Parameters are not checked.
    PARAMETERS_NOT_VALIDATED = "R0132" Hint "No request validator checks parameters, so the marks do nothing."
        doc "api-gateway-method-request-validation.html";
    /// The body is not checked.
    BODY_NOT_VALIDATED = "R0133" Hint "No request validator checks the body."
        doc "api-gateway-method-request-validation.html";
    /// There is no model for the content type.
    NO_MODEL = "R0134" Hint "There is no model for {type}, so the body is not checked."
        doc "api-gateway-method-request-validation.html";
    /// The body matches.
    BODY_MATCHES = "R0135" Hint "The body matches the model {name}."
        doc "api-gateway-method-request-validation.html";
    /// The body does not match.
    BODY_MISMATCH = "R0136" Hint "The body does not match the model {name}: {detail}."
        doc "api-gateway-method-request-validation.html";
    /// A template is chosen.
    TEMPLATE_CHOSEN = "R0201" Hint "The content type is {type}: the request template for {key} is rendered."
        doc "integration-passthrough-behaviors.html";
    /// A template is not chosen.
    TEMPLATE_NOT_CHOSEN = "R0202" Hint "The request template for {key} is not rendered: the content type is {type}."
        doc "integration-passthrough-behaviors.html";
    /// A template is empty.
    TEMPLATE_EMPTY = "R0203" Hint "The request template for {key} is empty, so the payload passes as it is."
        doc "integration-passthrough-behaviors.html";
    /// The payload passes.
    PASSED_THROUGH = "R0204" Hint "There is no request template for {type}, and {behavior} lets the payload pass as it is."
        doc "integration-passthrough-behaviors.html";
    /// The payload does not pass.
    NOT_PASSED_THROUGH = "R0205" Hint "There is no request template for {type}, and {behavior} refuses it."
        doc "integration-passthrough-behaviors.html";
    /// Bytes stay bytes.
    KEPT_AS_BYTES = "R0206" Hint "The content type is among the binary media types, so the payload stays bytes."
        doc "api-gateway-payload-encodings-workflow.html";
    /// Bytes become text.
    BYTES_TO_TEXT = "R0207" Hint "The content type is among the binary media types, and CONVERT_TO_TEXT makes Base64 text of the payload."
        doc "api-gateway-payload-encodings-workflow.html";
    /// Text becomes bytes.
    TEXT_TO_BYTES = "R0208" Hint "CONVERT_TO_BINARY decodes the payload from Base64."
        doc "api-gateway-payload-encodings-workflow.html";
    /// Text stays text.
    KEPT_AS_TEXT = "R0209" Hint "The content type is not among the binary media types, so the payload is text already."
        doc "api-gateway-payload-encodings-workflow.html";
    /// The endpoint.
    ENDPOINT = "R0210" Hint "The endpoint is {uri}."
        doc "api-gateway-api-integration-types.html";
    /// The endpoint is none.
    ENDPOINT_INVALID = "R0211" Hint "`{uri}` is no endpoint."
        doc "stage-variables.html";
    /// An override acts.
    OVERRIDDEN = "R0212" Hint "$context.requestOverride.{place} sets {name} to `{value}`."
        doc "apigateway-override-request-response-parameters.html";
    /// A mapped header is dropped.
    HEADER_DROPPED = "R0213" Hint "The header {name} is mapped, and dropped all the same."
        doc "api-gateway-known-issues.html";
    /// A mapped header is refused.
    HEADER_REFUSED = "R0214" Hint "The header {name} is mapped, which this type of integration refuses."
        doc "api-gateway-known-issues.html";
    /// A client's header is not passed on.
    HEADER_NOT_PASSED_ON = "R0215" Hint "The client's header {name} is not passed on."
        doc "api-gateway-known-issues.html";
    /// The configured verb.
    OWN_VERB = "R0218" Hint "The integration's httpMethod {method} is sent, whatever the client's verb."
        doc "api-gateway-api-integration-types.html";
    /// The client's verb.
    CLIENT_VERB = "R0219" Hint "The integration's httpMethod is ANY or not set, so the client's verb {method} is sent."
        doc "api-gateway-api-integration-types.html";
    /// A MOCK with a status.
    MOCK_STATUS = "R0216" Hint "The request template asks for the status {status}, which the selection patterns are held against."
        doc "how-to-mock-integration.html";
    /// A MOCK without a template.
    MOCK_WITHOUT_TEMPLATE = "R0217" Hint "No template asks for a status and the body is empty, so the default integration response answers."
        doc "how-to-mock-integration.html";
    /// The backend answered.
    BACKEND_ANSWERED = "R0301" Hint "The backend answers {status}."
        doc "api-gateway-api-integration-types.html";
    /// The backend timed out.
    BACKEND_TIMED_OUT = "R0302" Hint "The backend does not answer within {millis} milliseconds."
        doc "limits.html";
    /// The backend cannot be reached.
    BACKEND_UNREACHABLE = "R0303" Hint "The backend cannot be reached."
        doc "supported-gateway-response-types.html";
    /// Lambda refuses.
    LAMBDA_REFUSED = "R0304" Hint "The Lambda service refuses the call with the status {status}; the function does not run."
        doc "handle-errors-in-lambda-integration.html";
}
