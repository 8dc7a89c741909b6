//! What a rendering leaves behind beside its text.

use crate::catalogue::context_paths;
use crate::diagnostics::template as say;
use crate::input;
use crate::outcome::{Read, RenderedText, SegmentKind, TraceStep};
use crate::report::shortened;
use crate::util;
use gatelens_jsonpath::diagnostics::HINT_NEAR;
use gatelens_value::diagnostic::Entry;
use gatelens_value::text::{LineIndex, Pointer, Span, nearest};
use gatelens_value::{Diagnostic, Value};
use gatelens_velocity::provenance::{ReadValue, Segment, SegmentKind as Kind, TraceSink};
use std::collections::BTreeSet;

/// The segments that one text keeps; the last one takes what comes after.
const MAX_SEGMENTS: usize = 100_000;

/// The steps that one text keeps.
const MAX_STEPS: usize = 20_000;

/// The variables that API Gateway gives to templates.
const VARIABLES: [&str; 4] = ["input", "util", "context", "stageVariables"];

/// The notes that one text keeps.
const MAX_NOTES: usize = 50;

/// Collects the trace of a rendering, if it is wanted, and what host objects have to tell.
#[derive(Debug)]
pub(super) struct Collector<'a> {
    source: &'a str,
    traced: bool,
    segments: Vec<Piece>,
    reads: Vec<Read>,
    steps: Vec<(&'static str, Span, String)>,
    notes: Vec<Diagnostic>,
    /// How many of the notes have their place.
    placed: usize,
    /// The paths of what conditions have read: whether it is there is asked for.
    tested: BTreeSet<String>,
}

/// A segment in bytes.
#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    span: Span,
    kind: SegmentKind,
    read: u32,
}

impl<'a> Collector<'a> {
    /// A collector for a template of this source.
    pub(super) fn new(source: &'a str, traced: bool) -> Self {
        Collector {
            source,
            traced,
            segments: Vec::new(),
            reads: Vec::new(),
            steps: Vec::new(),
            notes: Vec::new(),
            placed: 0,
            tested: BTreeSet::new(),
        }
    }

    /// Gives the notes that came since the last event the place of this one.
    fn place(&mut self, span: Span) {
        for note in self.notes.iter_mut().skip(self.placed) {
            note.span = note.span.or(Some(span));
        }
        self.placed = self.notes.len();
    }

    fn note_at(&mut self, diagnostic: Diagnostic, span: Span) {
        self.note(diagnostic.at(span));
    }

    /// What host objects told, each thing once. Of a path that a condition asks for no other name is suggested: that it
    /// may find nothing is known.
    pub(super) fn notes(&self) -> impl Iterator<Item = &Diagnostic> {
        self.notes.iter().filter(|note| {
            let path = note.args.iter().find(|(name, _)| *name == "path");
            note.entry != &HINT_NEAR || path.is_none_or(|(_, path)| !self.tested.contains(path))
        })
    }

    /// The trace of the rendered text; `None` where it is not wanted.
    pub(super) fn finish(self, text: &str, template: &Pointer, output: &str) -> Option<RenderedText> {
        if !self.traced {
            return None;
        }
        let (source_index, text_index) = (LineIndex::new(self.source), LineIndex::new(text));
        let in_source = |at: u32| source_index.utf16(self.source, at);
        let in_text = |at: usize| text_index.utf16(text, u32::try_from(at).unwrap_or(u32::MAX));
        let mut segments = Vec::with_capacity(self.segments.len() * 6);
        for piece in &self.segments {
            segments.extend([
                in_text(piece.start),
                in_text(piece.end),
                in_source(piece.span.start),
                in_source(piece.span.end),
                piece.kind as u32,
                piece.read,
            ]);
        }
        let step = |(kind, span, result): (&str, Span, String)| TraceStep {
            kind: kind.to_owned(),
            start: in_source(span.start),
            end: in_source(span.end),
            result,
        };
        Some(RenderedText {
            template: template.to_string(),
            output: output.to_owned(),
            // Whether a message holds it is known when the run has ended.
            text: Some(text.to_owned()),
            segments,
            reads: self.reads,
            steps: self.steps.into_iter().map(step).collect(),
        })
    }

