//! What a service is to this crate: a name, its protocols, the state it keeps and a table of actions.

use super::protocol::Request;
use super::state::Kept;
use super::surroundings::Surroundings;
use gatelens_gateway::outcome::BackendAnswer;
use gatelens_value::json::strict::Json;
use std::borrow::Cow;

/// An AWS service in memory.
pub(crate) struct Service {
    /// The name in an integration's URI, such as `dynamodb`.
    pub name: &'static str,
    /// The name that people use.
    pub title: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// How it is spoken to.
    pub protocol: Protocol,
    /// What its state looks like.
    pub state: Kept,
    /// The actions that are simulated.
    pub actions: &'static [Action],
    /// The actions that AWS has and nothing here simulates.
    pub others: &'static [&'static str],
}

impl Action {
    /// The first required input that a request lacks.
    pub fn lacks(&self, input: &Json) -> Option<&'static str> {
        let mut required = self.inputs.iter().filter(|known| known.required);
        required.find(|known| input.get(known.name).is_none()).map(|known| known.name)
    }
}

impl Service {
    /// The simulated action of this name.
    pub fn action(&self, name: &str) -> Option<&'static Action> {
        self.actions.iter().find(|action| action.name == name)
    }
}

/// How a service is spoken to.
pub(crate) enum Protocol {
    /// AWS JSON.
    Json(JsonProtocol),
    /// The query protocol.
    Query(QueryProtocol),
    /// Either, told apart by the request.
    Both(JsonProtocol, QueryProtocol),
    /// The service reads HTTP itself; the function finds the action and its input.
    Rest(fn(&'static Service, &Request<'_>, &mut Json, &mut Surroundings) -> Served),
}

/// AWS JSON 1.0 or 1.1.
pub(crate) struct JsonProtocol {
    /// What stands before the action in `X-Amz-Target`.
    pub prefix: &'static str,
    /// `1.0` or `1.1`.
    pub version: &'static str,
    /// What stands before the `#` of the errors that the front end makes; empty for the name alone.
    pub front: &'static str,
    /// What stands before the `#` of a constraint's violation; empty for the name alone.
    pub validation: &'static str,
    /// Whether only the protocol's own media types are taken for it, and `application/json`.
    pub strict_type: StrictType,
    /// What is answered where a required input is missing, if not the front end's own sentence.
    pub missing: Option<fn(&str) -> Fault>,
}

/// Which media types a JSON service takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum StrictType {
    /// The protocol's own and `application/json`.
    Json,
    /// The protocol's own.
    Own,
}

/// The query protocol.
pub(crate) struct QueryProtocol {
    /// The namespace of its XML.
    pub namespace: &'static str,
    /// How lists and maps of the output are named.
    pub names: &'static [Named],
    /// The declaration before the root, if the service writes one.
    pub declaration: &'static str,
    /// What is answered where a required input is missing, if not the front end's own sentence.
    pub missing: Option<fn(&str) -> Fault>,
    /// What is said of an action that there is not, below a path, if not the front end's own sentence.
    pub unknown: Option<fn(&str) -> String>,
    /// Whether an error in XML has a `Detail`.
    pub has_detail: bool,
    /// What is answered to an unsigned request.
    pub unsigned: fn(&Request<'_>, &Surroundings) -> Fault,
}

/// A list or a map of an output, in the spellings of the query protocol.
pub(crate) struct Named {
    /// The member's name.
    pub member: &'static str,
    /// Its name in the JSON that the query protocol answers.
    pub json: &'static str,
    /// The name of each item in XML, where the list has no element of its own; empty: `member` items in an element.
    pub xml: &'static str,
    /// Whether it is a map, which turns into a list of `Name` and `Value`.
    pub is_map: bool,
}

/// An action of a service.
pub(crate) struct Action {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What it takes.
    pub inputs: &'static [Input],
    /// How an integration calls it.
    pub start: Start,
    /// What it does to the state, and its answer.
    pub run: fn(&mut Invocation<'_>) -> Result<Output, Fault>,
}

/// How an integration calls an action: what a picker fills in.
pub(crate) struct Start {
    /// The verb.
    pub method: &'static str,
    /// What stands behind the service in the integration's URI; `action/` and the action's name if empty.
    pub path: &'static str,
    /// The parameter mappings, each a target and its source.
    pub parameters: &'static [(&'static str, &'static str)],
    /// A request template with the inputs that the action needs.
    pub template: &'static str,
}

impl Start {
    /// A call by `action/` that needs nothing but its template.
    pub const fn action(template: &'static str) -> Self {
        Start { method: "POST", path: "", parameters: &[], template }
    }

    /// The call with parameter mappings.
    pub const fn with(mut self, parameters: &'static [(&'static str, &'static str)]) -> Self {
        self.parameters = parameters;
        self
    }

