//! The template engine, held against Apache Velocity 1.7 with API Gateway's profile.

use gatelens_value::json::strict;
use gatelens_value::{Map, Value};
use gatelens_velocity::{Limits, NoTrace, RenderErrorKind, Template};
use serde_json::Value as Json;

use crate::oracle::{Asked, Comparison, Subject, documents, templates};

/// Random templates over fixed variables.
pub const TEMPLATES: Subject = Subject {
    name: "velocity",
    class: "VelocityOracle",
    comparison: Comparison::Asked(Asked {
        switches: &[],
        question: |random| question(&templates::template(random)),
        answer,
        canonical,
    }),
};

fn question(template: &str) -> String {
    format!("{{\"template\":{},\"variables\":{}}}", documents::quoted(template), templates::VARIABLES)
}

fn answer(question: &str) -> String {
    let question: Json = serde_json::from_str(question).unwrap_or_default();
    let template = question.get("template").and_then(Json::as_str).unwrap_or_default();
    let limits = Limits::default();
    let Ok(template) = Template::parse(template, &limits) else { return "parse".to_owned() };
    match template.render(&mut variables(), &limits, &mut NoTrace) {
        Ok(output) => format!("output {output}"),
        Err(error) if error.kind() == RenderErrorKind::Limit => "limit".to_owned(),
        Err(_) => "eval".to_owned(),
    }
}

fn variables() -> Map {
    match strict::read(templates::VARIABLES).map(|document| document.root.to_java()) {
        Ok(Value::Map(map)) => map,
        _ => Map::linked(),
    }
}

pub(super) fn canonical(answer: &str) -> String {
    let answer: Json = serde_json::from_str(&without_halves(answer)).unwrap_or_default();
    let text = |name: &str| answer.get(name).and_then(Json::as_str);
    // Where Java runs out of memory or stack, the engine meets a limit of its own.
    let exhausted =
        |message: &str| message.contains("OutOfMemoryError") || message.contains("StackOverflowError");
    match (text("output"), text("error")) {
        _ if text("message").is_some_and(exhausted) => "limit".to_owned(),
        (Some(output), _) => format!("output {output}"),
        (None, Some(error)) => error.to_owned(),
        (None, None) => "no answer".to_owned(),
    }
}

/// The JSON text with `?` for each half of a surrogate pair: so Java encodes it, and no JSON reader takes it.
fn without_halves(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(Half::High), Some(Half::Low)) => 12,
            (Some(_), _) => {
                out.push('?');
                rest = &escape[6..];
                continue;
            }
            // A backslash and what it escapes, of which neither begins the next escape.
            (None, _) => 2.min(escape.len()),
        };
        out.push_str(&escape[..length]);
        rest = &escape[length..];
    }
    out.push_str(rest);
    out
}

enum Half {
    High,
    Low,
}

/// The half of a pair that the text begins with, as an escape.
fn surrogate(text: &str) -> Option<Half> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    match u32::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Half::High),
        0xdc00..=0xdfff => Some(Half::Low),
        _ => None,
    }
}
