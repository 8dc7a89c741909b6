//! Systems Manager's parameters.

use super::md5;
use super::protocol::Request;
use super::service::{
    Action, Fault, Input, Invocation, JsonProtocol, Output, Protocol, QueryProtocol, Rule, Service, Shape,
    Start, StrictType, input,
};
use super::state::{Kept, Key, key, needed};
use super::surroundings::Surroundings;
use super::tree;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatelens_value::json::strict::Json;

/// Systems Manager's parameters.
pub(super) static SERVICE: Service = Service {
    name: "ssm",
    title: "Systems Manager Parameter Store",
    doc: "Parameters by name.",
    protocol: Protocol::Both(
        JsonProtocol {
            prefix: "AmazonSSM",
            version: "1.1",
            front: "",
            validation: "",
            strict_type: StrictType::Own,
            missing: None,
        },
        QueryProtocol {
            namespace: "http://ssm.amazonaws.com/doc/2014-11-06/",
            names: &[],
            declaration: "",
            missing: None,
            unknown: None,
            has_detail: false,
            unsigned,
        },
    ),
    state: STATE,
    actions: &[GET, PUT],
    others: &[
        "AddTagsToResource",
        "DeleteParameter",
        "DeleteParameters",
        "DescribeParameters",
        "GetDocument",
        "GetParameterHistory",
        "GetParameters",
        "GetParametersByPath",
        "LabelParameterVersion",
        "ListDocuments",
        "ListTagsForResource",
        "RemoveTagsFromResource",
        "SendCommand",
        "StartAutomationExecution",
        "UnlabelParameterVersion",
    ],
};

fn unsigned(_: &Request<'_>, _: &Surroundings) -> Fault {
    Fault::new("MissingAuthenticationToken", "Request is missing Authentication Token").status(403)
}

/// `{parameters: {NAME: {value, type, version?, dataType?}}}`
const STATE: Kept = Kept::Object(&[key("parameters", Kept::Named(&PARAMETER))]);

static PARAMETER: Kept = Kept::Object(&PARAMETER_KEYS);

const TYPES: &[&str] = &["String", "StringList", "SecureString"];

static PARAMETER_KEYS: [Key; 4] = [
    needed("value", Kept::Text),
    key("type", Kept::OneOf(TYPES)),
    key("version", Kept::Integer),
    key("dataType", Kept::Text),
];

const NAME: Input = input("Name", Shape::Text, "The parameter's name; `NAME:VERSION` reads one version.")
    .required()
    .rules(&[Rule::LengthFrom(1), Rule::LengthTo(2048)]);

/// `GetParameter`.
const GET: Action = Action {
    name: "GetParameter",
    doc: "Reads a parameter.",
    inputs: &[
        NAME,
        input(
            "WithDecryption",
            Shape::Flag,
            "Whether a `SecureString` is answered as it was before encryption.",
        ),
    ],
    start: Start::action("").with(&[("integration.request.querystring.Name", "'/my/parameter'")]),
    run: get,
};

/// `PutParameter`.
const PUT: Action = Action {
    name: "PutParameter",
    doc: "Stores a parameter.",
    inputs: &[
        NAME,
        input("Value", Shape::Text, "The value.").required(),
        input("Type", Shape::Text, "`String`, `StringList` or `SecureString`; needed for a new parameter.")
            .rules(&[Rule::OneOf(TYPES)]),
        input("Overwrite", Shape::Flag, "Whether one that is there may be replaced."),
        input("Description", Shape::Text, "What it is."),
        input("DataType", Shape::Text, "`text` if left out."),
        input("KeyId", Shape::Text, "The key of a `SecureString`."),
        input("AllowedPattern", Shape::Text, "A pattern that the value must match."),
        input("Tier", Shape::Text, "`Standard`, `Advanced` or `Intelligent-Tiering`.")
            .rules(&[Rule::OneOf(&["Standard", "Advanced", "Intelligent-Tiering"])]),
    ],
    start: Start::action("{\n  \"Name\": \"/my/parameter\",\n  \"Value\": \"$util.escapeJavaScript($input.path('$.name'))\",\n  \"Type\": \"String\",\n  \"Overwrite\": true\n}").with(&[("integration.request.header.X-Amz-Target", "'AmazonSSM.PutParameter'"), ("integration.request.header.Content-Type", "'application/x-amz-json-1.1'")]),
    run: put,
};

