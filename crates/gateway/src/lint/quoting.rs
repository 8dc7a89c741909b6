//! Hints about references inside the JSON strings that a template writes.

use crate::diagnostics::hints;
use crate::run::Run;
use gatelens_value::text::{Pointer, Span};
use gatelens_velocity::Template;
use gatelens_velocity::ast::{Expression, Node, Reference, Statement, Step, Text, Variable};

/// How many hints one template gets of a kind.
const MOST: usize = 20;

/// Adds hints about a template whose output is JSON: values that are written into strings as they are, and JSON text
/// between quotes.
pub(crate) fn template(run: &mut Run, template: &Template, field: &Pointer) {
    let source = template.source();
    let begins = template.body().iter().find_map(|statement| match statement {
        Statement::Text(text) => template.text(text.text).trim_start().chars().next(),
        _ => None,
    });
    if !matches!(begins, Some('{' | '[' | '"')) {
        return;
    }
    let mut walk =
        Walk { template, in_string: false, escaped: false, from_body: Vec::new(), found: Vec::new() };
    walk.block(template.body());
    for (kind, span) in walk.found {
        let reference = span.of(source).to_owned();
        match kind {
            Kind::NotEscaped => {
                let args = [("reference", &*reference), ("argument", &*reference)];
                run.report.tell_at(&hints::NOT_ESCAPED, &args, field, source, span);
            }
            Kind::JsonInQuotes => {
                run.report.tell_at(&hints::JSON_IN_QUOTES, &[("reference", &reference)], field, source, span);
            }
        }
    }
}

/// What is odd about a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    NotEscaped,
    JsonInQuotes,
}

/// A walk over the statements in the order of the text, with the state of a reader of JSON.
struct Walk<'t> {
    template: &'t Template,
    in_string: bool,
    escaped: bool,
    /// The variables that hold a part of the body.
    from_body: Vec<Variable>,
    found: Vec<(Kind, Span)>,
}

impl Walk<'_> {
    fn block(&mut self, block: &[Statement]) {
        for statement in block {
            match statement {
                Statement::Text(text) => self.text(text),
                Statement::Reference(reference) => self.reference(reference),
                Statement::If(choice) => {
                    // Each arm begins in the same state; the first decides how it goes on.
                    let before = (self.in_string, self.escaped);
                    let mut after = None;
                    for arm in &choice.arms {
                        (self.in_string, self.escaped) = before;
                        self.block(&arm.body);
                        after.get_or_insert((self.in_string, self.escaped));
                    }
                    if let Some(otherwise) = &choice.otherwise {
                        (self.in_string, self.escaped) = before;
                        self.block(otherwise);
                    }
                    (self.in_string, self.escaped) = after.unwrap_or(before);
                }
                Statement::Set(set) if set.target.steps.is_empty() && self.is_from_body(Some(&set.value)) => {
                    self.from_body.push(set.target.root);
                }
                Statement::Foreach(each) => {
                    if self.is_from_body(each.source.as_ref()) {
                        self.from_body.push(each.variable);
                    }
                    self.block(&each.body);
                }
                _ => {}
            }
        }
    }

    /// Whether an expression is a part of the body, as it came.
    fn is_from_body(&self, expression: Option<&Expression>) -> bool {
        match expression.map(|expression| &expression.node) {
            Some(Node::Reference(reference)) => self.is_part_of_body(reference),
            _ => false,
        }
    }

    fn is_part_of_body(&self, reference: &Reference) -> bool {
        let steps = reference.steps.as_slice();
        let rest = match (self.template.name(reference.root), steps) {
            ("input", [Step::Method { name, .. }, rest @ ..]) if name.text() == "path" => rest,
            (_, rest) if self.from_body.contains(&reference.root) => rest,
            _ => return false,
        };
        rest.iter().all(|step| !matches!(step, Step::Method { .. }))
    }

    fn text(&mut self, text: &Text) {
        for c in self.template.text(text.text).chars() {
            match c {
                _ if self.escaped => self.escaped = false,
                '\\' if self.in_string => self.escaped = true,
                '"' => self.in_string = !self.in_string,
                _ => {}
            }
        }
    }

    fn reference(&mut self, reference: &Reference) {
        if !self.in_string || self.found.len() >= MOST {
            return;
        }
        let kind = match (self.template.name(reference.root), reference.steps.as_slice()) {
            ("input", [Step::Method { name, .. }]) => match name.text() {
                "path" | "params" => Kind::NotEscaped,
                "json" => Kind::JsonInQuotes,
                _ => return,
            },
            ("input", [Step::Property { name, .. }]) if name.text() == "body" => Kind::NotEscaped,
            _ if self.is_part_of_body(reference) => Kind::NotEscaped,
            _ => return,
        };
        self.found.push((kind, self.template.place(reference.span)));
    }
}
