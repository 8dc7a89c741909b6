//! One run: what its stages share.

use crate::configuration::Configuration;
use crate::context::{Context, Fixed};
use crate::log::Log;
use crate::outcome::{BackendAnswer, IntegrationRequest};
use crate::received::Received;
use crate::report::{Options, Report};
use crate::scenario::Scenario;
use crate::stage::method_request::parsing;
use std::rc::Rc;

/// What the stages of one run share.
///
/// Scenario, configuration and request never change once they are there, and are shared so that host objects of
/// templates can hold them.
#[derive(Debug)]
pub(crate) struct Run {
    /// The document.
    pub scenario: Rc<Scenario>,
    /// The resolved configuration.
    pub configuration: Rc<Configuration>,
    /// The request; its path parameters are there once it is routed.
    pub received: Rc<Received>,
    /// `$context`; its overrides live as long as the run.
    pub context: Context,
    /// The execution log.
    pub log: Log,
    /// What is told.
    pub report: Report,
    /// What the backend received, once it is called.
    pub integration_request: Option<IntegrationRequest>,
    /// What the backend answered.
    pub integration_response: Option<BackendAnswer>,
    /// The type of the gateway response that answered.
    pub gateway_response: Option<&'static str>,
}

impl Run {
    pub(crate) fn new(scenario: &Scenario, options: Options) -> Self {
        let fixed = Fixed::of(scenario);
        let configuration = Configuration::of(scenario, &|name| fixed.text(name));
        let received = parsing::parse(&scenario.request, &configuration.stage, configuration.test_invoke);
        Run {
            scenario: Rc::new(scenario.clone()),
            context: Context::new(scenario, &configuration, &received),
            log: Log::new(&fixed.request_id(), fixed.moment(), configuration.test_invoke)
                .with_binary_media_types(&scenario.api.binary_media_types),
            configuration: Rc::new(configuration),
            received: Rc::new(received),
            report: Report::new(options),
            integration_request: None,
            integration_response: None,
            gateway_response: None,
        }
    }
}
