//! `ReceiveMessage`.

use super::queue::{self, check_between};
use super::{QUEUE_URL, invalid};
use crate::services::md5;
use crate::services::message;
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};
use crate::services::tree::{self, text_or_null};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::Json;

/// `ReceiveMessage`.
pub(super) const ACTION: Action = Action {
    name: "ReceiveMessage",
    doc: "Takes up to ten messages; they stay in the queue, unseen by others, until they are deleted.",
    inputs: &[
        QUEUE_URL,
        input("MaxNumberOfMessages", Shape::Integer, "How many to take, 1 to 10; 1 if left out."),
        input("VisibilityTimeout", Shape::Integer, "How long others do not see them, in seconds."),
        input("WaitTimeSeconds", Shape::Integer, "How long to wait for messages; nothing waits here."),
        input("AttributeNames", Shape::List(&Shape::Text), "The system attributes to answer, or `All`.")
            .forms(&["AttributeName"]),
        input("MessageSystemAttributeNames", Shape::List(&Shape::Text), "The same, by its newer name.")
            .forms(&["MessageSystemAttributeName"]),
        input(
            "MessageAttributeNames",
            Shape::List(&Shape::Text),
            "The message attributes to answer, or `All`.",
        )
        .forms(&["MessageAttributeName"]),
        input("ReceiveRequestAttemptId", Shape::Text, "FIFO: what tells a call from one that is made again."),
    ],
    start: Start::action("Action=ReceiveMessage&MaxNumberOfMessages=10")
        .at("POST", super::PATH)
        .with(super::FORM),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = queue::name(call)?;
    queue::check(call, &name)?;
    check_between("MaxNumberOfMessages", call.integer("MaxNumberOfMessages"), 1, 10)?;
    check_wait(call.integer("WaitTimeSeconds"))?;
    check_between("VisibilityTimeout", call.integer("VisibilityTimeout"), 0, 43200)?;
    let most = call.integer("MaxNumberOfMessages").and_then(|most| usize::try_from(most).ok()).unwrap_or(1);
    let stays_hidden = call.integer("VisibilityTimeout") != Some(0);
    let system = [names(call, "AttributeNames"), names(call, "MessageSystemAttributeNames")].concat();
    let wanted = names(call, "MessageAttributeNames");
    let sent_at = call.here.now.epoch_millis().to_string();
    let account = call.here.account.clone();
    let mut received = Vec::new();
    let mut blocked: Vec<String> = Vec::new();
    for (place, message) in
        queue::messages_mut(call.state, &name).map_or(&mut [][..], Vec::as_mut_slice).iter_mut().enumerate()
    {
        let group = message.get("groupId").and_then(Json::as_str).map(str::to_owned);
        if queue::is_in_flight(message) {
            // A FIFO group waits for its message that is on its way.
            blocked.extend(group);
            continue;
        }
        if received.len() >= most || group.is_some_and(|group| blocked.contains(&group)) {
            continue;
        }
        let id = queue::id(&name, place, message);
        let count = message.get("receiveCount").and_then(Json::as_i64).unwrap_or_default() + 1;
        queue::unfold(message);
        tree::set(message, "messageId", Json::string(id.as_str()));
        tree::set(message, "receiveCount", Json::number(count));
        if stays_hidden {
            tree::set(message, "inFlight", Json::bool(true));
        }
        received.push(answer(message, &id, count, &system, &wanted, &sent_at, &account));
    }
    let messages = if received.is_empty() { Json::null() } else { Json::array(received) };
    Ok(Output::Document(Json::object([("Messages", messages)])))
}

fn names(call: &Invocation<'_>, list: &str) -> Vec<String> {
    let items = call.input.get(list).and_then(Json::as_array).unwrap_or_default();
    items.iter().filter_map(Json::as_str).map(str::to_owned).collect()
}

/// # AWS
/// Recorded by LocalStack's test_send_receive_wait_time_seconds.
fn check_wait(seconds: Option<i64>) -> Result<(), Fault> {
    match seconds {
        Some(seconds) if !(0..=20).contains(&seconds) => Err(invalid(format!(
            "Value {seconds} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."
        ))),
        _ => Ok(()),
    }
}

/// The handle of a message: what `DeleteMessage` takes.
pub(super) fn handle(id: &str) -> String {
    format!("AQEB{}", STANDARD.encode(id))
}

/// The id in a handle; nothing for what is none.
pub(super) fn id_in(handle: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(handle.strip_prefix("AQEB")?).ok()?).ok()
}

fn answer(
    message: &Json,
    id: &str,
    count: i64,
    system: &[String],
    wanted: &[String],
    sent_at: &str,
    account: &str,
) -> Json {
    let body = queue::body(message);
    let text = |key: &str| message.get(key).and_then(Json::as_str);
    let all = [
        ("SenderId", Some(account.to_owned())),
        ("ApproximateFirstReceiveTimestamp", Some(sent_at.to_owned())),
        ("ApproximateReceiveCount", Some(count.to_string())),
        ("SentTimestamp", Some(sent_at.to_owned())),
        ("MessageGroupId", text("groupId").map(str::to_owned)),
        ("MessageDeduplicationId", text("deduplicationId").map(str::to_owned)),
        ("SequenceNumber", text("sequenceNumber").map(str::to_owned)),
    ];
    let asked = |name: &str| system.iter().any(|wanted| wanted == "All" || wanted == name);
    let attributes: Vec<_> = all
        .into_iter()
        .filter_map(|(name, value)| Some((name, Json::string(value.filter(|_| asked(name))?))))
        .collect();
    let is_wanted = |name: &str| {
        wanted.iter().any(|wanted| match wanted.strip_suffix(".*") {
            Some(prefix) => name.starts_with(prefix),
            None => wanted == "All" || wanted == name,
        })
    };
    let own = message.get("attributes").and_then(Json::as_object).unwrap_or_default();
    let own = own.iter().filter(|member| is_wanted(&member.key));
    let own = Json::object(own.map(|member| (member.key.as_str(), member.value.clone())));
    let digest = message::digest(Some(&own));
    Json::object([
        ("Attributes", if attributes.is_empty() { Json::null() } else { Json::object(attributes) }),
        ("Body", Json::string(body)),
        ("MD5OfBody", Json::string(md5::hex(body.as_bytes()))),
        ("MD5OfMessageAttributes", text_or_null(digest.as_deref())),
        ("MessageAttributes", if digest.is_none() { Json::null() } else { own }),
        ("MessageId", Json::string(id)),
        ("ReceiptHandle", Json::string(handle(id))),
    ])
}
