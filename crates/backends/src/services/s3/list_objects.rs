//! `ListObjectsV2` and its first version.

use super::object::{BUCKET_NAME, bucket, bytes, etag};
use crate::services::protocol::{http, xml};
use crate::services::service::{Action, Fault, Input, Invocation, Output, Shape, Start, input};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::{Json, Member};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const PREFIX: Input = input("prefix", Shape::Text, "What the keys begin with.");

const DELIMITER: Input =
    input("delimiter", Shape::Text, "Where keys are cut into common prefixes, such as `/`.");

const MAX_KEYS: Input = input("max-keys", Shape::Integer, "How many keys to answer, 1000 at most.");

const ENCODING: Input = input("encoding-type", Shape::Text, "`url` for percent-encoded keys.");

/// `ListObjectsV2`.
pub(super) const V2: Action = Action {
    name: "ListObjectsV2",
    doc: "Lists the objects of a bucket.",
    inputs: &[
        BUCKET_NAME,
        input("list-type", Shape::Integer, "2, in the query string.").required(),
        PREFIX,
        DELIMITER,
        MAX_KEYS,
        ENCODING,
        input("start-after", Shape::Text, "The key behind which the list begins."),
        input("continuation-token", Shape::Text, "Where the last list ended."),
    ],
    start: Start::action("")
        .at("GET", "path/my-bucket")
        .with(&[("integration.request.querystring.list-type", "'2'")]),
    run: |call| list(call, true),
};

/// `ListObjects`.
pub(super) const V1: Action = Action {
    name: "ListObjects",
    doc: "Lists the objects of a bucket, in the first version of the answer.",
    inputs: &[
        BUCKET_NAME,
        PREFIX,
        DELIMITER,
        MAX_KEYS,
        ENCODING,
        input("marker", Shape::Text, "The key behind which the list begins."),
    ],
    start: Start::action("").at("GET", "path/my-bucket").with(&[]),
    run: |call| list(call, false),
};

/// What a percent-encoded key keeps.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'*');

fn list(call: &mut Invocation<'_>, is_second: bool) -> Result<Output, Fault> {
    let name = call.text("Bucket").unwrap_or_default();
    let objects = bucket(call.state, name)?.and_then(Json::as_object).unwrap_or_default();
    let parameter = |name: &str| call.request.parameter(name).filter(|value| !value.is_empty());
    let most = match parameter("max-keys").map(str::parse::<u32>) {
        None => 1000,
        Some(Ok(most)) => most.min(1000) as usize,
        Some(Err(_)) => {
            return Err(Fault::new(
                "InvalidArgument",
                "Provided max-keys not an integer or within integer range",
            )
            .with("ArgumentName", Json::string("max-keys"))
            .with("ArgumentValue", Json::string(parameter("max-keys").unwrap_or_default())));
        }
    };
    let prefix = call.request.parameter("prefix").unwrap_or_default();
    let token = match parameter("continuation-token").filter(|_| is_second) {
        Some(token) => {
            let decoded = STANDARD.decode(token).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let Some(decoded) = decoded else {
                return Err(Fault::new("InvalidArgument", "The continuation token provided is incorrect")
                    .with("ArgumentName", Json::string("continuation-token")));
            };
            Some(decoded)
        }
        None => None,
    };
    let after = if is_second { parameter("start-after") } else { parameter("marker") };
    let after = token.as_deref().or(after).unwrap_or_default();
    let page = page(objects, prefix, parameter("delimiter"), after, most);
    Ok(Output::Http(http(
        200,
        &[("Content-Type", "application/xml")],
        document(call, name, prefix, is_second, most, &page),
    )))
}

/// A page of a list.
#[derive(Default)]
struct Page<'a> {
    objects: Vec<&'a Member>,
    prefixes: Vec<&'a str>,
    /// What the next page begins behind.
    next: Option<String>,
}

fn page<'a>(
    objects: &'a [Member],
    prefix: &str,
    delimiter: Option<&str>,
    after: &str,
    most: usize,
) -> Page<'a> {
    let mut sorted: Vec<&Member> = objects.iter().filter(|member| member.key.starts_with(prefix)).collect();
    sorted.sort_by(|one, other| one.key.as_bytes().cmp(other.key.as_bytes()));
    let mut page = Page::default();
    let mut last = "";
    for member in sorted {
        let rest = member.key.get(prefix.len()..).unwrap_or_default();
        let common = delimiter.and_then(|delimiter| {
            let end = prefix.len() + rest.find(delimiter)? + delimiter.len();
            member.key.get(..end)
        });
        let listed = common.unwrap_or(&member.key);
        if listed <= after || page.prefixes.last() == Some(&listed) {
            continue;
        }
        if page.objects.len() + page.prefixes.len() >= most {
            page.next = Some(last.to_owned()).filter(|last| !last.is_empty());
            break;
        }
        match common {
            Some(common) => page.prefixes.push(common),
            None => page.objects.push(member),
        }
        last = listed;
    }
    page
}

fn document(
    call: &Invocation<'_>,
    name: &str,
    prefix: &str,
    is_second: bool,
    most: usize,
    page: &Page<'_>,
) -> String {
    let is_encoded = call.request.parameter("encoding-type") == Some("url");
    let shown = |key: &str| {
        if is_encoded { utf8_percent_encode(key, KEPT).to_string() } else { key.to_owned() }
    };
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">",
    );
    xml::element("Name", name, &mut out);
    xml::element("Prefix", &shown(prefix), &mut out);
    if is_second {
        for (parameter, name) in [("continuation-token", "ContinuationToken"), ("start-after", "StartAfter")]
        {
            if let Some(value) = call.request.parameter(parameter) {
                xml::element(name, value, &mut out);
            }
        }
        if let Some(next) = &page.next {
            xml::element("NextContinuationToken", &STANDARD.encode(next), &mut out);
        }
        xml::element("KeyCount", &(page.objects.len() + page.prefixes.len()).to_string(), &mut out);
    } else {
        xml::element("Marker", call.request.parameter("marker").unwrap_or_default(), &mut out);
        if let (Some(next), Some(_)) = (&page.next, call.request.parameter("delimiter")) {
            xml::element("NextMarker", &shown(next), &mut out);
        }
    }
    xml::element("MaxKeys", &most.to_string(), &mut out);
    if let Some(delimiter) = call.request.parameter("delimiter") {
        xml::element("Delimiter", &shown(delimiter), &mut out);
    }
    if is_encoded {
        xml::element("EncodingType", "url", &mut out);
    }
    xml::element("IsTruncated", if page.next.is_some() { "true" } else { "false" }, &mut out);
    for member in &page.objects {
        let bytes = bytes(&member.value);
        xml::open("Contents", &mut out);
        xml::element("Key", &shown(&member.key), &mut out);
        xml::element("LastModified", &call.here.now.iso(), &mut out);
        xml::element("ETag", &etag(&bytes), &mut out);
        xml::element("Size", &bytes.len().to_string(), &mut out);
        xml::element("StorageClass", "STANDARD", &mut out);
        xml::close("Contents", &mut out);
    }
    for common in &page.prefixes {
        xml::open("CommonPrefixes", &mut out);
        xml::element("Prefix", &shown(common), &mut out);
        xml::close("CommonPrefixes", &mut out);
    }
    xml::close("ListBucketResult", &mut out);
    out
}
