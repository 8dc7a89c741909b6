//! A canned reply, word for word.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_gateway::outcome::{BackendAnswer, Headers, Payload};
use gatelens_gateway::scenario::{Body, Reply};

/// The HTTP answer that a reply spells out.
pub(crate) fn of(reply: &Reply) -> BackendAnswer {
    BackendAnswer {
        status: reply.status,
        headers: Headers(reply.headers.clone()),
        payload: match &reply.body {
            None => Payload::default(),
            Some(Body::Text(text) | Body::Json(text)) => Payload::Text(text.clone()),
            // The reader of the document has refused what is no Base64.
            Some(Body::Base64(text)) => Payload::from_bytes(STANDARD.decode(text).unwrap_or_default()),
        },
    }
}
