//! `cases/handlers`: Lambda functions in JavaScript, run as the page runs them.

use gatelens_tests::corpus::Corpus;

use crate::gateway;
use crate::harness::Suite;

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    gateway::of_documents("handlers", corpus.documents("handlers"))
}
