//! `DeleteStateMachine`.

use super::machine::MACHINE_ARN;
use super::refusal;
use crate::services::service::{Action, Fault, Invocation, Output, Start};
use crate::services::tree;
use gatelens_value::json::strict::Json;

/// `DeleteStateMachine`.
pub(super) const ACTION: Action = Action {
    name: "DeleteStateMachine",
    doc: "Deletes a state machine; one that is not there is no error.",
    inputs: &[MACHINE_ARN],
    start: Start::action(
        "{\n  \"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:MyStateMachine\"\n}",
    ),
    run,
};

/// # AWS
/// gateway 4.6.6 (recorded): `{}`.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let arn = call.text("stateMachineArn").unwrap_or_default();
    let Some((_, name)) = arn.split_once(":stateMachine:").filter(|_| arn.starts_with("arn:")) else {
        return Err(refusal("InvalidArn", format!("Invalid Arn: 'Invalid ARN prefix: {arn}'")));
    };
    let name = name.to_owned();
    if let Some(machines) = tree::get_mut(call.state, "stateMachines") {
        tree::remove(machines, &name);
    }
    Ok(Output::Document(Json::object::<String>([])))
}
