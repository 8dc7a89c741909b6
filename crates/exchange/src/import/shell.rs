//! The words of a command line, as bash or the Windows command prompt would pass them on.

use super::notices::{Notices, error_at, shortened};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_value::Span;
use std::iter::Peekable;
use std::str::CharIndices;

/// The words of the first command in the text.
pub(super) fn words(text: &str, notices: &mut Notices) -> Result<Vec<String>, Vec<Diagnostic>> {
    if is_windows(text) {
        notices.add(&d::WINDOWS_COMMAND, &[]);
        return windows(&without_carets(text));
    }
    Bash { text, characters: text.char_indices().peekable(), words: Vec::new(), word: None }.run(notices)
}

/// The command prompt escapes by `^`: at the ends of lines, and before quotes.
fn is_windows(text: &str) -> bool {
    text.contains("^\"") || text.lines().any(|line| line.ends_with(" ^"))
}

/// What the command prompt makes of carets: the next character loses its meaning; before a line end both go.
fn without_carets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c != '^' {
            out.push(c);
            continue;
        }
        match characters.next() {
            Some('\r') => {
                characters.next_if_eq(&'\n');
                // A second line end after a caret stands for itself.
                keep_line_end(&mut characters, &mut out);
            }
            Some('\n') => keep_line_end(&mut characters, &mut out),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

fn keep_line_end(characters: &mut Peekable<std::str::Chars<'_>>, out: &mut String) {
    if matches!(characters.peek(), Some('\r' | '\n')) {
        characters.next_if_eq(&'\r');
        characters.next_if_eq(&'\n');
        out.push('\n');
    }
}

/// The words as the C runtime of Windows splits them: `\"` is a quote, `""` within quotes too.
fn windows(text: &str) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut opened = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '\\' => {
                let mut slashes = 1;
                while characters.next_if(|&(_, c)| c == '\\').is_some() {
                    slashes += 1;
                }
                let word = word.get_or_insert_default();
                if characters.peek().is_some_and(|&(_, c)| c == '"') {
                    word.extend(std::iter::repeat_n('\\', slashes / 2));
                    if slashes % 2 == 1 {
                        characters.next();
                        word.push('"');
                    }
                } else {
                    word.extend(std::iter::repeat_n('\\', slashes));
                }
            }
            '"' if opened.is_some() => {
                if characters.next_if(|&(_, c)| c == '"').is_some() {
                    word.get_or_insert_default().push('"');
                } else {
                    opened = None;
                }
            }
            '"' => {
                opened = Some(at);
                word.get_or_insert_default();
            }
            c if opened.is_none() && c.is_ascii_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    if let Some(at) = opened {
        return Err(error_at(text, Span::new(at, at + 1), &d::OPEN_QUOTE, &[("quote", "`\"`")]));
    }
    words.extend(word);
    Ok(words)
}

struct Bash<'a> {
    text: &'a str,
    characters: Peekable<CharIndices<'a>>,
    words: Vec<String>,
    word: Option<String>,
}

