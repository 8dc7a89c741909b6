//! The way back: integration responses, method responses, proxy answers and gateway responses, rule by rule.

use gatelens_gateway::outcome::{BackendAnswer, Headers, Outcome, Payload};
use gatelens_gateway::scenario::Scenario;
use gatelens_gateway::{BackendReply, Begun, LambdaReply, Options, begin};

/// Runs a document; what its backend answers is given.
fn run(document: &str, reply: BackendReply) -> Outcome {
    let scenario = Scenario::read(document).unwrap_or_else(|found| panic!("{found:?}"));
    match begin(&scenario, Options { explain: true, trace: true }) {
        Begun::Finished(outcome) => *outcome,
        Begun::Call(call) => call.finish(reply),
    }
}

/// A document around an integration and further keys of the API.
fn document(integration: &str, api: &str) -> String {
    format!(
        r#"{{"version":1,"request":{{"method":"POST","path":"/x","headers":{{"Accept":"text/x, */*","X-Id":"7"}}}},
            "api":{{{api}"integration":{integration}}}}}"#
    )
}

/// An HTTP integration with these responses.
fn http(responses: &str) -> String {
    format!(
        r#"{{"type":"HTTP","httpMethod":"GET","uri":"https://example.com/","integrationResponses":{responses}}}"#
    )
}

const LAMBDA: &str = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/\
                      arn:aws:lambda:us-east-1:123456789012:function:f/invocations";

fn lambda(kind: &str, responses: &str) -> String {
    format!(r#"{{"type":"{kind}","httpMethod":"POST","uri":"{LAMBDA}"{responses}}}"#)
}

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> BackendReply {
    let headers =
        headers.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
    BackendReply::Http(BackendAnswer {
        status,
        headers: Headers(headers),
        payload: Payload::Text(body.to_owned()),
    })
}

fn returned(payload: &str) -> BackendReply {
    BackendReply::Lambda(LambdaReply::Returned(payload.to_owned()))
}

fn body(outcome: &Outcome) -> &str {
    match &outcome.response.payload {
        Payload::Text(text) => text,
        Payload::Bytes(_) => panic!("bytes"),
    }
}

fn logged(outcome: &Outcome, text: &str) -> bool {
    outcome.log.iter().any(|line| line.ends_with(text))
}

fn told(outcome: &Outcome, code: &str) -> bool {
    outcome.diagnostics.iter().any(|diagnostic| diagnostic.code == code)
}

#[test]
fn the_lowest_matching_status_is_taken() {
    let responses = r#"{"504":{"statusCode":"504","selectionPattern":".+"},"405":{"statusCode":"405",
        "selectionPattern":"4.*"},"200":{"statusCode":"200"}}"#;
    assert_eq!(run(&document(&http(responses), ""), answer(404, &[], "")).response.status, 405);
    assert_eq!(run(&document(&http(responses), ""), answer(500, &[], "")).response.status, 504);
}

