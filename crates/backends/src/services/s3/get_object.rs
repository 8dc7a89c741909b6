//! `GetObject` and `HeadObject`.

use super::object::{BUCKET_NAME, OBJECT_KEY, bare_tag, bucket, bytes, etag};
use crate::services::protocol::http;
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};
use gatelens_gateway::outcome::{Headers, Payload};
use gatelens_value::json::strict::Json;

/// `GetObject`.
pub(super) const GET: Action = Action {
    name: "GetObject",
    doc: "Reads an object.",
    inputs: &[
        BUCKET_NAME,
        OBJECT_KEY,
        input("Range", Shape::Text, "A header: the bytes to read, `bytes=0-9`."),
        input("If-Match", Shape::Text, "A header: read only what has this entity tag."),
        input("If-None-Match", Shape::Text, "A header: read only what has not this entity tag."),
    ],
    start: Start::action("").at("GET", super::OBJECT).with(super::KEY),
    run: |call| read(call, true),
};

/// `HeadObject`.
pub(super) const HEAD: Action = Action {
    name: "HeadObject",
    doc: "Reads an object's headers.",
    inputs: &[BUCKET_NAME, OBJECT_KEY],
    start: Start::action("").at("HEAD", super::OBJECT).with(super::KEY),
    run: |call| read(call, false),
};

/// # AWS
/// gateway 4.6.5: `NoSuchKey` with the key, the tag with its quotes.
fn read(call: &mut Invocation<'_>, with_body: bool) -> Result<Output, Fault> {
    let key = call.text("Key").unwrap_or_default();
    let objects = bucket(call.state, call.text("Bucket").unwrap_or_default())?;
    let Some(object) = objects.and_then(|objects| objects.get(key)) else {
        return Err(Fault::new("NoSuchKey", "The specified key does not exist.")
            .status(404)
            .with("Key", Json::string(key)));
    };
    let whole = bytes(object);
    let tag = etag(&whole);
    let header = |name: &str| call.request.headers.get(name);
    let is_same =
        |tags: &str| tags.split(',').any(|one| one.trim() == "*" || bare_tag(one) == bare_tag(&tag));
    if header("If-Match").is_some_and(|tags| !is_same(tags)) {
        return Err(precondition("If-Match"));
    }
    if header("If-None-Match").is_some_and(is_same) {
        return Ok(Output::Http(http(304, &[("ETag", &tag)], "")));
    }
    let text = |name: &str| object.get(name).and_then(Json::as_str);
    let mut headers = vec![
        ("Last-Modified".to_owned(), call.here.now.http_date()),
        ("ETag".to_owned(), tag.clone()),
        ("Accept-Ranges".to_owned(), "bytes".to_owned()),
        ("Content-Type".to_owned(), text("contentType").unwrap_or("binary/octet-stream").to_owned()),
    ];
    for (header, member) in [("Content-Encoding", "contentEncoding"), ("Cache-Control", "cacheControl")] {
        headers.extend(text(member).map(|value| (header.to_owned(), value.to_owned())));
    }
    for member in object.get("metadata").and_then(Json::as_object).unwrap_or_default() {
        let value = member.value.as_str().unwrap_or_default().to_owned();
        headers.push((format!("x-amz-meta-{}", member.key), value));
    }
    let (status, part) = match header("Range").and_then(|range| stretch(range, whole.len())) {
        None => (200, whole.as_slice()),
        Some(Some((from, to))) => {
            headers.push(("Content-Range".to_owned(), format!("bytes {from}-{to}/{}", whole.len())));
            (206, whole.get(from..=to).unwrap_or_default())
        }
        Some(None) => {
            return Err(Fault::new("InvalidRange", "The requested range is not satisfiable")
                .status(416)
                .with("RangeRequested", Json::string(header("Range").unwrap_or_default()))
                .with("ActualObjectSize", Json::number(whole.len())));
        }
    };
    headers.push(("Content-Length".to_owned(), part.len().to_string()));
    let mut answer = http(status, &[], "");
    answer.headers = Headers(headers.into_iter().map(|(name, value)| (name, vec![value])).collect());
    if with_body {
        answer.payload = Payload::from_bytes(part.to_vec());
    }
    Ok(Output::Http(answer))
}

/// The answer to a condition that does not hold.
pub(super) fn precondition(condition: &'static str) -> Fault {
    Fault::new("PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
        .status(412)
        .with("Condition", Json::string(condition))
}

/// The first and the last byte of a range; nothing inside for one behind the end, nothing at all for what is no range.
fn stretch(range: &str, length: usize) -> Option<Option<(usize, usize)>> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = (from.trim(), to.trim());
    if from.is_empty() {
        let last: usize = to.parse().ok()?;
        return Some((last > 0 && length > 0).then(|| (length.saturating_sub(last), length - 1)));
    }
    let from: usize = from.parse().ok()?;
    let to: usize = if to.is_empty() { usize::MAX } else { to.parse().ok()? };
    if to < from {
        return None;
    }
    Some((from < length).then(|| (from, to.min(length - 1))))
}
