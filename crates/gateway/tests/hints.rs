//! What a run tells of configurations that are allowed and seldom meant.

use gatelens_gateway::outcome::{BackendAnswer, Headers, Outcome, Payload};
use gatelens_gateway::scenario::Scenario;
use gatelens_gateway::{BackendReply, Begun, LambdaReply, Options, begin};

const LAMBDA: &str = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations";

/// The outcome of an integration (the members of its object as JSON text) that a POST of this body reaches.
fn run(integration: &str, body: &str, reply: BackendReply) -> Outcome {
    let integration = integration.replace("LAMBDA", LAMBDA);
    let text = format!(
        r#"{{"version": 1, "request": {{"method": "POST", "path": "/pets/a%2Fb", "body": {body}}},
            "api": {{"resourcePath": "/pets/{{id}}", "integration": {{{integration}}}}}}}"#
    );
    let scenario = Scenario::read(&text).unwrap_or_else(|errors| panic!("{errors:?}"));
    match begin(&scenario, Options::default()) {
        Begun::Finished(outcome) => *outcome,
        Begun::Call(call) => call.finish(reply),
    }
}

fn ok() -> BackendReply {
    BackendReply::Http(BackendAnswer {
        status: 200,
        headers: Headers::default(),
        payload: Payload::Text("{}".into()),
    })
}

