//! From bytes to lines and columns.

/// Where a byte stands, as editors and people count.
///
/// # Units
/// `line` and `column` from 1; `column` and `offset` in UTF-16 units, `offset` from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in UTF-16 units, from 1.
    pub column: u32,
    /// The UTF-16 units before it in the whole text.
    pub offset: u32,
}

/// The line starts of one text, built once and asked often.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte and UTF-16 offset of each line's start.
    starts: Vec<(u32, u32)>,
    /// Whether bytes and UTF-16 units coincide.
    ascii: bool,
}

impl LineIndex {
    /// Indexes a text; a line ends with LF, CRLF or a lone CR.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ascii = text.is_ascii();
        let mut starts = vec![(0, 0)];
        let mut units = 0u32;
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            units += units_of(byte);
            let ends_line = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_line {
                starts.push((u32::try_from(at + 1).unwrap_or(u32::MAX), units));
            }
        }
        Self { starts, ascii }
    }

    /// Where the byte `at` of `text` stands; `text` must be the indexed one.
    #[must_use]
    pub fn place(&self, text: &str, at: u32) -> Place {
        let line = self.starts.partition_point(|&(start, _)| start <= at).max(1) - 1;
        let (start, units_before) = self.starts.get(line).copied().unwrap_or((0, 0));
        let in_line = if self.ascii {
            at.min(u32::try_from(text.len()).unwrap_or(u32::MAX)).saturating_sub(start)
        } else {
            let end = (at as usize).min(text.len());
            let bytes = text.as_bytes().get(start as usize..end).unwrap_or(&[]);
            bytes.iter().map(|&byte| units_of(byte)).sum()
        };
        Place {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: in_line + 1,
            offset: units_before + in_line,
        }
    }

    /// The UTF-16 offset of the byte `at`.
    #[must_use]
    pub fn utf16(&self, text: &str, at: u32) -> u32 {
        if self.ascii { at } else { self.place(text, at).offset }
    }

    /// The byte at which the UTF-16 offset `units` stands, clamped to the text.
    #[must_use]
    pub fn byte(&self, text: &str, units: u32) -> u32 {
        let line = self.starts.partition_point(|&(_, before)| before <= units).max(1) - 1;
        let (start, before) = self.starts.get(line).copied().unwrap_or((0, 0));
        let mut left = units - before;
        let mut at = start as usize;
        for c in text.get(at..).unwrap_or("").chars() {
            let width = u32::try_from(c.len_utf16()).unwrap_or(1);
            if left < width {
                break;
            }
            left -= width;
            at += c.len_utf8();
        }
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// The number of lines, at least one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

/// The UTF-16 units that a UTF-8 byte opens: continuation bytes none, a lead of four bytes two.
fn units_of(byte: u8) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_utf16_columns() {
        let text = "a\né😀x\r\ny\rz";
        let index = LineIndex::new(text);
        let at = |needle: char| u32::try_from(text.find(needle).expect("present")).expect("small");
        assert_eq!(index.place(text, at('x')), Place { line: 2, column: 4, offset: 5 });
        assert_eq!(index.place(text, at('y')), Place { line: 3, column: 1, offset: 8 });
        assert_eq!(index.place(text, at('z')), Place { line: 4, column: 1, offset: 10 });
        for (byte, _) in text.char_indices() {
            let byte = u32::try_from(byte).expect("small");
            assert_eq!(index.byte(text, index.utf16(text, byte)), byte);
        }
    }
}
