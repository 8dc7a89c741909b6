//! What a run has to tell: diagnostics, findings of the stages, and the trace.

use crate::diagnostics::Entry;
use crate::outcome::{Diagnostic, Finding, RenderedText, StageName, StageReport, StageResult, Trace, Where};
use gatelens_value::text::{LineIndex, Pointer, Span};

/// What the caller wants beside the messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The stages with their findings.
    pub explain: bool,
    /// What wrote which part of each rendered text.
    pub trace: bool,
}

/// The named arguments of a sentence.
pub type Args<'a> = &'a [(&'static str, &'a str)];

/// The collector of everything that a run tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    options: Options,
    /// Errors, warnings and hints.
    pub diagnostics: Vec<Diagnostic>,
    stages: Vec<StageReport>,
    /// The rendered texts, if a trace is wanted.
    pub texts: Vec<RenderedText>,
}

impl Report {
    pub(crate) fn new(options: Options) -> Self {
        Report { options, ..Report::default() }
    }

    /// What the caller wants.
    pub(crate) fn options(&self) -> Options {
        self.options
    }

    /// Adds a diagnostic about a field as a whole.
    pub(crate) fn tell(&mut self, entry: &'static Entry, args: Args<'_>, field: &Pointer) {
        self.diagnostics.push(entry.diagnostic(args, Some(field)));
    }

    /// Adds a diagnostic about a stretch of a field, whose decoded text is `text`.
    pub(crate) fn tell_at(
        &mut self,
        entry: &'static Entry,
        args: Args<'_>,
        field: &Pointer,
        text: &str,
        span: Span,
    ) {
        let mut diagnostic = entry.diagnostic(args, Some(field));
        diagnostic.place = Some(place(field, text, span));
        self.diagnostics.push(diagnostic);
    }

    /// Adds the diagnostic of another crate about a field whose decoded text is `text`.
    pub(crate) fn relay(&mut self, diagnostic: &gatelens_value::Diagnostic, field: &Pointer, text: &str) {
        self.diagnostics.push(relayed(diagnostic, field, text));
    }

    /// Opens a stage: the findings that follow belong to it.
    pub(crate) fn enter(&mut self, stage: StageName) {
        self.stages.push(StageReport { stage, result: StageResult::Passed, findings: Vec::new() });
    }

    /// Says how the open stage ended.
    pub(crate) fn result(&mut self, result: StageResult) {
        if let Some(stage) = self.stages.last_mut() {
            stage.result = result;
        }
    }

    /// Adds a finding to the open stage: a rule that acted.
    pub(crate) fn acted(&mut self, entry: &'static Entry, args: Args<'_>, field: Option<&Pointer>) {
        self.find(entry, true, args, field);
    }

    /// Adds a finding to the open stage: a rule that did not act, and why.
    pub(crate) fn passed_over(&mut self, entry: &'static Entry, args: Args<'_>, field: Option<&Pointer>) {
        self.find(entry, false, args, field);
    }

    fn find(&mut self, entry: &'static Entry, acted: bool, args: Args<'_>, field: Option<&Pointer>) {
        if !self.options.explain {
            return;
        }
        if let Some(stage) = self.stages.last_mut() {
            stage.findings.push(Finding {
                code: entry.code.to_owned(),
                acted,
                message: entry.message(args),
                args: args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
                field: field.map(ToString::to_string),
                doc: entry.doc.map(str::to_owned),
            });
        }
    }

    /// The stages in their order, those never entered among them, and the trace.
    pub(crate) fn finish(self) -> (Vec<Diagnostic>, Vec<StageReport>, Option<Trace>) {
        const ORDER: [StageName; 5] = [
            StageName::MethodRequest,
            StageName::IntegrationRequest,
            StageName::Backend,
            StageName::IntegrationResponse,
            StageName::MethodResponse,
        ];
        let trace = self.options.trace.then_some(Trace { texts: self.texts });
        if !self.options.explain {
            return (self.diagnostics, Vec::new(), trace);
        }
        let mut entered = self.stages;
        let mut stages = Vec::with_capacity(6);
        for stage in ORDER {
            if let Some(at) = entered.iter().position(|report| report.stage == stage) {
                stages.push(entered.remove(at));
            } else {
                stages.push(StageReport { stage, result: StageResult::NotReached, findings: Vec::new() });
            }
        }
        stages.append(&mut entered);
        (self.diagnostics, stages, trace)
    }
}

/// The place of a stretch of a field, in the units of the page.
pub(crate) fn place(field: &Pointer, text: &str, span: Span) -> Where {
    let index = LineIndex::new(text);
    let start = index.place(text, span.start);
    Where {
        field: field.to_string(),
        line: Some(start.line),
        column: Some(start.column),
        start: Some(start.offset),
        end: Some(index.utf16(text, span.end)),
    }
}

/// The diagnostic of another crate as it leaves the core.
pub(crate) fn relayed(diagnostic: &gatelens_value::Diagnostic, field: &Pointer, text: &str) -> Diagnostic {
    use crate::outcome::Severity;
    use gatelens_value::Severity as From;
    let help = diagnostic.help();
    Diagnostic {
        severity: match diagnostic.severity() {
            From::Error => Severity::Error,
            From::Warning => Severity::Warning,
            From::Hint => Severity::Hint,
        },
        code: diagnostic.code().to_owned(),
        message: diagnostic.message(),
        args: diagnostic.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        place: Some(match diagnostic.span {
            Some(span) => place(field, text, span),
            None => Where { field: field.to_string(), ..Where::default() },
        }),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| (place(field, text, label.span), label.text.clone()))
            .collect(),
        help: (!help.is_empty()).then_some(help),
        doc: None,
    }
}

/// A text for a sentence: cut after 80 characters.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}
