//! Models: JSON Schema, draft 4, as the body of a request is held against it.
//!
//! The words of the violations are those of the validator that API Gateway's logs show.

mod check;
mod format;
mod reference;

use crate::scenario::{JsonText, Table};
use check::Check;
use gatelens_value::json::strict;

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

/// Holds a body against a schema; the violations, none if it matches.
///
/// # AWS
/// A body that is empty or no JSON is `Unknown error parsing request body` (gateway 1.7-10, 1.7-5). The checks of one
/// place all speak; what stands below it is looked at only where they are content.
pub(crate) fn check(schema: &str, body: &str, models: &Table<JsonText>) -> Vec<String> {
    let Ok(body) = strict::read(body) else { return vec!["Unknown error parsing request body".to_owned()] };
    let Ok(schema) = strict::read(schema) else { return Vec::new() };
    Check::new(models).run(&schema.root, &body.root)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn violations(schema: &str, body: &str) -> Vec<String> {
        check(schema, body, &Vec::new())
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
        assert!(check(schema, r#"{"b":{"n":1,"a":{"b":{"n":2}}}}"#, &models).is_empty());
        assert_eq!(check(schema, r#"{"b":{"n":1,"a":{"b":{"n":"2"}}}}"#, &models).len(), 1);
    }

    #[test]
    fn endless_references_end() {
        assert!(violations(r##"{"$ref":"#"}"##, "1").is_empty());
        assert!(violations(r##"{"allOf":[{"$ref":"#"},{"$ref":"#"}]}"##, "1").is_empty());
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
