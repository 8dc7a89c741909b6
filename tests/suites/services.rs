//! `cases/services`: the AWS services in memory, called as API Gateway calls them.

use gatelens_tests::corpus::Corpus;

use crate::gateway;
use crate::harness::Suite;

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    gateway::of_documents("services", corpus.documents("services"))
}
