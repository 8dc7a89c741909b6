//! What no corpus case can say: that hostile paths and documents end soon, with an answer.

use gatelens_jsonpath::{ErrorKind, Path, lint};
use gatelens_value::{Map, Value, json};

fn kind(path: &str, document: &Value) -> Option<ErrorKind> {
    Path::compile(path).and_then(|path| path.evaluate(document)).err().map(|error| error.kind())
}

#[test]
fn long_paths_neither_overflow_nor_hang() {
    let document = json::read(&format!("{}1{}", "[".repeat(511), "]".repeat(511))).expect("readable");
    let steps = [
        "[",
        ".a",
        "..a",
        ".*",
        "..*",
        "[*]",
        "[0]",
        "[?(@.a)]",
        "[?(1==1)]",
        "[?(@",
        "'",
        "(",
        "&&",
        "[1,",
        "$['a']$",
    ];
    for step in steps {
        for start in ["$", "$.a", ""] {
            let path = format!("{start}{}", step.repeat(4_000));
            let _ = kind(&path, &document);
            let _ = lint(&path);
        }
    }
}

#[test]
fn a_document_inside_itself_is_a_limit() {
    let map = Map::linked();
    map.insert("me", Value::from(map.clone()));
    let document = Value::from(map.clone());
    assert_eq!(kind("$..x", &document), Some(ErrorKind::Limit));
    assert_eq!(kind("$..*", &document), Some(ErrorKind::Limit));
    assert_eq!(kind("$.me.me.me.me", &document), None);
    map.clear();
}

#[test]
fn a_slow_regular_expression_is_a_limit() {
    let document = json::read(&format!("[\"{}bc\"]", "a".repeat(40))).expect("readable");
    let path = Path::compile(&format!("$[?(@ =~ /{}c/)]", "(a*)*".repeat(20))).expect("compiles");
    let error = path.evaluate(&document).expect_err("too slow");
    assert_eq!((error.kind(), error.code()), (ErrorKind::Limit, "E0943"));
}

#[test]
fn every_error_points_into_its_path() {
    for path in ["$.é[", "$.é[?(@.ü == 1 && )]", "$['é'].x y", "$.ü[?(@.a in ['é'])]", " $é", "$.é[?(@..é)]"]
    {
        let error = Path::compile(path).expect_err(path);
        let span = error.span().expect("a place");
        assert!(path.get(span.range()).is_some(), "{path}: {span:?}");
    }
}
