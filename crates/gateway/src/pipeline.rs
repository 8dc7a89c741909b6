//! The walk through the stages: up to the backend, and from its answer on.

use crate::integration;
use crate::lint;
use crate::outcome::{IntegrationRequest, Outcome, Payload, Response, StageName, StageResult};
use crate::reply::BackendReply;
use crate::report::Options;
use crate::run::Run;
use crate::scenario::Scenario;
use crate::stage::{Mapped, Prepared, gateway_response, integration_request, integration_response};
use crate::stage::{method_request, method_response};
use crate::stop::{BodyStyle, Stop};

/// How far a scenario came without its backend.
#[derive(Debug)]
pub enum Begun {
    /// To its end: no backend is called.
    Finished(Box<Outcome>),
    /// To the call of the backend.
    Call(Box<Call>),
}

/// A run that waits for its backend.
#[derive(Debug)]
pub struct Call {
    run: Run,
    request: IntegrationRequest,
}

/// Runs a scenario up to the call of its backend, or to its end where none is called.
///
/// # AWS
/// The order of the steps is that of gateway 0.4.
#[must_use]
pub fn begin(scenario: &Scenario, options: Options) -> Begun {
    let mut run = Run::new(scenario, options);
    match prepare(&mut run) {
        Ok(Prepared::Call(request)) => {
            run.log.endpoint_request(&request);
            run.integration_request = Some(request.clone());
            Begun::Call(Box::new(Call { run, request }))
        }
        Ok(Prepared::Answered(answered)) => {
            let mapped = integration_response::run(&mut run, answered);
            Begun::Finished(Box::new(respond(run, mapped)))
        }
        Err(stop) => Begun::Finished(Box::new(stopped(run, stop))),
    }
}

impl Call {
    /// What the backend is to receive.
    #[must_use]
    pub fn request(&self) -> &IntegrationRequest {
        &self.request
    }

    /// Runs the rest with the backend's answer.
    #[must_use]
    pub fn finish(self, reply: BackendReply) -> Outcome {
        let mut run = self.run;
        run.report.enter(StageName::Backend);
        let mapped = integration::receive(&mut run, reply);
        respond(run, mapped)
    }
}

/// Method request and integration request.
fn prepare(run: &mut Run) -> Result<Prepared, Stop> {
    run.report.enter(StageName::MethodRequest);
    method_request::run(run)?;
    run.report.enter(StageName::IntegrationRequest);
    integration_request::run(run)
}

/// Method response, or the gateway response of a stop.
fn respond(mut run: Run, mapped: Result<Mapped, Stop>) -> Outcome {
    let response = mapped.and_then(|mapped| method_response::run(&mut run, mapped));
    match response {
        Ok(response) => {
            run.log.completed(&response);
            let answer = run.integration_response.as_ref();
            if let Some(id) = answer.and_then(|answer| answer.headers.get("x-amzn-RequestId")) {
                run.log.endpoint_request_id(id);
            }
            outcome(run, response)
        }
        Err(stop) => stopped(run, stop),
    }
}

/// The outcome of a run that stopped in the stage that is open.
fn stopped(mut run: Run, stop: Stop) -> Outcome {
    run.report.result(StageResult::Stopped);
    run.report.enter(StageName::GatewayResponse);
    run.report.result(StageResult::Changed);
    // What the front end refuses by itself, no gateway response shapes.
    let is_shaped = stop.body_style != BodyStyle::Plain;
    run.gateway_response = is_shaped.then_some(stop.response_type.row().name);
    let response = gateway_response::run(&mut run, &stop);
    for line in &stop.log {
        run.log.line(line);
    }
    if stop.executing {
        run.log.completed(&response);
        run.log.gateway_response(stop.response_type.row().name, response.status);
    }
    outcome(run, response)
}

fn outcome(mut run: Run, response: Response) -> Outcome {
    lint::configuration(&mut run);
    for rendered in &mut run.report.texts {
        let message = match rendered.output.as_str() {
            "/integrationRequest/body" => run.integration_request.as_ref().map(|request| &request.payload),
            "/response/body" => Some(&response.payload),
            _ => None,
        };
        match (message, &rendered.text) {
            (Some(Payload::Text(held)), Some(text)) if held == text => rendered.text = None,
            // The run stopped afterwards, and something else stands there.
            _ => rendered.output.clear(),
        }
    }
    let (diagnostics, stages, trace) = run.report.finish();
    Outcome {
        integration_request: run.integration_request,
        integration_response: run.integration_response,
        response,
        log: run.log.into_lines(),
        gateway_response: run.gateway_response.map(str::to_owned),
        diagnostics,
        stages,
        trace,
        ..Outcome::default()
    }
}
