//! Models: JSON Schema, draft 4, as the body of a request is held against it.
//!
//! The words of the violations are those of the validator that API Gateway's logs show.

mod check;
mod format;
mod identity;
mod reference;

use crate::scenario::{JsonText, Table};
use check::Check;
use gatelens_value::json::strict::{self, Json};

/// The built-in models.
///
/// # AWS
/// gateway 1.7-7.
const BUILT_IN: [(&str, &str); 2] = [
    (
        "Empty",
        r##"{"$schema":"http://json-schema.org/draft-04/schema#","title":"Empty Schema","type":"object"}"##,
    ),
    (
        "Error",
        r##"{"$schema":"http://json-schema.org/draft-04/schema#","title":"Error Schema","type":"object","properties":{"message":{"type":"string"}}}"##,
    ),
];

/// The schema of a model: the API's own, or a built-in one.
pub(crate) fn model<'a>(models: &'a Table<JsonText>, name: &str) -> Option<&'a str> {
    let own = models.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
    own.or_else(|| BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text))
}

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What is wrong with the body, in the validator's words; nothing if it matches.
    pub violations: Vec<String>,
    /// What could not be checked, and counts as matching.
    pub doubts: Vec<Doubt>,
}

/// A part of a schema that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Body and schema have more places, or stand deeper in each other, than are looked at.
    Bounds,
    /// This reference leads nowhere.
    Reference(String),
    /// This regular expression cannot be read.
    Pattern(String),
}

/// Holds a body against a schema.
///
/// # AWS
/// A body that is empty or no JSON is `Unknown error parsing request body` (gateway 1.7-10, 1.7-5).
pub(crate) fn check(schema: &str, body: &str, models: &Table<JsonText>) -> Verdict {
    if !cfg!(feature = "whole") {
        return Verdict::default();
    }
    let Ok(body) = strict::read(body) else {
        let violations = vec!["Unknown error parsing request body".to_owned()];
        return Verdict { violations, doubts: Vec::new() };
    };
    let Ok(schema) = strict::read(schema) else { return Verdict::default() };
    check_value(&schema.root, &body.root, models)
}

/// Holds a value against a schema. The checks of one place all speak; what stands below it is looked at only where they
/// are content.
///
/// # AWS
/// gateway 1.7-6: draft 4. What is past the bounds, and what a reference that leads nowhere asks for, is a reading of
/// ours: it counts as matching.
#[must_use]
pub fn check_value(schema: &Json, body: &Json, models: &Table<JsonText>) -> Verdict {
    Check::new(models).run(schema, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn violations(schema: &str, body: &str) -> Vec<String> {
        check(schema, body, &Vec::new()).violations
    }

    #[test]
    fn missing_and_forbidden_members_are_told_together() {
        let schema = r#"{"type":"object","properties":{"bar":{}},"required":["bar","a"],"additionalProperties":false}"#;
        assert_eq!(
            violations(schema, r#"{"foo":1}"#),
            [
                r#"object has missing required properties (["a","bar"])"#,
                r#"object instance has properties which are not allowed by the schema: ["foo"]"#
            ]
        );
        assert_eq!(violations(schema, ""), ["Unknown error parsing request body"]);
    }

    #[test]
    fn types_and_numbers() {
        assert_eq!(
            violations(r#"{"type":"number"}"#, "\"x\""),
            [
                r#"instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])"#
            ]
        );
        assert!(violations(r#"{"type":"number"}"#, "1").is_empty());
        assert!(!violations(r#"{"type":"integer"}"#, "1.5").is_empty());
        assert_eq!(
            violations(r#"{"maximum":500}"#, "501"),
            ["numeric instance is greater than the required maximum (maximum: 500, found: 501)"]
        );
        assert!(violations(r#"{"minimum":1e400}"#, "1e401").is_empty());
        assert_eq!(violations(r#"{"multipleOf":2}"#, "5"), ["remainder of division is not zero (5 / 2)"]);
    }

    #[test]
    fn references_walk_models_and_definitions() {
        let models = vec![
            ("A".to_owned(), r#"{"properties":{"b":{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/B"}}}"#.to_owned()),
            ("B".to_owned(), r##"{"definitions":{"n":{"type":"number"}},"properties":{"n":{"$ref":"#/definitions/n"},"a":{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/A"}}}"##.to_owned()),
        ];
        let schema = model(&models, "A").expect("there");
        assert!(check(schema, r#"{"b":{"n":1,"a":{"b":{"n":2}}}}"#, &models).violations.is_empty());
        let found = check(schema, r#"{"b":{"n":1,"a":{"b":{"n":"2"}}}}"#, &models);
        assert_eq!((found.violations.len(), found.doubts), (1, Vec::new()));
    }

    #[test]
    fn endless_references_end() {
        for schema in [r##"{"$ref":"#"}"##, r##"{"allOf":[{"$ref":"#"},{"$ref":"#"}]}"##] {
            let found = check(schema, "1", &Vec::new());
            assert_eq!(found, Verdict { violations: Vec::new(), doubts: vec![Doubt::Bounds] });
        }
    }

    #[test]
    fn what_cannot_be_checked_is_told_once() {
        let schema = r##"{"items":{"allOf":[{"$ref":"#/nowhere"},{"pattern":"("}]}}"##;
        let found = check(schema, r#"["a","b"]"#, &Vec::new());
        let doubts = vec![Doubt::Reference("#/nowhere".to_owned()), Doubt::Pattern("(".to_owned())];
        assert_eq!(found, Verdict { violations: Vec::new(), doubts });
    }

    #[test]
    fn choices() {
        let one_of = r#"{"oneOf":[{"type":"null"},{"type":"integer"}]}"#;
        assert!(violations(one_of, "null").is_empty());
        assert_eq!(
            violations(one_of, "\"x\""),
            ["instance failed to match exactly one schema (matched 0 out of 2)"]
        );
        assert_eq!(
            violations(r#"{"enum":["a","b"]}"#, "\"c\""),
            [r#"instance value ("c") not found in enum (possible values: ["a","b"])"#]
        );
    }
}
