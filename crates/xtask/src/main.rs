//! Build, serve, test, bench, size: `cargo xtask help` lists the tasks.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a build tool reads files and starts programs"
)]

mod bench;
mod failure;
mod fingerprint;
mod hostile;
mod metadata;
mod oracle;
mod page;
mod parity;
mod progress;
mod project;
mod screenshots;
mod serve;
mod server;
mod setup;
mod size;
mod stages;
mod test;
mod tidy;
mod tool;
mod types;
mod wasm;

use std::process::ExitCode;

use failure::{Done, Failure};
use lexopt::Parser;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use progress::step;
use project::Project;

const HELP: &str = "\
usage: cargo xtask TASK

  serve [--port N] [--open] [--no-build]   build the page and serve it on this machine
  test [rust|web|browser]                  everything that must hold, or one side of it
  screenshots [--out DIR] [WORD...]        pictures of every screen, those whose names hold each WORD
  wasm                                     the engine for the page, in web/src/engine/pkg
  types                                    the page's types of scenario and outcome, in web/src/generated
  tidy                                     the house rules alone
  size                                     what a visitor downloads, against the budgets
  bench [NAME]                             how long the engine takes for the fixed workloads
  bench compare [NAME]                     the same beside Velocity in Java and the npm engines; and how it grows
  oracle [--count N] [--seed S] [NAME]     the engine against the real Velocity and JsonPath, in Java
  help                                     this text

Every task sees to what it needs; only Rust and Node must be there.";

fn main() -> ExitCode {
    match run(&Project::here()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_told() {
                eprintln!("{failure}");
            }
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
        "test" => test::run(project, &mut arguments),
        "screenshots" => screenshots::run(project, &screenshots::Options::read(&mut arguments)?),
        "wasm" => page::engine(project),
        "types" => step("types for the page", || types::write(project)),
        "tidy" => step("house rules", || tidy::check(project)),
        "size" => size::report(project),
        "bench" => bench::run(project, &mut arguments),
        "oracle" => oracle::run(project, &mut arguments),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::new(format!("There is no task {task}; `cargo xtask help` lists what there is."))),
    }
}
