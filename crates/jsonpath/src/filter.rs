//! Filters: conditions joined by `&&` and `||`.
//!
//! # AWS
//! jsonpath 4. Parentheses never group, and terms are tried from right to left.

use gatelens_value::Span;

use crate::criterion::Criterion;
use crate::diagnostics;
use crate::error::Error;

/// A compiled filter.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    /// Alternatives in the order in which they are tried, each a list of terms that must all hold.
    ///
    /// Nothing for `[?]`, which fails when it tests something.
    pub(crate) alternatives: Option<Vec<Vec<Criterion>>>,
}

/// A piece of the path's text and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    pub(crate) text: &'a str,
    pub(crate) origin: usize,
}

impl<'a> Piece<'a> {
    pub(crate) fn span(self) -> Span {
        Span::new(self.origin, self.origin + self.text.len())
    }

    pub(crate) fn part(self, from: usize, to: usize) -> Self {
        Self { text: self.text.get(from..to).unwrap_or(""), origin: self.origin + from }
    }

    /// Without the characters up to U+0020 at both ends.
    pub(crate) fn trim(self) -> Self {
        self.strip(|c| c <= ' ', |c| c <= ' ')
    }

    fn strip(self, lead: impl Fn(char) -> bool, trail: impl Fn(char) -> bool) -> Self {
        let tail = self.text.trim_start_matches(lead);
        Self { text: tail.trim_end_matches(trail), origin: self.origin + self.text.len() - tail.len() }
    }

    /// Without the first and last character, which must be these.
    fn inside(self, open: char, close: char) -> Option<Self> {
        let text: &'a str = self.text.strip_prefix(open)?.strip_suffix(close)?;
        Some(Self { text, origin: self.origin + open.len_utf8() })
    }
}

impl Filter {
    /// `[?]`: a place for a filter that nobody gives.
    pub(crate) fn without_condition() -> Self {
        Self { alternatives: None }
    }

    /// Compiles the filter whose `?` stands at `mark` in the fragment.
    pub(crate) fn compile(fragment: &str, mark: usize, origin: usize) -> Result<Self, Error> {
        let piece = bounds(fragment, mark, origin)?;
        let bad = || Error::compile(&diagnostics::BAD_FILTER, piece.span());
        if !cfg!(feature = "filters") {
            return Err(bad());
        }
        let inner = piece.trim().inside('[', ']').ok_or_else(bad)?.trim();
        let question = inner.text.strip_prefix('?').ok_or_else(bad)?;
        let inner = Piece { text: question, origin: inner.origin + 1 }.trim();
        let condition = inner.inside('(', ')').ok_or_else(bad)?.trim();
        Self::combine(&split(condition), condition)
    }

    fn combine(parts: &[Part<'_>], whole: Piece<'_>) -> Result<Self, Error> {
        let mut terms = Vec::new();
        let mut operators = Vec::new();
        for part in parts {
            match part {
                Part::And => operators.push(true),
                Part::Or => operators.push(false),
                Part::Term(piece) => terms.push(Criterion::compile(clean(*piece)?)?),
            }
        }
        let uneven = || Error::compile(&diagnostics::UNEVEN_TERMS, whole.span());
        let mut alternatives = vec![vec![terms.pop().ok_or_else(uneven)?]];
        for and in operators.into_iter().rev() {
            let term = terms.pop().ok_or_else(uneven)?;
            match alternatives.last_mut() {
                Some(last) if and => last.push(term),
                _ => alternatives.push(vec![term]),
            }
        }
        if terms.is_empty() { Ok(Self { alternatives: Some(alternatives) }) } else { Err(uneven()) }
    }
}

/// From the bracket before the `?` to the first bracket outside quotes that closes at no open parenthesis.
fn bounds(fragment: &str, mark: usize, origin: usize) -> Result<Piece<'_>, Error> {
    let start = fragment.get(..mark).and_then(|before| before.rfind('[')).unwrap_or(0);
    let (mut parentheses, mut brackets) = (0i64, 0i64);
    let mut quoted = false;
    let mut before = b' ';
    for (at, &byte) in fragment.as_bytes().iter().enumerate().skip(start) {
        match byte {
            b'\'' if before != b'\\' => quoted = !quoted,
            b'(' if !quoted => parentheses += 1,
            b')' if !quoted => parentheses -= 1,
            b'[' if !quoted => brackets += 1,
            b']' if !quoted => {
                brackets -= 1;
                if parentheses == 0 {
                    let piece = Piece { text: fragment, origin }.part(start, at + 1);
                    return if brackets == 0 {
                        Ok(piece)
                    } else {
                        Err(Error::compile(&diagnostics::UNBALANCED_FILTER, piece.span()))
                    };
                }
            }
            _ => {}
        }
        before = byte;
    }
    let span = Span::new(origin + start, origin + fragment.len());
    Err(Error::compile(&diagnostics::UNBALANCED_FILTER, span))
}

enum Part<'a> {
    And,
    Or,
    Term(Piece<'a>),
}

/// Cuts before and after every `&&` and `||`, wherever they stand and even where they overlap.
fn split(condition: Piece<'_>) -> Vec<Part<'_>> {
    let bytes = condition.text.as_bytes();
    let operator_at = |at: usize| matches!(bytes.get(at..at + 2), Some(b"&&" | b"||"));
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..=bytes.len() {
        let cut = at == bytes.len() || operator_at(at) || (at >= 2 && operator_at(at - 2));
        if cut {
            let piece = condition.part(start, at);
            parts.push(match piece.text {
                "&&" => Part::And,
                "||" => Part::Or,
                _ => Part::Term(piece),
            });
            start = at;
        }
    }
    parts
}

/// Trims a term and takes `[`, `?`, `(` off its front and `)` off its end.
fn clean(piece: Piece<'_>) -> Result<Piece<'_>, Error> {
    let cleaned = piece.trim().strip(|c| matches!(c, '[' | '?' | '(' | ' '), |c| matches!(c, ')' | ' '));
    if cleaned.text.is_empty() {
        return Err(Error::compile(&diagnostics::EMPTY_TERM, piece.span()));
    }
    Ok(cleaned)
}
