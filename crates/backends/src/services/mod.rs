//! The AWS services in memory.
//!
//! A service is a folder or a file with a table of actions; the request comes in as it goes over the wire, and the
//! answer is what the service says to it, a refusal included. Nothing here knows a template.

mod batch;
mod dynamodb;
mod events;
mod hints;
mod kinesis;
mod md5;
mod message;
mod protocol;
mod s3;
mod secretsmanager;
mod service;
mod sns;
mod sqs;
mod ssm;
mod state;
mod states;
mod surroundings;
mod tree;

use crate::diagnostics::NOT_SIMULATED;
use crate::{Answer, Target};
use gatelens_gateway::BackendReply;
use gatelens_gateway::outcome::{Diagnostic, IntegrationRequest};
use gatelens_gateway::scenario::{JsonText, Scenario};
use gatelens_value::Pointer;
use gatelens_value::json::strict::{self, Json};
use protocol::{Request, http};
use service::{Served, Service};
use surroundings::Surroundings;

/// The services that are simulated.
static SERVICES: &[&Service] = &[
    &dynamodb::SERVICE,
    &sqs::SERVICE,
    &sns::SERVICE,
    &s3::SERVICE,
    &kinesis::SERVICE,
    &states::SERVICE,
    &events::SERVICE,
    &ssm::SERVICE,
    &secretsmanager::SERVICE,
];

/// A service that is simulated, for pickers and texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceEntry {
    /// The name in an integration's URI, such as `dynamodb`.
    pub name: &'static str,
    /// The name that people use.
    pub title: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// The actions.
    pub actions: Vec<ActionEntry>,
}

/// An action of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionEntry {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What it takes.
    pub inputs: Vec<InputEntry>,
    /// The integration's verb.
    pub method: &'static str,
    /// What stands behind the service in the integration's URI, such as `action/PutItem`.
    pub path: String,
    /// The parameter mappings that it needs, each a target and its source.
    pub parameters: &'static [(&'static str, &'static str)],
    /// A request template to start from; empty where the body is passed on.
    pub template: &'static str,
}

/// A member of an action's input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputEntry {
    /// Its name.
    pub name: &'static str,
    /// The kind of its value, such as `string`.
    pub kind: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it is.
    pub doc: &'static str,
}

/// The services that are simulated, with their actions and what these take.
#[must_use]
pub fn catalogue() -> Vec<ServiceEntry> {
    let entry = |service: &&'static Service| {
        let actions = service.actions.iter().map(|action| {
            let inputs = action.inputs.iter().map(|input| InputEntry {
                name: input.name,
                kind: input.shape.word(),
                required: input.required,
                doc: input.doc,
            });
            let start = &action.start;
            ActionEntry {
                name: action.name,
                doc: action.doc,
                inputs: inputs.collect(),
                method: start.method,
                path: if start.path.is_empty() {
                    format!("action/{}", action.name)
                } else {
                    start.path.to_owned()
                },
                parameters: start.parameters,
                template: start.template,
            }
        });
        ServiceEntry {
            name: service.name,
            title: service.title,
            doc: service.doc,
            actions: actions.collect(),
        }
    };
    SERVICES.iter().map(entry).collect()
}

/// What is wrong with the states of services, each at its place.
pub(crate) fn check(state: &JsonText) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let Ok(all) = strict::read(state) else { return wrong };
    let at = Pointer::root().key("backend").key("services");
    for service in SERVICES {
        if let Some(own) = all.root.get(service.name) {
            state::check(own, &service.state, &at.key(service.name), &mut wrong);
        }
    }
    wrong
}

/// Answers as the target service does, from the state that the scenario gives it.
pub(crate) fn answer(
    scenario: &Scenario,
    state: Option<&JsonText>,
    target: &Target,
    request: &IntegrationRequest,
) -> Answer {
    let (name, action, is_proxy) = match target {
        Target::Service { service, action, proxy } => (service.as_str(), action.as_deref(), *proxy),
        Target::Http | Target::Lambda { .. } => ("", None, false),
    };
    let Some(service) = SERVICES.iter().find(|service| service.name == name) else {
        return not_simulated(state, name, action.unwrap_or("path"));
    };
    let document = state.and_then(|text| strict::read(text).ok());
    let mut all = document.map_or_else(|| Json::object::<String>([]), |document| document.root);
    let own = all.get(name).cloned();
    let mut diagnostics = Vec::new();
    let at = Pointer::root().key("backend").key("services").key(name);
    if let Some(own) = &own {
        state::check(own, &service.state, &at, &mut diagnostics);
    }
    // A state that is none would make the service answer by chance: it counts as empty, and the reader is told.
    let is_good = diagnostics.is_empty();
    let own = own.filter(|_| is_good);
    let mut after = own.unwrap_or_else(|| Json::object::<String>([]));
    let request = Request::of(request);
    if !is_proxy {
        diagnostics.extend(hints::check(service, action, &request));
    }
    let mut here = Surroundings::of(scenario, &request);
    match protocol::answer(service, &request, &mut after, &mut here) {
        Served::NotSimulated(what) => {
            let mut answer = not_simulated(state, name, &what);
            answer.diagnostics.extend(diagnostics);
            answer
        }
        Served::Answer(reply) => {
            if is_good && (all.get(name).is_some() || after.as_object() != Some(&[])) {
                tree::set(&mut all, name, after);
            }
            Answer {
                services: Some(strict::to_compact(&all)),
                diagnostics,
                ..Answer::from(BackendReply::Http(reply))
            }
        }
    }
}

/// A service or action that nothing simulates: a 200 with `{}`, and a warning that says how to give another answer.
fn not_simulated(state: Option<&JsonText>, service: &str, action: &str) -> Answer {
    let reply = BackendReply::Http(http(200, &[("Content-Type", "application/json")], "{}"));
    let at = Pointer::root().key("backend");
    let warning: Diagnostic =
        NOT_SIMULATED.diagnostic(&[("service", service), ("action", action)], Some(&at));
    Answer { services: state.cloned(), diagnostics: vec![warning], ..Answer::from(reply) }
}