#[test]
fn a_pattern_must_match_the_whole_text() {
    let responses = r#"{"200":{"statusCode":"200"},"400":{"statusCode":"400","selectionPattern":"Error"}}"#;
    let failed = BackendReply::Lambda(LambdaReply::Failed(r#"{"errorMessage":"Error: x"}"#.to_owned()));
    let outcome =
        run(&document(&lambda("AWS", &format!(r#","integrationResponses":{responses}"#)), ""), failed);
    assert_eq!(outcome.response.status, 200);
    assert!(told(&outcome, "H0760"));
    assert_eq!(body(&outcome), r#"{"errorMessage":"Error: x"}"#);
}

#[test]
fn nothing_matches_and_there_is_no_default() {
    let responses = r#"{"400":{"statusCode":"400","selectionPattern":"4\\d{2}"}}"#;
    let outcome = run(&document(&http(responses), ""), answer(403_u16.saturating_sub(200), &[], ""));
    assert_eq!((outcome.response.status, body(&outcome)), (500, r#"{"message": "Internal server error"}"#));
    assert_eq!(outcome.gateway_response.as_deref(), Some("API_CONFIGURATION_ERROR"));
    assert!(logged(
        &outcome,
        "Execution failed due to configuration error: No match for output mapping and no default output mapping \
         configured. Endpoint Response Status Code: 203"
    ));
    assert!(logged(&outcome, "Method completed with status: 500"));
    assert!(told(&outcome, "E0601"));
}

#[test]
fn a_status_must_be_declared() {
    let method = format!(
        r#"{{"version":1,"request":{{"method":"GET","path":"/"}},"api":{{"method":{{"httpMethod":"GET",
            "methodResponses":{{"201":{{"statusCode":"201"}}}},"methodIntegration":{}}}}}}}"#,
        http(r#"{"200":{"statusCode":"200"}}"#)
    );
    let outcome = run(&method, answer(200, &[], ""));
    assert_eq!(outcome.response.status, 500);
    assert!(logged(
        &outcome,
        "Execution failed due to configuration error: Output mapping refers to an invalid method response: 200"
    ));
}

#[test]
fn headers_are_mapped_from_everywhere() {
    let responses = r#"{"200":{"statusCode":"200","responseParameters":{
        "method.response.header.A":"integration.response.header.etag",
        "method.response.header.B":"integration.response.body.a.b",
        "method.response.header.C":"integration.response.body.list",
        "method.response.header.D":"'it''s: text'",
        "method.response.header.E":"context.httpMethod",
        "method.response.header.F":"stageVariables.v",
        "method.response.header.G":"integration.response.body.missing",
        "method.response.header.H":"integration.response.body.errorMessage.trace.function",
        "method.response.header.Date":"'d'",
        "method.response.header.Transfer-Encoding":"'t'",
        "method.response.header.I":"method.request.header.X-Id"}}}"#;
    let stage = r#""stage":{"variables":{"v":"V"}},"#;
    let payload = r#"{"a":{"b":1.50},"list":[1,"x"],"errorMessage":"{\"trace\":{\"function\":\"f()\"}}"}"#;
    let outcome = run(&document(&http(responses), stage), answer(200, &[("ETag", "\"e\"")], payload));
    let get = |name: &str| outcome.response.headers.get(name);
    assert_eq!(get("A"), Some("\"e\""));
    assert_eq!(get("B"), Some("1.5"));
    assert_eq!(get("C"), Some(r#"[1,"x"]"#));
    assert_eq!(get("D"), Some("it''s: text"));
    assert_eq!(get("E"), Some("POST"));
    assert_eq!(get("F"), Some("V"));
    assert_eq!(get("G"), None);
    assert_eq!(get("H"), Some("f()"));
    assert_eq!(get("x-amzn-Remapped-Date"), Some("d"));
    assert_eq!(get("Transfer-Encoding"), None);
    // A response mapping cannot read the request.
    assert_eq!(get("I"), None);
    assert!(told(&outcome, "E0640"));
    assert_eq!(get("Content-Type"), Some("application/json"));
}

#[test]
fn a_broken_body_fails_a_mapping_from_it_alone() {
    let mapped = r#"{"200":{"statusCode":"200","responseParameters":{
        "method.response.header.A":"integration.response.body.a"}}}"#;
    assert_eq!(run(&document(&http(mapped), ""), answer(200, &[], "{a")).response.status, 500);
    assert_eq!(run(&document(&http(mapped), ""), answer(200, &[], "plain")).response.status, 200);
    let plain = r#"{"200":{"statusCode":"200"}}"#;
    let outcome = run(&document(&http(plain), ""), answer(200, &[], "{a"));
    assert_eq!((outcome.response.status, body(&outcome)), (200, "{a"));
}

