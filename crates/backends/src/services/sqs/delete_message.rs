//! `DeleteMessage`.

use super::QUEUE_URL;
use super::queue;
use super::receive_message::id_in;
use crate::services::service::{Action, Fault, Invocation, Output, Shape, Start, input};

/// `DeleteMessage`.
pub(super) const ACTION: Action = Action {
    name: "DeleteMessage",
    doc: "Deletes a message that was received; one that is gone is no error.",
    inputs: &[
        QUEUE_URL,
        input("ReceiptHandle", Shape::Text, "The handle that `ReceiveMessage` answered.").required(),
    ],
    start: Start::action("Action=DeleteMessage&ReceiptHandle=$util.urlEncode($input.params('handle'))")
        .at("POST", super::PATH)
        .with(super::FORM),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = queue::name(call)?;
    queue::check(call, &name)?;
    let handle = call.text("ReceiptHandle").unwrap_or_default();
    let Some(id) = id_in(handle) else {
        return Err(Fault::new(
            "com.amazonaws.sqs#ReceiptHandleIsInvalid",
            format!("The input receipt handle \"{handle}\" is not a valid receipt handle."),
        )
        .query("ReceiptHandleIsInvalid"));
    };
    let at = queue::messages(call.state, &name)
        .iter()
        .enumerate()
        .position(|(place, message)| queue::id(&name, place, message) == id);
    if let (Some(at), Some(messages)) = (at, queue::messages_mut(call.state, &name)) {
        messages.remove(at);
    }
    Ok(Output::Empty)
}
