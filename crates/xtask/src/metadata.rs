//! What cargo knows of the workspace and of what it depends on.

use serde_json::Value;

use crate::failure::{Done, Failure};
use crate::project::Project;
use crate::tool::Tool;

/// One package, ours or another's.
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its licence expression, if it states one.
    pub licence: Option<String>,
    /// Its features.
    pub features: Vec<String>,
    /// What its code depends on, without what only its tests or its build do.
    pub dependencies: Vec<String>,
    /// Whether it is of this workspace.
    pub ours: bool,
}

/// The packages of the workspace.
pub fn packages(project: &Project) -> Done<Vec<Package>> {
    ask(project, &["--no-deps"])
}

/// The packages of the workspace and all that they depend on, on one target.
pub fn all_packages(project: &Project, target: &str) -> Done<Vec<Package>> {
    ask(project, &["--filter-platform", target])
}

/// The target that we run on.
pub fn host(project: &Project) -> Done<String> {
    let said = Tool::new("rustc").with(["-vV"]).within(project.root()).answer()?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::new("rustc does not say which machine this is."))
}

fn ask(project: &Project, arguments: &[&str]) -> Done<Vec<Package>> {
    let base = ["metadata", "--format-version", "1", "--locked"];
    let said = Tool::cargo().with(base).with(arguments).within(project.root()).answer();
    let said = said.map_err(|failure| {
        failure.because(
            "cargo could not read the workspace, or Cargo.lock is out of date; the reason stands above.",
        )
    })?;
    let document: Value =
        serde_json::from_str(&said).map_err(|error| Failure::new(format!("cargo metadata: {error}.")))?;
    let list = document["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(list.iter().map(package).collect())
}

fn package(of: &Value) -> Package {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dependencies = of["dependencies"].as_array().map(Vec::as_slice).unwrap_or_default();
    Package {
        name: text(&of["name"]),
        licence: of["license"].as_str().map(str::to_owned),
        features: of["features"].as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default(),
        dependencies: dependencies
            .iter()
            .filter(|one| one["kind"].is_null())
            .map(|one| text(&one["name"]))
            .collect(),
        ours: of["source"].is_null(),
    }
}
