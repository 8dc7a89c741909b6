//! EventBridge.

use super::service::{
    Action, Fault, Input, Invocation, JsonProtocol, Output, Protocol, Rule, Service, Shape, Start,
    StrictType, input,
};
use super::state::{Kept, key};
use super::tree;
use gatelens_value::json::strict::{self, Json};

/// EventBridge.
///
/// # AWS
/// gateway 4.6.1-5: it needs a target and a type of its own, which the gateway does not add.
pub(super) static SERVICE: Service = Service {
    name: "events",
    title: "EventBridge",
    doc: "Buses of events.",
    protocol: Protocol::Json(JsonProtocol {
        prefix: "AWSEvents",
        version: "1.1",
        front: "",
        validation: "",
        strict_type: StrictType::Own,
        missing: None,
    }),
    state: STATE,
    actions: &[PUT_EVENTS],
    others: &[
        "ActivateEventSource",
        "CancelReplay",
        "CreateApiDestination",
        "CreateArchive",
        "CreateConnection",
        "CreateEndpoint",
        "CreateEventBus",
        "CreatePartnerEventSource",
        "DeactivateEventSource",
        "DeauthorizeConnection",
        "DeleteApiDestination",
        "DeleteArchive",
        "DeleteConnection",
        "DeleteEndpoint",
        "DeleteEventBus",
        "DeletePartnerEventSource",
        "DeleteRule",
        "DescribeApiDestination",
        "DescribeArchive",
        "DescribeConnection",
        "DescribeEndpoint",
        "DescribeEventBus",
        "DescribeEventSource",
        "DescribePartnerEventSource",
        "DescribeReplay",
        "DescribeRule",
        "DisableRule",
        "EnableRule",
        "ListApiDestinations",
        "ListArchives",
        "ListConnections",
        "ListEndpoints",
        "ListEventBuses",
        "ListEventSources",
        "ListPartnerEventSourceAccounts",
        "ListPartnerEventSources",
        "ListReplays",
        "ListRuleNamesByTarget",
        "ListRules",
        "ListTagsForResource",
        "ListTargetsByRule",
        "PutPartnerEvents",
        "PutPermission",
        "PutRule",
        "PutTargets",
        "RemovePermission",
        "RemoveTargets",
        "StartReplay",
        "TagResource",
        "TestEventPattern",
        "UntagResource",
        "UpdateApiDestination",
        "UpdateArchive",
        "UpdateConnection",
        "UpdateEndpoint",
        "UpdateEventBus",
    ],
};

/// `{buses: {NAME: {events?: […]}}}`: what has been put, as it was put.
const STATE: Kept = Kept::Object(&[key("buses", Kept::Named(&BUS))]);

static BUS: Kept = Kept::Object(&[key("events", Kept::List(&Kept::Any))]);

static ENTRY: [Input; 7] = [
    input("Source", Shape::Text, "Who sends it, such as `my.app`."),
    input("DetailType", Shape::Text, "What kind of event it is."),
    input("Detail", Shape::Text, "The event: JSON as text."),
    input("EventBusName", Shape::Text, "The bus's name or ARN; `default` if left out."),
    input("Resources", Shape::List(&Shape::Text), "The ARNs that it concerns."),
    input("Time", Shape::Moment, "When it happened."),
    input("TraceHeader", Shape::Text, "The X-Ray trace that it belongs to."),
];

static ONE: Shape = Shape::Structure("com.amazonaws.events.PutEventsRequestEntry", &ENTRY);

/// `PutEvents`.
const PUT_EVENTS: Action = Action {
    name: "PutEvents",
    doc: "Sends up to ten events to buses.",
    inputs: &[
        input("Entries", Shape::List(&ONE), "The events.")
            .required()
            .rules(&[Rule::LengthFrom(1), Rule::LengthTo(10)]),
        input("EndpointId", Shape::Text, "A global endpoint's id."),
    ],
    start: Start::action("{\n  \"Entries\": [\n    {\n      \"Source\": \"my.app\",\n      \"DetailType\": \"made\",\n      \"Detail\": \"$util.escapeJavaScript($input.json('$'))\",\n      \"EventBusName\": \"default\"\n    }\n  ]\n}").with(&[("integration.request.header.X-Amz-Target", "'AWSEvents.PutEvents'"), ("integration.request.header.Content-Type", "'application/x-amz-json-1.1'")]),
    run,
};

/// # AWS
/// gateway 4.6.6: an entry that is refused is a member of a 200.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let entries = call.input.get("Entries").and_then(Json::as_array).unwrap_or_default();
    let mut failed = 0;
    let mut answers = Vec::new();
    for entry in entries {
        answers.push(match refused(entry) {
            Some((code, message)) => {
                failed += 1;
                Json::object([("ErrorCode", Json::string(code)), ("ErrorMessage", Json::string(message))])
            }
            None => {
                keep(call.state, entry);
                Json::object([("EventId", Json::string(call.here.uuid("event")))])
            }
        });
    }
    Ok(Output::Document(Json::object([
        ("Entries", Json::array(answers)),
        ("FailedEntryCount", Json::number(failed)),
    ])))
}

/// Why an entry is refused, if it is.
fn refused(entry: &Json) -> Option<(&'static str, String)> {
    let text = |name: &str| entry.get(name).and_then(Json::as_str).filter(|text| !text.is_empty());
    let missing = ["Source", "DetailType", "Detail"].into_iter().find(|name| text(name).is_none());
    if let Some(name) = missing {
        return Some((
            "InvalidArgument",
            format!("Parameter {name} is not valid. Reason: {name} is a required argument."),
        ));
    }
    if text("Source").is_some_and(|source| source.starts_with("aws.")) {
        return Some(("NotAuthorizedForSourceException", "Not authorized for the source.".to_owned()));
    }
    let detail = text("Detail").and_then(|detail| strict::read(detail).ok());
    if detail.is_none_or(|detail| detail.root.as_object().is_none()) {
        return Some(("MalformedDetail", "Detail is malformed.".to_owned()));
    }
    None
}

/// Keeps an event on its bus; on a bus that is not there it is lost.
///
/// # AWS
/// Recorded by LocalStack's test_put_events_nonexistent_event_bus.
fn keep(state: &mut Json, entry: &Json) {
    let name = entry.get("EventBusName").and_then(Json::as_str).unwrap_or("default");
    let name = name.rsplit('/').next().unwrap_or(name);
    if let Some(events) = tree::named_mut(state, "buses", name).and_then(|bus| tree::list_mut(bus, "events"))
    {
        events.push(entry.clone());
    }
}
