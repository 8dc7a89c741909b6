//! Rendering: the evaluator and the state that it works on.

pub(crate) mod arithmetic;
mod budget;
mod directives;
mod expressions;
mod failure;
mod glance;
pub(crate) mod iteration;
mod numbers;
mod origin;
mod references;
mod variables;

use gatelens_value::text::Span;
use gatelens_value::{JavaString, TextBuilder, Value};

pub(crate) use budget::{Budget, bytes_kept};
use failure::Halt;
pub(crate) use failure::{Eval, Failure, Outcome, throw};

use crate::ast::{Block, Origin, Statement, Text, Variable};
use crate::diagnostics as table;
use crate::host::Host;
use crate::limits::Limits;
use crate::provenance::{ReadValue, Round, Segment, SegmentKind, TraceSink};
use crate::render_error::{RenderError, RenderErrorKind};
use crate::template::Template;
use gatelens_value::diagnostic::Diagnostic;
use variables::Variables;

/// What a level of each kind costs of `Limits::depth`, as measured: about a quarter KiB of stack each.
mod weight {
    pub(super) const BLOCK: u32 = 5;
    pub(super) const STRING: u32 = 6;
    pub(super) const ARGUMENT: u32 = 8;
    pub(super) const OPERAND: u32 = 3;
    pub(super) const ELEMENT: u32 = 5;
}

/// Renders a template.
pub(crate) fn render<H: Host, T: TraceSink>(
    template: &Template,
    host: &mut H,
    limits: &Limits,
    trace: &mut T,
) -> Result<String, RenderError> {
    if let Some(error) = template.startup_error() {
        let mut error = error.clone();
        error.span = error.span.map(|span| template.place(span));
        return Err(RenderError::new(RenderErrorKind::Startup, error));
    }
    let mut machine = Machine::new(template, host, limits, trace);
    let ended = machine.block(template.body());
    let ended = machine.outcome(ended, "", Span::default());
    let Machine { out, variables, mut budget, .. } = machine;
    budget.release(variables.given());
    let Err(failure) = ended else { return Ok(out.into_string()) };
    match failure.into_halt() {
        Halt::Stop | Halt::Break | Halt::Leave(_) => Ok(out.into_string()),
        Halt::Fail(mut error) => {
            let diagnostic = error.diagnostic_mut();
            diagnostic.span = diagnostic.span.map(|span| template.place(span));
            for label in &mut diagnostic.labels {
                label.span = template.place(label.span);
            }
            Err(error)
        }
        // `outcome` has made failures of the rendering of these.
        Halt::Threw(_) | Halt::Exceeded(_) | Halt::Memory => Ok(out.into_string()),
    }
}

/// The state of a rendering.
pub(crate) struct Machine<'r, H: Host, T: TraceSink> {
    pub(crate) template: &'r Template,
    trace: &'r mut T,
    pub(crate) budget: Budget<'r>,
    variables: Variables<'r, H>,
    out: TextBuilder,
    /// Strings that are rendered just now: only the outermost text is the output.
    inner: u32,
    depth: u32,
    reads: Vec<ReadValue>,
    /// Of each variable: what of the host's its value was read from, as long as that is traced.
    origins: Vec<Vec<ReadValue>>,
    rounds: Vec<Round>,
    calls: Vec<Span>,
    /// `foreach`, `velocityCount` and `velocityHasNext`, if the template names them.
    loop_names: [Option<Variable>; 3],
}

impl<'r, H: Host, T: TraceSink> Machine<'r, H, T> {
    fn new(template: &'r Template, host: &'r mut H, limits: &'r Limits, trace: &'r mut T) -> Self {
        let variable =
            |name: &str| template.names().position(|known| known == name).map(|index| Variable(index as u32));
        Self {
            template,
            trace,
            budget: Budget::new(limits),
            variables: Variables::new(template, host),
            // Most texts are about as long as their templates.
            out: TextBuilder::with_limit(limits.output_bytes).with_room(template.source().len()),
            inner: 0,
            depth: 0,
            reads: Vec::new(),
            origins: if T::ON { vec![Vec::new(); template.names().len()] } else { Vec::new() },
            rounds: Vec::new(),
            calls: Vec::new(),
            loop_names: [variable("foreach"), variable("velocityCount"), variable("velocityHasNext")],
        }
    }

    fn assign(&mut self, variable: Variable, value: Value) {
        self.variables.assign(variable, value, &mut self.budget);
    }

    fn remove(&mut self, variable: Variable) {
        self.variables.remove(variable, &mut self.budget);
    }

    // ---- bounds

    /// Goes a level deeper.
    fn enter(&mut self, weight: u32, span: Span) -> Eval<()> {
        self.depth += weight;
        if self.depth > self.budget.limits.depth {
            return Err(self.limit(&table::DEPTH, u64::from(self.budget.limits.depth), span));
        }
        Ok(())
    }

