//! `gatelens run`: outcomes as JSON.

use std::ffi::OsString;

use gatelens_gateway::Options;
use gatelens_gateway::outcome::Outcome;
use gatelens_sandbox::Sandbox;
use lexopt::Parser;
use lexopt::prelude::{Long, Value};
use serde_json::value::RawValue;

use crate::documents::File;
use crate::{Exit, Unusable};

/// Prints one object for one document, one array for an array file or several files; on standard error what the outcomes
/// have to say, for people.
pub fn call(mut arguments: Parser) -> Result<Exit, Unusable> {
    let mut options = Options::default();
    let mut files: Vec<OsString> = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("explain") => options.explain = true,
            Long("trace") => options.trace = true,
            Long("help") => return Ok(crate::help()),
            Value(file) => files.push(file),
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        return Err(Unusable("run needs a file, or `-` for standard input".to_owned()));
    }
    let files = files.iter().map(File::read).collect::<Result<Vec<_>, _>>()?;
    let listed = files.len() > 1 || files.iter().any(|file| file.listed);
    let mut exit = Exit::Fine;
    let mut outcomes = Vec::new();
    let mut sandbox = Sandbox::default();
    for file in &files {
        for (index, scenario) in file.scenarios.iter().enumerate() {
            let Some(scenario) = scenario else {
                exit = Exit::Failed;
                outcomes.push(None);
                continue;
            };
            let outcome = gatelens_backends::run_with(scenario, options, &mut sandbox);
            file.tell(index, &outcome.diagnostics);
            outcomes.push(Some(Document::of(outcome)));
        }
    }
    let text = match outcomes.as_slice() {
        [one] if !listed => serde_json::to_string_pretty(one),
        many => serde_json::to_string_pretty(many),
    };
    crate::print(&(text.map_err(|error| Unusable(error.to_string()))? + "\n"));
    Ok(exit)
}

/// An outcome as it is printed: the services' states, kept as text, stand as the JSON that they are.
#[derive(serde::Serialize)]
struct Document {
    #[serde(flatten)]
    outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<Box<RawValue>>,
}

impl Document {
    fn of(mut outcome: Outcome) -> Self {
        let services = outcome.services.take().and_then(|text| RawValue::from_string(text).ok());
        Self { outcome, services }
    }
}
