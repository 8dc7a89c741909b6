//! What stands in brackets: names, indexes, slices, a length, or a filter.
//!
//! # AWS
//! jsonpath 3.

use gatelens_value::Span;

use crate::diagnostics;
use crate::digits;
use crate::error::Error;
use crate::filter::Filter;
use crate::path::TokenKind;

/// Reads a fragment, which begins with `[` and usually ends with `]`; it stands at `origin` in the path.
pub(crate) fn analyse(fragment: &str, origin: usize, in_filter: bool) -> Result<TokenKind, Error> {
    if let Some(kind) = simple(fragment) {
        return Ok(kind);
    }
    if is_placeholder(fragment) {
        return Ok(TokenKind::Filter(Box::new(Filter::without_condition())));
    }
    let whole = Span::new(origin, origin + fragment.len());
    let found = fragment
        .char_indices()
        .find(|&(_, c)| matches!(c, '?' | '\'' | ':' | '-' | '@') || gatelens_value::digit(c).is_some());
    match found {
        Some((_, '?')) if in_filter => {
            Err(Error::compile(&diagnostics::INDEFINITE_FILTER_PATH, whole).arg("text", fragment))
        }
        Some((at, '?')) => {
            Filter::compile(fragment, at, origin).map(|filter| TokenKind::Filter(Box::new(filter)))
        }
        Some((at, '\'')) => names(fragment.get(at..).unwrap_or(""), origin + at),
        Some((at, '@')) => size(fragment.get(at + 1..).unwrap_or(""))
            .ok_or_else(|| Error::compile(&diagnostics::BAD_SIZE, whole).arg("text", fragment)),
        Some((at, _)) => Selector::new(fragment.get(at..).unwrap_or("")).read().map_err(|problem| {
            if let Some(name) = double_quoted(fragment) {
                return Error::compile(&diagnostics::DOUBLE_QUOTES, whole).arg("name", name);
            }
            match problem {
                Problem::EndsEarly => Error::compile(&diagnostics::ENDS_EARLY, whole).arg("part", "brackets"),
                Problem::NotAnIndex(text) => {
                    // Where an index is missing, the brackets tell more than nothing.
                    let text = if text.is_empty() { fragment } else { &text };
                    Error::compile(&diagnostics::BAD_INDEX, whole).arg("text", text)
                }
            }
        }),
        None => Err(match double_quoted(fragment) {
            Some(name) => Error::compile(&diagnostics::DOUBLE_QUOTES, whole).arg("name", name),
            None => Error::compile(&diagnostics::EMPTY_BRACKETS, whole).arg("text", fragment),
        }),
    }
}

/// The forms that nearly all paths have: `[*]`, `[12]` and `['name']`; what they mean is no different.
fn simple(fragment: &str) -> Option<TokenKind> {
    let inside = fragment.strip_prefix('[')?.strip_suffix(']')?;
    if inside == "*" {
        return Some(TokenKind::Wildcard);
    }
    if let Some(name) = inside.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return (!name.contains(['\'', ']'])).then(|| TokenKind::Name(name.into()));
    }
    if inside.len() > 9 || !inside.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    inside.parse().ok().map(TokenKind::Index)
}

/// The text between double quotes, if the brackets hold nothing else.
pub(crate) fn double_quoted(fragment: &str) -> Option<&str> {
    fragment.strip_prefix('[')?.strip_suffix(']')?.trim().strip_prefix('"')?.strip_suffix('"')
}

/// Whether it is `[?]` or `[?,?]`, which the library fills with filters of the caller.
fn is_placeholder(fragment: &str) -> bool {
    let space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\u{B}' | '\u{C}' | '\r');
    let inside =
        || fragment.strip_prefix('[')?.strip_suffix(']')?.trim_start_matches(space).strip_prefix('?');
    inside().is_some_and(|rest| rest.chars().all(|c| space(c) || matches!(c, ',' | '?' | '*')))
}

