//! `ListStreams`.

use super::stream;
use crate::services::service::{Action, Fault, Invocation, Output, Rule, Shape, Start, input};
use gatelens_value::json::strict::Json;

/// `ListStreams`.
pub(super) const ACTION: Action = Action {
    name: "ListStreams",
    doc: "Lists the streams.",
    inputs: &[
        input("Limit", Shape::Integer, "How many to answer.").rules(&[Rule::From(1), Rule::To(10_000)]),
        input("ExclusiveStartStreamName", Shape::Text, "The stream behind which the list begins."),
        input("NextToken", Shape::Text, "Where the last list ended."),
    ],
    start: Start::action("{}"),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let limit = call.integer("Limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(100);
    let behind = call.text("ExclusiveStartStreamName").or_else(|| call.text("NextToken")).unwrap_or_default();
    let streams = call.state.get("streams").and_then(Json::as_object).unwrap_or_default();
    let mut names: Vec<&str> =
        streams.iter().map(|member| member.key.as_str()).filter(|name| *name > behind).collect();
    names.sort_unstable();
    let has_more = names.len() > limit;
    names.truncate(limit);
    let summaries = names.iter().map(|name| {
        Json::object([
            ("StreamARN", Json::string(stream::arn(call, name))),
            ("StreamCreationTimestamp", call.here.seconds()),
            ("StreamModeDetails", Json::object([("StreamMode", Json::string("PROVISIONED"))])),
            ("StreamName", Json::string(*name)),
            ("StreamStatus", Json::string("ACTIVE")),
        ])
    });
    let next = names.last().filter(|_| has_more).map_or_else(Json::null, |name| Json::string(*name));
    Ok(Output::Document(Json::object([
        ("HasMoreStreams", Json::bool(has_more)),
        ("NextToken", next),
        ("StreamNames", Json::array(names.iter().map(|name| Json::string(*name)))),
        ("StreamSummaries", Json::array(summaries)),
    ])))
}
