//! The TypeScript declarations of what crosses to the page, made from the Rust types and kept in the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{Done, Failure};
use crate::metadata;
use crate::project::{self, Project};
use crate::tool::Tool;

/// The feature of a crate that has declarations to give.
const FEATURE: &str = "types";

/// Writes `web/src/generated`.
pub fn write(project: &Project) -> Done<String> {
    let folder = project.path("web/src/generated");
    let made = make(project)?;
    for (name, text) in &made {
        project::write(&folder.join(name), text)?;
    }
    for name in read(&folder)?.keys().filter(|name| !made.contains_key(*name)) {
        fs::remove_file(folder.join(name)).map_err(|error| Failure::new(error.to_string()))?;
    }
    Ok(format!("{} files", made.len()))
}

/// Compares `web/src/generated` with what the Rust types say now.
pub fn check(project: &Project) -> Done<String> {
    let made = make(project)?;
    let kept = read(&project.path("web/src/generated"))?;
    let names = made.keys().chain(kept.keys().filter(|name| !made.contains_key(*name)));
    let stale: Vec<_> = names.filter(|name| made.get(*name) != kept.get(*name)).map(String::as_str).collect();
    if stale.is_empty() {
        return Ok(format!("{} files", made.len()));
    }
    Err(Failure::new(format!(
        "web/src/generated differs from the Rust types ({}): run `cargo xtask types` and commit what it writes.",
        stale.join(", ")
    )))
}

/// The declarations, by file.
fn make(project: &Project) -> Done<BTreeMap<String, String>> {
    let folder = project.scratch("types")?;
    for file in project::files_under(&folder, &[])? {
        fs::remove_file(&file).map_err(|error| Failure::new(error.to_string()))?;
    }
    let packages = metadata::packages(project)?;
    let typed = packages.iter().filter(|package| package.features.iter().any(|name| name == FEATURE));
    let names: Vec<_> = typed.map(|package| package.name.clone()).collect();
    let arguments = names.iter().flat_map(|name| {
        ["--package".into(), name.clone(), "--features".into(), format!("{name}/{FEATURE}")]
    });
    Tool::cargo()
        .with(["test", "--quiet", "--locked", "--lib"])
        .with(arguments)
        .with(["export_bindings"])
        .within(project.root())
        .variable("TS_RS_EXPORT_DIR", &folder)
        .answer()
        .map_err(|failure| {
            failure.because("The types for the page could not be made; the reason stands above.")
        })?;
    read(&folder)
}

fn read(folder: &Path) -> Done<BTreeMap<String, String>> {
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    let files = project::files_under(folder, &[])?.into_iter().map(|path| {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Ok((name, project::read(&path)?))
    });
    files.collect()
}
