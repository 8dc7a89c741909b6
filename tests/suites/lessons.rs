//! The page's lessons: each start fails its goal, each answer reaches it, and only the learner's part lies between.
//!
//! `cases/lessons` holds what learners may try instead: what leaves the idea out must fail, what is right in another
//! way must pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gatelens_tests::corpus::{Case, Corpus};
use serde_json::Value;

use crate::gateway::holds;
use crate::harness::{Check, Suite, Verdict};

/// Where the learner works, lesson by lesson: an answer differs from its start there and nowhere else.
const WORK: [(&str, &[&str]); 13] = [
    ("01-follow-one-request", &["/request/path"]),
    ("02-first-template", &[REQUEST_TEMPLATE]),
    ("03-reading-the-body", &[REQUEST_TEMPLATE]),
    ("04-quotes-and-escapes", &[REQUEST_TEMPLATE]),
    ("05-loops-and-commas", &[REQUEST_TEMPLATE]),
    ("06-nothing-there", &[REQUEST_TEMPLATE]),
    ("07-no-template-for-that", &["/api/method/methodIntegration/passthroughBehavior"]),
    ("08-choosing-a-response", &["/api/method/methodIntegration/integrationResponses/404/selectionPattern"]),
    ("09-shaping-the-answer", &[RESPONSE_TEMPLATE]),
    ("10-proxy-or-not", &["/backend/lambda/handler"]),
    ("11-stop-early", &["/api/requestValidator/validateRequestBody", "/api/method/requestModels"]),
    ("12-no-backend-at-all", &[REQUEST_TEMPLATE, RESPONSE_HEADERS]),
    ("13-a-service-behind-it", &[REQUEST_TEMPLATE, RESPONSE_TEMPLATE]),
];

const REQUEST_TEMPLATE: &str = "/api/method/methodIntegration/requestTemplates/application~1json";
const RESPONSE_TEMPLATE: &str =
    "/api/method/methodIntegration/integrationResponses/200/responseTemplates/application~1json";
const RESPONSE_HEADERS: &str = "/api/method/methodIntegration/integrationResponses/200/responseParameters";

/// The stations of the page, by the names that lessons call them.
const STATIONS: [&str; 6] =
    ["client", "methodRequest", "integrationRequest", "backend", "integrationResponse", "methodResponse"];

/// A line of the list of the lessons.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    station: String,
    stations: Vec<String>,
}

/// Something that a learner may try: what is changed in the start, by JSON Pointer, and whether that reaches the goal.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Attempt {
    #[serde(rename = "name")]
    _name: String,
    reaches: bool,
    changes: BTreeMap<String, Value>,
}

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    Suite::new("lessons", corpus.listed("lessons").map(checks))
}

fn checks(attempts: Vec<Case<Attempt>>) -> Vec<Check> {
    let mut cases = vec![
        Check::new("lessons:list", the_list),
        Check::new("lessons:differences-are-seen", differences_are_seen),
    ];
    for (name, places) in WORK {
        cases.push(Check::new(format!("lessons/{name}:start"), move || the_start(name)));
        cases.push(Check::new(format!("lessons/{name}:answer"), move || holds(&read(name, "answer.json")?)));
        cases.push(Check::new(format!("lessons/{name}:work"), move || the_work(name, places)));
    }
    for Case { name, content } in attempts {
        let lesson = name.trim_start_matches("lessons/").split(':').next().unwrap_or_default().to_owned();
        cases.push(Check::new(name, move || the_attempt(&lesson, content)));
    }
    cases
}