impl Bash<'_> {
    fn run(mut self, notices: &mut Notices) -> Result<Vec<String>, Vec<Diagnostic>> {
        while let Some((at, c)) = self.characters.next() {
            match c {
                '\\' => self.escaped(),
                '\'' => self.single(at)?,
                '"' => self.double(at, notices)?,
                '$' if self.next_is('\'') => {
                    self.characters.next();
                    self.ansi(at)?;
                }
                '$' if self.next_is('"') => {}
                '$' => self.variable(notices),
                '#' if self.word.is_none() => self.skip_line(),
                '\n' | ';' | '|' | '&' | '>' | '<' | ')' => {
                    self.words.extend(self.word.take());
                    if c == '\n' && self.words.is_empty() {
                        continue;
                    }
                    let rest = self.text.get(at..).unwrap_or("").trim_start_matches([';', '\n', '\r']).trim();
                    if !rest.is_empty() {
                        notices.add(&d::REST_LEFT_OUT, &[("rest", &shortened(rest))]);
                    }
                    return Ok(self.words);
                }
                c if c.is_ascii_whitespace() => self.words.extend(self.word.take()),
                c => self.word.get_or_insert_default().push(c),
            }
        }
        self.words.extend(self.word.take());
        Ok(self.words)
    }

    fn next_is(&mut self, wanted: char) -> bool {
        self.characters.peek().is_some_and(|&(_, c)| c == wanted)
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }

    fn skip_line(&mut self) {
        while self.characters.next_if(|&(_, c)| c != '\n').is_some() {}
    }

    /// After a backslash outside quotes: the next character as it is; a line end vanishes.
    fn escaped(&mut self) {
        match self.characters.next() {
            Some((_, '\r')) if self.next_is('\n') => {
                self.characters.next();
            }
            Some((_, '\n')) | None => {}
            Some((_, c)) => self.push(c),
        }
    }

    fn single(&mut self, opened: usize) -> Result<(), Vec<Diagnostic>> {
        self.word.get_or_insert_default();
        loop {
            match self.characters.next() {
                Some((_, '\'')) => return Ok(()),
                Some((_, c)) => self.push(c),
                None => return Err(self.unclosed(opened, "`'`")),
            }
        }
    }

    fn double(&mut self, opened: usize, notices: &mut Notices) -> Result<(), Vec<Diagnostic>> {
        self.word.get_or_insert_default();
        loop {
            match self.characters.next() {
                Some((_, '"')) => return Ok(()),
                Some((_, '\\')) => match self.characters.peek().copied() {
                    Some((_, c @ ('$' | '`' | '"' | '\\'))) => {
                        self.characters.next();
                        self.push(c);
                    }
                    Some((_, '\n')) => {
                        self.characters.next();
                    }
                    _ => self.push('\\'),
                },
                Some((_, '$')) => self.variable(notices),
                Some((_, c)) => self.push(c),
                None => return Err(self.unclosed(opened, "`\"`")),
            }
        }
    }

    /// A variable stays as it stands: nobody here knows its value.
    fn variable(&mut self, notices: &mut Notices) {
        let mut name = String::from("$");
        if self.next_is('{') {
            while let Some((_, c)) = self.characters.next_if(|&(_, c)| c != '}' && c != '"' && c != '\n') {
                name.push(c);
            }
            if self.next_is('}') {
                self.characters.next();
                name.push('}');
            }
        } else {
            while let Some((_, c)) = self.characters.next_if(|&(_, c)| c.is_ascii_alphanumeric() || c == '_')
            {
                name.push(c);
            }
        }
        if name.len() > 1 {
            notices.add(&d::VARIABLE_KEPT, &[("variable", &name)]);
        }
        self.word.get_or_insert_default().push_str(&name);
    }

    /// `$'…'` with the escapes of C.
    fn ansi(&mut self, opened: usize) -> Result<(), Vec<Diagnostic>> {
        self.word.get_or_insert_default();
        // Octal and hexadecimal escapes are bytes: together they may spell a character.
        let mut bytes: Vec<u8> = Vec::new();
        loop {
            let Some((_, c)) = self.characters.next() else {
                return Err(self.unclosed(opened, "`$'`"));
            };
            let next = match c {
                '\'' => break,
                '\\' => match self.characters.next() {
                    None => return Err(self.unclosed(opened, "`$'`")),
                    Some((_, c)) => self.ansi_escape(c, &mut bytes),
                },
                c => Some(c),
            };
            if let Some(c) = next {
                bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        self.word.get_or_insert_default().push_str(&text);
        Ok(())
    }

    fn ansi_escape(&mut self, c: char, bytes: &mut Vec<u8>) -> Option<char> {
        match c {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            'a' => Some('\u{7}'),
            'b' => Some('\u{8}'),
            'e' | 'E' => Some('\u{1B}'),
            'f' => Some('\u{C}'),
            'v' => Some('\u{B}'),
            'x' => {
                let value = self.digits(16, 2);
                bytes.push(u8::try_from(value.unwrap_or(0)).unwrap_or(0));
                None
            }
            'u' | 'U' => self.digits(16, if c == 'u' { 4 } else { 8 }).and_then(char::from_u32),
            '0'..='7' => {
                let first = c.to_digit(8).unwrap_or(0);
                let more = self.octal(2);
                bytes.push(u8::try_from((first << (3 * more.1)) | more.0).unwrap_or(u8::MAX));
                None
            }
            '\\' | '\'' | '"' | '?' => Some(c),
            other => {
                bytes.push(b'\\');
                Some(other)
            }
        }
    }

    fn digits(&mut self, radix: u32, most: usize) -> Option<u32> {
        let mut value = None;
        for _ in 0..most {
            let Some((_, c)) = self.characters.next_if(|&(_, c)| c.is_digit(radix)) else { break };
            let digit = c.to_digit(radix).unwrap_or(0);
            value = Some(value.unwrap_or(0u32).wrapping_mul(radix).wrapping_add(digit));
        }
        value
    }

    /// Up to `most` octal digits: their value and how many there were.
    fn octal(&mut self, most: u32) -> (u32, u32) {
        let (mut value, mut count) = (0, 0);
        while count < most {
            let Some((_, c)) = self.characters.next_if(|&(_, c)| c.is_digit(8)) else { break };
            value = value * 8 + c.to_digit(8).unwrap_or(0);
            count += 1;
        }
        (value, count)
    }

    fn unclosed(&self, at: usize, quote: &str) -> Vec<Diagnostic> {
        error_at(self.text, Span::new(at, at + 1), &d::OPEN_QUOTE, &[("quote", quote)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        words(text, &mut Notices::default()).expect("words")
    }

    #[test]
    fn reads_the_quotes_of_bash() {
        assert_eq!(split(r#"a 'b c' "d \"e\" \x" f\ g"#), ["a", "b c", r#"d "e" \x"#, "f g"]);
        assert_eq!(split("a \\\n  b\\\r\n c"), ["a", "b", "c"]);
        assert_eq!(split(r"$'a\'b\n\x41\303\251é☃'"), ["a'b\nAéé☃"]);
        assert_eq!(split("curl x; rm y"), ["curl", "x"]);
        assert_eq!(split("curl 'x' # why\n"), ["curl", "x"]);
        assert_eq!(split("''"), [""]);
    }

    #[test]
    fn reads_the_carets_of_windows() {
        let text = "curl ^\"https://x.test/a?b=1^&c=2^\" ^\r\n  -H ^\"a: b^\" ^\r\n  --data-raw ^\"^{^\\^\"k^\\^\":1^}^\"";
        assert_eq!(
            split(text),
            ["curl", "https://x.test/a?b=1&c=2", "-H", "a: b", "--data-raw", r#"{"k":1}"#]
        );
    }

    #[test]
    fn tells_an_open_quote() {
        let errors = words("curl 'x", &mut Notices::default()).expect_err("open");
        assert_eq!(errors[0].code, "E0822");
        assert_eq!(errors[0].place.as_ref().and_then(|place| place.column), Some(6));
    }
}
