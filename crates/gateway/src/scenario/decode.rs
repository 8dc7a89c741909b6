//! From a document's tree to a scenario.

use super::fields::{At, Fields, Reader, last_step};
use super::{
    Api, ApiKey, Authorizer, AuthorizerResult, Backend, Body, ContentHandling, Fault, GatewayResponse,
    Integration, IntegrationResponse, IntegrationType, JsonText, Lambda, LambdaFailure, Method,
    MethodResponse, PassthroughBehavior, Reply, Request, RequestValidator, Route, Scenario, Sibling, Stage,
    Table,
};
use crate::diagnostics::document as told;
use crate::stop::RESPONSE_TYPES;
use gatelens_value::json::strict::{JsonKind, to_compact};

/// The names of the integration types, as AWS spells them.
const INTEGRATION_TYPES: [(&str, IntegrationType); 5] = [
    ("MOCK", IntegrationType::Mock),
    ("AWS", IntegrationType::Aws),
    ("AWS_PROXY", IntegrationType::AwsProxy),
    ("HTTP", IntegrationType::Http),
    ("HTTP_PROXY", IntegrationType::HttpProxy),
];
const PASSTHROUGH_BEHAVIORS: [(&str, PassthroughBehavior); 3] = [
    ("WHEN_NO_MATCH", PassthroughBehavior::WhenNoMatch),
    ("WHEN_NO_TEMPLATES", PassthroughBehavior::WhenNoTemplates),
    ("NEVER", PassthroughBehavior::Never),
];
const CONTENT_HANDLINGS: [(&str, ContentHandling); 2] = [
    ("CONVERT_TO_TEXT", ContentHandling::ConvertToText),
    ("CONVERT_TO_BINARY", ContentHandling::ConvertToBinary),
];
const AUTHORIZER_RESULTS: [(&str, AuthorizerResult); 5] = [
    ("allow", AuthorizerResult::Allow),
    ("deny", AuthorizerResult::Deny),
    ("not_covered", AuthorizerResult::NotCovered),
    ("unauthorized", AuthorizerResult::Unauthorized),
    ("failure", AuthorizerResult::Failure),
];
const FAULTS: [(&str, Fault); 2] = [("timeout", Fault::Timeout), ("unreachable", Fault::Unreachable)];
const AUTHORIZATION_TYPES: [(&str, ()); 4] =
    [("NONE", ()), ("AWS_IAM", ()), ("CUSTOM", ()), ("COGNITO_USER_POOLS", ())];
const SERVICES: [&str; 9] =
    ["dynamodb", "sqs", "sns", "s3", "kinesis", "states", "events", "ssm", "secretsmanager"];

/// Keys of a method that AWS prints and the simulation does not use.
const UNUSED_OF_METHOD: [&str; 3] = ["operationName", "authorizationScopes", "requestValidatorId"];
/// Keys of an integration that AWS prints and the simulation does not use.
const UNUSED_OF_INTEGRATION: [&str; 5] =
    ["cacheNamespace", "cacheKeyParameters", "connectionType", "connectionId", "tlsConfig"];

type In<'r, 't> = &'r mut Reader<'t>;

pub(super) fn scenario(r: In<'_, '_>, at: &At<'_>) -> Option<Scenario> {
    let keys =
        ["version", "title", "description", "source", "request", "api", "backend", "context", "expect"];
    let fields = r.object(at, "the scenario", &keys)?;
    if let Some(version) = fields.required(r, "version") {
        let known = version.json.as_number() == Some("1");
        if version.json.as_number().is_none() {
            r.wrong_type(&version, "the number 1");
        } else if !known {
            r.error(
                &told::UNKNOWN_VERSION,
                &[("value", version.json.as_number().unwrap_or_default())],
                &version,
            );
        }
    }
    let request = fields.required(r, "request").and_then(|at| request(r, &at));
    let api = fields.required(r, "api").and_then(|at| api(r, &at));
    let backend = fields.get("backend").and_then(|at| backend(r, &at, api.as_ref()));
    Some(Scenario {
        title: fields.string(r, "title"),
        description: fields.string(r, "description"),
        source: fields.get("source").map(|at| to_compact(at.json)),
        request: request.unwrap_or_default(),
        api: api.unwrap_or_default(),
        backend,
        context: fields.get("context").and_then(|at| r.json_object(&at)),
        expect: fields.get("expect").and_then(|at| expect(r, &at)),
    })
}

