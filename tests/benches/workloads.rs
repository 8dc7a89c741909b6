//! How long whole scenarios take: the fixed workloads, each as the request template of an HTTP integration.
//!
//! `cargo xtask bench [NAME]` prints the fastest, the median and the slowest run of each.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a bench reads files and the clock")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gatelens_gateway::Options;
use gatelens_gateway::scenario::Scenario;
use gatelens_tests::mapping::Sight;

/// How long a workload is measured.
const TIME: Duration = Duration::from_secs(3);
/// Runs that are measured at least and at most.
const RUNS: (usize, usize) = (5, 2000);

fn main() {
    let wanted: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workloads");
    println!("{:<12} {:>6} {:>12} {:>12} {:>12}", "workload", "runs", "fastest", "median", "slowest");
    for (name, scenarios) in workloads(&folder) {
        if wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str())) {
            measure(&name, &scenarios);
        }
    }
}

/// Each workload's scenarios: one, or many that count as one.
fn workloads(folder: &Path) -> Vec<(String, Vec<Scenario>)> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).expect("the workloads").map(|entry| entry.expect("a workload").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let workload = |path: PathBuf| {
        let read = |name: &str| fs::read_to_string(path.join(name));
        let sight: Sight =
            serde_json::from_str(&read("request.json").expect("a request")).expect("a request");
        let templates = match read("template.vtl") {
            Ok(template) => vec![template],
            Err(_) => serde_json::from_str(&read("templates.json").expect("templates")).expect("templates"),
        };
        let scenarios =
            templates.iter().map(|template| Scenario::read(&sight.scenario(template)).expect("a scenario"));
        (path.file_name().expect("a name").to_string_lossy().into_owned(), scenarios.collect())
    };
    folders.into_iter().map(workload).collect()
}

fn measure(name: &str, scenarios: &[Scenario]) {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < RUNS.0 || (times.len() < RUNS.1 && begun.elapsed() < TIME) {
        let started = Instant::now();
        for scenario in scenarios {
            let outcome = gatelens_backends::run(black_box(scenario), Options::default());
            assert!(outcome.integration_request.is_some(), "{name}: {:?}", outcome.diagnostics);
            black_box(outcome);
        }
        times.push(started.elapsed());
    }
    times.sort();
    let shown = |time: Duration| format!("{:.1} µs", time.as_secs_f64() * 1e6);
    let (fastest, slowest) = (times[0], times[times.len() - 1]);
    println!(
        "{name:<12} {:>6} {:>12} {:>12} {:>12}",
        times.len(),
        shown(fastest),
        shown(times[times.len() / 2]),
        shown(slowest)
    );
}
