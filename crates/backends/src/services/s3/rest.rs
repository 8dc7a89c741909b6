//! S3's protocol: the bucket and the key in the URL, the action by the verb, XML for what is no object.

use crate::services::md5;
use crate::services::protocol::{Request, decode, http, xml};
use crate::services::service::{Fault, Invocation, Output, Served, Service};
use crate::services::surroundings::Surroundings;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_gateway::outcome::{BackendAnswer, Payload};
use gatelens_value::json::strict::Json;

/// The parameters of the query string that make a request one for another thing than the object.
const SUBRESOURCES: [&str; 22] = [
    "accelerate",
    "acl",
    "attributes",
    "cors",
    "delete",
    "encryption",
    "legal-hold",
    "lifecycle",
    "location",
    "logging",
    "notification",
    "object-lock",
    "policy",
    "replication",
    "requestPayment",
    "retention",
    "select",
    "tagging",
    "torrent",
    "uploadId",
    "uploads",
    "versions",
];

/// Answers a request.
///
/// # AWS
/// gateway 4.6.5.
pub(super) fn answer(
    service: &'static Service,
    request: &Request<'_>,
    state: &mut Json,
    here: &mut Surroundings,
) -> Served {
    let (bucket, key) = target(request);
    if let Some(name) = request.query.iter().find(|(name, _)| SUBRESOURCES.contains(&name.as_str())) {
        return Served::NotSimulated(format!("{} ?{}", request.method, name.0));
    }
    if request.headers.get("x-amz-copy-source").is_some() {
        return Served::NotSimulated("CopyObject".to_owned());
    }
    let is_head = request.method == "HEAD";
    let name = match (request.method, bucket.is_empty(), key.is_empty()) {
        ("GET", true, _) => return Served::NotSimulated("ListBuckets".to_owned()),
        ("GET", false, true) if request.parameter("list-type") == Some("2") => "ListObjectsV2",
        ("GET", false, true) => "ListObjects",
        ("PUT", false, true) => return Served::NotSimulated("CreateBucket".to_owned()),
        ("DELETE", false, true) => return Served::NotSimulated("DeleteBucket".to_owned()),
        ("HEAD", false, true) => return Served::NotSimulated("HeadBucket".to_owned()),
        ("GET", ..) => "GetObject",
        ("PUT", ..) => "PutObject",
        ("HEAD", ..) => "HeadObject",
        ("DELETE", ..) => "DeleteObject",
        (method, ..) => {
            let kind = if key.is_empty() { "BUCKET" } else { "OBJECT" };
            let fault =
                Fault::new("MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .status(405)
                    .with("Method", Json::string(method))
                    .with("ResourceType", Json::string(kind));
            return Served::Answer(refuse(here, &fault, is_head));
        }
    };
    let Some(action) = service.action(name) else { return Served::NotSimulated(name.to_owned()) };
    let outcome = if request.is_signed() {
        let mut members = vec![("Bucket", Json::string(bucket))];
        if !key.is_empty() {
            members.push(("Key", Json::string(key)));
        }
        let input = Json::object(members);
        (action.run)(&mut Invocation { input: &input, state, here, request })
    } else {
        Err(Fault::new("AccessDenied", "Access Denied").status(403))
    };
    Served::Answer(match outcome {
        Ok(Output::Http(answer)) => finish(here, answer),
        Ok(Output::Document(_) | Output::Empty) => finish(here, http(200, &[], "")),
        Ok(Output::NotSimulated(what)) => return Served::NotSimulated(format!("{name} with {what}")),
        Err(fault) => refuse(here, &fault, is_head),
    })
}

/// The bucket and the key that a URL names: in the path, or the bucket in the host.
fn target(request: &Request<'_>) -> (String, String) {
    let path = request.path.strip_prefix('/').unwrap_or(request.path);
    match request.host.find(".s3.").or_else(|| request.host.find(".s3-")) {
        Some(end) => (request.host.get(..end).unwrap_or_default().to_owned(), decode(path)),
        None => {
            let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
            (decode(bucket), decode(key))
        }
    }
}

/// A refusal: an `Error` document, or nothing to a `HEAD`.
fn refuse(here: &mut Surroundings, fault: &Fault, is_head: bool) -> BackendAnswer {
    let (id, host) = ids(here);
    let mut body = String::new();
    if !is_head && fault.status != 304 {
        body.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml::open("Error", &mut body);
        xml::element("Code", &fault.code, &mut body);
        xml::element("Message", fault.message.as_deref().unwrap_or_default(), &mut body);
        for (name, value) in &fault.extra {
            xml::element(name, value.as_str().or_else(|| value.as_number()).unwrap_or_default(), &mut body);
        }
        xml::element("RequestId", &id, &mut body);
        xml::element("HostId", &host, &mut body);
        xml::close("Error", &mut body);
    }
    let answer = http(fault.status, &[("Content-Type", "application/xml")], body);
    with_headers(here, answer, id, host)
}

fn finish(here: &mut Surroundings, answer: BackendAnswer) -> BackendAnswer {
    let (id, host) = ids(here);
    with_headers(here, answer, id, host)
}

/// The ids of an answer.
fn ids(here: &mut Surroundings) -> (String, String) {
    let bytes = here.bytes("request");
    let id = md5::hexadecimal(bytes.get(..8).unwrap_or_default()).to_ascii_uppercase();
    let host: Vec<u8> = (0..4).flat_map(|_| here.bytes("host")).take(57).collect();
    (id, STANDARD.encode(host))
}

fn with_headers(here: &Surroundings, mut answer: BackendAnswer, id: String, host: String) -> BackendAnswer {
    let mut headers = vec![
        ("x-amz-id-2".to_owned(), vec![host]),
        ("x-amz-request-id".to_owned(), vec![id]),
        ("Date".to_owned(), vec![here.now.http_date()]),
    ];
    headers.append(&mut answer.headers.0);
    if answer.headers.get("Content-Length").is_none()
        && !headers.iter().any(|(name, _)| name == "Content-Length")
    {
        let length = match &answer.payload {
            Payload::Text(text) => text.len(),
            Payload::Bytes(bytes) => bytes.len(),
        };
        if answer.status != 204 && answer.status != 304 {
            headers.push(("Content-Length".to_owned(), vec![length.to_string()]));
        }
    }
    headers.push(("Server".to_owned(), vec!["AmazonS3".to_owned()]));
    answer.headers.0 = headers;
    answer
}
