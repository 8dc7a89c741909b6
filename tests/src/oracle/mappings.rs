//! Mapping templates with `$input` and `$util`, held against Apache Velocity over Jayway JsonPath.
//!
//! What the model has of API Gateway is ours, after its documents: where they leave something open (the order of
//! parameters, the text of `$input` itself), nothing is asked.

use gatelens_gateway::Options;
use gatelens_gateway::scenario::Scenario;
use serde_json::{Map, Value, json};

use crate::mapping::{Params, Sight};
use crate::oracle::random::Random;
use crate::oracle::{Asked, Comparison, Subject, documents, paths, templates, velocity};

/// Random templates over random bodies.
pub const MAPPINGS: Subject = Subject {
    name: "mapping",
    class: "VelocityOracle",
    comparison: Comparison::Asked(Asked {
        switches: &["--gateway"],
        question,
        answer,
        canonical: velocity::canonical,
    }),
};

/// How seldom a body is a long one, and how long that is at least, in bytes.
const LONG: usize = 20;
const LENGTH: usize = 1 << 17;

fn question(random: &mut Random) -> String {
    let body = match random.below(12) {
        0 => documents::damaged(random),
        1..=5 => documents::standard(random),
        _ => templates::VARIABLES.to_owned(),
    };
    // The engine reads a long body in another way than a short one.
    let body = if random.once_in(LONG) { " ".repeat(LENGTH) + &body } else { body };
    let mut template = match random.below(3) {
        0 => format!("#set($p = $util.parseJson('{}'))", templates::VARIABLES),
        _ => "#set($p = $input.path('$'))".to_owned(),
    };
    if random.below(3) > 0 {
        for name in ["s", "u", "n", "d", "long", "huge", "l", "m", "mix", "rows", "void"] {
            template.push_str(&format!("#set(${name} = $p.{name})"));
        }
    }
    let mut rest = templates::template_over(random, root);
    while is_open(&rest) {
        rest = templates::template_over(random, root);
    }
    template.push_str(&rest);
    json!({
        "template": template,
        "body": body,
        "params": {
            "path": { "id": "7" },
            "querystring": { "q": "é x", "id": "8", "json": "{\"a\":[1]}" },
            "header": { "X-H": "h 1", "q": "other" },
        },
        "context": { "requestId": "r-1", "identity": { "sourceIp": "1.2.3.4" } },
        "stageVariables": { "v": "1", "w_2": "a/b" },
    })
    .to_string()
}

/// Whether damage has made a template ask for what the documents leave open: the order of parameters, and the texts of
/// the objects themselves.
fn is_open(template: &str) -> bool {
    let follows = |piece: &str, goes_on: &[&str]| {
        let mut after = template.split(piece).skip(1);
        after.any(|rest| !goes_on.iter().any(|next| rest.starts_with(next)))
    };
    follows("params()", &[".path", ".querystring.get(", ".header['X-H']"])
        || follows("$context", &[".requestId", ".identity.sourceIp", ".none"])
        || ["$input", "$!input", "{input", "$util", "$!util", "{util"]
            .iter()
            .any(|name| follows(name, &["."]))
}

/// What a reference begins with: a name, or something of API Gateway.
fn root(random: &mut Random) -> String {
    match random.below(22) {
        0..=3 => format!("input.path('{}')", path(random)),
        4 | 5 => format!("input.json('{}')", path(random)),
        6 => random
            .pick(&[
                "input.body",
                "input.params('id')",
                "input.params('q')",
                "input.params('X-H')",
                "input.params('none')",
                "input.params().path.id",
                "input.params().querystring.get('q')",
                "input.params().header['X-H']",
                "context.requestId",
                "context.identity.sourceIp",
                "context.none",
                "stageVariables.v",
                "stageVariables['w_2']",
                "stageVariables.get('none')",
                "input.path",
                "util.urlEncode",
                "util.nothing('a')",
            ])
            .to_owned(),
        7..=10 => {
            let function = random.pick(&[
                "escapeJavaScript",
                "parseJson",
                "urlEncode",
                "urlDecode",
                "base64Encode",
                "base64Decode",
            ]);
            format!("util.{function}({})", text(random))
        }
        _ => templates::defined(random).to_owned(),
    }
}

/// A path that finds something as often as not, as it stands in a text in single quotes.
fn path(random: &mut Random) -> String {
    let path = match random.below(3) {
        0 => paths::path(random),
        _ => {
            let name = templates::defined(random);
            let more = random.pick(&["", "", "[0]", ".k", ".kk[1].x", "[*]", "[?(@.id > 1)].name", "..id"]);
            format!("$.{name}{more}")
        }
    };
    path.replace('\'', "''")
}

/// A text for a function to work on.
fn text(random: &mut Random) -> String {
    match random.below(7) {
        0 => format!("$input.json('{}')", path(random)),
        1 => format!("$input.path('{}')", path(random)),
        2 => "$input.body".to_owned(),
        3 => format!("${}", templates::defined(random)),
        4 => {
            let text = random.pick(&[
                "a b&c=d/e?f",
                "%41%20+",
                "%",
                "%zz",
                "aGVsbG8=",
                "aGVsbG8",
                "_-",
                "é😀 \"/\\",
                "{\"a\":[1.50]}",
                "[1,2",
                "",
            ]);
            format!("'{text}'")
        }
        5 => "$util.base64Encode($s)".to_owned(),
        _ => "$util.urlEncode($u)".to_owned(),
    }
}

fn answer(question: &str) -> String {
    let question: Value = serde_json::from_str(question).unwrap_or_default();
    let object = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let text = |name: &str| question[name].as_str().unwrap_or_default();
    let group = |name: &str| -> Map<String, Value> { object(&question["params"][name]) };
    let sight = Sight {
        body: text("body").to_owned(),
        params: Params { path: group("path"), querystring: group("querystring"), header: group("header") },
        context: object(&question["context"]),
        stage_variables: object(&question["stageVariables"]),
    };
    let scenario = match Scenario::read(&sight.scenario(text("template"))) {
        Ok(scenario) => scenario,
        Err(errors) => return format!("no scenario: {errors:?}"),
    };
    let outcome = gatelens_backends::run(&scenario, Options::default());
    if let Some(request) = &outcome.integration_request {
        return format!("output {}", String::from_utf8_lossy(request.payload.as_bytes()));
    }
    let failed = |range: &str| outcome.diagnostics.iter().any(|one| one.code.starts_with(range));
    match () {
        () if failed("E02") => "parse".to_owned(),
        () if failed("E092") => "limit".to_owned(),
        () => "eval".to_owned(),
    }
}
