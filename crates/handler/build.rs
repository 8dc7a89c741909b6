//! The limits that the module carries in itself.
#![allow(clippy::disallowed_methods, reason = "a build script reads its environment")]

/// The memory that a handler and its engine may have, in bytes: enough for any payload, and soon used up by what never
/// stops to allocate.
const MEMORY: u32 = 32 * 1024 * 1024;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory={MEMORY}");
    }
}
