//! Random scenario documents that are valid, wide in what they use: types, templates, mappings, models, gateway
//! responses, access and backends.

use serde_json::{Map, Value, json};

use crate::oracle::random::Random;
use crate::oracle::templates::template_over;

const VERBS: [&str; 6] = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"];
const TYPES: [&str; 9] = [
    "application/json",
    "application/json; charset=utf-8",
    "application/x-www-form-urlencoded",
    "text/plain",
    "TEXT/XML",
    "image/png",
    "image/gif",
    "*/*",
    "text/html, application/json;q=0.5",
];
const TEXTS: [&str; 18] = [
    "",
    "{}",
    "[]",
    "null",
    "{\"a\": \"x\", \"b\": [1, {\"c\": null}], \"n\": 12345678901234567890}",
    "{\"statusCode\": 201, \"headers\": {\"X\": true}, \"body\": \"b\"}",
    "{\"errorMessage\": \"Not Found: 7\", \"a\": 1.50}",
    "[{\"a\": 1}, {\"a\": 2}]",
    "{a",
    "'x",
    "a=b&c=%20d",
    "plain text\nof two lines",
    "<a>x</a>",
    "SGVsbG8=",
    "%%",
    "한국어 😀",
    "\"quoted\"",
    "1e400",
];
const HEADERS: [&str; 19] = [
    "Accept",
    "accept",
    "Content-Type",
    "Authorization",
    "User-Agent",
    "X-Own",
    "x-own",
    "x-api-key",
    "Via",
    "Connection",
    "Content-Length",
    "Transfer-Encoding",
    "Server",
    "Host",
    "X-Amzn-Trace-Id",
    "X-Forwarded-For",
    "X-HTTP-Method-Override",
    "Cookie",
    "TE",
];
const VALUES: [&str; 10] =
    ["", "x", "a, b", "AWS4-HMAC-SHA256 Credential=x", "k", "Root=1-2-3", "é", "GET", "gzip", "7"];
const NAMES: [&str; 8] = ["id", "proxy", "q", "X-Own", "a", "Content-Type", "Content-MD5", "Accept"];
const PATHS: [&str; 12] = [
    "/",
    "/pets",
    "/pets/7",
    "/pets/a%2Fb%20c",
    "/pets/7/toys",
    "//pets",
    "/pets/",
    "/a/b//c",
    "/ping",
    "/é",
    "/pets/%",
    "/x+y",
];
const QUERIES: [&str; 10] = [
    "",
    "",
    "",
    "?q=1",
    "?q=1&q=2&a",
    "?q=a+b%2Bc;d=e",
    "?q={x}",
    "?=&&",
    "?q=%E9&%F0",
    "?X-Amz-Signature=1#f",
];
const RESOURCES: [&str; 7] =
    ["/", "/pets", "/pets/{id}", "/{proxy+}", "/pets/{proxy+}", "/pets/{id}/toys", "/{id}"];
