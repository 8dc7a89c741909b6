//! From tokens that the grammar has found in order to statements; the open blocks are kept here, not on the machine's
//! stack.

use std::collections::{BTreeMap, BTreeSet};

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use super::block::{Open, Opened};
use super::token::{Fault, Kind, Token, Tokens};
use super::{Parsing, Rule, explain, lexer, macro_names};
use crate::ast::{Block, Form, Origin, Statement, Text};
use crate::diagnostics as table;

/// Builds the statements of one text.
pub(super) struct Builder<'p, 't> {
    pub(super) parsing: &'p mut Parsing,
    pub(super) text: &'t str,
    /// Where the text stands in the pool.
    pub(super) base: u32,
    /// The statements of the innermost open block.
    pub(super) current: Block,
    pub(super) open: Vec<Open>,
    /// Images that differ from the text: Velocity rewrites some tokens as it goes.
    pub(super) images: BTreeMap<usize, Span>,
    /// Macros that are defined before the current place.
    pub(super) macros: BTreeSet<String>,
    /// Blocks stand deeper than the limit, so that their statements are not kept.
    pub(super) too_deep: Option<Span>,
    /// Which reading of the text the tokens are of; after an error there is another.
    pub(super) reading: u32,
    announced: bool,
}

impl<'p, 't> Builder<'p, 't> {
    pub(super) fn new(parsing: &'p mut Parsing, text: &'t str, base: u32) -> Self {
        // A string knows the macros of all the template around it; the template itself only those before.
        let macros = if parsing.strings > 0 { parsing.macros.clone() } else { BTreeSet::new() };
        Self {
            parsing,
            text,
            base,
            current: Vec::new(),
            open: Vec::new(),
            images: BTreeMap::new(),
            macros,
            too_deep: None,
            reading: 0,
            announced: false,
        }
    }

    pub(super) fn error(&mut self, error: Diagnostic) {
        self.parsing.error(error);
    }

    /// A span of this text as one of the pool.
    pub(super) fn pooled(&self, start: u32, end: u32) -> Span {
        Span { start: start + self.base, end: end + self.base }
    }

    pub(super) fn span(&self, first: &Token, last: &Token) -> Span {
        self.pooled(first.start, last.end)
    }

    /// Notes which macros the text defines; of what follows an error only the directives are known.
    fn announce(&mut self, tokens: &Tokens) {
        if !std::mem::replace(&mut self.announced, true) && tokens.macros {
            self.parsing.macros.extend(macro_names(self.text, tokens).map(str::to_owned));
        }
    }

    /// Builds the statements of one reading.
    pub(super) fn statements(&mut self, tokens: &Tokens) {
        self.announce(tokens);
        let mut at = 0;
        while let Some(token) = tokens.list.get(at) {
            at = match token.kind {
                Kind::Name | Kind::OpenReference => {
                    let (reference, next) = self.reference(at, tokens);
                    if reference.form == Form::Bare {
                        self.push_text(token.start, token.end, Origin::Plain);
                    } else {
                        self.push(Statement::Reference(Box::new(reference)));
                    }
                    next
                }
                Kind::Set => self.set(at, tokens),
                Kind::If | Kind::ElseIf => self.condition(at, tokens),
                Kind::LineDirective | Kind::BlockDirective => self.directive(at, tokens),
                _ => self.alone(at, tokens),
            };
        }
    }

    /// Keeps what was read before the failing statement, tells what is wrong, and finds where to go on.
    pub(super) fn recover(&mut self, mut tokens: Tokens, kinds: &str, failed: usize) -> Option<usize> {
        use pest::Parser;
        let mut start = 0;
        self.announce(&tokens);
        if let Ok(mut pairs) = super::Grammar::parse(Rule::statements, kinds)
            && let Some(pair) = pairs.next()
        {
            start = tokens.place(pair.as_span().end());
            let rest = tokens.list.split_off(start);
            self.statements(&tokens);
            tokens.list.extend(rest);
        }
        let tokens = &tokens;
        self.reading += 1;
        self.images.clear();
        let failed = failed.max(start);
        let deep = tokens.fault == Some(Fault::TooDeep);
        let failed = if deep { tokens.list.len() - 1 } else { failed };
        let error = explain::explain(self.text, tokens, start, failed, self.base);
        if deep {
            self.error(error);
            return None;
        }
        self.error(error);
        self.skip(tokens, start, failed)
    }

