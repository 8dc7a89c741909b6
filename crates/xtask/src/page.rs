//! The page, from a fresh checkout to `web/dist`: each step is skipped when its inputs are those of last time.

use crate::failure::Done;
use crate::fingerprint::Fingerprint;
use crate::progress::step;
use crate::project::{self, Project};
use crate::setup::{node, rust};
use crate::tool::Tool;
use crate::wasm;

/// Folders of `web/` that are made, not written.
const MADE: [&str; 4] = ["node_modules", "dist", "test-results", "results"];

/// What an engine in Wasm is made with.
pub fn tools(project: &Project) -> Done {
    step("Wasm target", || rust::wasm_target(project.root()))?;
    step("Node", node::node)?;
    step("page's packages", || node::packages(project))
}

/// The engine in the page's sources.
pub fn engine(project: &Project) -> Done {
    tools(project)?;
    step("engine", || wasm::compile(project))?;
    step("engine's glue", || wasm::bind(project))?;
    step("handlers' engine", || wasm::compile_handler(project))
}

/// The whole page in `web/dist`.
pub fn build(project: &Project) -> Done {
    engine(project)?;
    step("page", || bundle(project))
}

/// Builds the page with the engine that stands in its sources.
pub fn bundle(project: &Project) -> Done<String> {
    let stamp = Fingerprint::new()
        .folder(&project.web(), &MADE)?
        .bytes(include_bytes!("compress.mjs"))
        .stamp(project.dist().join(".gatelens"));
    if stamp.holds() {
        return Ok("up to date".into());
    }
    stamp.clear();
    Tool::npm()
        .with(["run", "--silent", "build"])
        .within(&project.web())
        .answer()
        .map_err(|failure| failure.because("The page does not build; the reason stands above."))?;
    let script = project.scratch("page")?.join("compress.mjs");
    project::write(&script, include_str!("compress.mjs"))?;
    Tool::new("node").with([script, project.dist()]).answer()?;
    stamp.set()?;
    Ok("built".into())
}
