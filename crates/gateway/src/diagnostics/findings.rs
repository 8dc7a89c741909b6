//! The findings of the stages: which rule acted, and why the others did not.

use super::entries;

entries! {
    /// The route that the request takes.
    ROUTED = "R0101" Hint "`{method} {path}` lands on `{declared} {resource}`.";
}
