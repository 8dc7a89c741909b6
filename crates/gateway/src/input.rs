//! `$input`: the body and the parameters, as templates read them.

use crate::diagnostics::template as say;
use crate::document::Document;
use crate::received::Received;
use crate::traced_map::{TracedMap, let_go};
use gatelens_jsonpath::{ErrorKind, Options, Path};
use gatelens_value::json::{self, Style};
use gatelens_value::{
    Call, Called, Diagnostic, Exceeded, Exception, JavaString, List, Map, MapKind, Object, Read, TextBuilder,
    Value,
};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// A member of `$input`, for completion and hover.
#[derive(Debug)]
pub struct InputMember {
    /// The name.
    pub name: &'static str,
    /// The names of its parameters; `None` for a property.
    pub parameters: Option<&'static [&'static str]>,
    /// The kind of its result.
    pub result: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// A template that uses it, and what that renders for the request `POST /pets/42?name=Rex` with the body
    /// `{"id":7,"tags":["a"]}`.
    pub example: (&'static str, &'static str),
}

/// Every member of `$input`.
pub static MEMBERS: [InputMember; 5] = [
    InputMember {
        name: "body",
        parameters: None,
        result: "string",
        doc: "The body as text, byte for byte; {} if it is empty.",
        example: ("$input.body", r#"{"id":7,"tags":["a"]}"#),
    },
    InputMember {
        name: "json",
        parameters: Some(&["path"]),
        result: "string",
        doc: "What a JSONPath finds in the body, as JSON text; \"\" if it finds nothing.",
        example: ("$input.json('$.tags')", r#"["a"]"#),
    },
    InputMember {
        name: "path",
        parameters: Some(&["path"]),
        result: "object",
        doc: "What a JSONPath finds in the body, as an object to go on with; empty if it finds nothing.",
        example: ("$input.path('$.tags').size()", "1"),
    },
    InputMember {
        name: "params",
        parameters: Some(&["name"]),
        result: "string",
        doc: "A parameter of the request: from the path, else the query string, else the headers; empty if there is none.",
        example: ("$input.params('name')", "Rex"),
    },
    InputMember {
        name: "params",
        parameters: Some(&[]),
        result: "map",
        doc: "All parameters of the request, in the groups path, querystring and header.",
        example: ("$input.params().path.id", "42"),
    },
];

/// The object behind `$input`.
///
/// # AWS
/// gateway 3.6; printed by itself it is nothing (gateway 3.2).
#[derive(Debug)]
pub(crate) struct Input {
    document: Rc<Document>,
    origin: &'static str,
    received: Rc<Received>,
    /// Whether there is nothing that the body could have come from.
    bodiless: bool,
    params: OnceCell<Value>,
    /// Groups of parameters that others read as well.
    shared: Option<Value>,
    paths: RefCell<Vec<(JavaString, Rc<Path>)>>,
    /// How many paths have found nothing.
    empty_handed: Cell<u32>,
}

/// How many compiled paths one rendering keeps.
const KNOWN_PATHS: usize = 64;

/// For how many paths that find nothing one rendering looks for what was meant.
const MOST_SUGGESTIONS: u32 = 50;

impl Input {
    /// `$input` over this body, with the parameters of the client's request; the trace names the body by its origin.
    pub(crate) fn new(document: Rc<Document>, origin: &'static str, received: Rc<Received>) -> Self {
        Input {
            document,
            origin,
            received,
            bodiless: false,
            params: OnceCell::new(),
            shared: None,
            paths: RefCell::default(),
            empty_handed: Cell::default(),
        }
    }

    /// The same where no backend has answered: what reads the body is told.
    ///
    /// # AWS
    /// gateway 3.6-8.
    pub(crate) fn bodiless(mut self, bodiless: bool) -> Self {
        self.bodiless = bodiless;
        self
    }

    /// Notes that the body is read, where there is none.
    fn note_bodiless(&self, member: &str, call: &mut dyn Call) {
        if self.bodiless {
            call.notes(Diagnostic::new(&say::MOCK_HAS_NO_BODY).arg("name", member));
        }
    }

    /// The same with groups of parameters that were made before.
    pub(crate) fn with_params(mut self, params: Value) -> Self {
        self.shared = Some(params);
        self
    }

    /// What the path finds; `None` if it finds nothing.
    fn find(&self, path: &JavaString, call: &mut dyn Call) -> Result<Option<Value>, Called> {
        let document = self.document.parsed().map_err(|message| {
            let exception = Exception::new("com.jayway.jsonpath.InvalidJsonException", message);
            Called::from(exception.with(Diagnostic::new(&say::BROKEN_JSON).arg("detail", message)))
        })?;
        let text = path.to_utf8_lossy();
        let compiled = self.compile(path, call);
        call.charge(text.len() as u64).map_err(Called::Exceeded)?;
        let (evaluated, visits) = match &compiled {
            Ok(path) => path.evaluate_counted(document, Options::default()),
            Err(error) => (Err(error.clone()), 0),
        };
        call.charge(visits / 4).map_err(Called::Exceeded)?;
        let found = match evaluated {
            Ok(found) => Some(found),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound) => {
                // An indefinite path gives a list, possibly empty, and never nothing (jsonpath 8).
                let is_definite = compiled.as_ref().is_ok_and(|compiled| compiled.is_definite());
                (!is_definite).then(|| Value::from(List::json_array(Vec::new())))
            }
            Err(error) => {
                let message = error.to_string();
                let class = match error.kind() {
                    ErrorKind::Compile => "com.jayway.jsonpath.InvalidPathException",
                    _ => "com.jayway.jsonpath.JsonPathException",
                };
                let diagnostic = Diagnostic::new(&say::BAD_PATH).arg("path", &*text).arg("detail", &message);
                return Err(Exception::new(class, message).with(diagnostic).into());
            }
        };
        if call.traced() {
            call.reads(Read { source: self.origin, path: &text, value: &found.clone().unwrap_or_default() });
            let is_empty = |found: &Value| found.as_list().is_some_and(List::is_empty);
            if let Ok(path) = &compiled
                && found.as_ref().is_none_or(is_empty)
            {
                self.suggest(path, document, &text, call);
            }
        }
        Ok(found)
    }

    /// Notes the name that was likely meant where a path finds nothing.
    fn suggest(&self, path: &Path, document: &Value, text: &str, call: &mut dyn Call) {
        self.empty_handed.set(self.empty_handed.get() + 1);
        if self.empty_handed.get() > MOST_SUGGESTIONS {
            return;
        }
        if let Some(mut hint) = path.suggestion(document) {
            hint.span = None;
            call.notes(hint.arg("path", text));
        }
    }

    /// The compiled path; hints on it are told when it is first met.
    fn compile(&self, path: &JavaString, call: &mut dyn Call) -> Result<Rc<Path>, gatelens_jsonpath::Error> {
        let mut known = self.paths.borrow_mut();
        if let Some((_, compiled)) = known.iter().find(|(known, _)| known == path) {
            return Ok(Rc::clone(compiled));
        }
        let text = path.to_utf8_lossy();
        let compiled = Rc::new(Path::compile(&text)?);
        for mut hint in compiled.lint(&text) {
            // Its place is one in the path, which may have been put together.
            hint.span = None;
            call.notes(hint);
        }
        if known.len() < KNOWN_PATHS {
            known.push((path.clone(), Rc::clone(&compiled)));
        }
        Ok(compiled)
    }

    /// What the path finds, as live values (gateway 3.6-1, 3.6-2); the path may be put together (gateway 3.6-5).
    fn path(&self, path: &JavaString, call: &mut dyn Call) -> Result<Value, Called> {
        Ok(self.find(path, call)?.unwrap_or_default())
    }

    fn json(&self, path: &JavaString, call: &mut dyn Call) -> Result<Value, Called> {
        let found = match self.find(path, call)? {
            None => return Ok(Value::from("\"\"")),
            Some(Value::Null) => {
                call.notes(Diagnostic::new(&say::NULL_AS_JSON).arg("path", path.to_utf8_lossy()));
                return Ok(Value::from("\"\""));
            }
            Some(found) => found,
        };
        let mut out = TextBuilder::new();
        json::write(&found, Style::Lt, &mut out).map_err(Called::Exceeded)?;
        call.charge(out.len() as u64 / 64).map_err(Called::Exceeded)?;
        Ok(Value::String(out.finish()))
    }

    /// The parameter of this name; nothing where there is none (gateway 1.2-3).
    fn param(&self, name: &JavaString, call: &mut dyn Call) -> Value {
        let name = &*name.to_utf8_lossy();
        let received = &self.received;
        let (origin, value) = if let Some(value) = received.path_parameter(name) {
            ("path", Value::from(value))
        } else if let Some(value) = received.query_parameter(name) {
            ("querystring", Value::from(value))
        } else if let Some(value) = received.header(name) {
            if let Some((spelled, _)) = received.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name))
                && !received.headers.iter().any(|(exact, _)| exact == name)
            {
                call.notes(Diagnostic::new(&say::HEADER_CASE).arg("name", name).arg("header", spelled));
            }
            ("header", Value::from(value))
        } else {
            ("params", Value::Null)
        };
        if call.traced() {
            call.reads(Read { source: origin, path: name, value: &value });
        }
        value
    }

    fn params(&self) -> Value {
        self.shared.as_ref().unwrap_or_else(|| self.params.get_or_init(|| params_map(&self.received))).clone()
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        if let Some(params) = self.params.get() {
            let_go(params);
        }
    }
}

