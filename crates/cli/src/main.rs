//! The `gatelens` command: scenarios run and checked, templates rendered and paths evaluated, in a terminal.
//!
//! It reads files, asks the library and prints. It knows no rule of API Gateway, Velocity or JSONPath.
#![allow(clippy::disallowed_methods, reason = "the command reads files and arguments")]

mod check;
mod difference;
mod documents;
mod input;
mod jsonpath;
mod place;
mod run;
mod vtl;

use std::io::Write;
use std::process::ExitCode;

use lexopt::Parser;
use lexopt::prelude::{Long, Short, Value, ValueExt};

const HELP: &str = "\
Shows exactly what Amazon API Gateway does to a request.

usage: gatelens run [--explain] [--trace] FILE…
       gatelens check FILE…
       gatelens vtl [--variables VARS.json] TEMPLATE
       gatelens jsonpath PATH FILE

  run       prints the outcome of each scenario as JSON
  check     runs each scenario against its own `expect`
  vtl       renders a template with API Gateway's profile of Velocity, without its names
  jsonpath  evaluates a JSONPath on a document, as API Gateway does

  --explain       the outcome tells what each stage did and why
  --trace         the outcome tells what wrote which part of each rendered text
  --variables     a JSON object with the template's variables
  -h, --help      this text
  -V, --version   the version

A FILE holds a scenario or an array of them; `-` is standard input.
Exit status: 0 fine, 1 something does not hold or is malformed, 2 usage or a file that cannot be read.
";

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well.
    Fine,
    /// A document is malformed, a claim does not hold, or an evaluation failed.
    Failed,
    /// The call is no call, or a file cannot be read.
    Unusable,
}

/// Why a call cannot be carried out, for standard error.
pub struct Unusable(String);

impl From<lexopt::Error> for Unusable {
    fn from(error: lexopt::Error) -> Self {
        Self(format!("{error}; `gatelens --help` tells how to call it"))
    }
}

fn main() -> ExitCode {
    let exit = call(Parser::from_env()).unwrap_or_else(|Unusable(reason)| {
        eprintln!("gatelens: {reason}");
        Exit::Unusable
    });
    ExitCode::from(exit as u8)
}

fn call(mut arguments: Parser) -> Result<Exit, Unusable> {
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) => return Ok(help()),
        Some(Long("version") | Short('V')) => return Ok(version()),
        Some(other) => return Err(other.unexpected().into()),
        None => return Err(Unusable("no command given; `gatelens --help` tells how to call it".to_owned())),
    };
    match command.as_str() {
        "run" => run::call(arguments),
        "check" => check::call(arguments),
        "vtl" => vtl::call(arguments),
        "jsonpath" => jsonpath::call(arguments),
        "help" => Ok(help()),
        _ => Err(Unusable(format!("there is no command {command}; `gatelens --help` lists what there is"))),
    }
}

/// Prints the help.
fn help() -> Exit {
    print(HELP)
}

/// Prints the version.
fn version() -> Exit {
    print(concat!("gatelens ", env!("CARGO_PKG_VERSION"), "\n"))
}

/// Prints to standard output, to the byte. A reader that has gone away (`| head`) wants no more: that is no fault.
fn print(text: &str) -> Exit {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    Exit::Fine
}
