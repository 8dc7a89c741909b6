//! Build, serve, test, bench, size.
fn main() {}
