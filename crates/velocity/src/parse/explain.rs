//! What is wrong at a failing token, in words: what was found, what would have fitted, and where.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use super::Rule;
use super::token::{Fault, Kind, Token, Tokens};
use crate::diagnostics as table;

/// The place among the kinds at which the grammar gave up.
///
/// Of what pest reports by itself only whole rules count, so the failing text is read once more with its bookkeeping.
pub(super) fn position(kinds: &str, error: &pest::error::Error<Rule>) -> usize {
    use pest::Parser;
    pest::set_error_detail(true);
    let again = super::Grammar::parse(Rule::template, kinds);
    pest::set_error_detail(false);
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
                let expected = expected(list, start, failed);
                return with_opener(
                    Diagnostic::new(&table::STRANGE_CHARACTER)
                        .arg("found", image(token))
                        .arg("expected", expected)
                        .at(place),
                );
            }
        }
    }
    if let Some(error) = arithmetic(text, list, start, failed, base) {
        return error;
    }
    with_opener(
        Diagnostic::new(&table::UNEXPECTED)
            .arg("found", found(token, image(token)))
            .arg("expected", expected(list, start, failed))
            .at(trim(text, span(token), base)),
    )
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

const VALUE: &str = "a value: a reference, a string, a number, `true`, `false`, `[` or `{`";

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
fn found(token: &Token, image: &str) -> String {
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
