//! A Lambda function that is source in JavaScript.

use crate::{Answer, Target, diagnostics};
use gatelens_function::{Ending, Functions, Invocation};
use gatelens_gateway::diagnostics::Entry;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{Fault, Scenario};
use gatelens_gateway::{Args, BackendReply, LAMBDA_REQUEST_ID, LambdaReply};
use gatelens_value::json::strict::{self, Json};
use gatelens_value::text::Pointer;

/// How long a function may run, in milliseconds: what Lambda gives to one that asks for nothing else.
const TIMEOUT: u32 = 3000;
/// The memory of a function, in megabytes: what Lambda gives to one that asks for nothing else.
const MEMORY: u32 = 128;
/// The memory that the engine of handlers leaves to one, in megabytes.
const ENGINE_MEMORY: u32 = 32;
/// The longest payload that Lambda hands on, in bytes.
const LONGEST_PAYLOAD: usize = 6_291_556;

/// Names of Node and of browsers that a handler may reach for, and that are not here.
const HOST_NAMES: [&str; 24] = [
    "AbortController",
    "Buffer",
    "TextDecoder",
    "TextEncoder",
    "URL",
    "URLSearchParams",
    "XMLHttpRequest",
    "__dirname",
    "atob",
    "awslambda",
    "btoa",
    "crypto",
    "document",
    "fetch",
    "global",
    "indexedDB",
    "navigator",
    "performance",
    "postMessage",
    "process",
    "queueMicrotask",
    "setInterval",
    "setTimeout",
    "window",
];

/// Has the source run, and answers as the Lambda service does for what it came to.
pub(crate) fn run(
    source: &str,
    event: &str,
    target: &Target,
    scenario: &Scenario,
    functions: &mut dyn Functions,
) -> Answer {
    let invocation = invocation(source, event, target, scenario);
    let run = functions.invoke(&invocation);
    let (reply, diagnostics) = match run.ending {
        Ending::Returned(payload) if payload.len() > LONGEST_PAYLOAD => {
            (LambdaReply::Failed(TOO_LONG.to_owned()), Vec::new())
        }
        Ending::Returned(payload) => (LambdaReply::Returned(payload), Vec::new()),
        Ending::Failed(payload) => {
            let told =
                host_name(&payload).map(|name| tell(&diagnostics::NOT_IN_HANDLERS, &[("name", &name)]));
            (LambdaReply::Failed(payload), told.unwrap_or_default())
        }
        Ending::TimedOut if scenario.timeout_in_millis() <= TIMEOUT => {
            return Answer { console: run.console, ..BackendReply::Fault(Fault::Timeout).into() };
        }
        Ending::TimedOut => {
            let seconds = format!("{}.{:02}", TIMEOUT / 1000, TIMEOUT % 1000 / 10);
            let reason = format!("Task timed out after {seconds} seconds");
            let told = tell(&diagnostics::HANDLER_TIMED_OUT, &[("seconds", &seconds)]);
            (LambdaReply::Failed(stopped(&invocation, "Sandbox.Timedout", &reason)), told)
        }
        Ending::OutOfMemory => {
            let reason = "Runtime exited with error: signal: killed";
            let told =
                tell(&diagnostics::HANDLER_OUT_OF_MEMORY, &[("megabytes", &ENGINE_MEMORY.to_string())]);
            (LambdaReply::Failed(stopped(&invocation, "Runtime.OutOfMemory", reason)), told)
        }
        Ending::Exited => {
            let reason = "Runtime exited with error: signal: aborted";
            let told = tell(&diagnostics::HANDLER_EXITED, &[]);
            (LambdaReply::Failed(stopped(&invocation, "Runtime.ExitError", reason)), told)
        }
        Ending::Unavailable => {
            let told = tell(&diagnostics::HANDLER_NOT_RUN, &[]);
            (LambdaReply::Failed(stopped(&invocation, "Runtime.Unavailable", NO_ENGINE)), told)
        }
    };
    answer(reply, run.console, diagnostics)
}

/// The payload of a call that ended so.
///
/// # AWS
/// What Lambda answers for a function whose process ended by itself or was stopped: the class of the error, and a
/// message that begins with the id of the call.
fn stopped(invocation: &Invocation, class: &str, reason: &str) -> String {
    let message = format!("RequestId: {} Error: {reason}", invocation.request_id);
    strict::to_compact(&Json::object([
        ("errorType", Json::string(class)),
        ("errorMessage", Json::string(message)),
    ]))
}

/// What the reader should know, at the source.
fn tell(entry: &Entry, args: Args<'_>) -> Vec<Diagnostic> {
    vec![entry.diagnostic(args, Some(&Pointer::from_text("/backend/lambda/handler")))]
}

/// What Lambda makes of a result that is too long.
const TOO_LONG: &str = r#"{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}"#;

/// The reason where there is no engine.
const NO_ENGINE: &str = "no engine for JavaScript is at hand";

fn answer(reply: LambdaReply, console: Vec<String>, diagnostics: Vec<Diagnostic>) -> Answer {
    Answer { console, diagnostics, ..BackendReply::Lambda(reply).into() }
}

fn invocation(source: &str, event: &str, target: &Target, scenario: &Scenario) -> Invocation {
    let named = match target {
        Target::Lambda { function, .. } => function.as_str(),
        Target::Http | Target::Service { .. } => "",
    };
    let name = named.split_once(":function:").map_or(named, |(_, name)| name);
    let name = name.split(':').next().unwrap_or(name);
    let moment = scenario.moment();
    let day = moment.amz_date();
    let (year, month, date) =
        (day.get(..4).unwrap_or("1970"), day.get(4..6).unwrap_or("01"), day.get(6..8).unwrap_or("01"));
    Invocation {
        source: source.to_owned(),
        event: if event.trim().is_empty() { "{}".to_owned() } else { event.to_owned() },
        time: u64::try_from(moment.epoch_millis()).unwrap_or_default(),
        timeout: TIMEOUT.min(scenario.timeout_in_millis()),
        memory: MEMORY,
        request_id: LAMBDA_REQUEST_ID.to_owned(),
        function_name: name.to_owned(),
        function_arn: named.to_owned(),
        log_stream: format!("{year}/{month}/{date}/[$LATEST]00000000000000000000000000000000"),
    }
}

/// The name that is missing, if the error is that one of Node's or a browser's is not there.
fn host_name(payload: &str) -> Option<String> {
    let document = strict::read(payload).ok()?;
    if document.root.get("errorType")?.as_str()? != "ReferenceError" {
        return None;
    }
    let name = document.root.get("errorMessage")?.as_str()?.strip_suffix(" is not defined")?;
    HOST_NAMES.contains(&name).then(|| name.to_owned())
}
