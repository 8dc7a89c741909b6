//! AWS JSON 1.0 and 1.1: the action in `X-Amz-Target`, the input in the body.

use super::{Request, conform, http};
use crate::services::service::{
    Action, Fault, Invocation, JsonProtocol, Output, Served, Service, StrictType,
};
use crate::services::surroundings::Surroundings;
use gatelens_gateway::outcome::BackendAnswer;
use gatelens_value::json::strict::{self, Json, JsonKind};

/// Answers a request.
///
/// # AWS
/// In this order: the verb and the media type, the action, the signature, the document, its types, its constraints
/// (gateway 4.6.1-4, 4.6.1-9, 4.6.4).
pub(super) fn answer(
    service: &'static Service,
    protocol: &JsonProtocol,
    request: &Request<'_>,
    state: &mut Json,
    here: &mut Surroundings,
) -> Served {
    let media_type = request.media_type();
    if request.method != "POST" || !is_taken(protocol, &media_type, request.body.is_empty()) {
        return Served::Answer(unknown_operation(here));
    }
    let target = request.headers.get("X-Amz-Target").unwrap_or_default();
    let name =
        target.strip_prefix(protocol.prefix).and_then(|rest| rest.strip_prefix('.')).unwrap_or_default();
    let Some(action) = service.action(name) else {
        if service.others.contains(&name) {
            return Served::NotSimulated(name.to_owned());
        }
        let fault = Fault::silent(front(protocol, "UnknownOperationException"));
        return Served::Answer(refuse(protocol, here, &fault));
    };
    let outcome = match authorize(protocol, request) {
        Some(fault) => Err(fault),
        None => run(protocol, action, request, state, here),
    };
    Served::Answer(match outcome {
        Ok(Output::Document(document)) => {
            reply(protocol, here, 200, &strict::to_compact(&without_nulls(document)))
        }
        Ok(Output::Empty) => reply(protocol, here, 200, ""),
        Ok(Output::Http(answer)) => answer,
        Ok(Output::NotSimulated(what)) => return Served::NotSimulated(format!("{name} with {what}")),
        Err(fault) => refuse(protocol, here, &fault),
    })
}

fn is_taken(protocol: &JsonProtocol, media_type: &str, is_empty: bool) -> bool {
    let own = media_type.strip_prefix("application/x-amz-json-") == Some(protocol.version);
    match protocol.strict_type {
        StrictType::Json => own || media_type == "application/json" || is_empty,
        StrictType::Own => own,
    }
}

/// The name of an error of the front end.
fn front(protocol: &JsonProtocol, name: &str) -> String {
    format!("{}{name}", protocol.front)
}

/// What is wrong with the signature, if anything.
fn authorize(protocol: &JsonProtocol, request: &Request<'_>) -> Option<Fault> {
    if request.is_signed() {
        return None;
    }
    let message = if protocol.front.is_empty() {
        "Missing Authentication Token"
    } else {
        "Request is missing Authentication Token"
    };
    Some(Fault::new(front(protocol, "MissingAuthenticationTokenException"), message))
}

fn run(
    protocol: &JsonProtocol,
    action: &'static Action,
    request: &Request<'_>,
    state: &mut Json,
    here: &mut Surroundings,
) -> Result<Output, Fault> {
    let serialization = || Fault::silent(front(protocol, "SerializationException"));
    let text = std::str::from_utf8(request.body).map_err(|_| serialization())?;
    let document = strict::read(text).map_err(|_| serialization())?.root;
    let input = conform::structure(&document, action.inputs).map_err(|message| Fault {
        message: Some(message),
        capital: true,
        ..serialization()
    })?;
    if let (Some(name), Some(missing)) = (action.lacks(&input), protocol.missing) {
        return Err(missing(name));
    }
    if let Some(message) = conform::violations(&input, action.inputs) {
        return Err(Fault::new(format!("{}ValidationException", protocol.validation), message));
    }
    (action.run)(&mut Invocation { input: &input, state, here, request })
}

/// A document without its null members.
fn without_nulls(mut json: Json) -> Json {
    match &mut json.kind {
        JsonKind::Object(members) => {
            members.retain(|member| !member.value.is_null());
            for member in members {
                let value = std::mem::replace(&mut member.value, Json::null());
                member.value = without_nulls(value);
            }
        }
        JsonKind::Array(items) => {
            for item in items {
                *item = without_nulls(std::mem::replace(item, Json::null()));
            }
        }
        _ => {}
    }
    json
}

fn refuse(protocol: &JsonProtocol, here: &mut Surroundings, fault: &Fault) -> BackendAnswer {
    let mut members = vec![("__type", Json::string(fault.code.as_ref()))];
    if let Some(message) = &fault.message {
        members.push((if fault.capital { "Message" } else { "message" }, Json::string(message.as_str())));
    }
    members.extend(fault.extra.iter().cloned());
    let mut answer = reply(protocol, here, fault.status, &strict::to_compact(&Json::object(members)));
    if let Some(code) = fault.query_code {
        let value = format!("{code};{}", if fault.status < 500 { "Sender" } else { "Receiver" });
        answer.headers.0.push(("x-amzn-query-error".to_owned(), vec![value]));
    }
    answer
}

fn reply(protocol: &JsonProtocol, here: &mut Surroundings, status: u16, body: &str) -> BackendAnswer {
    let media_type = format!("application/x-amz-json-{}", protocol.version);
    let id = request_id(protocol, here);
    http(
        status,
        &[
            ("x-amzn-RequestId", &id),
            ("Content-Type", &media_type),
            ("Content-Length", &body.len().to_string()),
            ("x-amz-crc32", &crc32(body.as_bytes()).to_string()),
        ],
        body,
    )
}

fn request_id(protocol: &JsonProtocol, here: &mut Surroundings) -> String {
    if protocol.prefix.starts_with("DynamoDB") { here.long_id() } else { here.uuid("request") }
}

/// What a service answers to what is no call of it: another verb, or a media type of another protocol.
fn unknown_operation(here: &mut Surroundings) -> BackendAnswer {
    let id = here.long_id();
    http(404, &[("x-amzn-RequestId", &id), ("Content-Length", "29")], "<UnknownOperationException/>\n")
}

/// The check sum of zip files.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_check_sum_that_dynamodb_sends() {
        assert_eq!(crc32(b"{}"), 2_745_614_147);
        assert_eq!(crc32(b"<UnknownOperationException/>\n"), 3_552_371_480);
    }
}