    /// The index of what a segment read, plus one; 0 if it read nothing of the gateway's.
    fn read(&mut self, span: Span, reads: &[ReadValue]) -> u32 {
        let Some(found) = reads.iter().rev().find(|read| !read.source.is_empty()) else { return 0 };
        let read = Read {
            what: shortened(span.of(self.source)),
            origin: found.source.clone(),
            path: found.path.clone(),
            value: shown(&found.value),
        };
        let at = self.reads.iter().rev().take(64).position(|known| *known == read);
        let index = at.map_or(self.reads.len(), |back| self.reads.len() - 1 - back);
        if at.is_none() {
            self.reads.push(read);
        }
        u32::try_from(index + 1).unwrap_or_default()
    }

    /// A variable that does not exist, used as one of the gateway's is: its name resembles theirs.
    fn misspelled(&mut self, path: &str, span: Span) {
        let Some((name, _)) = path.split_once('.') else { return };
        if name.bytes().any(|byte| !byte.is_ascii_alphanumeric()) {
            return;
        }
        if let Some(near) = nearest(name, VARIABLES) {
            let hint = Diagnostic::new(&say::UNKNOWN_VARIABLE).arg("name", name).arg("near", near);
            self.note_at(hint, span);
        }
    }

    /// A variable of `$context` that does not exist: its name resembles one that does.
    fn unknown_context(&mut self, path: &str, span: Span) {
        let Some(rest) = path.strip_prefix("context.") else { return };
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(rest.len());
        let name = rest[..end].trim_end_matches('.');
        // A call is a method of the map, and the names of an authorizer and of overrides are the author's own.
        let is_own = ["authorizer", "requestOverride", "responseOverride", "error"]
            .iter()
            .any(|group| name.split('.').next() == Some(group));
        if name.is_empty() || is_own || rest[end..].starts_with(['(', '_', '-', '[']) {
            return;
        }
        if context_paths().any(|known| known == name) {
            return;
        }
        if let Some(near) = nearest(name, context_paths()) {
            self.note_at(Diagnostic::new(&say::UNKNOWN_CONTEXT).arg("name", name).arg("near", near), span);
        }
    }

    /// A condition that is one reference and nothing more, of which there is nothing (gateway 3.1-3). Of a variable the
    /// template itself tells that it is always true.
    fn empty_is_true(&mut self, head: Span, read: &ReadValue) {
        let is_empty = read.value.is_null() || matches!(&read.value, Value::String(text) if text.is_empty());
        if !is_empty || !read.path.contains(['.', '[']) {
            return;
        }
        let written = head.of(self.source);
        let condition = written.split_once('(').and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
        if condition.is_some_and(|condition| condition.trim() == read.path)
            && let Some(start) = written.find(&read.path)
        {
            let start = head.start as usize + start;
            let hint = Diagnostic::new(&say::EMPTY_IS_TRUE).arg("reference", &read.path);
            self.note_at(hint, Span::new(start, start + read.path.len()));
        }
    }

    /// A member that is none of those that an object of the gateway has.
    fn unknown_member<I: Iterator<Item = &'static str>>(
        &mut self,
        entry: &'static Entry,
        name: Option<&str>,
        known: impl Fn() -> I,
        span: Span,
    ) {
        let Some(name) = name.filter(|name| !known().any(|known| known == *name)) else { return };
        let mut hint = Diagnostic::new(entry).arg("name", name);
        if let Some(near) = nearest(name, known()) {
            hint = hint.arg("near", near);
        }
        self.note_at(hint, span);
    }

    fn step(&mut self, kind: &'static str, span: Span, result: String) {
        if self.traced && self.steps.len() < MAX_STEPS {
            self.steps.push((kind, span, result));
        }
    }
}

/// A value for people.
fn shown(value: &Value) -> String {
    if value.is_null() { String::new() } else { shortened(&value.to_string()) }
}

