//! `cases/diagnostics`: a small input for each code that any crate can tell, with the places and arguments.
//!
//! A case's name begins with the code that it is there for. `GATELENS_UPDATE=1` writes what is told into the cases, so
//! that the difference can be reviewed. Two further checks hold the cases and the tables of the crates against each
//! other: every code has its case, and every finding of the stages is reached by some scenario of the corpora.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use gatelens_exchange::{import, link};
use gatelens_gateway::Options;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::Scenario;
use gatelens_jsonpath::Path;
use gatelens_sandbox::Sandbox;
use gatelens_tests::corpus::{Case, Corpus};
use gatelens_tests::difference;
use gatelens_value::json::{self, strict};
use gatelens_value::text::LineIndex;
use gatelens_value::{Map, Value};
use gatelens_velocity::{Limits, NoTrace, Template};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::harness::{Check, Suite, Verdict};

/// A case: one input, and all that is told of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Telling {
    name: String,
    /// A scenario as a JSON value.
    scenario: Option<Box<RawValue>>,
    /// A scenario as text, which may be none.
    document: Option<Text>,
    /// A scenario as the page holds it, which has gone through no reader.
    typed: Option<Scenario>,
    /// Whether a scenario's own claims are read, too.
    #[serde(default)]
    claims: bool,
    /// Whether nothing is there that runs functions which are source.
    #[serde(default)]
    engineless: bool,
    /// A template, by itself.
    template: Option<Text>,
    /// The variables of a template.
    variables: Option<Box<RawValue>>,
    /// A JSONPath.
    path: Option<Text>,
    /// The document of a path.
    json: Option<Text>,
    /// Whether the document of a path holds itself as `me`.
    #[serde(default)]
    knot: bool,
    /// Something to import.
    pasted: Option<Text>,
    /// The scenario that an import is put into.
    onto: Option<Box<RawValue>>,
    /// A share link.
    link: Option<Text>,
    #[serde(default)]
    expect: Vec<Told>,
}

/// A text, or the pieces that a long one is made of.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Whole(String),
    Repeated(Vec<(String, usize)>),
}

impl Text {
    fn whole(&self) -> String {
        match self {
            Text::Whole(text) => text.clone(),
            Text::Repeated(pieces) => pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect(),
        }
    }
}

/// A diagnostic as a case holds it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Told {
    code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<String, String>,
}

/// The suite.
pub fn suite(corpus: &Corpus) -> Suite {
    if std::env::var_os("GATELENS_UPDATE").is_some()
        && let Err(error) = update(corpus)
    {
        return Suite::new("diagnostics", Err(error));
    }
    let checks = corpus.listed::<Telling>("diagnostics").map(|cases| {
        let coverage = coverage(&cases);
        let mut checks: Vec<Check> =
            cases.into_iter().map(|case| Check::new(case.name, move || holds(&case.content))).collect();
        checks.push(Check::new("diagnostics/coverage:every-code-has-its-case", move || coverage));
        checks.push(Check::new("diagnostics/coverage:every-finding-is-reached", findings_are_reached));
        checks.push(Check::new("diagnostics/coverage:examples-are-clean", examples_are_clean));
        checks
    });
    Suite::new("diagnostics", checks)
}

fn holds(case: &Telling) -> Verdict {
    let code = code_of(&case.name);
    if !case.expect.iter().any(|told| told.code == code) {
        return Err(format!("the case is there for {code}, and does not expect it"));
    }
    let lines = |told: &[Told]| told.iter().map(|told| format!("{told:?}\n")).collect::<String>();
    difference::equal("what is told", &lines(&case.expect), &lines(&told(case)?))
}

/// The code in front of a case's name.
fn code_of(name: &str) -> &str {
    name.split('-').next().unwrap_or_default()
}

