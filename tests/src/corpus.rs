//! Where the cases stand and what they are called.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// The folder of all suites.
pub struct Corpus {
    folder: PathBuf,
}

/// A case with its name, `suite/file:name`, which no other case has.
pub struct Case<T> {
    /// The name.
    pub name: String,
    /// What the case says.
    pub content: T,
}

impl Corpus {
    /// The corpus of this checkout.
    #[must_use]
    pub fn here() -> Self {
        Self { folder: Path::new(env!("CARGO_MANIFEST_DIR")).join("cases") }
    }

    /// A path inside the corpus.
    #[must_use]
    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.join(inside)
    }

    /// The cases of a suite whose files are arrays of objects with a `name`.
    ///
    /// # Errors
    /// A file that cannot be read, that is no such array, or that holds a key which `T` does not know.
    pub fn listed<T: DeserializeOwned>(&self, suite: &str) -> Result<Vec<Case<T>>, String> {
        let mut cases = Vec::new();
        for (file, text) in files(&self.folder.join(suite), suite)? {
            let list: Vec<Box<RawValue>> =
                serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
            for case in list {
                let named: Named =
                    serde_json::from_str(case.get()).map_err(|error| format!("{file}: {error}"))?;
                let name = format!("{file}:{}", named.name);
                let content = serde_json::from_str(case.get()).map_err(|error| format!("{name}: {error}"))?;
                cases.push(Case { name, content });
            }
        }
        unique(cases)
    }

    /// The cases of a suite whose folders hold one document a file, as text.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn documents(&self, suite: &str) -> Result<Vec<Case<String>>, String> {
        Self::documents_in(&self.folder.join(suite), suite)
    }

    /// The documents in a folder that stands elsewhere, as cases of a suite.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn documents_in(folder: &Path, suite: &str) -> Result<Vec<Case<String>>, String> {
        let files = files(folder, suite)?.into_iter().map(|(file, content)| {
            let name = match file.rsplit_once('/') {
                Some((folder, name)) => format!("{folder}:{name}"),
                None => file,
            };
            Case { name, content }
        });
        unique(files.collect())
    }
}

/// The JSON files under a suite's folder, sorted, by their path below `suite` without the extension.
fn files(top: &Path, suite: &str) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    let mut waiting = vec![top.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let text =
                    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                let inside = path.strip_prefix(top).unwrap_or(&path).with_extension("");
                files.push((format!("{suite}/{}", inside.to_string_lossy().replace('\\', "/")), text));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The one key that every listed case has.
#[derive(serde::Deserialize)]
struct Named {
    name: String,
}

fn unique<T>(mut cases: Vec<Case<T>>) -> Result<Vec<Case<T>>, String> {
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    match cases.windows(2).find(|pair| pair[0].name == pair[1].name) {
        Some(pair) => Err(format!("{}: two cases of that name", pair[0].name)),
        None => Ok(cases),
    }
}