impl TraceSink for Collector<'_> {
    const ON: bool = true;

    fn segment(&mut self, segment: Segment<'_>) {
        self.place(segment.span);
        if !self.traced {
            return;
        }
        if self.segments.len() >= MAX_SEGMENTS {
            if let Some(last) = self.segments.last_mut() {
                last.end = segment.out.end;
            }
            return;
        }
        let kind = match segment.kind {
            Kind::Reference if segment.span.of(self.source).contains('(') => SegmentKind::Call,
            Kind::Reference => SegmentKind::Reference,
            Kind::Escape => SegmentKind::Escaped,
            Kind::Written | Kind::Unknown => SegmentKind::AsWritten,
            Kind::Text | Kind::Raw => SegmentKind::Text,
        };
        if kind == SegmentKind::AsWritten {
            self.step("asWritten", segment.span, String::new());
        }
        let read = self.read(segment.span, segment.reads);
        self.segments.push(Piece {
            start: segment.out.start,
            end: segment.out.end,
            span: segment.span,
            kind,
            read,
        });
    }

    fn condition(&mut self, span: Span, taken: bool, reads: &[ReadValue]) {
        self.place(span);
        for read in reads {
            if self.tested.len() < MAX_NOTES && !self.tested.contains(&read.path) {
                self.tested.insert(read.path.clone());
            }
        }
        if taken && let Some(read) = reads.last() {
            self.empty_is_true(span, read);
        }
        self.step("if", span, if taken { "taken" } else { "notTaken" }.to_owned());
    }

    fn looped(&mut self, head: Span, rounds: u32, cut: bool) {
        self.place(head);
        self.step("foreach", head, rounds.to_string());
        if cut {
            self.note_at(Diagnostic::new(&say::LOOP_CUT).arg("rounds", rounds.to_string()), head);
        }
    }

    fn assigned(&mut self, span: Span, value: Option<&Value>, _reads: &[ReadValue]) {
        self.place(span);
        if self.traced {
            self.step("set", span, value.map(shown).unwrap_or_default());
        }
    }

    fn missing(&mut self, span: Span, step: Span) {
        self.place(span);
        self.step("reference", span, String::new());
        let (reference, step) = (span.of(self.source), step.of(self.source));
        if step.trim_start_matches('.') == "count()" {
            self.note_at(Diagnostic::new(&say::COUNT), span);
        }
        let path = reference.trim_start_matches(['$', '!', '{']);
        let member = |object: &str| {
            let rest = path.strip_prefix(object)?;
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            (end > 0).then(|| &rest[..end])
        };
        if step == reference {
            self.misspelled(path, span);
        }
        if let Some(name) = path.strip_prefix("input.params.") {
            let end = name
                .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'))
                .unwrap_or(name.len());
            if end > 0 && !name[end..].starts_with('(') {
                self.note_at(Diagnostic::new(&say::PARAMS_NOT_CALLED).arg("name", &name[..end]), span);
            }
        }
        self.unknown_context(path, span);
        self.unknown_member(
            &say::UNKNOWN_UTIL,
            member("util."),
            || util::FUNCTIONS.iter().map(|known| known.name),
            span,
        );
        self.unknown_member(
            &say::UNKNOWN_INPUT,
            member("input."),
            || input::MEMBERS.iter().map(|known| known.name),
            span,
        );
    }

    fn misnamed(&mut self, span: Span, step: Span, class: &str, near: &'static str) {
        let written = step.of(self.source).trim_start_matches('.');
        let name = written.split('(').next().unwrap_or_default();
        // `count()` has a hint of its own.
        if name != "count" {
            let hint =
                Diagnostic::new(&say::UNKNOWN_METHOD).arg("name", name).arg("class", class).arg("near", near);
            self.note_at(hint, span);
        }
    }

    fn note(&mut self, diagnostic: Diagnostic) {
        // One name may be missing at many paths, such as those of a list's items.
        let counts = |arg: &&(&str, String)| diagnostic.entry != &HINT_NEAR || arg.0 != "path";
        let told = |known: &Diagnostic| {
            known.entry == diagnostic.entry
                && known.args.iter().filter(counts).eq(diagnostic.args.iter().filter(counts))
        };
        if self.notes.len() < MAX_NOTES && !self.notes.iter().any(told) {
            self.notes.push(diagnostic);
        }
    }
}
