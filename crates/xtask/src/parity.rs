//! Whether the page's engine and the command answer alike: every scenario of the corpus, both ways.

use crate::failure::Done;
use crate::project::{self, Project};
use crate::tool::Tool;

/// Runs all scenarios with the command and with the module in Node, and compares.
pub fn check(project: &Project) -> Done<String> {
    let folders =
        ["tests/cases/gateway", "tests/cases/services", "tests/cases/links", "web/content/examples"];
    let mut files = Vec::new();
    for folder in folders {
        let all = project::files_under(&project.path(folder), &["index.json"])?;
        files.extend(
            all.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")),
        );
    }
    let run =
        ["run", "--quiet", "--locked", "--package", "gatelens-cli", "--", "run", "--explain", "--trace"];
    let outcomes = Tool::cargo().with(run).with(&files).within(project.root()).answer()?;
    let scratch = project.scratch("parity")?;
    let (script, recorded) = (scratch.join("parity.mjs"), scratch.join("outcomes.json"));
    project::write(&script, include_str!("parity.mjs"))?;
    project::write(&recorded, outcomes)?;
    let compare = Tool::new("node").with([script, project.engine(), recorded]).with(&files);
    let said = compare.answer().map_err(|failure| {
        failure.because("The page's engine and the command answer differently; the differences stand above.")
    })?;
    Ok(said.trim().to_owned())
}
