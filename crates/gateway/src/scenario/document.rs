//! Reading a document's text, with every error at once.

use super::fields::{At, Reader};
use super::{Scenario, decode};
use crate::outcome::{Diagnostic, Severity};
use gatelens_value::json::strict::{self, Json};
use gatelens_value::text::Pointer;

/// A scenario as it was read, with what is odd about its document.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The scenario.
    pub scenario: Scenario,
    /// Warnings and hints.
    pub warnings: Vec<Diagnostic>,
}

impl Scenario {
    /// Reads a document of one scenario.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its JSON Pointer with line and column of the document (`E01xx`).
    pub fn read(text: &str) -> Result<Scenario, Vec<Diagnostic>> {
        Scenario::read_with_warnings(text).map(|reading| reading.scenario)
    }

    /// Reads a document of one scenario, and tells what is odd about it.
    ///
    /// # Errors
    /// As [`Scenario::read`].
    pub fn read_with_warnings(text: &str) -> Result<Reading, Vec<Diagnostic>> {
        let mut reader = Reader::new(text);
        let root = parse(text, &mut reader)?;
        read_at(&mut reader, &root, Pointer::root())
    }

    /// Reads a document of one scenario or of an array of them; says whether it is an array.
    ///
    /// # Errors
    /// The outer error: the text is not JSON. The inner ones: as [`Scenario::read`], for each scenario.
    #[allow(clippy::type_complexity, reason = "the two layers of errors are the point")]
    pub fn read_all(text: &str) -> Result<(bool, Vec<Result<Reading, Vec<Diagnostic>>>), Vec<Diagnostic>> {
        let mut reader = Reader::new(text);
        let root = parse(text, &mut reader)?;
        let Some(items) = root.as_array() else {
            return Ok((false, vec![read_at(&mut reader, &root, Pointer::root())]));
        };
        let read = items.iter().enumerate().map(|(index, item)| {
            let mut reader = Reader::new(text);
            read_at(&mut reader, item, Pointer::root().index(index))
        });
        Ok((true, read.collect()))
    }
}

fn parse(text: &str, reader: &mut Reader<'_>) -> Result<Json, Vec<Diagnostic>> {
    match strict::read(text) {
        Ok(document) => {
            for warning in &document.warnings {
                let relayed = crate::report::relayed(warning, &warning.field, text);
                reader.warnings.push(relayed);
            }
            Ok(document.root)
        }
        Err(error) => Err(vec![crate::report::relayed(&error, &error.field, text)]),
    }
}

fn read_at(reader: &mut Reader<'_>, json: &Json, pointer: Pointer) -> Result<Reading, Vec<Diagnostic>> {
    let scenario = decode::scenario(reader, &At { json, pointer });
    debug_assert!(reader.errors.iter().all(|error| error.severity == Severity::Error));
    match scenario {
        Some(scenario) if reader.errors.is_empty() => {
            Ok(Reading { scenario, warnings: std::mem::take(&mut reader.warnings) })
        }
        _ => {
            let mut errors = std::mem::take(&mut reader.errors);
            gatelens_value::sort::by_key(&mut errors, |error| {
                error.place.as_ref().and_then(|place| place.start)
            });
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Backend, Body, Lambda};

    const SMALL: &str = r#"{"version": 1, "request": {"method": "GET", "path": "/"},
        "api": {"integration": {"type": "MOCK"}}}"#;

    fn codes(text: &str) -> Vec<(String, String)> {
        let errors = Scenario::read(text).expect_err("must be refused");
        errors.into_iter().map(|e| (e.code, e.place.map(|place| place.field).unwrap_or_default())).collect()
    }

    fn is(code: &str, field: &str) -> (String, String) {
        (code.to_owned(), field.to_owned())
    }

    #[test]
    fn a_small_scenario_reads_and_writes() {
        let scenario = Scenario::read(SMALL).expect("well formed");
        assert_eq!(Scenario::read(&scenario.to_pretty()), Ok(scenario));
    }

    #[test]
    fn all_errors_come_at_once_with_their_places() {
        let text = r#"{"version": 2, "request": {"method": 1, "path": "/", "header": {}},
            "api": {"integration": {"type": "mock", "requestParameters": {"x": "y"}}}, "backend": {"echo": 1}}"#;
        assert_eq!(
            codes(text),
            [
                is("E0109", "/version"),
                is("E0104", "/request/method"),
                is("E0103", "/request/header"),
                is("E0113", "/api/integration/type"),
                is("E0116", "/api/integration/requestParameters/x"),
                is("E0114", "/backend/echo"),
                is("E0104", "/backend/echo"),
            ]
        );
        let errors = Scenario::read(text).expect_err("must be refused");
        let place = errors.get(4).and_then(|error| error.place.clone()).expect("has a place");
        assert_eq!((place.line, place.column), (Some(2), Some(80)));
    }

    #[test]
    fn missing_and_exclusive_keys_are_told() {
        assert_eq!(codes("{}"), [is("E0105", ""), is("E0105", ""), is("E0105", "")]);
        let text = r#"{"version": 1, "request": {"method": "GET", "path": "/", "body": "", "bodyJson": 1},
            "api": {"integration": {"type": "MOCK"}, "method": {"httpMethod": "GET", "methodIntegration": {"type": "MOCK"}}}}"#;
        assert_eq!(codes(text), [is("E0108", "/request/bodyJson"), is("E0108", "/api/integration")]);
        assert_eq!(codes("[1]"), [is("E0104", "")]);
        assert_eq!(codes("{").len(), 1);
    }

    #[test]
    fn values_keep_their_spelling() {
        let text = r#"{"version": 1, "source": ["x"],
            "request": {"method": "GET", "path": "/", "bodyJson": {"b": 1.0e5, "a": 10000000000000000000000}},
            "api": {"integration": {"type": "AWS", "uri": "arn:aws:apigateway:us-east-1:lambda:path/x",
              "requestTemplates": {"application/json": {"a": "$input.body"}, "text/plain": null}, "cacheNamespace": "n"}},
            "backend": {"lambda": {"returns": null}}}"#;
        let reading = Scenario::read_with_warnings(text).expect("well formed");
        let scenario = &reading.scenario;
        assert_eq!(
            scenario.request.body,
            Some(Body::Json(r#"{"b":1.0e5,"a":10000000000000000000000}"#.to_owned()))
        );
        assert_eq!(scenario.backend, Some(Backend::Lambda(Lambda::Returns("null".to_owned()))));
        let integration = scenario.api.integration.as_ref().expect("there");
        assert_eq!(
            integration.request_templates,
            [
                ("application/json".to_owned(), r#"{"a":"$input.body"}"#.to_owned()),
                ("text/plain".to_owned(), String::new())
            ]
        );
        assert_eq!(reading.warnings.len(), 1);
        assert_eq!(Scenario::read(&scenario.to_pretty()).as_ref(), Ok(scenario));
    }

    #[test]
    fn a_list_is_read_one_by_one() {
        let text = format!("[{SMALL}, {{}}]");
        let (is_list, readings) = Scenario::read_all(&text).expect("JSON");
        assert!(is_list);
        assert!(matches!(readings.as_slice(), [Ok(_), Err(_)]));
    }
}
