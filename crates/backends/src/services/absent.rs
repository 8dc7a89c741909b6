//! The build without services: whoever runs it asks [`needs_services`](crate::needs_services) first.

use crate::{Answer, Target};
use gatelens_gateway::BackendReply;
use gatelens_gateway::outcome::IntegrationRequest;
use gatelens_gateway::scenario::{Fault, JsonText, Scenario};

/// No service is here to be reached.
pub(crate) fn answer(
    _scenario: &Scenario,
    _state: Option<&JsonText>,
    _target: &Target,
    _request: &IntegrationRequest,
) -> Answer {
    BackendReply::Fault(Fault::Unreachable).into()
}
