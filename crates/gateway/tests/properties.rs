//! What holds for every scenario: it runs to an answer, and always to the same one.

use gatelens_gateway::outcome::{BackendAnswer, Headers, Outcome, Payload};
use gatelens_gateway::scenario::{
    Api, ApiKey, Authorizer, AuthorizerResult, Body, ContentHandling, Fault, GatewayResponse, Integration,
    IntegrationResponse, IntegrationType, Method, MethodResponse, PassthroughBehavior, Request,
    RequestValidator, Scenario, Stage, Table,
};
use gatelens_gateway::{BackendReply, Begun, LambdaReply, Options, begin};
use proptest::prelude::*;
use proptest::sample::select;

const TEXTS: &[&str] = &[
    "",
    "{}",
    "{\"a\":1,\"b\":[{\"c\":null}]}",
    "{\"statusCode\": 200}",
    "{a",
    "plain text",
    "SGVsbG8=",
    "{\"errorMessage\":\"Not Found\"}",
    "{\"statusCode\":201,\"headers\":{\"a\":\"b\"},\"body\":\"x\"}",
    "é😀\u{0}",
    "[1,2",
    "null",
];
const TEMPLATES: &[&str] = &[
    "",
    "{\"statusCode\": 200}",
    "{\"statusCode\": $input.params('p')}",
    "$input.json('$')",
    "{\"x\": \"$input.path('$.a')\", \"y\": $input.json('$.b')}",
    "#set($context.requestOverride.header.X-Y = 'z')#set($context.responseOverride.status = 404){\"statusCode\": 500}",
    "#foreach($x in $input.path('$.b'))$x.c,#end",
    "#if($a)",
    "$util.escapeJavaScript($input.body) $stageVariables.v $context.identity.sourceIp",
    "#set($context.requestOverride.path.p = ['a','b'])#set($context.requestOverride.querystring.q = 1)",
];
const TYPES: &[&str] =
    &["application/json", "text/plain", "image/png", "application/json; charset=utf-8", ""];
const PATHS: &[&str] =
    &["/", "/pets/1", "/pets/a%2Fb/?q=1&q=2", "//pets/x?x={", "/a/b/c//", "/ping", "?", "/pets/é"];
const RESOURCES: &[&str] = &["/", "/pets/{p}", "/{proxy+}", "/pets", "/a/b/{p+}"];
const NAMES: &[&str] =
    &["p", "q", "X-Y", "Content-Type", "Content-Length", "Authorization", "Via", "proxy", "Accept"];
const SOURCES: &[&str] = &[
    "'literal'",
    "method.request.path.p",
    "method.request.path.proxy",
    "method.request.querystring.q",
    "method.request.multivaluequerystring.q",
    "method.request.header.Accept",
    "method.request.body",
    "method.request.body.a",
    "stageVariables.v",
    "context.identity.sourceIp",
    "integration.response.header.X-Y",
    "integration.response.body.a",
    "no source",
];
const URIS: &[&str] = &[
    "https://example.com/{p}?a=1",
    "http://${stageVariables.v}/x",
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations",
    "arn:aws:apigateway:us-east-1:sqs:path/1/queue",
    "arn:aws:apigateway:us-east-1:dynamodb:action/GetItem",
    "arn:aws:apigateway:eu-west-1:s3:path/bucket/{p}",
    "nonsense",
    "",
];
const PATTERNS: &[&str] = &["", "4\\d{2}", "2..", ".*Not Found.*", "(", "(a+)+b", "500"];
const SCHEMAS: &[&str] = &[
    r#"{"type":"object","required":["a"]}"#,
    r##"{"$ref":"#"}"##,
    r#"{"properties":{"b":{"items":{"type":"integer"}}},"additionalProperties":false}"#,
];

fn one(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(of).prop_map(str::to_owned)
}

fn table<V: std::fmt::Debug + Clone>(
    prefix: &'static str,
    values: impl Strategy<Value = V>,
) -> impl Strategy<Value = Table<V>> {
    proptest::collection::vec((one(NAMES), values), 0..3).prop_map(move |pairs| {
        let mut table: Table<V> = Vec::new();
        for (name, value) in pairs {
            let name = format!("{prefix}{name}");
            if table.iter().all(|(known, _)| *known != name) {
                table.push((name, value));
            }
        }
        table
    })
}

fn templates() -> impl Strategy<Value = Table<String>> {
    proptest::collection::vec((one(&["application/json", "text/plain", "$default"]), one(TEMPLATES)), 0..3)
        .prop_map(|pairs| {
            let mut table: Table<String> = Vec::new();
            for (key, template) in pairs {
                if table.iter().all(|(known, _)| *known != key) {
                    table.push((key, template));
                }
            }
            table
        })
}