    /// The call by a path.
    pub const fn at(mut self, method: &'static str, path: &'static str) -> Self {
        self.method = method;
        self.path = path;
        self
    }
}

/// A member of an action's input.
pub(crate) struct Input {
    /// Its name.
    pub name: &'static str,
    /// Other names in a form.
    pub forms: &'static [&'static str],
    /// What it looks like.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it is.
    pub doc: &'static str,
    /// What its value must satisfy.
    pub rules: &'static [Rule],
}

/// What an input looks like.
pub(crate) enum Shape {
    /// Text.
    Text,
    /// A whole number of 32 bits.
    Integer,
    /// A number of seconds since 1970, or a date.
    Moment,
    /// True or false.
    Flag,
    /// Bytes in Base64.
    Blob,
    /// Named members, and the class that AWS's front end names where a list stands in its place.
    Structure(&'static str, &'static [Input]),
    /// A list of one shape.
    List(&'static Shape),
    /// Values of one shape by name.
    Map(&'static Shape),
}

impl Shape {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Shape::Text => "string",
            Shape::Integer => "number",
            Shape::Moment => "timestamp",
            Shape::Flag => "boolean",
            Shape::Blob => "base64",
            Shape::Structure(..) => "object",
            Shape::List(_) => "list",
            Shape::Map(_) => "map",
        }
    }
}

/// What an input's value must satisfy.
pub(crate) enum Rule {
    /// One of these texts, in the order in which AWS lists them.
    OneOf(&'static [&'static str]),
    /// At least this many characters, bytes, items or members.
    LengthFrom(usize),
    /// At most this many.
    LengthTo(usize),
    /// A pattern, with the function that decides it.
    Pattern(&'static str, fn(&str) -> bool),
    /// At least this number.
    From(i64),
    /// At most this number.
    To(i64),
}

/// An input that may be left out.
pub(crate) const fn input(name: &'static str, shape: Shape, doc: &'static str) -> Input {
    Input { name, forms: &[], shape, required: false, doc, rules: &[] }
}

impl Input {
    /// The input, which must be there.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The input, which a form names otherwise.
    pub const fn forms(mut self, forms: &'static [&'static str]) -> Self {
        self.forms = forms;
        self
    }

    /// The input with what its value must satisfy.
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }
}

/// A call of an action.
pub(crate) struct Invocation<'a> {
    /// The action's input, shaped as its table says; what is null or unknown has been left out.
    pub input: &'a Json,
    /// The service's state: an object of the form that its table says.
    pub state: &'a mut Json,
    /// Where and when.
    pub here: &'a mut Surroundings,
    /// The request as it came.
    pub request: &'a Request<'a>,
}

impl Invocation<'_> {
    /// A text of the input.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.input.get(name)?.as_str()
    }

    /// A number of the input.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.input.get(name)?.as_i64()
    }

    /// Whether a flag of the input is set.
    pub fn is_set(&self, name: &str) -> bool {
        self.input.get(name).and_then(Json::as_bool).unwrap_or_default()
    }
}

/// What an action answers.
pub(crate) enum Output {
    /// A document; null members are printed by the query protocol alone.
    Document(Json),
    /// Nothing at all.
    Empty,
    /// The answer as it goes over the wire.
    Http(BackendAnswer),
    /// What was asked is not simulated.
    NotSimulated(&'static str),
}

/// A refusal.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The status.
    pub status: u16,
    /// The error's name, with what stands before its `#` where the service says it so.
    pub code: Cow<'static, str>,
    /// Its name in the query protocol, where it is another.
    pub query_code: Option<&'static str>,
    /// The sentence.
    pub message: Option<String>,
    /// Whether the member is `Message`.
    pub capital: bool,
    /// Further members.
    pub extra: Vec<(&'static str, Json)>,
}

impl Fault {
    /// A refusal with status 400.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Fault {
            status: 400,
            code: code.into(),
            query_code: None,
            message: Some(message.into()),
            capital: false,
            extra: Vec::new(),
        }
    }

    /// A refusal with status 400 and no sentence.
    pub fn silent(code: impl Into<Cow<'static, str>>) -> Self {
        Fault { message: None, ..Fault::new(code, "") }
    }

    /// The refusal with another status.
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The refusal with `Message` for `message`.
    pub fn capital(mut self) -> Self {
        self.capital = true;
        self
    }

    /// The refusal, named otherwise in the query protocol.
    pub fn query(mut self, code: &'static str) -> Self {
        self.query_code = Some(code);
        self
    }

    /// The refusal with one more member.
    pub fn with(mut self, name: &'static str, value: Json) -> Self {
        self.extra.push((name, value));
        self
    }
}

/// What came of a request.
pub(crate) enum Served {
    /// An answer.
    Answer(BackendAnswer),
    /// The action, or this way to use it, is not simulated.
    NotSimulated(String),
}
