//! What answers an integration request: Lambda, HTTP and the AWS services in memory.
//!
//! [`answer`] takes the integration request as it would go over the wire and comes back with what the backend of the
//! scenario says; [`run`] ties it into the two steps of the pipeline. The crate never calls anything real, never reads
//! a clock or a random source, and knows nothing of templates.
//!
//! Start reading at [`answer`].

mod diagnostics;
mod handler;
mod http;
mod lambda;
mod reply;
mod services;
mod target;

pub use diagnostics::ALL as DIAGNOSTICS;
pub use services::{ActionEntry, InputEntry, ServiceEntry, catalogue};
pub use target::Target;

use gatelens_function::{Ending, FunctionRun, Functions, Invocation, NoFunctions};
use gatelens_gateway::outcome::{Diagnostic, IntegrationRequest, Outcome};
use gatelens_gateway::scenario::{Backend, JsonText, Lambda, Scenario};
use gatelens_gateway::{BackendReply, Begun, Options};

/// What a backend has to say.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The answer itself.
    pub reply: BackendReply,
    /// Where services answered: their state afterwards, a JSON object.
    pub services: Option<JsonText>,
    /// What a function printed.
    pub console: Vec<String>,
    /// What the reader should know about this answer.
    pub diagnostics: Vec<Diagnostic>,
}

impl From<BackendReply> for Answer {
    fn from(reply: BackendReply) -> Self {
        Answer { reply, services: None, console: Vec::new(), diagnostics: Vec::new() }
    }
}

/// Answers the integration request of a call as the scenario's backend does.
///
/// Where the scenario names none, the integration's target decides: an HTTP endpoint and a Lambda function echo, a
/// service starts empty.
#[must_use]
pub fn answer(scenario: &Scenario, request: &IntegrationRequest) -> Answer {
    answer_with(scenario, request, &mut NoFunctions)
}

/// Answers as [`answer`] does, and has functions that are source run by this engine.
#[must_use]
pub fn answer_with(
    scenario: &Scenario,
    request: &IntegrationRequest,
    functions: &mut dyn Functions,
) -> Answer {
    let target = Target::of(scenario, request);
    if !cfg!(feature = "services") {
        return match &scenario.backend {
            Some(Backend::Lambda(function)) => {
                lambda::invoke(function, &target, scenario, request, functions)
            }
            _ => lambda::invoke(&Lambda::Echo, &target, scenario, request, functions),
        };
    }
    match &scenario.backend {
        Some(Backend::Reply(canned)) => BackendReply::Http(reply::of(canned)).into(),
        Some(Backend::Fault(fault)) => BackendReply::Fault(*fault).into(),
        Some(Backend::Lambda(function)) => lambda::invoke(function, &target, scenario, request, functions),
        Some(Backend::Echo) => http::echo(request).into(),
        Some(Backend::Routes(routes)) => http::routed(routes, request).into(),
        Some(Backend::Services(state)) => services::answer(scenario, Some(state), &target, request),
        None => match &target {
            Target::Http => http::echo(request).into(),
            Target::Lambda { .. } => lambda::invoke(&Lambda::Echo, &target, scenario, request, functions),
            Target::Service { .. } => services::answer(scenario, None, &target, request),
        },
    }
}

/// What is wrong with the states that a scenario gives to services; nothing if they can be read.
///
/// A document is malformed where something is: a service would otherwise answer from a part of its state.
#[must_use]
pub fn check(scenario: &Scenario) -> Vec<Diagnostic> {
    match &scenario.backend {
        Some(Backend::Services(state)) if cfg!(feature = "services") => services::check(state),
        _ => Vec::new(),
    }
}

/// Runs a scenario with its own backend, where that needs no JavaScript.
#[must_use]
pub fn run(scenario: &Scenario, options: Options) -> Outcome {
    run_with(scenario, options, &mut NoFunctions)
}

/// Runs a scenario with its own backend, and handlers in JavaScript with this engine.
#[must_use]
pub fn run_with(scenario: &Scenario, options: Options, functions: &mut dyn Functions) -> Outcome {
    match gatelens_gateway::begin(scenario, options) {
        Begun::Finished(outcome) => *outcome,
        Begun::Call(call) => {
            let answer = answer_with(scenario, call.request(), functions);
            let mut outcome = call.finish(answer.reply);
            outcome.services = answer.services;
            outcome.console = answer.console;
            outcome.diagnostics.extend(answer.diagnostics);
            outcome
        }
    }
}

/// The function that a scenario's run calls, if its backend is source that an engine has to run.
///
/// For those whose engine cannot be called in the midst of a run: they run the function first, and then the scenario
/// with a [`Functions`] that answers with what they have.
#[must_use]
pub fn invocation(scenario: &Scenario) -> Option<Invocation> {
    struct Asked(Option<Invocation>);
    impl Functions for Asked {
        fn invoke(&mut self, invocation: &Invocation) -> FunctionRun {
            self.0 = Some(invocation.clone());
            FunctionRun::of(Ending::Unavailable)
        }
    }
    let Some(Backend::Lambda(Lambda::Handler(_))) = &scenario.backend else { return None };
    let Begun::Call(call) = gatelens_gateway::begin(scenario, Options::default()) else { return None };
    let mut asked = Asked(None);
    let _ = answer_with(scenario, call.request(), &mut asked);
    asked.0
}
