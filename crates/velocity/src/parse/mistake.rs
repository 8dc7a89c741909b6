//! Mistakes that people make, known by the tokens around the failing one; each has words of its own.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use super::explain::{Bracket, enclosing, expected, found, shorten, trim};
use super::token::{Kind, Token};
use crate::diagnostics as table;

/// A statement that begins at token `start` and fails at token `failed`.
pub(super) struct Failure<'t> {
    pub(super) text: &'t str,
    pub(super) list: &'t [Token],
    pub(super) start: usize,
    pub(super) failed: usize,
    /// Where the text stands in the pool.
    pub(super) base: u32,
}

impl<'t> Failure<'t> {
    fn token(&self) -> Option<&'t Token> {
        self.list.get(self.failed)
    }

    fn first(&self) -> Option<&'t Token> {
        self.list.get(self.start)
    }

    /// The token before the failing one.
    fn previous(&self) -> Option<&'t Token> {
        self.list.get(self.failed.checked_sub(1)?)
    }

    /// The tokens of the statement before the failing one, the last one first, without white space.
    fn before(&self) -> impl Iterator<Item = &'t Token> {
        let before = self.list.get(self.start..self.failed).unwrap_or(&[]);
        before.iter().rev().filter(|token| token.kind != Kind::Blank)
    }

    fn bracket(&self) -> Bracket {
        enclosing(self.list, self.start, self.failed)
    }

    fn expected(&self) -> String {
        expected(self.list, self.start, self.failed)
    }

    /// The text of a token with the prefix before it.
    fn image(&self, token: &Token) -> &'t str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    fn body(&self, token: &Token) -> &'t str {
        self.text.get(token.body as usize..token.end as usize).unwrap_or("")
    }

    fn span(&self, first: &Token, last: &Token) -> Span {
        Span { start: first.start + self.base, end: last.end + self.base }
    }

    /// Whether the statement is `#set`, `#if` or `#elseif`.
    fn is_expression(&self) -> bool {
        self.first().is_some_and(|first| matches!(first.kind, Kind::Set | Kind::If | Kind::ElseIf))
    }

    /// The operators that stand here without a gap, such as `+=`.
    fn glued_operators(&self) -> &'t [Token] {
        let operator =
            |token: &&Token| token.kind.is_operator() || matches!(token.kind, Kind::Assign | Kind::Not);
        let Some(rest) = self.list.get(self.failed..) else { return &[] };
        if rest.first().filter(operator).is_none() {
            return &[];
        }
        let glued =
            rest.windows(2).take_while(|pair| pair[0].end == pair[1].start && operator(&&pair[1])).count();
        rest.get(..=glued).unwrap_or(&[])
    }
}

/// `$input.json($.a)`: a path that is meant as a text. To the lexer neither the parenthesis opens a call nor does the
/// `$` begin a reference.
pub(super) fn unquoted_path(text: &str, token: &Token, base: u32) -> Option<Diagnostic> {
    let at = token.start as usize;
    let at = if text.get(at..)?.starts_with('(') { at + 1 } else { at };
    let (called, _) = text.get(..at)?.rsplit('\n').next()?.rsplit_once('(')?;
    let from = text.get(..at)?.rfind('(')? + 1;
    let rest = text.get(from..)?;
    let from = from + rest.len() - rest.trim_start().len();
    let path = rest.trim_start().split([',', ')', '\n']).next()?.trim_end();
    let root = path.strip_prefix('$')?;
    let method = called.ends_with(|last: char| last.is_ascii_alphanumeric());
    (method && (root.is_empty() || root.starts_with(['.', '[']))).then(|| {
        let quote = if path.contains('\'') { '"' } else { '\'' };
        Diagnostic::new(&table::UNQUOTED_PATH)
            .arg("path", path)
            .arg("quoted", format!("{quote}{path}{quote}"))
            .at(Span::new(from, from + path.len()).shifted(base as usize))
    })
}

