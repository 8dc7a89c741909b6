//! What can stop or bend an answer on its way to the client.

use super::entries;

entries! {
    /// No integration response matches.
    NO_INTEGRATION_RESPONSE = "E0601" Error "No integration response matches `{matched}`, and none is the default."
        help "Add an integration response without a selection pattern."
        doc "api-gateway-integration-settings-integration-response.html";
}
