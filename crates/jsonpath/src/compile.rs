//! The path compiler: a scanner that reads what Jayway's reads.
//!
//! # AWS
//! jsonpath 2. The language is what that scanner happens to do, so this one does the same, character by character.

use gatelens_value::Span;

use crate::brackets;
use crate::diagnostics;
use crate::error::Error;
use crate::path::{Path, Token, TokenKind};

/// Compiles a path as an author writes it.
pub(crate) fn compile(path: &str) -> Result<Path, Error> {
    Compiler {
        text: path,
        origin: 0,
        in_filter: false,
        at: 0,
        end: path.len(),
        tokens: Vec::with_capacity(4),
    }
    .path()
}

/// Compiles a path that stands in a filter, `origin` bytes into the whole path.
pub(crate) fn compile_in_filter(path: &str, origin: usize) -> Result<Path, Error> {
    Compiler { text: path, origin, in_filter: true, at: 0, end: path.len(), tokens: Vec::new() }.path()
}

struct Compiler<'a> {
    text: &'a str,
    origin: usize,
    /// Whether the path stands in a filter, where another filter is always refused.
    in_filter: bool,
    at: usize,
    end: usize,
    tokens: Vec<Token>,
}

impl Compiler<'_> {
    fn path(mut self) -> Result<Path, Error> {
        let blank = |c: char| c <= ' ';
        let trimmed = self.text.trim_end_matches(blank);
        self.end = trimmed.len();
        self.at = trimmed.len() - trimmed.trim_start_matches(blank).len();
        if self.at == self.end {
            return Err(self.error(&diagnostics::EMPTY, self.at));
        }
        if trimmed.ends_with("..") {
            return Err(Error::compile(&diagnostics::ENDS_IN_SCAN, self.span(self.end - 2)));
        }
        let start = self.at;
        let root = self.peek();
        if matches!(root, Some(b'$' | b'@')) {
            self.at += 1;
            if !matches!(self.peek(), None | Some(b'.' | b'[')) {
                let root = if root == Some(b'@') { "@" } else { "$" };
                return Err(self.error(&diagnostics::AFTER_ROOT, self.at).arg("root", root));
            }
            self.push(TokenKind::Root, start);
        } else {
            // `$.` is put in front of anything else.
            self.push(TokenKind::Root, start);
            self.after_dot()?;
        }
        while let Some(byte) = self.peek() {
            self.step(byte)?;
        }
        Ok(Path::new(self.tokens))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied().filter(|_| self.at < self.end)
    }

    /// From `start` up to the current position, as a place in the whole path.
    fn span(&self, start: usize) -> Span {
        Span::new(self.origin + start, self.origin + self.at.max(start))
    }

    /// An error about the one character at `at`.
    fn error(&self, entry: &'static gatelens_value::Entry, at: usize) -> Error {
        let width =
            self.text.get(at..self.end).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Error::compile(entry, Span::new(self.origin + at, self.origin + at + width))
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        let span = self.span(start);
        self.tokens.push(Token { kind, span });
    }

    fn step(&mut self, byte: u8) -> Result<(), Error> {
        let start = self.at;
        match byte {
            b' ' => return Err(self.error(&diagnostics::SPACE, start)),
            b'$' => {
                self.at += 1;
                self.push(TokenKind::Root, start);
            }
            b'*' => {
                self.at += 1;
                self.push(TokenKind::Wildcard, start);
            }
            b'.' => {
                self.at += 1;
                self.after_dot()?;
            }
            b'[' => {
                self.skip_fragment();
                let fragment = self.text.get(start..self.at).unwrap_or("");
                let kind = brackets::analyse(fragment, self.origin + start, self.in_filter)?;
                self.push(kind, start);
            }
            _ => self.word()?,
        }
        Ok(())
    }

    /// After a dot: a scan, or a word, which may be empty.
    fn after_dot(&mut self) -> Result<(), Error> {
        match self.peek() {
            None => Err(self.error(&diagnostics::ENDS_EARLY, self.at).arg("part", "a name")),
            Some(b'.') => {
                self.at += 1;
                self.push(TokenKind::Scan, self.at - 1);
                Ok(())
            }
            Some(b'[' | b' ') => Ok(()),
            Some(b'*') if self.word_end() == self.at + 1 => {
                self.at += 1;
                self.push(TokenKind::Wildcard, self.at - 1);
                Ok(())
            }
            Some(_) => self.word(),
        }
    }

    fn word_end(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or(&[]);
        self.at + rest.iter().position(|byte| matches!(byte, b'.' | b'[' | b' ')).unwrap_or(rest.len())
    }

    /// A word up to the next dot, bracket or blank, which is read as `['word']`.
    fn word(&mut self) -> Result<(), Error> {
        let start = self.at;
        self.at = self.word_end();
        let word = self.text.get(start..self.at).unwrap_or("");
        let kind = if word.contains(['\'', ']']) {
            brackets::names(&format!("'{word}']"), self.origin + start)?
        } else {
            TokenKind::Name(word.into())
        };
        self.push(kind, start);
        Ok(())
    }

    /// Goes past the bracket that balances the one here, quotes or not; else to the end, without complaint.
    fn skip_fragment(&mut self) {
        let mut open = 0usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'[' => open += 1,
                b']' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
    }
}
