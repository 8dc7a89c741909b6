//! Writing a scenario as its document.
//!
//! What is as a document leaves it out is left out, so that a document is as short as its author would write it; what
//! is read again from it is the same scenario.

use super::{
    Api, ApiKey, Authorizer, AuthorizerResult, Backend, Body, ContentHandling, Fault, GatewayResponse,
    Integration, IntegrationResponse, IntegrationType, JsonText, Lambda, Method, MethodResponse,
    PassthroughBehavior, Reply, Request, Route, Scenario, Stage, Table,
};
use gatelens_value::json::strict::{self, Json};

/// The version of the document that is written.
const VERSION: &str = "1";

impl Scenario {
    /// The document.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Members::default()
            .with("version", Json::number(VERSION))
            .text("title", self.title.as_deref())
            .text("description", self.description.as_deref())
            .json("source", self.source.as_deref())
            .with("request", request(&self.request))
            .with("api", api(&self.api))
            .option("backend", self.backend.as_ref().map(backend))
            .json("context", self.context.as_deref())
            .json("expect", self.expect.as_deref())
            .into_json()
    }

    /// The document's text without blanks, as a link holds it.
    #[must_use]
    pub fn to_compact(&self) -> String {
        strict::to_compact(&self.to_json())
    }

    /// The document's text for people.
    #[must_use]
    pub fn to_pretty(&self) -> String {
        strict::to_pretty(&self.to_json())
    }
}

/// The members of an object in the making.
#[derive(Default)]
struct Members(Vec<(String, Json)>);

impl Members {
    fn with(mut self, key: &str, value: Json) -> Self {
        self.0.push((key.to_owned(), value));
        self
    }

    fn option(self, key: &str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    fn text(self, key: &str, value: Option<&str>) -> Self {
        self.option(key, value.map(Json::string))
    }

    fn flag(self, key: &str, value: bool) -> Self {
        if value { self.with(key, Json::bool(true)) } else { self }
    }

    fn json(self, key: &str, value: Option<&str>) -> Self {
        self.option(key, value.map(free))
    }

    fn table<T>(self, key: &str, table: &Table<T>, value: impl Fn(&T) -> Json) -> Self {
        if table.is_empty() {
            return self;
        }
        let members = table.iter().map(|(name, item)| (name.clone(), value(item)));
        self.with(key, Json::object(members))
    }

    fn list<T>(self, key: &str, list: &[T], value: impl Fn(&T) -> Json) -> Self {
        if list.is_empty() { self } else { self.with(key, Json::array(list.iter().map(value))) }
    }

    fn into_json(self) -> Json {
        Json::object(self.0)
    }
}

/// Free JSON; text that is none (an author may be in the middle of it) stands as a string.
fn free(text: &str) -> Json {
    strict::read(text).map_or_else(|_| Json::string(text), |document| document.root)
}

fn string(text: &(impl AsRef<str> + ?Sized)) -> Json {
    Json::string(text.as_ref())
}

fn flag(value: &bool) -> Json {
    Json::bool(*value)
}

fn free_text(text: &JsonText) -> Json {
    free(text)
}

fn request(request: &Request) -> Json {
    let members = Members::default()
        .with("method", string(&request.method))
        .with("path", string(&request.path))
        .table("headers", &request.headers, |values| header(values));
    body(members, request.body.as_ref()).into_json()
}

fn header(values: &[String]) -> Json {
    match values {
        [one] => string(one),
        many => Json::array(many.iter().map(string)),
    }
}

fn body(members: Members, body: Option<&Body>) -> Members {
    match body {
        None => members,
        Some(Body::Text(text)) => members.with("body", string(text)),
        Some(Body::Base64(text)) => members.with("bodyBase64", string(text)),
        Some(Body::Json(text)) => members.with("bodyJson", free(text)),
    }
}

fn api(api: &Api) -> Json {
    Members::default()
        .text("resourcePath", api.resource_path.as_deref())
        .option("stage", api.stage.as_ref().map(stage))
        .list("binaryMediaTypes", &api.binary_media_types, string)
        .table("models", &api.models, free_text)
        .option(
            "requestValidator",
            api.request_validator.as_ref().map(|validator| {
                Members::default()
                    .with("validateRequestBody", flag(&validator.validate_request_body))
                    .with("validateRequestParameters", flag(&validator.validate_request_parameters))
                    .into_json()
            }),
        )
        .table("gatewayResponses", &api.gateway_responses, gateway_response)
        .option("method", api.method.as_ref().map(method))
        .option("integration", api.integration.as_ref().map(integration))
        .list("apiKeys", &api.api_keys, api_key)
        .option("authorizer", api.authorizer.as_ref().map(authorizer))
        .text("refusal", api.refusal.as_deref())
        .list("siblings", &api.siblings, |sibling| {
            Members::default()
                .with("resourcePath", string(&sibling.resource_path))
                .with("methods", Json::array(sibling.methods.iter().map(string)))
                .into_json()
        })
        .flag("testInvoke", api.test_invoke)
        .into_json()
}

fn stage(stage: &Stage) -> Json {
    Members::default()
        .text("stageName", stage.stage_name.as_deref())
        .table("variables", &stage.variables, string)
        .into_json()
}

fn gateway_response(response: &GatewayResponse) -> Json {
    Members::default()
        .text("statusCode", response.status_code.as_deref())
        .table("responseParameters", &response.response_parameters, string)
        .table("responseTemplates", &response.response_templates, string)
        .into_json()
}

fn api_key(key: &ApiKey) -> Json {
    Members::default()
        .with("value", string(&key.value))
        .text("name", key.name.as_deref())
        .text("id", key.id.as_deref())
        .into_json()
}

fn authorizer(authorizer: &Authorizer) -> Json {
    let result = match authorizer.result {
        AuthorizerResult::Allow => "allow",
        AuthorizerResult::Deny => "deny",
        AuthorizerResult::NotCovered => "not_covered",
        AuthorizerResult::Unauthorized => "unauthorized",
        AuthorizerResult::Failure => "failure",
    };
    Members::default()
        .with("result", Json::string(result))
        .text("principalId", authorizer.principal_id.as_deref())
        .json("context", authorizer.context.as_deref())
        .json("claims", authorizer.claims.as_deref())
        .into_json()
}

fn method(method: &Method) -> Json {
    let members = Members::default()
        .with("httpMethod", string(&method.http_method))
        .text("authorizationType", method.authorization_type.as_deref())
        .text("authorizerId", method.authorizer_id.as_deref())
        .flag("apiKeyRequired", method.api_key_required)
        .table("requestParameters", &method.request_parameters, flag)
        .table("requestModels", &method.request_models, string)
        .table("methodResponses", &method.method_responses, method_response)
        .with("methodIntegration", integration(&method.method_integration));
    unused(members, &method.unused).into_json()
}

fn method_response(response: &MethodResponse) -> Json {
    Members::default()
        .with("statusCode", string(&response.status_code))
        .table("responseParameters", &response.response_parameters, flag)
        .table("responseModels", &response.response_models, string)
        .into_json()
}

fn integration(integration: &Integration) -> Json {
    let members = Members::default()
        .with("type", Json::string(type_name(integration.kind)))
        .text("httpMethod", integration.http_method.as_deref())
        .text("uri", integration.uri.as_deref())
        .text("credentials", integration.credentials.as_deref())
        .table("requestParameters", &integration.request_parameters, string)
        .table("requestTemplates", &integration.request_templates, string)
        .text(
            "passthroughBehavior",
            integration.passthrough_behavior.map(|behavior| match behavior {
                PassthroughBehavior::WhenNoMatch => "WHEN_NO_MATCH",
                PassthroughBehavior::WhenNoTemplates => "WHEN_NO_TEMPLATES",
                PassthroughBehavior::Never => "NEVER",
            }),
        )
        .text("contentHandling", integration.content_handling.map(content_handling))
        .option("timeoutInMillis", integration.timeout_in_millis.map(Json::number))
        .table("integrationResponses", &integration.integration_responses, integration_response);
    unused(members, &integration.unused).into_json()
}

fn integration_response(response: &IntegrationResponse) -> Json {
    Members::default()
        .with("statusCode", string(&response.status_code))
        .text("selectionPattern", response.selection_pattern.as_deref())
        .table("responseParameters", &response.response_parameters, string)
        .table("responseTemplates", &response.response_templates, string)
        .text("contentHandling", response.content_handling.map(content_handling))
        .into_json()
}

fn unused(members: Members, unused: &Table<JsonText>) -> Members {
    unused.iter().fold(members, |members, (key, text)| members.with(key, free(text)))
}

/// The type as AWS spells it.
fn type_name(kind: IntegrationType) -> &'static str {
    match kind {
        IntegrationType::Mock => "MOCK",
        IntegrationType::Aws => "AWS",
        IntegrationType::AwsProxy => "AWS_PROXY",
        IntegrationType::Http => "HTTP",
        IntegrationType::HttpProxy => "HTTP_PROXY",
    }
}

