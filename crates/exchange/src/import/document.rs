//! Scenario documents, and parts of them that are read as documents.

use super::Piece;
use super::notices::{Notices, place_in};
use crate::diagnostics as d;
use gatelens_gateway::outcome::{Diagnostic, Where};
use gatelens_gateway::scenario::Scenario;
use gatelens_value::Pointer;
use gatelens_value::json::strict::{self, Json};

/// Whether the document is a scenario, or a file of them.
pub(super) fn is_it(json: &Json) -> bool {
    match json.as_array() {
        Some(items) => items.first().is_some_and(is_it_alone),
        None => is_it_alone(json),
    }
}

fn is_it_alone(json: &Json) -> bool {
    json.get("api").is_some() && (json.get("version").is_some() || json.get("request").is_some())
}

/// Reads the scenario.
pub(super) fn read(text: &str, json: &Json, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    let items = json.as_array().unwrap_or_default();
    if items.len() > 1 {
        notices.add(&d::SCENARIOS_LEFT_OUT, &[("count", &items.len().to_string())]);
    }
    let document = items.first().map_or(text, |item| item.span.of(text));
    let reading = Scenario::read_with_warnings(document)?;
    reading.warnings.into_iter().for_each(|warning| notices.push(warning));
    Ok(Piece::Scenario(Box::new(reading.scenario)))
}

/// Reads a value as the part of a scenario that stands at `place` in the API, so that the rules of the document hold
/// for it too. The places of errors are those of the imported text.
pub(super) fn read_as_part(
    place: &str,
    part: Json,
    source: &Source<'_>,
) -> Result<Scenario, Vec<Diagnostic>> {
    let request = Json::object([("method", Json::string("GET")), ("path", Json::string("/"))]);
    let document = Json::object([
        ("version", Json::number(1)),
        ("request", request),
        ("api", Json::object([(place, part)])),
    ]);
    let prefix = format!("/api/{place}");
    Scenario::read(&strict::to_compact(&document))
        .map_err(|problems| problems.into_iter().map(|problem| source.relocated(problem, &prefix)).collect())
}

/// The imported text with its tree, to place errors in it.
pub(super) struct Source<'a> {
    /// The text.
    pub text: &'a str,
    /// The value in it that the part was made of.
    pub json: &'a Json,
    /// Whether the part has the shape of that value, so that pointers hold in both.
    pub same_shape: bool,
}

impl Source<'_> {
    fn relocated(&self, mut problem: Diagnostic, prefix: &str) -> Diagnostic {
        let Some(place) = &problem.place else { return problem };
        let field = place.field.strip_prefix(prefix).unwrap_or(&place.field).to_owned();
        let found = self.same_shape.then(|| self.json.at(&Pointer::from_text(field.as_str()))).flatten();
        problem.place = Some(match found {
            Some(value) => Where { field, ..place_in(self.text, value.span) },
            None => Where { field, ..Where::default() },
        });
        problem.labels.clear();
        problem
    }
}
