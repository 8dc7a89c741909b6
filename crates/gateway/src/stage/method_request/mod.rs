//! Method request: limits, routing, access, required parameters and the body's model.

pub(crate) mod access;
pub(crate) mod arrival;
pub(crate) mod parsing;
mod routing;
mod validation;

use crate::diagnostics::{findings, request as told};
use crate::run::Run;
use crate::stop::{ResponseType, Stop};
use access::Point;
use gatelens_value::text::Pointer;
use routing::Landing;
use std::rc::Rc;

/// Runs the method request.
///
/// # AWS
/// The order of the steps is that of gateway 0.4. The Test tab calls the method itself: nothing is routed and nobody
/// is asked (gateway 7.4-1, 7.4-2, 7.4-4).
pub(crate) fn run(run: &mut Run) -> Result<(), Stop> {
    arrival::check_size(run)?;
    if run.configuration.test_invoke {
        let parameters = routing::parameters(&run.configuration.resource_path, &run.received.path);
        set_path_parameters(run, parameters);
        run.report.acted(&findings::TEST_INVOKE, &[], Some(&Pointer::from_text("/api/testInvoke")));
    } else {
        arrival::check_characters(run)?;
        access::refusal(run, Point::WebAcl)?;
        route(run)?;
        let id = run.context.text("extendedRequestId").unwrap_or_default();
        run.log.extended_request_id(&id);
        access::refusal(run, Point::Authorization)?;
        arrival::check_method_arn(run)?;
        access::authorize(run)?;
        access::refusal(run, Point::UsagePlan)?;
        access::check_key(run)?;
        arrival::add_headers(run);
    }
    let received = Rc::clone(&run.received);
    let decoded: Vec<_> = received
        .path_parameters
        .iter()
        .map(|(name, value)| (name.clone(), crate::received::percent_decode(value)))
        .collect();
    run.log.method_request(&received, &decoded);
    validation::check_parameters(run)?;
    validation::check_body(run)
}

/// Finds the method that the request lands on, which must be the scenario's own.
fn route(run: &mut Run) -> Result<(), Stop> {
    let scenario = Rc::clone(&run.scenario);
    let configuration = Rc::clone(&run.configuration);
    let received = Rc::clone(&run.received);
    let (declared, resource) =
        (configuration.method.http_method.as_str(), configuration.resource_path.as_str());
    let (verb, path) = (received.http_method.as_str(), received.path.as_str());
    let args = [("method", verb), ("path", path), ("declared", declared), ("resource", resource)];
    let at = Pointer::from_text("/request/path");
    let routes = routing::routes(resource, declared, &scenario.api.siblings);
    let landing = if matches!(path, "/ping" | "/sping") {
        Landing::NoResource
    } else {
        routing::land(&routes, verb, path)
    };
    match landing {
        Landing::Own(parameters) => {
            run.report.acted(&findings::ROUTED, &args, Some(&at));
            set_path_parameters(run, parameters);
            Ok(())
        }
        Landing::Sibling(resource, declared) => {
            let args = [("method", verb), ("path", path), ("declared", &*declared), ("resource", &*resource)];
            run.report.acted(&findings::ROUTED, &args, Some(&at));
            run.report.tell(&told::ANOTHER_ROUTE, &args, &at);
            Err(Stop::before_execution(ResponseType::ResourceNotFound))
        }
        Landing::NoMethod(resource) => {
            let args = [("method", verb), ("path", path), ("declared", declared), ("resource", &*resource)];
            run.report.acted(&findings::NO_METHOD, &args, Some(&Pointer::from_text("/request/method")));
            run.report.tell(&told::NO_METHOD, &args, &Pointer::from_text("/request/method"));
            Err(Stop::before_execution(ResponseType::MissingAuthenticationToken))
        }
        Landing::NoResource => {
            run.report.acted(&findings::NO_RESOURCE, &args, Some(&at));
            run.report.tell(&told::NO_ROUTE, &args, &at);
            Err(Stop::before_execution(ResponseType::MissingAuthenticationToken))
        }
    }
}

fn set_path_parameters(run: &mut Run, parameters: crate::scenario::Table<String>) {
    Rc::make_mut(&mut run.received).path_parameters = parameters;
}