/// What is told of a case's input.
fn told(case: &Telling) -> Result<Vec<Told>, String> {
    let text = |text: &Option<Text>| text.as_ref().map(Text::whole);
    let scenario = case.scenario.as_ref().map(|scenario| scenario.get().to_owned());
    if let Some(document) = scenario.or_else(|| text(&case.document)) {
        return Ok(of_scenario(&document, case.claims, case.engineless));
    }
    if let Some(scenario) = &case.typed {
        return Ok(of_run(scenario, case.claims, case.engineless));
    }
    if let Some(template) = text(&case.template) {
        let variables = case.variables.as_ref().map_or("{}", |variables| variables.get());
        return of_template(&template, variables);
    }
    if let Some(path) = text(&case.path) {
        return Ok(of_path(&path, &text(&case.json).unwrap_or_else(|| "{}".to_owned()), case.knot));
    }
    if let Some(pasted) = text(&case.pasted) {
        let onto = case.onto.as_ref().map(|onto| Scenario::read(onto.get()));
        return match (import::import(&pasted), onto) {
            (Err(diagnostics), _) => Ok(outer(&diagnostics)),
            (Ok(imported), None) => Ok(outer(&imported.alone().1)),
            (Ok(imported), Some(Ok(scenario))) => Ok(outer(&imported.onto(&scenario).1)),
            (Ok(_), Some(Err(errors))) => Err(crate::gateway::sentences(&errors)),
        };
    }
    if let Some(opened) = text(&case.link) {
        return Ok(link::decode(&opened).err().map(|diagnostics| outer(&diagnostics)).unwrap_or_default());
    }
    Err("the case has no input".to_owned())
}

fn of_scenario(document: &str, claims: bool, engineless: bool) -> Vec<Told> {
    match Scenario::read_with_warnings(document) {
        Err(errors) => outer(&errors),
        Ok(reading) => {
            let mut told = outer(&reading.warnings);
            told.extend(of_run(&reading.scenario, claims, engineless));
            told
        }
    }
}

fn of_run(scenario: &Scenario, claims: bool, engineless: bool) -> Vec<Told> {
    let outcome = if engineless {
        gatelens_backends::run(scenario, Options::default())
    } else {
        gatelens_backends::run_with(scenario, Options::default(), &mut Sandbox::default())
    };
    let mut told = outer(&outcome.diagnostics);
    if let Some(expect) = scenario.expect.as_deref().filter(|_| claims) {
        let errors = gatelens_gateway::expect::compare(expect, &outcome).err();
        told.extend(errors.iter().flat_map(|errors| outer(errors)));
    }
    told
}

fn of_template(source: &str, variables: &str) -> Result<Vec<Told>, String> {
    let variables = strict::read(variables).map_err(|error| error.message())?;
    let variables = variables.root.to_java();
    let mut variables = variables.as_map().map_or_else(Map::linked, Clone::clone);
    let limits = Limits::default();
    let template = match Template::parse(source, &limits) {
        Ok(template) => template,
        Err(errors) => return Ok(inner(&errors, source)),
    };
    let mut told = inner(&template.hints(), source);
    if let Err(error) = template.render(&mut variables, &limits, &mut NoTrace) {
        told.extend(inner(std::slice::from_ref(error.diagnostic()), source));
    }
    gatelens_velocity::untie(vec![Value::Map(variables)]);
    Ok(told)
}

fn of_path(path: &str, document: &str, knot: bool) -> Vec<Told> {
    let mut told = inner(&gatelens_jsonpath::lint(path), path);
    let compiled = match Path::compile(path) {
        Ok(compiled) => compiled,
        Err(error) => return inner(std::slice::from_ref(error.diagnostic()), path),
    };
    match json::read(document) {
        Ok(document) => {
            let map = document.as_map().filter(|_| knot).cloned();
            if let Some(map) = &map {
                map.insert("me", map.clone());
            }
            if let Err(error) = compiled.evaluate(&document) {
                told.extend(inner(std::slice::from_ref(error.diagnostic()), path));
                told.extend(inner(compiled.suggestion(&document).as_slice(), path));
            }
            map.iter().for_each(Map::clear);
        }
        Err(error) => {
            let error = gatelens_jsonpath::Error::from(error);
            told.extend(inner(std::slice::from_ref(error.diagnostic()), document));
        }
    }
    told
}

fn outer(diagnostics: &[Diagnostic]) -> Vec<Told> {
    let told = |one: &Diagnostic| {
        let place = one.place.clone().unwrap_or_default();
        Told {
            code: one.code.clone(),
            field: place.field,
            line: place.line,
            column: place.column,
            args: one.args.iter().cloned().collect(),
        }
    };
    diagnostics.iter().map(told).collect()
}

