//! The `gatelens` command.
fn main() {}
