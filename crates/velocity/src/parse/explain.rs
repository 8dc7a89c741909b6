//! What is wrong at a failing token, in words: what was found, what would have fitted, and where.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use super::Rule;
use super::token::{Fault, Kind, Token, Tokens};
use crate::diagnostics as table;

/// The place among the kinds at which the grammar gave up.
///
/// Of what pest reports by itself only whole rules count, so the failing text is read once more with its bookkeeping.
/// That is one switch for all threads: it stays on from here, lest another thread turn it off in between.
pub(super) fn position(kinds: &str, error: &pest::error::Error<Rule>) -> usize {
    use pest::Parser;
    pest::set_error_detail(true);
    let again = super::Grammar::parse(Rule::template, kinds);
    let detailed = again.err().and_then(|error| error.parse_attempts().map(|attempts| attempts.max_position));
    let (pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _))) = error.location;
    detailed.unwrap_or(at).max(at)
}

/// Explains why the statement that begins at token `start` fails at token `failed`.
pub(super) fn explain(text: &str, tokens: &Tokens, start: usize, failed: usize, base: u32) -> Diagnostic {
    let list = &tokens.list;
    let image = |token: &Token| text.get(token.body as usize..token.end as usize).unwrap_or("");
    let span = |token: &Token| Span { start: token.start + base, end: token.end + base };
    let end = Span::at(base as usize + text.len());
    let statement = list.get(start);
    let with_opener = |error: Diagnostic| match statement.filter(|_| failed > start) {
        Some(first) => {
            let opener = trim(text, span(first), base);
            error.label(opener, "begins here")
        }
        None => error,
    };
    let Some(token) = list.get(failed) else {
        return with_opener(
            Diagnostic::new(&table::UNEXPECTED_END).arg("expected", expected(list, start, failed)).at(end),
        );
    };
    if token.kind == Kind::Fault && failed + 1 == list.len() {
        let place = span(token);
        match tokens.fault {
            Some(Fault::UnclosedString) => {
                return with_opener(
                    Diagnostic::new(&table::UNCLOSED_STRING).arg("quote", image(token)).at(place),
                );
            }
            Some(Fault::UnclosedRaw) => {
                let raw = text.get(..token.end as usize).and_then(|text| text.rfind("#[[")).unwrap_or(0);
                return Diagnostic::new(&table::UNCLOSED_RAW)
                    .at(Span::new(raw, raw + 3).shifted(base as usize));
            }
            Some(Fault::PendingPrefix) => {
                let prefix = text.get(token.start as usize..).unwrap_or("");
                return Diagnostic::new(&table::ENDS_IN_PREFIX).arg("found", shorten(prefix)).at(place);
            }
            Some(Fault::TooDeep) => {
                return Diagnostic::new(&table::BRACKETS_TOO_DEEP).arg("found", image(token)).at(place);
            }
            Some(Fault::Character) | None => {
                let found = image(token);
                if let Some(error) = unquoted_path(text, token, base) {
                    return with_opener(error);
                }
                if found.starts_with(['‘', '’', '“', '”', '„', '‚', '«', '»']) {
                    return with_opener(
                        Diagnostic::new(&table::TYPOGRAPHIC_QUOTE).arg("found", found).at(place),
                    );
                }
                let entry = match enclosing(list, start, failed) {
                    Bracket::Expression => &table::NO_OPERATOR,
                    _ => &table::STRANGE_CHARACTER,
                };
                let expected = expected(list, start, failed);
                let error = Diagnostic::new(entry).arg("found", found).arg("expected", expected);
                return with_opener(error.at(place));
            }
        }
    }
    if let Some(error) = arithmetic(text, list, start, failed, base) {
        return error;
    }
    let mistake = unquoted_path(text, token, base)
        .or_else(|| quote_inside(text, list, start, failed, base))
        .or_else(|| unclosed(text, list, start, failed, base))
        .or_else(|| misplaced(text, list, start, failed, base));
    with_opener(mistake.unwrap_or_else(|| {
        let inside = !matches!(enclosing(list, start, failed), Bracket::Expression | Bracket::Directive);
        let known = is_directive(text, list, start) && !inside;
        Diagnostic::new(if known { &table::MISFIT } else { &table::UNEXPECTED })
            .arg("found", found(token, text))
            .arg("expected", expected(list, start, failed))
            .at(trim(text, span(token), base))
    }))
}

/// Whether a statement is a directive that takes arguments of a form of its own.
fn is_directive(text: &str, list: &[Token], start: usize) -> bool {
    list.get(start).is_some_and(|first| match first.kind {
        Kind::Set | Kind::If | Kind::ElseIf => true,
        Kind::BlockDirective => {
            text.get(first.body as usize..first.end as usize).is_some_and(|name| name.contains("foreach"))
        }
        _ => false,
    })
}

