//! The house rules that a program can check.

mod layers;
mod layout;
mod licences;
mod rules;
mod words;

use crate::failure::{Done, Failure};
use crate::project::Project;
use crate::tool::Tool;

/// One rule: answers what breaks it, a sentence each.
type Rule = fn(&House) -> Done<Vec<String>>;

const RULES: [Rule; 10] = [
    layout::top_level,
    layout::file_lengths,
    layout::module_names,
    layers::dependencies,
    words::template_language,
    words::unfinished,
    licences::crates,
    licences::packages,
    layout::page_packages,
    rules::agree,
];

/// The checkout and the files in it that git knows or would take.
struct House<'a> {
    project: &'a Project,
    files: Vec<String>,
}

/// Checks all rules.
pub fn check(project: &Project) -> Done<String> {
    let listed = Tool::new("git")
        .with(["ls-files", "--cached", "--others", "--exclude-standard"])
        .within(project.root())
        .answer()
        .map_err(|failure| {
            failure.because("git does not list the files: the house rules are checked in a git checkout.")
        })?;
    let files = listed.lines().filter(|file| project.path(file).is_file()).map(str::to_owned).collect();
    let house = House { project, files };
    let mut complaints = Vec::new();
    for rule in RULES {
        complaints.extend(rule(&house)?);
    }
    if complaints.is_empty() {
        return Ok(format!("{} rules hold", RULES.len()));
    }
    Err(Failure::with_output(format!("{} house rules are broken.", complaints.len()), complaints.join("\n")))
}

impl House<'_> {
    /// The files whose path begins and ends so.
    fn files<'s>(&'s self, start: &'s str, ends: &'s [&'s str]) -> impl Iterator<Item = &'s str> {
        self.files
            .iter()
            .map(String::as_str)
            .filter(move |file| file.starts_with(start) && ends.iter().any(|end| file.ends_with(end)))
    }

    fn read(&self, file: &str) -> Done<String> {
        crate::project::read(&self.project.path(file))
    }
}
