//! Buckets and objects, read out of the state and written back.

use crate::services::md5;
use crate::services::service::{Fault, Input, Shape, input};
use crate::services::state::{Kept, Key, Wrong, key};
use crate::services::tree;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::Pointer;
use gatelens_value::json::strict::Json;

/// What the state of the service looks like.
///
/// # Shape
/// `{buckets: {NAME: {objects?: {KEY: {body | bodyBase64, contentType?, contentEncoding?, cacheControl?, metadata?}}}}}`
pub(super) const STATE: Kept = Kept::Object(&[key("buckets", Kept::Named(&BUCKET))]);

static BUCKET: Kept = Kept::Object(&[key("objects", Kept::Named(&OBJECT))]);

static OBJECT: Kept = Kept::All(&[Kept::Object(&OBJECT_KEYS), Kept::Checked(check_body)]);

static OBJECT_KEYS: [Key; 6] = [
    key("body", Kept::Text),
    key("bodyBase64", Kept::Base64),
    key("contentType", Kept::Text),
    key("contentEncoding", Kept::Text),
    key("cacheControl", Kept::Text),
    key("metadata", Kept::Named(&Kept::Text)),
];

fn check_body(json: &Json, at: &Pointer) -> Option<Wrong> {
    let both = json.get("body").is_some() && json.get("bodyBase64").is_some();
    both.then(|| Wrong {
        at: at.clone(),
        expected: "`body` or `bodyBase64`".to_owned(),
        found: "an object with both".to_owned(),
    })
}

pub(super) const BUCKET_NAME: Input =
    input("Bucket", Shape::Text, "The bucket: the first step of the path.").required();

pub(super) const OBJECT_KEY: Input =
    input("Key", Shape::Text, "The object's key: the rest of the path.").required();

/// The objects of a bucket.
///
/// # Errors
/// `NoSuchBucket`.
pub(super) fn bucket<'a>(state: &'a Json, name: &str) -> Result<Option<&'a Json>, Fault> {
    let Some(bucket) = tree::named(state, "buckets", name) else {
        return Err(Fault::new("NoSuchBucket", "The specified bucket does not exist")
            .status(404)
            .with("BucketName", Json::string(name)));
    };
    Ok(bucket.get("objects"))
}

/// The bytes of an object.
pub(super) fn bytes(object: &Json) -> Vec<u8> {
    if let Some(text) = object.get("body").and_then(Json::as_str) {
        return text.as_bytes().to_vec();
    }
    let base64 = object.get("bodyBase64").and_then(Json::as_str).unwrap_or_default();
    STANDARD.decode(base64).unwrap_or_default()
}

/// The entity tag of some bytes, with its quotes.
pub(super) fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", md5::hex(bytes))
}

/// A header's entity tag without what may stand around it.
pub(super) fn bare_tag(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/").trim_matches('"')
}
