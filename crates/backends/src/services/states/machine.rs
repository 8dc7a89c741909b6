//! State machines: how they end, and what has run.

use super::refusal;
use crate::services::service::{Fault, Input, Invocation, Rule, Shape, input};
use crate::services::state::{Kept, Key, key};
use crate::services::tree;
use gatelens_value::json::strict::{self, Json};

/// What the state of the service looks like.
///
/// # Shape
/// `{stateMachines: {NAME: {type?: "STANDARD" | "EXPRESS", output?: JSON, error?, cause?, executions?: {NAME: {input, …}}}}}`;
/// without an output an execution ends with its input, with an error it fails.
pub(super) const STATE: Kept = Kept::Object(&[key("stateMachines", Kept::Named(&MACHINE))]);

static MACHINE: Kept = Kept::Object(&[
    key("type", Kept::OneOf(&["STANDARD", "EXPRESS"])),
    key("output", Kept::Any),
    key("error", Kept::Text),
    key("cause", Kept::Text),
    key("executions", Kept::Named(&EXECUTION)),
]);

static EXECUTION: Kept = Kept::Object(&EXECUTION_KEYS);

static EXECUTION_KEYS: [Key; 1] = [key("input", Kept::Text)];

pub(super) const MACHINE_ARN: Input = input("stateMachineArn", Shape::Text, "The state machine's ARN.")
    .required()
    .rules(&[Rule::LengthFrom(1), Rule::LengthTo(256)]);

pub(super) const INPUT: Input = input(
    "input",
    Shape::Text,
    "The input: JSON as text, `\"$util.escapeJavaScript($input.json('$'))\"`; `{}` if left out.",
);

pub(super) const NAME: Input = input("name", Shape::Text, "The execution's name; one is made if left out.")
    .rules(&[Rule::LengthFrom(1), Rule::LengthTo(80)]);

pub(super) const TRACE: Input =
    input("traceHeader", Shape::Text, "The X-Ray trace that the execution belongs to.");

/// A state machine that an ARN names.
pub(super) struct Machine {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Whether it is an Express one.
    pub is_express: bool,
}

/// The state machine that a call speaks of.
///
/// # AWS
/// gateway 4.6.6: `InvalidArn`, `StateMachineDoesNotExist`.
pub(super) fn open(call: &Invocation<'_>) -> Result<Machine, Fault> {
    let arn = call.text("stateMachineArn").unwrap_or_default();
    let parts: Vec<&str> = arn.splitn(8, ':').collect();
    let name = match parts.as_slice() {
        ["arn", _, "states", _, _, "stateMachine", name, ..] if !name.is_empty() => *name,
        ["arn", _, "states", ..] => {
            return Err(refusal(
                "InvalidArn",
                format!(
                    "Invalid Arn: 'Resource type not valid in this context: {}'",
                    parts.get(5).unwrap_or(&"")
                ),
            ));
        }
        _ => return Err(refusal("InvalidArn", format!("Invalid Arn: 'Invalid ARN prefix: {arn}'"))),
    };
    let Some(machine) = tree::named(call.state, "stateMachines", name) else {
        return Err(refusal("StateMachineDoesNotExist", format!("State Machine Does Not Exist: '{arn}'")));
    };
    let is_express = machine.get("type").and_then(Json::as_str) == Some("EXPRESS");
    Ok(Machine { name: name.to_owned(), arn: arn.to_owned(), is_express })
}

/// The input of an execution, as it was sent.
///
/// # Errors
/// `InvalidExecutionInput`.
pub(super) fn input_of(call: &Invocation<'_>) -> Result<String, Fault> {
    let text = call.text("input").unwrap_or("{}");
    let reason = match strict::read(text) {
        Ok(_) if text.len() <= 262_144 => return Ok(text.to_owned()),
        Ok(_) => "Input exceeds the maximum size of 262144 bytes".to_owned(),
        Err(_) if text.trim().is_empty() => "Invalid execution input.".to_owned(),
        Err(diagnostic) => jackson(text).unwrap_or_else(|| diagnostic.message()),
    };
    let message = format!("Invalid State Machine Execution Input: '{reason}'");
    Err(refusal("InvalidExecutionInput", message))
}

/// What AWS's JSON reader says of the commonest slips: a bare word, and a member's name without double quotes.
///
/// # AWS
/// Recorded by LocalStack's test_invalid_start_execution_input.
fn jackson(text: &str) -> Option<String> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix('{') {
        let c = rest.trim_start().chars().next().filter(|c| !matches!(c, '"' | '}'))?;
        let code = u32::from(c);
        return Some(format!(
            "Unexpected character ('{c}' (code {code})): was expecting double-quote to start field name"
        ));
    }
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let word: String = text.chars().take_while(|c| is_part(*c)).take(256).collect();
    let is_word =
        word.starts_with(|c: char| c.is_alphabetic()) && !["null", "true", "false"].contains(&&*word);
    is_word.then(|| {
        format!(
            "Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or \
             'false')"
        )
    })
}

/// The name of an execution: what the call says, or a new one.
///
/// # Errors
/// `InvalidName`.
pub(super) fn name_of(call: &mut Invocation<'_>) -> Result<String, Fault> {
    let Some(name) = call.text("name").map(str::to_owned) else { return Ok(call.here.uuid("execution")) };
    let is_forbidden =
        |c: char| c.is_whitespace() || c.is_control() || "<>{}[]?*\"#%\\^|~`$&,;:/".contains(c);
    if name.contains(is_forbidden) {
        return Err(refusal("InvalidName", format!("Invalid Name: '{name}'")));
    }
    Ok(name)
}

/// The ARN of an execution.
pub(super) fn execution_arn(call: &mut Invocation<'_>, machine: &Machine, name: &str) -> String {
    let (region, account) = (call.here.region.clone(), call.here.account.clone());
    if machine.is_express {
        let id = call.here.uuid("express");
        format!("arn:aws:states:{region}:{account}:express:{}:{name}:{id}", machine.name)
    } else {
        format!("arn:aws:states:{region}:{account}:execution:{}:{name}", machine.name)
    }
}

/// How an execution ends: `status` and `output`, or `error` and `cause`.
pub(super) fn ending(state: &Json, machine: &str, input: &str) -> Vec<(&'static str, Json)> {
    let machine = tree::named(state, "stateMachines", machine);
    let text = |name: &str| machine.and_then(|machine| machine.get(name)?.as_str());
    if text("error").is_some() || text("cause").is_some() {
        return vec![
            ("cause", tree::text_or_null(text("cause"))),
            ("error", tree::text_or_null(text("error"))),
            ("status", Json::string("FAILED")),
        ];
    }
    let output = machine.and_then(|machine| machine.get("output"));
    let output = output.map_or_else(|| input.to_owned(), strict::to_compact);
    vec![("output", Json::string(output)), ("status", Json::string("SUCCEEDED"))]
}

/// Keeps an execution.
pub(super) fn keep(state: &mut Json, machine: &str, name: &str, input: &str) {
    if let Some(machine) = tree::named_mut(state, "stateMachines", machine) {
        if machine.get("executions").is_none() {
            tree::set(machine, "executions", Json::object::<String>([]));
        }
        if let Some(executions) = tree::get_mut(machine, "executions") {
            tree::set(executions, name, Json::object([("input", Json::string(input))]));
        }
    }
}
