//! `cargo xtask bench compare`: our engines beside Velocity in Java and the npm engines, on the fixed workloads.
//!
//! All run in one go and in turn, round by round, so that a busy machine slows them alike. Timed is parsing and
//! rendering from the template's text, the parsing of the body's text included; the request's variables are handed
//! over before.

use std::path::{Path, PathBuf};

use super::contender::{Contender, Engine, Programs};
use super::growth;
use crate::failure::{Done, Failure};
use crate::project::{self, Project};

/// How often the engines take turns on a workload.
const ROUNDS: usize = 7;
/// How long a turn takes, in milliseconds.
const TURN: u32 = 250;

/// How many times the speed of the warmed Java ours has natively.
const NATIVE_BAR: f64 = 3.0;
/// How many times the speed of the faster npm engine that renders the workload ours has in Wasm, and on a large body,
/// which those leave to JavaScript's own reader of JSON.
const WASM_BAR: f64 = 10.0;
const WASM_BAR_LARGE: f64 = 3.0;

/// What is measured of a workload.
struct Row {
    name: String,
    /// Medians in microseconds by engine; none where the engine cannot do it.
    medians: Vec<Option<f64>>,
    /// The quickest tenth of each, by which they are compared.
    times: Vec<Option<f64>>,
    /// Whether each renders what ours does: what renders something else does other work.
    alike: Vec<bool>,
    boundary: Option<f64>,
    /// What differs from our own output.
    remarks: Vec<String>,
    wrong: Vec<String>,
}

/// Compares on the workloads whose name has one of the wanted parts (none: on all), then measures the growth.
pub fn run(project: &Project, wanted: &[String]) -> Done {
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let programs = Programs::all(project)?;
    let scratch = project.scratch("compare/outputs")?;
    let mut broken = Vec::new();
    println!();
    println!("median of one rendering in µs (`many` is a thousand templates, here by template);");
    println!(
        "ratios and the boundary's share are of the quickest tenth, which other work of the machine disturbs least"
    );
    print!("{:<10}", "");
    Engine::ALL.iter().for_each(|engine| print!("{engine:>12}"));
    println!("{:>14}{:>12}{:>12}", "native:java", "wasm:npm", "boundary");
    for workload in workloads(project)? {
        let name = workload.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !is_wanted(&name) {
            continue;
        }
        let row = measure(&programs, &name, &workload, &scratch)?;
        row.print();
        broken.extend(row.broken());
    }
    broken.extend(growth::measure(project, &programs, &scratch, is_wanted)?);
    if broken.is_empty() {
        println!("\nevery bar holds");
        return Ok(());
    }
    Err(Failure::with_output("Not every bar holds.", broken.join("\n")))
}

fn workloads(project: &Project) -> Done<Vec<PathBuf>> {
    let files = project::files_under(&project.path("tests/workloads"), &[])?;
    let requests =
        files.into_iter().filter(|file| file.file_name().is_some_and(|name| name == "request.json"));
    Ok(requests.filter_map(|file| file.parent().map(Path::to_path_buf)).collect())
}

fn measure(programs: &Programs, name: &str, workload: &Path, scratch: &Path) -> Done<Row> {
    let mut contenders = Vec::new();
    for engine in Engine::ALL {
        let mut contender = Contender::start(programs, engine, workload, scratch)?;
        contender.warm_up()?;
        contenders.push(contender);
    }
    for _ in 0..ROUNDS {
        for contender in &mut contenders {
            contender.run(TURN)?;
        }
    }
    let templates = if name == "many" { 1000.0 } else { 1.0 };
    let each = |time: Option<f64>| time.map(|time| time / templates);
    let mut row = Row {
        name: name.to_owned(),
        medians: contenders.iter().map(|contender| each(contender.median())).collect(),
        times: contenders.iter().map(|contender| each(contender.undisturbed())).collect(),
        alike: vec![true; contenders.len()],
        boundary: contenders.iter().find_map(|contender| each(contender.boundary())),
        remarks: Vec::new(),
        wrong: Vec::new(),
    };
    let ours = contenders[0].output()?;
    for (contender, alike) in contenders.iter().zip(&mut row.alike).skip(1) {
        let engine = contender.engine;
        let remark = match &contender.failed {
            Some(reason) => format!("{engine} cannot do it: {reason}"),
            None => match difference(&ours, &contender.output()?) {
                Some(difference) => format!("{engine} differs: {difference}"),
                None => continue,
            },
        };
        *alike = false;
        // The npm engines are not held to be exact; those that are must agree.
        let exact = matches!(engine, Engine::Wasm | Engine::Java);
        if exact { row.wrong.push(format!("{name}: {remark}")) } else { row.remarks.push(remark) }
    }
    Ok(row)
}

