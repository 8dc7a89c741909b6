//! What stands around a template: its variables.

use gatelens_value::{Map, Value};

/// Where a template's variables come from.
///
/// A variable is asked for once, when the template first reads it; what the template assigns is its own.
pub trait Host {
    /// The value of the variable `name`; nothing, or null, if there is none.
    fn root(&mut self, name: &str) -> Option<Value>;
}

/// Each entry is a variable.
impl Host for Map {
    fn root(&mut self, name: &str) -> Option<Value> {
        self.get_str(name)
    }
}
