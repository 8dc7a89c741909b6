//! What becomes of a request before its backend is called: the rules that no recorded case pins.

use gatelens_gateway::outcome::{BackendAnswer, Headers, Outcome, Payload};
use gatelens_gateway::scenario::Scenario;
use gatelens_gateway::{BackendReply, Begun, Options, begin};

/// The outcome of a scenario, given by the members of its `request` and its `api`.
fn run(request: &str, api: &str) -> Outcome {
    let text = format!(r#"{{"version": 1, "request": {{{request}}}, "api": {{{api}}}}}"#);
    let scenario = Scenario::read(&text).unwrap_or_else(|errors| panic!("{errors:?}"));
    match begin(&scenario, Options { explain: true, trace: false }) {
        Begun::Finished(outcome) => *outcome,
        Begun::Call(call) => call.finish(BackendReply::Http(BackendAnswer {
            status: 200,
            headers: Headers::default(),
            payload: Payload::Text("{}".to_owned()),
        })),
    }
}

fn text(outcome: &Outcome) -> String {
    String::from_utf8_lossy(outcome.response.payload.as_bytes()).into_owned()
}

/// A method with a MOCK behind it, with these further members.
fn mock(members: &str) -> String {
    format!(
        r#""httpMethod": "GET", {members} "methodResponses": {{"200": {{"statusCode": "200"}}}},
           "methodIntegration": {{"type": "MOCK", "requestTemplates": {{"application/json": "{{statusCode: 200}}"}},
           "integrationResponses": {{"200": {{"statusCode": "200"}}}}}}"#
    )
}

const GET: &str = r#""method": "GET", "path": "/pets""#;

/// An HTTP integration with these further members.
fn http(members: &str) -> String {
    format!(
        r#""resourcePath": "/{{p+}}", "integration": {{"type": "HTTP", "httpMethod": "ANY", "uri": "https://example.com/x/{{p}}?a=1",
           "requestParameters": {{"integration.request.path.p": "method.request.path.p"}},
           "integrationResponses": {{"200": {{"statusCode": "200"}}}} {members}}}"#
    )
}