/// The first line in which two texts differ.
fn difference(ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let short = |line: Option<&str>| {
        line.map_or("nothing".to_owned(), |line| format!("`{}`", line.chars().take(60).collect::<String>()))
    };
    let mut lines = ours.lines().zip(theirs.lines()).enumerate();
    let Some((number, (one, other))) = lines.find(|(_, (one, other))| one != other) else {
        return Some("in length".to_owned());
    };
    let at =
        one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count().saturating_sub(10);
    let from = |line: &str| line.chars().skip(at).collect::<String>();
    Some(format!("line {} has {} for {}", number + 1, short(Some(&from(other))), short(Some(&from(one)))))
}

/// Where an engine stands in a row.
fn place(engine: Engine) -> Option<usize> {
    Engine::ALL.iter().position(|one| *one == engine)
}

impl Row {
    fn of(&self, engine: Engine) -> Option<f64> {
        self.times.get(place(engine)?).copied().flatten()
    }

    fn is_alike(&self, engine: Engine) -> bool {
        place(engine).is_some_and(|at| self.alike.get(at) == Some(&true))
    }

    /// How many times the speed of Java ours has natively.
    fn native_ratio(&self) -> Option<f64> {
        Some(self.of(Engine::Java)? / self.of(Engine::Native)?)
    }

    /// How many times the speed of the faster npm engine ours has in Wasm; of those that render the workload, if any does.
    fn wasm_ratio(&self) -> Option<f64> {
        let npm = [Engine::Velocits, Engine::VelocityJs];
        let fastest =
            |engines: &[Engine]| engines.iter().filter_map(|engine| self.of(*engine)).min_by(f64::total_cmp);
        let alike: Vec<Engine> = npm.into_iter().filter(|engine| self.is_alike(*engine)).collect();
        Some(fastest(&alike).or_else(|| fastest(&npm))? / self.of(Engine::Wasm)?)
    }

    fn print(&self) {
        print!("{:<10}", self.name);
        for median in &self.medians {
            print!("{:>12}", median.map_or("–".to_owned(), |time| format!("{time:.1}")));
        }
        let ratio = |ratio: Option<f64>| ratio.map_or("–".to_owned(), |ratio| format!("{ratio:.1}"));
        let share = match (self.boundary, self.of(Engine::Wasm)) {
            (Some(boundary), Some(whole)) => format!("{boundary:.1} {:.0} %", 100.0 * boundary / whole),
            _ => "–".to_owned(),
        };
        println!("{:>14}{:>12}{:>12}", ratio(self.native_ratio()), ratio(self.wasm_ratio()), share);
        for remark in self.remarks.iter().chain(&self.wrong) {
            println!("{:<10}  {remark}", "");
        }
    }

    /// The bars that do not hold.
    fn broken(&self) -> Vec<String> {
        let mut broken = self.wrong.clone();
        let bar = if self.name == "bigbody" { WASM_BAR_LARGE } else { WASM_BAR };
        let bars = [
            ("native", "Java", self.native_ratio(), NATIVE_BAR),
            ("Wasm", "the faster npm engine", self.wasm_ratio(), bar),
        ];
        for (ours, theirs, ratio, bar) in bars {
            if !ratio.is_some_and(|ratio| ratio >= bar) {
                let ratio = ratio.unwrap_or_default();
                broken.push(format!(
                    "{}: {ours} is {ratio:.1} times as fast as {theirs}, not {bar}",
                    self.name
                ));
            }
        }
        broken
    }
}
