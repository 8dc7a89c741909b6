//! Directives and their blocks.

use std::rc::Rc;

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use super::build::{Builder, directive_name};
use super::expression::past_blank;
use super::lexeme::has_block;
use super::token::{Kind, Token, Tokens};
use crate::ast::{
    Arm, Block, Define, Expression, Foreach, Form, If, Node, Origin, Set, Statement, Target, Text, Variable,
};
use crate::diagnostics as table;

/// A block that waits for its `#end`.
pub(super) struct Open {
    /// The directive that opened it.
    pub(super) head: Span,
    kind: OpenKind,
    /// The statements around the block.
    outer: Block,
}

/// What opened a block that could not be read.
pub(super) enum Opened {
    If,
    Directive(String),
}

enum OpenKind {
    If {
        arms: Vec<Arm>,
        condition: Option<(Expression, Span)>,
        otherwise: bool,
    },
    Directive(Box<OpenDirective>),
    /// Its head was no good.
    Broken(Opened),
}

struct OpenDirective {
    name: String,
    arguments: Vec<Argument>,
    /// The first token, and the first of the block.
    first: usize,
    body: usize,
    /// The reading that these tokens are of.
    reading: u32,
}

/// An argument of a directive.
pub(super) struct Argument {
    /// Nothing if it is a bare word.
    value: Option<Expression>,
    /// Its tokens.
    from: usize,
    to: usize,
}

impl Open {
    /// The directive that waits for its `#end`.
    pub(super) fn opener(&self) -> String {
        match &self.kind {
            OpenKind::If { .. } | OpenKind::Broken(Opened::If) => "#if".to_owned(),
            OpenKind::Directive(open) => format!("#{}", open.name),
            OpenKind::Broken(Opened::Directive(image)) => image.clone(),
        }
    }
}

impl Builder<'_, '_> {
    /// `#if` or `#elseif` at this place; the place after it.
    pub(super) fn condition(&mut self, start: usize, tokens: &Tokens) -> usize {
        let token = &tokens.list[start];
        let open = past_blank(start + 1, tokens);
        let (condition, close) = self.expression(open + 1, tokens);
        let span = trimmed(self.parsing.pool.as_str(), self.through(token, close, tokens));
        let condition = Some((condition, span));
        if token.kind == Kind::ElseIf {
            self.next_arm(condition, token);
        } else {
            self.begin(OpenKind::If { arms: Vec::new(), condition, otherwise: false }, span);
        }
        close + 1
    }

    fn begin(&mut self, kind: OpenKind, head: Span) {
        let outer = std::mem::take(&mut self.current);
        self.open.push(Open { head, kind, outer });
        if self.open.len() > self.parsing.depth as usize && self.too_deep.is_none() {
            self.too_deep = Some(head);
        }
    }

    pub(super) fn open_broken(&mut self, opened: Opened, head: Span) {
        self.begin(OpenKind::Broken(opened), head);
    }

    /// Lets go of the tokens that open blocks point to: after an error the text is cut into tokens anew.
    pub(super) fn forget_tokens(&mut self) {
        for open in &mut self.open {
            if let OpenKind::Directive(directive) = &open.kind {
                let image = format!("#{}", directive.name);
                open.kind = OpenKind::Broken(Opened::Directive(image));
            }
        }
    }

    /// `#elseif` or `#else`.
    pub(super) fn next_arm(&mut self, next: Option<(Expression, Span)>, token: &Token) {
        let body = std::mem::take(&mut self.current);
        let found = if next.is_some() { "#elseif" } else { "#else" };
        let misplaced = match self.open.last_mut() {
            Some(Open { kind: OpenKind::If { arms, condition, otherwise }, .. }) if !*otherwise => {
                if let Some((condition, span)) = condition.take() {
                    arms.push(Arm { condition, body, span });
                }
                *otherwise = next.is_none();
                *condition = next;
                return;
            }
            Some(Open { kind: OpenKind::Broken(Opened::If), .. }) => return,
            Some(Open { kind: OpenKind::If { .. }, head, .. }) => Some(("#else", *head)),
            Some(open) => Some(("", open.head)),
            None => None,
        };
        self.current = body;
        let span = trimmed(self.parsing.pool.as_str(), self.span(token, token));
        let error = match misplaced {
            Some(("#else", head)) => Diagnostic::new(&table::AFTER_ELSE)
                .arg("found", found)
                .at(span)
                .label(head, "this `#if` has had its `#else`"),
            Some((_, head)) => Diagnostic::new(&table::NO_IF)
                .arg("found", found)
                .at(span)
                .label(head, "this block is no `#if`"),
            None => Diagnostic::new(&table::NO_IF).arg("found", found).at(span),
        };
        self.error(error);
    }

