//! How long a body of one mebibyte takes to outline, to read in part and as a whole, to write and to print.
#![allow(clippy::disallowed_methods, reason = "a bench reads files")]

use std::hint::black_box;
use std::rc::Rc;

use criterion::{Criterion, Throughput};
use gatelens_value::{TextBuilder, json};

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/workloads/bigbody/request.json");
    let request = std::fs::read_to_string(path).expect("the workload is there");
    let request = json::strict::read(&request).expect("the workload is standard JSON");
    let body = request.root.get("body").and_then(json::strict::Json::as_str).expect("the request has a body");
    let body = Rc::new(body.to_owned());
    let document = json::read_source(&body).expect("the body is readable");

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("bigbody");
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("outline", |bencher| {
        bencher.iter_with_large_drop(|| json::read_source(black_box(&body)));
    });
    group.bench_function("read one record", |bencher| {
        bencher.iter_with_large_drop(|| {
            let document = json::read_source(black_box(&body)).unwrap_or_default();
            let records = document.as_map().and_then(|map| map.get_str("records")).unwrap_or_default();
            let record = records.as_list().and_then(|list| list.get(4105)).unwrap_or_default();
            (document, record.as_map().and_then(|map| map.get_str("id")))
        });
    });
    // A comma too many is no standard JSON, so that all of it is read at once.
    let loose = Rc::new(body.replacen("{", "{,", 1));
    group.bench_function("read", |bencher| {
        bencher.iter_with_large_drop(|| json::read_source(black_box(&loose)));
    });
    group.bench_function("write", |bencher| {
        bencher.iter(|| json::to_string(black_box(&document), json::Style::Lt));
    });
    group.bench_function("print", |bencher| {
        bencher.iter(|| {
            let mut out = TextBuilder::new();
            let _ = black_box(&document).print(&mut out);
            out
        });
    });
    group.finish();
    criterion.final_summary();
}
