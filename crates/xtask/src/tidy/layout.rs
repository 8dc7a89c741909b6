//! Where things stand, how long they get and what they are called.

use serde_json::Value;

use super::House;
use crate::failure::{Done, Failure};

const TOP_LEVEL: [&str; 8] =
    ["Cargo.toml", "Cargo.lock", "crates", "web", "tests", "README.md", "LICENSE", "rust-toolchain.toml"];

/// The longest source file; above it, it holds more than one concept.
const LONGEST: usize = 800;

/// Names that say nothing of what a module is about.
const VAGUE: [&str; 6] = ["util.rs", "utils.rs", "helper.rs", "helpers.rs", "common.rs", "misc.rs"];

/// At the top stand the agreed entries and dotfiles.
pub fn top_level(house: &House) -> Done<Vec<String>> {
    let mut extra: Vec<_> = house.files.iter().filter_map(|file| file.split('/').next()).collect();
    extra.dedup();
    extra.retain(|entry| !entry.starts_with('.') && !TOP_LEVEL.contains(entry));
    Ok(extra.into_iter().map(|entry| format!("{entry}: not an agreed top-level entry")).collect())
}

/// No source file is longer than 800 lines.
pub fn file_lengths(house: &House) -> Done<Vec<String>> {
    let mut long = Vec::new();
    for file in house.files("", &[".rs", ".ts", ".tsx"]) {
        let lines = house.read(file)?.lines().count();
        if lines > LONGEST {
            long.push(format!("{file}: {lines} lines; split it at {LONGEST}"));
        }
    }
    Ok(long)
}

/// A module's name says what it is about.
pub fn module_names(house: &House) -> Done<Vec<String>> {
    let vague = house.files("crates/", &[".rs"]).filter(|file| {
        let name = file.rsplit('/').next().unwrap_or_default();
        // `gateway/src/util` is API Gateway's own `$util`.
        VAGUE.contains(&name) && *file != "crates/gateway/src/util.rs"
    });
    Ok(vague.map(|file| format!("{file}: name it after what it is about")).collect())
}

/// The page's packages are pinned, and those that break when there are two of them are there once.
pub fn page_packages(house: &House) -> Done<Vec<String>> {
    if !house.files.iter().any(|file| file == "web/package-lock.json") {
        return Ok(vec!["web/package-lock.json: missing".into()]);
    }
    let json = |file: &str| -> Done<Value> {
        serde_json::from_str(&house.read(file)?).map_err(|error| Failure::new(format!("{file}: {error}.")))
    };
    let (package, lock) = (json("web/package.json")?, json("web/package-lock.json")?);
    let mut wrong = Vec::new();
    for group in ["dependencies", "devDependencies"] {
        for (name, version) in package[group].as_object().into_iter().flatten() {
            let version = version.as_str().unwrap_or_default();
            if !version.starts_with(|first: char| first.is_ascii_digit()) {
                wrong.push(format!("web/package.json: {name} {version} is no exact version"));
            }
            if name == "codemirror" {
                wrong.push("web/package.json: codemirror is CodeMirror 5; take the scoped packages".into());
            }
        }
    }
    for single in ["@codemirror/state", "@codemirror/view", "preact"] {
        let installed = lock["packages"].as_object().into_iter().flatten();
        let end = format!("node_modules/{single}");
        let copies = installed.filter(|(path, _)| path.ends_with(&end)).count();
        if copies > 1 {
            wrong.push(format!("web/package-lock.json: {copies} copies of {single}; one is all that works"));
        }
    }
    Ok(wrong)
}
