//! From a call to its answer, the same natively and in the page.

use crate::message::{
    ElsewhereAnswer, EngineAnswer, EngineCall, InvokeAnswer, OpenLinkCall, RanAnswer, ReadAnswer, ReadCall,
    RunCall, WriteCall, WrittenAnswer,
};
use gatelens_exchange::link;
use gatelens_function::{Ending, FunctionRun, Functions, Invocation};
use gatelens_gateway::Options;
#[cfg(feature = "whole")]
use gatelens_gateway::expect;

/// Answers a call. The time of a run is the caller's to measure: this crate reads no clock here.
#[must_use]
pub fn answer(call: EngineCall) -> EngineAnswer {
    match call {
        EngineCall::Run(call) if !WHOLE && (call.claims.is_some() || call.scenario.needs_whole()) => {
            elsewhere(call.id)
        }
        EngineCall::Run(call) => run(&call),
        // The first result needs no document.
        EngineCall::Read(ReadCall { id, .. })
        | EngineCall::Write(WriteCall { id, .. })
        | EngineCall::OpenLink(OpenLinkCall { id, .. })
            if !WHOLE =>
        {
            elsewhere(id)
        }
        EngineCall::Read(call) => EngineAnswer::Read(read(&call)),
        EngineCall::Write(call) => EngineAnswer::Written(write(&call)),
        EngineCall::OpenLink(call) => EngineAnswer::Read(open_link(&call)),
        #[cfg(feature = "whole")]
        EngineCall::Import(call) => EngineAnswer::Imported(crate::importing::imported(&call)),
        #[cfg(feature = "whole")]
        EngineCall::Catalogue(call) => EngineAnswer::Catalogue(crate::message::CatalogueAnswer {
            id: call.id,
            catalogue: crate::catalogue::catalogue(),
        }),
        #[cfg(feature = "whole")]
        EngineCall::Format(call) => EngineAnswer::Formatted(crate::formatting::formatted(&call)),
        #[cfg(not(feature = "whole"))]
        EngineCall::Import(crate::message::ImportCall { id, .. })
        | EngineCall::Format(crate::message::FormatCall { id, .. })
        | EngineCall::Catalogue(crate::message::CatalogueCall { id }) => elsewhere(id),
    }
}

/// Whether this is the whole engine.
const WHOLE: bool = cfg!(feature = "whole");

fn elsewhere(id: u32) -> EngineAnswer {
    EngineAnswer::Elsewhere(ElsewhereAnswer { id })
}

fn run(call: &RunCall) -> EngineAnswer {
    let id = call.id;
    if WHOLE
        && call.function.is_none()
        && let Some(invocation) = gatelens_backends::invocation(&call.scenario)
    {
        return EngineAnswer::Invoke(InvokeAnswer { id, invocation: invocation.to_text() });
    }
    let function = call.function.as_deref().filter(|_| WHOLE);
    let mut function = Known(function.map_or(FunctionRun::of(Ending::Unavailable), FunctionRun::from_text));
    let options = Options { explain: call.explain, trace: call.trace };
    let outcome = gatelens_backends::run_with(&call.scenario, options, &mut function);
    EngineAnswer::Ran(RanAnswer {
        id,
        #[cfg(feature = "whole")]
        mismatches: call.claims.as_deref().and_then(|claims| expect::compare(claims, &outcome).ok()),
        outcome,
        took: 0.0,
    })
}

/// A function that has been run already.
struct Known(FunctionRun);

impl Functions for Known {
    fn invoke(&mut self, _: &Invocation) -> FunctionRun {
        self.0.clone()
    }
}

fn read(call: &ReadCall) -> ReadAnswer {
    let id = call.id;
    match gatelens_gateway::scenario::Scenario::read_with_warnings(&call.text) {
        Ok(reading) => {
            let wrong = gatelens_backends::check(&reading.scenario);
            if wrong.is_empty() {
                ReadAnswer { id, scenario: Some(reading.scenario), diagnostics: reading.warnings }
            } else {
                ReadAnswer { id, scenario: None, diagnostics: wrong }
            }
        }
        Err(diagnostics) => ReadAnswer { id, scenario: None, diagnostics },
    }
}