/// `$input.json($.a)`: a path that is meant as a text. To the lexer neither the parenthesis opens a call nor does the
/// `$` begin a reference.
fn unquoted_path(text: &str, token: &Token, base: u32) -> Option<Diagnostic> {
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
fn quote_inside(text: &str, list: &[Token], start: usize, failed: usize, base: u32) -> Option<Diagnostic> {
    let string = list.get(start..failed)?.last().filter(|token| token.kind == Kind::String)?;
    let token = list.get(failed)?;
    let word = matches!(token.kind, Kind::Word | Kind::True | Kind::False | Kind::Integer | Kind::Name);
    (word && token.start == string.end).then(|| {
        let found = text.get(token.start as usize..token.end as usize).unwrap_or("");
        let span = Span { start: string.end - 1 + base, end: string.end + base };
        Diagnostic::new(&table::QUOTE_INSIDE).arg("found", shorten(found)).at(span)
    })
}

/// A directive whose parenthesis was to be closed on an earlier line.
fn unclosed(text: &str, list: &[Token], start: usize, failed: usize, base: u32) -> Option<Diagnostic> {
    let (first, token) = (list.get(start)?, list.get(failed)?);
    let open = matches!(enclosing(list, start, failed), Bracket::Expression | Bracket::Directive);
    let closing = expected(list, start, failed).ends_with("`)`");
    let before = list.get(failed.checked_sub(1)?)?;
    let place = trim(text, Span { start: token.start, end: token.end }, 0);
    let between = text.get(before.start as usize..place.start as usize)?;
    let name = text.get(first.body as usize..first.end as usize)?;
    (open && closing && between.contains('\n')).then(|| {
        let name = name.trim_end_matches('(').trim();
        Diagnostic::new(&table::UNCLOSED_DIRECTIVE)
            .arg("opener", format!("#{}", name.trim_start_matches('#')))
            .arg("found", found(token, text))
            .at(place.shifted(base as usize))
    })
}

/// A word, an assignment or the like in an expression.
fn misplaced(text: &str, list: &[Token], start: usize, failed: usize, base: u32) -> Option<Diagnostic> {
    let token = list.get(failed)?;
    let image = text.get(token.body as usize..token.end as usize)?;
    let at = Span { start: token.start + base, end: token.end + base };
    let before = list.get(start..failed)?.iter().rev().find(|token| token.kind != Kind::Blank)?;
    let bracket = enclosing(list, start, failed);
    let condition = matches!(list.get(start)?.kind, Kind::If | Kind::ElseIf);
    if token.kind == Kind::Assign && condition && bracket == Bracket::Expression {
        let double = before.kind == Kind::Equal && before.end == token.start;
        let (found, start) = if double { ("===", before.start + base) } else { ("=", at.start) };
        return Some(Diagnostic::new(&table::ASSIGNMENT).arg("found", found).at(Span { start, end: at.end }));
    }
    if token.kind != Kind::Word {
        return None;
    }
    let expected = expected(list, start, failed);
    if bracket == Bracket::Expression && expected.starts_with("an operator") {
        let error = Diagnostic::new(&table::NO_OPERATOR).arg("found", shorten(image));
        return Some(error.arg("expected", expected).at(at));
    }
    (expected.starts_with("a value") || expected.starts_with("a key"))
        .then(|| Diagnostic::new(&table::UNQUOTED_WORD).arg("word", image).at(at))
}

/// `5 -3` and `$l.size()-1`: the minus belongs to the number.
fn arithmetic(text: &str, list: &[Token], start: usize, failed: usize, base: u32) -> Option<Diagnostic> {
    let token = list.get(failed)?;
    let image = text.get(token.start as usize..token.end as usize)?;
    let glued = matches!(token.kind, Kind::Integer | Kind::Float) && image.starts_with('-');
    let expression = matches!(list.get(start)?.kind, Kind::Set | Kind::If | Kind::ElseIf);
    let bracket = enclosing(list, start, failed);
    (glued && expression && matches!(bracket, Bracket::Expression)).then(|| {
        Diagnostic::new(&table::GLUED_MINUS)
            .arg("number", image)
            .arg("digits", &image[1..])
            .at(Span { start: token.start + base, end: token.end + base })
    })
}

/// The innermost thing that is open at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// Nothing: a statement may begin.
    Text,
    Expression,
    /// The arguments of a pluggable directive.
    Directive,
    Call,
    Index,
    List,
    Map,
    /// `${`.
    Reference,
}

