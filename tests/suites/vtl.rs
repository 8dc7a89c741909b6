//! `cases/vtl`: templates and their variables, as `gatelens vtl` renders them.

use gatelens_tests::corpus::{Case, Corpus};
use gatelens_tests::difference;
use gatelens_value::json::strict;
use gatelens_value::{Diagnostic, Value};
use gatelens_velocity::{Limits, NoTrace, Template, format};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::harness::{Check, Suite, Verdict};

/// A case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rendering {
    #[serde(rename = "name")]
    _name: String,
    template: String,
    variables: Box<RawValue>,
    expect: Expect,
}

/// What must come out: a text, or the step that fails.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
enum Expect {
    Output(String),
    Error(String),
}

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    let check = |case: Case<Rendering>| Check::new(case.name, move || holds(&case.content));
    Suite::new("vtl", corpus.listed("vtl").map(|cases| cases.into_iter().map(check).collect()))
}

/// The templates again, tidied: they must render as before.
pub fn tidied(corpus: &Corpus) -> Suite {
    let check = |case: Case<Rendering>| Check::new(case.name, move || renders_tidy(case.content));
    Suite::new("format", corpus.listed("vtl").map(|cases| cases.into_iter().map(check).collect()))
}

fn renders_tidy(case: Rendering) -> Verdict {
    let limits = Limits::default();
    let before = render(&case);
    let Ok(tidy) = format::format(&case.template, &limits) else {
        return if matches!(before, Err(("parse", _))) {
            Ok(())
        } else {
            Err("it cannot be tidied".to_owned())
        };
    };
    let again = format::format(&tidy, &limits).unwrap_or_default();
    difference::equal("the text that is tidied once more", &tidy, &again)?;
    let after = render(&Rendering { template: tidy, ..case });
    match (before, after) {
        (Ok(before), Ok(after)) => difference::equal("the output", &before, &after),
        (Err((before, _)), Err((after, _))) if before == after => Ok(()),
        (before, after) => Err(format!("it gave {before:?}, and tidied {after:?}")),
    }
}

fn holds(case: &Rendering) -> Verdict {
    match (render(case), &case.expect) {
        (Ok(found), Expect::Output(expected)) => difference::equal("the output", expected, &found),
        (Err((step, _)), Expect::Error(expected)) if step == expected => Ok(()),
        (Err((step, reason)), Expect::Output(expected)) => {
            Err(format!("expected {expected:?}, but {step} failed: {reason}"))
        }
        (Err((step, reason)), Expect::Error(expected)) => {
            Err(format!("expected {expected} to fail, but {step} did: {reason}"))
        }
        (Ok(found), Expect::Error(expected)) => Err(format!("expected {expected} to fail, found {found:?}")),
    }
}

fn render(case: &Rendering) -> Result<String, (&'static str, String)> {
    let variables = strict::read(case.variables.get()).map_err(|error| ("the case", error.message()))?;
    let Value::Map(mut variables) = variables.root.to_java() else {
        return Err(("the case", "its variables are no object".to_owned()));
    };
    let limits = Limits::default();
    let template = Template::parse(&case.template, &limits).map_err(|errors| {
        let messages: Vec<_> = errors.iter().map(Diagnostic::message).collect();
        ("parse", messages.join("; "))
    })?;
    template.render(&mut variables, &limits, &mut NoTrace).map_err(|error| ("eval", error.to_string()))
}
