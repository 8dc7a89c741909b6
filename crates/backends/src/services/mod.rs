//! The AWS services in memory.

use crate::diagnostics::NOT_SIMULATED;
use crate::{Answer, Target};
use gatelens_gateway::BackendReply;
use gatelens_gateway::outcome::{BackendAnswer, Headers, IntegrationRequest, Payload};
use gatelens_gateway::scenario::JsonText;
use gatelens_value::Pointer;

/// Answers as the target service does, from the state that the scenario gives it.
pub(crate) fn answer(state: Option<&JsonText>, target: &Target, _request: &IntegrationRequest) -> Answer {
    not_simulated(state, target)
}

/// A service or action that nothing simulates: a 200 with `{}`, and a warning that says how to give another answer.
fn not_simulated(state: Option<&JsonText>, target: &Target) -> Answer {
    let (service, action) = match target {
        Target::Service { service, action } => (service.as_str(), action.as_deref().unwrap_or("path")),
        Target::Http | Target::Lambda { .. } => ("", ""),
    };
    let reply = BackendReply::Http(BackendAnswer {
        status: 200,
        headers: Headers(vec![("Content-Type".to_owned(), vec!["application/json".to_owned()])]),
        payload: Payload::Text("{}".to_owned()),
    });
    Answer {
        services: state.cloned(),
        diagnostics: vec![
            NOT_SIMULATED.diagnostic(
                &[("service", service), ("action", action)],
                Some(&Pointer::root().key("backend")),
            ),
        ],
        ..Answer::from(reply)
    }
}
