//! `StartExecution`.

use super::machine::{self, INPUT, MACHINE_ARN, NAME, TRACE};
use super::refusal;
use crate::services::service::{Action, Fault, Invocation, Output, Start};
use crate::services::tree;
use gatelens_value::json::strict::Json;

/// `StartExecution`.
pub(super) const ACTION: Action = Action {
    name: "StartExecution",
    doc: "Starts a state machine and does not wait for its end.",
    inputs: &[MACHINE_ARN, INPUT, NAME, TRACE],
    start: Start::action(
        "{\n  \"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:MyStateMachine\",\n  \"input\": \"$util.escapeJavaScript($input.json('$'))\"\n}",
    ),
    run,
};

/// # AWS
/// gateway 4.6.6: `{"executionArn","startDate"}`.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let machine = machine::open(call)?;
    let input = machine::input_of(call)?;
    let name = machine::name_of(call)?;
    let arn = machine::execution_arn(call, &machine, &name);
    let kept = tree::named(call.state, "stateMachines", &machine.name)
        .and_then(|machine| machine.get("executions")?.get(&name));
    if !machine.is_express && kept.is_some() {
        return Err(refusal("ExecutionAlreadyExists", format!("Execution Already Exists: '{arn}'")));
    }
    machine::keep(call.state, &machine.name, &name, &input);
    Ok(Output::Document(Json::object([
        ("executionArn", Json::string(arn)),
        ("startDate", call.here.seconds()),
    ])))
}
