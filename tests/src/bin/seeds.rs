//! Writes what the fuzzer starts from: a folder of texts out of the corpora and a dictionary for each target.
//!
//! `cargo run -p gatelens-tests --bin seeds`, then in this package's folder
//! `cargo +nightly fuzz run TARGET -- -dict=fuzz/corpus/TARGET.dict -max_total_time=600 -timeout=10`.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test program writes files")]

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use gatelens_exchange::link;
use gatelens_gateway::scenario::Scenario;
use gatelens_tests::corpus::Corpus;
use gatelens_tests::pieces::{GATEWAY, JSON, LINK, PASTED, PATH, REGEX, SCENARIO, TEMPLATE};
use serde_json::Value;

/// A target: its name, the pieces of its dictionary, where its texts stand, and how a case becomes one.
type Target = (&'static str, &'static [&'static str], &'static [&'static str], fn(&Value) -> Option<String>);

const TARGETS: &[Target] = &[
    ("template", TEMPLATE, &["vtl", "mapping"], |case| text(&case["template"])),
    ("rendering", TEMPLATE, &["vtl", "mapping"], |case| text(&case["template"])),
    ("mapping", GATEWAY, &["mapping"], |case| text(&case["template"])),
    ("path", PATH, &["jsonpath"], |case| text(&case["path"])),
    ("permissive_json", JSON, &["jsonpath", "mapping"], document),
    ("standard_json", JSON, &["jsonpath", "mapping"], document),
    ("regular_expression", REGEX, &["regex"], |case| {
        let part = |name: &str| text(&case[name]).unwrap_or_default();
        Some(format!("{}\n{}\n{}\n{}", part("flags"), part("replacement"), part("pattern"), part("input")))
    }),
    ("scenario", SCENARIO, &["gateway", "services"], |case| Some(case.to_string())),
    ("pasted", PASTED, &["gateway"], |case| Some(case.to_string())),
    ("shared_link", LINK, &["links", "gateway"], |case| {
        Scenario::read(&case.to_string()).ok().map(|scenario| link::encode(&scenario))
    }),
];

fn main() -> io::Result<()> {
    let corpus = Corpus::here();
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, pieces, suites, seed) in TARGETS {
        let folder = top.join(name);
        fs::create_dir_all(&folder)?;
        let mut count = 0;
        for suite in *suites {
            for document in cases(&corpus, suite).map_err(io::Error::other)? {
                let list = match document {
                    Value::Array(list) => list,
                    one => vec![one],
                };
                for seed in list.iter().filter_map(seed) {
                    fs::write(folder.join(format!("{suite}-{count}")), seed)?;
                    count += 1;
                }
            }
        }
        fs::write(top.join(format!("{name}.dict")), dictionary(pieces))?;
        println!("{name}: {count} texts");
    }
    Ok(())
}

fn cases(corpus: &Corpus, suite: &str) -> Result<Vec<Value>, String> {
    let read = |text: String| serde_json::from_str(&text).map_err(|error| format!("{suite}: {error}"));
    corpus.documents(suite)?.into_iter().map(|case| read(case.content)).collect()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn document(case: &Value) -> Option<String> {
    let given = |name: &str| case.get(name).filter(|value| !value.is_null());
    text(&case["documentText"])
        .or_else(|| text(&case["body"]))
        .or_else(|| given("document").map(Value::to_string))
}

/// The pieces as libFuzzer reads them: one in quotes on each line.
fn dictionary(pieces: &[&str]) -> String {
    let mut out = String::new();
    for piece in pieces {
        out.push('"');
        for byte in piece.bytes() {
            match byte {
                b' '..=b'~' if !matches!(byte, b'"' | b'\\') => out.push(char::from(byte)),
                _ => {
                    let _ = write!(out, "\\x{byte:02x}");
                }
            }
        }
        out.push_str("\"\n");
    }
    out
}
