//! What can go wrong between the gateway and its backend.

use super::entries;

entries! {
    /// The backend does not answer in time.
    TIMEOUT = "E0560" Error "The backend does not answer within {millis} milliseconds, so the answer is a 504."
        help "The integration's timeoutInMillis goes up to 29,000; more is granted on request, for Regional and private APIs."
        doc "limits.html";
    /// The backend cannot be reached.
    UNREACHABLE = "E0561" Error "The backend cannot be reached, so the answer is a 504."
        doc "supported-gateway-response-types.html";
    /// The event is no JSON.
    EVENT_NOT_JSON = "E0562" Error "What goes to the function is not JSON, so it does not run and the client gets a 400: {detail}"
        help "Check commas and quotes of the request template; $util.escapeJavaScript escapes values."
        doc "set-up-lambda-custom-integrations.html";
    /// A Lambda function is called with another verb than POST.
    LAMBDA_VERB = "E0563" Error "Lambda functions are called with POST, and this integration sends {method}, so the answer is a 500."
        help "Set the integration's httpMethod to POST."
        doc "set-up-lambda-proxy-integrations.html";
    /// The event is too long.
    EVENT_TOO_LONG = "E0564" Error "Lambda takes events up to 6 MB (1 MB asynchronously), so the answer is a 500."
        doc "limits.html";
    /// Lambda throttles.
    LAMBDA_THROTTLED = "E0565" Error "Lambda throttles the call, so the answer is a 500."
        doc "handle-errors-in-lambda-integration.html";
    /// Lambda refuses.
    LAMBDA_REFUSED = "E0566" Error "The Lambda service refuses the call with the status {status}, so the answer is a 500."
        doc "handle-errors-in-lambda-integration.html";
}