/// The start with the changes reaches the goal if it should, and only then.
fn the_attempt(lesson: &str, attempt: Attempt) -> Verdict {
    let mut tried = document(lesson, "start.json")?;
    for (place, value) in attempt.changes {
        let (parent, key) = place.rsplit_once('/').ok_or("a place is a JSON Pointer")?;
        let parent = tried.pointer_mut(parent).and_then(Value::as_object_mut);
        let parent = parent.ok_or_else(|| format!("nothing holds {place}"))?;
        parent.insert(key.replace("~1", "/").replace("~0", "~"), value);
    }
    let tried = tried.to_string();
    gatelens_gateway::scenario::Scenario::read(&tried).map_err(|wrong| crate::gateway::sentences(&wrong))?;
    match (holds(&tried), attempt.reaches) {
        (Ok(()), false) => Err("this reaches the goal, although it should not".to_owned()),
        (Err(why), true) => Err(why),
        (Ok(()), true) | (Err(_), false) => Ok(()),
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/content/lessons")
}

fn read(lesson: &str, file: &str) -> Result<String, String> {
    let path = folder().join(lesson).join(file);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

fn document(lesson: &str, file: &str) -> Result<Value, String> {
    serde_json::from_str(&read(lesson, file)?).map_err(|error| format!("{lesson}/{file}: {error}"))
}

/// The list names each folder once, numbered in its order, and stations that exist.
fn the_list() -> Verdict {
    let list: Vec<Entry> = serde_json::from_value(document("", "index.json")?).map_err(|e| e.to_string())?;
    let mut folders = BTreeSet::new();
    for entry in fs::read_dir(folder()).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            folders.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    let listed: Vec<&str> = list.iter().map(|entry| entry.name.as_str()).collect();
    if !listed.iter().copied().eq(folders.iter().map(String::as_str)) {
        return Err(format!("listed: {listed:?}\nfolders: {folders:?}"));
    }
    if !listed.iter().copied().eq(WORK.iter().map(|(name, _)| *name)) {
        return Err(format!("listed: {listed:?}\nchecked here: {:?}", WORK.map(|(name, _)| name)));
    }
    for (index, Entry { name, station, stations }) in list.iter().enumerate() {
        if !name.starts_with(&format!("{:02}-", index + 1)) {
            return Err(format!("{name} is lesson {}", index + 1));
        }
        if !stations.contains(station) || !stations.iter().all(|one| STATIONS.contains(&one.as_str())) {
            return Err(format!("{name}: {station} of {stations:?}"));
        }
    }
    Ok(())
}

/// A start is a scenario that runs, and does not reach the goal.
fn the_start(name: &str) -> Verdict {
    let start = read(name, "start.json")?;
    gatelens_gateway::scenario::Scenario::read(&start).map_err(|wrong| crate::gateway::sentences(&wrong))?;
    match holds(&start) {
        Ok(()) => Err("the start reaches the goal already".to_owned()),
        Err(_) => Ok(()),
    }
}

/// Start and answer have the same goal, and differ in every place of the learner's work and nowhere else.
fn the_work(name: &str, places: &[&str]) -> Verdict {
    let (start, answer) = (document(name, "start.json")?, document(name, "answer.json")?);
    if start.get("expect").is_none() || start.get("expect") != answer.get("expect") {
        return Err("start and answer have no goal, or not the same".to_owned());
    }
    let differing = differences(Some(&start), Some(&answer), "");
    if let Some(other) = differing.iter().find(|at| !places.iter().any(|place| within(at, place))) {
        return Err(format!("start and answer differ at {other}"));
    }
    match places.iter().find(|place| !differing.iter().any(|at| within(at, place))) {
        Some(place) => Err(format!("start and answer are the same at {place}")),
        None => Ok(()),
    }
}

/// Whether a place is another or lies in it.
fn within(at: &str, place: &str) -> bool {
    at.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The JSON Pointers of the values that differ.
fn differences(one: Option<&Value>, other: Option<&Value>, at: &str) -> Vec<String> {
    match (one, other) {
        (Some(Value::Object(ones)), Some(Value::Object(others))) => {
            let keys: BTreeSet<&String> = ones.keys().chain(others.keys()).collect();
            let below = |key: &String| {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                differences(ones.get(key), others.get(key), &at)
            };
            keys.into_iter().flat_map(below).collect()
        }
        (one, other) if one == other => Vec::new(),
        _ => vec![at.to_owned()],
    }
}

fn differences_are_seen() -> Verdict {
    let one = serde_json::json!({"a": {"b/c": 1, "d": [1]}, "e": 1, "f": null});
    let other = serde_json::json!({"a": {"b/c": 2, "d": [1]}, "f": null, "g": 1});
    let seen = differences(Some(&one), Some(&other), "");
    if seen != ["/a/b~1c", "/e", "/g"] || !within("/a/b~1c", "/a") || within("/ab", "/a") {
        return Err(format!("{seen:?}"));
    }
    Ok(())
}
