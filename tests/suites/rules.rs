//! `cases/rules`: scenarios that each show one rule of API Gateway, listed in `cases/rules.json`.

use gatelens_tests::corpus::Corpus;

use crate::gateway;
use crate::harness::Suite;

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    gateway::of_documents("rules", corpus.documents("rules"))
}
