//! Dependencies only point down the order of knowledge.

use super::House;
use crate::failure::Done;
use crate::metadata;

/// Each crate and what of ours it may know.
const LAYERS: [(&str, &[&str]); 13] = [
    ("gatelens-value", &[]),
    ("gatelens-jsonpath", &["gatelens-value"]),
    ("gatelens-velocity", &["gatelens-value"]),
    ("gatelens-gateway", &["gatelens-value", "gatelens-jsonpath", "gatelens-velocity"]),
    ("gatelens-function", &["gatelens-value"]),
    ("gatelens-backends", &["gatelens-value", "gatelens-gateway", "gatelens-function"]),
    ("gatelens-exchange", &["gatelens-value", "gatelens-gateway"]),
    ("gatelens-handler", &["gatelens-function"]),
    ("gatelens-sandbox", &["gatelens-function"]),
    ("gatelens-wasm", BELOW_THE_PAGE),
    ("gatelens-cli", BELOW_THE_COMMAND),
    ("gatelens-tests", BELOW_THE_COMMAND),
    ("xtask", &[]),
];

const BELOW_THE_PAGE: &[&str] = &[
    "gatelens-value",
    "gatelens-jsonpath",
    "gatelens-velocity",
    "gatelens-gateway",
    "gatelens-backends",
    "gatelens-function",
    "gatelens-exchange",
];

const BELOW_THE_COMMAND: &[&str] = &[
    "gatelens-value",
    "gatelens-jsonpath",
    "gatelens-velocity",
    "gatelens-gateway",
    "gatelens-backends",
    "gatelens-exchange",
    "gatelens-sandbox",
];

/// The crates that may know the browser.
const KNOWS_THE_BROWSER: &str = "gatelens-wasm";

/// No crate knows one above it, and the browser is known in one crate alone.
pub fn dependencies(house: &House) -> Done<Vec<String>> {
    let mut wrong = Vec::new();
    for package in metadata::packages(house.project)? {
        let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == package.name) else {
            wrong.push(format!(
                "{}: not in the order of the crates; give it its place in crates/xtask/src/tidy/layers.rs",
                package.name
            ));
            continue;
        };
        for known in &package.dependencies {
            let ours = LAYERS.iter().any(|(name, _)| name == known);
            if ours && !below.contains(&known.as_str()) {
                wrong.push(format!("{} depends on {known}: dependencies only point down", package.name));
            }
            let browser =
                ["web-sys", "js-sys", "wasm-bindgen", "serde-wasm-bindgen"].contains(&known.as_str());
            if browser && package.name != KNOWS_THE_BROWSER {
                wrong.push(format!(
                    "{} depends on {known}: only {KNOWS_THE_BROWSER} knows the browser",
                    package.name
                ));
            }
        }
    }
    Ok(wrong)
}