#[test]
fn accept_chooses_the_template() {
    let templates = |templates: &str| {
        let responses = format!(r#"{{"200":{{"statusCode":"200","responseTemplates":{templates}}}}}"#);
        body(&run(&document(&http(&responses), ""), answer(200, &[("Content-Type", "text/plain")], "b")))
            .to_owned()
    };
    assert_eq!(templates(r#"{"application/json":"json","text/x":"exact"}"#), "exact");
    assert_eq!(templates(r#"{"text/y":"first","application/json":"json"}"#), "json");
    assert_eq!(templates(r#"{"text/y":"y","text/html":"html"}"#), "html");
    assert_eq!(templates(r#"{"text/x":""}"#), "b");
    assert_eq!(templates("{}"), "b");
}

#[test]
fn overrides_win_and_bad_ones_are_told_of() {
    let template = |template: &str| {
        let responses = format!(
            r#"{{"200":{{"statusCode":"200","responseParameters":{{"method.response.header.X":"'mapped'"}},
                "responseTemplates":{{"application/json":"{template}"}}}}}}"#
        );
        run(&document(&http(&responses), ""), answer(200, &[], "{}"))
    };
    let outcome = template(
        "#set($context.responseOverride.status = 418)#set($context.responseOverride.header.x = ['a', 'b'])ok",
    );
    assert_eq!((outcome.response.status, body(&outcome)), (418, "ok"));
    assert_eq!(outcome.response.headers.all("X"), Some(&["a".to_owned(), "b".to_owned()][..]));
    for bad in ["'404'", "99", "600", "404.0"] {
        let outcome = template(&format!("#set($context.responseOverride.status = {bad})ok"));
        assert_eq!(outcome.response.status, 200, "{bad}");
        assert!(told(&outcome, "W0601"), "{bad}");
    }
    let twice = template(
        "#set($context.responseOverride.status = 400)#set($context.responseOverride.status = 401)ok",
    );
    assert_eq!(twice.response.status, 500);
    assert!(told(&twice, "E0611"));
    assert!(logged(&twice, "Execution failed due to configuration error: Unable to transform response"));
}

#[test]
fn proxy_answers_and_what_malforms_them() {
    let document = document(&lambda("AWS_PROXY", ""), "");
    for (payload, status, text) in [
        ("{}", 200, ""),
        (r#"{"statusCode":"201","body":"x"}"#, 201, "x"),
        (r#"{"statusCode":200,"isBase64Encoded":true,"body":"eA=="}"#, 200, "eA=="),
        ("null", 502, r#"{"message": "Internal server error"}"#),
        (r#""text""#, 502, r#"{"message": "Internal server error"}"#),
        (r#"{"statusCode":200,"other":1}"#, 502, r#"{"message": "Internal server error"}"#),
        (r#"{"statusCode":200,"body":{}}"#, 502, r#"{"message": "Internal server error"}"#),
    ] {
        let outcome = run(&document, returned(payload));
        assert_eq!((outcome.response.status, body(&outcome)), (status, text), "{payload}");
        assert_eq!(told(&outcome, "E0608"), status == 502, "{payload}");
        assert_eq!(
            logged(&outcome, "Execution failed due to configuration error: Malformed Lambda proxy response"),
            status == 502
        );
    }
    let failed = BackendReply::Lambda(LambdaReply::Failed(r#"{"errorMessage":"no"}"#.to_owned()));
    let outcome = run(&document, failed);
    assert_eq!(outcome.response.status, 502);
    assert!(outcome.log.iter().any(|line| line.contains(
        "Lambda execution failed with status 200 due to customer function error: no. Lambda request id: "
    )));
    assert_eq!(outcome.response.headers.get("x-amzn-ErrorType"), Some("InternalServerErrorException"));
    let headers = run(&document, returned(r#"{"headers":{"Connection":"c","X-Amzn-ErrorType":"Mine"}}"#))
        .response
        .headers;
    assert_eq!(headers.get("x-amzn-Remapped-Connection"), Some("c"));
    assert_eq!(headers.get("x-amzn-errortype"), Some("Mine"));
}

#[test]
fn gateway_responses_inherit_from_their_class_alone() {
    let malformed = |responses: &str| {
        let api = format!(r#""gatewayResponses":{responses},"#);
        run(&document(&lambda("AWS_PROXY", ""), &api), returned("null"))
    };
    let outcome = malformed(
        r#"{"DEFAULT_5XX":{"statusCode":"503","responseParameters":{
            "gatewayresponse.header.Access-Control-Allow-Origin":"'*'",
            "gatewayresponse.header.Id":"method.request.header.X-Id",
            "gatewayresponse.header.Why":"context.error.messageString",
            "gatewayresponse.header.No":"method.request.header.No"},
            "responseTemplates":{"application/xml":"<e>$context.error.message #if($x)$context.requestId.</e>"}}}"#,
    );
    assert_eq!(outcome.response.status, 503);
    let headers = &outcome.response.headers;
    assert_eq!(headers.get("Access-Control-Allow-Origin"), Some("*"));
    assert_eq!(headers.get("Id"), Some("7"));
    assert_eq!(headers.get("Why"), Some("\"Internal server error\""));
    assert_eq!(headers.get("No"), None);
    assert_eq!(headers.get("Content-Type"), Some("application/xml"));
    assert_eq!(headers.get("x-amzn-ErrorType"), Some("InternalServerErrorException"));
    assert_eq!(body(&outcome), "<e>Internal server error #if($x)11111111-2222-3333-4444-555555555555.</e>");
    // A customised type takes nothing from its class.
    let api = r#""refusal":"THROTTLED","gatewayResponses":{"THROTTLED":{"responseParameters":{
        "gatewayresponse.header.A":"'a'"}},"DEFAULT_4XX":{"statusCode":"418"}},"#;
    let outcome = run(&document(&http("{}"), api), returned(""));
    assert_eq!((outcome.response.status, body(&outcome)), (429, r#"{"message":"Too Many Requests"}"#));
    assert_eq!(outcome.response.headers.get("A"), Some("a"));
}

#[test]
fn a_test_call_answers_failures_with_one_header() {
    let api = r#""testInvoke":true,"#;
    let outcome = run(
        &document(&http(r#"{"400":{"statusCode":"400","selectionPattern":"4.*"}}"#), api),
        answer(200, &[], ""),
    );
    assert_eq!(outcome.response.status, 500);
    let names: Vec<_> = outcome.response.headers.0.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["x-amzn-ErrorType"]);
    assert_eq!(
        outcome.log.first().map(String::as_str),
        Some("Execution log for request 11111111-2222-3333-4444-555555555555")
    );
    assert!(outcome.log.iter().skip(1).all(|line| line.starts_with("Wed Jan 01 00:00:00 UTC 2025 : ")));
}

#[test]
fn the_trace_tiles_what_was_rendered() {
    let responses = r#"{"200":{"statusCode":"200","responseTemplates":{"application/json":
        "é#foreach($i in $input.path('$.l'))[$i]#end $input.params('q') $context.stage\\u00e9 \\#if $nope"}}}"#;
    let outcome = run(&document(&http(responses), ""), answer(200, &[], r#"{"l":[1,"😀"]}"#));
    let trace = outcome.trace.as_ref().unwrap();
    let units = body(&outcome).encode_utf16().count() as u32;
    let segments: Vec<&[u32]> = trace.texts[0].segments.chunks(6).collect();
    let mut at = 0;
    for segment in &segments {
        assert_eq!(segment[0], at);
        at = segment[1];
    }
    assert_eq!(at, units);
    assert_eq!(trace.texts[0].output, "/response/body");
    assert_eq!(trace.texts[0].text, None);
}

#[test]
fn the_trace_holds_what_a_mock_rendered() {
    let mock = r#"{"type":"MOCK","requestTemplates":{"application/json":
        "{\"statusCode\": $input.params('X-Id')00}"},
        "integrationResponses":{"700":{"statusCode":"200","selectionPattern":"700"}}}"#;
    let outcome = run(&document(mock, ""), answer(200, &[], ""));
    let rendered = &outcome.trace.as_ref().unwrap().texts[0];
    assert_eq!(rendered.text.as_deref(), Some(r#"{"statusCode": 700}"#));
    assert_eq!(outcome.response.status, 200);
}

#[test]
fn an_answer_may_have_ten_mebibytes() {
    let long = "x".repeat(10_485_761);
    let document = document(&http(r#"{"200":{"statusCode":"200"}}"#), "");
    assert_eq!(run(&document, answer(200, &[], &long[1..])).response.status, 200);
    let outcome = run(&document, answer(200, &[], &long));
    assert_eq!(outcome.response.status, 500);
    assert!(told(&outcome, "E0615"));
}