fn inner(diagnostics: &[gatelens_value::Diagnostic], text: &str) -> Vec<Told> {
    let index = LineIndex::new(text);
    let told = |one: &gatelens_value::Diagnostic| {
        let place = one.span.map(|span| index.place(text, span.start));
        Told {
            code: one.code().to_owned(),
            field: String::new(),
            line: place.as_ref().map(|place| place.line),
            column: place.as_ref().map(|place| place.column),
            args: one.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    };
    diagnostics.iter().map(told).collect()
}

/// Every code of the crates' tables.
fn codes() -> BTreeSet<&'static str> {
    let outer = gatelens_gateway::diagnostics::all().into_iter();
    let outer = outer.chain(gatelens_exchange::diagnostics::ALL.iter().copied());
    let outer = outer.chain(gatelens_backends::DIAGNOSTICS.iter().copied()).map(|entry| entry.code);
    let tables: [&[&gatelens_value::Entry]; 4] = [
        &gatelens_value::diagnostics::TABLE,
        gatelens_velocity::diagnostics::TABLE,
        gatelens_jsonpath::diagnostics::TABLE,
        gatelens_gateway::diagnostics::template::ALL,
    ];
    outer.chain(tables.into_iter().flatten().map(|entry| entry.code)).collect()
}

/// Codes without a case, and why.
const WITHOUT: [(&str, &str); 3] = [
    (
        "E0425",
        "a definite path finds something or fails before; the answer is kept for a path that does neither",
    ),
    ("E0437", "a path that ends in a scan does not compile; the answer is kept for one that does"),
    ("E0820", "a text is taken for a request by the very line that the reader then asks for"),
];

/// Whether every code has a case, and every case a code.
fn coverage(cases: &[Case<Telling>]) -> Verdict {
    let codes = codes();
    let told: BTreeSet<&str> = cases.iter().map(|case| code_of(&case.content.name)).collect();
    let mut wrong: Vec<String> = codes
        .iter()
        .filter(|code| !code.starts_with('R') && !WITHOUT.iter().any(|(without, _)| without == *code))
        .filter(|code| !told.contains(*code))
        .map(|code| format!("{code}: no case"))
        .collect();
    wrong.extend(
        told.iter().filter(|code| !codes.contains(*code)).map(|code| format!("{code}: no such code")),
    );
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Whether every finding of the stages is reached by a scenario of the corpora.
fn findings_are_reached() -> Verdict {
    let corpus = Corpus::here();
    let mut documents = Vec::new();
    for suite in ["gateway", "rules", "services"] {
        documents.extend(corpus.documents(suite)?.into_iter().map(|case| case.content));
    }
    for case in corpus.listed::<Telling>("diagnostics")? {
        documents.extend(case.content.scenario.map(|scenario| scenario.get().to_owned()));
    }
    let mut reached = BTreeSet::new();
    for document in documents {
        let Ok(scenario) = Scenario::read(&document) else { continue };
        let outcome = gatelens_backends::run(&scenario, Options { explain: true, trace: false });
        let findings = outcome.stages.into_iter().flat_map(|stage| stage.findings);
        reached.extend(findings.map(|finding| finding.code));
    }
    let missed: Vec<_> =
        codes().into_iter().filter(|code| code.starts_with('R') && !reached.contains(*code)).collect();
    if missed.is_empty() { Ok(()) } else { Err(format!("no scenario reaches {}", missed.join(", "))) }
}

/// Whether the page's examples are told nothing but what holds of the AWS tutorials that they follow, too: that they
/// write values into JSON without escaping them.
fn examples_are_clean() -> Verdict {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/content/examples");
    let mut wrong = Vec::new();
    for case in Corpus::documents_in(&folder, "examples")? {
        if case.name == "examples:index" {
            continue;
        }
        let told = of_scenario(&case.content, true, false);
        let others = told.iter().filter(|told| told.code != "H0715");
        wrong.extend(others.map(|told| format!("{}: {told:?}", case.name)));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Writes what is told now into the cases.
fn update(corpus: &Corpus) -> Result<(), String> {
    let folder = corpus.path("diagnostics");
    for entry in fs::read_dir(&folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let at = |error: serde_json::Error| format!("{}: {error}", path.display());
        let mut values: Vec<serde_json::Value> = serde_json::from_str(&text).map_err(at)?;
        let raw: Vec<Box<RawValue>> = serde_json::from_str(&text).map_err(at)?;
        for (value, raw) in values.iter_mut().zip(&raw) {
            let case: Telling = serde_json::from_str(raw.get()).map_err(at)?;
            value["expect"] = serde_json::to_value(told(&case)?).map_err(at)?;
        }
        let text = serde_json::to_string_pretty(&values).map_err(at)?;
        fs::write(&path, text + "\n").map_err(|error| error.to_string())?;
    }
    Ok(())
}
