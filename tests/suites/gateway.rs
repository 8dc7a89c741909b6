//! `cases/gateway`: scenarios against their own claims, as `gatelens check` does.

use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::Scenario;
use gatelens_gateway::{Options, expect};
use gatelens_sandbox::Sandbox;
use gatelens_tests::corpus::{Case, Corpus};

use crate::harness::{Check, Suite, Verdict};

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    of_documents("gateway", corpus.documents("gateway"))
}

/// A suite of scenario documents; each must claim something.
pub fn of_documents(name: &'static str, documents: Result<Vec<Case<String>>, String>) -> Suite {
    let check = |case: Case<String>| Check::new(case.name, move || holds(&case.content));
    Suite::new(name, documents.map(|documents| documents.into_iter().map(check).collect()))
}

/// Whether a scenario's claims hold.
pub fn holds(document: &str) -> Verdict {
    let scenario = Scenario::read(document).map_err(|diagnostics| sentences(&diagnostics))?;
    let claims = scenario.expect.as_deref().ok_or("claims nothing")?;
    let outcome = gatelens_backends::run_with(&scenario, Options::default(), &mut Sandbox::default());
    let mismatches = expect::compare(claims, &outcome).map_err(|diagnostics| sentences(&diagnostics))?;
    if mismatches.is_empty() {
        return Ok(());
    }
    let lines = mismatches
        .iter()
        .map(|one| format!("{}\n  expected {:?}\n  found    {:?}\n", one.claim, one.expected, one.found));
    Err(lines.collect::<String>() + &sentences(&outcome.diagnostics))
}

/// Diagnostics for a person who looks at a failing case.
pub fn sentences(diagnostics: &[Diagnostic]) -> String {
    let line = |one: &Diagnostic| {
        let place = one.place.as_ref().map_or("", |place| place.field.as_str());
        format!("{} {} {place}\n", one.code, one.message)
    };
    diagnostics.iter().map(line).collect()
}