#[test]
fn refusals_have_the_bodies_of_their_types() {
    let refused = |refusal: &str| run(GET, &format!(r#""refusal": "{refusal}", "method": {{{}}}"#, mock("")));
    for (refusal, status, body) in [
        ("THROTTLED", 429, r#"{"message":"Too Many Requests"}"#),
        ("QUOTA_EXCEEDED", 429, r#"{"message":"Limit Exceeded"}"#),
        ("WAF_FILTERED", 403, r#"{"message":"Forbidden"}"#),
        ("ACCESS_DENIED", 403, r#"{"Message":"User is not authorized to access this resource"}"#),
    ] {
        let outcome = refused(refusal);
        assert_eq!((outcome.response.status, &*text(&outcome)), (status, body));
        assert_eq!(outcome.gateway_response.as_deref(), Some(refusal));
    }
}

#[test]
fn authorizers_decide_before_keys() {
    let api = |result: &str| {
        let members = r#""authorizationType": "CUSTOM", "apiKeyRequired": true,"#;
        format!(r#""authorizer": {{"result": "{result}"}}, "method": {{{}}}"#, mock(members))
    };
    for (result, status, body) in [
        (
            "deny",
            403,
            r#"{"Message":"User is not authorized to access this resource with an explicit deny"}"#,
        ),
        ("not_covered", 403, r#"{"Message":"User is not authorized to access this resource"}"#),
        ("unauthorized", 401, r#"{"message":"Unauthorized"}"#),
        ("failure", 500, r#"{"message":null}"#),
        ("allow", 403, r#"{"message":"Forbidden"}"#),
    ] {
        let outcome = run(GET, &api(result));
        assert_eq!((outcome.response.status, &*text(&outcome)), (status, body), "{result}");
    }
}

#[test]
fn unsigned_calls_of_signed_methods_are_unknown_routes() {
    let api = format!(r#""method": {{{}}}"#, mock(r#""authorizationType": "AWS_IAM","#));
    let outcome = run(GET, &api);
    assert_eq!(text(&outcome), r#"{"message":"Missing Authentication Token"}"#);
    let signed = r#""method": "GET", "path": "/pets", "headers": {"Authorization": "AWS4-HMAC-SHA256 x"}"#;
    assert_eq!(run(signed, &api).response.status, 200);
}

#[test]
fn siblings_take_their_requests() {
    let api = format!(
        r#""resourcePath": "/{{proxy+}}", "siblings": [{{"resourcePath": "/pets", "methods": ["GET"]}}], "method": {{{}}}"#,
        mock("")
    );
    let outcome = run(GET, &api);
    assert!(outcome.integration_request.is_none());
    assert_eq!(outcome.diagnostics.first().map(|first| first.code.as_str()), Some("E0503"));
    assert_eq!(run(r#""method": "GET", "path": "/cats""#, &api).response.status, 200);
    assert_eq!(run(r#""method": "POST", "path": "/cats""#, &api).response.status, 403);
}

#[test]
fn the_front_end_refuses_what_is_too_long() {
    let long = format!(r#""method": "POST", "path": "/pets", "body": "{}""#, "x".repeat(10_485_761));
    let outcome = run(&long, &http(""));
    assert_eq!(outcome.response.status, 413);
    assert_eq!(text(&outcome), "HTTP content length exceeded 10485760 bytes.");
    assert_eq!(outcome.gateway_response, None);
    let braces = run(r#""method": "GET", "path": "/pets?a={b}""#, &http(""));
    assert_eq!(braces.response.status, 400);
}

#[test]
fn uris_take_path_values_and_queries() {
    let api = http("");
    let uri = |path: &str| {
        let outcome = run(&format!(r#""method": "GET", "path": "{path}""#), &api);
        outcome.integration_request.map(|request| request.uri).unwrap_or_default()
    };
    assert_eq!(uri("/a/b?c=d"), "https://example.com/x/a/b?a=1");
    assert_eq!(uri("/a%20b/c"), "https://example.com/x/a%20b/c?a=1");
    let proxy = api.replace("\"HTTP\"", "\"HTTP_PROXY\"");
    let outcome = run(r#""method": "DELETE", "path": "/a?a=2&b=%2B+&a=3""#, &proxy);
    let request = outcome.integration_request.expect("the backend is called");
    assert_eq!(request.uri, "https://example.com/x/a?a=1&a=2&a=3&b=%2B%20");
    assert_eq!(request.method, "DELETE");
}

#[test]
fn overrides_beat_mappings_and_may_be_refused() {
    let template = |set: &str| {
        http(&format!(
            r##", "requestTemplates": {{"application/json": "#set($context.requestOverride.{set})x"}}"##
        ))
    };
    let outcome = run(GET, &template("path.p = 'over')#set($context.requestOverride.header.X-A = ['1','2']"));
    let request = outcome.integration_request.expect("the backend is called");
    assert_eq!(request.uri, "https://example.com/x/over?a=1");
    assert_eq!(request.headers.all("X-A"), Some(&["1".to_owned(), "2".to_owned()][..]));
    let refused = run(GET, &template("header.Content-Length = '1'"));
    assert_eq!(refused.response.status, 500);
    assert!(refused.log.iter().any(|line| line.ends_with("Content-Length header already present")));
}

#[test]
fn content_types_without_a_template_may_be_refused() {
    let api = http(r#", "passthroughBehavior": "NEVER", "requestTemplates": {"application/xml": "x"}"#);
    let outcome = run(GET, &api);
    assert_eq!(
        (outcome.response.status, &*text(&outcome)),
        (415, r#"{"message": "Unsupported Media Type"}"#)
    );
    assert_eq!(outcome.response.headers.get("x-amzn-ErrorType"), Some("BadRequestException"));
}

#[test]
fn stages_that_are_not_reached_are_told() {
    use gatelens_gateway::outcome::StageResult::{Changed, NotReached, Passed, Stopped};
    let outcome = run(r#""method": "PUT", "path": "/pets""#, &format!(r#""method": {{{}}}"#, mock("")));
    let results: Vec<_> = outcome.stages.iter().map(|stage| stage.result).collect();
    assert_eq!(results, [Stopped, NotReached, NotReached, NotReached, NotReached, Changed]);
    let outcome = run(GET, &http(""));
    assert_eq!(outcome.stages.first().map(|stage| stage.result), Some(Passed));
    assert_eq!(outcome.stages.len(), 5);
}
