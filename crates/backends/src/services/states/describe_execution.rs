//! `DescribeExecution`.

use super::{machine, refusal};
use crate::services::service::{Action, Fault, Invocation, Output, Rule, Shape, Start, input};
use crate::services::tree;
use gatelens_value::json::strict::Json;

/// `DescribeExecution`.
pub(super) const ACTION: Action = Action {
    name: "DescribeExecution",
    doc: "Describes an execution of a Standard state machine: how it ended, with what.",
    inputs: &[
        input("executionArn", Shape::Text, "The execution's ARN, as `StartExecution` answered it.")
            .required()
            .rules(&[Rule::LengthFrom(1), Rule::LengthTo(256)]),
        input("includedData", Shape::Text, "Whether input and output are answered.")
            .rules(&[Rule::OneOf(&["ALL_DATA", "METADATA_ONLY"])]),
    ],
    start: Start::action("{\n  \"executionArn\": \"$util.escapeJavaScript($input.params('arn'))\"\n}"),
    run,
};

fn run(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let arn = call.text("executionArn").unwrap_or_default();
    let parts: Vec<&str> = arn.splitn(8, ':').collect();
    let ["arn", _, "states", region, account, "execution", machine, name] = parts.as_slice() else {
        let message = match parts.get(5) {
            Some(kind) if arn.starts_with("arn:") => {
                format!("Invalid Arn: 'Resource type not valid in this context: {kind}'")
            }
            _ => format!("Invalid Arn: 'Invalid ARN prefix: {arn}'"),
        };
        return Err(refusal("InvalidArn", message));
    };
    let execution = tree::named(call.state, "stateMachines", machine)
        .and_then(|machine| machine.get("executions")?.get(name));
    let Some(execution) = execution else {
        return Err(refusal("ExecutionDoesNotExist", format!("Execution Does Not Exist: '{arn}'")));
    };
    let input = execution.get("input").and_then(Json::as_str).unwrap_or("{}");
    let details = || Json::object([("included", Json::bool(true))]);
    let with_data = call.text("includedData") != Some("METADATA_ONLY");
    let mut members = vec![
        ("executionArn", Json::string(arn)),
        ("name", Json::string(*name)),
        ("redriveCount", Json::number(0)),
        ("startDate", call.here.seconds()),
        (
            "stateMachineArn",
            Json::string(format!("arn:aws:states:{region}:{account}:stateMachine:{machine}")),
        ),
        ("stopDate", call.here.seconds()),
    ];
    let ending = machine::ending(call.state, machine, input);
    members.extend(ending.into_iter().filter(|(name, _)| with_data || *name == "status"));
    if with_data {
        members.push(("input", Json::string(input)));
        members.push(("inputDetails", details()));
        if members.iter().any(|(name, _)| *name == "output") {
            members.push(("outputDetails", details()));
        }
    }
    members.sort_by_key(|(name, _)| *name);
    Ok(Output::Document(Json::object(members)))
}
