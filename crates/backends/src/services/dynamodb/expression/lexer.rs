//! The tokens of an expression.

use super::Source;
use crate::services::service::Fault;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a word.
    Word,
    /// `#name`.
    Name,
    /// `:value`.
    Value,
    /// Digits.
    Digits,
    /// `=`, `<>`, `(`, …
    Sign,
    /// The end.
    End,
}

/// A token, by its place in the expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The tokens, an end after the last.
///
/// # Errors
/// The `ValidationException` at the first character that begins none.
pub(super) fn tokens(source: Source<'_>) -> Result<Vec<Token>, Fault> {
    let text = source.text;
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let word = |from: usize| {
            let tail = rest.get(from..).unwrap_or_default();
            from + tail.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(tail.len())
        };
        let (kind, length) = match c {
            ' ' | '\t' | '\n' | '\r' => {
                at += 1;
                continue;
            }
            'a'..='z' | 'A'..='Z' | '_' => (Kind::Word, word(0)),
            '#' | ':' => {
                let tail = rest.get(1..).unwrap_or_default();
                let stop = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
                let length = 1 + tail.find(stop).unwrap_or(tail.len());
                (if c == '#' { Kind::Name } else { Kind::Value }, length)
            }
            '0'..='9' => (Kind::Digits, rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())),
            '<' if rest.starts_with("<>") || rest.starts_with("<=") => (Kind::Sign, 2),
            '>' if rest.starts_with(">=") => (Kind::Sign, 2),
            '=' | '<' | '>' | '(' | ')' | ',' | '.' | '[' | ']' | '+' | '-' => (Kind::Sign, 1),
            _ => (Kind::Sign, 0),
        };
        let is_bare = matches!(kind, Kind::Name | Kind::Value) && length == 1;
        if length == 0 || is_bare {
            let end = at + c.len_utf8();
            let near = near(text, tokens.last().map_or(at, |token: &Token| token.start), end);
            return Err(source.invalid(format!("Syntax error; token: \"{c}\", near: \"{near}\"")));
        }
        tokens.push(Token { kind, start: at, end: at + length });
        at += length;
    }
    tokens.push(Token { kind: Kind::End, start: text.len(), end: text.len() });
    Ok(tokens)
}

/// A stretch of the expression and a word more.
fn near(text: &str, start: usize, end: usize) -> &str {
    let tail = text.get(end..).unwrap_or_default();
    let word = tail.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tail.len());
    text.get(start..end + word).unwrap_or_default()
}
