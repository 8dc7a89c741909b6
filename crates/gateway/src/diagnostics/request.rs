//! What can stop or bend a request on its way to the backend.

use super::entries;

entries! {
    /// No resource of the API matches.
    NO_ROUTE = "E0501" Error "No resource of the API matches `{path}`: the method here is `{declared} {resource}`."
        help "API Gateway answers 403 `Missing Authentication Token` for an unknown path; it has no 404."
        doc "api-gateway-known-issues.html";
    /// The resource lacks the verb.
    NO_METHOD = "E0502" Error "The resource `{resource}` has no method {method}: the method here is {declared}."
        help "API Gateway answers 403 `Missing Authentication Token` for an unknown verb; it has no 405."
        doc "api-gateway-known-issues.html";
    /// Another route of the API takes the request.
    ANOTHER_ROUTE = "E0503" Error "`{method} {path}` lands on `{declared} {resource}`, a sibling whose method this scenario does not hold."
        help "Change the path or the siblings, so that the request lands on the scenario's own method.";
    /// The scenario says that the request is refused.
    REFUSED = "E0504" Error "The request is refused before the execution: {type}."
        help "Remove `refusal` to let it through."
        doc "supported-gateway-response-types.html";
    /// An unsigned call of a signed method.
    UNSIGNED = "E0505" Error "The method's authorizationType is AWS_IAM, and the request is not signed."
        help "Sign it, or name the caller in `context.identity`, such as `userArn`."
        doc "permissions.html";
    /// The authorizer says no.
    AUTHORIZER_REFUSED = "E0506" Error "The authorizer refuses the request: {type}."
        help "Set `authorizer.result` to `allow` to let it through."
        doc "apigateway-use-lambda-authorizer.html";
    /// No key.
    KEY_MISSING = "E0507" Error "The method requires an API key, and the request has no `x-api-key` header."
        help "Send one of the values of `api.apiKeys` as `x-api-key`."
        doc "api-gateway-api-usage-plans.html";
    /// A wrong key.
    KEY_REFUSED = "E0508" Error "No usage plan of the stage accepts the API key that the request sends."
        help "Send one of the values of `api.apiKeys` as `x-api-key`."
        doc "api-gateway-api-usage-plans.html";
    /// The URL is too long.
    URL_TOO_LONG = "E0509" Error "The path has {length} bytes, and API Gateway takes {most}; its status for this, 414, is not documented."
        doc "limits.html";
    /// The headers are too long.
    HEADERS_TOO_LONG = "E0510" Error "The header values have {length} bytes together, and API Gateway takes {most}; its status for this, 431, is not documented."
        doc "limits.html";
    /// The payload is too long.
    BODY_TOO_LONG = "E0511" Error "The body has {length} bytes, and API Gateway takes {most}."
        doc "limits.html";
    /// A character that must be encoded.
    RAW_CHARACTER = "E0512" Error "`{character}` must be percent-encoded in a query string; the status for this, 400, is not documented."
        doc "api-gateway-known-issues.html";
    /// Required parameters are missing.
    PARAMETERS_MISSING = "E0513" Error "Required request parameters are missing or empty: {names}."
        help "Names compare case-sensitively; a path parameter must stand in the resource's path."
        doc "api-gateway-method-request-validation.html";
    /// The body does not match its model.
    BODY_MISMATCH = "E0514" Error "The body does not match the model {name}: {detail}."
        help "The client only sees `Invalid request body`; the detail is in the log and in $context.error.validationErrorString."
        doc "api-gateway-method-request-validation.html";
    /// A model that is not there.
    UNKNOWN_MODEL = "E0515" Error "There is no model {name}, so the body is not validated; API Gateway refuses to save such a method."
        help "Add it to `api.models`."
        doc "models-mappings-models.html";
    /// The content type has no template and may not pass.
    UNSUPPORTED_MEDIA_TYPE = "E0516" Error "There is no request template for {type}, and passthroughBehavior {behavior} does not let it pass, so the answer is a 415."
        help "Add a template for {type}, or set passthroughBehavior to WHEN_NO_MATCH."
        doc "integration-passthrough-behaviors.html";
    /// A template meets bytes.
    TEMPLATE_ON_BYTES = "E0517" Error "The request template for {type} meets a payload of bytes, which no template can read, so the answer is a 500."
        help "Set the integration's contentHandling to CONVERT_TO_TEXT, or remove {type} from binaryMediaTypes."
        doc "api-gateway-payload-encodings-workflow.html";
    /// The payload is no Base64.
    NOT_BASE64 = "E0518" Error "contentHandling CONVERT_TO_BINARY decodes the body from Base64, and it is none, so the answer is a 500."
        help "Send Base64 text, or remove contentHandling."
        doc "api-gateway-payload-encodings-workflow.html";
    /// A mapping sets a header that the type refuses.
    HEADER_REFUSED = "E0519" Error "An integration of type {type} cannot set the header {name}: the call fails with a 500."
        help "Remove the mapping; API Gateway sets {name} itself."
        doc "api-gateway-known-issues.html";
    /// The endpoint's address is none.
    ENDPOINT_INVALID = "E0520" Error "`{uri}` is no address that API Gateway can call, so the answer is a 500."
        help "Check the URI and the stage variables and path parameters in it."
        doc "stage-variables.html";
    /// A character that no signed URL may have.
    ILLEGAL_CHARACTER = "E0521" Error "`{character}` cannot stand in the URL of a signed request, so the answer is a 500: {uri}"
        help "Map a value for each `{name}` of the URI, and encode what templates put there."
        doc "api-gateway-known-issues.html";
    /// The template of a MOCK renders no object.
    MOCK_NO_OBJECT = "E0522" Error "A MOCK integration needs an object with a statusCode from its request template, and this is none: `{text}`."
        help "Render {\"statusCode\": 200}."
        doc "how-to-mock-integration.html";
    /// The template of a MOCK renders no status.
    MOCK_NO_STATUS = "E0523" Error "The request template of the MOCK integration renders no statusCode: `{text}`."
        help "Render {\"statusCode\": 200}."
        doc "how-to-mock-integration.html";
    /// The template of a MOCK renders a status that is no number.
    MOCK_STATUS_NO_INTEGER = "E0524" Error "The statusCode that the request template of the MOCK integration renders is no whole number: `{text}`."
        help "Write the number without quotes: {\"statusCode\": 200}."
        doc "how-to-mock-integration.html";
    /// The ARN of the method is too long.
    METHOD_ARN_TOO_LONG = "E0525" Error "With this path the ARN of the method has {length} bytes, and an authorizer is asked about {most} at most, so the answer is a 414."
        help "Send what is long in the query string or in the body."
        doc "limits.html";
    /// A stage variable that is not there.
    STAGE_VARIABLE_MISSING = "W0501" Warning "The stage has no variable `{name}`, so `${stageVariables.{name}}` is empty."
        help "Add it to `api.stage.variables`."
        doc "stage-variables.html";
    /// A path parameter of the URI without a value.
    PATH_UNFILLED = "W0502" Warning "Nothing is mapped to `{{name}}` of the URI, so it stays as it is."
        help "Map integration.request.path.{name}; path parameters of the method do not flow into the URI by themselves."
        doc "rest-api-parameter-mapping-sources.html";
    /// A mapping that reads a parameter that the method does not declare.
    SOURCE_UNDECLARED = "W0503" Warning "The method does not declare {source}; API Gateway refuses to save a mapping that reads it."
        help "Add it to the method's requestParameters."
        doc "rest-api-parameter-mapping-sources.html";
    /// A MOCK that reads the client's payload as its status document.
    MOCK_READS_BODY = "W0504" Warning "No template asks for a status, so the client's own payload is read as the status document of the MOCK integration; AWS does not document this."
        help "Add a request template that renders {\"statusCode\": 200}."
        doc "how-to-mock-integration.html";
    /// An empty request template.
    EMPTY_TEMPLATE = "W0505" Warning "The request template for {type} is empty and lets the payload pass as it is; that is recorded for response templates alone."
        help "Remove it, or render what the backend is to get.";
    /// A path value that needs encoding.
    PATH_VALUE_ENCODED = "W0506" Warning "The value `{value}` of `{{name}}` is percent-encoded for the URI; AWS does not document how."
        help "Map values that need no encoding, or compare with a deployed API.";
    /// An integration without a verb.
    NO_VERB = "W0507" Warning "The integration has no httpMethod, so the client's verb is sent; API Gateway refuses to save an integration of type {type} without one."
        help "Set httpMethod: POST for a Lambda function, ANY for the client's verb."
        doc "api-gateway-api-integration-types.html";
    /// An HTTP integration whose URI is no URL.
    URI_NOT_HTTP = "W0508" Warning "`{uri}` is no http or https URL; API Gateway refuses to save an integration of type {type} with it."
        help "Write the whole URL of the endpoint."
        doc "setup-http-integrations.html";
    /// An AWS integration whose URI is no ARN.
    URI_NOT_ARN = "W0509" Warning "`{uri}` is no ARN of the form arn:aws:apigateway:REGION:SERVICE:path/… or :action/…; API Gateway refuses to save an integration of type {type} with it."
        help "A Lambda function is arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations."
        doc "api-gateway-api-integration-types.html";
    /// A Lambda proxy integration of something else.
    PROXY_NOT_LAMBDA = "W0510" Warning "API Gateway refuses to save an AWS_PROXY integration of {service}: the type takes Lambda functions and Firehose streams alone."
        help "Use AWS for other services."
        doc "set-up-lambda-proxy-integrations.html";
    /// A parameter name in two places.
    NAME_REPEATED = "W0511" Warning "The parameter name {name} stands in two places of the request; API Gateway refuses to save such a method."
        help "Parameter names must be unique across path, querystring and header."
        doc "rest-api-parameter-mapping-sources.html";
    /// A body or a model that is too large to be checked whole.
    MODEL_TOO_LARGE = "W0512" Warning "The body and the model {name} are too large to be checked whole: what is left counts as matching, which API Gateway may see otherwise."
        help "Try a smaller body, or a model whose references do not lead back to themselves."
        doc "models-mappings-models.html";
    /// A reference of a model that leads nowhere.
    MODEL_REFERENCE = "W0513" Warning "The model {name} refers to {reference}, which is not there, so nothing is asked of that place; API Gateway refuses to save such a model."
        help "Refer to #/definitions/… of the same model, or to https://apigateway.amazonaws.com/restapis/API_ID/models/NAME."
        doc "models-mappings-models.html";
    /// A pattern of a model that is no regular expression.
    MODEL_PATTERN = "W0514" Warning "The pattern `{pattern}` of the model {name} is no regular expression, so nothing is asked of that place."
        help "Correct the pattern."
        doc "models-mappings-models.html";
    /// Routes that no API has side by side.
    ROUTES_CLASH = "W0515" Warning "`{resource}` cannot stand beside `{other}`: API Gateway takes no resource below a greedy one, and one variable below each resource."
        help "Correct the paths of the siblings."
        doc "api-gateway-known-issues.html";
}
