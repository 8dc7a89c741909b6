//! `GetQueueAttributes`.

use super::QUEUE_URL;
use super::queue;
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};
use crate::services::tree;
use gatelens_value::json::strict::Json;

/// `GetQueueAttributes`.
pub(super) const ACTION: Action = Action {
    name: "GetQueueAttributes",
    doc: "Says how many messages a queue holds, its ARN and how it is set.",
    inputs: &[
        QUEUE_URL,
        input(
            "AttributeNames",
            Shape::List(&Shape::Text),
            "The attributes to answer, or `All`; none if left out.",
        )
        .forms(&["AttributeName"]),
    ],
    start: Start::action("Action=GetQueueAttributes&AttributeName.1=All")
        .at("POST", super::PATH)
        .with(super::FORM),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = queue::name(call)?;
    queue::check(call, &name)?;
    let messages = queue::messages(call.state, &name);
    let in_flight = messages.iter().filter(|message| queue::is_in_flight(message)).count();
    let seconds = (call.here.now.epoch_millis() / 1000).to_string();
    let is_fifo = name.ends_with(".fifo");
    let by_content = tree::named(call.state, "queues", &name)
        .and_then(|queue| queue.get("contentBasedDeduplication")?.as_bool())
        .unwrap_or_default();
    let account = call.request.steps().into_iter().next().filter(|step| step.len() == 12);
    let account = account.unwrap_or_else(|| call.here.account.clone());
    let mut all = vec![
        ("QueueArn", format!("arn:aws:sqs:{}:{account}:{name}", call.here.region)),
        ("ApproximateNumberOfMessages", (messages.len() - in_flight).to_string()),
        ("ApproximateNumberOfMessagesNotVisible", in_flight.to_string()),
        ("ApproximateNumberOfMessagesDelayed", "0".to_owned()),
        ("CreatedTimestamp", seconds.clone()),
        ("LastModifiedTimestamp", seconds),
        ("VisibilityTimeout", "30".to_owned()),
        ("MaximumMessageSize", "1048576".to_owned()),
        ("MessageRetentionPeriod", "345600".to_owned()),
        ("DelaySeconds", "0".to_owned()),
        ("ReceiveMessageWaitTimeSeconds", "0".to_owned()),
        ("SqsManagedSseEnabled", "true".to_owned()),
    ];
    if is_fifo {
        all.push(("FifoQueue", "true".to_owned()));
        all.push(("ContentBasedDeduplication", by_content.to_string()));
        all.push(("DeduplicationScope", "queue".to_owned()));
        all.push(("FifoThroughputLimit", "perQueue".to_owned()));
    }
    let known = [
        "All",
        "Policy",
        "RedrivePolicy",
        "RedriveAllowPolicy",
        "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds",
        "FifoQueue",
        "ContentBasedDeduplication",
        "DeduplicationScope",
        "FifoThroughputLimit",
    ];
    let wanted = call.input.get("AttributeNames").and_then(Json::as_array).unwrap_or_default();
    let wanted: Vec<&str> = wanted.iter().filter_map(Json::as_str).collect();
    if let Some(unknown) = wanted
        .iter()
        .find(|name| !known.contains(name) && !all.iter().any(|(attribute, _)| attribute == *name))
    {
        return Err(Fault::new(
            "com.amazonaws.sqs#InvalidAttributeName",
            format!("Unknown Attribute {unknown}."),
        )
        .query("InvalidAttributeName"));
    }
    let is_wanted = |name: &str| wanted.iter().any(|wanted| *wanted == "All" || *wanted == name);
    let chosen: Vec<_> = all
        .into_iter()
        .filter(|(name, _)| is_wanted(name))
        .map(|(name, value)| (name, Json::string(value)))
        .collect();
    let attributes = if chosen.is_empty() { Json::null() } else { Json::object(chosen) };
    Ok(Output::Document(Json::object([("Attributes", attributes)])))
}
