//! Whether the page's engine ends soon and small on templates that are built to use up time, stack or memory.

use crate::failure::Done;
use crate::project::{self, Project};
use crate::tool::Tool;

/// Runs them with the module in Node.
pub fn check(project: &Project) -> Done<String> {
    let script = project.scratch("hostile")?.join("hostile.mjs");
    project::write(&script, include_str!("hostile.mjs"))?;
    let cases = project.path("tests/cases/hostile/templates.json");
    let said = Tool::new("node").with([script, project.engine(), cases]).answer().map_err(|failure| {
        failure.because("The page's engine takes too long or too much for the templates that stand above.")
    })?;
    Ok(said.trim().to_owned())
}
