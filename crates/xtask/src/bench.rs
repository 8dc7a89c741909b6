//! `cargo xtask bench`: how long the engine takes for the fixed workloads.

use crate::failure::Done;
use crate::project::Project;
use crate::tool::Tool;

/// Runs the benches; further arguments choose among them by name.
pub fn run(project: &Project, arguments: &mut lexopt::Parser) -> Done {
    let rest: Vec<_> = arguments.raw_args()?.collect();
    Tool::cargo()
        .with(["bench", "--quiet", "--locked", "--package", "gatelens-tests", "--bench", "workloads", "--"])
        .with(rest)
        .within(project.root())
        .shown()
}
