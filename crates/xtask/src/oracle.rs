//! `cargo xtask oracle`: the engine held against the real Velocity and JsonPath, where Java is to be had.

use std::path::Path;

use crate::failure::Done;
use crate::project::Project;
use crate::setup::debian;
use crate::tool::{Tool, find};

/// Where Debian puts Java's libraries.
pub const LIBRARIES: &str = "/usr/share/java";

/// Debian's packages of the models, and a file that each of them brings.
const PACKAGES: &[(&str, &str)] = &[
    ("velocity", "velocity.jar"),
    ("libcommons-lang-java", "commons-lang.jar"),
    ("libcommons-collections3-java", "commons-collections3.jar"),
    ("libjson-smart-java", "json-smart.jar"),
    ("libjsonpath-java", "json-path.jar"),
];

/// Asks each model some questions, where Java and the libraries are there.
pub fn check(project: &Project) -> Done<String> {
    if !missing().is_empty() {
        return Ok("left out: Java is not here, `cargo xtask oracle` installs it".into());
    }
    let said = comparison(project).with(["--count", "500"]).answer().map_err(|failure| {
        failure.because("The engine answers otherwise than its models; the questions stand above.")
    })?;
    let agreed: Vec<_> = said.lines().map(|line| line.split(" agree").next().unwrap_or(line)).collect();
    Ok(agreed.join(", "))
}

/// Passes the arguments (`--count N --seed S SUBJECT…`) on to the comparison.
pub fn run(project: &Project, arguments: &mut lexopt::Parser) -> Done {
    let rest: Vec<_> = arguments.raw_args()?.collect();
    install(&[])?;
    comparison(project).with(rest).shown()
}

/// Sees to it that Java and the libraries are there, and `further` packages, each with a file that it brings.
pub fn install(further: &[(&'static str, &str)]) -> Done {
    let mut missing = missing();
    missing.extend(absent(further));
    if missing.is_empty() {
        return Ok(());
    }
    debian::install(&missing, "Java with Velocity 1.7 and JsonPath 2.0.0")
}

/// The packages whose file is not there.
fn absent(packages: &[(&'static str, &str)]) -> impl Iterator<Item = &'static str> {
    let there = |file: &str| Path::new(LIBRARIES).join(file).is_file();
    packages.iter().filter(move |(_, file)| !there(file)).map(|(package, _)| *package)
}

/// Debian's packages that are not there yet.
fn missing() -> Vec<&'static str> {
    let mut missing: Vec<_> = absent(PACKAGES).collect();
    if find("javac").is_none() {
        missing.push("default-jdk-headless");
    }
    missing
}

fn comparison(project: &Project) -> Tool {
    Tool::cargo()
        .with(["run", "--quiet", "--locked", "--package", "gatelens-tests", "--bin", "oracle", "--"])
        .within(project.root())
}
