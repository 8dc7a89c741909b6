//! The list that `cargo xtask test` works through: all of it, whatever fails, with a summary at the end.

use std::collections::BTreeSet;
use std::time::Instant;

use crate::failure::{Done, Failure};
use crate::progress;
use crate::project::Project;

/// A side of the project that can be tested alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The crates and the house rules.
    Rust,
    /// The page's sources, the engine in Wasm and the sizes.
    Web,
    /// The built page in a browser.
    Browser,
}

/// One thing that must hold.
pub struct Stage {
    /// Its name in the list.
    pub name: &'static str,
    /// The sides that it belongs to.
    pub sides: &'static [Side],
    /// The stages without which it cannot run.
    pub needs: &'static [&'static str],
    /// Does it, and answers what there is to say when it holds.
    pub work: fn(&Project) -> Done<String>,
}

/// Runs the stages of a side (none: of all), prints how each ended, and fails if one failed.
pub fn run(project: &Project, stages: &[Stage], side: Option<Side>) -> Done {
    let mut failed = BTreeSet::new();
    let mut summary = Vec::new();
    for stage in stages.iter().filter(|stage| side.is_none_or(|side| stage.sides.contains(&side))) {
        progress::begin(stage.name);
        let started = Instant::now();
        let result = match stage.needs.iter().find(|need| failed.contains(*need)) {
            Some(need) => Err(Failure::new(format!("Not run, because \"{need}\" failed."))),
            None => (stage.work)(project),
        };
        let line = match result {
            Ok(said) => {
                progress::end(&said, started);
                format!("ok      {:<22} {said}", stage.name)
            }
            Err(failure) => {
                println!("FAILED ({})\n{failure}\n", progress::seconds(started));
                failed.insert(stage.name);
                // The summary is all that is left of a long log: it says again what failed.
                format!("FAILED  {:<22} {}", stage.name, failure.sentence())
            }
        };
        summary.push(line);
    }
    println!("\n{}\n", summary.join("\n"));
    println!("{} passed, {} failed", summary.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err(Failure::told()) }
}
