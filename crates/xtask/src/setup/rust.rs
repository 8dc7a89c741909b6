//! The Rust side: the Wasm target's standard library, rustfmt and clippy.

use std::path::Path;

use crate::failure::{Done, Failure};
use crate::tool::Tool;

/// The target that the page's engine is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Sees to it that the Wasm target can be compiled for.
pub fn wasm_target(root: &Path) -> Done<String> {
    if has_target(root)? {
        return Ok("ready".into());
    }
    let add = Tool::new("rustup").with(["target", "add", WASM_TARGET]).within(root);
    add.answer().map_err(|failure| {
        failure.because(format!(
            "Rust's {WASM_TARGET} target is missing and could not be added: install rustup from https://rustup.rs, \
             or run `rustup target add {WASM_TARGET}` by hand, and start this again."
        ))
    })?;
    if has_target(root)? {
        return Ok("added".into());
    }
    Err(Failure::new(format!(
        "rustup added {WASM_TARGET} to another toolchain than the one that cargo uses here: run `cargo xtask` with \
         rustup's cargo first on the PATH."
    )))
}

/// Sees to it that cargo has rustfmt and clippy.
pub fn components(root: &Path) -> Done<String> {
    let missing =
        |component: &str| Tool::cargo().with([component, "--version"]).within(root).answer().is_err();
    let names: Vec<_> =
        [("fmt", "rustfmt"), ("clippy", "clippy")].into_iter().filter(|(name, _)| missing(name)).collect();
    if names.is_empty() {
        return Ok("ready".into());
    }
    let add =
        Tool::new("rustup").with(["component", "add"]).with(names.iter().map(|(_, name)| name)).within(root);
    add.answer().map_err(|failure| {
        failure.because(
            "rustfmt or clippy is missing and could not be added: install rustup from https://rustup.rs, or your \
             system's packages of them.",
        )
    })?;
    Ok("added".into())
}

fn has_target(root: &Path) -> Done<bool> {
    let ask = Tool::new("rustc").with(["--print", "target-libdir", "--target", WASM_TARGET]).within(root);
    let folder = ask.answer().map_err(|failure| {
        failure.because("rustc did not answer: install Rust with rustup from https://rustup.rs.")
    })?;
    Ok(Path::new(folder.trim()).is_dir())
}
