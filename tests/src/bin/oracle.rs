//! Holds the engine against its models: `oracle [--count N] [--seed S] [SUBJECT…]`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test program reads its arguments")]

use std::path::Path;
use std::process::ExitCode;

use gatelens_tests::oracle::SUBJECTS;
use lexopt::prelude::{Long, Value, ValueExt};

/// Disagreements that are shown; the count tells of the rest.
const SHOWN: usize = 20;

/// Disagreements that are made small first, which takes a while.
const SHRUNK: usize = 3;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let (mut count, mut seed, mut names) = (1000, 1, Vec::new());
    let mut arguments = lexopt::Parser::from_env();
    let wrong = |error: lexopt::Error| format!("{error}; usage: oracle [--count N] [--seed S] [SUBJECT…]");
    while let Some(argument) = arguments.next().map_err(wrong)? {
        match argument {
            Long("count") => count = arguments.value().and_then(|value| value.parse()).map_err(wrong)?,
            Long("seed") => seed = arguments.value().and_then(|value| value.parse()).map_err(wrong)?,
            Value(name) => names.push(name.string().map_err(wrong)?),
            other => return Err(wrong(other.unexpected())),
        }
    }
    if let Some(name) = names.iter().find(|name| !SUBJECTS.iter().any(|subject| subject.name == *name)) {
        return Err(format!("{name} has no model"));
    }
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("oracle");
    let mut agreed = true;
    for subject in
        SUBJECTS.iter().filter(|subject| names.is_empty() || names.iter().any(|name| name == subject.name))
    {
        let differing = subject.compare(&sources, count, seed)?;
        for (number, one) in differing.iter().take(SHOWN).enumerate() {
            let one = if number < SHRUNK { subject.shrunk(&sources, one)? } else { one.clone() };
            println!("{}\n  model  {}\n  engine {}", one.question, one.model, one.engine);
        }
        println!("{}: {} of {count} agree (seed {seed})", subject.name, count - differing.len());
        agreed &= differing.is_empty();
    }
    Ok(agreed)
}