    /// Where to go on after the statement that begins at `start` failed at `failed`.
    fn skip(&mut self, tokens: &Tokens, start: usize, failed: usize) -> Option<usize> {
        let list = &tokens.list;
        let first = list.get(start)?;
        let directive = matches!(
            first.kind,
            Kind::Set | Kind::If | Kind::ElseIf | Kind::LineDirective | Kind::BlockDirective
        );
        if !directive {
            return Some(list.get(failed).map_or(self.text.len(), |token| token.end as usize));
        }
        let next = self.behind(list, start, failed);
        let head = self.span(first, first);
        // Its end may have gone with its head; then nothing more is to be said of the block.
        let ended = self.text.get(first.end as usize..next).is_some_and(|skipped| skipped.contains("#end"));
        match first.kind {
            _ if ended => {}
            Kind::If => self.open_broken(Opened::If, head),
            Kind::BlockDirective => self.open_broken(Opened::Directive(self.image(first).to_owned()), head),
            _ => {}
        }
        Some(next)
    }

    /// The place behind a broken directive.
    fn behind(&self, list: &[Token], start: usize, failed: usize) -> usize {
        let close = (start + 1..list.len()).find(|&at| list[at].kind == Kind::CloseDirective);
        let place = list.get(failed).map_or(self.text.len(), |token| token.start as usize);
        let line = self.text[place..].find('\n').map_or(self.text.len(), |at| place + at + 1);
        if let Some(close) = close {
            let end = list[close].end as usize;
            // A parenthesis that closes much later closes something else.
            let on_line = list[close].start as usize <= line;
            return if on_line { end } else { line };
        }
        closing(self.text, place, line).unwrap_or(line)
    }