/// The claims, kept as text, if they can be held against an outcome.
fn expect(r: In<'_, '_>, at: &At<'_>) -> Option<JsonText> {
    let text = r.json_object(at)?;
    for wrong in crate::expect::validate(at.json, &at.pointer) {
        r.placed(wrong, at);
    }
    Some(text)
}

fn request(r: In<'_, '_>, at: &At<'_>) -> Option<Request> {
    let fields =
        r.object(at, "a request", &["method", "path", "headers", "body", "bodyBase64", "bodyJson"])?;
    let method = fields.required(r, "method").and_then(|at| r.string(&at));
    let path = fields.required(r, "path").and_then(|at| r.string(&at));
    Some(Request {
        method: method.unwrap_or_default(),
        path: path.unwrap_or_default(),
        headers: headers(r, &fields),
        body: body(r, &fields),
    })
}

/// Header names with a value or a list of values.
fn headers(r: In<'_, '_>, fields: &Fields<'_>) -> Table<Vec<String>> {
    let values = |r: &mut Reader<'_>, _: &str, at: &At<'_>| match &at.json.kind {
        JsonKind::String(text) => Some(vec![text.clone()]),
        JsonKind::Array(items) if items.is_empty() => {
            r.error(&told::EMPTY_LIST, &[("key", &last_step(&at.pointer))], at);
            None
        }
        JsonKind::Array(_) => r.array(at, |r, at| r.string(at)),
        _ => {
            r.wrong_type(at, "a string or a list of strings");
            None
        }
    };
    fields.get("headers").and_then(|at| r.table(&at, values)).unwrap_or_default()
}

fn body(r: In<'_, '_>, fields: &Fields<'_>) -> Option<Body> {
    let (key, at) = fields.one_key(r, &["body", "bodyBase64", "bodyJson"])?;
    match key {
        "bodyJson" => Some(Body::Json(to_compact(at.json))),
        _ if at.json.is_null() => None,
        "bodyBase64" => {
            use base64::Engine as _;
            let text = r.string(&at)?;
            if base64::engine::general_purpose::STANDARD.decode(&text).is_err() {
                r.error(&told::NOT_BASE64, &[("key", key)], &at);
            }
            Some(Body::Base64(text))
        }
        _ => r.string(&at).map(Body::Text),
    }
}

fn api(r: In<'_, '_>, at: &At<'_>) -> Option<Api> {
    let keys = [
        "resourcePath",
        "stage",
        "binaryMediaTypes",
        "models",
        "requestValidator",
        "gatewayResponses",
        "method",
        "integration",
        "apiKeys",
        "authorizer",
        "refusal",
        "siblings",
        "testInvoke",
    ];
    let fields = r.object(at, "an API", &keys)?;
    let short_or_long = fields.one_key(r, &["method", "integration"]);
    if short_or_long.is_none() {
        r.error_in(&told::MISSING_KEY, &[("parent", "an API"), ("key", "method")], &fields);
    }
    let refusal = fields.get("refusal").and_then(|at| response_type(r, &at));
    Some(Api {
        resource_path: fields.string(r, "resourcePath"),
        stage: fields.get("stage").and_then(|at| stage(r, &at)),
        binary_media_types: strings(r, &fields, "binaryMediaTypes"),
        models: fields
            .get("models")
            .and_then(|at| r.table(&at, |r, _, at| r.json_object(at)))
            .unwrap_or_default(),
        request_validator: fields.get("requestValidator").and_then(|at| validator(r, &at)),
        gateway_responses: fields
            .get("gatewayResponses")
            .and_then(|at| {
                r.table(&at, |r, key, at| {
                    known_response_type(r, key, at);
                    gateway_response(r, at)
                })
            })
            .unwrap_or_default(),
        method: fields.get("method").and_then(|at| method(r, &at)),
        integration: fields.get("integration").and_then(|at| integration(r, &at)),
        api_keys: fields.get("apiKeys").and_then(|at| r.array(&at, api_key)).unwrap_or_default(),
        authorizer: fields.get("authorizer").and_then(|at| authorizer(r, &at)),
        refusal,
        siblings: fields.get("siblings").and_then(|at| r.array(&at, sibling)).unwrap_or_default(),
        test_invoke: fields.flag(r, "testInvoke"),
    })
}

