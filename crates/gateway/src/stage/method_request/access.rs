//! Who may call the method: refusals, authorization and API keys.

use crate::diagnostics::{findings, hints, request as told};
use crate::run::Run;
use crate::scenario::{ApiKey, AuthorizerResult};
use crate::stop::{BodyStyle, ResponseType, Stop};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// Refuses what the document says is refused at this point.
pub(super) fn refusal(run: &mut Run, at: Point) -> Result<(), Stop> {
    let Some(response_type) = run.scenario.api.refusal.as_deref().and_then(ResponseType::from_name) else {
        return Ok(());
    };
    if Point::of(response_type) != at {
        return Ok(());
    }
    let name = response_type.row().name;
    run.report.acted(&findings::REFUSED, &[("type", name)], Some(&Pointer::from_text("/api/refusal")));
    run.report.tell(&told::REFUSED, &[("type", name)], &Pointer::from_text("/api/refusal"));
    let mut stop = Stop::before_execution(response_type);
    if response_type == ResponseType::AccessDenied {
        stop.body_style = BodyStyle::Capital;
    }
    Err(stop)
}

/// Where in the order of gateway 0.4 a refusal falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// Before routing: the web ACL.
    WebAcl,
    /// Where the authorizer stands.
    Authorization,
    /// Where the usage plan stands.
    UsagePlan,
}

impl Point {
    fn of(response_type: ResponseType) -> Self {
        use ResponseType as T;
        match response_type {
            T::WafFiltered | T::RequestTooLarge => Point::WebAcl,
            T::InvalidApiKey | T::Throttled | T::QuotaExceeded => Point::UsagePlan,
            _ => Point::Authorization,
        }
    }
}

/// Asks the authorizer, or holds the signature of an `AWS_IAM` method to be there.
///
/// # AWS
/// gateway 0.4 step 5, 1.8.
pub(super) fn authorize(run: &mut Run) -> Result<(), Stop> {
    let scenario = Rc::clone(&run.scenario);
    let configuration = Rc::clone(&run.configuration);
    let method = &configuration.method;
    let kind_at = configuration.method_at.key("authorizationType");
    let authorizer_at = Pointer::from_text("/api/authorizer");
    let kind = method.authorization_type.as_deref().unwrap_or("NONE");
    match (kind, scenario.api.authorizer.as_ref()) {
        ("NONE", Some(_)) if method.authorization_type.is_some() && method.authorizer_id.is_none() => {
            run.report.tell(&hints::AUTHORIZER_UNUSED, &[], &authorizer_at);
            run.report.passed_over(&findings::NO_AUTHORIZATION, &[], Some(&kind_at));
        }
        ("AWS_IAM", None) => {
            if !is_signed(run) {
                run.report.acted(&findings::UNSIGNED, &[], Some(&kind_at));
                run.report.tell(&told::UNSIGNED, &[], &kind_at);
                return Err(Stop::before_execution(ResponseType::MissingAuthenticationToken));
            }
            run.report.acted(&findings::SIGNED, &[], Some(&kind_at));
        }
        (_, Some(authorizer)) => {
            let id = method.authorizer_id.as_deref().unwrap_or("authorizer");
            if let Some(stop) = refused(authorizer.result) {
                let name = stop.response_type.row().name;
                run.report.acted(&findings::AUTHORIZER_REFUSED, &[("type", name)], Some(&authorizer_at));
                run.report.tell(&told::AUTHORIZER_REFUSED, &[("type", name)], &authorizer_at);
                run.log.authorizer_starts(id);
                if authorizer.result == AuthorizerResult::Unauthorized {
                    run.log.unauthorized();
                }
                return Err(stop);
            }
            run.report.acted(&findings::AUTHORIZER_ALLOWED, &[], Some(&authorizer_at));
            run.log.authorized(id, authorizer.principal_id.as_deref());
        }
        ("NONE", None) => run.report.passed_over(&findings::NO_AUTHORIZATION, &[], Some(&kind_at)),
        (kind, None) => {
            run.report.acted(&findings::AUTHORIZER_ASSUMED, &[("type", kind)], Some(&kind_at));
        }
    }
    Ok(())
}

/// The refusal that an authorizer's decision is.
fn refused(result: AuthorizerResult) -> Option<Stop> {
    let denied = |message: &str| {
        let stop = Stop::before_execution(ResponseType::AccessDenied).with_message(message);
        Stop { body_style: BodyStyle::Capital, ..stop }
    };
    match result {
        AuthorizerResult::Allow => None,
        AuthorizerResult::Deny => {
            Some(denied("User is not authorized to access this resource with an explicit deny"))
        }
        AuthorizerResult::NotCovered => Some(denied("User is not authorized to access this resource")),
        AuthorizerResult::Unauthorized => Some(Stop::before_execution(ResponseType::Unauthorized)),
        AuthorizerResult::Failure => Some(Stop::before_execution(ResponseType::AuthorizerConfigurationError)),
    }
}

/// Whether the call is signed: by its header, its query string, or since the document names the caller.
fn is_signed(run: &Run) -> bool {
    let header = run.received.header("Authorization").is_some_and(|value| value.starts_with("AWS4-"));
    let query = run.received.query_parameter("X-Amz-Signature").is_some();
    let named = ["userArn", "accessKey", "caller", "user", "cognitoIdentityId"];
    header || query || named.iter().any(|name| run.context.text(&format!("identity.{name}")).is_some())
}

/// Holds the API key against the usage plan.
///
/// # AWS
/// gateway 0.4 step 6, 1.8-1.
pub(super) fn check_key(run: &mut Run) -> Result<(), Stop> {
    let configuration = Rc::clone(&run.configuration);
    let required_at = configuration.method_at.key("apiKeyRequired");
    let api_id = run.context.text("apiId").unwrap_or_default();
    let stage = configuration.stage.clone();
    if !configuration.method.api_key_required {
        run.report.passed_over(&findings::NO_KEY_REQUIRED, &[], Some(&required_at));
        let (verb, resource) = (&configuration.method.http_method, &configuration.resource_path);
        run.log.usage_plan(&api_id, &stage, None, verb, resource);
        return Ok(());
    }
    let received = Rc::clone(&run.received);
    let sent = received.header("x-api-key");
    if let Some(key) = sent.and_then(|sent| accepted(&run.scenario.api.api_keys, sent)) {
        let key = key.clone();
        run.report.acted(&findings::KEY_ACCEPTED, &[], Some(&required_at));
        let (verb, resource) = (&configuration.method.http_method, &configuration.resource_path);
        run.log.usage_plan(&api_id, &stage, Some(&key.value), verb, resource);
        return Ok(());
    }
    let (finding, entry) = match sent {
        Some(_) => (&findings::KEY_REFUSED, &told::KEY_REFUSED),
        None => (&findings::KEY_MISSING, &told::KEY_MISSING),
    };
    run.report.acted(finding, &[], Some(&required_at));
    run.report.tell(entry, &[], &required_at);
    run.log.key_refused(&api_id, &stage, sent);
    Err(Stop::before_execution(ResponseType::InvalidApiKey))
}

/// The key of the usage plan that the client sent.
pub(crate) fn accepted<'a>(keys: &'a [ApiKey], sent: &str) -> Option<&'a ApiKey> {
    keys.iter().find(|key| key.value == sent)
}
