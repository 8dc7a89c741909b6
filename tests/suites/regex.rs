//! `cases/regex`: patterns and texts, as `java.util.regex` answers them.

use gatelens_tests::corpus::Corpus;
use gatelens_tests::regex;
use serde_json::Value;

use crate::harness::{Check, Suite};

/// The suite; a case is called by its place in its file.
pub fn suite(corpus: &Corpus) -> Suite {
    Suite::new("regex", cases(corpus))
}

fn cases(corpus: &Corpus) -> Result<Vec<Check>, String> {
    let mut checks = Vec::new();
    for file in corpus.documents("regex")? {
        let cases: Vec<Value> =
            serde_json::from_str(&file.content).map_err(|error| format!("{}: {error}", file.name))?;
        for (number, case) in cases.into_iter().enumerate() {
            let check = move || match regex::difference(&case) {
                None => Ok(()),
                Some((expected, found)) => Err(format!("{case}\n  expected {expected}\n  found    {found}")),
            };
            checks.push(Check::new(format!("{}-{number}", file.name), check));
        }
    }
    Ok(checks)
}