const TEMPLATES: [&str; 24] = [
    "",
    "{\"statusCode\": 200}",
    "{statusCode: 404,}",
    "{\"statusCode\": $input.params('q')}",
    "{\"statusCode\": \"200\"}",
    "$input.json('$')",
    "$input.body",
    "{\"a\": \"$input.path('$.a')\", \"n\": $input.json('$.n')}",
    "#set($r = $input.path('$'))$r.a $r.b[0] $r.keySet() $r",
    "#foreach($x in $input.path('$.b'))$foreach.count:$x#if($foreach.hasNext),#end#end",
    "#foreach($p in $input.params().keySet())$p=#foreach($k in $input.params().get($p).keySet())$k,#end;#end",
    "#set($context.requestOverride.header.X-Own = 'over')#set($context.requestOverride.path.id = 'o/v'){\"statusCode\": 200}",
    "#set($context.requestOverride.querystring.q = ['1', '2']){\"statusCode\": 200}",
    "#set($context.requestOverride.header.X-Own = 1)#set($context.requestOverride.header.X-Own = 2)",
    "#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Own = ['a', 'b']){\"statusCode\": 500}",
    "#set($context.responseOverride.status = 'x')",
    "$util.escapeJavaScript($input.json('$')) $util.urlEncode($input.body) $util.base64Encode('é')",
    "$util.parseJson($util.base64Decode('eyJhIjoxfQ==')).a $util.urlDecode('a+b%20')",
    "$context.path $context.identity.sourceIp $context.authorizer.principalId $context.requestTime $context.keySet()",
    "$stageVariables.v $stageVariables.get('host') $stageVariables",
    "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
    "#if($input.params('q') == '1')one#{elseif}(!$input.path('$.a'))two#else three#end\n",
    "#set($x = 7 / 2)$x #set($y = 10 % 4)$y #set($z = 1.5 * 2)$z",
    "#if(",
];
const REFERENCES: [&str; 14] = [
    "input.path('$.a')",
    "input.path('$')",
    "input.json('$.b')",
    "input.body",
    "input.params('q')",
    "input.params().header",
    "util.escapeJavaScript('x')",
    "util.parseJson('[1]')",
    "context.requestId",
    "context.identity",
    "context.requestOverride.header",
    "stageVariables.v",
    "a",
    "x",
];
const REQUEST_SOURCES: [&str; 18] = [
    "'literal'",
    "'a:b, \"c\"'",
    "method.request.path.id",
    "method.request.path.proxy",
    "method.request.querystring.q",
    "method.request.multivaluequerystring.q",
    "method.request.header.X-Own",
    "method.request.header.x-own",
    "method.request.multivalueheader.X-Own",
    "method.request.body",
    "method.request.body.a",
    "method.request.body.b[0]",
    "method.request.body.n",
    "stageVariables.v",
    "stageVariables.none",
    "context.identity.sourceIp",
    "context.authorizer.n",
    "no source",
];
const RESPONSE_SOURCES: [&str; 10] = [
    "'literal'",
    "integration.response.header.X-Own",
    "integration.response.header.content-type",
    "integration.response.multivalueheader.X-Own",
    "integration.response.body",
    "integration.response.body.a",
    "integration.response.body.errorMessage.a",
    "stageVariables.v",
    "context.requestId",
    "method.request.header.X-Own",
];
const PATTERNS: [&str; 10] =
    ["", "4\\d{2}", "2..", "200", ".*Not Found.*", "Not Found", ".+", ".*", "(", "(x+x+)+y"];
const MODELS: [&str; 8] = [
    r#"{"type": "object", "required": ["a"]}"#,
    r##"{"$ref": "#"}"##,
    r#"{"$ref": "https://apigateway.amazonaws.com/restapis/abcdef1234/models/Other"}"#,
    r#"{"properties": {"b": {"items": {"type": "integer"}}}, "additionalProperties": false}"#,
    r#"{"oneOf": [{"type": "null"}, {"type": "array", "minItems": 1}], "pattern": "("}"#,
    r#"{"enum": ["x", {"a": 1}], "maximum": 7, "multipleOf": 0.5}"#,
    r#"{"patternProperties": {"^a": {"minLength": 2}}, "dependencies": {"a": ["zz"]}, "maxProperties": 2}"#,
    r#"{"format": "date-time", "not": {"type": "object"}}"#,
];
const REFUSALS: [&str; 6] =
    ["THROTTLED", "WAF_FILTERED", "ACCESS_DENIED", "EXPIRED_TOKEN", "INVALID_API_KEY", "REQUEST_TOO_LARGE"];
const RESPONSE_TYPES: [&str; 6] = [
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "MISSING_AUTHENTICATION_TOKEN",
    "BAD_REQUEST_PARAMETERS",
    "UNSUPPORTED_MEDIA_TYPE",
    "INTEGRATION_TIMEOUT",
];
const GATEWAY_TEMPLATES: [&str; 4] = [
    "{\"message\":$context.error.messageString}",
    "$context.error.message $context.error.responseType $context.error.validationErrorString",
    "#if(1) $stageVariables.v method.request.header.X-Own $method.request.querystring.q",
    "",
];
const LAMBDA: &str = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations";
const URLS: [&str; 6] = [
    "https://example.com/in",
    "https://example.com/{id}?a=1",
    "http://${stageVariables.host}/{proxy}?v=${stageVariables.v}",
    "https://${stageVariables.none}/",
    "https://example.com:8443/${x}",
    "HTTPS://EXAMPLE.com",
];
const ARNS: [&str; 11] = [
    "arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue",
    "arn:aws:apigateway:eu-west-1:sqs:action/SendMessage",
    "arn:aws:apigateway:us-east-1:sns:action/Publish",
    "arn:aws:apigateway:us-east-1:dynamodb:action/GetItem",
    "arn:aws:apigateway:us-east-1:dynamodb:action/PutItem",
    "arn:aws:apigateway:us-east-1:s3:path/bucket/{id}",
    "arn:aws:apigateway:us-east-1:kinesis:action/PutRecord",
    "arn:aws:apigateway:us-east-1:states:action/StartExecution",
    "arn:aws:apigateway:us-east-1:events:action/PutEvents",
    "arn:aws:apigateway:us-east-1:ssm:action/GetParameter",
    "arn:aws:apigateway:us-east-1:rekognition:action/DetectFaces",
];

