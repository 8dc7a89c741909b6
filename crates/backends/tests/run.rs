//! Whole runs, with each kind of backend behind the integration.

use gatelens_backends::run;
use gatelens_gateway::Options;
use gatelens_gateway::outcome::{Outcome, Payload};
use gatelens_gateway::scenario::Scenario;

fn outcome(integration: &str, backend: &str) -> Outcome {
    let text = format!(
        r#"{{"version":1,"request":{{"method":"POST","path":"/a","headers":{{"Content-Type":"application/json"}},"body":"{{\"n\":1.0}}"}},
        "api":{{"integration":{integration}}}{backend}}}"#
    );
    let scenario = Scenario::read(&text).unwrap_or_else(|errors| panic!("{errors:?}"));
    run(&scenario, Options::default())
}

fn body(payload: &Payload) -> &str {
    match payload {
        Payload::Text(text) => text,
        Payload::Bytes(_) => "",
    }
}

const FUNCTION: &str = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:F/invocations";

#[test]
fn an_http_endpoint_echoes_what_it_received() {
    let outcome = outcome(r#"{"type":"HTTP_PROXY","httpMethod":"POST","uri":"http://example.com/x"}"#, "");
    assert_eq!(outcome.response.status, 200);
    let body = body(&outcome.response.payload);
    assert!(body.starts_with(r#"{"method":"POST","url":"http://example.com/x","headers":{"#), "{body}");
    assert!(body.ends_with(r#""body":"{\"n\":1.0}"}"#), "{body}");
}

#[test]
fn a_function_echoes_its_event_by_default() {
    let integration = format!(
        r#"{{"type":"AWS","httpMethod":"POST","uri":"{FUNCTION}","integrationResponses":{{"200":{{"statusCode":"200"}}}}}}"#
    );
    let outcome = outcome(&integration, "");
    assert_eq!((outcome.response.status, body(&outcome.response.payload)), (200, r#"{"n":1.0}"#));
}

#[test]
fn a_proxy_function_returns_its_event_as_text() {
    let integration = format!(r#"{{"type":"AWS_PROXY","httpMethod":"POST","uri":"{FUNCTION}"}}"#);
    let outcome = outcome(&integration, "");
    assert_eq!(outcome.response.status, 200);
    assert!(
        body(&outcome.response.payload).starts_with(r#"{"resource":"/a","path":"/a","httpMethod":"POST""#)
    );
}

#[test]
fn what_a_function_returns_keeps_its_spelling() {
    let integration = format!(
        r#"{{"type":"AWS","httpMethod":"POST","uri":"{FUNCTION}","integrationResponses":{{"200":{{"statusCode":"200"}}}}}}"#
    );
    let outcome = outcome(&integration, r#","backend":{"lambda":{"returns":{"b":1.50,"a":[1e3]}}}"#);
    assert_eq!(body(&outcome.response.payload), r#"{"b":1.50,"a":[1e3]}"#);
}

#[test]
fn a_failure_is_selected_by_its_message() {
    let integration = format!(
        r#"{{"type":"AWS","httpMethod":"POST","uri":"{FUNCTION}","integrationResponses":{{
            "200":{{"statusCode":"200"}},"404":{{"statusCode":"404","selectionPattern":"not found.*"}}}}}}"#
    );
    let backend = r#","backend":{"lambda":{"fails":{"errorMessage":"not found: 7","errorType":"Error"}}}"#;
    let outcome = outcome(&integration, backend);
    assert_eq!(outcome.response.status, 404);
    assert_eq!(body(&outcome.response.payload), r#"{"errorMessage":"not found: 7","errorType":"Error"}"#);
}

#[test]
fn a_handler_that_is_not_run_says_so() {
    let integration = format!(
        r#"{{"type":"AWS","httpMethod":"POST","uri":"{FUNCTION}","integrationResponses":{{"200":{{"statusCode":"200"}}}}}}"#
    );
    let outcome =
        outcome(&integration, r#","backend":{"lambda":{"handler":"export const handler = async () => 1;"}}"#);
    assert!(
        outcome.diagnostics.iter().any(|diagnostic| diagnostic.code == "W0302"),
        "{:?}",
        outcome.diagnostics
    );
}

#[test]
fn faults_are_gateway_responses() {
    let http = r#"{"type":"HTTP_PROXY","httpMethod":"POST","uri":"http://example.com/"}"#;
    for (fault, message) in [
        ("timeout", "Endpoint request timed out"),
        ("unreachable", "Network error communicating with endpoint"),
    ] {
        let outcome = outcome(http, &format!(r#","backend":{{"fault":"{fault}"}}"#));
        assert_eq!(outcome.response.status, 504);
        assert_eq!(body(&outcome.response.payload), format!(r#"{{"message": "{message}"}}"#));
    }
}

#[test]
fn a_service_without_a_simulator_says_so() {
    let integration = r#"{"type":"AWS","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:translate:action/TranslateText",
        "credentials":"arn:aws:iam::123456789012:role/R","integrationResponses":{"200":{"statusCode":"200"}}}"#;
    let outcome = outcome(integration, "");
    assert_eq!((outcome.response.status, body(&outcome.response.payload)), (200, "{}"));
    assert!(
        outcome.diagnostics.iter().any(|diagnostic| diagnostic.code == "W0301"),
        "{:?}",
        outcome.diagnostics
    );
}
