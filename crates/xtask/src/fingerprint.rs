//! Whether a step's inputs are those of its last run: a hash of their names and contents, kept in a file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Done;
use crate::project;

/// The hash of a step's inputs so far (FNV-1a: the inputs are ours, nobody forges them).
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The hash of nothing.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds some bytes and their length.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        for byte in bytes.iter().chain(&bytes.len().to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// Adds a file's content; a file that is not there counts as empty.
    pub fn file(self, path: &Path) -> Self {
        self.bytes(&fs::read(path).unwrap_or_default())
    }

    /// Adds the names and contents of all files under a folder.
    pub fn folder(mut self, folder: &Path, skip: &[&str]) -> Done<Self> {
        for path in project::files_under(folder, skip)? {
            let name = path.strip_prefix(folder).unwrap_or(&path);
            self = self.bytes(name.to_string_lossy().as_bytes()).file(&path);
        }
        Ok(self)
    }

    /// The hash as text.
    pub fn text(&self) -> String {
        format!("{:016x}", self.0)
    }

    /// The stamp in `file`, which holds this fingerprint after the step has run.
    pub fn stamp(&self, file: PathBuf) -> Stamp {
        Stamp { file, text: self.text() }
    }
}

/// A file that says which inputs a step last ran on.
pub struct Stamp {
    file: PathBuf,
    text: String,
}

impl Stamp {
    /// Whether the step last ran on these very inputs.
    pub fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|text| text == self.text)
    }

    /// Says that the step begins: its outputs are of no known inputs until `set`.
    pub fn clear(&self) {
        let _ = fs::remove_file(&self.file);
    }

    /// Says that the step has run on these inputs.
    pub fn set(&self) -> Done {
        project::write(&self.file, &self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn what_stands_where_matters() {
        let one = Fingerprint::new().bytes(b"ab").bytes(b"c");
        let other = Fingerprint::new().bytes(b"a").bytes(b"bc");
        assert_ne!(one.text(), other.text());
    }
}
