//! Reading files, or standard input for `-`.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::Unusable;

/// What `-` stands for.
const STANDARD_INPUT: &str = "-";

/// A file's text.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub fn text(file: &OsStr) -> Result<String, Unusable> {
    bytes(file).and_then(|bytes| {
        String::from_utf8(bytes).map_err(|error| {
            Unusable(format!("{} is not UTF-8 (at byte {})", name(file), error.utf8_error().valid_up_to()))
        })
    })
}

/// A file's name for people.
pub fn name(file: &OsStr) -> String {
    if file == STANDARD_INPUT { "standard input".to_owned() } else { Path::new(file).display().to_string() }
}

fn bytes(file: &OsStr) -> Result<Vec<u8>, Unusable> {
    let read = if file == STANDARD_INPUT { standard_input() } else { fs::read(file) };
    read.map_err(|error| Unusable(format!("{} cannot be read: {error}", name(file))))
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
