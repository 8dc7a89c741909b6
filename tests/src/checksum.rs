//! Whether the recorded corpora are as they were recorded: sums as POSIX's `cksum` prints them.

use std::fs;
use std::path::Path;

/// Compares each line `SUM SIZE FILE` of a list with the file in the list's folder.
///
/// # Errors
/// A sentence for each file that differs or is gone.
pub fn compare(list: &Path) -> Result<usize, String> {
    let text = fs::read_to_string(list).map_err(|error| format!("{}: {error}", list.display()))?;
    let folder = list.parent().unwrap_or(list);
    let mut wrong = Vec::new();
    for line in text.lines() {
        let file = line.splitn(3, ' ').nth(2).unwrap_or_default();
        let content = fs::read(folder.join(file)).unwrap_or_default();
        if format!("{} {} {file}", sum(&content), content.len()) != line {
            wrong.push(format!("{file} is not as it was recorded"));
        }
    }
    if wrong.is_empty() { Ok(text.lines().count()) } else { Err(wrong.join("\n")) }
}

/// The CRC of POSIX: the bytes, then their count from its lowest byte on.
#[must_use]
pub fn sum(content: &[u8]) -> u32 {
    let mut length = content.len();
    let tail = std::iter::from_fn(|| {
        let byte = length.to_le_bytes()[0];
        (length != 0).then(|| {
            length >>= 8;
            byte
        })
    });
    let crc = content.iter().copied().chain(tail).fold(0u32, |crc, byte| {
        (0..8).fold(crc ^ (u32::from(byte) << 24), |crc, _| {
            (crc << 1) ^ if crc >> 31 == 1 { 0x04c1_1db7 } else { 0 }
        })
    });
    !crc
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn sums_of_posix() {
        assert_eq!(sum(b""), 4_294_967_295);
        assert_eq!(sum(b"123456789"), 930_766_865);
    }
}
