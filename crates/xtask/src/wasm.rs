//! The engine as the page loads it: compiled, given its glue, and optimised.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Done, Failure};
use crate::fingerprint::Fingerprint;
use crate::project::{self, Project};
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

/// An engine of the page: the same crate with more or less in it.
struct Engine {
    /// The name of its files.
    name: &'static str,
    /// What cargo is told.
    features: &'static [&'static str],
    /// The profile that it is compiled with.
    profile: &'static str,
    /// What wasm-opt aims at.
    aim: &'static str,
}

/// The engines: a small one that is there soon, and the whole one for what the small one passes on.
const ENGINES: [Engine; 2] = [
    Engine { name: "gatelens", features: &["--no-default-features"], profile: "wasm", aim: "-Oz" },
    Engine { name: "whole", features: &[], profile: "wasm-whole", aim: "-O3" },
];

/// The whole engine with what the benches call; never part of the page.
const BENCH: Engine =
    Engine { name: "bench", features: &["--features", "bench"], profile: "wasm-whole", aim: "-O3" };

impl Engine {
    /// The module as the compiler left it.
    fn module(&self, project: &Project) -> PathBuf {
        self.folder(project).join(self.name).with_extension("wasm")
    }

    /// The folder that cargo compiles it into.
    fn folder(&self, project: &Project) -> PathBuf {
        project.target().join(WASM_TARGET).join(self.profile)
    }

    /// The files that the page imports.
    fn products(&self) -> [String; 3] {
        [format!("{}.js", self.name), format!("{}.d.ts", self.name), format!("{}_bg.wasm", self.name)]
    }
}

/// Compiles the module that runs handlers. It has no glue, and is not optimised once more: it is the very module that
/// the command carries along, compiled into the folder that the command's build uses.
pub fn compile_handler(project: &Project) -> Done<String> {
    let folder = project.target().join("handler");
    Tool::cargo()
        .with(["build", "--quiet", "--locked", "--package", "gatelens-handler", "--profile", "handler"])
        .with(["--target", WASM_TARGET, "--target-dir"])
        .with([&folder])
        .within(project.root())
        .answer()
        .map_err(|failure| {
            failure.because("The handlers' engine does not compile for WebAssembly; the reason stands above.")
        })?;
    let made = folder.join(WASM_TARGET).join("handler/gatelens_handler.wasm");
    let module = fs::read(&made).map_err(|error| Failure::new(error.to_string()))?;
    let size = format!("{} kB", module.len() / 1000);
    let placed = project.engine().join("handler.wasm");
    if fs::read(&placed).is_ok_and(|old| old == module) {
        return Ok("up to date".into());
    }
    project::write(&placed, module)?;
    project::write(&project.engine().join(".gitignore"), "*\n")?;
    Ok(size)
}

/// Compiles the page's engines.
pub fn compile(project: &Project) -> Done<String> {
    compile_all(project, &ENGINES, ".engines")
}

/// Writes the page's glue and optimised modules into its sources.
pub fn bind(project: &Project) -> Done<String> {
    bind_all(project, &ENGINES, &project.engine())
}

/// The engine that the benches call, with its glue, in a folder of its own.
pub fn bench(project: &Project, folder: &Path) -> Done<String> {
    compile_all(project, &[BENCH], ".bench")?;
    bind_all(project, &[BENCH], folder)
}

/// Compiles engines alone, so that no feature of a host crate leaks into them.
fn compile_all(project: &Project, engines: &[Engine], stamp: &str) -> Done<String> {
    // Cargo gives all engines one file, so it would compile them anew each time.
    let stamp = Fingerprint::new()
        .folder(&project.path("crates"), &["target"])?
        .file(&project.path("Cargo.toml"))
        .file(&project.path("Cargo.lock"))
        .stamp(project.target().join(WASM_TARGET).join("wasm").join(stamp));
    if stamp.holds() && engines.iter().all(|engine| engine.module(project).is_file()) {
        return Ok("up to date".into());
    }
    stamp.clear();
    for engine in engines {
        Tool::cargo()
            // One crate type alone: beside an `rlib` cargo leaves out the optimisation over all crates.
            .with(["rustc", "--quiet", "--locked", "--package", "gatelens-wasm", "--profile"])
            .with([engine.profile, "--target", WASM_TARGET, "--crate-type", "cdylib"])
            .with(engine.features)
            .within(project.root())
            .answer()
            .map_err(|failure| {
                failure.because("The engine does not compile for WebAssembly; the reason stands above.")
            })?;
        // All have one name to cargo, so each is put aside before the next.
        let made = engine.folder(project).join("gatelens_wasm.wasm");
        fs::copy(&made, engine.module(project)).map_err(|error| Failure::new(error.to_string()))?;
    }
    stamp.set()?;
    Ok("compiled".into())
}

/// Writes the glue and the optimised modules into a folder.
fn bind_all(project: &Project, engines: &[Engine], folder: &Path) -> Done<String> {
    let optimiser = project.web().join("node_modules/binaryen");
    let mut sizes = Vec::new();
    let mut made = false;
    for engine in engines {
        let module = engine.module(project);
        let optimised = folder.join(format!("{}_bg.wasm", engine.name));
        let stamp = Fingerprint::new()
            .file(&module)
            .file(&project.path("Cargo.lock"))
            .file(&optimiser.join("package.json"))
            .file(&project.path("crates/xtask/src/bin/bindings.rs"))
            .bytes(FEATURES.concat().as_bytes())
            .bytes(engine.aim.as_bytes())
            .stamp(folder.join(format!(".{}", engine.name)));
        if stamp.holds() && engine.products().iter().all(|name| folder.join(name).is_file()) {
            continue;
        }
        made = true;
        stamp.clear();
        let generator = generator(project)?;
        let (module, into) = (module.as_os_str(), folder.as_os_str());
        Tool::new(generator).with([module, into, engine.name.as_ref()]).answer()?;
        fs::write(folder.join(".gitignore"), "*\n").map_err(|error| Failure::new(error.to_string()))?;
        let small = folder.join(format!("{}_small.wasm", engine.name));
        Tool::new("node")
            .with([optimiser.join("bin/wasm-opt")])
            .with([engine.aim, "--strip-debug"])
            .with(FEATURES)
            .with([&optimised])
            .with(["-o"])
            .with([&small])
            .answer()
            .map_err(|failure| failure.because("wasm-opt failed on the engine; the reason stands above."))?;
        fs::rename(&small, &optimised).map_err(|error| Failure::new(error.to_string()))?;
        stamp.set()?;
        sizes.push(format!("{} kB", fs::metadata(&optimised).map_or(0, |file| file.len()) / 1000));
    }
    Ok(if made { sizes.join(", ") } else { "up to date".into() })
}

/// Builds the program that writes the glue, and answers where it is.
fn generator(project: &Project) -> Done<PathBuf> {
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
