//! Texts as people have them, and what becomes of them.

use gatelens_exchange::import::{Format, Imported, Piece, import};
use gatelens_gateway::scenario::{Backend, Body, IntegrationType, Lambda, Request, Scenario};

const LAMBDA_PROXY: &str = r#"{"type":"AWS_PROXY","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:MyFunction/invocations","passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000}"#;
const DYNAMODB: &str = r#"{"type":"AWS","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:dynamodb:action/PutItem","credentials":"arn:aws:iam::123456789012:role/APIGatewayDynamoDBRole","requestTemplates":{"application/json":{"TableName":"MyTable","Item":{"id":{"S":"$input.path('$.id')"},"name":{"S":"$input.path('$.name')"}}}},"passthroughBehavior":"WHEN_NO_TEMPLATES"}"#;
const HTTP: &str = r#"{"type":"HTTP","httpMethod":"GET","uri":"http://example.com/path/to/resource","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH"}"#;
const MOCK: &str = r#"{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"},"passthroughBehavior":"WHEN_NO_MATCH"}"#;

fn imported(text: &str) -> Imported {
    import(text).unwrap_or_else(|errors| panic!("{text}\n{errors:#?}"))
}

fn codes(imported: &Imported) -> Vec<&str> {
    imported.notices.iter().map(|notice| notice.code.as_str()).collect()
}

fn request(text: &str) -> (Request, Vec<String>) {
    let imported = imported(text);
    let notices = codes(&imported).into_iter().map(str::to_owned).collect();
    match imported.piece {
        Piece::Request(piece) => (piece.request, notices),
        other => panic!("no request: {other:?}"),
    }
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let (_, values) = request.headers.iter().find(|(known, _)| known == name)?;
    values.first().map(String::as_str)
}

fn text(request: &Request) -> Option<&str> {
    match request.body.as_ref()? {
        Body::Text(text) => Some(text),
        _ => None,
    }
}

#[test]
fn settings_of_tutorials_are_taken_as_printed() {
    for (text, kind, added) in [
        (LAMBDA_PROXY, IntegrationType::AwsProxy, false),
        (DYNAMODB, IntegrationType::Aws, true),
        (HTTP, IntegrationType::Http, true),
        (MOCK, IntegrationType::Mock, true),
    ] {
        let imported = imported(text);
        assert_eq!(imported.format, Format::GetIntegration);
        assert_eq!(codes(&imported).contains(&"H0801"), added);
        let (scenario, _) = imported.alone();
        let method = scenario.api.method.as_ref().expect("a method");
        assert_eq!(method.method_integration.kind, kind);
        assert_eq!(method.method_responses.len(), usize::from(added));
        assert_eq!(method.http_method, scenario.request.method);
        assert_eq!(Scenario::read(&scenario.to_compact()), Ok(scenario));
    }
}