/// Names: from the first quote to the first `]`, what stands between quotes; `quoted` begins at the quote.
pub(crate) fn names(quoted: &str, origin: usize) -> Result<TokenKind, Error> {
    let Some(end) = quoted.find(']') else {
        let span = Span::new(origin, origin + quoted.len());
        return Err(Error::compile(&diagnostics::ENDS_EARLY, span).arg("part", "a name in quotes"));
    };
    let inside = quoted.get(..end).unwrap_or("");
    // Odd pieces stand between quotes; one that no quote closes is dropped.
    let pieces: Vec<&str> = inside.split('\'').collect();
    let complete = pieces.len() - 1;
    let mut names: Vec<Box<str>> =
        (1..complete).step_by(2).filter_map(|at| pieces.get(at).map(|&s| s.into())).collect();
    if names.len() == 1
        && let Some(name) = names.pop()
    {
        return Ok(TokenKind::Name(name));
    }
    Ok(TokenKind::Names(names))
}

/// A length: after the `@`, one character and then `length-n` or `size()-n`, up to `)`.
fn size(after_at: &str) -> Option<TokenKind> {
    let mut chars = after_at.chars();
    chars.next()?;
    let rest = chars.as_str();
    let (function, rest) = rest.split_at(rest.find('-')?);
    let function: String = function.chars().filter(|c| !matches!(c, ' ' | '(' | ')')).collect();
    if function != "length" && function != "size" {
        return None;
    }
    let number: String = rest.get(..rest.find(')')?)?.chars().filter(|&c| c != ' ').collect();
    digits::parse_int(&number).map(TokenKind::Size)
}

/// Why an array selector is none.
enum Problem {
    EndsEarly,
    NotAnIndex(String),
}

/// The reader of `[1]`, `[1,2]`, `[1:2]`; what follows the first other character does not matter.
struct Selector<'a> {
    rest: std::str::Chars<'a>,
    current: char,
    buffer: String,
    numbers: Vec<i32>,
}

impl<'a> Selector<'a> {
    fn new(text: &'a str) -> Self {
        let mut rest = text.chars();
        let current = rest.next().unwrap_or(']');
        Self { rest, current, buffer: String::new(), numbers: Vec::new() }
    }

    fn next(&mut self) -> Result<(), Problem> {
        self.current = self.rest.next().ok_or(Problem::EndsEarly)?;
        Ok(())
    }

    /// Turns the buffer into a number.
    fn number(&mut self) -> Result<(), Problem> {
        let text = std::mem::take(&mut self.buffer);
        match digits::parse_int(&text) {
            Some(number) => {
                self.numbers.push(number);
                Ok(())
            }
            None => Err(Problem::NotAnIndex(text)),
        }
    }

    /// The digits, signs and blanks after a colon.
    fn bound(&mut self) -> Result<(), Problem> {
        self.next()?;
        while gatelens_value::digit(self.current).is_some() || matches!(self.current, ' ' | '-') {
            if self.current != ' ' {
                self.buffer.push(self.current);
            }
            self.next()?;
        }
        Ok(())
    }

    fn read(mut self) -> Result<TokenKind, Problem> {
        let (mut list, mut from, mut to) = (false, false, false);
        while gatelens_value::digit(self.current).is_some() || matches!(self.current, ',' | ' ' | ':' | '-') {
            match self.current {
                ' ' => {}
                ',' => {
                    self.number()?;
                    list = true;
                }
                ':' if self.buffer.is_empty() => {
                    to = true;
                    self.bound()?;
                    self.number()?;
                }
                ':' => {
                    self.number()?;
                    self.bound()?;
                    if self.buffer.is_empty() {
                        from = true;
                    } else {
                        self.number()?;
                    }
                }
                other => self.buffer.push(other),
            }
            // Java reads UTF-16: behind the first half of a character comes the other, which ends the indexes too.
            if self.current == ']' || self.current.len_utf16() == 2 {
                break;
            }
            self.next()?;
        }
        if !self.buffer.is_empty() {
            self.number()?;
        }
        Ok(match (self.numbers.as_slice(), list) {
            (&[index], _) if !to && !from => TokenKind::Index(index),
            (_, true) => TokenKind::List(self.numbers),
            (&[first, ..], _) if from => TokenKind::From(first),
            (&[first, ..], _) if to => TokenKind::To(first),
            (&[first, second, ..], _) => TokenKind::Between(first, second),
            _ => return Err(Problem::NotAnIndex(String::new())),
        })
    }
}
