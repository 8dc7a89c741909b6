//! The page's own examples: each is a scenario whose claims hold.

use std::path::Path;

use gatelens_tests::corpus::Corpus;

use crate::gateway;
use crate::harness::Suite;

/// The suite.
pub fn suite() -> Suite {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/content/examples");
    let mut documents = Corpus::documents_in(&folder, "examples");
    if let Ok(documents) = &mut documents {
        // The list of the examples, with their titles, stands beside them.
        documents.retain(|document| document.name != "examples:index");
    }
    gateway::of_documents("examples", documents)
}
