//! Hints at what works in other dialects, or fails on some documents only.

use gatelens_value::{Diagnostic, Entry, Span};

use crate::brackets::double_quoted;
use crate::criterion::{Criterion, Side, Test};
use crate::diagnostics;
use crate::filter::Filter;
use crate::path::{Path, Token, TokenKind};

/// Looks for the likely intent behind a path that compiles; one that does not has its error to speak for it.
///
/// # Examples
/// ```
/// let hints = gatelens_jsonpath::lint("$.pets[-1]");
/// assert_eq!(hints[0].help(), "count from the end with `[(@.length-1)]`");
/// ```
#[must_use]
pub fn lint(path: &str) -> Vec<Diagnostic> {
    Path::compile(path).map_or_else(|_| Vec::new(), |compiled| compiled.lint(path))
}

impl Path {
    /// Looks for the likely intent behind this path, as [`lint`] does; `text` is what it was compiled from.
    #[must_use]
    pub fn lint(&self, text: &str) -> Vec<Diagnostic> {
        let mut linter = Linter { path: text, hints: Vec::new() };
        for token in &self.tokens {
            linter.token(token);
        }
        linter.hole(&self.tokens);
        linter.hints
    }
}

struct Linter<'a> {
    path: &'a str,
    hints: Vec<Diagnostic>,
}

/// The functions of later versions, and what to do without them.
fn instead_of_function(name: &str) -> Option<&'static str> {
    let name = name.split_once('(').filter(|(_, rest)| rest.ends_with(')'))?.0;
    Some(match name {
        "length" | "size" => "in a template ask the list itself, as in `$input.path('$.list').size()`",
        "min" | "max" | "avg" | "sum" | "stddev" => "in a template loop over the numbers",
        "keys" => "in a template ask the object itself, as in `$input.path('$.object').keySet()`",
        "first" => "the first item is `[0]`",
        "last" => "the last item is `[(@.length-1)]`",
        "index" => "an item is `[n]`, counted from the end `[(@.length-n)]`",
        "concat" | "append" => "in a template join the values there",
        _ => return None,
    })
}

impl Linter<'_> {
    fn hint(&mut self, entry: &'static Entry, span: Span, args: &[(&'static str, &str)]) {
        let diagnostic = Diagnostic::new(entry).at(span);
        self.hints
            .push(args.iter().fold(diagnostic, |diagnostic, (name, value)| diagnostic.arg(name, *value)));
    }

    fn token(&mut self, token: &Token) {
        let text = token.span.of(self.path);
        if let Some(name) = double_quoted(text) {
            let instead = format!("['{name}']");
            self.hint(&diagnostics::HINT_DOUBLE_QUOTES, token.span, &[("instead", &instead)]);
            return;
        }
        let negative = |index: i32| index.to_string();
        match &token.kind {
            TokenKind::Name(name) => {
                if let Some(instead) = instead_of_function(name) {
                    let args = [("name", &**name), ("instead", instead)];
                    self.hint(&diagnostics::HINT_FUNCTION, token.span, &args);
                }
            }
            TokenKind::Index(index) if *index < 0 => {
                let args = [("text", text), ("index", &negative(*index))];
                self.hint(&diagnostics::HINT_NEGATIVE_INDEX, token.span, &args);
            }
            TokenKind::List(indexes) => {
                if let Some(&index) = indexes.iter().find(|&&index| index < 0) {
                    let args = [("text", text), ("index", &negative(index))];
                    self.hint(&diagnostics::HINT_NEGATIVE_INDEX, token.span, &args);
                }
            }
            TokenKind::Between(from, to) => {
                if *to < 0 && *from >= *to {
                    self.hint(&diagnostics::HINT_SLICE_END, token.span, &[("text", text)]);
                } else if *from < 0 {
                    let args = [("text", text), ("index", &negative(*from))];
                    self.hint(&diagnostics::HINT_NEGATIVE_INDEX, token.span, &args);
                }
            }
            TokenKind::Filter(filter) => self.filter(filter, token.span),
            _ => {}
        }
        if matches!(token.kind, TokenKind::Between(..)) && text.matches(':').count() > 1 {
            self.hint(&diagnostics::HINT_STEP, token.span, &[("text", text)]);
        }
    }

    fn filter(&mut self, filter: &Filter, span: Span) {
        if groups(span.of(self.path)) {
            self.hint(&diagnostics::HINT_GROUPING, span, &[]);
        }
        let alternatives = filter.alternatives.as_ref().filter(|_| cfg!(feature = "filters"));
        for term in alternatives.into_iter().flatten().flatten() {
            self.term(term);
        }
    }

    fn term(&mut self, term: &Criterion) {
        let right = match &term.test {
            Test::Compare { right, .. } => Some(right),
            Test::Exists(_) => None,
        };
        for side in [Some(&term.left), right].into_iter().flatten() {
            let Side::Text(text) = side else { continue };
            let Some(text) = text.as_str() else { continue };
            if let Some(inner) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                let instead = format!("'{inner}'");
                self.hint(&diagnostics::HINT_DOUBLE_QUOTES, term.span, &[("instead", &instead)]);
            } else if text.starts_with('=') {
                let args = [("name", "==="), ("instead", "equality is `==`")];
                self.hint(&diagnostics::HINT_WORD_OPERATOR, term.span, &args);
            }
        }
    }

    /// A name at the end, after a slice, list, filter or scan with no `[*]` to pass over the items without it.
    fn hole(&mut self, tokens: &[Token]) {
        let Some((Token { kind: TokenKind::Name(name), span }, before)) = tokens.split_last() else { return };
        if before.iter().any(|token| matches!(token.kind, TokenKind::Wildcard)) {
            return;
        }
        // A name right after a scan is looked for, not demanded.
        let after_scan = matches!(before.last().map(|token| &token.kind), Some(TokenKind::Scan));
        let Some(opener) = before.iter().rfind(|token| !token.kind.is_definite()) else { return };
        if !after_scan {
            let args = [("name", &**name), ("text", opener.span.of(self.path))];
            self.hint(&diagnostics::HINT_HOLE, *span, &args);
        }
    }
}

