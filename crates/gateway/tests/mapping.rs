//! The mapping corpus, with each template by itself: its text, and what it stored under the overrides.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

use gatelens_gateway::{Failure, Surroundings, render_alone};
use gatelens_value::json::strict::{self, Json};
use gatelens_value::json::{Style, to_string};
use std::path::Path;

#[test]
fn templates_by_themselves() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/mapping");
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let document = strict::read(&text).unwrap();
        for case in document.root.as_array().unwrap() {
            count += 1;
            if let Err(why) = check(case) {
                failures.push(format!("{}: {why}", text_of(case, "name")));
            }
        }
    }
    assert!(count > 50, "only {count} cases");
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
}

fn text_of<'a>(json: &'a Json, key: &str) -> &'a str {
    json.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn table(json: Option<&Json>) -> Vec<(String, String)> {
    let members = json.and_then(Json::as_object).unwrap_or_default();
    members
        .iter()
        .map(|member| (member.key.clone(), member.value.as_str().unwrap_or_default().to_owned()))
        .collect()
}

fn check(case: &Json) -> Result<(), String> {
    let params = case.get("params").ok_or("no params")?;
    let context = case.get("context").and_then(Json::as_object).unwrap_or_default();
    let surroundings = Surroundings {
        body: text_of(case, "body").to_owned(),
        path: table(params.get("path")),
        querystring: table(params.get("querystring")),
        header: table(params.get("header")),
        context: context.iter().map(|member| (member.key.clone(), member.value.to_java())).collect(),
        stage_variables: table(case.get("stageVariables")),
    };
    let expect = case.get("expect").ok_or("no expect")?;
    let rendered = render_alone(text_of(case, "template"), &surroundings);
    match (rendered, expect.get("error").and_then(Json::as_str)) {
        (Err(Failure::Parse(_)), Some("parse")) | (Err(Failure::Evaluation(_)), Some("eval")) => Ok(()),
        (Err(failure), _) => Err(format!("{failure:?}")),
        (Ok(rendered), Some(error)) => Err(format!("expected {error}, found {:?}", rendered.text)),
        (Ok(rendered), None) => {
            let expected = text_of(expect, "output");
            if rendered.text != expected {
                return Err(format!("expected {expected:?}, found {:?}", rendered.text));
            }
            for (name, found) in [
                ("requestOverride", &rendered.request_override),
                ("responseOverride", &rendered.response_override),
            ] {
                let found = to_string(found, Style::Lt).map_err(|error| error.to_string())?;
                let expected = expect.get(name).map_or_else(|| "{}".to_owned(), strict::to_compact);
                // What a case hands in as an override comes back with what the template stored.
                if found != expected && case.get("context").and_then(|context| context.get(name)).is_none() {
                    return Err(format!("{name}: expected {expected}, found {found}"));
                }
            }
            Ok(())
        }
    }
}
