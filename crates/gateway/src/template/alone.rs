//! A mapping template by itself, without a scenario around it.

use super::Names;
use crate::context::Context;
use crate::document::{Document, body_text};
use crate::input::{Input, params_map};
use crate::received::Received;
use crate::scenario::Table;
use crate::traced_map::{Owned, TracedMap, map_of, named_copy};
use crate::util::Util;
use gatelens_value::json::strict::{self, Json};
use gatelens_value::{Diagnostic, JavaString, Map, MapKind, Value};
use gatelens_velocity::{Limits, NoTrace, Template};
use std::rc::Rc;

/// What a template by itself can read.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The body.
    pub body: String,
    /// The path parameters.
    pub path: Table<String>,
    /// The query parameters.
    pub querystring: Table<String>,
    /// The headers.
    pub header: Table<String>,
    /// The variables of `$context`, beside which there are the maps of overrides alone.
    pub context: Table<Value>,
    /// The stage variables.
    pub stage_variables: Table<String>,
}

impl Surroundings {
    /// The surroundings of a document: the texts `body`, the objects `path`, `querystring` and `header` in `params`,
    /// `context` and `stageVariables`. What is missing is empty.
    ///
    /// # Errors
    /// What the reader says of a text that is no JSON.
    pub fn read(text: &str) -> Result<Self, Diagnostic> {
        let document = strict::read(text)?;
        let root = &document.root;
        let members = |json: Option<&Json>| json.and_then(Json::as_object).unwrap_or_default().to_vec();
        let texts = |json: Option<&Json>| -> Table<String> {
            let text = |json: &Json| json.as_str().unwrap_or_default().to_owned();
            members(json).iter().map(|member| (member.key.clone(), text(&member.value))).collect()
        };
        let params = root.get("params");
        let group = |name: &str| texts(params.and_then(|params| params.get(name)));
        let context = members(root.get("context"));
        Ok(Surroundings {
            body: root.get("body").and_then(Json::as_str).unwrap_or_default().to_owned(),
            path: group("path"),
            querystring: group("querystring"),
            header: group("header"),
            context: context.iter().map(|member| (member.key.clone(), member.value.to_java())).collect(),
            stage_variables: texts(root.get("stageVariables")),
        })
    }
}

/// What a template by itself made.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// What it stored under `$context.requestOverride`; members that are empty maps are left out.
    pub request_override: Value,
    /// What it stored under `$context.responseOverride`.
    pub response_override: Value,
}

/// Why a template by itself made nothing.
#[derive(Clone, Debug)]
pub enum Failure {
    /// It is not well formed.
    Parse(Vec<Diagnostic>),
    /// It failed while it was rendered.
    Evaluation(Diagnostic),
}

/// Surroundings as templates see them: made once, for as many templates as are to read them.
#[derive(Debug)]
pub struct Prepared {
    body: JavaString,
    received: Rc<Received>,
    params: Owned,
    util: Value,
    context: Context,
    /// What `$context` is.
    variables: Value,
    stage_variables: Owned,
}

impl Prepared {
    /// The same surroundings as templates see them.
    #[must_use]
    pub fn new(surroundings: &Surroundings) -> Self {
        let single = |table: &Table<String>| {
            table.iter().map(|(name, value)| (name.clone(), vec![value.clone()])).collect()
        };
        let encoded = |(name, value): &(String, String)| (name.clone(), value.replace('%', "%25"));
        let received = Received {
            path_parameters: surroundings.path.iter().map(encoded).collect(),
            querystring: single(&surroundings.querystring),
            headers: single(&surroundings.header),
            ..Received::default()
        };
        let variables = Map::linked();
        for (name, value) in &surroundings.context {
            variables.insert(name.as_str(), value.clone());
        }
        let stage_variables = Map::hash();
        for (name, value) in &surroundings.stage_variables {
            stage_variables.insert(name.as_str(), value.as_str());
        }
        let context = Context::exactly(&variables);
        Prepared {
            body: body_text(surroundings.body.clone()),
            params: Owned::new(params_map(&received)),
            received: Rc::new(received),
            util: Value::object(Util),
            variables: context.object(),
            context,
            stage_variables: Owned::new(Value::object(TracedMap::new(stage_variables, "stageVariables"))),
        }
    }

    /// Puts another body in place of this one.
    pub fn set_body(&mut self, body: String) {
        self.body = body_text(body);
    }

    /// The text that a template makes.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn render(&self, template: &str) -> Result<String, Failure> {
        let limits = Limits::default();
        let parsed = Template::parse(template, &limits).map_err(Failure::Parse)?;
        let input = Input::new(Document::of(self.body.clone()), "body", Rc::clone(&self.received));
        let mut names = Names {
            input: Value::object(input.with_params(self.params.share())),
            util: self.util.clone(),
            context: self.variables.clone(),
            stage_variables: self.stage_variables.share(),
        };
        parsed
            .render(&mut names, &limits, &mut NoTrace)
            .map_err(|error| Failure::Evaluation(error.diagnostic().clone()))
    }

    /// What the templates stored under `$context.requestOverride` or its like, without empty maps.
    fn overrides(&self, name: &str) -> Value {
        let filled = Map::linked();
        for (key, value) in self.context.overrides(name) {
            match map_of(&value) {
                Some(map) if map.is_empty() => {}
                // A copy: the map itself is emptied with `$context`.
                Some(map) => filled.insert(key, named_copy(&map, MapKind::LinkedHashMap)),
                None => filled.insert(key, value),
            }
        }
        Value::Map(filled)
    }
}

/// Renders a template by itself.
///
/// # Errors
/// [`Failure`].
pub fn render_alone(template: &str, surroundings: &Surroundings) -> Result<Rendered, Failure> {
    let prepared = Prepared::new(surroundings);
    Ok(Rendered {
        text: prepared.render(template)?,
        request_override: prepared.overrides("requestOverride"),
        response_override: prepared.overrides("responseOverride"),
    })
}

#[cfg(test)]
mod tests {
    use super::{Prepared, Surroundings, render_alone};
    use crate::{input, util};

    #[test]
    fn what_stays_is_there_for_each_template() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let prepared = Prepared::new(&Surroundings {
            path: vec![pair("id", "42")],
            stage_variables: vec![pair("host", "a.test")],
            context: vec![("stage".to_owned(), "prod".into())],
            ..Surroundings::default()
        });
        for _ in 0..2 {
            let text = prepared.render("$input.params('id') $stageVariables.host $context.stage").unwrap();
            assert_eq!(text, "42 a.test prod");
        }
    }

    #[test]
    fn every_example_of_the_catalogue_renders_what_it_says() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let surroundings = Surroundings {
            body: r#"{"id":7,"tags":["a"]}"#.to_owned(),
            path: vec![pair("id", "42")],
            querystring: vec![pair("name", "Rex")],
            ..Surroundings::default()
        };
        let members = input::MEMBERS.iter().map(|member| member.example);
        for (template, expected) in members.chain(util::FUNCTIONS.iter().map(|function| function.example)) {
            let rendered = render_alone(template, &surroundings).map(|rendered| rendered.text);
            assert_eq!(rendered.unwrap(), expected, "{template}");
        }
    }
}
