//! What strings do with regular expressions (vtl 8, gateway 3.4-14).

use std::ops::Range;
use std::rc::Rc;

use gatelens_value::regex::{Regex, ReplaceError, StepsExceeded};
use gatelens_value::{Component, Exceeded, JavaString, List, Value};

use super::string::{argument, from_slate, made, text};
use super::{arg, int};
use crate::eval::{Budget, Failure, Outcome, throw};

impl From<StepsExceeded> for Failure {
    fn from(_: StepsExceeded) -> Self {
        Exceeded::Steps.into()
    }
}

fn compiled(budget: &mut Budget<'_>, args: &[Value]) -> Result<Rc<Regex>, Failure> {
    let pattern = argument(args, 0)?;
    budget.regex(pattern)
}

fn matches(budget: &mut Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    let regex = compiled(budget, args)?;
    let text = text(this);
    let matches = match text.as_ascii() {
        Some(ascii) => regex.matches(ascii.as_bytes(), &mut budget.regex_steps),
        None => regex.matches(&text.to_units(), &mut budget.regex_steps),
    };
    Ok(Value::Boolean(matches?))
}

fn replaced(budget: &mut Budget<'_>, this: &Value, args: &[Value], all: bool) -> Outcome {
    let regex = compiled(budget, args)?;
    let text = text(this);
    let Some(replacement) = arg(args, 1).as_java_string() else {
        return unreplaced(budget, &regex, this, all);
    };
    if let (Some(text), Some(replacement)) = (text.as_ascii(), replacement.as_ascii()) {
        let times = if all { usize::MAX } else { 1 };
        let steps = &mut budget.regex_steps;
        let out = budget.slates.wipe();
        return match regex.replace_ascii(text, replacement, times, steps, out) {
            Ok(true) => from_slate(budget, true),
            Ok(false) => Ok(this.clone()),
            Err(error) => failed(error),
        };
    }
    let (text, replacement) = (text.to_units(), replacement.to_units());
    let steps = &mut budget.regex_steps;
    let units = if all {
        regex.replace_all(&text, &replacement, steps)
    } else {
        regex.replace_first(&text, &replacement, steps)
    };
    match units {
        Ok(units) => made(budget, JavaString::from_units(&units)),
        Err(error) => failed(error),
    }
}

/// The text itself where nothing matches: `replaceAll` does not ask then for the replacement, which is null.
#[cold]
fn unreplaced(budget: &mut Budget<'_>, regex: &Regex, this: &Value, all: bool) -> Outcome {
    let units = text(this).to_units();
    if !all || regex.is_found_in(&units, &mut budget.regex_steps)? {
        return throw("java.lang.NullPointerException", "replacement");
    }
    Ok(this.clone())
}

#[cold]
fn failed(error: ReplaceError) -> Outcome {
    match error {
        ReplaceError::IllegalArgument(message) => throw("java.lang.IllegalArgumentException", message),
        ReplaceError::IndexOutOfBounds(message) => throw("java.lang.IndexOutOfBoundsException", message),
        ReplaceError::LengthExceeded => Err(Exceeded::Length.into()),
        _ => Err(Exceeded::Steps.into()),
    }
}

fn split(budget: &mut Budget<'_>, this: &Value, args: &[Value], limit: i32) -> Outcome {
    let regex = compiled(budget, args)?;
    let text = text(this);
    let mut parts = std::mem::take(&mut budget.parts);
    let found = match text.as_ascii() {
        Some(ascii) => regex.split_into(&mut parts, ascii.as_bytes(), limit, &mut budget.regex_steps),
        None => regex.split_into(&mut parts, &text.to_units(), limit, &mut budget.regex_steps),
    };
    let array = found.map_err(Failure::from).and_then(|()| array_of(budget, text, &parts));
    budget.parts = parts;
    array
}

/// The array of these parts of a text.
fn array_of(budget: &mut Budget<'_>, text: &JavaString, parts: &[Range<usize>]) -> Outcome {
    budget.elements(parts.len() * 2)?;
    let strings = if text.is_ascii() {
        parts.iter().map(|range| Value::String(text.part(range))).collect()
    } else {
        // A walk to each index of a text that is not ASCII would take the square of its length.
        let units = text.to_units();
        let part = |range: &Range<usize>| {
            Value::String(units.get(range.clone()).map_or_else(JavaString::empty, JavaString::from_units))
        };
        parts.iter().map(part).collect()
    };
    Ok(Value::List(List::array(Component::Strings, strings)))
}

methods! {
    METHODS {
        "matches"(String) "Whether the whole text matches a regular expression." "#set($s = 'abc')$s.matches('[a-c]+')"
            |budget, this, args| matches(budget, this, args);
        "replaceAll"(String, String) "With a text in place of each match of a regular expression; `$1` is a group." "#set($s = 'abc')$s.replaceAll('[ab]', '-')"
            |budget, this, args| replaced(budget, this, args, true);
        "replaceFirst"(String, String) "With a text in place of the first match of a regular expression." "#set($s = 'abc')$s.replaceFirst('[ab]', '-')"
            |budget, this, args| replaced(budget, this, args, false);
        "split"(String) "The parts between matches of a regular expression, without empty ones at the end." "#set($s = 'a,b')#foreach($p in $s.split(','))[$p]#end"
            |budget, this, args| split(budget, this, args, 0);
        "split"(String, Int) "At most so many parts; a negative number keeps empty ones at the end." "#set($s = 'a,b,c')#foreach($p in $s.split(',', 2))[$p]#end"
            |budget, this, args| split(budget, this, args, int(args, 1));
    }
}