fn codes(integration: &str, body: &str, reply: BackendReply) -> Vec<String> {
    run(integration, body, reply).diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

const RESPONSES: &str = r#""integrationResponses": {"200": {"statusCode": "200"}}"#;

#[test]
fn a_plain_integration_tells_nothing() {
    let http = format!(r#""type": "HTTP", "httpMethod": "POST", "uri": "https://example.com/", {RESPONSES}"#);
    assert!(codes(&http, "\"{}\"", ok()).is_empty());
    let mock = format!(
        r#""type": "MOCK", "requestTemplates": {{"application/json": "{{\"statusCode\": 200}}"}}, {RESPONSES}"#
    );
    assert!(codes(&mock, "\"{}\"", ok()).is_empty());
}

#[test]
fn what_a_type_ignores_is_told() {
    let templates = r#""requestTemplates": {"application/json": "x"}"#;
    for (kind, uri) in [("HTTP_PROXY", "https://example.com/"), ("AWS_PROXY", "LAMBDA")] {
        let integration =
            format!(r#""type": "{kind}", "httpMethod": "POST", "uri": "{uri}", {templates}, {RESPONSES}"#);
        let reply =
            if kind == "AWS_PROXY" { BackendReply::Lambda(LambdaReply::Returned("{}".into())) } else { ok() };
        assert_eq!(codes(&integration, "\"{}\"", reply), ["H0701", "H0710"], "{kind}");
    }
    let mock = format!(
        r#""type": "MOCK", "uri": "https://example.com/", "requestTemplates": {{"application/json": "{{\"statusCode\": 200}}"}}, {RESPONSES}"#
    );
    assert_eq!(codes(&mock, "\"{}\"", ok()), ["H0711"]);
}

#[test]
fn services_need_credentials_and_forms() {
    let sqs = r#""type": "AWS", "httpMethod": "POST", "uri": "arn:aws:apigateway:us-east-1:sqs:path/1/q""#;
    assert_eq!(codes(&format!("{sqs}, {RESPONSES}"), "\"{}\"", ok()), ["H0702", "H0703"]);
    let whole = format!(
        r#"{sqs}, "credentials": "arn:aws:iam::1:role/r", {RESPONSES},
           "requestParameters": {{"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"}}"#
    );
    assert!(codes(&whole, "\"{}\"", ok()).is_empty());
}

#[test]
fn patterns_that_cannot_match_are_told() {
    let responses = |pattern: &str| {
        format!(
            r#""integrationResponses": {{"200": {{"statusCode": "200"}}, "404": {{"statusCode": "404", "selectionPattern": "{pattern}"}}}}"#
        )
    };
    let http = r#""type": "HTTP", "httpMethod": "POST", "uri": "https://example.com/""#;
    assert_eq!(codes(&format!("{http}, {}", responses(".*Not Found.*")), "\"{}\"", ok()), ["H0704"]);
    assert!(codes(&format!("{http}, {}", responses("4\\\\d{2}")), "\"{}\"", ok()).is_empty());
    let lambda = r#""type": "AWS", "httpMethod": "POST", "uri": "LAMBDA""#;
    let reply = || BackendReply::Lambda(LambdaReply::Returned("{}".into()));
    assert_eq!(codes(&format!("{lambda}, {}", responses("404")), "\"{}\"", reply()), ["H0718"]);
    assert!(codes(&format!("{lambda}, {}", responses(".*Not Found.*")), "\"{}\"", reply()).is_empty());
}

#[test]
fn values_in_strings_are_told_where_they_stand() {
    let template = r##""requestTemplates": {"application/json": "#set($r = $input.path('$'))\n{\"a\": \"$r.x\", \"b\": \"$util.escapeJavaScript($r.x)\", \"c\": \"$input.json('$.x')\", \"d\": $input.json('$.x')}"}"##;
    let http = format!(
        r#""type": "HTTP", "httpMethod": "POST", "uri": "https://example.com/", {template}, {RESPONSES}"#
    );
    let outcome = run(&http, r#""{\"x\": 1}""#, ok());
    let found: Vec<_> = outcome
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.place.clone().unwrap_or_default();
            (diagnostic.code.as_str(), place.line, place.column)
        })
        .collect();
    assert_eq!(found, [("H0715", Some(2), Some(8)), ("H0716", Some(2), Some(58))]);
}

#[test]
fn text_that_is_almost_json_is_told() {
    let with = |template: &str| {
        format!(
            r#""type": "HTTP", "httpMethod": "POST", "uri": "https://example.com/", "requestTemplates": {{"application/json": "{template}"}}, {RESPONSES}"#
        )
    };
    assert_eq!(codes(&with(r#"{\"a\": 1,}"#), "\"{}\"", ok()), ["H0767"]);
    assert_eq!(codes(&with(r#"{\"a\": b}"#), "\"{}\"", ok()), ["H0766"]);
    assert!(codes(&with("Action=SendMessage"), "\"{}\"", ok()).is_empty());
}

#[test]
fn headers_that_are_refused_or_lost_are_told() {
    let with = |name: &str| {
        format!(
            r#""type": "HTTP", "httpMethod": "POST", "uri": "https://example.com/", "requestParameters": {{"integration.request.header.{name}": "'x'"}}, {RESPONSES}"#
        )
    };
    let refused = run(&with("Content-Length"), "\"{}\"", ok());
    assert_eq!(refused.response.status, 500);
    assert_eq!(refused.diagnostics.first().map(|first| first.code.as_str()), Some("E0519"));
    assert_eq!(codes(&with("Via"), "\"{}\"", ok()), ["H0712"]);
}

#[test]
fn results_that_rest_on_a_reading_are_told() {
    let path = format!(
        r#""type": "HTTP", "httpMethod": "POST", "uri": "https://example.com/{{id}}", {RESPONSES},
           "requestParameters": {{"integration.request.path.id": "method.request.path.id"}}"#
    );
    assert_eq!(codes(&path, "\"{}\"", ok()), ["W0506"]);
    let mock = format!(r#""type": "MOCK", {RESPONSES}"#);
    assert_eq!(codes(&mock, r#""{\"statusCode\": 200}""#, ok()), ["W0504"]);
}

#[test]
fn a_function_that_does_not_answer_in_proxy_form_is_told() {
    let proxy = r#""type": "AWS_PROXY", "httpMethod": "POST", "uri": "LAMBDA""#;
    let outcome = run(proxy, "\"{}\"", BackendReply::Lambda(LambdaReply::Returned("\"text\"".into())));
    assert_eq!(outcome.response.status, 502);
    assert_eq!(outcome.diagnostics.first().map(|first| first.code.as_str()), Some("E0608"));
}
