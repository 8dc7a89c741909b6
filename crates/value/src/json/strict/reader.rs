//! Reading standard JSON (RFC 8259), with errors for people.

use hashbrown::HashTable;

use super::{Document, Json, JsonKind, Member};
use crate::diagnostic::Diagnostic;
use crate::diagnostics;
use crate::text::Span;

/// How deeply a document may nest.
const MAX_DEPTH: u32 = 256;

/// How many repeated keys are reported; more of them say nothing new.
const MAX_WARNINGS: usize = 50;

/// Objects with at most this many members are searched one by one for a repeated key.
const FEW_KEYS: usize = 16;

/// Reads a document.
///
/// # Errors
/// One diagnostic, E0180 to E0188, at the first place that is not standard JSON.
///
/// # Examples
/// ```
/// use gatelens_value::json::strict;
/// let document = strict::read(r#"{"a": [1.50]}"#).unwrap();
/// assert_eq!(document.root.at(&"/a/0".into()).and_then(|json| json.as_number()), Some("1.50"));
/// let error = strict::read("[1,]").unwrap_err();
/// assert_eq!(error.message(), "expected a value, found `]`");
/// ```
pub fn read(text: &str) -> Result<Document, Diagnostic> {
    let mut reader = Reader { text, at: 0, depth: 0, warnings: Vec::new() };
    if text.starts_with('\u{FEFF}') {
        reader.at = '\u{FEFF}'.len_utf8();
    }
    let root = reader.value("a value")?;
    reader.skip_space();
    if reader.at < text.len() {
        let found = reader.found();
        return Err(Diagnostic::new(&diagnostics::TRAILING_TEXT).arg("found", found).at(reader.here()));
    }
    Ok(Document { root, warnings: reader.warnings })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    warnings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn character(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn here(&self) -> Span {
        Span::new(self.at, self.at + self.character().map_or(0, char::len_utf8))
    }

    /// What stands here, in words.
    fn found(&self) -> String {
        match self.character() {
            None => "the end".to_owned(),
            Some('"') => "a string".to_owned(),
            Some(c) if c.is_control() => format!("U+{:04X}", u32::from(c)),
            Some(c) if c.is_alphanumeric() => {
                let rest = self.text.get(self.at..).unwrap_or("");
                let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).take(24).collect();
                format!("`{word}`")
            }
            Some(c) => format!("`{c}`"),
        }
    }

    fn unexpected<T>(&self, expected: &str) -> Result<T, Diagnostic> {
        let diagnostic = match self.peek() {
            None => Diagnostic::new(&diagnostics::UNEXPECTED_END).arg("expected", expected),
            Some(_) => {
                Diagnostic::new(&diagnostics::UNEXPECTED).arg("expected", expected).arg("found", self.found())
            }
        };
        Err(diagnostic.at(self.here()))
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self, expected: &str) -> Result<Json, Diagnostic> {
        self.skip_space();
        let start = self.at;
        let kind = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => JsonKind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => JsonKind::Number(self.number()?),
            Some(b'a'..=b'z') => match self.word() {
                "null" => JsonKind::Null,
                "true" => JsonKind::Bool(true),
                "false" => JsonKind::Bool(false),
                _ => return self.unexpected(expected),
            },
            _ => return self.unexpected(expected),
        };
        if matches!(kind, JsonKind::Null | JsonKind::Bool(_)) {
            self.at += self.word().len();
        }
        Ok(Json { span: Span::new(start, self.at), kind })
    }

    fn word(&self) -> &str {
        let rest = self.text.get(self.at..).unwrap_or("");
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        rest.get(..end).unwrap_or("")
    }

    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<JsonKind, Diagnostic>,
    ) -> Result<JsonKind, Diagnostic> {
        if self.depth >= MAX_DEPTH {
            let diagnostic = Diagnostic::new(&diagnostics::TOO_DEEP).arg("limit", MAX_DEPTH.to_string());
            return Err(diagnostic.at(self.here()));
        }
        self.depth += 1;
        self.at += 1;
        let kind = read(self);
        self.depth -= 1;
        kind
    }

    fn array(&mut self) -> Result<JsonKind, Diagnostic> {
        let mut items = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(JsonKind::Array(items));
        }
        loop {
            let expected = if items.is_empty() { "a value or `]`" } else { "a value" };
            items.push(self.value(expected)?);
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(JsonKind::Array(items));
                }
                _ => return self.unexpected("`,` or `]`"),
            }
        }
    }

    fn object(&mut self) -> Result<JsonKind, Diagnostic> {
        let mut members: Vec<Member> = Vec::new();
        let mut index = HashTable::new();
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(JsonKind::Object(members));
        }
        loop {
            self.skip_space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                let expected = if members.is_empty() {
                    "a key in double quotes or `}`"
                } else {
                    "a key in double quotes"
                };
                return self.unexpected(expected);
            }
            let key = self.string()?;
            let key_span = Span::new(start, self.at);
            self.skip_space();
            if self.peek() != Some(b':') {
                return self.unexpected("`:`");
            }
            self.at += 1;
            let value = self.value("a value")?;
            self.add(&mut members, &mut index, Member { key, key_span, value });
            self.skip_space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(JsonKind::Object(members));
                }
                _ => return self.unexpected("`,` or `}`"),
            }
        }
    }

    fn add(&mut self, members: &mut Vec<Member>, index: &mut HashTable<usize>, member: Member) {
        let hash = |key: &str| {
            key.bytes().fold(0xCBF2_9CE4_8422_2325u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
            })
        };
        let earlier = if members.len() <= FEW_KEYS {
            members.iter().position(|other| other.key == member.key)
        } else {
            let is_it = |&at: &usize| members.get(at).is_some_and(|other| other.key == member.key);
            if index.is_empty() {
                for (at, other) in members.iter().enumerate() {
                    index.insert_unique(hash(&other.key), at, |&at| {
                        members.get(at).map_or(0, |m| hash(&m.key))
                    });
                }
            }
            index.find(hash(&member.key), is_it).copied()
        };
        if let Some(other) = earlier.and_then(|at| members.get_mut(at)) {
            if self.warnings.len() < MAX_WARNINGS {
                let diagnostic = Diagnostic::new(&diagnostics::DUPLICATE_KEY).arg("key", member.key.as_str());
                self.warnings.push(diagnostic.at(member.key_span).label(other.key_span, "first"));
            }
            *other = member;
            return;
        }
        let at = members.len();
        let key_hash = hash(&member.key);
        members.push(member);
        if !index.is_empty() {
            index.insert_unique(key_hash, at, |&at| members.get(at).map_or(0, |m| hash(&m.key)));
        }
    }

    /// A number, kept as it is spelled.
    fn number(&mut self) -> Result<String, Diagnostic> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
            .unwrap_or(rest.len());
        let text = rest.get(..end).unwrap_or("");
        if !is_number(text) {
            let shown: String = text.chars().take(40).collect();
            let diagnostic = Diagnostic::new(&diagnostics::BAD_NUMBER).arg("text", shown);
            return Err(diagnostic.at(Span::new(start, start + end)));
        }
        self.at += end;
        Ok(text.to_owned())
    }

    fn string(&mut self) -> Result<String, Diagnostic> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let run = self.at;
            while let Some(byte) = self.peek() {
                if byte == b'"' || byte == b'\\' || byte < 0x20 {
                    break;
                }
                self.at += 1;
            }
            out.push_str(self.text.get(run..self.at).unwrap_or(""));
            match self.peek() {
                None => return self.unexpected("a closing `\"`"),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(control) => return Err(self.control(control)),
            }
        }
    }

    fn control(&self, byte: u8) -> Diagnostic {
        let (name, escape) = match byte {
            b'\n' => ("line break".to_owned(), "\\n".to_owned()),
            b'\r' => ("carriage return".to_owned(), "\\r".to_owned()),
            b'\t' => ("tab".to_owned(), "\\t".to_owned()),
            other => (format!("U+{other:04X}"), format!("\\u{other:04X}")),
        };
        Diagnostic::new(&diagnostics::CONTROL_CHARACTER)
            .arg("name", name)
            .arg("escape", escape)
            .at(self.here())
    }

    fn escape(&mut self) -> Result<char, Diagnostic> {
        let start = self.at;
        self.at += 1;
        let simple = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => {
                let end = self.at + self.character().map_or(0, char::len_utf8);
                return Err(self.bad_escape(start, end));
            }
        };
        self.at += 1;
        Ok(simple)
    }

    fn bad_escape(&self, start: usize, end: usize) -> Diagnostic {
        let text = self.text.get(start..end).unwrap_or("\\");
        Diagnostic::new(&diagnostics::BAD_ESCAPE).arg("text", text).at(Span::new(start, end))
    }

    fn unicode(&mut self, start: usize) -> Result<char, Diagnostic> {
        let first = self.hex(start)?;
        if let Some(c) = char::from_u32(u32::from(first)) {
            return Ok(c);
        }
        let second_at = self.at;
        if self.text.get(second_at..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 1;
            let second = self.hex(second_at)?;
            if let Some(Ok(c)) = char::decode_utf16([first, second]).next() {
                return Ok(c);
            }
        }
        let text = self.text.get(start..second_at).unwrap_or("");
        Err(Diagnostic::new(&diagnostics::LONE_SURROGATE).arg("text", text).at(Span::new(start, second_at)))
    }

    /// The four digits after `\u`; the position is at the `u`.
    fn hex(&mut self, start: usize) -> Result<u16, Diagnostic> {
        let digits = self.at + 1;
        let unit = self
            .text
            .get(digits..digits + 4)
            .filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|text| u16::from_str_radix(text, 16).ok());
        match unit {
            Some(unit) => {
                self.at = digits + 4;
                Ok(unit)
            }
            None => Err(self.bad_escape(start, digits)),
        }
    }
}

