//! `cargo xtask bench`: how long the engine takes for the fixed workloads, alone and beside others.

mod compare;
mod contender;
mod growth;

use crate::failure::Done;
use crate::project::Project;
use crate::tool::Tool;

/// Runs the benches; further arguments choose among them by name. `compare` runs the other engines as well.
pub fn run(project: &Project, arguments: &mut lexopt::Parser) -> Done {
    let rest: Vec<_> = arguments.raw_args()?.collect();
    if rest.first().is_some_and(|first| first == "compare") {
        let wanted: Vec<_> = rest.iter().skip(1).map(|name| name.to_string_lossy().into_owned()).collect();
        return compare::run(project, &wanted);
    }
    Tool::cargo()
        .with(["bench", "--quiet", "--locked", "--package", "gatelens-tests", "--bench", "workloads", "--"])
        .with(rest)
        .within(project.root())
        .shown()
}
