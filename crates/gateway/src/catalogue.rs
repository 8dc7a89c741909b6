//! The names that a mapping template can use beside its own, for completion and hover texts.

use crate::input;
use crate::util;

/// A name that API Gateway gives to mapping templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as a template writes it, such as `$input.path`.
    pub name: String,
    /// How it is used, such as `$input.path(path)`.
    pub signature: String,
    /// The kind of its value.
    pub result: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// A template that shows it.
    pub example: String,
}

/// A variable of `$context`, or of a map inside it.
struct Variable {
    path: &'static str,
    result: &'static str,
    doc: &'static str,
}

const fn variable(path: &'static str, result: &'static str, doc: &'static str) -> Variable {
    Variable { path, result, doc }
}

/// The variables of `$context` that templates can read.
///
/// # AWS
/// gateway 3.9, 3.10, 6.3.
#[rustfmt::skip]
static CONTEXT: [Variable; 44] = [
    variable("accountId", "string", "The account that owns the API."),
    variable("apiId", "string", "The API's id."),
    variable("authorizer.principalId", "string", "The caller, as a Lambda authorizer named it."),
    variable("authorizer.KEY", "string", "A value of the context that a Lambda authorizer returned; numbers and booleans are strings."),
    variable("authorizer.claims.NAME", "string", "A claim of the caller's Cognito token."),
    variable("deploymentId", "string", "The deployment's id."),
    variable("domainName", "string", "The host that the client called."),
    variable("domainPrefix", "string", "The first label of the host."),
    variable("error.message", "string", "What went wrong; in gateway responses alone."),
    variable("error.messageString", "string", "What went wrong, in double quotes; in gateway responses alone."),
    variable("error.responseType", "string", "The type of the gateway response; in gateway responses alone."),
    variable("error.validationErrorString", "string", "What a validation found; in gateway responses alone."),
    variable("extendedRequestId", "string", "The extended id of the request, as the header x-amz-apigw-id carries it."),
    variable("httpMethod", "string", "The client's verb."),
    variable("identity.accessKey", "string", "The access key of a signed call; null else."),
    variable("identity.accountId", "string", "The caller's account of a signed call; null else."),
    variable("identity.apiKey", "string", "The API key of a method that requires one."),
    variable("identity.apiKeyId", "string", "The id of that API key."),
    variable("identity.caller", "string", "The caller's id of a signed call; null else."),
    variable("identity.cognitoAuthenticationProvider", "string", "The Cognito provider of a call with Cognito credentials; null else."),
    variable("identity.cognitoAuthenticationType", "string", "Whether the Cognito identity is authenticated; null without one."),
    variable("identity.cognitoIdentityId", "string", "The Cognito identity; null without one."),
    variable("identity.cognitoIdentityPoolId", "string", "The Cognito identity pool; null without one."),
    variable("identity.principalOrgId", "string", "The caller's organisation of a signed call; null else."),
    variable("identity.sourceIp", "string", "The client's address."),
    variable("identity.user", "string", "The caller's user id of a signed call; null else."),
    variable("identity.userAgent", "string", "The client's User-Agent header."),
    variable("identity.userArn", "string", "The caller's ARN of a signed call; null else."),
    variable("isCanaryRequest", "string", "Whether the canary answers; there on stages with a canary alone."),
    variable("path", "string", "The path with the stage, as it was received."),
    variable("protocol", "string", "The protocol, such as HTTP/1.1."),
    variable("requestId", "string", "The request's id, as the header x-amzn-RequestId carries it."),
    variable("requestOverride.header.NAME", "any", "Set it to send this header to the backend; a list sends it several times."),
    variable("requestOverride.path.NAME", "any", "Set it to fill {NAME} in the backend's URI."),
    variable("requestOverride.querystring.NAME", "any", "Set it to send this query parameter to the backend."),
    variable("requestTime", "string", "The time of the request, such as 01/Jan/2025:00:00:00 +0000."),
    variable("requestTimeEpoch", "number", "The time of the request in milliseconds since 1970."),
    variable("resourceId", "string", "The resource's id."),
    variable("resourcePath", "string", "The resource's path with its parameters, such as /pets/{petId}."),
    variable("responseOverride.header.NAME", "any", "Set it to send this header to the client; a list sends it several times."),
    variable("responseOverride.status", "number", "Set it to the status that the client gets: a whole number from 100 to 599."),
    variable("stage", "string", "The stage's name."),
    variable("awsEndpointRequestId", "string", "The id that the AWS service gave to its request, where there is one."),
    variable("wafResponseCode", "string", "What the web ACL said, where there is one."),
];

/// The paths of `$context` that mapping templates can read and that have one name alone: those of overrides and of the
/// authorizer are the author's own.
pub(crate) fn context_paths() -> impl Iterator<Item = &'static str> {
    let paths = CONTEXT.iter().map(|variable| variable.path);
    paths.filter(|path| {
        !["authorizer.", "error.", "requestOverride.", "responseOverride."]
            .iter()
            .any(|group| path.starts_with(group))
    })
}

/// Every name, in the order of their objects.
#[must_use]
pub fn names() -> Vec<Name> {
    let mut names = Vec::new();
    for member in &input::MEMBERS {
        let name = format!("$input.{}", member.name);
        let signature = match member.parameters {
            Some(parameters) => format!("{name}({})", parameters.join(", ")),
            None => name.clone(),
        };
        names.push(Name {
            name,
            signature,
            result: member.result,
            doc: member.doc,
            example: member.example.0.to_owned(),
        });
    }
    for function in util::FUNCTIONS {
        let name = format!("$util.{}", function.name);
        let signature = format!("{name}({})", function.parameter);
        names.push(Name {
            name,
            signature,
            result: function.result,
            doc: function.doc,
            example: function.example.0.to_owned(),
        });
    }
    for variable in &CONTEXT {
        let name = format!("$context.{}", variable.path);
        names.push(Name {
            signature: name.clone(),
            result: variable.result,
            doc: variable.doc,
            example: if variable.result == "any" {
                format!("#set({name} = \"value\")")
            } else {
                name.clone()
            },
            name,
        });
    }
    names.push(Name {
        name: "$stageVariables".to_owned(),
        signature: "$stageVariables.NAME".to_owned(),
        result: "string",
        doc: "A variable of the stage; empty if there is none.",
        example: "$stageVariables.host".to_owned(),
    });
    names
}
