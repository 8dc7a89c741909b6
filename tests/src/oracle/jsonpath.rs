//! The JSONPath engine and the JSON reader and writer, held against Jayway JsonPath 2.0.0 over json-smart.

use gatelens_jsonpath::{ErrorKind, Options, Path};
use gatelens_value::{Value, json};
use serde_json::Value as Json;

use crate::oracle::random::Random;
use crate::oracle::{Asked, Comparison, Subject, documents, paths};

const CLASS: &str = "JsonPathOracle";

/// Random paths on random documents.
pub const PATHS: Subject = Subject {
    name: "jsonpath",
    class: CLASS,
    comparison: Comparison::Asked(Asked {
        switches: &["--texts"],
        question: path_question,
        answer: |question| answer(question, Options::default()),
        canonical,
    }),
};

/// The same with `SUPPRESS_EXCEPTIONS`.
pub const SUPPRESSED: Subject = Subject {
    name: "jsonpath-suppressed",
    class: CLASS,
    comparison: Comparison::Asked(Asked {
        switches: &["--texts", "--suppress"],
        question: path_question,
        answer: |question| answer(question, Options { suppress_exceptions: true, leaf_to_null: false }),
        canonical,
    }),
};

/// The same with `DEFAULT_PATH_LEAF_TO_NULL`.
pub const LEAF_TO_NULL: Subject = Subject {
    name: "jsonpath-leaf-to-null",
    class: CLASS,
    comparison: Comparison::Asked(Asked {
        switches: &["--texts", "--leaf-null"],
        question: path_question,
        answer: |question| answer(question, Options { suppress_exceptions: false, leaf_to_null: true }),
        canonical,
    }),
};

/// Damaged texts, read and written back.
pub const READING: Subject = Subject {
    name: "json",
    class: CLASS,
    comparison: Comparison::Asked(Asked {
        switches: &["--texts"],
        question: |random| question("$", &documents::damaged(random)),
        answer: |question| answer(question, Options::default()),
        canonical,
    }),
};

fn path_question(random: &mut Random) -> String {
    question(&paths::path(random), &documents::standard(random))
}

fn question(path: &str, document: &str) -> String {
    format!("{{\"path\":{},\"documentText\":{}}}", documents::quoted(path), documents::quoted(document))
}

fn answer(question: &str, options: Options) -> String {
    let question: Json = serde_json::from_str(question).unwrap_or_default();
    let text = |name: &str| question.get(name).and_then(Json::as_str).unwrap_or_default();
    let Ok(document) = json::read(text("documentText")) else { return "document".to_owned() };
    let path = match Path::compile(text("path")) {
        Ok(path) => path,
        Err(error) => return error.kind().as_str().to_owned(),
    };
    let definite = if path.is_definite() { "definite" } else { "indefinite" };
    match path.evaluate_with(&document, options) {
        Ok(value) => format!("{definite} {}", spelled(&value)),
        Err(error) if error.kind() == ErrorKind::NotFound => format!("{definite} not_found"),
        Err(error) => format!("{definite} {}", error.kind().as_str()),
    }
}

/// What stands for an answer with half a surrogate pair in it, which does not survive the way here.
const HALF_A_PAIR: &str = "half a pair";

/// A value's class and its three texts.
fn spelled(value: &Value) -> String {
    if value.to_text(usize::MAX).is_ok_and(|text| text.as_str().is_none()) {
        return HALF_A_PAIR.to_owned();
    }
    let written = |style| json::to_string(value, style).unwrap_or_default();
    let (web, lt) = (written(json::Style::Web), written(json::Style::Lt));
    format!("{} {value} {web} {lt}", value.class_name())
}

fn canonical(answer: &str) -> String {
    // The result itself may hold NaN or numbers beyond any double, which are no JSON to read; the texts are.
    let (head, texts) = answer.split_once(",\"texts\":").unwrap_or((answer, "{}"));
    let definite = match () {
        () if head.contains(",\"definite\":true") => "definite ",
        () if head.contains(",\"definite\":false") => "indefinite ",
        () => "",
    };
    if let Some((_, error)) = head.split_once(",\"error\":\"") {
        return format!("{definite}{}", error.split('"').next().unwrap_or_default());
    }
    let Ok(texts) = serde_json::from_str::<Json>(texts.strip_suffix('}').unwrap_or_default()) else {
        return format!("{definite}{HALF_A_PAIR}");
    };
    let text = |name: &str| texts.get(name).and_then(Json::as_str).unwrap_or_default();
    format!("{definite}{} {} {} {}", text("class"), text("toString"), text("web"), text("lt"))
}