fn strings(r: In<'_, '_>, fields: &Fields<'_>, key: &str) -> Vec<String> {
    fields.get(key).and_then(|at| r.array(&at, |r, at| r.string(at))).unwrap_or_default()
}

fn string_table(r: In<'_, '_>, fields: &Fields<'_>, key: &str) -> Table<String> {
    fields.get(key).and_then(|at| r.table(&at, |r, _, at| r.string(at))).unwrap_or_default()
}

fn stage(r: In<'_, '_>, at: &At<'_>) -> Option<Stage> {
    let fields = r.object(at, "a stage", &["stageName", "variables"])?;
    Some(Stage {
        stage_name: fields.string(r, "stageName"),
        variables: string_table(r, &fields, "variables"),
    })
}

fn validator(r: In<'_, '_>, at: &At<'_>) -> Option<RequestValidator> {
    let keys = ["validateRequestBody", "validateRequestParameters"];
    let fields = r.object(at, "a request validator", &keys)?;
    Some(RequestValidator {
        validate_request_body: fields.flag(r, "validateRequestBody"),
        validate_request_parameters: fields.flag(r, "validateRequestParameters"),
    })
}

fn response_type(r: In<'_, '_>, at: &At<'_>) -> Option<String> {
    let text = r.string(at)?;
    known_response_type(r, &text, at);
    Some(text)
}

fn known_response_type(r: In<'_, '_>, name: &str, at: &At<'_>) {
    let names = RESPONSE_TYPES.each_ref().map(|row| row.name);
    if !names.contains(&name) {
        r.outside(at, name, &names);
    }
}

fn gateway_response(r: In<'_, '_>, at: &At<'_>) -> Option<GatewayResponse> {
    let keys = ["statusCode", "responseParameters", "responseTemplates"];
    let fields = r.object(at, "a gateway response", &keys)?;
    Some(GatewayResponse {
        status_code: fields.get("statusCode").and_then(|at| status_code(r, &at)),
        response_parameters: mappings(r, &fields, "responseParameters", &["gatewayresponse.header."]),
        response_templates: templates(r, &fields, "responseTemplates"),
    })
}

/// A status code as AWS prints it: digits in a string.
fn status_code(r: In<'_, '_>, at: &At<'_>) -> Option<String> {
    let text = r.string(at)?;
    let status = text.parse::<u16>().ok().filter(|status| (100..=599).contains(status));
    if status.is_none() || text.len() != 3 {
        let args = [
            ("key", "statusCode"),
            ("range", "a string of three digits, \"100\" to \"599\""),
            ("found", &text),
        ];
        r.error(&told::OUTSIDE_RANGE, &args, at);
    }
    Some(text)
}

fn method(r: In<'_, '_>, at: &At<'_>) -> Option<Method> {
    let mut keys = vec![
        "httpMethod",
        "authorizationType",
        "authorizerId",
        "apiKeyRequired",
        "requestParameters",
        "requestModels",
        "methodResponses",
        "methodIntegration",
    ];
    keys.extend(UNUSED_OF_METHOD);
    let fields = r.object(at, "a method", &keys)?;
    let http_method = fields.required(r, "httpMethod").and_then(|at| r.string(&at));
    let method_integration = fields.required(r, "methodIntegration").and_then(|at| integration(r, &at));
    if let Some(kind) = fields.get("authorizationType") {
        r.one_of(&kind, &AUTHORIZATION_TYPES);
    }
    let places = ["method.request.path.", "method.request.querystring.", "method.request.header."];
    let request_parameters = fields.get("requestParameters").and_then(|at| {
        r.table(&at, |r, key, at| {
            target(r, key, at, &places);
            r.boolean(at)
        })
    });
    Some(Method {
        http_method: http_method.unwrap_or_default(),
        authorization_type: fields
            .get("authorizationType")
            .and_then(|at| at.json.as_str().map(str::to_owned)),
        authorizer_id: fields.string(r, "authorizerId"),
        api_key_required: fields.flag(r, "apiKeyRequired"),
        request_parameters: request_parameters.unwrap_or_default(),
        request_models: string_table(r, &fields, "requestModels"),
        method_responses: fields
            .get("methodResponses")
            .and_then(|at| r.table(&at, method_response))
            .unwrap_or_default(),
        method_integration: method_integration.unwrap_or_default(),
        unused: unused(&fields, &UNUSED_OF_METHOD),
    })
}

