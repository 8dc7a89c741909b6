//! The execution log, in the words of the console.

use crate::moment::Moment;
use crate::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload, Response};
use crate::received::Received;
use gatelens_value::hash_map_order;

/// The longest value that a line shows (gateway 9 row 28, 7.1-4).
const LONGEST_VALUE: usize = 998;

/// The headers that the log shows as asterisks but for their end (gateway 7.1-5).
const SECRET_HEADERS: [&str; 2] = ["authorization", "x-api-key"];

/// The headers that the HTTP client adds below the gateway, which the log of the endpoint request never shows.
const WIRE_HEADERS: [&str; 2] = ["host", "content-length"];

/// What the log shows of bytes (gateway 7.1-6).
const BINARY: &str = "[Binary Data]";

/// The execution log as it grows.
///
/// # AWS
/// gateway 7. The console's Test tab begins with a line that names the request and dates every other line; the log
/// of a deployed stage prefixes every line with the request's id (gateway 7.1-1, 7.1-7) and has more lines (gateway
/// 7.5). A failure ends the log where it happens (gateway 7.3-1, 7.3-2).
#[derive(Clone, Debug)]
pub struct Log {
    lines: Vec<String>,
    prefix: String,
    test_invoke: bool,
    request_id: String,
    binary_media_types: Vec<String>,
}

impl Log {
    /// The log of a request, with the Test tab's first line if it comes from there.
    #[must_use]
    pub fn new(request_id: &str, moment: Moment, test_invoke: bool) -> Self {
        let (prefix, lines) = if test_invoke {
            (format!("{} : ", moment.log_date()), vec![format!("Execution log for request {request_id}")])
        } else {
            (format!("({request_id}) "), Vec::new())
        };
        Log { lines, prefix, test_invoke, request_id: request_id.to_owned(), binary_media_types: Vec::new() }
    }

    /// The same for an API with these binary media types.
    #[must_use]
    pub fn with_binary_media_types(mut self, binary_media_types: &[String]) -> Self {
        self.binary_media_types = binary_media_types.to_vec();
        self
    }

