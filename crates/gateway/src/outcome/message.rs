//! The messages of a run: what the backend and the client received.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// A payload: text if it is UTF-8, else bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// UTF-8 text; printed as `body`.
    Text(String),
    /// Other bytes; printed as `bodyBase64`.
    Bytes(Vec<u8>),
}

impl Default for Payload {
    fn default() -> Self {
        Payload::Text(String::new())
    }
}

impl Payload {
    /// The payload of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        String::from_utf8(bytes).map_or_else(|e| Payload::Bytes(e.into_bytes()), Payload::Text)
    }

    /// The bytes as they go over the wire.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Payload::Text(text) => text.as_bytes(),
            Payload::Bytes(bytes) => bytes,
        }
    }

    fn serialize_field<S: SerializeStruct>(&self, to: &mut S) -> Result<(), S::Error> {
        match self {
            Payload::Text(text) => to.serialize_field("body", text),
            Payload::Bytes(bytes) => {
                use base64::Engine as _;
                to.serialize_field("bodyBase64", &base64::engine::general_purpose::STANDARD.encode(bytes))
            }
        }
    }
}

/// Header names as API Gateway spells them, with their values, in order.
///
/// # Shape
/// Printed as an object; a header with several values is a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(pub Vec<(String, Vec<String>)>);

impl Headers {
    /// The first value of a header, whatever the case of its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).and_then(|values| values.first()).map(String::as_str)
    }

    /// All values of a header, whatever the case of its name.
    #[must_use]
    pub fn all(&self, name: &str) -> Option<&[String]> {
        self.0.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, values)| values.as_slice())
    }
}

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (name, values) in &self.0 {
            match values.as_slice() {
                [one] => map.serialize_entry(name, one)?,
                many => map.serialize_entry(name, many)?,
            }
        }
        map.end()
    }
}

/// What the backend received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntegrationRequest {
    /// The verb.
    pub method: String,
    /// The endpoint's whole URL with its query string, as sent.
    pub uri: String,
    /// The headers as sent.
    pub headers: Headers,
    /// The payload as sent.
    pub payload: Payload,
}

impl Serialize for IntegrationRequest {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut s = to.serialize_struct("IntegrationRequest", 4)?;
        s.serialize_field("method", &self.method)?;
        s.serialize_field("uri", &self.uri)?;
        s.serialize_field("headers", &self.headers)?;
        self.payload.serialize_field(&mut s)?;
        s.end()
    }
}

/// What the backend answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackendAnswer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The payload.
    pub payload: Payload,
}

/// What the client receives.
pub type Response = BackendAnswer;

impl Serialize for BackendAnswer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut s = to.serialize_struct("Response", 3)?;
        s.serialize_field("status", &self.status)?;
        s.serialize_field("headers", &self.headers)?;
        self.payload.serialize_field(&mut s)?;
        s.end()
    }
}

/// The shapes that the page sees, since the serialised form is not the field-by-field one.
#[cfg(feature = "types")]
pub(super) mod shape {
    #![allow(dead_code, reason = "only their declarations are used")]

    use ts_rs::TS;

    /// What the backend received.
    #[derive(TS)]
    #[ts(export, optional_fields)]
    pub struct IntegrationRequest {
        method: String,
        uri: String,
        #[ts(type = "Record<string, string | string[]>")]
        headers: (),
        body: Option<String>,
        #[ts(rename = "bodyBase64")]
        body_base64: Option<String>,
    }

    /// An answer: the backend's, or the client's.
    #[derive(TS)]
    #[ts(export, optional_fields)]
    pub struct Response {
        status: u16,
        #[ts(type = "Record<string, string | string[]>")]
        headers: (),
        body: Option<String>,
        #[ts(rename = "bodyBase64")]
        body_base64: Option<String>,
    }
}
