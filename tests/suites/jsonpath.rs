//! `cases/jsonpath`: paths on documents, as `gatelens jsonpath` evaluates them.

use gatelens_jsonpath::{Error, Options, Path};
use gatelens_tests::corpus::{Case, Corpus};
use gatelens_tests::difference;
use gatelens_value::json::{self, Style, strict};
use gatelens_value::{MAX_TEXT, Value};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::harness::{Check, Suite, Verdict};

/// A case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Evaluation {
    #[serde(rename = "name")]
    _name: String,
    path: String,
    #[serde(default, deserialize_with = "stated")]
    document: Option<Box<RawValue>>,
    document_text: Option<String>,
    definite: Option<bool>,
    #[serde(default)]
    options: Vec<String>,
    expect: Expect,
    /// What a later release answers: for hints, not for us.
    #[serde(rename = "newest")]
    _newest: Option<Box<RawValue>>,
}

/// What must come out: a value, a failure, or a value's texts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expect {
    #[serde(default, deserialize_with = "stated")]
    result: Option<Box<RawValue>>,
    error: Option<String>,
    class: Option<String>,
    text: Option<String>,
    text_web: Option<String>,
    to_string: Option<String>,
}

/// A value that is there, be it `null`.
fn stated<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::deserialize(value).map(Some)
}

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    let check = |case: Case<Evaluation>| Check::new(case.name, move || holds(&case.content));
    Suite::new("jsonpath", corpus.listed("jsonpath").map(|cases| cases.into_iter().map(check).collect()))
}

fn holds(case: &Evaluation) -> Verdict {
    let expect = &case.expect;
    if wanted(expect).is_empty() {
        return Err("the case expects nothing".to_owned());
    }
    let value = match (evaluate(case), &expect.error) {
        (Ok(value), None) => value,
        (Err(error), Some(expected)) if error.kind().as_str() == expected => return Ok(()),
        (Err(error), _) => {
            return Err(format!("expected {}, found {}: {error}", wanted(expect), error.kind().as_str()));
        }
        (Ok(value), Some(expected)) => return Err(format!("expected {expected} to fail, found {value}")),
    };
    if let Some(expected) = &expect.result {
        difference::equal("the result", &canonical(expected.get())?, &canonical(&text(&value, Style::Lt)?)?)?;
    }
    if let Some(expected) = &expect.class {
        let class = value.class_name();
        difference::equal("the class", expected, class.rsplit('.').next().unwrap_or(class))?;
    }
    if let Some(expected) = &expect.text {
        difference::equal("the text", expected, &text(&value, Style::Lt)?)?;
        let web = expect.text_web.as_ref().unwrap_or(expected);
        difference::equal("the text for the web", web, &text(&value, Style::Web)?)?;
    }
    if let Some(expected) = &expect.to_string {
        let printed = value.to_text(MAX_TEXT).map_err(|bound| format!("{bound:?}"))?;
        difference::equal("its toString", expected, &printed.to_utf8_lossy())?;
    }
    Ok(())
}

fn evaluate(case: &Evaluation) -> Result<Value, Error> {
    let written = case.document.as_ref().map(|document| document.get());
    let document = written.or(case.document_text.as_deref()).unwrap_or_default();
    let document = json::read(document).map_err(Error::from)?;
    let path = Path::compile(&case.path)?;
    if let Some(definite) = case.definite {
        assert_eq!(path.is_definite(), definite, "whether the path is definite");
    }
    let mut options = Options::default();
    for option in &case.options {
        match option.as_str() {
            "SUPPRESS_EXCEPTIONS" => options.suppress_exceptions = true,
            "DEFAULT_PATH_LEAF_TO_NULL" => options.leaf_to_null = true,
            other => panic!("there is no option {other}"),
        }
    }
    path.evaluate_with(&document, options)
}

fn wanted(expect: &Expect) -> String {
    let result = expect.result.as_ref().map(|result| result.get().to_owned());
    result.or_else(|| expect.text.clone()).or_else(|| expect.error.clone()).unwrap_or_default()
}

fn text(value: &Value, style: Style) -> Result<String, String> {
    json::to_string(value, style).map_err(|bound| format!("{bound:?}"))
}

/// JSON text with its escapes in one spelling; keys keep their order and numbers their spelling.
fn canonical(text: &str) -> Result<String, String> {
    strict::read(text)
        .map(|document| strict::to_compact(&document.root))
        .map_err(|error| format!("{text}: {}", error.message()))
}
