//! What can stop or bend a request on its way to the backend.

use super::entries;

entries! {
    /// No route of the API matches.
    NO_ROUTE = "E0501" Error "No resource and method of the API match `{method} {path}`: the method here is `{declared} {resource}`."
        help "API Gateway answers 403 `Missing Authentication Token` for an unknown path or verb; it has no 404 and no 405."
        doc "api-gateway-known-issues.html";
}
