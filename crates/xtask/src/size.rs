//! What a visitor downloads, compressed with Brotli, against the budgets.

use std::fs;
use std::path::Path;

use crate::failure::{Done, Failure};
use crate::project::{self, Project};

/// A part of the download, in bytes.
struct Part {
    name: &'static str,
    size: u64,
    /// What it may weigh at most.
    budget: u64,
    /// What it is meant to weigh; beyond it the report says so.
    alarm: u64,
}

/// Prints the table, and fails if a budget is overdrawn.
pub fn report(project: &Project) -> Done {
    let parts = measure(&project.dist())?;
    for part in &parts {
        println!("{}", part.line());
    }
    within(&parts).map(drop)
}

/// Fails if a budget is overdrawn.
pub fn check(project: &Project) -> Done<String> {
    within(&measure(&project.dist())?)
}

fn within(parts: &[Part]) -> Done<String> {
    let lines: Vec<_> = parts.iter().map(Part::line).collect();
    match parts.iter().find(|part| part.size > part.budget) {
        Some(part) => Err(Failure::with_output(
            format!("The {} is heavier than its budget: make it lighter.", part.name),
            lines.join("\n"),
        )),
        None => Ok(lines.join("; ")),
    }
}

impl Part {
    fn line(&self) -> String {
        let kilobytes = |bytes: u64| format!("{:.1}", bytes as f64 / 1000.0);
        let alarm = if self.size > self.alarm { " (alarm: more than it is meant to be)" } else { "" };
        format!("{} {} of {} kB{alarm}", self.name, kilobytes(self.size), kilobytes(self.budget))
    }
}

fn measure(dist: &Path) -> Done<Vec<Part>> {
    let html = project::read(&dist.join("index.html")).map_err(|failure| {
        failure.because("The page is not built: run `cargo xtask serve` or `cargo xtask test web` first.")
    })?;
    let (mut engine, mut worker, mut first, mut handler) = (0, 0, 0, 0);
    for file in project::files_under(&dist.join("assets"), &[])? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let size = || weigh(&file);
        // The other modules are asked for later, if at all.
        if name.starts_with("handler") && name.ends_with(".wasm") {
            handler += size()?;
        } else if name.starts_with("gatelens") && name.ends_with(".wasm") {
            engine += size()?;
        } else if name.starts_with("worker") && name.ends_with(".js") {
            worker += size()?;
        } else if (name.ends_with(".js") || name.ends_with(".css")) && html.contains(&name) {
            first += size()?;
        }
    }
    let all = weigh(&dist.join("index.html"))? + engine + worker + first;
    Ok(vec![
        Part { name: "engine", size: engine, budget: 320_000, alarm: 300_000 },
        Part { name: "first JavaScript and CSS", size: first, budget: 80_000, alarm: 65_000 },
        Part { name: "first load", size: all, budget: 390_000, alarm: 370_000 },
        Part { name: "handlers' engine", size: handler, budget: 1_000_000, alarm: 900_000 },
    ])
}

/// The size of a file as it is sent.
fn weigh(file: &Path) -> Done<u64> {
    let mut compressed = file.to_path_buf().into_os_string();
    compressed.push(".br");
    let size = fs::metadata(&compressed).or_else(|_| fs::metadata(file));
    size.map(|data| data.len())
        .map_err(|error| Failure::new(format!("{} cannot be read ({error}).", file.display())))
}
