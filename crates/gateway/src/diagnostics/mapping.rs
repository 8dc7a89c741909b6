//! Parameter mapping: its faults and its findings.

use super::entries;

entries! {
    /// A source that a request mapping does not have.
    BAD_REQUEST_SOURCE = "E0540" Error "`{expression}` is no source of a request mapping, so the mapping is dropped; API Gateway refuses to save it."
        help "Use method.request.(path|querystring|header).NAME, method.request.body, context.NAME, stageVariables.NAME, or a text in single quotes."
        doc "rest-api-parameter-mapping-sources.html";
    /// A source that a response mapping does not have.
    BAD_RESPONSE_SOURCE = "E0640" Error "`{expression}` is no source of a response mapping, so the mapping is dropped; API Gateway refuses to save it."
        help "Use integration.response.header.NAME, integration.response.body.PATH, context.NAME, stageVariables.NAME, or a text in single quotes."
        doc "rest-api-parameter-mapping-sources.html";
    /// A source that the mapping of a gateway response does not have.
    BAD_GATEWAY_RESPONSE_SOURCE = "E0641" Error "`{expression}` is no source for a gateway response, so the header is dropped."
        help "Use method.request.(path|querystring|header).NAME, context.NAME, stageVariables.NAME, or a text in single quotes."
        doc "api-gateway-gatewayResponse-definition.html";
    /// A body that is no JSON.
    BROKEN_BODY = "E0541" Error "`{expression}` cannot be read: the body begins like JSON and is none ({detail})."
        help "Send JSON, or text that does not begin with a brace, a bracket or a quote."
        doc "rest-api-parameter-mapping-sources.html";
    /// A path that cannot be evaluated.
    PATH_FAILS = "W0540" Warning "The path `{path}` cannot be evaluated on the body ({detail}), so the mapping is dropped."
        help "Check the path against the body.";
    /// A path with characters that AWS does not document.
    PATH_CHARACTERS = "W0541" Warning "The path `{path}` holds characters that AWS does not document for mapping expressions."
        help "AWS documents letters, digits and `._$-` alone; tests with brackets were seen to work."
        doc "rest-api-parameter-mapping-sources.html";
    /// A header in another case.
    HEADER_CASE = "W0542" Warning "The mapping reads the header `{name}`, but the client sent `{header}`; names must be spelled alike, so the mapping is dropped."
        help "Spell the header in the mapping as the client sends it."
        doc "rest-api-parameter-mapping-sources.html";
    /// A mapping that had a value.
    MAPPED = "R0240" Hint "`{expression}` is `{value}`."
        doc "rest-api-parameter-mapping-sources.html";
    /// A mapping without a value.
    NOTHING_TO_MAP = "R0241" Hint "`{expression}` has no value here, so the mapping is dropped."
        doc "rest-api-parameter-mapping-sources.html";
    /// A mapping that reads a broken body.
    BODY_NOT_READ = "R0242" Hint "`{expression}` needs the body as JSON, which it is not."
        doc "rest-api-parameter-mapping-sources.html";
}
