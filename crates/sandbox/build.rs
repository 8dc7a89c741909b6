//! Builds the handler's module, which the sandbox carries in itself.
//!
//! Cargo cannot depend on a module for another target, so this calls it once more, with a target folder of its own
//! beside everything else. The page's build uses the same folder, so that the module is compiled once.
#![allow(clippy::disallowed_methods, reason = "a build script reads its environment and starts cargo")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const TARGET: &str = "wasm32-unknown-unknown";
/// What cargo tells its build scripts and its wrappers, and what must not reach the module's own build.
const NOT_HANDED_ON: [&str; 6] = [
    "CARGO_ENCODED_RUSTFLAGS",
    "RUSTFLAGS",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
    "CARGO_BUILD_TARGET",
    "CLIPPY_ARGS",
];

fn main() {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let root = manifest.ancestors().nth(2).unwrap_or(&manifest).to_path_buf();
    for input in ["handler", "function/src", "value/src"] {
        println!("cargo::rerun-if-changed={}", root.join("crates").join(input).display());
    }
    println!("cargo::rerun-if-changed={}", root.join("Cargo.lock").display());
    // …/target/debug/build/gatelens-sandbox-0123/out
    let folder = out.ancestors().nth(4).unwrap_or(&out).join("handler");
    let module = out.join("handler.wasm");
    add_target();
    let built = build(&root, &folder).and_then(|built| fs::copy(built, &module).ok());
    if built.is_none() {
        println!(
            "cargo::warning=handlers in JavaScript will not run: their engine does not compile for {TARGET}; is \
             the target there (`rustup target add {TARGET}`)?"
        );
        if let Err(error) = fs::write(&module, b"") {
            println!("cargo::error={}: {error}", module.display());
        }
    }
}

/// Adds the target where it is missing and rustup can; where not, what follows fails and says so.
fn add_target() {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let answer = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    let folder = answer.map(|answer| String::from_utf8_lossy(&answer.stdout).trim().to_owned());
    if folder.is_ok_and(|folder| !Path::new(&folder).is_dir()) {
        let _ = Command::new("rustup").args(["target", "add", TARGET]).status();
    }
}

/// The module, if it could be built.
fn build(root: &Path, folder: &Path) -> Option<PathBuf> {
    let cargo = env::var_os("CARGO")?;
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet", "--locked", "--package", "gatelens-handler", "--profile", "handler"])
        .args(["--target", TARGET, "--target-dir"])
        .arg(folder)
        .current_dir(root);
    for name in NOT_HANDED_ON {
        command.env_remove(name);
    }
    let done = command.status().ok()?.success();
    done.then(|| folder.join(TARGET).join("handler/gatelens_handler.wasm"))
}