fn unused(fields: &Fields<'_>, keys: &[&str]) -> Table<JsonText> {
    keys.iter().filter_map(|key| Some(((*key).to_owned(), to_compact(fields.even_null(key)?.json)))).collect()
}

/// Says if a mapping's target is none of these places.
fn target(r: In<'_, '_>, key: &str, at: &At<'_>, places: &[&str]) {
    let named = places.iter().any(|place| key.strip_prefix(place).is_some_and(|name| !name.is_empty()));
    if !named {
        let allowed: Vec<String> = places.iter().map(|place| format!("`{place}NAME`")).collect();
        r.error(&told::BAD_TARGET, &[("key", key), ("allowed", &allowed.join(" or "))], at);
    }
}

fn mappings(r: In<'_, '_>, fields: &Fields<'_>, key: &str, places: &[&str]) -> Table<String> {
    let read = fields.get(key).and_then(|at| {
        r.table(&at, |r, key, at| {
            target(r, key, at, places);
            r.string(at)
        })
    });
    read.unwrap_or_default()
}

/// Templates by content type: a template that is a JSON value is taken as its text, and `null` as an empty one.
fn templates(r: In<'_, '_>, fields: &Fields<'_>, key: &str) -> Table<String> {
    let read = fields.get(key).and_then(|at| {
        r.table(&at, |r, _, at| match &at.json.kind {
            JsonKind::String(text) => Some(text.clone()),
            JsonKind::Null => Some(String::new()),
            _ => {
                r.warn(&told::TEMPLATE_AS_JSON, &[], at);
                Some(to_compact(at.json))
            }
        })
    });
    read.unwrap_or_default()
}

/// The status code of a response; the key under which it stands, if it has none of its own.
fn own_status_code(r: In<'_, '_>, fields: &Fields<'_>, key: &str) -> String {
    let Some(at) = fields.get("statusCode") else { return key.to_owned() };
    let found = status_code(r, &at).unwrap_or_default();
    if found != key {
        r.warn(&told::STATUS_DIFFERS, &[("found", &found), ("key", key)], &at);
    }
    found
}

fn method_response(r: In<'_, '_>, key: &str, at: &At<'_>) -> Option<MethodResponse> {
    let fields =
        r.object(at, "a method response", &["statusCode", "responseParameters", "responseModels"])?;
    let response_parameters = fields.get("responseParameters").and_then(|at| {
        r.table(&at, |r, key, at| {
            target(r, key, at, &["method.response.header."]);
            r.boolean(at)
        })
    });
    Some(MethodResponse {
        status_code: own_status_code(r, &fields, key),
        response_parameters: response_parameters.unwrap_or_default(),
        response_models: string_table(r, &fields, "responseModels"),
    })
}

