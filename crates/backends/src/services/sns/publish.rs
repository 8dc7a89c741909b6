//! `Publish`.

use super::invalid;
use super::topic;
use crate::services::message::ATTRIBUTE;
use crate::services::service::{Action, Fault, Input, Invocation, Output, Shape, Start, input};
use crate::services::tree::text_or_null;
use gatelens_value::json::strict::Json;

pub(super) const MESSAGE: Input = input("Message", Shape::Text, "The message.").required();

pub(super) const SUBJECT: Input = input("Subject", Shape::Text, "The subject of mails.");

pub(super) const STRUCTURE: Input = input(
    "MessageStructure",
    Shape::Text,
    "`json`: the message is JSON with a text for each kind of receiver.",
);

pub(super) const ATTRIBUTES: Input = input(
    "MessageAttributes",
    Shape::Map(&ATTRIBUTE),
    "Attributes beside the message; in a form `MessageAttributes.entry.1.Name`, `.Value.DataType`.",
);

pub(super) const DEDUPLICATION: Input =
    input("MessageDeduplicationId", Shape::Text, "FIFO: what tells a message from one that was sent again.");

pub(super) const GROUP: Input = input("MessageGroupId", Shape::Text, "FIFO: the group whose order is kept.");

/// `Publish`.
pub(super) const ACTION: Action = Action {
    name: "Publish",
    doc: "Sends a message to all that subscribed to a topic.",
    inputs: &[
        input("TopicArn", Shape::Text, "The topic's ARN."),
        input("TargetArn", Shape::Text, "The same, or an endpoint's."),
        input("PhoneNumber", Shape::Text, "A number to send a text message to."),
        MESSAGE,
        SUBJECT,
        STRUCTURE,
        ATTRIBUTES,
        DEDUPLICATION,
        GROUP,
    ],
    start: Start::action("Action=Publish&TopicArn=$util.urlEncode('arn:aws:sns:us-east-1:123456789012:MyTopic')&Message=$util.urlEncode($input.body)").with(super::FORM),
    run,
};

/// # AWS
/// gateway 4.6.3.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    if call.text("PhoneNumber").is_some() {
        return Ok(Output::NotSimulated("PhoneNumber"));
    }
    let Some(arn) = call.text("TopicArn").or_else(|| call.text("TargetArn")) else {
        return Err(invalid("TopicArn or TargetArn Reason: no value for required parameter"));
    };
    let name = topic::name(call, arn)?;
    let sequence = topic::publish(call.state, &name, call.input)?;
    Ok(Output::Document(Json::object([
        ("MessageId", Json::string(call.here.uuid("message"))),
        ("SequenceNumber", text_or_null(sequence.as_deref())),
    ])))
}
