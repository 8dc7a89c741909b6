//! Rules of API Gateway, their cases and the code that follows them: `tests/cases/rules.json`.
//!
//! Comments of the sources cite a rule as `gateway 1.1-2`, a section as `gateway 1.1`, and likewise `vtl` and
//! `jsonpath`; a list goes on behind a comma, "and" or "to". The file has an entry for each: its id, its tag, a title and
//! the cases that show it. Tags: `recorded` (AWS was seen to do it), `documented`, `assumed` (a reading, or what users
//! saw), `model` (what the libraries in Java do), `heading` (a section that says nothing by itself). What is recorded has
//! a case and is cited, unless it lies `beyond` what a scenario can say.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::House;
use crate::failure::{Done, Failure};

const FILE: &str = "tests/cases/rules.json";
const CASES: &str = "tests/cases/";

/// The suites with one document a file.
const DOCUMENTS: [&str; 3] = ["gateway/", "rules/", "services/"];

/// The suites whose files hold lists of cases with a name.
const LISTS: [&str; 4] = ["diagnostics/", "jsonpath/", "mapping/", "vtl/"];

/// The suite that is there for the rules alone.
const OWN: &str = "rules/";

const SPECIFICATIONS: [&str; 3] = ["gateway", "vtl", "jsonpath"];

/// A rule as the file holds it.
#[derive(Debug, Default)]
struct Rule {
    tag: String,
    cases: Vec<String>,
    beyond: bool,
}

/// The rules, the cases and the citations agree.
pub fn agree(house: &House) -> Done<Vec<String>> {
    let json = |file: &str| -> Done<Value> {
        serde_json::from_str(&house.read(file)?).map_err(|error| Failure::new(format!("{file}: {error}.")))
    };
    let (rules, mut wrong) = read(&json(FILE)?);
    let mut cases = BTreeSet::new();
    for file in house.files(CASES, &[".json"]) {
        let inside = &file[CASES.len()..file.len() - ".json".len()];
        if DOCUMENTS.iter().any(|suite| inside.starts_with(suite)) {
            let (folder, name) = inside.rsplit_once('/').unwrap_or_default();
            cases.insert(format!("{folder}:{name}"));
        } else if LISTS.iter().any(|suite| inside.starts_with(suite)) {
            let list = json(file)?;
            let names = list.as_array().into_iter().flatten().filter_map(|case| case["name"].as_str());
            cases.extend(names.map(|name| format!("{inside}:{name}")));
        }
    }
    let mut cited: BTreeMap<String, String> = BTreeMap::new();
    for file in house.files("crates/", &[".rs"]).filter(|file| file.contains("/src/")) {
        let source = house.read(file)?;
        let here = comments(&source).into_iter().flat_map(|comment| citations(&comment)).collect::<Vec<_>>();
        cited.extend(here.into_iter().map(|id| (id, file.to_owned())));
    }
    wrong.extend(compare(&rules, &cases, &cited));
    Ok(wrong)
}

/// The rules of the file, and what is wrong with its form.
fn read(list: &Value) -> (BTreeMap<String, Rule>, Vec<String>) {
    let (mut rules, mut wrong) = (BTreeMap::new(), Vec::new());
    for entry in list.as_array().into_iter().flatten() {
        let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let (id, tag) = (text("id"), text("tag"));
        let known = ["recorded", "documented", "assumed", "model", "heading"];
        if !known.contains(&tag.as_str()) {
            wrong.push(format!("{FILE}: {id}: the tag is one of {}", known.join(", ")));
        }
        if text("title").is_empty() {
            wrong.push(format!("{FILE}: {id}: no title"));
        }
        let cases = entry["cases"].as_array().into_iter().flatten();
        let cases = cases.filter_map(Value::as_str).map(str::to_owned).collect();
        let rule = Rule { tag, cases, beyond: !text("beyond").is_empty() };
        if rules.insert(id.clone(), rule).is_some() {
            wrong.push(format!("{FILE}: {id} stands twice"));
        }
    }
    (rules, wrong)
}

/// What does not agree.
fn compare(
    rules: &BTreeMap<String, Rule>,
    cases: &BTreeSet<String>,
    cited: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, rule) in rules {
        for case in rule.cases.iter().filter(|case| !cases.contains(*case)) {
            wrong.push(format!("{FILE}: {id}: there is no case {case}"));
        }
        if rule.tag != "recorded" || rule.beyond {
            continue;
        }
        if rule.cases.is_empty() {
            wrong.push(format!("{FILE}: {id} is recorded and has no case"));
        }
        if !cited.contains_key(id) {
            wrong.push(format!("{FILE}: {id} is recorded, and no comment of the code cites it"));
        }
    }
    for (id, file) in cited.iter().filter(|(id, _)| !rules.contains_key(*id)) {
        wrong.push(format!("{file}: cites {id}, which {FILE} does not list"));
    }
    let shown: BTreeSet<_> = rules.values().flat_map(|rule| &rule.cases).collect();
    for case in cases.iter().filter(|case| case.starts_with(OWN) && !shown.contains(case)) {
        wrong.push(format!("{case}: {FILE} names no rule that it shows"));
    }
    wrong
}

/// The comments of a source: each run of lines as one text.
fn comments(source: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut open = String::new();
    for line in source.lines() {
        let line = line.trim_start();
        if let Some(text) = line.strip_prefix("//") {
            open.push(' ');
            open.push_str(text.trim_start_matches(['/', '!']).trim());
            continue;
        }
        if !open.is_empty() {
            texts.push(std::mem::take(&mut open));
        }
        if let Some((_, text)) = line.split_once("// ") {
            texts.push(text.to_owned());
        }
    }
    texts.push(open);
    texts
}

