//! Build, serve, test, bench, size: `cargo xtask help` lists the tasks.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a build tool reads files and starts programs")]

mod failure;
mod fingerprint;
mod page;
mod progress;
mod project;
mod serve;
mod server;
mod setup;
mod tool;
mod wasm;

use std::process::ExitCode;

use failure::{Done, Failure};
use lexopt::Parser;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use project::Project;

const HELP: &str = "\
usage: cargo xtask TASK

  serve [--port N] [--open] [--no-build]   build the page and serve it on this machine
  test [rust|web|browser]                  everything that must hold, or one side of it
  wasm                                     the engine for the page
  help                                     this text

Every task sees to what it needs; only Rust and Node must be there.";

fn main() -> ExitCode {
    match run(&Project::here()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(project: &Project) -> Done {
    let mut arguments = Parser::from_env();
    let task = match arguments.next()? {
        Some(Value(task)) => task.string()?,
        None | Some(Long("help") | Short('h')) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match task.as_str() {
        "serve" => serve::run(project, &serve::Options::read(&mut arguments)?),
        "wasm" => page::engine(project),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::new(format!("There is no task {task}; `cargo xtask help` lists what there is."))),
    }
}
