//! `gatelens jsonpath`: one path on one document, as API Gateway evaluates it.

use gatelens_jsonpath::{Error, ErrorKind, Path};
use gatelens_value::json::{self, Style};
use gatelens_value::{Diagnostic, Value};
use lexopt::Parser;
use lexopt::prelude::{Long, Value as Argument, ValueExt};

use crate::place::in_text;
use crate::{Exit, Unusable, input};

/// Prints the result and one newline; on standard error the reason of a failure, and hints.
pub fn call(mut arguments: Parser) -> Result<Exit, Unusable> {
    let mut operands = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") => return Ok(crate::help()),
            Argument(operand) if operands.len() < 2 => operands.push(operand),
            other => return Err(other.unexpected().into()),
        }
    }
    let [path, file] = operands.as_slice() else {
        return Err(Unusable("jsonpath needs a path and a file, or `-` for standard input".to_owned()));
    };
    let (path, text, name) = (path.clone().string()?, input::text(file)?, input::name(file));
    let printed = evaluate(&path, &text).map_err(|error| match error.kind() {
        ErrorKind::Document => format!("document: {}", in_text(error.diagnostic(), &[], &name, &text)),
        ErrorKind::Compile => format!("compile: {}", in_text(error.diagnostic(), &[], "path", &path)),
        ErrorKind::NotFound => format!("not_found: {}", in_text(error.diagnostic(), &[], "path", &path)),
        _ => format!("eval: {}", in_text(error.diagnostic(), &[], "path", &path)),
    });
    let exit = match printed
        .and_then(|value| json::to_string(&value, Style::Lt).map_err(|bound| format!("eval: {bound:?}")))
    {
        Ok(text) => crate::print(&(text + "\n")),
        Err(reason) => {
            eprintln!("{reason}");
            Exit::Failed
        }
    };
    let hints = gatelens_jsonpath::lint(&path);
    for hint in hints.into_iter().chain(suggestion(&path, &text)) {
        eprintln!("hint: {}", in_text(&hint, &[], "path", &path));
    }
    Ok(exit)
}

/// The name that was likely meant.
fn suggestion(path: &str, text: &str) -> Option<Diagnostic> {
    Path::compile(path).ok()?.suggestion(&json::read(text).ok()?)
}

fn evaluate(path: &str, text: &str) -> Result<Value, Error> {
    let document = json::read(text).map_err(Error::from)?;
    Path::compile(path)?.evaluate(&document)
}