/// `'it's'`: a quote that is meant to be part of the string.
pub(super) fn quote_inside(failure: &Failure<'_>) -> Option<Diagnostic> {
    let string = failure.previous().filter(|token| token.kind == Kind::String)?;
    let token = failure.token()?;
    let word = matches!(token.kind, Kind::Word | Kind::True | Kind::False | Kind::Integer | Kind::Name);
    (failure.failed > failure.start && word && token.start == string.end).then(|| {
        let span = failure.span(string, string);
        Diagnostic::new(&table::QUOTE_INSIDE)
            .arg("found", shorten(failure.image(token)))
            .at(Span { start: span.end - 1, end: span.end })
    })
}

/// A directive whose parenthesis was to be closed earlier: on the line before, before the next directive, or before
/// the word that follows another parenthesis at once.
pub(super) fn unclosed(failure: &Failure<'_>) -> Option<Diagnostic> {
    let (first, token, before) = (failure.first()?, failure.token()?, failure.previous()?);
    let open = matches!(failure.bracket(), Bracket::Expression | Bracket::Directive);
    let closing = failure.expected().ends_with("`)`");
    let place = trim(failure.text, Span { start: token.start, end: token.end }, 0);
    let between = failure.text.get(before.start as usize..place.start as usize)?;
    let ends = matches!(token.kind, Kind::If | Kind::ElseIf | Kind::Else | Kind::End | Kind::Set)
        || between.contains('\n')
        || (token.kind == Kind::Word && before.kind == Kind::Close && before.end == token.start);
    (open && closing && ends).then(|| {
        let name = failure.body(first).trim_end_matches('(').trim();
        Diagnostic::new(&table::UNCLOSED_DIRECTIVE)
            .arg("opener", format!("#{}", name.trim_start_matches('#')))
            .arg("found", found(token, failure.text))
            .at(place.shifted(failure.base as usize))
    })
}

/// A word, an assignment, a sign or the like in an expression.
pub(super) fn misplaced(failure: &Failure<'_>) -> Option<Diagnostic> {
    let token = failure.token()?;
    let before = failure.before().next()?;
    let bracket = failure.bracket();
    let expected = failure.expected();
    let condition = failure.first()?.kind != Kind::Set && failure.is_expression();
    if bracket == Bracket::Expression {
        let operators = failure.glued_operators();
        let span = failure.span(token, operators.last().unwrap_or(token));
        let image = |span: Span| {
            Span { start: span.start - failure.base, end: span.end - failure.base }.of(failure.text)
        };
        if expected == "`=`" && operators.iter().any(|token| token.kind.is_operator()) {
            return Some(Diagnostic::new(&table::COMPOUND_ASSIGNMENT).arg("found", image(span)).at(span));
        }
        let after = matches!(before.kind, Kind::Equal | Kind::NotEqual | Kind::Less | Kind::Greater);
        if after && before.end == token.start && (token.kind.is_operator() || token.kind == Kind::Assign) {
            let span = failure.span(before, token);
            let entry = if token.kind == Kind::Assign { &table::ASSIGNMENT } else { &table::NO_OPERATOR };
            let error = Diagnostic::new(entry).arg("found", image(span)).at(span);
            return Some(if token.kind == Kind::Assign {
                error
            } else {
                error.arg("expected", "an operator")
            });
        }
        if token.kind == Kind::Assign && condition {
            let span = failure.span(token, token);
            return Some(Diagnostic::new(&table::ASSIGNMENT).arg("found", "=").at(span));
        }
        if matches!(token.kind, Kind::Plus | Kind::Minus) && expected.starts_with("a value") {
            return Some(
                Diagnostic::new(&table::SIGN).arg("sign", failure.body(token)).at(failure.span(token, token)),
            );
        }
    }
    if token.kind == Kind::Text && bracket == Bracket::Call {
        return dotted_word(failure);
    }
    if token.kind != Kind::Word {
        return None;
    }
    let at = Span { start: token.start + failure.base, end: token.end + failure.base };
    let image = failure.body(token);
    if bracket == Bracket::Expression && expected.starts_with("an operator") {
        let error = Diagnostic::new(&table::NO_OPERATOR).arg("found", shorten(image));
        return Some(error.arg("expected", expected).at(at));
    }
    (expected.starts_with("a value") || expected.starts_with("a key"))
        .then(|| Diagnostic::new(&table::UNQUOTED_WORD).arg("word", image).at(at))
}