fn mappings() -> impl Strategy<Value = Table<String>> {
    let place = select(&["header.", "querystring.", "path."][..]);
    proptest::collection::vec((place, one(NAMES), one(SOURCES)), 0..4).prop_map(|list| {
        let mut table: Table<String> = Vec::new();
        for (place, name, source) in list {
            let target = format!("integration.request.{place}{name}");
            if table.iter().all(|(known, _)| *known != target) {
                table.push((target, source));
            }
        }
        table
    })
}

fn handling() -> impl Strategy<Value = Option<ContentHandling>> {
    select(&[None, Some(ContentHandling::ConvertToText), Some(ContentHandling::ConvertToBinary)][..])
}

fn body() -> impl Strategy<Value = Option<Body>> {
    prop_oneof![
        Just(None),
        one(TEXTS).prop_map(|text| Some(Body::Text(text))),
        Just(Some(Body::Base64("/+8=".to_owned()))),
        Just(Some(Body::Json("{\"a\":[1]}".to_owned()))),
    ]
}

fn headers() -> impl Strategy<Value = Table<Vec<String>>> {
    table("", proptest::collection::vec(one(TYPES), 1..3))
}

fn request() -> impl Strategy<Value = Request> {
    (one(&["GET", "POST", "OPTIONS"]), one(PATHS), headers(), body())
        .prop_map(|(method, path, headers, body)| Request { method, path, headers, body })
}

fn integration_responses() -> impl Strategy<Value = Table<IntegrationResponse>> {
    let response = (
        proptest::option::of(one(PATTERNS)),
        table("method.response.header.", one(SOURCES)),
        templates(),
        handling(),
    );
    proptest::collection::vec((one(&["200", "404", "500"]), response), 0..3).prop_map(|list| {
        let mut responses: Table<IntegrationResponse> = Vec::new();
        for (status_code, (selection_pattern, response_parameters, response_templates, content_handling)) in
            list
        {
            if responses.iter().any(|(known, _)| *known == status_code) {
                continue;
            }
            let response = IntegrationResponse {
                status_code: status_code.clone(),
                selection_pattern,
                response_parameters,
                response_templates,
                content_handling,
            };
            responses.push((status_code, response));
        }
        responses
    })
}

fn integration() -> impl Strategy<Value = Integration> {
    let kinds = [
        IntegrationType::Mock,
        IntegrationType::Aws,
        IntegrationType::AwsProxy,
        IntegrationType::Http,
        IntegrationType::HttpProxy,
    ];
    let behaviors = [
        None,
        Some(PassthroughBehavior::WhenNoMatch),
        Some(PassthroughBehavior::WhenNoTemplates),
        Some(PassthroughBehavior::Never),
    ];
    (
        select(kinds.to_vec()),
        proptest::option::of(one(&["GET", "POST", "ANY"])),
        proptest::option::of(one(URIS)),
        mappings(),
        templates(),
        select(behaviors.to_vec()),
        handling(),
        integration_responses(),
    )
        .prop_map(
            |(
                kind,
                http_method,
                uri,
                request_parameters,
                request_templates,
                passthrough_behavior,
                content_handling,
                integration_responses,
            )| Integration {
                kind,
                http_method,
                uri,
                request_parameters,
                request_templates,
                passthrough_behavior,
                content_handling,
                integration_responses,
                ..Integration::default()
            },
        )
}

