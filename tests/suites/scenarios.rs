//! Random scenarios: valid ones run to one answer, and ones with a mistake are refused at its place.
//!
//! The same ones on every run, but with `GATELENS_SEED` others; `GATELENS_COUNT` makes more.
#![allow(clippy::disallowed_methods, reason = "tests read the environment")]

use gatelens_gateway::scenario::Scenario;
use gatelens_tests::mistakes::{self, Mistake};
use gatelens_tests::oracle::random::Random;
use gatelens_tests::{properties, scenarios};

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(default)
}

#[test]
fn valid_scenarios_have_one_answer() {
    let mut random = Random::new(number("GATELENS_SEED", 1));
    for _ in 0..number("GATELENS_COUNT", 500) {
        properties::valid_scenario(&scenarios::scenario(&mut random).to_string());
    }
}

#[test]
fn a_mistake_is_told_where_it_is() {
    let mut random = Random::new(number("GATELENS_SEED", 1));
    for _ in 0..number("GATELENS_COUNT", 2_000) {
        let valid = scenarios::scenario(&mut random);
        let Mistake { document, at, meant } = mistakes::mistake(&mut random, &valid);
        let text = document.to_string();
        let told =
            Scenario::read(&text).err().unwrap_or_else(|| panic!("{text}\nis read, with a mistake at {at}"));
        let here = told.iter().find(|told| told.place.as_ref().is_some_and(|place| place.field == at));
        let here = here.unwrap_or_else(|| panic!("{text}\nhas a mistake at {at}, and is told {told:?}"));
        if let Some(meant) = meant {
            let near = here.args.iter().find(|(name, _)| name == "near").map(|(_, near)| near);
            assert_eq!(near, Some(&meant), "{text}\nhas a mistake at {at}: {here:?}");
        }
    }
}
