//! Step Functions.

mod delete_state_machine;
mod describe_execution;
mod machine;
mod start_execution;
mod start_sync_execution;

use super::service::{Fault, JsonProtocol, Protocol, Service, StrictType};

/// Step Functions.
pub(super) static SERVICE: Service = Service {
    name: "states",
    title: "Step Functions",
    doc: "State machines, started with an input; here each ends at once with the output that the state gives it.",
    protocol: Protocol::Json(JsonProtocol {
        prefix: "AWSStepFunctions",
        version: "1.0",
        front: "com.amazon.coral.service#",
        validation: "com.amazon.coral.validate#",
        strict_type: StrictType::Json,
        missing: None,
    }),
    state: machine::STATE,
    actions: &[
        start_execution::ACTION,
        start_sync_execution::ACTION,
        describe_execution::ACTION,
        delete_state_machine::ACTION,
    ],
    others: &[
        "CreateActivity",
        "CreateStateMachine",
        "CreateStateMachineAlias",
        "DeleteActivity",
        "DeleteStateMachineAlias",
        "DeleteStateMachineVersion",
        "DescribeActivity",
        "DescribeMapRun",
        "DescribeStateMachine",
        "DescribeStateMachineAlias",
        "DescribeStateMachineForExecution",
        "GetActivityTask",
        "GetExecutionHistory",
        "ListActivities",
        "ListExecutions",
        "ListMapRuns",
        "ListStateMachineAliases",
        "ListStateMachineVersions",
        "ListStateMachines",
        "ListTagsForResource",
        "PublishStateMachineVersion",
        "RedriveExecution",
        "SendTaskFailure",
        "SendTaskHeartbeat",
        "SendTaskSuccess",
        "StopExecution",
        "TagResource",
        "TestState",
        "UntagResource",
        "UpdateMapRun",
        "UpdateStateMachine",
        "UpdateStateMachineAlias",
        "ValidateStateMachineDefinition",
    ],
};

/// An error of the service's own.
fn refusal(name: &str, message: impl Into<String>) -> Fault {
    Fault::new(format!("com.amazonaws.swf.service.v2.model#{name}"), message)
}