/// A scenario document that is valid.
#[must_use]
pub fn scenario(random: &mut Random) -> Value {
    let mut document = json!({ "version": 1 });
    if random.once_in(4) {
        document["title"] = json!(random.pick(&TEXTS));
    }
    document["request"] = request(random);
    let (api, kind, is_lambda) = api(random, &document["request"]);
    document["api"] = api;
    if let Some(backend) = backend(random, kind, is_lambda) {
        document["backend"] = backend;
    }
    if random.once_in(4) {
        document["context"] = json!({
            "requestId": "r-1",
            "identity": { "sourceIp": random.pick(&VALUES), "userArn": random.once_in(2).then_some("arn:u") },
            "requestTimeEpoch": 1_000_000_007,
        });
    }
    document
}

fn request(random: &mut Random) -> Value {
    let path = format!("{}{}", random.pick(&PATHS), random.pick(&QUERIES));
    let mut request = json!({ "method": random.pick(&VERBS), "path": path });
    if random.below(4) > 0 {
        let mut headers = Map::new();
        for _ in 0..random.below(5) {
            let name = random.pick(&HEADERS);
            let one = |random: &mut Random| match name.to_ascii_lowercase().as_str() {
                "accept" | "content-type" => random.pick(&TYPES),
                _ => random.pick(&VALUES),
            };
            let value = match random.below(4) {
                0 => json!([one(random), one(random)]),
                _ => json!(one(random)),
            };
            headers.insert(name.to_owned(), value);
        }
        request["headers"] = Value::Object(headers);
    }
    match random.below(6) {
        0 | 1 => {}
        2 => request["bodyBase64"] = json!(random.pick(&["/+8=", "aGk=", ""])),
        3 => request["bodyJson"] = json!({ "a": random.pick(&TEXTS), "b": [1, { "c": null }], "n": -0.5 }),
        _ => request["body"] = json!(random.pick(&TEXTS)),
    }
    request
}

fn template(random: &mut Random) -> String {
    match random.below(4) {
        0 => template_over(random, |random| random.pick(&REFERENCES).to_owned()),
        1 => format!("{}{}", random.pick(&TEMPLATES), random.pick(&TEMPLATES)),
        _ => random.pick(&TEMPLATES).to_owned(),
    }
}

fn templates(random: &mut Random) -> Value {
    let mut all = Map::new();
    for _ in 0..random.below(3) {
        let key = random.pick(&[
            "application/json",
            "application/json",
            "text/plain",
            "text/xml",
            "image/png",
            "$default",
        ]);
        all.insert(key.to_owned(), json!(template(random)));
    }
    Value::Object(all)
}

fn mappings(random: &mut Random, places: &[&'static str], sources: &[&'static str]) -> Value {
    let mut all = Map::new();
    for _ in 0..random.below(4) {
        let target = format!("{}{}", random.pick(places), random.pick(&NAMES));
        all.insert(target, json!(random.pick(sources)));
    }
    Value::Object(all)
}

fn integration_responses(random: &mut Random) -> Value {
    let mut all = Map::new();
    for status in ["200", "404", "500"] {
        if random.once_in(2) {
            continue;
        }
        let mut response = json!({ "statusCode": status });
        if random.once_in(2) {
            response["selectionPattern"] = json!(random.pick(&PATTERNS));
        }
        if random.once_in(2) {
            response["responseParameters"] =
                mappings(random, &["method.response.header."], &RESPONSE_SOURCES);
        }
        if random.once_in(2) {
            response["responseTemplates"] = templates(random);
        }
        if random.once_in(4) {
            response["contentHandling"] = json!(random.pick(&["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"]));
        }
        all.insert(status.to_owned(), response);
    }
    Value::Object(all)
}

