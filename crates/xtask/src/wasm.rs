//! The engine as the page loads it: compiled, given its glue, and optimised.

use std::fs;

use crate::failure::{Done, Failure};
use crate::fingerprint::Fingerprint;
use crate::project::Project;
use crate::setup::rust::WASM_TARGET;
use crate::tool::Tool;

/// What the compiler may use of WebAssembly beyond its first version; the browsers of 2023 have all of it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The files that the page imports.
const PRODUCTS: [&str; 3] = ["gatelens.js", "gatelens.d.ts", "gatelens_bg.wasm"];

/// Compiles the engine alone, so that no feature of a host crate leaks into it.
pub fn compile(project: &Project) -> Done<String> {
    Tool::cargo()
        .with([
            "build",
            "--quiet",
            "--locked",
            "--package",
            "gatelens-wasm",
            "--profile",
            "wasm",
            "--target",
            WASM_TARGET,
        ])
        .within(project.root())
        .answer()
        .map_err(|failure| {
            failure.because("The engine does not compile for WebAssembly; the reason stands above.")
        })?;
    Ok("compiled".into())
}

/// Writes the glue and the optimised module into the page's sources.
pub fn bind(project: &Project) -> Done<String> {
    let module = project.target().join(WASM_TARGET).join("wasm/gatelens_wasm.wasm");
    let engine = project.engine();
    let optimiser = project.web().join("node_modules/binaryen");
    let stamp = Fingerprint::new()
        .file(&module)
        .file(&project.path("Cargo.lock"))
        .file(&optimiser.join("package.json"))
        .bytes(FEATURES.concat().as_bytes())
        .stamp(engine.join(".gatelens"));
    if stamp.holds() && PRODUCTS.iter().all(|name| engine.join(name).is_file()) {
        return Ok("up to date".into());
    }
    stamp.clear();
    let generator = generator(project)?;
    Tool::new(generator).with([&module, &engine]).answer()?;
    fs::write(engine.join(".gitignore"), "*\n").map_err(|error| Failure::new(error.to_string()))?;
    let raw = engine.join("gatelens_bg.wasm");
    let small = engine.join("gatelens_small.wasm");
    Tool::new("node")
        .with([optimiser.join("bin/wasm-opt")])
        .with(["-Oz", "--strip-debug"])
        .with(FEATURES)
        .with([&raw])
        .with(["-o"])
        .with([&small])
        .answer()
        .map_err(|failure| failure.because("wasm-opt failed on the engine; the reason stands above."))?;
    fs::rename(&small, &raw).map_err(|error| Failure::new(error.to_string()))?;
    stamp.set()?;
    let size = fs::metadata(&raw).map_or(0, |file| file.len());
    Ok(format!("{} kB", size / 1000))
}

/// Builds the program that writes the glue, and answers where it is.
fn generator(project: &Project) -> Done<std::path::PathBuf> {
    Tool::cargo()
        .with([
            "build",
            "--quiet",
            "--locked",
            "--package",
            "xtask",
            "--bin",
            "bindings",
            "--features",
            "bindings",
        ])
        .within(project.root())
        .answer()
        .map_err(|failure| {
            failure.because("The generator of the engine's glue does not compile; the reason stands above.")
        })?;
    Ok(project.target().join("debug").join(format!("bindings{}", std::env::consts::EXE_SUFFIX)))
}
