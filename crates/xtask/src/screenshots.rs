//! `cargo xtask screenshots`: pictures of every screen of the page, at the widths, in the themes and languages it has.

use std::path::PathBuf;

use crate::failure::Done;
use crate::page;
use crate::progress::step;
use crate::project::{self, Project};
use crate::server::{Server, Site};
use crate::setup::browser;
use crate::tool::Tool;

/// What the command line says.
#[derive(Default)]
pub struct Options {
    out: Option<PathBuf>,
    only: Vec<String>,
    build: bool,
}

impl Options {
    /// Reads `--out DIR`, `--no-build` and words that the pictures' names must hold.
    pub fn read(arguments: &mut lexopt::Parser) -> Done<Self> {
        use lexopt::prelude::{Long, Value, ValueExt};
        let mut options = Self { build: true, ..Self::default() };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("out") => options.out = Some(PathBuf::from(arguments.value()?)),
                Long("no-build") => options.build = false,
                Value(word) => options.only.push(word.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds what has changed, then takes the pictures and tells what sticks out of a screen.
pub fn run(project: &Project, options: &Options) -> Done {
    if options.build {
        page::build(project)?;
    }
    let program = browser::chromium()?;
    step("font with Korean", browser::fonts)?;
    let out = match &options.out {
        Some(folder) => folder.clone(),
        None => project.scratch("screenshots")?,
    };
    let server = Server::bind(Site::read(&project.dist())?, 0)?;
    let address = format!("http://{}/", server.address()?);
    server.run_aside();
    let script = project.scratch("scripts")?.join("screenshots.mjs");
    project::write(&script, include_str!("screenshots.mjs"))?;
    Tool::new("node")
        .with([script, project.web(), out])
        .with(&options.only)
        .variable("GATELENS_URL", address)
        .variable(browser::VARIABLE, program)
        .shown()
}
