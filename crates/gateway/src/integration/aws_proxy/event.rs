//! The event that a proxy integration sends to its function (payload format 1.0).

use super::json_text::{string, value};
use crate::content::is_binary;
use crate::context::Context;
use crate::run::Run;
use crate::scenario::Table;
use crate::traced_map::{map_of, named_copy};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::{Map, Value, hash_map_order};

/// The event as compact JSON text.
///
/// # AWS
/// gateway 4.5.1: the order of its members is fixed; names of headers stand sorted ignoring case, other maps in bucket
/// order (gateway 0.6).
pub(crate) fn event(run: &Run) -> String {
    let (api, configuration, received) = (&run.scenario.api, &run.configuration, &run.received);
    let binary = is_binary(&api.binary_media_types, received.header("Content-Type"));
    let bytes = received.payload.as_bytes();
    let body = match bytes {
        [] => "null".to_owned(),
        bytes if binary => string(&STANDARD.encode(bytes)),
        bytes => string(&String::from_utf8_lossy(bytes)),
    };
    let variables = api.stage.iter().flat_map(|stage| &stage.variables);
    let members = [
        ("resource", string(&configuration.resource_path)),
        ("path", string(&received.path)),
        ("httpMethod", string(&received.http_method)),
        ("headers", last_values(&sorted(&received.headers))),
        ("multiValueHeaders", all_values(&sorted(&received.headers))),
        ("queryStringParameters", last_values(&hash_map_order(&received.querystring, |(name, _)| name))),
        (
            "multiValueQueryStringParameters",
            all_values(&hash_map_order(&received.querystring, |(name, _)| name)),
        ),
        ("pathParameters", texts(&hash_map_order(&received.path_parameters, |(name, _)| name))),
        ("stageVariables", texts(&hash_map_order(variables, |(name, _)| name))),
        ("requestContext", value(&Value::Map(request_context(&run.context)))),
        ("body", body),
        ("isBase64Encoded", (binary && !bytes.is_empty()).to_string()),
    ];
    object(members.into_iter())
}

/// The request context.
///
/// # AWS
/// gateway 4.5.2-4: a Lambda authorizer's context is followed by the time that it took.
fn request_context(context: &Context) -> Map {
    let members = context.request_context();
    if let Some(authorizer) = members.get_str("authorizer").as_ref().and_then(map_of)
        && authorizer.get_str("claims").is_none()
        && authorizer.get_str("integrationLatency").is_none()
    {
        let copy = named_copy(&authorizer, authorizer.kind());
        copy.insert("integrationLatency", 1);
        members.insert("authorizer", copy);
    }
    members
}

fn sorted(headers: &Table<Vec<String>>) -> Vec<&(String, Vec<String>)> {
    let mut headers: Vec<_> = headers.iter().collect();
    gatelens_value::sort::by_key(&mut headers, |(name, _)| name.to_lowercase());
    headers
}

fn object<'a>(members: impl Iterator<Item = (&'a str, String)>) -> String {
    let members: Vec<String> = members.map(|(name, text)| format!("{}:{text}", string(name))).collect();
    format!("{{{}}}", members.join(","))
}

/// An object, or null where it would be empty.
fn object_or_null<'a>(members: impl ExactSizeIterator<Item = (&'a str, String)>) -> String {
    if members.len() == 0 { "null".to_owned() } else { object(members) }
}

fn last_values(entries: &[&(String, Vec<String>)]) -> String {
    object_or_null(
        entries.iter().map(|(name, values)| {
            (name.as_str(), string(values.last().map(String::as_str).unwrap_or_default()))
        }),
    )
}

fn all_values(entries: &[&(String, Vec<String>)]) -> String {
    object_or_null(entries.iter().map(|(name, values)| {
        let values: Vec<String> = values.iter().map(|value| string(value)).collect();
        (name.as_str(), format!("[{}]", values.join(",")))
    }))
}

fn texts(entries: &[&(String, String)]) -> String {
    object_or_null(entries.iter().map(|(name, value)| (name.as_str(), string(value))))
}

#[cfg(test)]
mod tests {
    use super::event;
    use crate::context::Context;
    use crate::outcome::Payload;
    use crate::received::Received;
    use crate::report::Options;
    use crate::run::Run;
    use crate::scenario::{Api, Integration, IntegrationType, Method, Scenario, Stage};
    use std::rc::Rc;

    #[test]
    fn the_whole_event_to_the_byte() {
        let method = Method {
            http_method: "ANY".to_owned(),
            method_integration: Integration { kind: IntegrationType::AwsProxy, ..Integration::default() },
            ..Method::default()
        };
        let scenario = Scenario {
            api: Api {
                resource_path: Some("/{proxy+}".to_owned()),
                stage: Some(Stage { stage_name: Some("test".to_owned()), variables: Vec::new() }),
                method: Some(method),
                ..Api::default()
            },
            ..Scenario::default()
        };
        let mut run = Run::new(&scenario, Options::default());
        let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        run.received = Rc::new(Received {
            http_method: "GET".to_owned(),
            path: "/a%2Bb".to_owned(),
            stage_path: "/test/a%2Bb".to_owned(),
            path_parameters: vec![("proxy".to_owned(), "a%2Bb".to_owned())],
            querystring: vec![
                ("param4".to_owned(), values(&["x", "y"])),
                ("param5".to_owned(), values(&["z"])),
            ],
            headers: vec![
                ("User-Agent".to_owned(), values(&["curl"])),
                ("accept".to_owned(), values(&["*/*", "text/\"é\""])),
            ],
            payload: Payload::default(),
        });
        run.context = Context::new(&run.scenario, &run.configuration, &run.received);
        assert_eq!(
            event(&run),
            concat!(
                r#"{"resource":"/{proxy+}","path":"/a%2Bb","httpMethod":"GET","#,
                r#""headers":{"accept":"text/\"é\"","User-Agent":"curl"},"#,
                r#""multiValueHeaders":{"accept":["*/*","text/\"é\""],"User-Agent":["curl"]},"#,
                r#""queryStringParameters":{"param5":"z","param4":"y"},"#,
                r#""multiValueQueryStringParameters":{"param5":["z"],"param4":["x","y"]},"#,
                r#""pathParameters":{"proxy":"a%2Bb"},"stageVariables":null,"#,
                r#""requestContext":{"resourceId":"abc123","resourcePath":"/{proxy+}","httpMethod":"GET","#,
                r#""extendedRequestId":"AAAAAAAAAAAAAAA=","requestTime":"01/Jan/2025:00:00:00 +0000","#,
                r#""path":"/test/a%2Bb","accountId":"123456789012","protocol":"HTTP/1.1","stage":"test","#,
                r#""domainPrefix":"abcdef1234","requestTimeEpoch":1735689600000,"#,
                r#""requestId":"11111111-2222-3333-4444-555555555555","#,
                r#""identity":{"cognitoIdentityPoolId":null,"accountId":null,"cognitoIdentityId":null,"caller":null,"#,
                r#""sourceIp":"127.0.0.1","principalOrgId":null,"accessKey":null,"cognitoAuthenticationType":null,"#,
                r#""cognitoAuthenticationProvider":null,"userArn":null,"userAgent":"curl","user":null},"#,
                r#""domainName":"abcdef1234.execute-api.us-east-1.amazonaws.com","deploymentId":"dep123","#,
                r#""apiId":"abcdef1234"},"body":null,"isBase64Encoded":false}"#,
            )
        );
    }
}
