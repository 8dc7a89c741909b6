//! What strings do with regular expressions (vtl 8, gateway 3.4-14).

use std::ops::Range;
use std::rc::Rc;

use gatelens_value::regex::{Regex, ReplaceError, StepsExceeded};
use gatelens_value::{Component, Exceeded, JavaString, List, Value};

use super::int;
use super::string::{argument, made, text};
use crate::eval::{Budget, Failure, Outcome, throw};

impl From<StepsExceeded> for Failure {
    fn from(_: StepsExceeded) -> Self {
        Self::Exceeded(Exceeded::Steps)
    }
}

fn compiled(budget: &mut Budget<'_>, args: &[Value]) -> Result<Rc<Regex>, Failure> {
    let pattern = argument(args, 0)?;
    budget.regex(&pattern)
}

fn matches(budget: &mut Budget<'_>, this: &Value, args: &[Value]) -> Outcome {
    let regex = compiled(budget, args)?;
    let text = text(this);
    let matches = match text.as_str().filter(|_| text.is_ascii()) {
        Some(ascii) => regex.matches(ascii.as_bytes(), &mut budget.regex_steps),
        None => regex.matches(&text.to_units(), &mut budget.regex_steps),
    };
    Ok(Value::Boolean(matches?))
}

fn replaced(budget: &mut Budget<'_>, this: &Value, args: &[Value], all: bool) -> Outcome {
    let regex = compiled(budget, args)?;
    let replacement = argument(args, 1)?;
    let text = text(this);
    let failed = |error: ReplaceError| match error {
        ReplaceError::IllegalArgument(message) => throw("java.lang.IllegalArgumentException", message),
        ReplaceError::IndexOutOfBounds(message) => throw("java.lang.IndexOutOfBoundsException", message),
        ReplaceError::LengthExceeded => Err(Failure::Exceeded(Exceeded::Length)),
        _ => Err(Failure::Exceeded(Exceeded::Steps)),
    };
    let steps = &mut budget.regex_steps;
    let ascii =
        (text.as_str().filter(|_| text.is_ascii()), replacement.as_str().filter(|_| replacement.is_ascii()));
    let result = if let (Some(text), Some(replacement)) = ascii {
        let (text, replacement) = (text.as_bytes(), replacement.as_bytes());
        let bytes = if all {
            regex.replace_all(text, replacement, steps)
        } else {
            regex.replace_first(text, replacement, steps)
        };
        match bytes.map(String::from_utf8) {
            Ok(Ok(text)) => JavaString::from(text),
            Ok(Err(_)) => JavaString::empty(),
            Err(error) => return failed(error),
        }
    } else {
        let (text, replacement) = (text.to_units(), replacement.to_units());
        let units = if all {
            regex.replace_all(&text, &replacement, steps)
        } else {
            regex.replace_first(&text, &replacement, steps)
        };
        match units {
            Ok(units) => JavaString::from_units(&units),
            Err(error) => return failed(error),
        }
    };
    made(budget, result)
}

fn split(budget: &mut Budget<'_>, this: &Value, args: &[Value], limit: i32) -> Outcome {
    let regex = compiled(budget, args)?;
    let text = text(this);
    let plain = text.as_str().filter(|_| text.is_ascii());
    let parts: Vec<Range<usize>> = match plain {
        Some(ascii) => regex.split(ascii.as_bytes(), limit, &mut budget.regex_steps)?,
        None => regex.split(&text.to_units(), limit, &mut budget.regex_steps)?,
    };
    budget.elements(parts.len() * 2)?;
    let part =
        |range: Range<usize>| Value::String(text.substring(range.start, range.end).unwrap_or_default());
    if plain.is_some() {
        return Ok(Value::List(List::array(Component::Strings, parts.into_iter().map(part).collect())));
    }
    // A walk to each index of a text that is not ASCII would take the square of its length.
    let units = text.to_units();
    let part = |range: Range<usize>| {
        Value::String(units.get(range).map_or_else(JavaString::empty, JavaString::from_units))
    };
    Ok(Value::List(List::array(Component::Strings, parts.into_iter().map(part).collect())))
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