    /// The last word before a token that looks as if it opened a block, such as `#for(…)`.
    fn no_opener(&self, index: usize, tokens: &Tokens) -> Option<(Span, String)> {
        let words = |token: &&Token| matches!(token.kind, Kind::LineDirective | Kind::BareDirective);
        let (token, name) = tokens.list[..index].iter().filter(words).rev().find_map(|token| {
            let name = directive_name(self.image(token), self.body(token));
            // Without parentheses it is the one or the other.
            let opens = matches!(name.as_str(), "foreach" | "define" | "macro" | "literal");
            (opens || token.kind == Kind::LineDirective).then_some((token, name))
        })?;
        let known = matches!(name.as_str(), "stop" | "break") || self.macros.contains(&name);
        (!known).then(|| (trimmed(self.parsing.pool.as_str(), self.span(token, token)), name))
    }

    /// `#end`.
    pub(super) fn end(&mut self, index: usize, tokens: &Tokens) {
        let token = &tokens.list[index];
        let Some(open) = self.open.pop() else {
            let span = trimmed(self.parsing.pool.as_str(), self.span(token, token));
            let error = Diagnostic::new(&table::NO_BLOCK).at(span);
            return match self.no_opener(index, tokens) {
                Some((head, name)) if has_block(name.as_bytes()) => {
                    self.error(error.label(head, format!("without parentheses `#{name}` opens no block")));
                }
                Some((head, name)) => self.error(error.label(
                    head,
                    format!("`#{name}` is no directive here: it prints as text and opens no block"),
                )),
                None => self.error(error),
            };
        };
        let body = std::mem::replace(&mut self.current, open.outer);
        let span = trimmed(self.parsing.pool.as_str(), open.head.to(self.span(token, token)));
        match open.kind {
            OpenKind::If { mut arms, condition, otherwise } => {
                let mut last = None;
                match condition {
                    Some((condition, span)) => arms.push(Arm { condition, body, span }),
                    None if otherwise => last = Some(body),
                    None => {}
                }
                self.push(Statement::If(Box::new(If { arms, otherwise: last, span })));
            }
            // After an error its tokens are gone, and the tree is of no use.
            OpenKind::Directive(directive) if directive.reading != self.reading => {}
            OpenKind::Directive(directive) => {
                self.end_directive(*directive, body, open.head, span, index, tokens);
            }
            OpenKind::Broken(_) => {}
        }
    }

    /// `#set` at this place; the place after it.
    pub(super) fn set(&mut self, start: usize, tokens: &Tokens) -> usize {
        let at = past_blank(start + 1, tokens);
        let (left, assign) = self.reference(at, tokens);
        let assign = past_blank(assign, tokens);
        let (value, close) = self.expression(assign + 1, tokens);
        let span = trimmed(self.parsing.pool.as_str(), self.through(&tokens.list[start], close, tokens));
        let root = if left.steps.is_empty() { self.rest_of_image(at, tokens) } else { left.root };
        let target = Target { root, steps: left.steps, span: left.span };
        self.push(Statement::Set(Box::new(Set { target, value, span })));
        close + 1
    }

    /// The name that Velocity cuts from a token by dropping its first character.
    fn rest_of_image(&mut self, index: usize, tokens: &Tokens) -> Variable {
        let span = self.written(index, index + 1, tokens, false);
        let first = span.of(&self.parsing.pool).chars().next().map_or(0, char::len_utf8);
        self.parsing.variable(Span { start: span.start + first as u32, end: span.end })
    }

    // ---- pluggable directives

    pub(super) fn bare_directive(&mut self, token: &Token) {
        let name = directive_name(self.image(token), self.body(token));
        let span = self.span(token, token);
        match name.as_str() {
            "stop" => self.push(Statement::Stop(None, span)),
            "break" => self.push(Statement::Break(None, span)),
            "macro" => self.error(Diagnostic::new(&table::MACRO_NAME).at(span)),
            "foreach" | "define" | "literal" => {
                self.parsing.startup(Diagnostic::new(&table::NO_PARENTHESES).arg("name", name).at(span));
            }
            // In the state after `#` a word needs no `#` of its own; of these Velocity writes one.
            _ if name.starts_with('@') && !self.image(token).starts_with('#') => {
                self.push_made(&format!("#{name}"), span, Origin::Unknown);
            }
            _ => self.push(Statement::Text(Text { text: span, span, origin: Origin::Unknown })),
        }
    }

    /// Another directive with parentheses at this place; the place after it.
    pub(super) fn directive(&mut self, start: usize, tokens: &Tokens) -> usize {
        let first = tokens.list[start];
        let name = directive_name(self.image(&first), self.body(&first));
        let mut arguments = Vec::new();
        let mut at = start + 1;
        while let Some(token) = tokens.list.get(at) {
            match token.kind {
                Kind::CloseDirective => break,
                Kind::Blank | Kind::Open | Kind::Comma => at += 1,
                Kind::Word => {
                    arguments.push(Argument { value: None, from: at, to: at + 1 });
                    at += 1;
                }
                _ => {
                    let (value, to) = self.value(at, tokens);
                    arguments.push(Argument { value: Some(value), from: at, to });
                    at = to;
                }
            }
        }
        let end = at + 1;
        let span = self.through(&first, at, tokens);
        let head = trimmed(self.parsing.pool.as_str(), span);
        self.check_words(&name, &arguments, tokens, head);
        if first.kind == Kind::BlockDirective {
            let open = OpenDirective { name, arguments, first: start, body: end, reading: self.reading };
            self.begin(OpenKind::Directive(Box::new(open)), head);
            return end;
        }
        let only = arguments.len() <= 1;
        let value = arguments.into_iter().next().and_then(|argument| argument.value).map(Box::new);
        match name.as_str() {
            "stop" | "break" if !only => {
                self.parsing.startup(Diagnostic::new(&table::TOO_MANY_ARGUMENTS).arg("name", name).at(head));
            }
            "stop" => self.push(Statement::Stop(value, head)),
            "break" => self.push(Statement::Break(value, head)),
            _ => {
                let text = self.written(start, end, tokens, false);
                self.push(Statement::Text(Text { text, span, origin: Origin::Unknown }));
            }
        }
        end
    }

