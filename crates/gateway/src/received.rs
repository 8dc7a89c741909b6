//! The request as the method sees it.

use crate::outcome::Payload;
use crate::scenario::Table;

/// The request after routing, with the headers that API Gateway drops and adds already dropped and added.
///
/// Everything after the method request reads this: parameter mapping, `$input.params`, `$context` and the event of
/// a proxy integration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// The verb that routing used.
    pub http_method: String,
    /// The path without stage and query string, encoded as the client sent it.
    pub path: String,
    /// The path with the stage, as `$context.path` shows it.
    pub stage_path: String,
    /// The path parameters, percent-encoded as the client sent them (gateway 1.2-1).
    pub path_parameters: Table<String>,
    /// The query string's parameters, decoded, each name once, in order of appearance.
    pub querystring: Table<Vec<String>>,
    /// The headers, each name once (whatever its case), spelled as API Gateway spells it, in order of appearance.
    pub headers: Table<Vec<String>>,
    /// The body as it arrived.
    pub payload: Payload,
}

impl Received {
    /// A path parameter with one layer of percent-encoding taken off, as mappings and templates see it.
    ///
    /// # AWS
    /// gateway 1.2-2.
    #[must_use]
    pub fn path_parameter(&self, name: &str) -> Option<String> {
        let (_, value) = self.path_parameters.iter().find(|(n, _)| n == name)?;
        Some(percent_decode(value))
    }

    /// The last value of a query parameter.
    #[must_use]
    pub fn query_parameter(&self, name: &str) -> Option<&str> {
        self.querystring.iter().find(|(n, _)| n == name)?.1.last().map(String::as_str)
    }

    /// All values of a header, whatever the case of its name.
    #[must_use]
    pub fn header_values(&self, name: &str) -> Option<&[String]> {
        let exact = self.headers.iter().find(|(n, _)| n == name);
        let found = exact.or_else(|| self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)));
        found.map(|(_, values)| values.as_slice())
    }

    /// The last value of a header, whatever the case of its name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.header_values(name)?.last().map(String::as_str)
    }

    /// The media type of the body, in lower case and without parameters; `application/json` where none is given.
    ///
    /// # AWS
    /// gateway 1.5-2, 2.2-1 to 2.2-3.
    #[must_use]
    pub fn media_type(&self) -> String {
        media_type(self.header("Content-Type").unwrap_or_default())
    }

    /// The first media type that the client accepts, in lower case and without parameters; `application/json` where
    /// none is given.
    ///
    /// # AWS
    /// gateway 5.3-1, 5.3-5.
    #[must_use]
    pub fn accepted_media_type(&self) -> String {
        media_type(self.header("Accept").unwrap_or_default().split(',').next().unwrap_or_default())
    }
}

/// The media type of a header value: without parameters, trimmed, in lower case; `application/json` if empty.
#[must_use]
pub fn media_type(value: &str) -> String {
    let kind = value.split(';').next().unwrap_or_default().trim();
    if kind.is_empty() { "application/json".to_owned() } else { kind.to_ascii_lowercase() }
}

/// The text with one layer of percent-encoding taken off; `+` stays.
#[must_use]
pub fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_lose_parameters_and_case() {
        assert_eq!(media_type(" Application/JSON ; charset=utf-8"), "application/json");
        assert_eq!(media_type(""), "application/json");
    }

    #[test]
    fn path_parameters_are_decoded_once() {
        let received =
            Received { path_parameters: vec![("p".into(), "a%252Bb+c%2F".into())], ..Received::default() };
        assert_eq!(received.path_parameter("p").as_deref(), Some("a%2Bb+c/"));
    }
}