/// `$m.get(a.b)`: a path of bare words, of which the lexer takes the first for a reference.
fn dotted_word(failure: &Failure<'_>) -> Option<Diagnostic> {
    let last = failure.before().next().filter(|token| token.kind == Kind::Name)?;
    let of_word = |token: &&Token| matches!(token.kind, Kind::Name | Kind::Member);
    let first = failure.before().take_while(of_word).last().filter(|first| first.start == first.body)?;
    (first.start < last.start).then(|| {
        let word = failure.text.get(first.start as usize..last.end as usize).unwrap_or("");
        Diagnostic::new(&table::UNQUOTED_WORD).arg("word", word).at(failure.span(first, last))
    })
}

/// `5 -3` and `$l.size()-1`: the minus belongs to the number.
pub(super) fn glued_minus(failure: &Failure<'_>) -> Option<Diagnostic> {
    let token = failure.token()?;
    let image = failure.image(token);
    let glued = matches!(token.kind, Kind::Integer | Kind::Float) && image.starts_with('-');
    (glued && failure.is_expression() && failure.bracket() == Bracket::Expression).then(|| {
        Diagnostic::new(&table::GLUED_MINUS)
            .arg("number", image)
            .arg("digits", &image[1..])
            .at(failure.span(token, token))
    })
}

/// `$true` and `$m.true`: to the lexer the word is a value, and none of the names that a reference consists of.
pub(super) fn word_as_name(failure: &Failure<'_>) -> Option<Diagnostic> {
    let token = failure.token().filter(|token| matches!(token.kind, Kind::True | Kind::False))?;
    let before = failure.previous().map(|token| token.kind);
    let part = matches!(before, Some(Kind::Dot | Kind::Member | Kind::TextBrace));
    (part || token.start < token.body).then(|| {
        Diagnostic::new(&table::WORD_AS_NAME).arg("word", failure.body(token)).at(failure.span(token, token))
    })
}

/// `[1, 2,]`: a comma that nothing follows.
pub(super) fn comma(failure: &Failure<'_>) -> Option<Diagnostic> {
    let (token, comma) = (failure.token()?, failure.before().next()?);
    let closes = matches!(
        token.kind,
        Kind::Comma | Kind::CloseCall | Kind::CloseList | Kind::CloseMap | Kind::CloseReference
    );
    let inside = matches!(failure.bracket(), Bracket::Call | Bracket::List | Bracket::Map);
    (closes && inside && comma.kind == Kind::Comma)
        .then(|| Diagnostic::new(&table::EMPTY_PLACE).at(failure.span(comma, comma)))
}

/// `$l.size( )` and `[ ]`: white space where nothing at all may stand.
pub(super) fn white_space(failure: &Failure<'_>) -> Option<Diagnostic> {
    let (token, blank) = (failure.token()?, failure.previous()?);
    let open = failure.before().next()?;
    let empty = matches!(
        (open.kind, token.kind),
        (Kind::OpenCall, Kind::CloseCall) | (Kind::OpenList, Kind::CloseList)
    );
    (empty && blank.kind == Kind::Blank).then(|| {
        Diagnostic::new(&table::WHITE_SPACE)
            .arg("empty", format!("{}{}", failure.body(open), failure.body(token)))
            .at(failure.span(blank, blank))
    })
}

/// `#todo(fix this!)`: text that is read as the call of a directive.
pub(super) fn no_argument(failure: &Failure<'_>) -> Option<Diagnostic> {
    let (first, token) = (failure.first()?, failure.token()?);
    let name = failure.image(first);
    let unknown = first.kind == Kind::LineDirective && !matches!(name, "#stop" | "#break");
    (unknown && failure.bracket() == Bracket::Directive).then(|| {
        Diagnostic::new(&table::NO_ARGUMENT)
            .arg("name", name)
            .arg("found", found(token, failure.text))
            .at(trim(failure.text, failure.span(token, token), failure.base))
    })
}

/// `${a|'x'}`: something else than steps in the braces of a reference.
pub(super) fn in_braces(failure: &Failure<'_>) -> Option<Diagnostic> {
    let token = failure.token()?;
    (failure.bracket() == Bracket::Reference).then(|| {
        Diagnostic::new(&table::IN_BRACES)
            .arg("found", found(token, failure.text))
            .arg("expected", failure.expected())
            .at(trim(failure.text, failure.span(token, token), failure.base))
    })
}