/// The integration, its type, and whether a function stands behind it.
fn integration(random: &mut Random) -> (Value, &'static str, bool) {
    let kind =
        *["MOCK", "HTTP", "HTTP_PROXY", "AWS", "AWS", "AWS_PROXY"].get(random.below(6)).unwrap_or(&"MOCK");
    let is_lambda = kind == "AWS_PROXY" || (kind == "AWS" && random.once_in(2));
    let mut integration = json!({ "type": kind });
    if kind != "MOCK" {
        integration["httpMethod"] = json!(random.pick(&["POST", "POST", "POST", "GET", "ANY"]));
        integration["uri"] = json!(match kind {
            "HTTP" | "HTTP_PROXY" => random.pick(&URLS),
            _ if is_lambda => LAMBDA,
            _ => random.pick(&ARNS),
        });
    }
    if kind.starts_with("AWS") && random.below(4) > 0 {
        integration["credentials"] = json!("arn:aws:iam::123456789012:role/r");
    }
    let places =
        ["integration.request.header.", "integration.request.querystring.", "integration.request.path."];
    if random.once_in(2) {
        integration["requestParameters"] = mappings(random, &places, &REQUEST_SOURCES);
    }
    if random.below(3) > 0 {
        integration["requestTemplates"] = templates(random);
    }
    if random.once_in(2) {
        integration["passthroughBehavior"] =
            json!(random.pick(&["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]));
    }
    if random.once_in(4) {
        integration["contentHandling"] = json!(random.pick(&["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"]));
    }
    if random.once_in(4) {
        integration["timeoutInMillis"] = json!(50 + random.below(30_000));
    }
    if random.below(6) > 0 {
        integration["integrationResponses"] = integration_responses(random);
    }
    (integration, kind, is_lambda)
}

fn api(random: &mut Random, request: &Value) -> (Value, &'static str, bool) {
    let (integration, kind, is_lambda) = integration(random);
    let mut api = json!({});
    if random.below(4) > 0 {
        api["resourcePath"] = json!(random.pick(&RESOURCES));
    }
    if random.once_in(2) {
        api["stage"] = json!({
            "stageName": random.pick(&["test", "prod"]),
            "variables": { "host": "h.example", "v": random.pick(&["x", "x?k=v", "a b", ""]) },
        });
    }
    if random.once_in(3) {
        api["binaryMediaTypes"] =
            json!([random.pick(&["*/*", "image/*", "image/png", "*/png", "text/plain"])]);
    }
    if random.once_in(8) {
        api["testInvoke"] = json!(true);
    }
    if random.once_in(10) {
        api["refusal"] = json!(random.pick(&REFUSALS));
    }
    if random.once_in(4) {
        api["siblings"] = json!([
            { "resourcePath": random.pick(&RESOURCES), "methods": [random.pick(&VERBS)] },
            { "resourcePath": random.pick(&RESOURCES), "methods": ["ANY"] },
        ]);
    }
    if random.once_in(4) {
        api["authorizer"] = json!({
            "result": random.pick(&["allow", "allow", "allow", "deny", "not_covered", "unauthorized", "failure"]),
            "principalId": "user",
            "context": { "n": 1, "t": true, "s": random.pick(&TEXTS) },
        });
    }
    if random.once_in(3) {
        let mut response = json!({});
        if random.once_in(2) {
            response["statusCode"] = json!("418");
        }
        if random.once_in(2) {
            let sources = [
                "'*'",
                "context.error.messageString",
                "method.request.header.X-Own",
                "stageVariables.v",
                "nope",
            ];
            response["responseParameters"] = mappings(random, &["gatewayresponse.header."], &sources);
        }
        if random.once_in(2) {
            response["responseTemplates"] = json!({ "application/json": random.pick(&GATEWAY_TEMPLATES) });
        }
        api["gatewayResponses"] = json!({ random.pick(&RESPONSE_TYPES): response });
    }
    if random.once_in(2) {
        api["requestValidator"] = json!({
            "validateRequestBody": random.once_in(2),
            "validateRequestParameters": random.once_in(2),
        });
        let model =
            |random: &mut Random| serde_json::from_str::<Value>(random.pick(&MODELS)).unwrap_or_default();
        api["models"] = json!({ "Model": model(random), "Other": model(random) });
    }
    if random.once_in(2) {
        api["integration"] = integration;
        return (api, kind, is_lambda);
    }
    let mut method = json!({
        "httpMethod": match random.below(6) {
            0 => json!("PATCH"),
            1 | 2 => json!("ANY"),
            _ => request["method"].clone(),
        },
        "authorizationType": random.pick(&["NONE", "NONE", "AWS_IAM", "CUSTOM"]),
        "apiKeyRequired": random.once_in(6),
    });
    if random.once_in(2) {
        let mut parameters = Map::new();
        for _ in 0..=random.below(3) {
            let place = random.pick(&[
                "method.request.querystring.",
                "method.request.header.",
                "method.request.path.",
            ]);
            parameters.insert(format!("{place}{}", random.pick(&NAMES)), json!(random.once_in(2)));
        }
        method["requestParameters"] = Value::Object(parameters);
    }
    if random.once_in(2) {
        let key = random.pick(&["application/json", "$default", "text/plain"]);
        method["requestModels"] = json!({ key: random.pick(&["Model", "Other", "Empty", "Error", "None"]) });
    }
    let mut responses = Map::new();
    for status in ["200", "404", "500"] {
        if random.below(4) > 0 {
            responses.insert(
                status.to_owned(),
                json!({ "statusCode": status, "responseParameters": { "method.response.header.X-Own": true } }),
            );
        }
    }
    method["methodResponses"] = Value::Object(responses);
    method["methodIntegration"] = integration;
    api["method"] = method;
    if random.once_in(3) {
        api["apiKeys"] = json!([{ "value": "k", "id": "key" }]);
    }
    (api, kind, is_lambda)
}

fn backend(random: &mut Random, kind: &str, is_lambda: bool) -> Option<Value> {
    if kind == "MOCK" || random.once_in(4) {
        return None;
    }
    if random.once_in(8) {
        return Some(json!({ "fault": random.pick(&["timeout", "unreachable"]) }));
    }
    if is_lambda && (kind == "AWS_PROXY" || random.below(3) > 0) {
        return Some(match random.below(4) {
            0 => json!({ "lambda": { "echo": true } }),
            1 => json!({ "lambda": { "fails": { "errorMessage": random.pick(&TEXTS), "errorType": "E" } } }),
            2 => json!({ "lambda": { "returns": random.pick(&TEXTS) } }),
            _ => json!({ "lambda": { "returns": proxy_answer(random) } }),
        });
    }
    if kind == "AWS" && !is_lambda && random.once_in(2) {
        return Some(json!({ "services": {
            "sqs": { "queues": { "queue": {} } },
            "dynamodb": { "tables": { "t": { "hashKey": "id", "items": [{ "id": { "S": "1" } }] } } },
            "s3": { "buckets": { "bucket": { "objects": { "7": { "body": "x", "contentType": "text/plain" } } } } },
        } }));
    }
    if kind.starts_with("HTTP") && random.once_in(3) {
        return Some(json!({ "echo": true }));
    }
    let mut reply = json!({ "status": *[200, 200, 201, 204, 302, 400, 404, 429, 500].get(random.below(9)).unwrap_or(&200) });
    if random.below(3) > 0 {
        reply["headers"] = json!({
            "Content-Type": random.pick(&TYPES),
            random.pick(&HEADERS): [random.pick(&VALUES), random.pick(&VALUES)],
        });
    }
    match random.below(4) {
        0 => {}
        1 => reply["bodyBase64"] = json!("/+8="),
        2 => reply["bodyJson"] = json!({ "a": { "b": 1.0 }, "errorMessage": "{\"a\": 1}" }),
        _ => reply["body"] = json!(random.pick(&TEXTS)),
    }
    Some(json!({ "reply": reply }))
}

fn proxy_answer(random: &mut Random) -> Value {
    let mut answer = json!({});
    if random.below(4) > 0 {
        answer["statusCode"] =
            [json!(200), json!("404"), json!(302), json!("x"), json!(9999)][random.below(5)].clone();
    }
    if random.once_in(2) {
        answer["headers"] = [
            json!({ "X-Own": 1, "Content-Type": "image/png" }),
            json!(null),
            json!({ "Date": "d" }),
            json!([]),
        ][random.below(4)]
        .clone();
    }
    if random.once_in(3) {
        answer["multiValueHeaders"] =
            [json!({ "x-own": ["a", true] }), json!({ "X": "a" })][random.below(2)].clone();
    }
    if random.below(4) > 0 {
        answer["body"] =
            [json!(random.pick(&TEXTS)), json!(null), json!({ "a": 1 })][random.below(3)].clone();
    }
    if random.once_in(3) {
        answer["isBase64Encoded"] = json!(random.once_in(2));
    }
    if random.once_in(10) {
        answer["cookies"] = json!([]);
    }
    answer
}
