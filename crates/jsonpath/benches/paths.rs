//! How long paths take to compile and to evaluate on a body of one mebibyte.
#![allow(clippy::disallowed_methods, reason = "a bench reads files")]

use std::hint::black_box;

use criterion::Criterion;
use gatelens_jsonpath::Path;
use gatelens_value::json;

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/workloads/bigbody/request.json");
    let request = std::fs::read_to_string(path).expect("the workload is there");
    let request = json::strict::read(&request).expect("the workload is standard JSON");
    let body = request.root.get("body").and_then(json::strict::Json::as_str).expect("the request has a body");
    let document = json::read(body).expect("the body is readable");

    let mut criterion = Criterion::default().configure_from_args();
    for path in
        ["$.records[5599].who", "$.records[(@.length-1)].note", "$.records[?(@.id == 77)].uuid", "$..who"]
    {
        criterion.bench_function(path, |bencher| {
            bencher
                .iter(|| Path::compile(black_box(path)).and_then(|path| path.evaluate(black_box(&document))));
        });
    }
    criterion.final_summary();
}
