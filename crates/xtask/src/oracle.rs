//! `cargo xtask oracle`: the engine held against the real Velocity and JsonPath, where Java is to be had.

use std::path::Path;

use crate::failure::Done;
use crate::project::Project;
use crate::setup::debian;
use crate::tool::{Tool, find};

/// Debian's packages of the models, and a file that each of them brings.
const PACKAGES: [(&str, &str); 5] = [
    ("velocity", "velocity.jar"),
    ("libcommons-lang-java", "commons-lang.jar"),
    ("libcommons-collections3-java", "commons-collections3.jar"),
    ("libjson-smart-java", "json-smart.jar"),
    ("libjsonpath-java", "json-path.jar"),
];

/// Passes the arguments (`--count N --seed S SUBJECT…`) on to the comparison.
pub fn run(project: &Project, arguments: &mut lexopt::Parser) -> Done {
    let rest: Vec<_> = arguments.raw_args()?.collect();
    let there = |file: &str| Path::new("/usr/share/java").join(file).is_file();
    let mut missing: Vec<_> =
        PACKAGES.iter().filter(|(_, file)| !there(file)).map(|(package, _)| *package).collect();
    if find("javac").is_none() {
        missing.push("default-jdk-headless");
    }
    if !missing.is_empty() {
        debian::install(&missing, "Java with Velocity 1.7 and JsonPath 2.0.0")?;
    }
    Tool::cargo()
        .with(["run", "--quiet", "--locked", "--package", "gatelens-tests", "--bin", "oracle", "--"])
        .with(rest)
        .within(project.root())
        .shown()
}