/// The groups of parameters.
///
/// # AWS
/// gateway 3.6: the groups stand as path, querystring, header; inside, path and query string in bucket order, the
/// headers sorted without regard to case. A repeated name shows its last value (gateway 3.6-9).
pub(crate) fn params_map(received: &Received) -> Value {
    let last = |values: &Vec<String>| values.last().map(String::as_str).map(Value::from).unwrap_or_default();
    let path = Map::hash();
    for (name, _) in &received.path_parameters {
        path.insert(name.as_str(), received.path_parameter(name).map(Value::from).unwrap_or_default());
    }
    let querystring = Map::hash();
    for (name, values) in &received.querystring {
        querystring.insert(name.as_str(), last(values));
    }
    let header = Map::new(MapKind::IgnoringCase);
    for (name, values) in &received.headers {
        header.insert(name.as_str(), last(values));
    }
    let groups = Map::linked();
    groups.insert("path", Value::object(TracedMap::new(path, "path")));
    groups.insert("querystring", Value::object(TracedMap::new(querystring, "querystring")));
    groups.insert("header", Value::object(TracedMap::new(header, "header").ignoring_case()));
    Value::object(TracedMap::new(groups, "params"))
}

impl Object for Input {
    fn class_name(&self) -> &str {
        "com.amazonaws.apigateway.Input"
    }

