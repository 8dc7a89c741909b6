//! Pasted text to a scenario.

use crate::message::{ImportCall, ImportFormat, ImportPart, ImportedAnswer};
use gatelens_exchange::import::{Format, Piece, import};

/// Answers an import.
pub(crate) fn imported(call: &ImportCall) -> ImportedAnswer {
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
