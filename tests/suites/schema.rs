//! The official JSON Schema draft 4 suite, out of the registry package that carries it.
#![allow(clippy::disallowed_methods, reason = "tests read files and start programs")]

use gatelens_gateway::schema;
use gatelens_value::json::strict::{self, Json};
use std::path::PathBuf;

/// What is left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("refRemote.json", "nothing is fetched: a model reaches itself and the API's other models alone"),
    ("definitions.json", "its schema is the meta-schema, by a remote reference"),
    ("format.json", "formats are optional in draft 4, and API Gateway's are not known"),
    ("ref.json: remote ref, containing refs itself", "its schema is the meta-schema, by a remote reference"),
];

#[test]
fn agrees_with_the_official_suite() {
    let folder = suite();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(files.len() > 25, "the suite is not where it was expected: {}", folder.display());
    let mut failures = Vec::new();
    let mut held = 0;
    for path in files {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if LEFT_OUT.iter().any(|(left_out, _)| *left_out == file) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let document = strict::read(&text).unwrap_or_else(|error| panic!("{file}: {}", error.message()));
        for group in document.root.as_array().into_iter().flatten() {
            let name = format!("{file}: {}", words(group));
            if LEFT_OUT.iter().any(|(left_out, _)| *left_out == name) {
                continue;
            }
            let schema = group.get("schema").unwrap_or_else(|| panic!("{name} has no schema"));
            for test in group.get("tests").and_then(Json::as_array).into_iter().flatten() {
                let data = test.get("data").unwrap_or_else(|| panic!("{name} has no data"));
                let faults = schema::check_value(schema, data, &Vec::new()).violations;
                let valid = test.get("valid").and_then(Json::as_bool);
                if valid == Some(faults.is_empty()) {
                    held += 1;
                } else {
                    failures.push(format!("{name}: {}: {faults:?}", words(test)));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} differ, {held} hold:\n{}", failures.len(), failures.join("\n"));
    assert!(held > 470, "only {held} tests were run");
}

fn words(of: &Json) -> &str {
    of.get("description").and_then(Json::as_str).unwrap_or_default()
}

/// The suite's folder inside the registry package, which is a development dependency for its data alone.
fn suite() -> PathBuf {
    // For this platform only: the packages of others need not be on the machine.
    let version = said("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let asked = [
        "metadata",
        "--format-version",
        "1",
        "--offline",
        "--filter-platform",
        host,
        "--manifest-path",
        manifest,
    ];
    let text = said(env!("CARGO"), &asked);
    let metadata = strict::read(&text).unwrap_or_else(|error| panic!("cargo metadata: {}", error.message()));
    let packages = metadata.root.get("packages").and_then(Json::as_array).unwrap_or_default();
    let package = packages
        .iter()
        .find(|package| package.get("name").and_then(Json::as_str) == Some("json_schema_test_suite"))
        .unwrap_or_else(|| panic!("json_schema_test_suite is no dependency"));
    let manifest = package.get("manifest_path").and_then(Json::as_str).unwrap_or_default();
    PathBuf::from(manifest).with_file_name("path/to/JSON-Schema-Test-Suite/repository/tests/draft4")
}

/// What a program prints.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = std::process::Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