/// Whether parentheses inside the filter's own hold an operator, which would be grouping elsewhere.
fn groups(filter: &str) -> bool {
    let mut open = Vec::new();
    let mut quoted = false;
    let bytes = filter.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'(' if !quoted => open.push(false),
            b')' if !quoted && open.pop() == Some(true) && !open.is_empty() => return true,
            b'&' | b'|' if !quoted && bytes.get(at + 1) == Some(&byte) => {
                if let Some(operator) = open.last_mut() {
                    *operator = true;
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(path: &str) -> Vec<&'static str> {
        lint(path).iter().map(Diagnostic::code).collect()
    }

    #[test]
    fn names_the_likely_intent() {
        assert_eq!(codes("$.a[-1]"), ["H0740"]);
        assert_eq!(codes("$.a[0,-1]"), ["H0740"]);
        assert_eq!(codes("$.a.length()"), ["H0741"]);
        assert_eq!(codes("$[\"k2\"]"), ["H0742"]);
        assert_eq!(codes("$.a[?(@.b == \"x\")]"), ["H0742"]);
        assert_eq!(codes("$.a[?(@.b === 1)]"), ["H0743"]);
        assert_eq!(codes("$.a[?((@.b == 1 || @.c) && @.d)]"), ["H0744"]);
        assert_eq!(codes("$.a[0:2].b"), ["H0745"]);
        assert_eq!(codes("$.a[?(@.b)].b"), ["H0745"]);
        assert_eq!(codes("$.a[1:5:2]"), ["H0746"]);
        assert_eq!(codes("$.a[0:-1]"), ["H0747"]);
        assert_eq!(codes("$.a[(@.length-1)].b"), [""; 0]);
        assert_eq!(codes("$..a"), [""; 0]);
        assert_eq!(codes("$.a[*].b"), [""; 0]);
        assert_eq!(codes("$.a[?(@.b == 'x' && @.c == 1)]"), [""; 0]);
    }

    #[test]
    fn a_word_operator_is_named_by_the_error() {
        let error = Path::compile("$[?(@.a in ['x','y'])]").expect_err("no such operator");
        assert_eq!(error.to_string(), "there is no operator `in` in this dialect");
        let error = Path::compile("$[\"a\"]").expect_err("no such name");
        assert_eq!(error.diagnostic().help(), "use single quotes: `['a']`");
    }
}
