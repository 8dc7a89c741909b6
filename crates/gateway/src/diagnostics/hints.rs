//! Hints: allowed, but surprising.

use super::entries;

entries! {
    /// Templates on a proxy integration.
    TEMPLATES_ON_PROXY = "H0701" Hint "An integration of type {type} ignores its mapping templates."
        help "Use {alternative} to have the templates rendered, or remove them."
        doc "integration-request-passthrough-behavior.html" ;
}
