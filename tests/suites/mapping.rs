//! `cases/mapping`: whole mapping templates, as the request template of a scenario.

use gatelens_gateway::Options;
use gatelens_gateway::scenario::Scenario;
use gatelens_tests::corpus::{Case, Corpus};
use gatelens_tests::difference;
use gatelens_tests::mapping::{Params, Sight};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::gateway::sentences;
use crate::harness::{Check, Suite, Verdict};

/// A case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Mapping {
    #[serde(rename = "name")]
    _name: String,
    template: String,
    body: String,
    params: Params,
    context: Map<String, Value>,
    stage_variables: Map<String, Value>,
    expect: Expect,
}

/// What must come out: a text, or a failure. The overrides are for the library's own run.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expect {
    output: Option<String>,
    error: Option<String>,
    #[serde(rename = "requestOverride")]
    _request_override: Option<Value>,
    #[serde(rename = "responseOverride")]
    _response_override: Option<Value>,
}

/// The suite of scenarios.
pub fn suite(corpus: &Corpus) -> Suite {
    let check = |case: Case<Mapping>| Check::new(case.name, move || as_scenario(case.content));
    Suite::new("mapping", corpus.listed("mapping").map(|cases| cases.into_iter().map(check).collect()))
}

/// The rendered template is the body that the backend receives; where it fails, no backend is called.
fn as_scenario(case: Mapping) -> Verdict {
    let Mapping { template, body, params, context, stage_variables, expect, .. } = case;
    let document = Sight { body, params, context, stage_variables }.scenario(&template);
    let scenario = Scenario::read(&document).map_err(|found| sentences(&found))?;
    let outcome = gatelens_backends::run(&scenario, Options::default());
    match (&expect.output, &expect.error, &outcome.integration_request) {
        (Some(output), None, Some(request)) => {
            difference::equal("the body", output, &String::from_utf8_lossy(request.payload.as_bytes()))
        }
        (Some(_), None, None) => Err(format!("no backend is called: {}", sentences(&outcome.diagnostics))),
        (None, Some(_), None) if (400..600).contains(&outcome.response.status) => Ok(()),
        (None, Some(error), _) => {
            Err(format!("expected a failure ({error}), found status {}", outcome.response.status))
        }
        _ => Err("the case must expect an output or an error".to_owned()),
    }
}