fn write(call: &WriteCall) -> WrittenAnswer {
    let text = if call.compact { call.scenario.to_compact() } else { call.scenario.to_pretty() };
    WrittenAnswer { id: call.id, text }
}

fn open_link(call: &OpenLinkCall) -> ReadAnswer {
    let id = call.id;
    match link::open(call.version, &call.text) {
        Ok(scenario) => ReadAnswer { id, scenario: Some(scenario), diagnostics: Vec::new() },
        Err(diagnostics) => ReadAnswer { id, scenario: None, diagnostics },
    }
}

#[cfg(all(test, feature = "whole"))]
mod tests {
    use super::*;
    use crate::message::{CatalogueCall, ImportCall, ImportFormat};
    use gatelens_gateway::scenario::Scenario;

    const MOCK: &str = r#"{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\": 200}"}}"#;

    #[test]
    fn a_pasted_integration_runs_and_comes_back_from_its_link() {
        let call = ImportCall { id: 1, text: MOCK.to_owned(), onto: None };
        let EngineAnswer::Imported(imported) = answer(EngineCall::Import(call)) else { panic!("imported") };
        assert_eq!((imported.id, imported.recognised), (1, Some(ImportFormat::GetIntegration)));
        let scenario = imported.scenario.expect("a scenario");

        let EngineAnswer::Ran(ran) = answer(EngineCall::Run(run_of(2, &scenario, None))) else {
            panic!("ran")
        };
        assert_eq!((ran.id, ran.outcome.response.status, ran.mismatches), (2, 200, None));

        let call = WriteCall { id: 3, scenario: scenario.clone(), compact: true };
        let EngineAnswer::Written(written) = answer(EngineCall::Write(call)) else { panic!("written") };
        let call = OpenLinkCall { id: 4, version: link::VERSION, text: written.text };
        let EngineAnswer::Read(read) = answer(EngineCall::OpenLink(call)) else { panic!("read") };
        assert_eq!((read.id, read.scenario), (4, Some(scenario)));
    }

    fn run_of(id: u32, scenario: &Scenario, claims: Option<&str>) -> RunCall {
        let claims = claims.map(str::to_owned);
        RunCall { id, scenario: scenario.clone(), explain: true, trace: true, function: None, claims }
    }

    #[test]
    fn claims_are_held_against_the_outcome() {
        let text = format!(
            r#"{{"version":1,"request":{{"method":"GET","path":"/"}},"api":{{"integration":{MOCK}}}}}"#
        );
        let scenario = Scenario::read(&text).expect("well formed");
        for (claims, differing) in [
            (r#"{"response": {"status": 500}}"#, Some(vec![])),
            (r#"{"response": {"status": 500, "headers": {"x": true}}}"#, Some(vec!["/response/headers/x"])),
            ("{", None),
        ] {
            let EngineAnswer::Ran(ran) = answer(EngineCall::Run(run_of(1, &scenario, Some(claims)))) else {
                panic!("ran")
            };
            let found = ran.mismatches.as_ref();
            let found = found.map(|found| found.iter().map(|one| one.claim.as_str()).collect::<Vec<_>>());
            assert_eq!(found, differing, "{claims}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let EngineAnswer::Read(read) = answer(EngineCall::Read(ReadCall { id: 1, text: "{".to_owned() }))
        else {
            panic!("read")
        };
        assert!(read.scenario.is_none() && !read.diagnostics.is_empty());
        let EngineAnswer::Catalogue(listed) = answer(EngineCall::Catalogue(CatalogueCall { id: 2 })) else {
            panic!("catalogue")
        };
        assert!(listed.catalogue.names.iter().any(|name| name.name == "$input.path"));
    }
}