#[test]
fn a_template_written_as_json_brings_a_sample_body() {
    let imported = imported(DYNAMODB);
    assert_eq!(codes(&imported), ["H0804", "H0801"]);
    let (scenario, notices) = imported.alone();
    assert_eq!(text(&scenario.request), Some(r#"{"id":"id","name":"name"}"#));
    assert!(notices.iter().any(|notice| notice.code == "H0805"));
    let method = scenario.api.method.expect("a method");
    let (_, template) = &method.method_integration.request_templates[0];
    assert_eq!(
        template,
        r#"{"TableName":"MyTable","Item":{"id":{"S":"$input.path('$.id')"},"name":{"S":"$input.path('$.name')"}}}"#
    );
}

#[test]
fn an_unknown_key_is_told_at_its_place() {
    let errors = import("{\"type\": \"HTTP\",\n \"url\": \"http://example.com\"}").expect_err("unknown key");
    let place = errors[0].place.as_ref().expect("a place");
    assert_eq!((place.field.as_str(), place.line), ("/url", Some(2)), "{errors:#?}");
}

#[test]
fn get_method_gives_the_method() {
    let text = format!(
        r#"{{"httpMethod":"GET","authorizationType":"NONE","apiKeyRequired":false,
            "requestParameters":{{"method.request.querystring.name":true}},
            "methodResponses":{{"200":{{"statusCode":"200"}}}},"methodIntegration":{HTTP}}}"#
    );
    let imported = imported(&text);
    assert_eq!(imported.format, Format::GetMethod);
    let (scenario, _) = imported.alone();
    assert_eq!(scenario.request.path, "/?name=name");
    assert_eq!(
        import(r#"{"httpMethod":"GET","apiKeyRequired":false}"#).expect_err("nothing to do")[0].code,
        "E0806"
    );
}

#[test]
fn openapi_is_converted() {
    let extension = r#"{"type":"aws","httpMethod":"POST",
        "uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:F/invocations",
        "passthroughBehavior":"when_no_templates","requestTemplates":{"application/json":"{}"},
        "responses":{"default":{"statusCode":"200","responseTemplates":{"application/json":"ok"}},
                     "4\\d{2}":{"statusCode":"400"},"5\\d{2}":{"statusCode":"400"}}}"#;
    let alone = imported(extension);
    assert_eq!(alone.format, Format::OpenApi);
    assert_eq!(codes(&alone), ["W0817"]);
    let Piece::Integration(integration) = alone.piece else { panic!("an integration") };
    let patterns: Vec<_> = integration
        .integration_responses
        .iter()
        .map(|(status, response)| (status.as_str(), response.selection_pattern.as_deref()))
        .collect();
    assert_eq!(patterns, [("200", None), ("400", Some("4\\d{2}"))]);

    let document = format!(
        r#"{{"openapi":"3.0.1","info":{{}},"paths":{{"/pets/{{id}}":{{"parameters":[],"get":{{
            "operationId":"x","security":[],"parameters":[{{"name":"id","in":"path","required":true}}],
            "responses":{{"200":{{"headers":{{"X":{{}}}}}}}},"x-amazon-apigateway-integration":{extension}}}}}}}}}"#
    );
    let whole = imported(&document);
    assert_eq!(codes(&whole), ["W0810", "W0817"]);
    let (scenario, _) = whole.alone();
    assert_eq!((scenario.request.method.as_str(), scenario.request.path.as_str()), ("GET", "/pets/id"));
    let method = scenario.api.method.expect("a method");
    assert_eq!(method.request_parameters, [("method.request.path.id".to_owned(), true)]);
    assert_eq!(method.method_responses[0].1.response_parameters[0].0, "method.response.header.X");
    assert_eq!(import(r#"{"type":"aws_v2","responses":{}}"#).expect_err("no such type")[0].code, "E0808");
}

#[test]
fn curl_sends_what_curl_sends() {
    let (post, notices) = request(
        "curl -sSL -XPOST 'https://abc.execute-api.eu-west-1.amazonaws.com/dev/pets?a=%20b' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw $'{\"name\":\"O\\'Hara\"}' -u me:pw --compressed",
    );
    assert_eq!((post.method.as_str(), post.path.as_str()), ("POST", "/pets?a=%20b"));
    assert_eq!(text(&post), Some(r#"{"name":"O'Hara"}"#));
    assert_eq!(header(&post, "Authorization"), Some("Basic bWU6cHc="));
    assert_eq!(header(&post, "Accept"), Some("*/*"));
    assert_eq!(header(&post, "Content-Type"), Some("application/json"));
    assert_eq!(notices, ["W0801", "W0801", "W0801", "H0803", "H0802"]);

    let (form, _) = request("$ curl example.com/x -d a=1 --data 'b=2&c' --data-urlencode 'd=é &'");
    assert_eq!((form.method.as_str(), text(&form)), ("POST", Some("a=1&b=2&c&d=%C3%A9%20%26")));
    assert_eq!(header(&form, "Content-Type"), Some("application/x-www-form-urlencoded"));

    let (get, _) = request("curl -G --url http://example.com/x?y=1 -d a=1 -A me -b k=v -e http://r.test");
    assert_eq!((get.method.as_str(), get.path.as_str()), ("GET", "/x?y=1&a=1"));
    assert_eq!(header(&get, "User-Agent"), Some("me"));
    assert_eq!(header(&get, "Cookie"), Some("k=v"));

    let (json, _) = request(r#"curl http://example.com --json '{"a":1}' -H 'Accept:'"#);
    assert_eq!((header(&json, "Content-Type"), header(&json, "Accept")), (Some("application/json"), None));

    let (parts, notices) = request("curl http://example.com -F a=b -F 'f=@x.png;type=image/png'");
    assert!(
        text(&parts)
            .is_some_and(|body| body.contains("name=\"f\"; filename=\"x.png\"\r\nContent-Type: image/png"))
    );
    assert!(notices.iter().any(|code| code == "W0802"));
    for (command, code) in
        [("curl -X", "E0824"), ("curl --nope x", "E0825"), ("curl -s", "E0823"), ("curl 'x", "E0822")]
    {
        assert_eq!(import(command).expect_err(command)[0].code, code);
    }
}

#[test]
fn raw_requests_keep_their_body() {
    let (raw, notices) = request(
        "POST /pets?x=1 HTTP/1.1\r\nHost: api.example.com\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 3\r\n\r\n{\r\n}",
    );
    assert_eq!((raw.method.as_str(), raw.path.as_str(), text(&raw)), ("POST", "/pets?x=1", Some("{\r\n}")));
    assert_eq!(raw.headers[1], ("X-A".to_owned(), vec!["1".to_owned(), "2".to_owned()]));
    assert_eq!(notices, ["W0809", "W0813"]);
    assert_eq!(import("GET /x HTTP/1.1\nnonsense\n").expect_err("no header")[0].code, "E0821");
    assert_eq!(import("hello world").expect_err("no format")[0].code, "E0801");
    assert_eq!(import("paths:\n  x-amazon-apigateway-integration:\n").expect_err("yaml")[0].code, "E0802");
}

#[test]
fn har_entries_give_their_request() {
    let (har, notices) = request(
        r#"{"log":{"entries":[{"startedDateTime":"x","request":{"method":"POST","url":"https://example.com/a?b=1",
            "httpVersion":"HTTP/2","headers":[{"name":":path","value":"/a"},{"name":"Accept","value":"*/*"}],
            "postData":{"mimeType":"application/json","text":"{}"}},"response":{}},{}]}}"#,
    );
    assert_eq!((har.method.as_str(), har.path.as_str(), text(&har)), ("POST", "/a?b=1", Some("{}")));
    assert_eq!(header(&har, "Content-Type"), Some("application/json"));
    assert_eq!(notices, ["W0806", "W0810", "W0810"]);
}

#[test]
fn a_part_takes_its_place_in_the_scenario() {
    let (mut lambda, _) = imported(LAMBDA_PROXY).alone();
    lambda.title = Some("Mine".to_owned());
    lambda.backend = Some(Backend::Lambda(Lambda::Echo));
    lambda.expect = Some("{}".to_owned());
    let (merged, notices) = imported(HTTP).onto(&lambda);
    assert_eq!(merged.title.as_deref(), Some("Mine"));
    assert_eq!((merged.backend, merged.expect), (None, None));
    let codes: Vec<_> = notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(codes, ["H0801", "W0814", "W0815"]);
    let (merged, _) = imported("GET /other HTTP/1.1\n\n").onto(&lambda);
    assert_eq!((merged.request.path.as_str(), merged.api == lambda.api), ("/other", true));
}
