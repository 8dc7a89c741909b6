//! From the text of a template to its tree: token source, grammar, tree builder.
//!
//! Parsing goes on after an error: what was read up to the failing statement is kept, the statement is skipped (as an
//! opener of its block, if it is one), and reading goes on behind it. So all mistakes of a template are told at once.

mod block;
mod build;
mod explain;
mod expression;
mod fold;
mod lexeme;
pub(crate) mod lexer;
mod mistake;
mod string;
pub(crate) mod token;

use std::collections::{BTreeMap, BTreeSet};

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use pest::Parser as _;

use crate::ast::{Block, Variable};
use crate::diagnostics as table;
use crate::limits::Limits;
use crate::template::{Inlay, Template};
use build::Builder;
use lexer::{State, tokenize};
use token::{Kind, Reading, Tokens};

/// The grammar of `grammar.pest`.
mod grammar {
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar.pest"]
    pub(super) struct Grammar;
}
use grammar::{Grammar, Rule};

/// How many rule calls pest may make: the second belt, far above what a template of the greatest length needs.
const GRAMMAR_CALLS: usize = 200_000_000;

/// How many errors are told of one template.
const MAX_ERRORS: usize = 20;

/// From how many names on a walk over them is too slow.
const MANY_NAMES: usize = 24;

/// How deeply strings that are templates may stand inside each other.
const MAX_STRING_DEPTH: u32 = 16;

/// Parses a template.
pub(crate) fn parse(source: &str, limits: &Limits, reading: Reading) -> Result<Template, Vec<Diagnostic>> {
    if source.len() > limits.template_bytes {
        return Err(vec![
            Diagnostic::new(&table::TEMPLATE_TOO_LONG)
                .arg("length", source.len().to_string())
                .arg("limit", limits.template_bytes.to_string()),
        ]);
    }
    pest::set_call_limit(std::num::NonZeroUsize::new(GRAMMAR_CALLS));
    let mut parsing = Parsing {
        depth: limits.nesting,
        reading,
        pool: source.to_owned(),
        source: source.len() as u32,
        inlays: Vec::new(),
        names: Vec::with_capacity(8),
        index: BTreeMap::new(),
        macros: BTreeSet::new(),
        errors: Vec::new(),
        startup: None,
        strings: 0,
        muted: false,
    };
    let body = parsing.text(source, 0);
    if parsing.errors.is_empty() {
        Ok(Template::new(parsing, body))
    } else {
        for error in &mut parsing.errors {
            error.span = error.span.map(|span| place(&parsing.inlays, parsing.source, span));
            for label in &mut error.labels {
                label.span = place(&parsing.inlays, parsing.source, label.span);
            }
        }
        gatelens_value::sort::by_key(&mut parsing.errors, |error| error.span.unwrap_or_default().start);
        Err(parsing.errors)
    }
}

/// What all texts of a template share while they are parsed.
pub(crate) struct Parsing {
    depth: u32,
    reading: Reading,
    pub(crate) pool: String,
    pub(crate) source: u32,
    pub(crate) inlays: Vec<Inlay>,
    /// The names of the variables, as they stand in the pool.
    pub(crate) names: Vec<Span>,
    /// The places of the names, once they are many.
    index: BTreeMap<String, u32>,
    /// Names of macros that strings know: all of the template around them.
    macros: BTreeSet<String>,
    errors: Vec<Diagnostic>,
    /// What Velocity would find when it initialises the tree; the template then fails whenever it is rendered.
    pub(crate) startup: Option<Diagnostic>,
    strings: u32,
    /// The text that is read comes after the first failure of the preparation, which Velocity never gets past.
    muted: bool,
}

impl Parsing {
    fn error(&mut self, error: Diagnostic) {
        if self.errors.len() < MAX_ERRORS && !self.muted {
            self.errors.push(error);
        }
    }

    fn startup(&mut self, error: Diagnostic) {
        self.startup.get_or_insert(error);
    }

    /// The variable of the name that stands in the pool at `span`.
    fn variable(&mut self, span: Span) -> Variable {
        let name = span.of(&self.pool);
        let many = self.names.len() > MANY_NAMES;
        let known = if many {
            self.index.get(name).copied()
        } else {
            let same = |known: &Span| known.len() == name.len() && known.of(&self.pool) == name;
            self.names.iter().position(same).map(|at| at as u32)
        };
        Variable(known.unwrap_or_else(|| {
            let at = self.names.len() as u32;
            self.names.push(span);
            if many {
                self.index.insert(name.to_owned(), at);
            } else if self.names.len() > MANY_NAMES {
                let names = self.names.iter().map(|known| known.of(&self.pool).to_owned());
                self.index = names.zip(0..).collect();
            }
            at
        }))
    }

    /// Appends text to the pool.
    fn add(&mut self, text: &str) -> Span {
        let start = self.pool.len();
        self.pool.push_str(text);
        Span::new(start, self.pool.len())
    }

    /// Parses one text that stands in the pool at `base`.
    fn text(&mut self, text: &str, base: u32) -> Block {
        let outer = std::mem::replace(&mut self.muted, self.startup.is_some());
        let block = self.statements(text, base);
        self.muted = outer;
        block
    }

    fn statements(&mut self, text: &str, base: u32) -> Block {
        let mut builder = Builder::new(self, text, base);
        let mut from = 0;
        loop {
            let Parsing { depth, reading, .. } = *builder.parsing;
            let tokens = tokenize(text, from, State::Text, depth, reading);
            if reading == Reading::Folded && tokens.are_statements() {
                builder.statements(&tokens);
                break;
            }
            let kinds = tokens.kinds();
            let Err(error) = Grammar::parse(Rule::template, &kinds) else {
                builder.statements(&tokens);
                break;
            };
            let failed = tokens.place(explain::position(&kinds, &error));
            let Some(next) = builder.recover(tokens, &kinds, failed) else { break };
            if next >= text.len() || builder.parsing.errors.len() >= MAX_ERRORS {
                break;
            }
            builder.forget_tokens();
            from = next;
        }
        builder.finish()
    }
}

/// The names of the macros that a text defines.
fn macro_names<'t>(text: &'t str, tokens: &'t Tokens) -> impl Iterator<Item = &'t str> {
    let list = &tokens.list;
    (0..list.len()).filter(|&at| list[at].kind == Kind::BlockDirective).filter_map(move |at| {
        let image = |at: usize| text.get(list[at].start as usize..list[at].end as usize).unwrap_or("");
        if !matches!(image(at), "#macro" | "#{macro}") {
            return None;
        }
        let word = (at + 1..list.len()).find(|&at| !matches!(list[at].kind, Kind::Blank | Kind::Open))?;
        (list[word].kind == Kind::Word).then(|| image(word))
    })
}

/// The place in the source of a span in the pool.
pub(crate) fn place(inlays: &[Inlay], source: u32, span: Span) -> Span {
    let mut span = span;
    for _ in 0..=MAX_STRING_DEPTH {
        if span.start < source {
            return Span { start: span.start, end: span.end.min(source).max(span.start) };
        }
        let after = inlays.partition_point(|inlay| inlay.pool.start <= span.start);
        let Some(inlay) = after.checked_sub(1).and_then(|at| inlays.get(at)) else { break };
        span = inlay.outside(span);
    }
    span
}
