//! The corpora through the command: what a person gets is what the library answers.
#![allow(clippy::disallowed_methods, reason = "these tests start the command and read the corpora")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, thread};

use gatelens_value::json::strict::{self, Json};

/// Calls that run at once.
const HANDS: usize = 4;

fn corpus(suite: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(suite)
}

/// All JSON files under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Each case of a suite with its name and its own text.
fn cases(suite: &str) -> Vec<(String, Json)> {
    let mut cases = Vec::new();
    for file in files(&corpus(suite)) {
        let document = strict::read(&fs::read_to_string(&file).expect("a file")).expect("standard JSON");
        for case in document.root.as_array().expect("an array") {
            cases.push((format!("{}:{}", file.display(), text(case, "name")), case.clone()));
        }
    }
    cases
}

fn text<'a>(case: &'a Json, key: &str) -> &'a str {
    case.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn call(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatelens"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("to be read");
    child.wait_with_output().expect("an end")
}

/// Holds all cases, several at once, and fails with the names of those that do not hold.
fn hold(cases: &[(String, Json)], holds: impl Fn(&Json) -> Result<(), String> + Sync) {
    let share = cases.len().div_ceil(HANDS);
    let wrong: Vec<String> = thread::scope(|scope| {
        let one = |(name, case): &(String, Json)| holds(case).err().map(|why| format!("{name}: {why}"));
        let hands = cases
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().filter_map(one).collect::<Vec<_>>()));
        let hands: Vec<_> = hands.collect();
        hands.into_iter().flat_map(|hand| hand.join().expect("no panic")).collect()
    });
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A success prints this, and on standard error hints at most; a failure prints nothing, and begins with its step on
/// standard error.
fn compare(output: &Output, expected: Result<&str, &str>) -> Result<(), String> {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let right = match expected {
        Ok(text) => {
            output.status.code() == Some(0) && out == text && (err.is_empty() || err.starts_with("hint: "))
        }
        Err(step) => {
            output.status.code() == Some(1) && out.is_empty() && err.starts_with(&format!("{step}:"))
        }
    };
    if right {
        Ok(())
    } else {
        Err(format!("expected {expected:?}, found {:?} {out:?} {err:?}", output.status.code()))
    }
}

#[test]
fn templates() {
    let folder = std::env::temp_dir().join(format!("gatelens-variables-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let cases = cases("vtl");
    assert!(cases.len() > 900);
    hold(&cases, |case| {
        let variables = strict::to_compact(case.get("variables").expect("variables"));
        let file = folder.join(text(case, "name").replace('/', "-"));
        fs::write(&file, variables).expect("a file");
        let output = call(&["vtl", "--variables", &file.display().to_string(), "-"], text(case, "template"));
        let expect = case.get("expect").expect("an expectation");
        compare(&output, expect.get("output").and_then(Json::as_str).ok_or_else(|| text(expect, "error")))
    });
    fs::remove_dir_all(folder).expect("to be removed");
}

#[test]
fn paths() {
    let mut cases = cases("jsonpath");
    cases.retain(|(_, case)| {
        case.get("options").is_none() && case.get("expect").is_some_and(|e| e.get("class").is_none())
    });
    assert!(cases.len() > 400);
    hold(&cases, |case| {
        let document = case.get("document").map(strict::to_compact);
        let document = document.as_deref().unwrap_or_else(|| text(case, "documentText"));
        let output = call(&["jsonpath", "--", text(case, "path"), "-"], document);
        let expect = case.get("expect").expect("an expectation");
        let Some(result) = expect.get("result") else { return compare(&output, Err(text(expect, "error"))) };
        // The result is compared as JSON text, its escapes aside.
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let found = strict::read(&printed).map_err(|error| format!("{printed:?}: {}", error.message()))?;
        if !printed.ends_with('\n') || strict::to_compact(&found.root) != strict::to_compact(result) {
            return Err(format!("expected {}, found {printed:?}", strict::to_compact(result)));
        }
        compare(&output, Ok(&printed))
    });
}

#[test]
fn scenarios() {
    let suites = ["gateway", "services"].into_iter().flat_map(|suite| files(&corpus(suite)));
    let files: Vec<_> = suites.map(|file| file.display().to_string()).collect();
    let arguments: Vec<&str> = std::iter::once("check").chain(files.iter().map(String::as_str)).collect();
    let output = call(&arguments, "");
    let out = String::from_utf8_lossy(&output.stdout);
    let failed: String =
        out.lines().filter(|line| !line.starts_with("ok ")).map(|line| format!("{line}\n")).collect();
    assert_eq!((output.status.code(), failed), (Some(0), format!("{} passed, 0 failed\n", files.len())));
    assert!(!out.contains("(nothing claimed)"), "{out}");
}
