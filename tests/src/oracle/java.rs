//! Asking the models: small Java programs of ours over the libraries that Debian packages.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// Where Debian puts the libraries, and those that the programs need.
const FOLDER: &str = "/usr/share/java";
const LIBRARIES: [&str; 9] = [
    "velocity",
    "commons-lang",
    "commons-collections3",
    "json-path",
    "json-smart",
    "accessors-smart",
    "asm",
    "slf4j-api",
    "slf4j-nop",
];

/// What the virtual machine is started with.
///
/// An array, an iterator and whatever else has no hash code of its own gets a random one for each object, which prints
/// after an `@` and goes into every computation with it. Mode 2 gives all of them 1, as the engine does
/// (`gatelens_value::IDENTITY_HASH`).
const MACHINE: [&str; 4] =
    ["-Xss16m", "-XX:+UseSerialGC", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"];

/// Asks one Java program all questions (JSON objects without a name); the answers come in their order.
///
/// # Errors
/// A sentence: no JDK, no libraries, a program that does not compile, or fewer answers than questions.
pub fn ask(
    sources: &Path,
    class: &str,
    switches: &[&str],
    questions: &[String],
) -> Result<Vec<String>, String> {
    let mut command = program(sources, class)?;
    command.args(switches).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut model = command.spawn().map_err(|error| format!("java: {error}"))?;
    let mut input = model.stdin.take().ok_or("java takes no input")?;
    let lines: String =
        questions.iter().enumerate().map(|(number, question)| named(number, question)).collect();
    // Written aside: the model answers while it is still being asked.
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = model.wait_with_output().map_err(|error| format!("java: {error}"))?;
    let written = writer.join();
    let answers: Vec<_> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    if answers.len() == questions.len() && matches!(written, Ok(Ok(()))) {
        return Ok(answers);
    }
    Err(format!("{class} gave {} answers to {} questions", answers.len(), questions.len()))
}

/// The cases that a Java program prints.
///
/// # Errors
/// As [`ask`].
pub fn recorded(
    sources: &Path,
    class: &str,
    arguments: &[String],
    count: usize,
) -> Result<Vec<String>, String> {
    let output =
        program(sources, class)?.args(arguments).output().map_err(|error| format!("java: {error}"))?;
    let cases: Vec<_> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    if cases.len() == count { Ok(cases) } else { Err(format!("{class} gave {} cases", cases.len())) }
}

/// A Java program, compiled and ready to be started.
fn program(sources: &Path, class: &str) -> Result<Command, String> {
    let libraries = LIBRARIES.map(|name| format!("{FOLDER}/{name}.jar"));
    if let Some(missing) = libraries.iter().find(|jar| !Path::new(jar).is_file()) {
        return Err(format!("{missing} is missing: `cargo xtask oracle` installs what the models need"));
    }
    let libraries = libraries.join(":");
    let classes = compile(&sources.join(format!("{class}.java")), &libraries)?;
    let mut command = Command::new("java");
    command.args(MACHINE).arg("-cp").arg(format!("{}:{libraries}", classes.display()));
    command.arg(class);
    Ok(command)
}

/// The question with its number as name, on a line of its own.
fn named(number: usize, question: &str) -> String {
    let members = question.trim_start().strip_prefix('{').unwrap_or_default();
    format!("{{\"name\":\"{number}\",{}\n", members.replace(['\n', '\r'], " "))
}

/// Compiles a program into the temporary folder, once for each of its versions.
fn compile(source: &Path, libraries: &str) -> Result<PathBuf, String> {
    let text = fs::read(source).map_err(|error| format!("{}: {error}", source.display()))?;
    let sum = crate::checksum::sum(&text);
    let classes = std::env::temp_dir().join(format!("gatelens-oracle-{sum}"));
    if classes.join("done").is_file() {
        return Ok(classes);
    }
    fs::create_dir_all(&classes).map_err(|error| format!("{}: {error}", classes.display()))?;
    let mut command = Command::new("javac");
    command
        .args(["-encoding", "UTF-8", "-nowarn", "-Xlint:none", "-cp", libraries, "-d"])
        .arg(&classes)
        .arg(source);
    let status = command.status().map_err(|error| format!("javac: {error}"))?;
    if !status.success() {
        return Err(format!("{} does not compile", source.display()));
    }
    fs::write(classes.join("done"), "").map_err(|error| error.to_string())?;
    Ok(classes)
}
