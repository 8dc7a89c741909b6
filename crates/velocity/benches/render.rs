//! Parsing and rendering the workloads of `tests/workloads`, with objects that stand in for the host's.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gatelens_value::json::{self, strict};
use gatelens_value::{Call, Called, Exceeded, JavaString, Map, Object, Source, TextBuilder, Value};
use gatelens_velocity::{Host, Limits, NoTrace, Template};

/// `$input`, as far as the workloads use it.
struct Input {
    body: Value,
    text: JavaString,
    params: Value,
}

impl Object for Input {
    fn class_name(&self) -> &str {
        "Input"
    }

    fn to_text(&self, _: &mut TextBuilder) -> Result<(), Exceeded> {
        Ok(())
    }

    fn call(&self, name: &str, args: &[Value], _: &mut dyn Call) -> Called {
        let path = args.first().and_then(Value::as_str);
        Called::Returned(match (name, path) {
            ("path", Some(path)) => {
                let mut value = self.body.clone();
                for part in path.split('.').skip(1) {
                    value = value.as_map().and_then(|map| map.get_str(part)).unwrap_or_default();
                }
                value
            }
            ("json", _) => Value::String(self.text.clone()),
            ("params", _) => self.params.clone(),
            _ => return Called::Unknown,
        })
    }
}

/// `$util`, as far as the workloads use it.
struct Util;

impl Object for Util {
    fn class_name(&self) -> &str {
        "Util"
    }

    fn to_text(&self, _: &mut TextBuilder) -> Result<(), Exceeded> {
        Ok(())
    }

    fn call(&self, name: &str, args: &[Value], _: &mut dyn Call) -> Called {
        let Some(text) = args.first().and_then(Value::as_java_string) else { return Called::Unknown };
        match (name, text.as_str()) {
            ("escapeJavaScript", Some(plain)) if !plain.contains(['"', '\'', '\\', '/', '\n']) => {
                Called::Returned(Value::String(text.clone()))
            }
            ("escapeJavaScript", Some(plain)) => {
                Called::Returned(Value::from(plain.replace('\'', "\\'").replace('"', "\\\"")))
            }
            _ => Called::Unknown,
        }
    }
}

/// The variables of a mapping template.
struct Request {
    input: Value,
    util: Value,
    context: Value,
    stage_variables: Value,
}

impl Host for Request {
    fn root(&mut self, name: &str) -> Option<Value> {
        Some(match name {
            "input" => self.input.clone(),
            "util" => self.util.clone(),
            "context" => self.context.clone(),
            "stageVariables" => self.stage_variables.clone(),
            _ => return None,
        })
    }
}

fn folder(workload: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/workloads").join(workload)
}

#[expect(clippy::disallowed_methods, reason = "a bench reads its workload")]
fn read(workload: &str, file: &str) -> String {
    std::fs::read_to_string(folder(workload).join(file)).unwrap_or_default()
}

fn request(workload: &str) -> Request {
    let text = read(workload, "request.json");
    let document = strict::read(&text).map(|document| document.root.to_java()).unwrap_or_default();
    let part = |name: &str| {
        document.as_map().and_then(|map| map.get_str(name)).unwrap_or_else(|| Value::Map(Map::linked()))
    };
    let body = part("body").as_java_string().cloned().unwrap_or_default();
    let source = Source::new(body.to_utf8_lossy().into_owned());
    let read = json::read_source(&source).unwrap_or_default();
    Request {
        input: Value::object(Input { body: read, text: body, params: part("params") }),
        util: Value::object(Util),
        context: part("context"),
        stage_variables: part("stageVariables"),
    }
}

fn once(template: &str, request: &mut Request) -> usize {
    let limits = Limits::default();
    let Ok(template) = Template::parse(template, &limits) else { return 0 };
    template.render(request, &limits, &mut NoTrace).map_or(0, |output| output.len())
}

fn workloads(c: &mut Criterion) {
    for name in ["small", "list", "strings"] {
        let template = read(name, "template.vtl");
        let mut request = request(name);
        assert!(once(&template, &mut request) > 0, "the workload {name} must render");
        c.bench_function(name, |b| b.iter(|| once(black_box(&template), &mut request)));
        c.bench_function(&format!("{name}: parse"), |b| {
            b.iter(|| Template::parse(black_box(&template), &Limits::default()).is_ok());
        });
    }
}

fn many(c: &mut Criterion) {
    let text = read("many", "templates.json");
    let document = strict::read(&text).map(|document| document.root.to_java()).unwrap_or_default();
    let templates: Vec<String> =
        document.as_list().map(|list| list.iter().map(|item| item.to_string()).collect()).unwrap_or_default();
    let mut request = request("many");
    let mut group = c.benchmark_group("many");
    group.throughput(Throughput::Elements(templates.len() as u64));
    group.bench_function("parse and render", |b| {
        b.iter(|| templates.iter().map(|template| once(template, &mut request)).sum::<usize>());
    });
    group.bench_function("parse", |b| {
        b.iter(|| templates.iter().filter(|text| Template::parse(text, &Limits::default()).is_ok()).count());
    });
    group.finish();
}

criterion_group!(benches, workloads, many);
criterion_main!(benches);
