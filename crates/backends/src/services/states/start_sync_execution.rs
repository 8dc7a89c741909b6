//! `StartSyncExecution`.

use super::machine::{self, INPUT, MACHINE_ARN, NAME, TRACE};
use super::refusal;
use crate::services::service::{Action, Fault, Invocation, Output, Start};
use gatelens_value::json::strict::Json;

/// `StartSyncExecution`.
pub(super) const ACTION: Action = Action {
    name: "StartSyncExecution",
    doc: "Runs an Express state machine and answers how it ended.",
    inputs: &[MACHINE_ARN, INPUT, NAME, TRACE],
    start: Start::action(
        "{\n  \"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:MyExpress\",\n  \"input\": \"$util.escapeJavaScript($input.json('$'))\"\n}",
    ),
    run,
};

/// # AWS
/// gateway 4.6.6: status 200 even if the execution failed; `output` is JSON as text.
fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let machine = machine::open(call)?;
    if !machine.is_express {
        return Err(refusal(
            "StateMachineTypeNotSupported",
            "This operation is not supported by this type of state machine",
        ));
    }
    let input = machine::input_of(call)?;
    let name = machine::name_of(call)?;
    let arn = machine::execution_arn(call, &machine, &name);
    machine::keep(call.state, &machine.name, &name, &input);
    let ending = machine::ending(call.state, &machine.name, &input);
    let details = || Json::object([("included", Json::bool(true))]);
    let has_output = ending.iter().any(|(name, _)| *name == "output");
    let mut members = vec![
        (
            "billingDetails",
            Json::object([
                ("billedDurationInMilliseconds", Json::number(100)),
                ("billedMemoryUsedInMB", Json::number(64)),
            ]),
        ),
        ("executionArn", Json::string(arn)),
        ("input", Json::string(input)),
        ("inputDetails", details()),
        ("name", Json::string(name)),
        ("startDate", call.here.seconds()),
        ("stateMachineArn", Json::string(machine.arn)),
        ("stopDate", call.here.seconds()),
    ];
    if has_output {
        members.push(("outputDetails", details()));
    }
    members.extend(ending);
    members.sort_by_key(|(name, _)| *name);
    Ok(Output::Document(Json::object(members)))
}
