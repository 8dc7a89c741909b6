//! `gatelens vtl`: a template with API Gateway's profile of Velocity, and variables in place of its names.

use gatelens_value::json::strict;
use gatelens_value::{Map, Value};
use gatelens_velocity::{Limits, NoTrace, Template};
use lexopt::Parser;
use lexopt::prelude::{Long, Value as Argument};

use crate::place::in_text;
use crate::{Exit, Unusable, input};

/// Prints the output alone, to the byte; on standard error the reason of a failure, and hints.
pub fn call(mut arguments: Parser) -> Result<Exit, Unusable> {
    let (mut variables, mut template) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("variables") if variables.is_none() => variables = Some(arguments.value()?),
            Long("help") => return Ok(crate::help()),
            Argument(file) if template.is_none() => template = Some(file),
            other => return Err(other.unexpected().into()),
        }
    }
    let Some(template) = template else {
        return Err(Unusable("vtl needs a template, or `-` for standard input".to_owned()));
    };
    if template == "-" && variables.as_deref() == Some(template.as_os_str()) {
        return Err(Unusable("template and variables cannot both be standard input".to_owned()));
    }
    let mut variables = match variables {
        Some(file) => read_variables(&input::text(&file)?, &input::name(&file))?,
        None => Map::linked(),
    };
    let (text, name) = (input::text(&template)?, input::name(&template));
    let limits = Limits::default();
    let parsed = match Template::parse(&text, &limits) {
        Ok(parsed) => parsed,
        Err(diagnostics) => {
            for diagnostic in &diagnostics {
                eprintln!("parse: {}", in_text(diagnostic, &[], &name, &text));
            }
            return Ok(Exit::Failed);
        }
    };
    let exit = match parsed.render(&mut variables, &limits, &mut NoTrace) {
        Ok(output) => crate::print(&output),
        Err(error) => {
            eprintln!("eval: {}", in_text(error.diagnostic(), error.values(), &name, &text));
            Exit::Failed
        }
    };
    for hint in parsed.hints() {
        eprintln!("hint: {}", in_text(&hint, &[], &name, &text));
    }
    Ok(exit)
}

/// The variables of a document that is one object.
fn read_variables(text: &str, name: &str) -> Result<Map, Unusable> {
    let document = strict::read(text).map_err(|error| Unusable(in_text(&error, &[], name, text)))?;
    match document.root.to_java() {
        Value::Map(variables) => Ok(variables),
        _ => Err(Unusable(format!("{name} must hold one object, and this is {}", document.root.describe()))),
    }
}
