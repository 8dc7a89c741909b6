//! Random valid scenarios, a document a line: `scenarios [--count N] [--seed S]`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test program reads its arguments")]

use std::process::ExitCode;

use gatelens_tests::oracle::random::Random;
use gatelens_tests::scenarios;
use lexopt::prelude::{Long, ValueExt};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}; usage: scenarios [--count N] [--seed S]");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), lexopt::Error> {
    let (mut count, mut seed) = (100_usize, 1);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("count") => count = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    let mut random = Random::new(seed);
    for _ in 0..count {
        println!("{}", scenarios::scenario(&mut random));
    }
    Ok(())
}
