//! Mistakes in scenario documents: one key, type or value that is wrong, with the place where it must be told.

use serde_json::{Map, Value};

use crate::oracle::random::Random;

/// A document with one mistake.
#[derive(Debug)]
pub struct Mistake {
    /// The document.
    pub document: Value,
    /// The JSON Pointer of what is wrong.
    pub at: String,
    /// The name that was meant, where one was misspelled.
    pub meant: Option<String>,
}

/// What may be done to a member of a document.
enum Change {
    /// Its key is written another way.
    Key(String),
    /// Its value is another one.
    Value(Value),
}

/// A change, the object that it is made to, and the member.
struct Candidate {
    object: String,
    key: String,
    change: Change,
    meant: Option<String>,
}

/// Objects whose keys are the author's own.
const TABLES: [&str; 10] = [
    "headers",
    "variables",
    "models",
    "requestTemplates",
    "responseTemplates",
    "requestModels",
    "responseModels",
    "methodResponses",
    "integrationResponses",
    "identity",
];

/// Tables whose keys name a target.
const MAPPINGS: [&str; 2] = ["requestParameters", "responseParameters"];

/// Values of any form, into which nothing looks.
const FREE: [&str; 9] =
    ["bodyJson", "returns", "source", "context", "claims", "expect", "services", "version", "Model"];

/// Keys whose values are out of a set.
const CHOICES: [&str; 7] =
    ["type", "passthroughBehavior", "contentHandling", "authorizationType", "result", "refusal", "fault"];

/// The document with a mistake somewhere in it.
#[must_use]
pub fn mistake(random: &mut Random, document: &Value) -> Mistake {
    let mut candidates = Vec::new();
    walk(random, document, "", "", &mut candidates);
    let at = random.below(candidates.len());
    let Candidate { object, key, change, meant } = candidates.swap_remove(at);
    let mut document = document.clone();
    let found = document.pointer_mut(&object).and_then(Value::as_object_mut);
    let members = found.map(std::mem::take).unwrap_or_default();
    let mut told = key.clone();
    let changed: Map<String, Value> = members
        .into_iter()
        .map(|(name, value)| match &change {
            Change::Key(other) if name == key => {
                told.clone_from(other);
                (other.clone(), value)
            }
            Change::Value(other) if name == key => (name, other.clone()),
            _ => (name, value),
        })
        .collect();
    if let Some(place) = document.pointer_mut(&object) {
        *place = Value::Object(changed);
    }
    Mistake { document, at: format!("{object}/{}", escaped(&told)), meant }
}

fn walk(random: &mut Random, value: &Value, at: &str, name: &str, candidates: &mut Vec<Candidate>) {
    if let Value::Array(items) = value {
        for (index, item) in items.iter().enumerate() {
            walk(random, item, &format!("{at}/{index}"), "", candidates);
        }
    }
    let Value::Object(members) = value else { return };
    for (key, value) in members {
        let mut add = |change, meant: Option<&String>| {
            let (object, key) = (at.to_owned(), key.clone());
            candidates.push(Candidate { object, key, change, meant: meant.cloned() });
        };
        let is_table = TABLES.contains(&name) || MAPPINGS.contains(&name);
        if name == "gatewayResponses" || !is_table && key.len() > 3 {
            add(Change::Key(misspelled(random, key)), Some(key));
        }
        if MAPPINGS.contains(&name) {
            add(Change::Key(key.replacen('.', "-", 1)), None);
        }
        if CHOICES.contains(&key.as_str())
            && let Some(choice) = value.as_str()
        {
            add(Change::Value(Value::from(misspelled(random, choice))), Some(&choice.to_owned()));
        }
        let is_template = name == "requestTemplates" || name == "responseTemplates";
        if !is_template && !FREE[..2].contains(&key.as_str()) && key != "source" && key != "version" {
            let other = if value.is_number() { Value::from("seven") } else { Value::from(7) };
            add(Change::Value(other), None);
        }
        if !FREE.contains(&key.as_str()) && name != "models" {
            walk(random, value, &format!("{at}/{}", escaped(key)), key, candidates);
        }
    }
}

/// The word with two letters exchanged, one left out, or one doubled.
fn misspelled(random: &mut Random, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (0..letters.len() - 1).filter(|at| letters[*at] != letters[at + 1]).collect();
    let at = places[random.below(places.len())];
    match random.below(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
