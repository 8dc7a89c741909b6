//! Where each piece of the output comes from.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use gatelens_value::{Exception, Value};
use std::ops::Range;

/// What kind of source wrote a piece of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Plain text of the template.
    Text,
    /// The value of a reference.
    Reference,
    /// A reference that prints as it is written, for a backslash or because a define block contains itself.
    Written,
    /// An escape such as `\#if`.
    Escape,
    /// `#[[ … ]]#` or `#literal()`.
    Raw,
    /// A call of a directive that does not exist.
    Unknown,
}

/// A value that was read on the way to a piece of output.
#[derive(Clone, Debug)]
pub struct ReadValue {
    /// Where it comes from, such as `request.body`; empty for a variable of the template.
    pub source: String,
    /// Which part of that, such as a JSONPath, or the reference as it is written.
    pub path: String,
    /// What was read.
    pub value: Value,
}

/// A loop that is running, and its round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// The `#foreach`, without its block, in bytes of the template.
    pub head: Span,
    /// The round, from 0.
    pub index: u32,
}

/// A piece of the output. The segments of a rendering, in order, tile its output without a gap.
///
/// # Units
/// Bytes of the UTF-8 output and of the template.
#[derive(Clone, Debug)]
pub struct Segment<'a> {
    /// The piece of the output.
    pub out: Range<usize>,
    /// What of the template wrote it.
    pub span: Span,
    /// What kind of source that is.
    pub kind: SegmentKind,
    /// What was read for it.
    pub reads: &'a [ReadValue],
    /// The loops around it, outermost first.
    pub rounds: &'a [Round],
    /// The references to define blocks through which it was reached, outermost first.
    pub calls: &'a [Span],
}

/// Receives what happens while a template is rendered.
///
/// A sink that is off (`ON` is false) compiles to nothing: the evaluator asks for the constant before it prepares
/// anything.
pub trait TraceSink {
    /// Whether anything is recorded.
    const ON: bool;

    /// A piece of output was written.
    fn segment(&mut self, _segment: Segment<'_>) {}

    /// A condition of an `#if` or `#elseif` was decided.
    fn condition(&mut self, _span: Span, _taken: bool, _reads: &[ReadValue]) {}

    /// A `#foreach` ended after so many rounds; `cut` if it had more to give (vtl 1).
    fn looped(&mut self, _head: Span, _rounds: u32, _cut: bool) {}

    /// A variable or more was assigned; nothing is assigned if the value is null.
    fn assigned(&mut self, _span: Span, _value: Option<&Value>, _reads: &[ReadValue]) {}

    /// A reference yielded nothing, so it counts as the empty string: its variable or a step of it does not exist.
    fn missing(&mut self, _span: Span, _step: Span) {}

    /// A reference yielded nothing, since a class has no such method; one of its methods resembles it.
    fn misnamed(&mut self, _span: Span, _step: Span, _class: &str, _near: &'static str) {}

    /// A host object has something to tell about a call.
    fn note(&mut self, _diagnostic: Diagnostic) {}

    /// A method threw.
    fn threw(&mut self, _span: Span, _exception: &Exception) {}
}

/// Records nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTrace;

impl TraceSink for NoTrace {
    const ON: bool = false;
}