fn content_handling(handling: ContentHandling) -> &'static str {
    match handling {
        ContentHandling::ConvertToText => "CONVERT_TO_TEXT",
        ContentHandling::ConvertToBinary => "CONVERT_TO_BINARY",
    }
}

fn backend(backend: &Backend) -> Json {
    let (key, value) = match backend {
        Backend::Reply(answer) => ("reply", reply(answer)),
        Backend::Lambda(behavior) => ("lambda", lambda(behavior)),
        Backend::Echo => ("echo", Json::bool(true)),
        Backend::Services(text) => ("services", free(text)),
        Backend::Routes(routes) => ("routes", Json::array(routes.iter().map(route))),
        Backend::Fault(Fault::Timeout) => ("fault", Json::string("timeout")),
        Backend::Fault(Fault::Unreachable) => ("fault", Json::string("unreachable")),
    };
    Json::object([(key, value)])
}

fn reply(reply: &Reply) -> Json {
    let members = Members::default().with("status", Json::number(reply.status)).table(
        "headers",
        &reply.headers,
        |values| header(values),
    );
    body(members, reply.body.as_ref()).into_json()
}

fn route(route: &Route) -> Json {
    Members::default()
        .text("method", route.method.as_deref())
        .with("path", string(&route.path))
        .with("reply", reply(&route.reply))
        .into_json()
}

fn lambda(lambda: &Lambda) -> Json {
    let (key, value) = match lambda {
        Lambda::Returns(text) => ("returns", free(text)),
        Lambda::Handler(source) => ("handler", string(source)),
        Lambda::Echo => ("echo", Json::bool(true)),
        Lambda::Fails(failure) => {
            let failure = Members::default()
                .with("errorMessage", string(&failure.error_message))
                .text("errorType", failure.error_type.as_deref())
                .json("stackTrace", failure.stack_trace.as_deref());
            ("fails", failure.into_json())
        }
    };
    Json::object([(key, value)])
}
