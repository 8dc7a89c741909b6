//! `PutObject`.

use super::get_object::precondition;
use super::object::{BUCKET_NAME, OBJECT_KEY, bare_tag, bucket, bytes, etag};
use crate::services::md5;
use crate::services::protocol::http;
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};
use crate::services::tree;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::Json;

/// `PutObject`.
pub(super) const ACTION: Action = Action {
    name: "PutObject",
    doc: "Stores an object, in the place of the one with its key.",
    inputs: &[
        BUCKET_NAME,
        OBJECT_KEY,
        input("Body", Shape::Blob, "The request's body."),
        input("Content-Type", Shape::Text, "A header: the object's type."),
        input("Content-MD5", Shape::Text, "A header: the body's MD5 in Base64, to be compared."),
        input("If-None-Match", Shape::Text, "A header: `*` stores only what is not there yet."),
    ],
    start: Start::action("").at("PUT", super::OBJECT).with(super::KEY_AND_TYPE),
    run,
};

/// # AWS
/// gateway 4.6.5: an empty body with status 200; the type is what the request carries.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let (name, key) = (call.text("Bucket").unwrap_or_default(), call.text("Key").unwrap_or_default());
    let old = bucket(call.state, name)?.and_then(|objects| objects.get(key)).map(bytes);
    if key.len() > 1024 {
        return Err(Fault::new("KeyTooLongError", "Your key is too long")
            .with("Size", Json::number(key.len()))
            .with("MaxSizeAllowed", Json::number(1024)));
    }
    let (request, body) = (call.request, call.request.body);
    let header = |name: &str| request.headers.get(name).filter(|value| !value.is_empty());
    if header("If-None-Match") == Some("*") && old.is_some() {
        return Err(precondition("If-None-Match"));
    }
    if let Some(tag) = header("If-Match") {
        match &old {
            None => {
                return Err(Fault::new("NoSuchKey", "The specified key does not exist.")
                    .status(404)
                    .with("Key", Json::string(key)));
            }
            Some(old) if bare_tag(tag) != bare_tag(&etag(old)) => return Err(precondition("If-Match")),
            Some(_) => {}
        }
    }
    if let Some(expected) = header("Content-MD5") {
        let actual = STANDARD.encode(md5::digest(body));
        if STANDARD.decode(expected).map_or(true, |bytes| bytes.len() != 16) {
            return Err(Fault::new("InvalidDigest", "The Content-MD5 you specified was invalid.")
                .with("Content-MD5", Json::string(expected)));
        }
        if expected != actual {
            return Err(Fault::new(
                "BadDigest",
                "The Content-MD5 you specified did not match what we received.",
            )
            .with("ExpectedDigest", Json::string(expected))
            .with("CalculatedDigest", Json::string(actual)));
        }
    }
    let mut members = match std::str::from_utf8(body) {
        Ok(text) => vec![("body", Json::string(text))],
        Err(_) => vec![("bodyBase64", Json::string(STANDARD.encode(body)))],
    };
    for (member, name) in [
        ("contentType", "Content-Type"),
        ("contentEncoding", "Content-Encoding"),
        ("cacheControl", "Cache-Control"),
    ] {
        members.extend(header(name).map(|value| (member, Json::string(value))));
    }
    let metadata: Vec<_> = request
        .headers
        .0
        .iter()
        .filter_map(|(name, values)| {
            let name = name.to_ascii_lowercase();
            let name = name.strip_prefix("x-amz-meta-")?;
            Some((name.to_owned(), Json::string(values.join(","))))
        })
        .collect();
    if !metadata.is_empty() {
        members.push(("metadata", Json::object(metadata)));
    }
    let (name, key) = (name.to_owned(), key.to_owned());
    if let Some(bucket) = tree::named_mut(call.state, "buckets", &name) {
        if bucket.get("objects").is_none() {
            tree::set(bucket, "objects", Json::object::<String>([]));
        }
        if let Some(objects) = tree::get_mut(bucket, "objects") {
            tree::set(objects, &key, Json::object(members));
        }
    }
    let encryption = ("x-amz-server-side-encryption", "AES256");
    Ok(Output::Http(http(200, &[encryption, ("ETag", &etag(body))], "")))
}
