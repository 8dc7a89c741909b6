//! When a scenario happens, and how long its gateway waits.

use super::Scenario;
use crate::context::Fixed;
use crate::moment::Moment;

impl Scenario {
    /// The moment of the request.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Fixed::of(self).moment()
    }

    /// How long the gateway waits for the backend, in milliseconds.
    ///
    /// # AWS
    /// 29,000 unless the integration says otherwise (gateway 2.1-1).
    #[must_use]
    pub fn timeout_in_millis(&self) -> u32 {
        let method = self.api.method.as_ref().map(|method| &method.method_integration);
        let integration = method.or(self.api.integration.as_ref());
        integration.and_then(|integration| integration.timeout_in_millis).unwrap_or(29_000)
    }
}
