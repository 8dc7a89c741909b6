//! `gatelens check`: each scenario against its own `expect`.

use gatelens_gateway::{Options, expect};
use gatelens_sandbox::Sandbox;
use lexopt::Parser;
use lexopt::prelude::{Long, Value};

use crate::documents::File;
use crate::{Exit, Unusable, difference};

/// Prints a line for each scenario, what differs under it, and the count at the end.
pub fn call(mut arguments: Parser) -> Result<Exit, Unusable> {
    let mut files = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") => return Ok(crate::help()),
            Value(file) => files.push(file),
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        return Err(Unusable("check needs a file, or `-` for standard input".to_owned()));
    }
    let mut exit = Exit::Fine;
    let (mut passed, mut failed) = (0, 0);
    let mut sandbox = Sandbox::default();
    for file in &files {
        let file = match File::read(file) {
            Ok(file) => file,
            Err(Unusable(reason)) => {
                eprintln!("gatelens: {reason}");
                exit = Exit::Unusable;
                continue;
            }
        };
        for index in 0..file.scenarios.len() {
            let (line, holds) = check(&file, index, &mut sandbox);
            crate::print(&line);
            if holds {
                passed += 1;
            } else {
                failed += 1;
                exit = exit.max(Exit::Failed);
            }
        }
    }
    crate::print(&format!("{passed} passed, {failed} failed\n"));
    Ok(exit)
}

/// What there is to print about a scenario, and whether it holds.
fn check(file: &File, index: usize, sandbox: &mut Sandbox) -> (String, bool) {
    let name = file.name_of(index);
    let Some(Some(scenario)) = file.scenarios.get(index) else {
        return (format!("FAILED  {name}: not a scenario\n"), false);
    };
    let Some(claims) = &scenario.expect else {
        return (format!("ok      {name} (nothing claimed)\n"), true);
    };
    let outcome = gatelens_backends::run_with(scenario, Options::default(), sandbox);
    match expect::compare(claims, &outcome) {
        Ok(mismatches) if mismatches.is_empty() => (format!("ok      {name}\n"), true),
        Ok(mismatches) => {
            let differences: String = mismatches.iter().map(difference::render).collect();
            // What the engine itself has to say is often the reason.
            file.tell(index, &outcome.diagnostics);
            (format!("FAILED  {name}\n{differences}"), false)
        }
        Err(diagnostics) => {
            file.tell(index, &diagnostics);
            (format!("FAILED  {name}: its claims are malformed\n"), false)
        }
    }
}
