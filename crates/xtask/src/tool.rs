//! Running other programs: quietly, with their output kept for when they fail.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use crate::failure::{Done, Failure};
use crate::project;

/// A program to run, with its arguments, folder and environment.
pub struct Tool {
    program: OsString,
    arguments: Vec<OsString>,
    folder: Option<PathBuf>,
    variables: Vec<(OsString, OsString)>,
}

impl Tool {
    /// A program by name or path.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self { program: program.as_ref().into(), arguments: Vec::new(), folder: None, variables: Vec::new() }
    }

    /// The cargo that started us.
    pub fn cargo() -> Self {
        Self::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// npm, which on Windows is a script.
    pub fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
    }

    /// Adds arguments.
    pub fn with<I>(mut self, arguments: I) -> Self
    where
        I: IntoIterator<Item: AsRef<OsStr>>,
    {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().into()));
        self
    }

    /// Runs it in a folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_path_buf());
        self
    }

    /// Sets an environment variable.
    pub fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.variables.push((name.into(), value.as_ref().into()));
        self
    }

    /// Runs it and answers its standard output; what it said otherwise is kept for the failure.
    pub fn answer(&self) -> Done<String> {
        let output = self.plain().output().map_err(|error| self.not_started(&error))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(said);
        }
        let complaint = said + &String::from_utf8_lossy(&output.stderr);
        Err(Failure::with_output(format!("`{self}` failed ({}).", output.status), complaint))
    }

    /// Runs it with both its outputs in the file `log`, for at most `limit`.
    pub fn logged(&self, log: &Path, limit: Duration) -> Done<String> {
        let refused = |error| Failure::new(format!("{} cannot be written ({error}).", log.display()));
        let file = File::create(log).map_err(refused)?;
        let copy = file.try_clone().map_err(refused)?;
        let mut command = self.plain();
        command.stdout(Stdio::from(file)).stderr(Stdio::from(copy));
        let mut child = command.spawn().map_err(|error| self.not_started(&error))?;
        let started = Instant::now();
        let status: ExitStatus = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if started.elapsed() > limit => {
                    let _ = child.kill();
                    let _ = child.wait();
                    let minutes = limit.as_secs() / 60;
                    let sentence = format!("`{self}` did not end within {minutes} minutes and was stopped.");
                    return Err(Failure::with_output(sentence, project::read(log).unwrap_or_default()));
                }
                Ok(None) => thread::sleep(Duration::from_millis(25)),
                Err(error) => return Err(self.not_started(&error)),
            }
        };
        let said = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let said = said.unwrap_or_default();
        if status.success() {
            return Ok(said);
        }
        Err(Failure::with_output(
            format!("`{self}` failed ({status}); all it said is in {}.", log.display()),
            said,
        ))
    }

    /// Runs it in front of the person, sharing the terminal.
    pub fn shown(&self) -> Done {
        let status = self.command().status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{self}` failed ({status})."))) }
    }

    /// Starts it to be talked to: its input and output are ours, its complaints are shown.
    pub fn started(&self) -> Done<Child> {
        let mut command = self.plain();
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.spawn().map_err(|error| self.not_started(&error))
    }

    /// The command with output that is for a file, not for a terminal.
    fn plain(&self) -> Command {
        let mut command = self.command();
        command.env("NO_COLOR", "1").env_remove("FORCE_COLOR").env_remove("CARGO_TERM_COLOR");
        command
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        // Cargo tells us our own crate's folder and version; they are not those of what we start.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        let program = Path::new(&self.program).display();
        if error.kind() == std::io::ErrorKind::NotFound {
            Failure::new(format!(
                "`{program}` is not installed or not on the PATH: install it and run this again."
            ))
        } else {
            Failure::new(format!("`{program}` could not be started ({error})."))
        }
    }
}

impl std::fmt::Display for Tool {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let program = Path::new(&self.program).file_stem().unwrap_or(&self.program);
        write!(out, "{}", program.to_string_lossy())?;
        for argument in &self.arguments {
            write!(out, " {}", argument.to_string_lossy())?;
        }
        Ok(())
    }
}

/// Where a program stands on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