    pub(super) fn image(&self, token: &Token) -> &'t str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The body without the prefix.
    pub(super) fn body(&self, token: &Token) -> &'t str {
        self.text.get(token.body as usize..token.end as usize).unwrap_or("")
    }

    // ---- text

    pub(super) fn push(&mut self, statement: Statement) {
        if self.too_deep.is_none() {
            self.current.push(statement);
        }
    }

    /// Adds text that stands in this text at `start..end`.
    fn push_text(&mut self, start: u32, end: u32, origin: Origin) {
        if start >= end {
            return;
        }
        let span = self.pooled(start, end);
        if let Some(Statement::Text(last)) = self.current.last_mut()
            && last.origin == origin
            && last.text == last.span
            && last.text.end == span.start
        {
            last.text.end = span.end;
            last.span.end = span.end;
            return;
        }
        self.push(Statement::Text(Text { text: span, span, origin }));
    }

    /// Adds text that was put together for the stretch `span`.
    pub(super) fn push_made(&mut self, text: &str, span: Span, origin: Origin) {
        if !text.is_empty() {
            let made = self.parsing.add(text);
            self.push(Statement::Text(Text { text: made, span, origin }));
        }
    }

    /// Builds a token that is a statement by itself, or a row of them; the place after it.
    fn alone(&mut self, at: usize, tokens: &Tokens) -> usize {
        let token = &tokens.list[at];
        match token.kind {
            Kind::DoubleEscape => return self.double_escapes(at, tokens),
            Kind::EscapedDirective => self.escaped_directive(at, token),
            Kind::LineCommentEnd => {}
            Kind::LineComment | Kind::BlockComment | Kind::DocComment => {
                let image = self.image(token);
                let shown = image.find("##").or_else(|| image.find("#*")).unwrap_or(0);
                self.push_text(token.start, token.start + shown as u32, Origin::Plain);
            }
            Kind::Raw => self.push_text(token.start + 3, token.end - 3, Origin::Raw),
            Kind::BareDirective => self.bare_directive(token),
            Kind::Else => self.next_arm(None, token),
            Kind::End => self.end(at, tokens),
            _ if token.sides.0 == token.sides.1 => self.push_text(token.start, token.end, Origin::Plain),
            _ => self.text_with_sides(token, tokens),
        }
        at + 1
    }

    /// Adds the text of a token with what of its side text is printed.
    fn text_with_sides(&mut self, token: &Token, tokens: &Tokens) {
        let side = self.side_text(token, tokens);
        if side.is_empty() {
            return self.push_text(token.start, token.end, Origin::Plain);
        }
        let first = tokens.sides.get(token.sides.0 as usize).map_or(token.start, |side| side.0);
        let span = self.pooled(first, token.end);
        if side.len() as u32 + first == token.start && self.text[first as usize..].starts_with(&side) {
            self.push_text(first, token.end, Origin::Plain);
        } else {
            let text = side + self.image(token);
            self.push_made(&text, span, Origin::Plain);
        }
    }

    /// A row of `\\`: one backslash each before a directive, else two (vtl 4, gateway 3.4-4).
    fn double_escapes(&mut self, from: usize, tokens: &Tokens) -> usize {
        let list = &tokens.list;
        let mut end = from;
        while list.get(end).is_some_and(|token| token.kind == Kind::DoubleEscape) {
            end += 1;
        }
        let controls = list.get(end).is_some_and(|next| {
            matches!(next.kind, Kind::If | Kind::Else | Kind::ElseIf | Kind::End) || {
                // Velocity passes over one UTF-16 unit, whatever it is.
                let image = self.image(next);
                let first = image.chars().next().filter(|first| first.len_utf16() == 1);
                self.is_directive(first.map_or("", |first| &image[first.len_utf8()..]))
            }
        });
        let (first, last) = (list[from], list[end - 1]);
        if controls {
            let text = "\\".repeat(end - from);
            let span = self.span(&first, &last);
            self.push_made(&text, span, Origin::Escape);
        } else {
            // What stands between two of them is lost (vtl 2.3).
            for token in &list[from..end] {
                self.push_text(token.start, token.end, Origin::Escape);
            }
        }
        end
    }

    fn escaped_directive(&mut self, index: usize, token: &Token) {
        let image = self.image(token);
        let slash = image.rfind('\\').unwrap_or(0);
        let directive = &image[slash + 1..];
        let name = directive[1..].trim_start_matches('{').trim_end_matches('}');
        if !self.is_directive(name) && !matches!(name, "if" | "end" | "set" | "else" | "elseif") {
            return self.push_text(token.start, token.end, Origin::Escape);
        }
        let text = format!("{}{directive}", &image[..slash / 2]);
        let span = self.span(token, token);
        let made = self.parsing.add(&text);
        self.images.insert(index, made);
        self.push(Statement::Text(Text { text: made, span, origin: Origin::Escape }));
    }

    pub(super) fn is_directive(&self, name: &str) -> bool {
        matches!(name, "foreach" | "macro" | "literal" | "break" | "define" | "stop")
            || self.macros.contains(name)
    }

    /// What of a token's side text is printed (vtl 2.3).
    fn side_text(&self, token: &Token, tokens: &Tokens) -> String {
        let mut out = String::new();
        let (from, to) = (token.sides.0 as usize, token.sides.1 as usize);
        let Some(sides) = tokens.sides.get(from..to) else { return out };
        let image = |side: &(u32, u32)| self.text.get(side.0 as usize..side.1 as usize).unwrap_or("");
        if sides.last().is_some_and(|side| image(side).starts_with("##")) {
            return out;
        }
        for side in sides {
            let bytes = image(side).as_bytes();
            let mut at = 0;
            while let Some(&byte) = bytes.get(at) {
                if matches!(byte, b'#' | b'$') {
                    out.push(byte as char);
                } else if byte == b'\\' {
                    let count = bytes[at..].iter().take_while(|&&byte| byte == b'\\').count();
                    if bytes.get(at + count) == Some(&b'$') {
                        out.push_str(&"\\".repeat(count));
                        out.push('$');
                        // Velocity's loop steps over the character after the dollar.
                        at += count + 1;
                    }
                }
                at += 1;
            }
        }
        out
    }

    // ---- the text of tokens as Velocity writes them again

    fn rewritten(&self, index: usize) -> Option<Span> {
        self.images.get(&index).copied()
    }

    /// The tokens `from..to` written again: with their side text and without block comments, or image by image.
    fn written_text(&self, from: usize, to: usize, tokens: &Tokens, literal: bool) -> String {
        let mut out = String::new();
        for index in from..to {
            let Some(token) = tokens.list.get(index) else { break };
            if literal {
                if token.kind == Kind::BlockComment {
                    continue;
                }
                out.push_str(&self.side_text(token, tokens));
            }
            match self.rewritten(index) {
                Some(span) => out.push_str(self.parsing.pool.get(span.range()).unwrap_or("")),
                None => out.push_str(self.image(token)),
            }
        }
        out
    }

    /// As `written_text`, in the pool; a stretch of this text if it is the same.
    pub(super) fn written(&mut self, from: usize, to: usize, tokens: &Tokens, literal: bool) -> Span {
        let list = &tokens.list;
        let (Some(first), Some(last)) = (list.get(from), to.checked_sub(1).and_then(|last| list.get(last)))
        else {
            return Span::default();
        };
        let joins = |pair: &[Token]| pair[0].end == pair[1].start && pair[0].kind != Kind::BlockComment;
        let plain = first.sides.0 == last.sides.1
            && last.kind != Kind::BlockComment
            && list[from..to].windows(2).all(joins)
            && (self.images.is_empty() || self.images.range(from..to).next().is_none());
        if plain {
            return self.span(first, last);
        }
        let text = self.written_text(from, to, tokens, literal);
        if self.text.get(first.start as usize..).is_some_and(|rest| rest.starts_with(&text)) {
            return self.pooled(first.start, first.start + text.len() as u32);
        }
        self.parsing.add(&text)
    }

    /// Says that a token is written differently from now on.
    pub(super) fn rewrite(&mut self, index: usize, span: Span) {
        self.images.insert(index, span);
    }

    /// Ends the text: every block that is still open is an error.
    pub(super) fn finish(mut self) -> Block {
        let end = Span::at(self.base as usize + self.text.len());
        let unclosed: Vec<Diagnostic> = self
            .open
            .iter()
            .map(|open| {
                Diagnostic::new(&table::UNCLOSED_BLOCK)
                    .arg("opener", open.opener())
                    .at(open.head)
                    .label(end, "the template ends here")
            })
            .collect();
        if unclosed.is_empty() {
            if let Some(span) = self.too_deep {
                let limit = self.parsing.depth.to_string();
                self.error(Diagnostic::new(&table::NESTED_TOO_DEEP).arg("limit", limit).at(span));
            }
        } else {
            for error in unclosed.into_iter().take(super::MAX_ERRORS) {
                self.error(error);
            }
        }
        self.current
    }
}

/// The place after the parenthesis that closes a directive, looking naively from `from` to the end of the line.
fn closing(text: &str, from: usize, line: usize) -> Option<usize> {
    let mut depth = 0;
    let mut quote = None;
    for (at, byte) in text.as_bytes().get(from..line)?.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'(') => depth += 1,
            (None, b')') if depth == 0 => return Some(from + at + 1),
            (None, b')') => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The name of a directive from its token's image.
pub(super) fn directive_name(image: &str, body: &str) -> String {
    let name = lexer::directive_name(image.as_bytes(), body.starts_with('{'));
    String::from_utf8_lossy(name).into_owned()
}
