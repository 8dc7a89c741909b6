//! The native contender of `cargo xtask bench compare`: `contender WORKLOAD OUTPUT`.
//!
//! It renders the workload once into OUTPUT, then answers each line of standard input, a number of milliseconds, with
//! `{"times": […]}`: how many microseconds each rendering took within about that time.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a bench reads files and the clock")]

use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use gatelens_gateway::{Prepared, Surroundings};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(output), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("usage: contender WORKLOAD OUTPUT");
        std::process::exit(2);
    };
    let read = |name: &str| fs::read_to_string(Path::new(&folder).join(name));
    let request = Surroundings::read(&read("request.json").expect("a request")).expect("a request");
    let request = Prepared::new(&request);
    let templates: Vec<String> = match read("template.vtl") {
        Ok(template) => vec![template],
        Err(_) => serde_json::from_str(&read("templates.json").expect("templates")).expect("templates"),
    };
    let render = || -> Vec<String> {
        templates.iter().map(|template| request.render(template).expect("a rendering")).collect()
    };
    fs::write(output, render().join("\n")).expect("a place to write");
    for line in io::stdin().lock().lines() {
        let milliseconds = line.expect("a line").trim().parse().expect("a number of milliseconds");
        let end = Instant::now() + Duration::from_millis(milliseconds);
        let mut times = Vec::new();
        loop {
            let started = Instant::now();
            drop(black_box(render()));
            times.push(started.elapsed().as_secs_f64() * 1e6);
            if Instant::now() >= end {
                break;
            }
        }
        println!("{}", serde_json::json!({ "times": times }));
        io::stdout().flush().expect("somebody who reads");
    }
}
