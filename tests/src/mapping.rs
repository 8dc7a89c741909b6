//! A mapping template with what it sees, as a scenario.

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// What a mapping template sees.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Sight {
    /// The request's body.
    pub body: String,
    /// The request's parameters.
    pub params: Params,
    /// What `$context` holds.
    pub context: Map<String, Value>,
    /// The stage variables.
    pub stage_variables: Map<String, Value>,
}

/// The request's parameters, by where they stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Params {
    /// In the path.
    pub path: Map<String, Value>,
    /// In the query string.
    pub querystring: Map<String, Value>,
    /// In the headers.
    pub header: Map<String, Value>,
}

impl Sight {
    /// The document of a scenario in which `template` is the request template of an HTTP integration.
    #[must_use]
    pub fn scenario(&self, template: &str) -> String {
        let Params { path, querystring, header } = &self.params;
        let segments: String = path.values().map(|value| format!("/{}", encoded(text(value)))).collect();
        let resource: String = path.keys().map(|name| format!("/{{{name}}}")).collect();
        let pair = |(name, value): (&String, &Value)| format!("{}={}", encoded(name), encoded(text(value)));
        let query = querystring.iter().map(pair).collect::<Vec<_>>().join("&");
        let query = if query.is_empty() { query } else { format!("?{query}") };
        let mut types = header.iter().filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let content_type = types.next().map_or("application/json", |(_, value)| text(value));
        json!({
            "version": 1,
            "request": {
                "method": "POST",
                "path": format!("/r{segments}{query}"),
                "headers": header,
                "body": self.body,
            },
            "api": {
                "resourcePath": format!("/r{resource}"),
                "stage": { "stageName": "test", "variables": self.stage_variables },
                "integration": {
                    "type": "HTTP",
                    "httpMethod": "POST",
                    "uri": "http://backend.test/",
                    "requestTemplates": { content_type: template },
                    "integrationResponses": { "200": { "statusCode": "200" } },
                },
            },
            "context": self.context,
        })
        .to_string()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    };
    text.bytes().map(byte).collect()
}