    #[inline]
    fn step(&mut self, span: Span) -> Eval<()> {
        self.budget.steps += 1;
        if self.budget.steps > self.budget.limits.steps {
            return Err(self.limit(&table::STEPS, self.budget.limits.steps, span));
        }
        Ok(())
    }

    #[cold]
    fn limit(&self, entry: &'static gatelens_value::Entry, limit: u64, span: Span) -> Failure {
        let error = Diagnostic::new(entry).arg("limit", limit.to_string()).at(span);
        Halt::Fail(RenderError::new(RenderErrorKind::Limit, error)).into()
    }

    #[cold]
    fn fail(&self, error: Diagnostic) -> Failure {
        Halt::Fail(RenderError::new(RenderErrorKind::Evaluation, error)).into()
    }

    #[inline]
    fn check_output(&self, span: Span) -> Eval<()> {
        if self.out.check().is_err() { Err(self.too_long(span)) } else { Ok(()) }
    }

    #[cold]
    fn too_long(&self, span: Span) -> Failure {
        if self.inner > 0 {
            self.limit(&table::STRING, self.budget.limits.string_bytes as u64, span)
        } else {
            self.limit(&table::OUTPUT, self.budget.limits.output_bytes as u64, span)
        }
    }

    // ---- statements

    /// Renders statements.
    fn block(&mut self, block: &Block) -> Eval<()> {
        for statement in block {
            self.statement(statement)?;
        }
        Ok(())
    }

    /// Renders the statements of a block one level deeper.
    fn nested(&mut self, block: &Block, span: Span) -> Eval<()> {
        self.enter(weight::BLOCK, span)?;
        let ended = self.block(block);
        self.depth -= weight::BLOCK;
        ended
    }

    fn statement(&mut self, statement: &Statement) -> Eval<()> {
        self.budget.begin_statement();
        match statement {
            Statement::Text(text) => self.text(text),
            Statement::Reference(reference) => {
                self.step(reference.span)?;
                self.print(reference)
            }
            Statement::Set(set) => self.set(set),
            Statement::If(condition) => self.condition(condition),
            Statement::Foreach(foreach) => self.foreach(foreach),
            Statement::Define(define) => self.define(define),
            Statement::Stop(message, _) => {
                if let Some(message) = message {
                    self.value(message)?;
                }
                Err(Halt::Stop.into())
            }
            Statement::Break(target, span) => self.leave(target.as_deref(), *span),
            Statement::Broken(span) => Err(self.fail(Diagnostic::new(&table::FOREACH_ARGUMENTS).at(*span))),
        }
    }

    #[inline]
    fn text(&mut self, text: &Text) -> Eval<()> {
        let start = self.out.len();
        self.out.push_short(self.template.text(text.text));
        if T::ON {
            let kind = match text.origin {
                Origin::Plain => SegmentKind::Text,
                Origin::Escape => SegmentKind::Escape,
                Origin::Raw => SegmentKind::Raw,
                Origin::Unknown => SegmentKind::Unknown,
            };
            self.segment(start, text.span, kind, 0);
        }
        self.budget.steps += 1;
        self.check_output(text.span)
    }

    /// Reports what was written since `start`, with the reads since `reads`, if it is the output.
    fn segment(&mut self, start: usize, span: Span, kind: SegmentKind, reads: usize) {
        if !T::ON {
            return;
        }
        if self.inner == 0 {
            let out = start..self.out.len();
            if !out.is_empty() {
                let span = self.template.place(span);
                let reads = self.reads.get(reads..).unwrap_or(&[]);
                self.trace.segment(Segment {
                    out,
                    span,
                    kind,
                    reads,
                    rounds: &self.rounds,
                    calls: &self.calls,
                });
            }
        }
    }

    /// Renders into a text of its own.
    fn aside(&mut self, span: Span, render: impl FnOnce(&mut Self) -> Eval<()>) -> Eval<JavaString> {
        self.enter(weight::STRING, span)?;
        let limit = self.budget.limits.string_bytes;
        let outer = std::mem::replace(&mut self.out, TextBuilder::with_limit(limit));
        self.inner += 1;
        let outside = self.budget.begin_inside();
        let ended = render(self);
        self.budget.end_inside(outside);
        self.inner -= 1;
        self.depth -= weight::STRING;
        let text = std::mem::replace(&mut self.out, outer);
        ended?;
        self.budget.steps += text.len() as u64 / 64;
        if self.budget.allocate(text.len()).is_err() {
            return Err(self.limit(&table::MEMORY, self.budget.limits.memory_bytes as u64, span));
        }
        Ok(text.finish())
    }
}
