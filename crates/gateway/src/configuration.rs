//! The configuration of a run, with the short form and the defaults resolved.

use crate::scenario::{Integration, IntegrationType, Method, MethodResponse, Scenario};
use gatelens_value::text::Pointer;

/// What receives the request: the method with its surroundings, whichever form the document uses.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    /// The method; in the short form the request's own verb with the defaults of AWS, and a method response for each
    /// integration response.
    pub method: Method,
    /// Where the method stands in the document; in the short form `/api`.
    pub method_at: Pointer,
    /// Where the integration stands in the document.
    pub integration_at: Pointer,
    /// Whether the document uses the short form.
    pub short_form: bool,
    /// The resource's path.
    pub resource_path: String,
    /// The stage's name.
    pub stage: String,
    /// The region: that of the integration's URI, else `us-east-1`.
    pub region: String,
    /// The API's id.
    pub api_id: String,
    /// Whether the console's Test tab calls.
    pub test_invoke: bool,
}

impl Configuration {
    /// Resolves the configuration of a scenario.
    pub(crate) fn of(scenario: &Scenario, fixed: &dyn Fn(&str) -> Option<String>) -> Self {
        let api = &scenario.api;
        let api_at = Pointer::root().key("api");
        let test_invoke = api.test_invoke;
        let (method, method_at, integration_at, short_form) = match (&api.method, &api.integration) {
            (Some(method), _) => {
                let at = api_at.key("method");
                let integration_at = at.key("methodIntegration");
                (method.clone(), at, integration_at, false)
            }
            (None, integration) => {
                let integration = integration.clone().unwrap_or_default();
                let method = method_around(integration, &scenario.request.method);
                (method, api_at.clone(), api_at.key("integration"), true)
            }
        };
        let path_alone = || {
            let path = &scenario.request.path;
            path.split(['?', '#']).next().unwrap_or(path).to_owned()
        };
        let stage_name = api.stage.as_ref().and_then(|stage| stage.stage_name.clone());
        Configuration {
            resource_path: api.resource_path.clone().unwrap_or_else(path_alone),
            stage: fixed("stage").unwrap_or_else(|| {
                if test_invoke {
                    "test-invoke-stage".to_owned()
                } else {
                    stage_name.unwrap_or_else(|| "prod".to_owned())
                }
            }),
            region: region_of(&method.method_integration).unwrap_or("us-east-1").to_owned(),
            api_id: fixed("apiId").unwrap_or_else(|| "abcdef1234".to_owned()),
            method,
            method_at,
            integration_at,
            short_form,
            test_invoke,
        }
    }

    /// The integration.
    pub(crate) fn integration(&self) -> &Integration {
        &self.method.method_integration
    }

    /// The integration's type.
    pub(crate) fn kind(&self) -> IntegrationType {
        self.method.method_integration.kind
    }
}

/// The method that an integration alone stands for.
fn method_around(integration: Integration, verb: &str) -> Method {
    let method_responses = integration
        .integration_responses
        .iter()
        .map(|(key, response)| {
            let response_parameters =
                response.response_parameters.iter().map(|(target, _)| (target.clone(), false)).collect();
            let status_code = response.status_code.clone();
            (key.clone(), MethodResponse { status_code, response_parameters, response_models: Vec::new() })
        })
        .collect();
    Method {
        http_method: verb.to_owned(),
        method_responses,
        method_integration: integration,
        ..Method::default()
    }
}

/// The region in `arn:aws:apigateway:REGION:…`.
fn region_of(integration: &Integration) -> Option<&str> {
    let uri = integration.uri.as_deref()?;
    let region = uri.strip_prefix("arn:")?.split(':').nth(2)?;
    (!region.is_empty()).then_some(region)
}