fn enclosing(list: &[Token], start: usize, failed: usize) -> Bracket {
    let mut open = Vec::new();
    let first = list.get(start).map(|token| token.kind);
    let outer = match first {
        Some(Kind::Set | Kind::If | Kind::ElseIf) => Bracket::Expression,
        Some(Kind::LineDirective | Kind::BlockDirective) => Bracket::Directive,
        _ => Bracket::Text,
    };
    for token in list.iter().take(failed).skip(start) {
        match token.kind {
            Kind::OpenCall => open.push(Bracket::Call),
            Kind::OpenIndex => open.push(Bracket::Index),
            Kind::OpenList => open.push(Bracket::List),
            Kind::OpenMap => open.push(Bracket::Map),
            Kind::OpenReference => open.push(Bracket::Reference),
            Kind::CloseCall | Kind::CloseIndex | Kind::CloseList | Kind::CloseMap | Kind::CloseReference => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop().unwrap_or(outer)
}

const VALUE: &str = "a value (a reference, string, number, list, map, `true` or `false`)";

/// What would have fitted, in words.
fn expected(list: &[Token], start: usize, failed: usize) -> String {
    let before = list.get(start..failed).unwrap_or(&[]).iter().rev().find(|token| token.kind != Kind::Blank);
    let bracket = enclosing(list, start, failed);
    let Some(before) = before else { return "text, a reference or a directive".into() };
    let first = list.get(start).map(|token| token.kind);
    let assigned = list.iter().take(failed).skip(start).any(|token| token.kind == Kind::Assign);
    let after_value = matches!(
        before.kind,
        Kind::Name
            | Kind::String
            | Kind::Integer
            | Kind::Float
            | Kind::True
            | Kind::False
            | Kind::Word
            | Kind::CloseCall
            | Kind::CloseIndex
            | Kind::CloseList
            | Kind::CloseMap
            | Kind::CloseReference
            | Kind::Close
    );
    match (bracket, before.kind) {
        (Bracket::Expression | Bracket::Directive, Kind::If | Kind::ElseIf) => "`(`".into(),
        (Bracket::Directive, Kind::LineDirective | Kind::BlockDirective) => "`(`".into(),
        (Bracket::Expression, _) if first == Some(Kind::Set) && !assigned => {
            if after_value { "`=`" } else { "a reference such as `$x`" }.into()
        }
        (Bracket::Expression, _) if after_value => "an operator or `)`".into(),
        (Bracket::Expression, _) => format!("{VALUE}, `(` or `!`"),
        (Bracket::Directive, _) if after_value => "another argument or `)`".into(),
        (Bracket::Directive, _) => format!("{VALUE}, or `)`"),
        (_, Kind::Dot | Kind::Member) => "a name".into(),
        (Bracket::Call, _) if after_value => "`,` or `)`".into(),
        (Bracket::Call, Kind::OpenCall) => format!("{VALUE}, or `)`"),
        (Bracket::Index, _) if after_value => "`]`".into(),
        (Bracket::Index, _) => "a number, a string or a reference".into(),
        (Bracket::List, Kind::Integer | Kind::Name | Kind::CloseReference) => "`,`, `..` or `]`".into(),
        (Bracket::List, _) if after_value => "`,` or `]`".into(),
        (Bracket::List, Kind::OpenList) => format!("{VALUE}, or `]`"),
        (Bracket::List, Kind::Dots) => "a number or a reference".into(),
        (Bracket::Map, _) if after_value => "`:`, `,` or `}`".into(),
        (Bracket::Map, Kind::OpenMap) => "a key or `}`".into(),
        (Bracket::Reference, Kind::OpenReference) => "a name".into(),
        (Bracket::Reference, _) => "`}`, `.` or `[`".into(),
        (Bracket::Text, _) => "text, a reference or a directive".into(),
        _ => VALUE.into(),
    }
}

/// What was found, in words.
fn found(token: &Token, text: &str) -> String {
    // Of a reference, the `$` belongs to what is seen.
    let from = if token.kind == Kind::Name { token.start } else { token.body };
    let image = text.get(from as usize..token.end as usize).unwrap_or("");
    match token.kind {
        Kind::Blank => "white space".into(),
        Kind::Dot | Kind::Member => "a dot".into(),
        Kind::Close | Kind::CloseDirective | Kind::CloseCall => "`)`".into(),
        Kind::String => format!("the string {}", shorten(image)),
        Kind::Integer | Kind::Float => format!("the number `{}`", shorten(image)),
        Kind::Word | Kind::BracedWord => format!("the word `{}`", shorten(image)),
        Kind::LineComment | Kind::BlockComment | Kind::DocComment => "a comment".into(),
        Kind::If | Kind::ElseIf | Kind::Else | Kind::End => format!("`#{}`", image.trim()),
        Kind::BareDirective | Kind::LineDirective | Kind::BlockDirective => format!("`#{}`", shorten(image)),
        Kind::Text => format!("the text `{}`", shorten(image)),
        _ => format!("`{}`", shorten(image.trim())),
    }
}

/// The first characters of a text, on one line.
fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let mut out: String = line.chars().take(20).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

fn trim(text: &str, span: Span, base: u32) -> Span {
    let inner = text.get((span.start - base) as usize..(span.end - base) as usize).unwrap_or("");
    let start = span.start + (inner.len() - inner.trim_start().len()) as u32;
    let end = start + inner.trim().len() as u32;
    if end > start { Span { start, end } } else { span }
}