/// Whether the text is a number by the grammar of JSON.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at).unwrap_or(""), text.get(at + 1..)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::strict::{to_compact, to_pretty};

    #[test]
    fn keeps_order_spelling_and_places() {
        let text = "{\n  \"b\": 1.50, \"a\": [true, null, \"\\ud83d\\ude00\"]\n}";
        let document = read(text).expect("standard JSON");
        assert_eq!(to_compact(&document.root), "{\"b\":1.50,\"a\":[true,null,\"😀\"]}");
        let a = document.root.get("a").expect("present");
        assert_eq!(a.span.of(text), "[true, null, \"\\ud83d\\ude00\"]");
        let pretty = to_pretty(&document.root);
        assert_eq!(read(&pretty).expect("standard JSON").root, document.root);
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, message) in [
            ("{a: 1}", "expected a key in double quotes or `}`, found `a`"),
            ("{\"a\" 1}", "expected `:`, found `1`"),
            ("{\"a\": 1 \"b\": 2}", "expected `,` or `}`, found a string"),
            ("[1", "the document ends where `,` or `]` is expected"),
            ("", "the document ends where a value is expected"),
            ("01", "`01` is not a JSON number"),
            ("\"\\q\"", "`\\q` is not an escape in a JSON string"),
            ("\"a\nb\"", "a raw line break cannot stand in a JSON string"),
            ("\"\\ud83d\"", "`\\ud83d` is half of a character"),
            ("1 2", "`2` after the end of the document"),
            ("nul", "expected a value, found `nul`"),
            ("True", "expected a value, found `True`"),
        ] {
            assert_eq!(read(text).expect_err(text).message(), message);
        }
        assert!(read(&"[".repeat(10_000)).is_err());
    }

    #[test]
    fn reports_repeated_keys() {
        let members: Vec<String> = (0..60).map(|n| format!("\"k{}\":{n}", n % 50)).collect();
        let document = read(&format!("{{{}}}", members.join(","))).expect("standard JSON");
        assert_eq!(document.warnings.len(), 10);
        assert_eq!(document.root.as_object().map(<[Member]>::len), Some(50));
        assert_eq!(document.root.get("k3").and_then(Json::as_i64), Some(53));
    }
}
