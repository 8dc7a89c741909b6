//! SQS.

mod delete_message;
mod get_queue_attributes;
mod queue;
mod receive_message;
mod send_message;
mod send_message_batch;

use super::protocol::Request;
use super::service::{
    Fault, Input, JsonProtocol, Named, Protocol, QueryProtocol, Service, Shape, StrictType, input,
};
use super::surroundings::Surroundings;

/// SQS.
pub(super) static SERVICE: Service = Service {
    name: "sqs",
    title: "SQS",
    doc: "Queues of messages.",
    protocol: Protocol::Both(
        JsonProtocol {
            prefix: "AmazonSQS",
            version: "1.0",
            front: "com.amazon.coral.service#",
            validation: "com.amazon.coral.validate#",
            strict_type: StrictType::Json,
            missing: Some(missing),
        },
        QueryProtocol {
            namespace: "http://queue.amazonaws.com/doc/2012-11-05/",
            names: &[
                Named { member: "Messages", json: "messages", xml: "Message", is_map: false },
                Named {
                    member: "Successful",
                    json: "Successful",
                    xml: "SendMessageBatchResultEntry",
                    is_map: false,
                },
                Named { member: "Failed", json: "Failed", xml: "BatchResultErrorEntry", is_map: false },
                Named { member: "Attributes", json: "Attributes", xml: "Attribute", is_map: true },
                Named {
                    member: "MessageAttributes",
                    json: "MessageAttributes",
                    xml: "MessageAttribute",
                    is_map: true,
                },
            ],
            declaration: "<?xml version=\"1.0\"?>",
            missing: Some(missing),
            // Recorded by LocalStack's test_invalid_action_raises_exception and test_non_existent_queue.
            unknown: Some(|name| format!("The action {name} is not valid for this endpoint.")),
            has_detail: true,
            unsigned,
        },
    ),
    state: queue::STATE,
    actions: &[
        send_message::ACTION,
        send_message_batch::ACTION,
        receive_message::ACTION,
        delete_message::ACTION,
        get_queue_attributes::ACTION,
    ],
    others: &[
        "AddPermission",
        "CancelMessageMoveTask",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "CreateQueue",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueUrl",
        "ListDeadLetterSourceQueues",
        "ListMessageMoveTasks",
        "ListQueueTags",
        "ListQueues",
        "PurgeQueue",
        "RemovePermission",
        "SetQueueAttributes",
        "StartMessageMoveTask",
        "TagQueue",
        "UntagQueue",
    ],
};

/// The parameter mapping that the query protocol needs (gateway 4.6.2).
const FORM: &[(&str, &str)] =
    &[("integration.request.header.Content-Type", "'application/x-www-form-urlencoded'")];

/// The path of a queue.
const PATH: &str = "path/123456789012/MyQueue";

const QUEUE_URL: Input = input(
    "QueueUrl",
    Shape::Text,
    "The queue's URL; a path `ACCOUNT/QUEUE` of the integration stands for it.",
);

/// # AWS
/// gateway 4.6.2: `MissingParameter`; the name in JSON as LocalStack's test_send_empty_message recorded it.
fn missing(name: &str) -> Fault {
    Fault::new(
        "com.amazonaws.sqs#MissingRequiredParameterException",
        format!("The request must contain the parameter {name}."),
    )
    .query("MissingParameter")
}

/// Refuses a group's or a deduplication's id that is empty, too long, or has spaces.
///
/// # AWS
/// Recorded by LocalStack's test_message_deduplication_id_invalid.
fn check_id(name: &str, value: Option<&str>) -> Result<(), Fault> {
    let is_sign = |c: char| c.is_ascii_graphic();
    match value {
        Some(value) if value.is_empty() || value.len() > 128 || !value.chars().all(is_sign) => {
            Err(invalid(format!(
                "Value {value} for parameter {name} is invalid. Reason: {name} can only include alphanumeric and \
                 punctuation characters. 1 to 128 in length."
            )))
        }
        _ => Ok(()),
    }
}

/// A parameter that SQS does not take.
fn invalid(message: impl Into<String>) -> Fault {
    Fault::new("com.amazonaws.sqs#InvalidParameterValueException", message).query("InvalidParameterValue")
}

/// # AWS
/// gateway 4.6.2: the answer of a queue that the caller may not use.
fn unsigned(request: &Request<'_>, here: &Surroundings) -> Fault {
    let path = request.path.trim_start_matches('/');
    let url = format!("https://sqs.{}.amazonaws.com/{path}", here.region);
    Fault::new("AccessDenied", format!("Access to the resource {url} is denied.")).status(403)
}