    /// Adds a line.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.lines.push(format!("{}{}", self.prefix, text.as_ref()));
    }

    /// The lines.
    #[must_use]
    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// The extended request id, which only deployed stages log (gateway 7.5-1).
    pub fn extended_request_id(&mut self, id: &str) {
        if !self.test_invoke {
            self.line(format!("Extended Request Id: {id}"));
        }
    }

    /// The authorizer that let the request pass (gateway 7.5-2).
    pub fn authorized(&mut self, authorizer_id: &str, principal_id: Option<&str>) {
        self.authorizer_starts(authorizer_id);
        let principal = principal_id.map(masked).unwrap_or_default();
        self.line(format!("Using valid authorizer policy for principal: {principal}"));
        self.line("Successfully completed authorizer execution");
    }

    /// The authorizer that is asked (gateway 7.5-2).
    pub fn authorizer_starts(&mut self, authorizer_id: &str) {
        self.line(format!("Starting authorizer: {authorizer_id} for request: {}", self.request_id));
    }

    /// The request that the authorizer could not identify.
    pub fn unauthorized(&mut self) {
        self.line(format!("Unauthorized request: {}", self.request_id));
    }

    /// The API key that was missing or not accepted.
    pub fn key_refused(&mut self, api_id: &str, stage: &str, key: Option<&str>) {
        let Some(key) = key else {
            self.line(format!(
                "Usage Plan for API Stage {api_id}/{stage}: API Key was required but not present"
            ));
            return;
        };
        self.usage_plan_check(api_id, stage, key);
        let key = masked(key);
        self.line(format!(
            "API Key {key} not authorized because API Stage {api_id}/{stage} is not in its usage plan"
        ));
    }

    /// The usage plan that let the request pass, which only deployed stages log (gateway 7.5-1).
    pub fn usage_plan(
        &mut self,
        api_id: &str,
        stage: &str,
        accepted_key: Option<&str>,
        http_method: &str,
        resource_path: &str,
    ) {
        if self.test_invoke {
            return;
        }
        self.usage_plan_check(api_id, stage, accepted_key.unwrap_or_default());
        let key = accepted_key.map(masked).unwrap_or_default();
        if accepted_key.is_some() {
            self.line(format!("API Key {key} authorized for API Stage {api_id}/{stage}"));
        } else {
            self.line(format!(
                "API Key {key} authorized because method '{http_method} {resource_path}' does not require API Key. \
                 Request will not contribute to throttle or quota limits"
            ));
        }
        self.line(format!("Usage Plan check succeeded for API Key {key} and API Stage {api_id}/{stage}"));
    }

    fn usage_plan_check(&mut self, api_id: &str, stage: &str, key: &str) {
        let (request_id, key) = (self.request_id.clone(), masked(key));
        self.line(format!(
            "Verifying Usage Plan for request: {request_id}. API Key: {key} API Stage: {api_id}/{stage}"
        ));
    }

    /// The method request (gateway 7.2, lines 1 to 6).
    pub fn method_request(&mut self, received: &Received, path_parameters: &[(String, String)]) {
        self.line(format!("Starting execution for request: {}", self.request_id));
        self.line(format!("HTTP Method: {}, Resource Path: {}", received.http_method, received.path));
        let path = hash_map_order(path_parameters, |(name, _)| name);
        let path = path.into_iter().map(|(name, value)| (name.as_str(), value.clone()));
        self.value("Method request path: ", &map_text(path));
        let query = hash_map_order(&received.querystring, |(name, _)| name);
        let query = query.into_iter().map(|(name, values)| (name.as_str(), values.join(",")));
        self.value("Method request query string: ", &map_text(query));
        self.value("Method request headers: ", &headers_in_hash_order(&received.headers));
        let is_binary = crate::content::is_binary(&self.binary_media_types, received.header("Content-Type"));
        if is_binary && !received.payload.as_bytes().is_empty() {
            self.value("Method request body before transformations: ", BINARY);
        } else {
            self.body("Method request body before transformations: ", &received.payload);
        }
    }

    /// The validation that the request passed.
    pub fn validation_succeeded(&mut self, content_type: &str) {
        self.line(format!("Request validation succeeded for content type {content_type}"));
    }

    /// The endpoint request (gateway 7.2, lines 7 to 10).
    pub fn endpoint_request(&mut self, request: &IntegrationRequest) {
        self.value("Endpoint request URI: ", &request.uri);
        let headers: Vec<_> =
            request.headers.0.iter().filter(|(name, _)| !listed(&WIRE_HEADERS, name)).cloned().collect();
        self.value("Endpoint request headers: ", &headers_in_hash_order(&headers));
        self.body("Endpoint request body after transformations: ", &request.payload);
        self.line(format!("Sending request to {}", request.uri));
    }

    /// The endpoint response (gateway 7.2, lines 11 to 13); its headers stand as they came (gateway 0.6-7).
    pub fn endpoint_response(&mut self, answer: &BackendAnswer) {
        self.line(format!("Received response. Status: {}, Integration latency: 1 ms", answer.status));
        self.value("Endpoint response headers: ", &headers_text(answer.headers.0.iter()));
        self.body("Endpoint response body before transformations: ", &answer.payload);
    }

    /// The method response (gateway 7.2, lines 14 to 16).
    ///
    /// # AWS
    /// Only what the gateway itself puts together is shown: of the headers that the front adds after the execution
    /// there are none (gateway 7.4-3).
    pub fn method_response(&mut self, payload: &Payload, headers: &Headers) {
        self.body("Method response body after transformations: ", payload);
        self.value("Method response headers: ", &headers_in_hash_order(&headers.0));
        self.line("Successfully completed execution");
    }

    /// The last line (gateway 7.2, line 17).
    pub fn completed(&mut self, response: &Response) {
        self.line(format!("Method completed with status: {}", response.status));
    }

    /// The service's own id of the request, after the last line of a deployed stage (gateway 7.5-3).
    pub fn endpoint_request_id(&mut self, id: &str) {
        if !self.test_invoke {
            self.line(format!("AWS Integration Endpoint RequestId : {id}"));
        }
    }

    /// The gateway response that answered, which only deployed stages log (gateway 7.5-4).
    pub fn gateway_response(&mut self, name: &str, status: u16) {
        if !self.test_invoke {
            self.line(format!("Gateway response type: {name} with status code: {status}"));
        }
    }

    fn value(&mut self, label: &str, value: &str) {
        self.line(format!("{label}{}", truncated(value)));
    }

    /// Bytes are not shown (gateway 7.1-6).
    fn body(&mut self, label: &str, payload: &Payload) {
        match payload {
            Payload::Text(text) => self.value(label, text),
            Payload::Bytes(_) => self.value(label, BINARY),
        }
    }
}

