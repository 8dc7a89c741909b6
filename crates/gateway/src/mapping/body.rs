//! Sources that read a body.

use super::{Mapped, text};
use crate::diagnostics::mapping as told;
use crate::document::Document;
use crate::report::Report;
use gatelens_jsonpath::{ErrorKind, Path};
use gatelens_value::text::Pointer;
use gatelens_value::{Value, json};

/// The whole body; an empty one is `{}`.
///
/// # AWS
/// gateway 2.4, 2.4-2: it is parsed all the same.
pub(super) fn whole(document: &Document) -> Mapped {
    if is_broken(document) { Mapped::BrokenBody } else { Mapped::of(Some(document.text().to_string())) }
}

/// What the path finds; the path stands without its `$.`.
///
/// With `through_text`, a text on the way that holds JSON is walked into: the `errorMessage` of a function that throws
/// JSON text (gateway 5.2-3).
pub(super) fn at_path(
    document: &Document,
    path: &str,
    through_text: bool,
    report: &mut Report,
    at: &Pointer,
) -> Mapped {
    if !path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._$-".contains(&byte)) {
        report.tell(&told::PATH_CHARACTERS, &[("path", path)], at);
    }
    if is_broken(document) {
        return Mapped::BrokenBody;
    }
    let Ok(body) = document.parsed() else { return Mapped::Missing };
    let found = match find(body, path) {
        Found::Nothing => through_text.then(|| walk_through_text(body, path)).flatten().or_else(|| {
            suggest(body, path, report, at);
            None
        }),
        Found::Value(value) => Some(value),
        Found::Failed(detail) => {
            report.tell(&told::PATH_FAILS, &[("path", path), ("detail", &detail)], at);
            None
        }
    };
    Mapped::of(found.as_ref().and_then(text))
}

/// Whether the body begins like JSON and is none; any other text is a document of one string.
///
/// # AWS
/// gateway 2.4-2.
fn is_broken(document: &Document) -> bool {
    let text = document.text().to_utf8_lossy();
    let begins_like_json = text.trim_start().starts_with(['{', '[', '"', '\'']);
    begins_like_json && document.parsed().is_err()
}

enum Found {
    Value(Value),
    Nothing,
    Failed(String),
}

fn find(body: &Value, path: &str) -> Found {
    let found = Path::compile(&format!("$.{path}")).and_then(|path| path.evaluate(body));
    match found {
        Ok(value) => Found::Value(value),
        Err(error) if error.kind() == ErrorKind::NotFound => Found::Nothing,
        Err(error) => Found::Failed(error.to_string()),
    }
}

/// Tells the name that was likely meant where a path finds nothing.
fn suggest(body: &Value, path: &str, report: &mut Report, at: &Pointer) {
    let text = format!("$.{path}");
    if let Some(mut hint) = Path::compile(&text).ok().and_then(|path| path.suggestion(body)) {
        // Its place is one in the path, without the source's words before it.
        hint.span = None;
        report.relay(&hint.arg("path", text), at, "");
    }
}

/// Follows the path to a text that holds a JSON object, and goes on inside.
fn walk_through_text(body: &Value, path: &str) -> Option<Value> {
    path.match_indices('.').find_map(|(dot, _)| {
        let Found::Value(Value::String(text)) = find(body, &path[..dot]) else { return None };
        let text = text.to_utf8_lossy();
        if !text.trim_start().starts_with('{') {
            return None;
        }
        match find(&json::read(&text).ok()?, &path[dot + 1..]) {
            Found::Value(value) => Some(value),
            _ => None,
        }
    })
}
