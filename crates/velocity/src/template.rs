//! A parsed template.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use crate::ast::{Block, Variable};
use crate::eval;
use crate::host::Host;
use crate::limits::Limits;
use crate::parse::token::Reading;
use crate::parse::{self, Parsing};
use crate::provenance::TraceSink;
use crate::render_error::RenderError;

/// A template, parsed once and rendered as often as wanted.
#[derive(Debug)]
pub struct Template {
    pool: String,
    source: u32,
    inlays: Vec<Inlay>,
    names: Vec<Span>,
    body: Block,
    startup: Option<Diagnostic>,
}

impl Template {
    /// Parses a template.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of its text: `E02xx`, and `E092x` where it passes a bound.
    ///
    /// # Examples
    /// ```
    /// use gatelens_velocity::{Limits, Template};
    /// let errors = Template::parse("#if($a)\nx", &Limits::default()).err().unwrap_or_default();
    /// assert_eq!(errors[0].code(), "E0204");
    /// ```
    pub fn parse(source: &str, limits: &Limits) -> Result<Self, Vec<Diagnostic>> {
        parse::parse(source, limits, Reading::Folded)
    }

    /// Parses a template by the whole grammar, of which [`parse`](Self::parse) leaves out what is simple: slower, and
    /// the same tree and errors. Tests hold the one against the other.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    ///
    /// # Examples
    /// ```
    /// use gatelens_velocity::{Limits, Template};
    /// let errors = Template::parse_whole("#if($a)\nx", &Limits::default()).err().unwrap_or_default();
    /// assert_eq!(errors[0].code(), "E0204");
    /// ```
    pub fn parse_whole(source: &str, limits: &Limits) -> Result<Self, Vec<Diagnostic>> {
        parse::parse(source, limits, Reading::Whole)
    }

    pub(crate) fn new(parsing: Parsing, body: Block) -> Self {
        Self {
            pool: parsing.pool,
            source: parsing.source,
            inlays: parsing.inlays,
            names: parsing.names,
            body,
            startup: parsing.startup,
        }
    }

    /// Renders the template.
    ///
    /// # Errors
    /// [`RenderError`] if a method throws, an index is out of range and the like (`E03xx`), or a limit is met
    /// (`E092x`); what was written before is lost, as vtl 9 has it.
    ///
    /// # AWS
    /// vtl 1 to 9. The output is never trimmed (gateway 3.1-6, 3.1-7).
    pub fn render<H: Host, T: TraceSink>(
        &self,
        host: &mut H,
        limits: &Limits,
        trace: &mut T,
    ) -> Result<String, RenderError> {
        eval::render(self, host, limits, trace)
    }

    /// What works and is likely not meant, as far as the template alone tells: `H072x`.
    ///
    /// # Examples
    /// ```
    /// use gatelens_velocity::{Limits, Template};
    /// let template = Template::parse("[#foreach($i in $l)$i,#end]", &Limits::default()).ok();
    /// let hints = template.map(|template| template.hints()).unwrap_or_default();
    /// assert_eq!(hints[0].code(), "H0720");
    /// ```
    #[must_use]
    pub fn hints(&self) -> Vec<Diagnostic> {
        crate::lint::hints(self)
    }

    /// The statements.
    #[must_use]
    pub fn body(&self) -> &Block {
        &self.body
    }

    /// The source text.
    #[must_use]
    pub fn source(&self) -> &str {
        self.pool.get(..self.source as usize).unwrap_or("")
    }

    /// The text under a span of the tree.
    #[inline]
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.pool)
    }

    /// The name of a variable.
    #[must_use]
    pub fn name(&self, variable: Variable) -> &str {
        self.names.get(variable.0 as usize).map_or("", |name| self.text(*name))
    }

    /// The names of all variables, by index.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.names.iter().map(|name| self.text(*name))
    }

    /// The place in the source of a span of the tree.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        parse::place(&self.inlays, self.source, span)
    }

    /// What Velocity finds wrong when it prepares the tree: the template parses, and fails whenever it is rendered.
    #[must_use]
    pub fn startup_error(&self) -> Option<&Diagnostic> {
        self.startup.as_ref()
    }
}

/// Text in the pool that stands for a stretch of another text.
#[derive(Debug)]
pub(crate) struct Inlay {
    /// Where it is in the pool.
    pub(crate) pool: Span,
    /// What it stands for, in pool bytes.
    pub(crate) outer: Span,
    /// From which of its bytes on which byte of the outer text is the one: where escapes shortened the text.
    pub(crate) steps: Vec<(u32, u32)>,
    /// It was put together: no part of it has a place of its own.
    pub(crate) whole: bool,
}

impl Inlay {
    pub(crate) fn outside(&self, span: Span) -> Span {
        if self.whole {
            return self.outer;
        }
        let position = |at: u32| {
            let inner = at.saturating_sub(self.pool.start);
            let after = self.steps.partition_point(|&(from, _)| from <= inner);
            let (from, to) = after
                .checked_sub(1)
                .and_then(|at| self.steps.get(at))
                .copied()
                .unwrap_or((0, self.outer.start));
            (to + (inner - from)).min(self.outer.end)
        };
        let start = position(span.start);
        Span { start, end: position(span.end).max(start) }
    }
}
