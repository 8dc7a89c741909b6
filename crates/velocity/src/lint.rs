//! Hints that need no more than the template: what works, and is likely not meant.

use gatelens_value::Value;
use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use crate::ast::{Block, Expression, Form, If, Node, Origin, Reference, Statement, Step, Variable};
use crate::diagnostics as table;
use crate::template::Template;

/// How many hints are given on one template.
const MAX_HINTS: usize = 50;

/// The hints on a template, in the order of its text.
#[must_use]
pub(crate) fn hints(template: &Template) -> Vec<Diagnostic> {
    let mut lint = Lint { template, hints: Vec::new(), booleans: Vec::new() };
    lint.booleans(template.body());
    lint.block(template.body());
    let mut hints = lint.hints;
    for hint in &mut hints {
        hint.span = hint.span.map(|span| template.place(span));
    }
    hints.truncate(MAX_HINTS);
    hints
}

struct Lint<'t> {
    template: &'t Template,
    hints: Vec<Diagnostic>,
    /// Variables that are set to a Boolean somewhere.
    booleans: Vec<Variable>,
}

impl Lint<'_> {
    fn tell(&mut self, hint: Diagnostic) {
        if self.hints.len() < MAX_HINTS {
            self.hints.push(hint);
        }
    }

    /// Collects the variables that hold Booleans.
    fn booleans(&mut self, block: &Block) {
        for statement in block {
            match statement {
                Statement::Set(set) if set.target.steps.is_empty() && is_boolean(&set.value) => {
                    self.booleans.push(set.target.root);
                }
                Statement::If(condition) => {
                    condition.arms.iter().for_each(|arm| self.booleans(&arm.body));
                    condition.otherwise.iter().for_each(|body| self.booleans(body));
                }
                Statement::Foreach(foreach) => {
                    self.booleans.push(foreach.variable);
                    self.booleans(&foreach.body);
                }
                Statement::Define(define) => self.booleans(&define.body),
                _ => {}
            }
        }
    }

    fn block(&mut self, block: &Block) {
        for (at, statement) in block.iter().enumerate() {
            match statement {
                Statement::Reference(reference) => {
                    self.name(reference);
                    self.printed(reference);
                }
                Statement::Set(set) => self.expression(&set.value),
                Statement::If(condition) => self.conditional(condition),
                Statement::Foreach(foreach) => {
                    if foreach.source.is_none() {
                        self.tell(Diagnostic::new(&table::NO_LIST).at(foreach.head));
                    }
                    foreach.source.iter().for_each(|source| self.expression(source));
                    self.trailing_comma(&foreach.body, block.get(at + 1..).unwrap_or(&[]));
                    self.block(&foreach.body);
                }
                Statement::Define(define) => self.block(&define.body),
                Statement::Text(text) if text.origin == Origin::Unknown => self.unknown(text.text, text.span),
                Statement::Text(_) | Statement::Stop(..) | Statement::Break(..) | Statement::Broken(_) => {}
            }
        }
    }

    /// `#elsif`, `#If`, `#set` without parentheses and the like.
    fn unknown(&mut self, text: Span, span: Span) {
        let text = self.template.text(text);
        let end = text.bytes().skip(1).position(|byte| !is_word_part(byte)).map_or(text.len(), |at| at + 1);
        let Some(word) = text.get(..end) else { return };
        let word = word.to_owned();
        let meant = matches!(
            word.to_ascii_lowercase().as_str(),
            "#if"
                | "#else"
                | "#elseif"
                | "#elsif"
                | "#elif"
                | "#end"
                | "#endif"
                | "#endfor"
                | "#endforeach"
                | "#for"
                | "#foreach"
                | "#each"
                | "#while"
                | "#unless"
                | "#set"
                | "#let"
                | "#assign"
                | "#evaluate"
                | "#parse"
                | "#include"
        );
        if !meant {
            return;
        }
        let span = Span { start: span.start, end: span.start + word.len() as u32 };
        self.tell(Diagnostic::new(&table::UNKNOWN_DIRECTIVE).arg("word", word).at(span));
    }

    fn conditional(&mut self, condition: &If) {
        for arm in &condition.arms {
            self.truth(&arm.condition);
            self.expression(&arm.condition);
            self.block(&arm.body);
        }
        condition.otherwise.iter().for_each(|body| self.block(body));
    }

    /// A comma at the end of a loop's body, where a closing bracket follows the loop.
    fn trailing_comma(&mut self, body: &Block, after: &[Statement]) {
        let text = |statement: &Statement| match statement {
            Statement::Text(text) if text.origin == Origin::Plain => Some(*text),
            _ => None,
        };
        let Some(last) = body.last().and_then(text) else { return };
        let Some(next) = after.first().and_then(text) else { return };
        let trimmed = self.template.text(last.text).trim_end();
        let bracket = self.template.text(next.text).trim_start().chars().next();
        if let (true, Some(bracket @ (']' | '}'))) = (trimmed.ends_with(','), bracket) {
            let comma = last.text.start + trimmed.len() as u32 - 1;
            self.tell(
                Diagnostic::new(&table::TRAILING_COMMA)
                    .arg("bracket", bracket.to_string())
                    .at(Span { start: comma, end: comma + 1 }),
            );
        }
    }

    /// A condition, or an operand of and, or, not.
    fn truth(&mut self, expression: &Expression) {
        match &expression.node {
            Node::Not(_, inner) => self.truth(inner),
            Node::Or(items) | Node::And(items) => items.iter().for_each(|item| self.truth(item)),
            Node::Literal(Value::Boolean(_)) => {}
            Node::Reference(reference) => {
                if !self.may_be_false(reference) {
                    let written = self.template.text(reference.span).to_owned();
                    self.tell(
                        Diagnostic::new(&table::ALWAYS_TRUE).arg("reference", written).at(expression.span),
                    );
                }
            }
            Node::Chain(chain) if chain.rest.last().is_some_and(|(operator, _)| operator.compares()) => {}
            _ => self.tell(Diagnostic::new(&table::ALWAYS_FALSE).at(expression.span)),
        }
    }

    /// Whether the value of a reference may well be a Boolean: what a step yields may be anything.
    fn may_be_false(&self, reference: &Reference) -> bool {
        !reference.steps.is_empty()
            || self.booleans.contains(&reference.root)
            || self.template.name(reference.root) == "velocityHasNext"
    }

    fn expression(&mut self, expression: &Expression) {
        match &expression.node {
            Node::Reference(reference) => {
                self.name(reference);
                for step in &reference.steps {
                    match step {
                        Step::Method { arguments, .. } => {
                            arguments.iter().for_each(|item| self.expression(item))
                        }
                        Step::Index { index, .. } => self.expression(index),
                        Step::Property { .. } => {}
                    }
                }
            }
            Node::Interpolated(string) => self.block(&string.body),
            Node::List(items) | Node::Or(items) | Node::And(items) => {
                items.iter().for_each(|item| self.expression(item));
            }
            Node::Map(entries) => entries.iter().for_each(|(key, value)| {
                self.expression(key);
                self.expression(value);
            }),
            Node::Range(ends) => {
                self.expression(&ends.0);
                self.expression(&ends.1);
            }
            Node::Not(_, inner) => self.expression(inner),
            Node::Chain(chain) => {
                self.expression(&chain.first.value);
                chain.rest.iter().for_each(|(_, operand)| self.expression(&operand.value));
            }
            Node::Null | Node::Literal(_) => {}
        }
    }

    /// `$n-1`, and `$a-` before something else.
    fn name(&mut self, reference: &Reference) {
        if reference.form == Form::Formal || !reference.steps.is_empty() {
            return;
        }
        let name = self.template.name(reference.root);
        let Some((before, after)) = name.rsplit_once('-') else { return };
        let glued = after.is_empty() || after.bytes().all(|byte| byte.is_ascii_digit());
        // A template that sets the name means it.
        if glued && !before.is_empty() && !self.is_set(reference.root) {
            let before = before.trim_end_matches('-');
            self.tell(
                Diagnostic::new(&table::MINUS_IN_NAME)
                    .arg("name", format!("${name}"))
                    .arg("formal", format!("${{{before}}}"))
                    .at(reference.span),
            );
        }
    }

    fn is_set(&self, variable: Variable) -> bool {
        fn sets(block: &Block, variable: Variable) -> bool {
            block.iter().any(|statement| match statement {
                Statement::Set(set) => set.target.root == variable,
                Statement::Foreach(foreach) => foreach.variable == variable || sets(&foreach.body, variable),
                Statement::If(condition) => {
                    condition.arms.iter().any(|arm| sets(&arm.body, variable))
                        || condition.otherwise.as_ref().is_some_and(|body| sets(body, variable))
                }
                Statement::Define(define) => define.variable == variable || sets(&define.body, variable),
                _ => false,
            })
        }
        sets(self.template.body(), variable)
    }

    /// `$list.add(…)` prints `true`.
    fn printed(&mut self, reference: &Reference) {
        let Some(Step::Method { name, arguments, span }) = reference.steps.last() else { return };
        let tells = matches!(
            (name.text(), arguments.len()),
            ("add" | "addAll" | "removeAll" | "retainAll" | "remove", 1) | ("put", 2)
        );
        if !tells {
            return;
        }
        let hint = Diagnostic::new(&table::PRINTED_RESULT).arg("method", name.text());
        self.tell(hint.at(*span));
    }
}

fn is_word_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether the value of an expression may be a Boolean.
fn is_boolean(expression: &Expression) -> bool {
    match &expression.node {
        Node::Literal(Value::Boolean(_))
        | Node::Not(..)
        | Node::Or(_)
        | Node::And(_)
        | Node::Reference(_) => true,
        Node::Chain(chain) => chain.rest.last().is_some_and(|(operator, _)| operator.compares()),
        _ => false,
    }
}
