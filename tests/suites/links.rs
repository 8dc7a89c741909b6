//! `cases/links`: share links of each version of the format, which open for ever.
//!
//! `NAME.link` beside the scenario `NAME.json` is a link as it was written once. `GATELENS_UPDATE=1` writes the ones
//! that are missing, and never one that is there.

use std::fs;
use std::path::Path;

use gatelens_exchange::link;
use gatelens_gateway::scenario::Scenario;
use gatelens_tests::corpus::{Case, Corpus};

use crate::gateway::sentences;
use crate::harness::{Check, Suite, Verdict};

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    let check = |case: Case<String>| {
        let file = corpus.path(&format!("{}.link", case.name.replace(':', "/")));
        Check::new(case.name, move || holds(&case.content, &file))
    };
    Suite::new("links", corpus.documents("links").map(|cases| cases.into_iter().map(check).collect()))
}

fn holds(document: &str, file: &Path) -> Verdict {
    let scenario = Scenario::read(document).map_err(|diagnostics| sentences(&diagnostics))?;
    let fresh = link::encode(&scenario);
    if !file.is_file() && std::env::var_os("GATELENS_UPDATE").is_some() {
        fs::write(file, format!("#{fresh}\n")).map_err(|error| error.to_string())?;
    }
    let golden = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    for (what, link) in [("the recorded link", golden.trim()), ("a fresh link", &fresh)] {
        let opened =
            link::decode(link).map_err(|diagnostics| format!("{what}: {}", sentences(&diagnostics)))?;
        if opened != scenario {
            return Err(format!("{what} holds another scenario:\n{}", opened.to_pretty()));
        }
    }
    Ok(())
}
