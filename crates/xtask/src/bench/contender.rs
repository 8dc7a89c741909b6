//! The engines that are compared: one process for each of them and each workload, so that none warms or spoils another.

use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout};

use serde_json::Value;

use crate::failure::{Done, Failure};
use crate::oracle;
use crate::page;
use crate::progress::step;
use crate::project::Project;
use crate::setup::node;
use crate::tool::Tool;
use crate::wasm;

/// An engine of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Ours, compiled for this machine.
    Native,
    /// Ours, in WebAssembly.
    Wasm,
    /// Velocity 1.7 on a Java machine.
    Java,
    /// The npm package `@fearlessfara/velocits`.
    Velocits,
    /// The npm package `velocityjs`.
    VelocityJs,
}

impl Engine {
    /// All of them, in the order of the tables.
    pub const ALL: [Self; 5] = [Self::Native, Self::Wasm, Self::Java, Self::Velocits, Self::VelocityJs];

    /// How long it runs before it is measured: Java compiles what it runs often.
    pub fn warm_up(self) -> u32 {
        match self {
            Self::Java => 6_000,
            Self::Native => 200,
            _ => 1_500,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Native => "native",
            Self::Wasm => "wasm",
            Self::Java => "java",
            Self::Velocits => "velocits",
            Self::VelocityJs => "velocityjs",
        })
    }
}

/// Where the engines' programs stand.
pub struct Programs {
    native: PathBuf,
    node: PathBuf,
    wasm: PathBuf,
    classes: String,
}

/// Debian's packages beside those of the oracle.
const JACKSON: [(&str, &str); 1] = [("libjackson2-databind-java", "jackson-databind.jar")];

/// Java's libraries by name.
const LIBRARIES: [&str; 10] = [
    "velocity",
    "commons-lang",
    "commons-collections3",
    "json-path",
    "jackson-core",
    "jackson-annotations",
    "jackson-databind",
    "json-smart",
    "slf4j-api",
    "slf4j-nop",
];

impl Programs {
    /// Compiles our own engines.
    pub fn ours(project: &Project) -> Done<Self> {
        step("native engine", || native(project))?;
        page::tools(project)?;
        let wasm = project.scratch("compare/wasm")?;
        step("engine in Wasm", || wasm::bench(project, &wasm))?;
        let native = format!("contender{}", std::env::consts::EXE_SUFFIX);
        Ok(Self {
            native: project.target().join("release").join(native),
            node: project.path("tests/benches/compare/contender.mjs"),
            wasm,
            classes: String::new(),
        })
    }

    /// Compiles and installs the others as well.
    pub fn all(project: &Project) -> Done<Self> {
        let mut programs = Self::ours(project)?;
        let folder = project.path("tests/benches/compare");
        step("npm engines", || node::packages_of(&folder))?;
        step("Velocity in Java", || {
            oracle::install(&JACKSON)?;
            let classes = project.scratch("compare/java")?;
            let libraries = LIBRARIES.map(|name| format!("{}/{name}.jar", oracle::LIBRARIES)).join(":");
            let sources = [project.path("tests/oracle/VelocityOracle.java"), folder.join("Contender.java")];
            Tool::new("javac")
                .with(["-encoding", "UTF-8", "-nowarn", "-Xlint:none", "-cp", &libraries, "-d"])
                .with([&classes])
                .with(sources)
                .answer()?;
            programs.classes = format!("{}:{libraries}", classes.display());
            Ok("ready".into())
        })?;
        Ok(programs)
    }

    fn tool(&self, engine: Engine, workload: &Path, output: &Path) -> Tool {
        match engine {
            // As Java does, it keeps the memory that it once had.
            Engine::Native => Tool::new(&self.native)
                .variable("MALLOC_TRIM_THRESHOLD_", "1000000000")
                .variable("MALLOC_MMAP_THRESHOLD_", "1000000000")
                .variable("MALLOC_TOP_PAD_", "67108864")
                .with([workload, output]),
            Engine::Java => Tool::new("java")
                .with(["-Xss16m", "-Xmx1g", "-cp", &self.classes, "Contender"])
                .with([workload, output]),
            _ => Tool::new("node")
                .with([&self.node])
                .with([engine.to_string()])
                .with([workload, output, &self.wasm]),
        }
    }
}

fn native(project: &Project) -> Done<String> {
    Tool::cargo()
        .with([
            "build",
            "--quiet",
            "--locked",
            "--release",
            "--package",
            "gatelens-tests",
            "--bin",
            "contender",
        ])
        .within(project.root())
        .answer()
        .map(|_| "compiled".into())
}

/// An engine at work on one workload.
pub struct Contender {
    /// Which engine it is.
    pub engine: Engine,
    process: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
    output: PathBuf,
    /// The microseconds of each rendering so far.
    times: Vec<f64>,
    /// The microseconds of each mere crossing of the boundary so far.
    boundary: Vec<f64>,
    /// Why it cannot do the workload.
    pub failed: Option<String>,
}

impl Contender {
    /// Starts it.
    pub fn start(programs: &Programs, engine: Engine, workload: &Path, scratch: &Path) -> Done<Self> {
        let output = scratch.join(format!("{engine}.txt"));
        let mut process = programs.tool(engine, workload, &output).started()?;
        let (Some(ask), Some(answers)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(Failure::new(format!("{engine} cannot be talked to.")));
        };
        let answers = BufReader::new(answers);
        let (times, boundary) = (Vec::new(), Vec::new());
        Ok(Self { engine, process, ask, answers, output, times, boundary, failed: None })
    }

    /// Lets it run for its warm-up, which does not count.
    pub fn warm_up(&mut self) -> Done {
        self.run(self.engine.warm_up())?;
        self.forget();
        Ok(())
    }

    /// Forgets what was measured so far.
    pub fn forget(&mut self) {
        self.times.clear();
        self.boundary.clear();
    }

    /// Lets it run for some milliseconds.
    pub fn run(&mut self, milliseconds: u32) -> Done {
        let silent = |engine| Failure::new(format!("{engine} stopped answering; its reason stands above."));
        writeln!(self.ask, "{milliseconds}").map_err(|_| silent(self.engine))?;
        self.ask.flush().map_err(|_| silent(self.engine))?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(|_| silent(self.engine))?;
        let answer: Value = serde_json::from_str(&line).map_err(|_| silent(self.engine))?;
        let numbers = |key: &str| {
            answer[key].as_array().into_iter().flatten().filter_map(Value::as_f64).collect::<Vec<_>>()
        };
        self.times.extend(numbers("times"));
        self.boundary.extend(numbers("boundary"));
        self.failed = answer["failed"].as_str().map(str::to_owned);
        Ok(())
    }

    /// The median in microseconds.
    pub fn median(&self) -> Option<f64> {
        at(&self.times, 0.5)
    }

    /// What a tenth of the renderings stay below, in microseconds: other work of the machine disturbs these least, so
    /// that they can be compared.
    pub fn undisturbed(&self) -> Option<f64> {
        at(&self.times, 0.1)
    }

    /// The same of the boundary alone.
    pub fn boundary(&self) -> Option<f64> {
        at(&self.boundary, 0.1)
    }

    /// What it rendered.
    pub fn output(&self) -> Done<String> {
        fs::read_to_string(&self.output)
            .map_err(|error| Failure::new(format!("{} wrote no output ({error}).", self.engine)))
    }
}

impl Drop for Contender {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The time below which this share of them lies.
fn at(times: &[f64], share: f64) -> Option<f64> {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get((sorted.len() as f64 * share) as usize).copied()
}
