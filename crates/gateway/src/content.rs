//! Payloads as text or as bytes: binary media types and content handling, both ways.

use crate::outcome::Payload;
use crate::scenario::ContentHandling;
use crate::stop::Stop;

/// A payload on its way through the stages.
///
/// Bytes stay bytes even where they happen to be UTF-8: a template cannot read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Text, which a template can read.
    Text(String),
    /// Bytes, which no template can read.
    Bytes(Vec<u8>),
}

impl Content {
    /// The payload as it goes over the wire.
    pub(crate) fn into_payload(self) -> Payload {
        match self {
            Content::Text(text) => Payload::Text(text),
            Content::Bytes(bytes) => Payload::from_bytes(bytes),
        }
    }
}

/// Whether a payload of this type counts as bytes; `None` is a payload without a Content-Type.
///
/// # AWS
/// An entry names a type, a family (`image/*`) or everything (`*/*`); `*/png` matches nothing (gateway 2.8-4). A
/// payload without a type is bytes only where everything is (gateway 2.8-6).
pub(crate) fn is_binary(binary_media_types: &[String], content_type: Option<&str>) -> bool {
    let media_type = content_type.map(|value| value.split(';').next().unwrap_or_default().trim());
    let media_type = media_type.filter(|media_type| !media_type.is_empty());
    binary_media_types.iter().map(|entry| entry.trim()).any(|entry| {
        if entry == "*/*" {
            return true;
        }
        let Some(media_type) = media_type else { return false };
        match entry.strip_suffix("/*") {
            Some(family) => media_type
                .split_once('/')
                .is_some_and(|(type_, _)| type_.eq_ignore_ascii_case(family) && family != "*"),
            None => !entry.starts_with("*/") && media_type.eq_ignore_ascii_case(entry),
        }
    })
}

/// The request's payload as the integration gets it.
///
/// # AWS
/// gateway 2.8.
pub(crate) fn of_request(
    payload: &Payload,
    binary: bool,
    handling: Option<ContentHandling>,
) -> Result<Content, Stop> {
    match (binary, handling) {
        (false, None | Some(ContentHandling::ConvertToText)) => Ok(Content::Text(text(payload))),
        (false, Some(ContentHandling::ConvertToBinary)) => decoded(payload),
        (true, None | Some(ContentHandling::ConvertToBinary)) => {
            Ok(Content::Bytes(payload.as_bytes().to_vec()))
        }
        (true, Some(ContentHandling::ConvertToText)) => Ok(Content::Text(encoded(payload.as_bytes()))),
    }
}

/// The backend's payload as the method response gets it.
///
/// `payload_binary` speaks of the backend's Content-Type, `accept_binary` of the first type that the client accepts.
///
/// # AWS
/// gateway 5.4.
pub(crate) fn of_response(
    payload: &Payload,
    payload_binary: bool,
    accept_binary: bool,
    handling: Option<ContentHandling>,
) -> Result<Content, Stop> {
    match (payload_binary, handling) {
        (false, Some(ContentHandling::ConvertToText)) => Ok(Content::Text(text(payload))),
        (false, Some(ContentHandling::ConvertToBinary)) => decoded(payload),
        (false, None) if accept_binary => decoded(payload),
        (false, None) => Ok(Content::Text(text(payload))),
        (true, Some(ContentHandling::ConvertToText)) => Ok(Content::Text(encoded(payload.as_bytes()))),
        (true, Some(ContentHandling::ConvertToBinary)) => Ok(Content::Bytes(payload.as_bytes().to_vec())),
        (true, None) if accept_binary => Ok(Content::Bytes(payload.as_bytes().to_vec())),
        (true, None) => Ok(Content::Text(encoded(payload.as_bytes()))),
    }
}

/// Bytes read as UTF-8; what is none becomes U+FFFD.
pub(crate) fn text(payload: &Payload) -> String {
    match payload {
        Payload::Text(text) => text.clone(),
        Payload::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn encoded(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Base64 text as bytes.
///
/// # AWS
/// gateway 2.8-3.
fn decoded(payload: &Payload) -> Result<Content, Stop> {
    use base64::Engine as _;
    let text: String = text(payload).chars().filter(|c| !c.is_ascii_whitespace()).collect();
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .map(Content::Bytes)
        .map_err(|_| Stop::configuration_error("Unable to base64 decode the body."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_match_types_families_and_everything() {
        let is = |entry: &str, content_type| is_binary(&[entry.to_owned()], content_type);
        assert!(is("image/png", Some("image/png; q=1")));
        assert!(is("image/*", Some("image/png")));
        assert!(!is("*/png", Some("image/png")));
        assert!(is("*/*", None));
        assert!(!is("image/png", None));
    }

    #[test]
    fn text_that_is_no_base64_cannot_become_bytes() {
        let payload = Payload::Text("no base64!".to_owned());
        assert!(of_request(&payload, false, Some(ContentHandling::ConvertToBinary)).is_err());
    }
}