/// The ids that a comment cites.
fn citations(comment: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for name in SPECIFICATIONS {
        for (at, _) in comment.match_indices(name) {
            let is_word = !comment[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let rest = &comment[at + name.len()..];
            if let Some(rest) = rest.strip_prefix(' ').filter(|_| is_word) {
                list(name, rest, &mut ids);
            }
        }
    }
    ids
}

/// The ids of a list such as `1.1-2, 1.1-4 to 1.1-6 and 9 row 3`.
fn list(name: &str, mut rest: &str, ids: &mut Vec<String>) {
    let mut last: Option<&str> = None;
    loop {
        let length =
            rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
        let id = rest[..length].trim_end_matches(['.', '-']);
        if !id.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        rest = &rest[id.len()..];
        if let Some((section, from, to)) = last.take().and_then(|last| between(last, id)) {
            ids.extend((from + 1..to).map(|number| format!("{name} {section}-{number}")));
        }
        ids.push(format!("{name} {id}"));
        rest = after_row(rest);
        let separator = [", and ", ", ", " and ", " to "].into_iter().find(|word| rest.starts_with(word));
        let Some(separator) = separator else { return };
        rest = &rest[separator.len()..];
        last = (separator == " to ").then_some(id);
    }
}

/// What follows a step or row of a table, such as ` row 3` or ` steps 10 and 11`.
fn after_row(rest: &str) -> &str {
    let row = [" steps ", " step ", " rows ", " row "].into_iter().find_map(|word| rest.strip_prefix(word));
    let Some(mut rest) = row else { return rest };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let more = rest.strip_prefix(" and ").or_else(|| rest.strip_prefix(", "));
        let number = more.map(|more| more.trim_start_matches(|c: char| c.is_ascii_digit()));
        match (more, number) {
            // Another row, and not the id of another rule.
            (Some(more), Some(after)) if after.len() < more.len() && !after.starts_with(['.', '-']) => {
                rest = more
            }
            _ => return rest,
        }
    }
}

/// The section of two rules, and their numbers.
fn between<'a>(one: &'a str, other: &str) -> Option<(&'a str, u32, u32)> {
    let ((section, from), (same, to)) = (one.rsplit_once('-')?, other.rsplit_once('-')?);
    (section == same).then_some((section, from.parse().ok()?, to.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_lists_with_ranges_and_rows() {
        let found = |text: &str| citations(text).join(" | ");
        assert_eq!(found("gateway 1.1-2, 1.1-4."), "gateway 1.1-2 | gateway 1.1-4");
        assert_eq!(
            found("(gateway 4.1-1 to 4.1-3; vtl 8)"),
            "gateway 4.1-1 | gateway 4.1-2 | gateway 4.1-3 | vtl 8"
        );
        assert_eq!(
            found("gateway 0.4 step 1, 1.4-7, and 9 row 31"),
            "gateway 0.4 | gateway 1.4-7 | gateway 9"
        );
        assert_eq!(found("gateway 0.4 steps 10 and 11, 6.4."), "gateway 0.4 | gateway 6.4");
        assert_eq!(found("the gateway 5 times, a subgateway 7"), "gateway 5");
        assert_eq!(found("gateway responses"), "");
    }

    #[test]
    fn comments_run_over_lines() {
        let source = "/// gateway 1.1,\n/// 1.2.\nfn a() {} // vtl 3\n//! x\n";
        assert_eq!(comments(source), [" gateway 1.1, 1.2.", "vtl 3", " x"]);
    }

    fn wrong(list: &str, cases: &[&str], cited: &[&str]) -> Vec<String> {
        let (rules, mut wrong) = read(&serde_json::from_str(list).expect("JSON"));
        let cases = cases.iter().map(|case| (*case).to_owned()).collect();
        let cited = cited.iter().map(|id| ((*id).to_owned(), "a.rs".to_owned())).collect();
        wrong.extend(compare(&rules, &cases, &cited));
        wrong
    }

    #[test]
    fn whatever_does_not_agree_is_told() {
        let rule = r#"[{"id": "gateway 1", "tag": "recorded", "title": "One", "cases": ["rules/a:b"]}]"#;
        assert_eq!(wrong(rule, &["rules/a:b"], &["gateway 1"]), [""; 0]);
        for (list, cases, cited, says) in [
            (rule, &["rules/a:b"][..], &[][..], "no comment of the code cites it"),
            (rule, &[], &["gateway 1"], "there is no case rules/a:b"),
            (rule, &["rules/a:b", "rules/a:c"], &["gateway 1"], "names no rule that it shows"),
            (rule, &["rules/a:b"], &["gateway 1", "vtl 9"], "a.rs: cites vtl 9"),
            (r#"[{"id": "vtl 1", "tag": "recorded", "title": "One"}]"#, &[], &["vtl 1"], "has no case"),
            (r#"[{"id": "vtl 1", "tag": "sure", "title": "One"}]"#, &[], &[], "the tag is one of"),
            (r#"[{"id": "vtl 1", "tag": "model"}]"#, &[], &[], "no title"),
            (
                r#"[{"id": "vtl 1", "tag": "model", "title": "a"}, {"id": "vtl 1", "tag": "model", "title": "b"}]"#,
                &[],
                &[],
                "stands twice",
            ),
        ] {
            let told = wrong(list, cases, cited);
            assert!(told.iter().any(|told| told.contains(says)), "{says}: {told:?}");
        }
        let beyond =
            r#"[{"id": "vtl 1", "tag": "recorded", "title": "One", "beyond": "It is not simulated."}]"#;
        assert_eq!(wrong(beyond, &[], &[]), [""; 0]);
    }
}