    /// Bare words are allowed where vtl 9 says so.
    fn check_words(&mut self, name: &str, arguments: &[Argument], tokens: &Tokens, head: Span) {
        if name == "macro" && arguments.first().is_none_or(|argument| argument.value.is_some()) {
            return self.error(Diagnostic::new(&table::MACRO_NAME).at(head));
        }
        if !matches!(name, "foreach" | "define" | "stop" | "break" | "literal" | "macro") {
            return;
        }
        let allowed = match name {
            "foreach" => Some(1),
            "macro" => Some(0),
            _ => None,
        };
        for (index, argument) in arguments.iter().enumerate() {
            if argument.value.is_none() && allowed != Some(index) {
                let token = tokens.list[argument.from];
                let error = Diagnostic::new(&table::BARE_WORD)
                    .arg("word", self.image(&token))
                    .arg("name", name)
                    .at(self.span(&token, &token));
                self.error(error);
            }
        }
    }

    fn end_directive(
        &mut self,
        open: OpenDirective,
        body: Block,
        head: Span,
        span: Span,
        end: usize,
        tokens: &Tokens,
    ) {
        match open.name.as_str() {
            "foreach" => {
                let foreach = self.foreach(open.arguments, body, head, span, tokens);
                self.push(foreach);
            }
            "define" => {
                let [argument] = open.arguments.as_slice() else {
                    return self.parsing.startup(Diagnostic::new(&table::DEFINE_NAME).at(head));
                };
                let variable = self.rest_of_image(argument.from, tokens);
                self.push(Statement::Define(Box::new(Define { variable, body: Rc::new(body), head, span })));
            }
            "macro" => {
                let name = open.arguments.first().and_then(|argument| tokens.list.get(argument.from));
                if let Some(name) = name.map(|token| self.image(token).to_owned()) {
                    self.macros.insert(name);
                }
            }
            "literal" => {
                let (from, to) = match open.arguments.first() {
                    Some(argument) => (argument.from, argument.to),
                    None => (open.body, end),
                };
                if from == to {
                    return self.parsing.startup(Diagnostic::new(&table::EMPTY_LITERAL).at(head));
                }
                let text = self.written(from, to, tokens, true);
                let span = self.span(&tokens.list[from], &tokens.list[to - 1]);
                self.push(Statement::Text(Text { text, span, origin: Origin::Raw }));
            }
            _ => {
                let text = self.written(open.first, end + 1, tokens, false);
                let span = self.span(&tokens.list[open.first], &tokens.list[end]);
                self.push(Statement::Text(Text { text, span, origin: Origin::Unknown }));
            }
        }
    }

    fn foreach(
        &mut self,
        arguments: Vec<Argument>,
        body: Block,
        head: Span,
        span: Span,
        tokens: &Tokens,
    ) -> Statement {
        if arguments.len() < 2 {
            return Statement::Broken(head);
        }
        let first = &arguments[0];
        let variable = match &first.value {
            Some(Expression { node: Node::Reference(reference), .. }) => reference.root,
            _ => self.rest_of_image(first.from, tokens),
        };
        let mut rest = arguments.into_iter().skip(2);
        // Without a source the block stands in its place, and has no value.
        let source = rest.next().and_then(|argument| argument.value);
        let body = match rest.next() {
            // Velocity takes the fourth argument for the block.
            Some(argument) => {
                let mut statements = Vec::new();
                if let Some(value) = argument.value {
                    references(value, &mut statements);
                }
                statements
            }
            None => body,
        };
        Statement::Foreach(Box::new(Foreach { variable, source, body, head, span }))
    }
}

/// The references in an argument, which is what is printed of it where it is rendered.
fn references(value: Expression, into: &mut Block) {
    match value.node {
        Node::Reference(reference) if reference.form != Form::Bare => {
            into.push(Statement::Reference(reference))
        }
        Node::List(items) => items.into_iter().for_each(|item| references(item, into)),
        Node::Map(entries) => entries.into_iter().for_each(|(key, value)| {
            references(key, into);
            references(value, into);
        }),
        Node::Range(ends) => {
            references(ends.0, into);
            references(ends.1, into);
        }
        _ => {}
    }
}

/// The span without the white space at its ends.
fn trimmed(pool: &str, span: Span) -> Span {
    let text = span.of(pool);
    let start = span.start + (text.len() - text.trim_start().len()) as u32;
    Span { start, end: (start + text.trim().len() as u32).max(start) }
}