fn integration(r: In<'_, '_>, at: &At<'_>) -> Option<Integration> {
    let mut keys = vec![
        "type",
        "httpMethod",
        "uri",
        "credentials",
        "requestParameters",
        "requestTemplates",
        "passthroughBehavior",
        "contentHandling",
        "timeoutInMillis",
        "integrationResponses",
    ];
    keys.extend(UNUSED_OF_INTEGRATION);
    let fields = r.object(at, "an integration", &keys)?;
    let kind = fields.required(r, "type").and_then(|at| r.one_of(&at, &INTEGRATION_TYPES));
    let places =
        ["integration.request.path.", "integration.request.querystring.", "integration.request.header."];
    let timeout = fields.get("timeoutInMillis").and_then(|at| r.whole(&at, 50, 900_000));
    Some(Integration {
        kind: kind.unwrap_or_default(),
        http_method: fields.string(r, "httpMethod"),
        uri: fields.string(r, "uri"),
        credentials: fields.string(r, "credentials"),
        request_parameters: mappings(r, &fields, "requestParameters", &places),
        request_templates: templates(r, &fields, "requestTemplates"),
        passthrough_behavior: fields
            .get("passthroughBehavior")
            .and_then(|at| r.one_of(&at, &PASSTHROUGH_BEHAVIORS)),
        content_handling: fields.get("contentHandling").and_then(|at| r.one_of(&at, &CONTENT_HANDLINGS)),
        timeout_in_millis: timeout.and_then(|millis| u32::try_from(millis).ok()),
        integration_responses: fields
            .get("integrationResponses")
            .and_then(|at| r.table(&at, integration_response))
            .unwrap_or_default(),
        unused: unused(&fields, &UNUSED_OF_INTEGRATION),
    })
}

fn integration_response(r: In<'_, '_>, key: &str, at: &At<'_>) -> Option<IntegrationResponse> {
    let keys =
        ["statusCode", "selectionPattern", "responseParameters", "responseTemplates", "contentHandling"];
    let fields = r.object(at, "an integration response", &keys)?;
    Some(IntegrationResponse {
        status_code: own_status_code(r, &fields, key),
        selection_pattern: fields.string(r, "selectionPattern"),
        response_parameters: mappings(r, &fields, "responseParameters", &["method.response.header."]),
        response_templates: templates(r, &fields, "responseTemplates"),
        content_handling: fields.get("contentHandling").and_then(|at| r.one_of(&at, &CONTENT_HANDLINGS)),
    })
}

fn api_key(r: In<'_, '_>, at: &At<'_>) -> Option<ApiKey> {
    let fields = r.object(at, "an API key", &["value", "name", "id"])?;
    let value = fields.required(r, "value").and_then(|at| r.string(&at))?;
    Some(ApiKey { value, name: fields.string(r, "name"), id: fields.string(r, "id") })
}

fn authorizer(r: In<'_, '_>, at: &At<'_>) -> Option<Authorizer> {
    let fields = r.object(at, "an authorizer", &["result", "principalId", "context", "claims"])?;
    let result = fields.required(r, "result").and_then(|at| r.one_of(&at, &AUTHORIZER_RESULTS));
    Some(Authorizer {
        result: result.unwrap_or(AuthorizerResult::Allow),
        principal_id: fields.string(r, "principalId"),
        context: fields.get("context").and_then(|at| r.json_object(&at)),
        claims: fields.get("claims").and_then(|at| r.json_object(&at)),
    })
}

fn sibling(r: In<'_, '_>, at: &At<'_>) -> Option<Sibling> {
    let fields = r.object(at, "a sibling", &["resourcePath", "methods"])?;
    let resource_path = fields.required(r, "resourcePath").and_then(|at| r.string(&at));
    fields.required(r, "methods");
    let methods = strings(r, &fields, "methods");
    Some(Sibling { resource_path: resource_path.unwrap_or_default(), methods })
}

fn backend(r: In<'_, '_>, at: &At<'_>, api: Option<&Api>) -> Option<Backend> {
    let keys = ["reply", "lambda", "echo", "services", "fault", "routes"];
    let fields = r.object(at, "a backend", &keys)?;
    let (key, at) = fields.one_key(r, &keys)?;
    if at.json.is_null() {
        return None;
    }
    if let Some(integration) = api.and_then(|api| {
        api.method.as_ref().map(|method| &method.method_integration).or(api.integration.as_ref())
    }) {
        fit(r, key, &at, integration);
    }
    match key {
        "reply" => reply(r, &at).map(Backend::Reply),
        "lambda" => lambda(r, &at).map(Backend::Lambda),
        "echo" => only_true(r, &at).map(|()| Backend::Echo),
        "services" => services(r, &at).map(Backend::Services),
        "routes" => r.array(&at, route).map(Backend::Routes),
        _ => r.one_of(&at, &FAULTS).map(Backend::Fault),
    }
}

