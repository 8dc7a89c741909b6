//! Cases that are known not to hold yet: a list that only ever shrinks.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The names in `known-gaps.txt`.
pub struct Gaps {
    file: PathBuf,
    names: BTreeSet<String>,
}

impl Gaps {
    /// Reads the list; blank lines and lines that begin with `#` say nothing.
    ///
    /// # Errors
    /// A list that cannot be read.
    pub fn read(file: PathBuf) -> Result<Self, String> {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(Self { names: lines.map(str::to_owned).collect(), file })
    }

    /// Whether a case is listed.
    #[must_use]
    pub fn lists(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The names that no case has.
    #[must_use]
    pub fn unknown<'a>(&'a self, cases: &BTreeSet<&str>) -> Vec<&'a str> {
        self.names.iter().map(String::as_str).filter(|name| !cases.contains(name)).collect()
    }

    /// Writes the list anew with these names.
    ///
    /// # Errors
    /// A list that cannot be written.
    pub fn rewrite(&self, names: &BTreeSet<String>) -> Result<(), String> {
        let head =
            "# Cases that do not hold yet. A listed case that holds fails the run: take its line out.\n";
        let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
        fs::write(&self.file, head.to_owned() + &lines)
            .map_err(|error| format!("{}: {error}", self.file.display()))
    }
}
