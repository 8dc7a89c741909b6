//! From a call to its answer, the same natively and in the page.

use crate::catalogue;
use crate::message::{
    CatalogueAnswer, EngineAnswer, EngineCall, ImportCall, ImportFormat, ImportPart, ImportedAnswer,
    OpenLinkCall, RanAnswer, ReadAnswer, ReadCall, RunCall, WriteCall, WrittenAnswer,
};
use gatelens_exchange::import::{Format, Piece, import};
use gatelens_exchange::link;
use gatelens_gateway::Options;

/// Answers a call. The time of a run is the caller's to measure: this crate reads no clock here.
#[must_use]
pub fn answer(call: EngineCall) -> EngineAnswer {
    match call {
        EngineCall::Run(call) => EngineAnswer::Ran(run(&call)),
        EngineCall::Read(call) => EngineAnswer::Read(read(&call)),
        EngineCall::Write(call) => EngineAnswer::Written(write(&call)),
        EngineCall::Import(call) => EngineAnswer::Imported(imported(&call)),
        EngineCall::OpenLink(call) => EngineAnswer::Read(open_link(&call)),
        EngineCall::Catalogue(call) => {
            EngineAnswer::Catalogue(CatalogueAnswer { id: call.id, catalogue: catalogue::catalogue() })
        }
    }
}

fn run(call: &RunCall) -> RanAnswer {
    let options = Options { explain: call.explain, trace: call.trace };
    let outcome = gatelens_backends::run(&call.scenario, options);
    RanAnswer { id: call.id, outcome, took: 0.0 }
}

fn read(call: &ReadCall) -> ReadAnswer {
    let id = call.id;
    match gatelens_gateway::scenario::Scenario::read_with_warnings(&call.text) {
        Ok(reading) => ReadAnswer { id, scenario: Some(reading.scenario), diagnostics: reading.warnings },
        Err(diagnostics) => ReadAnswer { id, scenario: None, diagnostics },
    }
}

fn write(call: &WriteCall) -> WrittenAnswer {
    let text = if call.compact { call.scenario.to_compact() } else { call.scenario.to_pretty() };
    WrittenAnswer { id: call.id, text }
}

fn imported(call: &ImportCall) -> ImportedAnswer {
    let id = call.id;
    let imported = match import(&call.text) {
        Ok(imported) => imported,
        Err(diagnostics) => {
            return ImportedAnswer { id, scenario: None, recognised: None, part: None, diagnostics };
        }
    };
    let recognised = Some(match imported.format {
        Format::Scenario => ImportFormat::Scenario,
        Format::GetMethod => ImportFormat::GetMethod,
        Format::GetIntegration => ImportFormat::GetIntegration,
        Format::OpenApi => ImportFormat::OpenApi,
        Format::Http => ImportFormat::Http,
        Format::Curl => ImportFormat::Curl,
        Format::Har => ImportFormat::Har,
    });
    let part = Some(match imported.piece {
        Piece::Scenario(_) => ImportPart::Scenario,
        Piece::Request(_) => ImportPart::Request,
        Piece::Method(_) => ImportPart::Method,
        Piece::Integration(_) => ImportPart::Integration,
    });
    let (scenario, diagnostics) = match &call.onto {
        Some(scenario) => imported.onto(scenario),
        None => imported.alone(),
    };
    ImportedAnswer { id, scenario: Some(scenario), recognised, part, diagnostics }
}

fn open_link(call: &OpenLinkCall) -> ReadAnswer {
    let id = call.id;
    match link::open(call.version, &call.text) {
        Ok(scenario) => ReadAnswer { id, scenario: Some(scenario), diagnostics: Vec::new() },
        Err(diagnostics) => ReadAnswer { id, scenario: None, diagnostics },
    }
}
