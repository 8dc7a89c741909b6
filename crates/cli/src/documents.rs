//! The scenarios of a call: each file holds one, or an array of them.

use std::ffi::OsString;

use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::Scenario;

use crate::{Unusable, input, place};

/// What a file holds.
pub struct File {
    name: String,
    text: String,
    /// Its scenarios in order; `None` is one that is malformed, which has been said.
    pub scenarios: Vec<Option<Scenario>>,
    /// Whether they stand in an array.
    pub listed: bool,
}

impl File {
    /// Reads a file, and prints on standard error what is wrong or odd about its documents.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(file: &OsString) -> Result<Self, Unusable> {
        let (text, name) = (input::text(file)?, input::name(file));
        let tell = |diagnostics: &[Diagnostic]| {
            for diagnostic in diagnostics {
                eprint!("{}", place::in_document(diagnostic, &name, &text));
            }
        };
        let (listed, readings) = match Scenario::read_all(&text) {
            Ok(read) => read,
            Err(diagnostics) => (false, vec![Err(diagnostics)]),
        };
        let scenario = |(index, reading): (usize, Result<_, Vec<Diagnostic>>)| match reading {
            Ok(gatelens_gateway::scenario::Reading { scenario, warnings }) => {
                tell(&warnings);
                let wrong = gatelens_backends::check(&scenario);
                let pointer = if listed { format!("/{index}") } else { String::new() };
                for diagnostic in &wrong {
                    eprint!("{}", place::in_field(diagnostic, &name, &text, &pointer));
                }
                wrong.is_empty().then_some(scenario)
            }
            Err(diagnostics) => {
                tell(&diagnostics);
                None
            }
        };
        let scenarios = readings.into_iter().enumerate().map(scenario).collect();
        Ok(Self { name, text, scenarios, listed })
    }

    /// What the scenario at this place is called: its file, its place in the file's array, its title.
    pub fn name_of(&self, index: usize) -> String {
        let place = if self.listed { format!("[{index}]") } else { String::new() };
        let title = self.scenarios.get(index).and_then(|scenario| scenario.as_ref()?.title.as_deref());
        let title = title.map_or_else(String::new, |title| format!(": {title}"));
        format!("{}{place}{title}", self.name)
    }

    /// Prints on standard error what a run of the scenario at this place had to say.
    pub fn tell(&self, index: usize, diagnostics: &[Diagnostic]) {
        let pointer = if self.listed { format!("/{index}") } else { String::new() };
        for diagnostic in diagnostics {
            eprint!("{}", place::in_field(diagnostic, &self.name, &self.text, &pointer));
        }
    }
}
