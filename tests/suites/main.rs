//! Runs the corpora: one test a case, called `suite/file:name`.
//!
//! `GATELENS_TEST=a,-b` runs the cases whose names contain `a` and not `b`. Cases listed in
//! `cases/known-gaps.txt` must not hold yet; `GATELENS_UPDATE_GAPS=1` takes those out that do.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests read files and the environment"
)]

mod diagnostics;
mod examples;
mod gateway;
mod handlers;
mod harness;
mod jsonpath;
mod lessons;
mod links;
mod mapping;
mod regex;
mod rules;
mod services;
mod vtl;

use gatelens_tests::corpus::Corpus;

fn main() -> std::process::ExitCode {
    let corpus = Corpus::here();
    let suites = vec![
        jsonpath::suite(&corpus),
        regex::suite(&corpus),
        vtl::suite(&corpus),
        vtl::tidied(&corpus),
        mapping::suite(&corpus),
        gateway::suite(&corpus),
        rules::suite(&corpus),
        services::suite(&corpus),
        diagnostics::suite(&corpus),
        handlers::suite(&corpus),
        examples::suite(),
        lessons::suite(&corpus),
        links::suite(&corpus),
    ];
    harness::run(&corpus, suites)
}