/// # AWS
/// gateway 4.6.6 [recorded test_get_parameter_query_protocol]: the members and their order; `Selector` and
/// `SourceResult` are null in JSON and missing in XML.
fn get(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let given = call.text("Name").unwrap_or_default();
    let given = given.split_once(":parameter").map_or(given, |(_, name)| name);
    let (name, selector) = match given.split_once(':') {
        Some((name, selector)) => (name, Some(selector)),
        None => (given, None),
    };
    // A path's first slash is no part of the ARN's own.
    let found =
        tree::named(call.state, "parameters", name).map(|parameter| (name, parameter)).or_else(|| {
            let bare = name.strip_prefix('/')?;
            Some((bare, tree::named(call.state, "parameters", bare)?))
                .filter(|_| given != call.text("Name").unwrap_or_default())
        });
    let Some((name, parameter)) = found else { return Err(Fault::silent("ParameterNotFound")) };
    let version = parameter.get("version").and_then(Json::as_i64).unwrap_or(1);
    if selector.is_some_and(|selector| selector != version.to_string()) {
        return Err(Fault::new(
            "ParameterVersionNotFound",
            format!(
                "Systems Manager could not find version {} of {name}. Verify the version and try again.",
                selector.unwrap_or_default()
            ),
        ));
    }
    let text = |key: &str| parameter.get(key).and_then(Json::as_str);
    let kind = text("type").unwrap_or("String");
    let plain = text("value").unwrap_or_default();
    let value = if kind == "SecureString" && !call.is_set("WithDecryption") {
        format!("AQICAH{}", STANDARD.encode(md5::digest(plain.as_bytes())))
    } else {
        plain.to_owned()
    };
    let separator = if name.starts_with('/') { "" } else { "/" };
    let arn = format!("arn:aws:ssm:{}:{}:parameter{separator}{name}", call.here.region, call.here.account);
    let parameter = Json::object([
        ("ARN", Json::string(arn)),
        ("DataType", Json::string(text("dataType").unwrap_or("text"))),
        ("LastModifiedDate", call.here.seconds()),
        ("Name", Json::string(name)),
        ("Selector", selector.map_or_else(Json::null, |selector| Json::string(format!(":{selector}")))),
        ("SourceResult", Json::null()),
        ("Type", Json::string(kind)),
        ("Value", Json::string(value)),
        ("Version", Json::number(version)),
    ]);
    Ok(Output::Document(Json::object([("Parameter", parameter)])))
}

fn put(call: &mut Invocation<'_>) -> Result<Output, Fault> {
    let name = call.text("Name").unwrap_or_default().to_owned();
    let invalid = |message: &str| Fault::new("ValidationException", message);
    if name.contains('/') && !name.starts_with('/') {
        return Err(invalid("Parameter name must be a fully qualified name."));
    }
    let lower = name.trim_start_matches('/').to_ascii_lowercase();
    if lower.starts_with("aws") || lower.starts_with("ssm") {
        return Err(invalid("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive)."));
    }
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/')) {
        return Err(invalid(
            "Parameter name: can only contain the following symbols and letters: a-zA-Z0-9_.-",
        ));
    }
    let value = call.text("Value").unwrap_or_default();
    if value.is_empty() {
        return Err(invalid("Parameter value can't be empty."));
    }
    if value.len() > 4096 && call.text("Tier").is_none_or(|tier| tier == "Standard") {
        return Err(invalid(
            "Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger \
             parameter value, upgrade the parameter to use the advanced-parameter tier.",
        ));
    }
    let old = tree::named(call.state, "parameters", &name);
    if old.is_some() && !call.is_set("Overwrite") {
        return Err(Fault::new(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
        ));
    }
    let kept = old.and_then(|old| old.get("type")?.as_str());
    let Some(kind) = call.text("Type").or(kept) else {
        return Err(invalid("A parameter type is required when you create a parameter."));
    };
    let version =
        old.map_or(1, |old| old.get("version").and_then(Json::as_i64).unwrap_or(1).saturating_add(1));
    let mut parameter = Json::object([("value", Json::string(value)), ("type", Json::string(kind))]);
    if version > 1 {
        tree::set(&mut parameter, "version", Json::number(version));
    }
    if let Some(data_type) = call.text("DataType") {
        tree::set(&mut parameter, "dataType", Json::string(data_type));
    }
    if call.state.get("parameters").is_none() {
        tree::set(call.state, "parameters", Json::object::<String>([]));
    }
    if let Some(parameters) = tree::get_mut(call.state, "parameters") {
        tree::set(parameters, &name, parameter);
    }
    Ok(Output::Document(Json::object([
        ("Tier", Json::string(call.text("Tier").filter(|tier| *tier == "Advanced").unwrap_or("Standard"))),
        ("Version", Json::number(version)),
    ])))
}
