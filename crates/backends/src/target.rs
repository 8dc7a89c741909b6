//! Whom an integration request goes to.

use gatelens_gateway::outcome::IntegrationRequest;
use gatelens_gateway::scenario::{Integration, IntegrationType, Scenario};

/// Whom an integration request goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An HTTP endpoint.
    Http,
    /// A Lambda function.
    Lambda {
        /// The function's ARN or name, as the URI has it.
        function: String,
        /// Whether the function receives the proxy event.
        proxy: bool,
    },
    /// Another AWS service.
    Service {
        /// The service's name, such as `dynamodb`.
        service: String,
        /// The action of an `action/` URI.
        action: Option<String>,
        /// Whether the service receives the proxy event, which none of them takes.
        proxy: bool,
    },
}

impl Target {
    /// The target of a scenario's integration.
    #[must_use]
    pub fn of(scenario: &Scenario, request: &IntegrationRequest) -> Self {
        let method = scenario.api.method.as_ref().map(|method| &method.method_integration);
        let integration = method.or(scenario.api.integration.as_ref());
        let kind = integration.map_or(IntegrationType::Mock, |integration| integration.kind);
        match kind {
            IntegrationType::Aws | IntegrationType::AwsProxy => {
                Self::of_aws(integration, request, kind == IntegrationType::AwsProxy)
            }
            IntegrationType::Mock | IntegrationType::Http | IntegrationType::HttpProxy => Target::Http,
        }
    }

    /// `arn:aws:apigateway:REGION:SERVICE:path|action/REST`, and the function's name out of the request, where
    /// stage variables have been filled in.
    fn of_aws(integration: Option<&Integration>, request: &IntegrationRequest, proxy: bool) -> Self {
        let uri = integration.and_then(|integration| integration.uri.as_deref()).unwrap_or_default();
        let mut parts = uri.splitn(6, ':').skip(4);
        let service = parts.next().unwrap_or_default();
        let service = service.rsplit('.').next().unwrap_or(service).to_ascii_lowercase();
        if service == "lambda" {
            let path = request.uri.split("/functions/").nth(1).unwrap_or_default();
            let function = path.split("/invocations").next().unwrap_or_default().to_owned();
            return Target::Lambda { function, proxy };
        }
        let action = parts.next().and_then(|rest| rest.strip_prefix("action/"));
        let action = action.map(|name| name.split(['?', '&', '/']).next().unwrap_or(name).to_owned());
        Target::Service { service, action, proxy }
    }
}
