//! What is wrong at a failing token, in words: what was found, what would have fitted, and where.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use super::Rule;
use super::mistake::{self, Failure};
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
                if let Some(error) = mistake::unquoted_path(text, token, base) {
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
    let failure = Failure { text, list, start, failed, base };
    let error = mistake::glued_minus(&failure).or_else(|| mistake::word_as_name(&failure));
    if let Some(error) = error.or_else(|| mistake::comma(&failure)).or_else(|| mistake::white_space(&failure))
    {
        return error;
    }
    let mistake = mistake::unquoted_path(text, token, base)
        .or_else(|| mistake::quote_inside(&failure))
        .or_else(|| mistake::unclosed(&failure))
        .or_else(|| mistake::misplaced(&failure))
        .or_else(|| mistake::no_argument(&failure))
        .or_else(|| mistake::in_braces(&failure));
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

/// The innermost thing that is open at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
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

pub(super) fn enclosing(list: &[Token], start: usize, failed: usize) -> Bracket {
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
pub(super) fn expected(list: &[Token], start: usize, failed: usize) -> String {
    let before = list.get(start..failed).unwrap_or(&[]).iter().rev().find(|token| token.kind != Kind::Blank);
    let bracket = enclosing(list, start, failed);
    let Some(before) = before else {
        // Without a value after it the parenthesis of a call has become text.
        let called = start
            .checked_sub(1)
            .and_then(|at| list.get(at))
            .is_some_and(|token| token.kind == Kind::TextParen);
        return if called { "a value or `)`" } else { "text, a reference or a directive" }.into();
    };
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
        (Bracket::List, Kind::Integer | Kind::Name | Kind::CloseReference)
            if separator(list, start, failed) == Some(Kind::OpenList) =>
        {
            "`,`, `..` or `]`".into()
        }
        (Bracket::List, _) if after_value => "`,` or `]`".into(),
        (Bracket::List, Kind::OpenList) => format!("{VALUE}, or `]`"),
        (Bracket::List, Kind::Dots) => "a number or a reference".into(),
        (Bracket::Map, _) if after_value && separator(list, start, failed) == Some(Kind::Colon) => {
            "`,` or `}`".into()
        }
        (Bracket::Map, _) if after_value => "`:`".into(),
        (Bracket::Map, Kind::OpenMap) => "a key or `}`".into(),
        (Bracket::Reference, Kind::OpenReference) => "a name".into(),
        (Bracket::Reference, _) => "`}`, `.` or `[`".into(),
        (Bracket::Text, _) => "text, a reference or a directive".into(),
        _ => VALUE.into(),
    }
}

/// What separates the value before a token from what stands before it in its list or map.
fn separator(list: &[Token], start: usize, failed: usize) -> Option<Kind> {
    let before = list.get(start..failed).unwrap_or(&[]).iter().rev().map(|token| token.kind);
    let separates = |kind: &Kind| matches!(kind, Kind::Comma | Kind::Colon | Kind::OpenList | Kind::OpenMap);
    before.into_iter().find(separates)
}

/// What was found, in words.
pub(super) fn found(token: &Token, text: &str) -> String {
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
pub(super) fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let mut out: String = line.chars().take(20).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

pub(super) fn trim(text: &str, span: Span, base: u32) -> Span {
    let inner = text.get((span.start - base) as usize..(span.end - base) as usize).unwrap_or("");
    let start = span.start + (inner.len() - inner.trim_start().len()) as u32;
    let end = start + inner.trim().len() as u32;
    if end > start { Span { start, end } } else { span }
}
