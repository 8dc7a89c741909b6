//! The query protocol: the action and its input in the query string and in a form.

use super::{Request, conform, form, http, xml};
use crate::services::service::{Fault, Invocation, Named, Output, QueryProtocol, Served, Service};
use crate::services::surroundings::Surroundings;
use gatelens_gateway::outcome::BackendAnswer;
use gatelens_value::json::strict::{self, Json, JsonKind};

/// Answers a request.
///
/// # AWS
/// gateway 4.6.1-6, 4.6.1-7: parameters stand in the query string and in a form body; `Accept: application/json`, the
/// gateway's default, gives JSON.
pub(super) fn answer(
    service: &'static Service,
    protocol: &QueryProtocol,
    request: &Request<'_>,
    state: &mut Json,
    here: &mut Surroundings,
) -> Served {
    let mut pairs = request.query.clone();
    if request.media_type() == "application/x-www-form-urlencoded" {
        pairs.extend(form::pairs(&String::from_utf8_lossy(request.body)));
    }
    let refused =
        |here: &mut Surroundings, fault: &Fault| Served::Answer(refuse(protocol, request, here, fault));
    let Some((_, name)) = pairs.iter().find(|(name, _)| name == "Action") else {
        return Served::Answer(unknown_operation(here));
    };
    let Some(action) = service.action(name) else {
        if service.others.contains(&name.as_str()) {
            return Served::NotSimulated(name.clone());
        }
        // A line break that a template leaves after the name is a part of it (gateway 4.6.2).
        let version = pairs.iter().find(|(name, _)| name == "Version");
        let version = version.map_or("NO_VERSION_SPECIFIED", |(_, version)| version);
        let message = match protocol.unknown {
            Some(unknown) if is_name(name) && request.path.len() > 1 => unknown(name),
            _ => format!("Could not find operation {name} for version {version}"),
        };
        return refused(here, &Fault::new("InvalidAction", message));
    };
    if !request.is_signed() {
        let fault = (protocol.unsigned)(request, here);
        return refused(here, &fault);
    }
    let input = match form::input(&pairs, action.inputs) {
        Ok(input) => input,
        Err((name, value)) => {
            let message = format!("Value ({value}) for parameter {name} is invalid.");
            return refused(here, &Fault::new("InvalidParameterValue", message));
        }
    };
    if let (Some(name), Some(missing)) = (action.lacks(&input), protocol.missing) {
        return refused(here, &missing(name));
    }
    if let Some(message) = conform::violations(&input, action.inputs) {
        return refused(here, &Fault::new("ValidationError", message));
    }
    let outcome = (action.run)(&mut Invocation { input: &input, state, here, request });
    Served::Answer(match outcome {
        Ok(Output::Document(document)) => reply(protocol, request, here, name, Some(&document)),
        Ok(Output::Empty) => reply(protocol, request, here, name, None),
        Ok(Output::Http(answer)) => answer,
        Ok(Output::NotSimulated(what)) => return Served::NotSimulated(format!("{name} with {what}")),
        Err(fault) => return refused(here, &fault),
    })
}

/// Whether a text could be an action's name.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether the answer is JSON.
fn wants_json(request: &Request<'_>) -> bool {
    request.headers.get("Accept").is_some_and(|accept| accept.to_ascii_lowercase().contains("json"))
}

fn reply(
    protocol: &QueryProtocol,
    request: &Request<'_>,
    here: &mut Surroundings,
    action: &str,
    document: Option<&Json>,
) -> BackendAnswer {
    let id = here.uuid("request");
    let result = format!("{action}Result");
    if wants_json(request) {
        let metadata =
            ("ResponseMetadata".to_owned(), Json::object([("RequestId", Json::string(id.as_str()))]));
        let mut members = vec![metadata];
        if let Some(document) = document {
            members.push((result, spelled(document, protocol.names)));
        }
        members.sort_by(|one, other| one.0.cmp(&other.0));
        let root = Json::object([(format!("{action}Response"), Json::object(members))]);
        return finish(&id, 200, "application/json", strict::to_compact(&root));
    }
    let mut out = format!("{}<{action}Response xmlns=\"{}\">", protocol.declaration, protocol.namespace);
    if let Some(document) = document {
        xml::open(&result, &mut out);
        xml::members(document, protocol.names, &mut out);
        xml::close(&result, &mut out);
    }
    xml::open("ResponseMetadata", &mut out);
    xml::element("RequestId", &id, &mut out);
    xml::close("ResponseMetadata", &mut out);
    xml::close(&format!("{action}Response"), &mut out);
    finish(&id, 200, "text/xml", out)
}

/// A document in the spellings of the JSON that the query protocol answers.
fn spelled(json: &Json, names: &[Named]) -> Json {
    match &json.kind {
        JsonKind::Object(members) => Json::object(members.iter().map(|member| {
            let named = names.iter().find(|named| named.member == member.key);
            let name = named.map_or(member.key.as_str(), |named| named.json);
            let value = match (&member.value.kind, named) {
                (JsonKind::Object(entries), Some(named)) if named.is_map => {
                    Json::array(entries.iter().map(|entry| {
                        Json::object([
                            ("Name", Json::string(entry.key.as_str())),
                            ("Value", spelled(&entry.value, names)),
                        ])
                    }))
                }
                _ => spelled(&member.value, names),
            };
            (name, value)
        })),
        JsonKind::Array(items) => Json::array(items.iter().map(|item| spelled(item, names))),
        _ => json.clone(),
    }
}

/// A refusal in JSON or XML, as the request asks.
///
/// # AWS
/// gateway 4.6.2: `{"Error":{"Code","Message","Type"},"RequestId"}`.
pub(super) fn refuse(
    protocol: &QueryProtocol,
    request: &Request<'_>,
    here: &mut Surroundings,
    fault: &Fault,
) -> BackendAnswer {
    let id = here.uuid("request");
    let code = fault.query_code.unwrap_or(fault.code.as_ref());
    let message = fault.message.as_deref().unwrap_or_default();
    let side = if fault.status < 500 { "Sender" } else { "Receiver" };
    if wants_json(request) {
        let error = Json::object([
            ("Code", Json::string(code)),
            ("Message", Json::string(message)),
            ("Type", Json::string(side)),
        ]);
        let root = Json::object([("Error", error), ("RequestId", Json::string(id.as_str()))]);
        return finish(&id, fault.status, "application/json", strict::to_compact(&root));
    }
    let mut out = format!("{}<ErrorResponse xmlns=\"{}\">", protocol.declaration, protocol.namespace);
    xml::open("Error", &mut out);
    xml::element("Type", side, &mut out);
    xml::element("Code", code, &mut out);
    xml::element("Message", message, &mut out);
    if protocol.has_detail {
        out.push_str("<Detail/>");
    }
    xml::close("Error", &mut out);
    xml::element("RequestId", &id, &mut out);
    xml::close("ErrorResponse", &mut out);
    finish(&id, fault.status, "text/xml", out)
}

fn finish(id: &str, status: u16, media_type: &str, body: String) -> BackendAnswer {
    let length = body.len().to_string();
    http(status, &[("x-amzn-RequestId", id), ("Content-Type", media_type), ("Content-Length", &length)], body)
}

/// What a service answers to a request that is no call in any of its protocols.
fn unknown_operation(here: &mut Surroundings) -> BackendAnswer {
    let id = here.uuid("request");
    http(404, &[("x-amzn-RequestId", &id), ("Content-Length", "29")], "<UnknownOperationException/>\n")
}