fn api() -> impl Strategy<Value = Api> {
    let results = [
        AuthorizerResult::Allow,
        AuthorizerResult::Deny,
        AuthorizerResult::NotCovered,
        AuthorizerResult::Unauthorized,
        AuthorizerResult::Failure,
    ];
    let access = (
        proptest::option::of(select(results.to_vec())),
        any::<bool>(),
        proptest::option::weighted(0.1, one(&["THROTTLED", "WAF_FILTERED", "ACCESS_DENIED"])),
        any::<bool>(),
    );
    let checks = (any::<bool>(), any::<bool>(), one(SCHEMAS), table("method.request.header.", any::<bool>()));
    let custom = (
        one(&["DEFAULT_4XX", "DEFAULT_5XX", "MISSING_AUTHENTICATION_TOKEN"]),
        table("gatewayresponse.header.", one(SOURCES)),
        templates(),
    );
    let binary = proptest::collection::vec(one(&["*/*", "image/*", "image/png", "*/png"]), 0..2);
    (
        one(RESOURCES),
        integration(),
        any::<bool>(),
        access,
        checks,
        custom,
        binary,
        one(&["example.com", "", "a b"]),
    )
        .prop_map(
            |(resource, integration, short, access, checks, custom, binary_media_types, variable)| {
                let (decision, needs_key, refusal, test_invoke) = access;
                let (bodies, parameters, schema, declared) = checks;
                let (response_type, response_parameters, response_templates) = custom;
                let mut api = Api {
                    resource_path: Some(resource),
                    stage: Some(Stage { stage_name: None, variables: vec![("v".to_owned(), variable)] }),
                    binary_media_types,
                    models: vec![("M".to_owned(), schema)],
                    request_validator: Some(RequestValidator {
                        validate_request_body: bodies,
                        validate_request_parameters: parameters,
                    }),
                    gateway_responses: vec![(
                        response_type,
                        GatewayResponse {
                            status_code: Some("418".to_owned()),
                            response_parameters,
                            response_templates,
                        },
                    )],
                    api_keys: vec![ApiKey { value: "k".to_owned(), ..ApiKey::default() }],
                    authorizer: decision.map(|result| Authorizer {
                        result,
                        principal_id: None,
                        context: Some("{\"n\":1}".to_owned()),
                        claims: None,
                    }),
                    refusal,
                    test_invoke,
                    ..Api::default()
                };
                if short {
                    api.integration = Some(integration);
                } else {
                    let status = |code: &str| {
                        (
                            code.to_owned(),
                            MethodResponse { status_code: code.to_owned(), ..MethodResponse::default() },
                        )
                    };
                    api.method = Some(Method {
                        http_method: "ANY".to_owned(),
                        authorization_type: Some("CUSTOM".to_owned()),
                        api_key_required: needs_key && test_invoke,
                        request_parameters: declared,
                        request_models: vec![("application/json".to_owned(), "M".to_owned())],
                        method_responses: vec![status("200"), status("404")],
                        method_integration: integration,
                        ..Method::default()
                    });
                }
                api
            },
        )
}

fn reply() -> impl Strategy<Value = BackendReply> {
    prop_oneof![
        (100u16..600, headers(), one(TEXTS)).prop_map(|(status, headers, text)| BackendReply::Http(
            BackendAnswer { status, headers: Headers(headers), payload: Payload::Text(text) }
        )),
        one(TEXTS).prop_map(|text| BackendReply::Lambda(LambdaReply::Returned(text))),
        one(TEXTS).prop_map(|text| BackendReply::Lambda(LambdaReply::Failed(text))),
        Just(BackendReply::Lambda(LambdaReply::Accepted)),
        Just(BackendReply::Lambda(LambdaReply::Refused { status: 400, message: "no".to_owned() })),
        Just(BackendReply::Fault(Fault::Timeout)),
        Just(BackendReply::Fault(Fault::Unreachable)),
    ]
}

fn run(scenario: &Scenario, reply: &BackendReply) -> Outcome {
    match begin(scenario, Options { explain: true, trace: true }) {
        Begun::Finished(outcome) => *outcome,
        Begun::Call(call) => call.finish(reply.clone()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scenario_has_one_answer(request in request(), api in api(), reply in reply()) {
        let scenario = Scenario { request, api, ..Scenario::default() };
        let outcome = run(&scenario, &reply);
        prop_assert!((100..600).contains(&outcome.response.status));
        prop_assert_eq!(outcome.stages.len(), if outcome.gateway_response.is_some() || outcome.stages.len() == 6 { 6 } else { 5 });
        let print = |outcome: &Outcome| serde_json::to_string(outcome).expect("outcomes are JSON");
        prop_assert_eq!(print(&outcome), print(&run(&scenario, &reply)));
    }

    #[test]
    fn what_is_written_reads_back(request in request(), api in api()) {
        let scenario = Scenario { request, api, ..Scenario::default() };
        prop_assert_eq!(Scenario::read(&scenario.to_pretty()), Ok(scenario));
    }

    #[test]
    fn reading_never_panics(text in ".{0,200}", cut in 0usize..400) {
        let _ = Scenario::read(&text);
        let whole = r#"{"version":1,"request":{"method":"GET","path":"/","headers":{"a":["b"]},"bodyBase64":"AA=="},"api":{"integration":{"type":"AWS","uri":"arn:aws:apigateway:us-east-1:lambda:path/x","integrationResponses":{"200":{"statusCode":"200"}}}},"backend":{"lambda":{"returns":{}}},"expect":{"response":{"status":200}}}"#;
        let _ = Scenario::read(whole.get(..cut.min(whole.len())).unwrap_or(whole));
    }
}
