//! Whether the page's engine and the command answer alike: every scenario of the corpus and random ones, both ways.

use std::path::{Path, PathBuf};

use crate::failure::Done;
use crate::project::{self, Project};
use crate::tool::Tool;

/// How many random scenarios are run.
const RANDOM: usize = 400;

/// Runs all scenarios with the command and with the module in Node, and compares.
pub fn check(project: &Project) -> Done<String> {
    let folders = [
        "tests/cases/gateway",
        "tests/cases/rules",
        "tests/cases/services",
        "tests/cases/handlers",
        "tests/cases/links",
        "web/content/examples",
        "web/content/lessons",
    ];
    let mut files = Vec::new();
    for folder in folders {
        let all = project::files_under(&project.path(folder), &["index.json"])?;
        files.extend(
            all.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")),
        );
    }
    let scratch = project.scratch("parity")?;
    files.extend(random(project, &scratch)?);
    let run =
        ["run", "--quiet", "--locked", "--package", "gatelens-cli", "--", "run", "--explain", "--trace"];
    let outcomes = Tool::cargo().with(run).with(&files).within(project.root()).answer()?;
    let (script, recorded) = (scratch.join("parity.mjs"), scratch.join("outcomes.json"));
    project::write(&script, include_str!("parity.mjs"))?;
    project::write(&recorded, outcomes)?;
    let compare = Tool::new("node").with([script, project.engine(), recorded]).with(&files);
    let said = compare.answer().map_err(|failure| {
        failure.because("The page's engine and the command answer differently; the differences stand above.")
    })?;
    Ok(said.trim().to_owned())
}

/// Random scenarios, the same each time, as files.
fn random(project: &Project, scratch: &Path) -> Done<Vec<PathBuf>> {
    let count = RANDOM.to_string();
    let make =
        ["run", "--quiet", "--locked", "--package", "gatelens-tests", "--bin", "scenarios", "--", "--count"];
    let documents = Tool::cargo().with(make).with([count]).within(project.root()).answer()?;
    let mut files = Vec::new();
    for (index, document) in documents.lines().enumerate() {
        let file = scratch.join(format!("random-{index}.json"));
        project::write(&file, document)?;
        files.push(file);
    }
    Ok(files)
}