/// Says if a backend does not fit the integration.
fn fit(r: In<'_, '_>, key: &str, at: &At<'_>, integration: &Integration) {
    use IntegrationType as T;
    let allowed: &[&str] = match integration.kind {
        T::Mock => {
            r.error(&told::BACKEND_OF_MOCK, &[("key", key)], at);
            return;
        }
        T::Aws => &["reply", "lambda", "services", "fault"],
        T::AwsProxy => &["lambda", "fault"],
        T::Http | T::HttpProxy => &["reply", "echo", "routes", "fault"],
    };
    if !allowed.contains(&key) {
        let list: Vec<String> = allowed.iter().map(|name| format!("`{name}`")).collect();
        let name =
            INTEGRATION_TYPES.iter().find(|(_, kind)| *kind == integration.kind).map_or("", |(name, _)| name);
        r.error(&told::BACKEND_MISFIT, &[("key", key), ("type", name), ("allowed", &list.join(", "))], at);
    } else if key == "lambda" && !integration.uri.as_deref().is_some_and(|uri| uri.contains(":lambda:path/"))
    {
        r.error(&told::BACKEND_NO_LAMBDA, &[], at);
    }
}

fn only_true(r: In<'_, '_>, at: &At<'_>) -> Option<()> {
    let value = at.json.as_bool();
    if value != Some(true) {
        r.wrong_type(at, "true");
    }
    Some(())
}

fn reply(r: In<'_, '_>, at: &At<'_>) -> Option<Reply> {
    let fields = r.object(at, "a reply", &["status", "headers", "body", "bodyBase64", "bodyJson"])?;
    let status = fields.required(r, "status").and_then(|at| r.whole(&at, 100, 599));
    Some(Reply {
        status: status.and_then(|status| u16::try_from(status).ok()).unwrap_or(200),
        headers: headers(r, &fields),
        body: body(r, &fields),
    })
}

fn route(r: In<'_, '_>, at: &At<'_>) -> Option<Route> {
    let fields = r.object(at, "a route", &["method", "path", "reply"])?;
    let path = fields.required(r, "path").and_then(|at| r.string(&at));
    let answer = fields.required(r, "reply").and_then(|at| reply(r, &at));
    let method = fields.get("method").and_then(|at| r.string(&at));
    Some(Route { method, path: path.unwrap_or_default(), reply: answer.unwrap_or_default() })
}

fn lambda(r: In<'_, '_>, at: &At<'_>) -> Option<Lambda> {
    let keys = ["returns", "fails", "handler", "echo"];
    let fields = r.object(at, "a function", &keys)?;
    let Some((key, at)) = fields.one_key(r, &keys) else {
        r.error_in(&told::MISSING_KEY, &[("parent", "a function"), ("key", "returns")], &fields);
        return None;
    };
    match key {
        "returns" => Some(Lambda::Returns(to_compact(at.json))),
        "fails" => failure(r, &at).map(Lambda::Fails),
        "handler" => r.string(&at).map(Lambda::Handler),
        _ => only_true(r, &at).map(|()| Lambda::Echo),
    }
}

fn failure(r: In<'_, '_>, at: &At<'_>) -> Option<LambdaFailure> {
    let fields = r.object(at, "an error", &["errorMessage", "errorType", "stackTrace"])?;
    let error_message = fields.required(r, "errorMessage").and_then(|at| r.string(&at));
    let stack_trace = fields.get("stackTrace").map(|at| {
        if at.json.as_array().is_none() {
            r.wrong_type(&at, "an array");
        }
        to_compact(at.json)
    });
    Some(LambdaFailure {
        error_message: error_message.unwrap_or_default(),
        error_type: fields.string(r, "errorType"),
        stack_trace,
    })
}

fn services(r: In<'_, '_>, at: &At<'_>) -> Option<JsonText> {
    let fields = r.object(at, "the services", &SERVICES)?;
    for service in SERVICES {
        if let Some(at) = fields.get(service) {
            r.json_object(&at);
        }
    }
    Some(to_compact(at.json))
}