    fn to_text(&self, _out: &mut TextBuilder) -> Result<(), Exceeded> {
        Ok(())
    }

    fn property(&self, name: &str, call: &mut dyn Call) -> Option<Value> {
        if name != "body" {
            return None;
        }
        self.note_bodiless(name, call);
        let body = Value::String(self.document.text().clone());
        if call.traced() {
            call.reads(Read { source: self.origin, path: "$", value: &body });
        }
        Some(body)
    }

    fn call(&self, name: &str, args: &[Value], call: &mut dyn Call) -> Called {
        if matches!(name, "json" | "path" | "getBody") {
            self.note_bodiless(name, call);
        }
        let result = match (name, args) {
            ("json", [Value::String(path)]) => self.json(path, call),
            ("path", [Value::String(path)]) => self.path(path, call),
            ("params", [Value::String(name)]) => Ok(self.param(name, call)),
            ("params", []) => Ok(self.params()),
            ("params", [Value::Null]) => Ok(Value::Null),
            ("getBody", []) => Ok(self.property("body", call).unwrap_or_default()),
            ("json" | "path", [Value::Null]) => {
                Err(crate::util::illegal_argument("path can not be null or empty").into())
            }
            // A method without parameters is found for any number of arguments, and then fails (vtl 8).
            ("params" | "getBody", _) => {
                Err(crate::util::illegal_argument("wrong number of arguments").into())
            }
            _ => return Called::Unknown,
        };
        result.map_or_else(|called| called, Called::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gatelens_value::Silent;

    fn called(body: &str, name: &str, arg: &str) -> Result<String, &'static str> {
        let received = Received {
            path_parameters: vec![("id".to_owned(), "a%2Fb".to_owned())],
            querystring: vec![("q".to_owned(), vec!["1".to_owned(), "2".to_owned()])],
            headers: vec![("X-Tag".to_owned(), vec!["one".to_owned(), "two".to_owned()])],
            ..Received::default()
        };
        let input = Input::new(Document::new(body), "body", Rc::new(received));
        match input.call(name, &[Value::from(arg)], &mut Silent) {
            Called::Returned(Value::Null) => Ok("(null)".to_owned()),
            Called::Returned(value) => Ok(value.to_string()),
            Called::Failed(exception) => Err(exception.class),
            Called::Unknown => Err("unknown"),
            Called::Exceeded(_) => Err("exceeded"),
        }
    }

    #[test]
    fn json_is_text_and_nothing_is_two_quotes() {
        let body = r#"{"s":"x/y","n":10.00,"o":{"b":1,"a":[]},"z":null}"#;
        for (path, expected) in [
            ("$.s", "\"x/y\""),
            ("$.n", "10.0"),
            ("$.o", r#"{"b":1,"a":[]}"#),
            ("$.missing", "\"\""),
            ("$.z", "\"\""),
            ("s", "\"x/y\""),
        ] {
            assert_eq!(called(body, "json", path).unwrap(), expected, "{path}");
        }
    }

    #[test]
    fn a_body_that_is_no_json() {
        assert_eq!(called("", "json", "$").unwrap(), "{}");
        assert_eq!(called("a=b", "json", "$").unwrap(), "\"a=b\"");
        assert_eq!(called("a=b", "path", "$.x").unwrap(), "(null)");
        assert_eq!(called("a{b", "path", "$").unwrap(), "a{b");
        assert_eq!(called("{a", "path", "$").unwrap_err(), "com.jayway.jsonpath.InvalidJsonException");
        assert_eq!(called("{}", "path", "$.[").unwrap_err(), "com.jayway.jsonpath.InvalidPathException");
    }

    #[test]
    fn params_look_in_path_query_and_headers() {
        assert_eq!(called("", "params", "id").unwrap(), "a/b");
        assert_eq!(called("", "params", "q").unwrap(), "2");
        assert_eq!(called("", "params", "X-Tag").unwrap(), "two");
        assert_eq!(called("", "params", "x-tag").unwrap(), "two");
        assert_eq!(called("", "params", "nothing").unwrap(), "(null)");
        assert_eq!(called("", "nope", "x").unwrap_err(), "unknown");
    }

    #[test]
    fn a_change_shows_in_the_document() {
        let input = Input::new(Document::new(r#"{"a":1}"#), "body", Rc::default());
        let Called::Returned(Value::Map(root)) = input.call("path", &[Value::from("$")], &mut Silent) else {
            panic!("no map");
        };
        root.insert("b", "c");
        let Called::Returned(json) = input.call("json", &[Value::from("$")], &mut Silent) else {
            panic!("no text")
        };
        assert_eq!(json.to_string(), r#"{"a":1,"b":"c"}"#);
    }
}
