//! Where things are: the folders of the checkout and of what is built from it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::failure::{Done, Failure};

/// The checkout that this program was built from.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The checkout, and cargo's target folder beside it or where `CARGO_TARGET_DIR` says.
    pub fn here() -> Self {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let manifest = manifest.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = manifest.ancestors().nth(2).map_or_else(|| manifest.clone(), Path::to_path_buf);
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    /// The checkout's top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// The page's folder.
    pub fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The page as built.
    pub fn dist(&self) -> PathBuf {
        self.root.join("web/dist")
    }

    /// The engine's module and its glue, as the page imports them.
    pub fn engine(&self) -> PathBuf {
        self.root.join("web/src/engine/pkg")
    }

    /// Cargo's target folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// A folder of ours in the target folder, made when it is not there.
    pub fn scratch(&self, name: &str) -> Done<PathBuf> {
        let folder = self.target.join("xtask").join(name);
        fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
        Ok(folder)
    }
}

/// A file as text, or the sentence that it cannot be read.
pub fn read(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(|error| unreadable(path, &error))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Done {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    fs::write(path, content).map_err(|error| unwritable(path, &error))
}

/// All files under a folder, sorted, without those that `skip` names by their last part.
pub fn files_under(folder: &Path, skip: &[&str]) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            let path = entry.path();
            if entry.file_name().to_str().is_some_and(|name| skip.contains(&name)) {
                continue;
            }
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be read ({error}).", path.display()))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be written ({error}): check its permissions.", path.display()))
}