/// A map as Java prints it (gateway 7.1-3).
fn map_text<'a>(entries: impl Iterator<Item = (&'a str, String)>) -> String {
    let entries: Vec<String> = entries.map(|(name, value)| format!("{name}={value}")).collect();
    format!("{{{}}}", entries.join(", "))
}

fn headers_text<'a>(headers: impl Iterator<Item = &'a (String, Vec<String>)>) -> String {
    map_text(headers.map(|(name, values)| {
        let value = values.join(",");
        (name.as_str(), if listed(&SECRET_HEADERS, name) { masked(&value) } else { value })
    }))
}

fn headers_in_hash_order(headers: &[(String, Vec<String>)]) -> String {
    headers_text(hash_map_order(headers, |(name, _)| name).into_iter())
}

fn listed(names: &[&str], name: &str) -> bool {
    names.iter().any(|listed| listed.eq_ignore_ascii_case(name))
}

/// A secret: asterisks, with the last six characters where there are more.
fn masked(secret: &str) -> String {
    let length = secret.chars().count();
    let hidden = if length > 6 { length - 6 } else { length };
    "*".repeat(hidden) + &secret.chars().skip(hidden).collect::<String>()
}

/// A value cut to what a line shows (gateway 7.1-4).
fn truncated(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((cut, _)) => format!("{} [TRUNCATED]", &value[..cut]),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(list: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect()
    }

    #[test]
    fn the_mapped_header_of_the_tutorial_comes_first() {
        let text = headers_in_hash_order(&headers(&[
            ("Accept", "application/json"),
            ("User-Agent", "AmazonAPIGateway_aaaaaaa"),
            ("x-amzn-apigateway-api-id", "abcd1234"),
            ("X-Amzn-Trace-Id", "Root=1-abcd-12344"),
            ("DogsAge0", "true"),
        ]));
        assert_eq!(
            text,
            "{DogsAge0=true, x-amzn-apigateway-api-id=abcd1234, Accept=application/json, \
             User-Agent=AmazonAPIGateway_aaaaaaa, X-Amzn-Trace-Id=Root=1-abcd-12344}"
        );
    }

    #[test]
    fn the_method_response_headers_begin_with_the_trace() {
        let text = headers_in_hash_order(&headers(&[
            ("Content-Type", "application/json"),
            ("X-Amzn-Trace-Id", "Root=1"),
        ]));
        assert_eq!(text, "{X-Amzn-Trace-Id=Root=1, Content-Type=application/json}");
    }

    #[test]
    fn secrets_and_long_values_are_cut() {
        assert_eq!(masked("Bearer abcdef"), "*******abcdef");
        assert_eq!(masked("short"), "*****");
        let long = "é".repeat(999);
        assert_eq!(truncated(&long), format!("{} [TRUNCATED]", "é".repeat(998)));
        assert_eq!(truncated(&long[2..]), "é".repeat(998));
    }
}
