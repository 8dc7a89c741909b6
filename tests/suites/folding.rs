//! Templates of the corpora and random ones, as they are and damaged: parsed with what is simple folded, and by the whole
//! grammar.
//!
//! The same ones on every run, but with `GATELENS_SEED` others; `GATELENS_COUNT` makes more.
#![allow(clippy::disallowed_methods, reason = "tests read the environment")]

use gatelens_tests::corpus::Corpus;
use gatelens_tests::oracle::random::Random;
use gatelens_tests::oracle::templates;
use gatelens_tests::properties;
use serde_json::{Map, Value};

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(default)
}

/// The templates of all cases.
fn recorded() -> Vec<String> {
    let corpus = Corpus::here();
    let mut all = Vec::new();
    for suite in ["vtl", "mapping", "diagnostics"] {
        let cases = corpus.listed::<Map<String, Value>>(suite).expect("the cases are read");
        all.extend(cases.iter().filter_map(|case| Some(case.content.get("template")?.as_str()?.to_owned())));
    }
    all
}

#[test]
fn recorded_templates() {
    let recorded = recorded();
    assert!(recorded.len() > 1_000, "{} templates are too few", recorded.len());
    for template in recorded {
        properties::folding(&template);
    }
}

#[test]
fn random_templates() {
    let recorded = recorded();
    let mut random = Random::new(number("GATELENS_SEED", 1));
    for _ in 0..number("GATELENS_COUNT", 8_000) {
        let mut template = match random.below(4) {
            0 => templates::template(&mut random),
            1 => [part(&mut random, &recorded), part(&mut random, &recorded)].concat(),
            _ => recorded[random.below(recorded.len())].clone(),
        };
        for _ in 0..random.below(3) {
            template = templates::damaged(&mut random, &template);
        }
        properties::folding(&template);
    }
}

/// Some of a recorded template: from anywhere in it to its end, or from its start to anywhere.
fn part(random: &mut Random, of: &[String]) -> String {
    let whole: Vec<char> = of[random.below(of.len())].chars().collect();
    let at = random.below(whole.len() + 1);
    let (before, after) = whole.split_at(at);
    if random.once_in(2) { before } else { after }.iter().collect()
}
