//! Tidies a template without changing what it renders.
//!
//! Only blanks between the parentheses of `#set`, `#if`, `#elseif` and `#foreach` are touched, and those behind a
//! directive that Velocity swallows with the end of the line. References stay as they are, since one without a value
//! is printed as it is written. Each directive's changes are kept only if the template then parses to the same tree.
//!
//! # Examples
//! ```
//! use gatelens_velocity::{Limits, format};
//! let formatted = format::format("#if( $a==1&&$b )x#end", &Limits::default());
//! assert_eq!(formatted.as_deref(), Ok("#if($a == 1 && $b)x#end"));
//! ```

use std::cell::Cell;

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;

use crate::ast::{
    Block, Chain, Expression, Foreach, If, Node, Operand, Operator, Reference, Statement, Step, Target,
    Variable,
};
use crate::limits::Limits;
use crate::parse::lexer::{State, tokenize};
use crate::parse::token::{Kind, Reading, Token};
use crate::template::Template;

/// A stretch of the source with the text that takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// How much further a line that goes on with a directive is indented than the line where it begins.
const CONTINUED: usize = 4;

/// How many directives are tried one by one, where all together change something: each takes a parse.
const MOST_APART: usize = 50;

/// The template with tidy directives.
///
/// # Errors
/// The errors of a template that does not parse.
pub fn format(source: &str, limits: &Limits) -> Result<String, Vec<Diagnostic>> {
    Ok(apply(source, &edits(source, limits)?))
}

/// The changes that tidy a template's directives, in order.
///
/// # Errors
/// The errors of a template that does not parse.
pub fn edits(source: &str, limits: &Limits) -> Result<Vec<Edit>, Vec<Diagnostic>> {
    let template = Template::parse(source, limits)?;
    let groups = wanted(source, limits);
    let all: Vec<Edit> = groups.iter().flatten().cloned().collect();
    if keeps(&template, source, &all, limits) {
        return Ok(all);
    }
    let mut kept = Vec::new();
    for group in groups.into_iter().take(MOST_APART) {
        if keeps(&template, source, &group, limits) {
            kept.extend(group);
        }
    }
    // What each directive allows, all of them together might not: then nothing is changed.
    Ok(if keeps(&template, source, &kept, limits) { kept } else { Vec::new() })
}

fn apply(source: &str, edits: &[Edit]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(source.get(at..edit.span.start as usize).unwrap_or_default());
        text.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    text
}

/// Whether a template with these changes has the same tree.
fn keeps(template: &Template, source: &str, edits: &[Edit], limits: &Limits) -> bool {
    if edits.is_empty() {
        return true;
    }
    let Ok(changed) = Template::parse(&apply(source, edits), limits) else { return false };
    let alike =
        template.startup_error().map(Diagnostic::code) == changed.startup_error().map(Diagnostic::code);
    alike && Pair { was: template, is: &changed, depth: Cell::new(0) }.blocks(template.body(), changed.body())
}

/// The changes that each directive would like, whether they may be made or not.
fn wanted(source: &str, limits: &Limits) -> Vec<Vec<Edit>> {
    let tokens = tokenize(source, 0, State::Text, limits.nesting, Reading::Folded);
    let mut groups = Vec::new();
    let mut at = 0;
    while at < tokens.list.len() {
        let opens =
            matches!(tokens.list[at].kind, Kind::Set | Kind::If | Kind::ElseIf | Kind::BlockDirective);
        let end =
            tokens.list[at..].iter().position(|token| token.kind == Kind::CloseDirective).map(|end| at + end);
        match (opens, end) {
            (true, Some(end)) => {
                let mut directive = Directive { source, edits: Vec::new(), first: tokens.list[at] };
                directive.tidy(&tokens.list[at..=end]);
                groups.push(directive.edits);
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

struct Directive<'s> {
    source: &'s str,
    edits: Vec<Edit>,
    first: Token,
}

impl Directive<'_> {
    fn image(&self, token: Token) -> &str {
        self.source.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    fn tidy(&mut self, tokens: &[Token]) {
        if self.first.kind == Kind::BlockDirective
            && !matches!(self.image(self.first), "#foreach" | "#{foreach}")
        {
            return;
        }
        if self.first.kind == Kind::Set {
            self.opening();
        }
        // References, with their arguments, and the brackets of lists and maps around a token.
        let mut calls = 0u32;
        let mut before: Option<Token> = None;
        for token in tokens {
            match token.kind {
                Kind::OpenCall | Kind::OpenIndex => calls += 1,
                Kind::CloseCall | Kind::CloseIndex => calls = calls.saturating_sub(1),
                Kind::Blank => continue,
                _ => {}
            }
            let inner = calls > 0 || matches!(token.kind, Kind::CloseCall | Kind::CloseIndex);
            if let Some(before) = before
                && !inner
                && before.end <= token.start
                && !is_comment(before.kind)
                && !is_comment(token.kind)
            {
                self.between(before, *token);
            }
            before = Some(*token);
        }
        if let Some(last) = tokens.last() {
            self.swallowed(*last);
        }
    }

    /// `#set (` without the blank.
    fn opening(&mut self) {
        let image = self.image(self.first);
        let word = image.trim_end_matches('(').trim_end();
        let (start, end) = (self.first.start as usize + word.len(), self.first.end as usize - 1);
        if start < end {
            self.edits.push(Edit { span: Span::new(start, end), text: String::new() });
        }
    }

    /// What should stand between two tokens.
    fn between(&mut self, before: Token, after: Token) {
        let span = Span { start: before.end, end: after.start };
        let now = span.of(self.source).to_owned();
        if !now.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let opens = matches!(
            before.kind,
            Kind::Set | Kind::Open | Kind::OpenList | Kind::OpenMap | Kind::Not | Kind::Dots
        );
        let closes = matches!(
            after.kind,
            Kind::Close
                | Kind::CloseDirective
                | Kind::CloseList
                | Kind::CloseMap
                | Kind::Comma
                | Kind::Colon
                | Kind::Dots
        );
        let called = matches!(before.kind, Kind::If | Kind::ElseIf | Kind::BlockDirective);
        let glued = opens || closes || (called && after.kind == Kind::Open);
        let spaced = is_operator(before.kind)
            || is_operator(after.kind)
            || matches!(before.kind, Kind::Comma | Kind::Colon)
            || before.kind == Kind::Word
            || after.kind == Kind::Word;
        let text = if now.contains('\n') && !matches!(after.kind, Kind::Open) {
            self.continued(after.kind == Kind::CloseDirective)
        } else if glued {
            String::new()
        } else if spaced {
            " ".to_owned()
        } else {
            return;
        };
        if text != now {
            self.edits.push(Edit { span, text });
        }
    }

    /// A line end, and the indentation of a line that goes on with the directive.
    fn continued(&self, closes: bool) -> String {
        let start = (self.first.start as usize).min(self.source.len());
        let line = self.source.get(..start).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        let rest = self.source.get(line..).unwrap_or_default();
        let indent = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
        let more = if closes { 0 } else { CONTINUED };
        format!("\n{indent}{}", " ".repeat(more))
    }

    /// The blanks that Velocity swallows with the end of the line.
    fn swallowed(&mut self, last: Token) {
        let image = self.image(last);
        let Some(rest) = image.strip_prefix(')') else { return };
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if blanks > 0 && blanks < rest.len() {
            let start = last.start as usize + 1;
            self.edits.push(Edit { span: Span::new(start, start + blanks), text: String::new() });
        }
    }
}

fn is_comment(kind: Kind) -> bool {
    matches!(kind, Kind::LineComment | Kind::LineCommentEnd | Kind::BlockComment | Kind::DocComment)
}

fn is_operator(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plus
            | Kind::Minus
            | Kind::Times
            | Kind::Divide
            | Kind::Modulo
            | Kind::And
            | Kind::Or
            | Kind::Equal
            | Kind::NotEqual
            | Kind::Less
            | Kind::LessEqual
            | Kind::Greater
            | Kind::GreaterEqual
            | Kind::Assign
    )
}

/// Two templates whose trees are compared, places aside.
struct Pair<'t> {
    was: &'t Template,
    is: &'t Template,
    depth: Cell<u32>,
}

/// How deep trees are compared; deeper ones count as unlike.
const DEEPEST: u32 = 256;

impl Pair<'_> {
    fn text(&self, a: Span, b: Span) -> bool {
        self.was.text(a) == self.is.text(b)
    }

    fn variable(&self, a: Variable, b: Variable) -> bool {
        self.was.name(a) == self.is.name(b)
    }

    /// Compares one level deeper.
    fn deeper(&self, compare: impl FnOnce() -> bool) -> bool {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return false;
        }
        self.depth.set(depth + 1);
        let alike = compare();
        self.depth.set(depth);
        alike
    }

    fn blocks(&self, a: &Block, b: &Block) -> bool {
        self.deeper(|| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.statement(a, b)))
    }

    fn statement(&self, a: &Statement, b: &Statement) -> bool {
        match (a, b) {
            (Statement::Text(a), Statement::Text(b)) => self.text(a.text, b.text) && a.origin == b.origin,
            (Statement::Reference(a), Statement::Reference(b)) => self.reference(a, b),
            (Statement::Set(a), Statement::Set(b)) => {
                self.target(&a.target, &b.target) && self.expression(&a.value, &b.value)
            }
            (Statement::If(a), Statement::If(b)) => self.condition(a, b),
            (Statement::Foreach(a), Statement::Foreach(b)) => self.foreach(a, b),
            (Statement::Define(a), Statement::Define(b)) => {
                self.variable(a.variable, b.variable) && self.blocks(&a.body, &b.body)
            }
            (Statement::Stop(a, _), Statement::Stop(b, _))
            | (Statement::Break(a, _), Statement::Break(b, _)) => self.optional(a.as_deref(), b.as_deref()),
            (Statement::Broken(_), Statement::Broken(_)) => true,
            _ => false,
        }
    }

    fn condition(&self, a: &If, b: &If) -> bool {
        let otherwise = match (&a.otherwise, &b.otherwise) {
            (Some(a), Some(b)) => self.blocks(a, b),
            (None, None) => true,
            _ => false,
        };
        otherwise
            && a.arms.len() == b.arms.len()
            && a.arms
                .iter()
                .zip(&b.arms)
                .all(|(a, b)| self.expression(&a.condition, &b.condition) && self.blocks(&a.body, &b.body))
    }

    fn foreach(&self, a: &Foreach, b: &Foreach) -> bool {
        self.variable(a.variable, b.variable)
            && self.optional(a.source.as_ref(), b.source.as_ref())
            && self.blocks(&a.body, &b.body)
    }

    fn optional(&self, a: Option<&Expression>, b: Option<&Expression>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => self.expression(a, b),
            (None, None) => true,
            _ => false,
        }
    }

    fn target(&self, a: &Target, b: &Target) -> bool {
        self.variable(a.root, b.root) && self.steps(&a.steps, &b.steps)
    }

    fn reference(&self, a: &Reference, b: &Reference) -> bool {
        let prefix = match (&a.prefix, &b.prefix) {
            (Some(a), Some(b)) => {
                a.backslashes == b.backslashes && a.escaped == b.escaped && self.text(a.more, b.more)
            }
            (None, None) => true,
            _ => false,
        };
        prefix
            && a.form == b.form
            && self.variable(a.root, b.root)
            && self.text(a.written, b.written)
            && self.text(a.span, b.span)
            && self.steps(&a.steps, &b.steps)
    }

    fn steps(&self, a: &[Step], b: &[Step]) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| match (a, b) {
                (Step::Property { name: a, .. }, Step::Property { name: b, .. }) => a.text() == b.text(),
                (Step::Method { name: a, arguments: x, .. }, Step::Method { name: b, arguments: y, .. }) => {
                    a.text() == b.text() && self.expressions(x, y)
                }
                (Step::Index { index: a, .. }, Step::Index { index: b, .. }) => self.expression(a, b),
                _ => false,
            })
    }

    fn expressions(&self, a: &[Expression], b: &[Expression]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.expression(a, b))
    }

    fn expression(&self, a: &Expression, b: &Expression) -> bool {
        self.deeper(|| self.node(&a.node, &b.node))
    }

    fn node(&self, a: &Node, b: &Node) -> bool {
        match (a, b) {
            (Node::Null, Node::Null) => true,
            (Node::Literal(a), Node::Literal(b)) => {
                a.class_name() == b.class_name() && a.to_string() == b.to_string()
            }
            (Node::Interpolated(a), Node::Interpolated(b)) => {
                a.padded == b.padded && self.blocks(&a.body, &b.body)
            }
            (Node::Reference(a), Node::Reference(b)) => self.reference(a, b),
            (Node::List(a), Node::List(b)) | (Node::Or(a), Node::Or(b)) | (Node::And(a), Node::And(b)) => {
                self.expressions(a, b)
            }
            (Node::Map(a), Node::Map(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|(a, b)| self.expression(&a.0, &b.0) && self.expression(&a.1, &b.1))
            }
            (Node::Range(a), Node::Range(b)) => self.expression(&a.0, &b.0) && self.expression(&a.1, &b.1),
            (Node::Not(a, x), Node::Not(b, y)) => a == b && self.expression(x, y),
            (Node::Chain(a), Node::Chain(b)) => self.chain(a, b),
            _ => false,
        }
    }

    fn chain(&self, a: &Chain, b: &Chain) -> bool {
        // An operand that is null is printed by its text, but only beside a string and a plus.
        let printed = a.rest.iter().any(|(operator, _)| *operator == Operator::Add);
        let operand = |a: &Operand, b: &Operand| {
            let texts = !printed || (self.text(a.written, b.written) && self.text(a.literal, b.literal));
            texts && self.expression(&a.value, &b.value)
        };
        operand(&a.first, &b.first)
            && a.rest.len() == b.rest.len()
            && a.rest.iter().zip(&b.rest).all(|(a, b)| a.0 == b.0 && operand(&a.1, &b.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidy(source: &str) -> String {
        format(source, &Limits::default()).expect("it parses")
    }

    #[test]
    fn directives_get_their_blanks() {
        assert_eq!(
            tidy("#set( $a=1 )\n#if ($a==1&&!$b||  $c )x#end"),
            "#set($a = 1)\n#if($a == 1 && !$b || $c)x#end"
        );
        assert_eq!(tidy("#foreach( $i  in [1,2 ,3] )$i#end"), "#foreach($i in [1, 2, 3])$i#end");
        assert_eq!(tidy("#if($a)   \nx#end"), "#if($a)\nx#end");
    }

    #[test]
    fn what_is_output_stays() {
        for source in [
            "{ \"a\" :$b.c( 1 ,2 ) }",
            "  text\n\n #if($a) #end",
            "#set($x = \"a\" + $b.get( 1 ))",
            "## #if( $a )\n#[[ #if( $a )]]#",
            "#define( $x )  y  #end",
        ] {
            assert_eq!(format(source, &Limits::default()).unwrap_or_else(|_| source.to_owned()), source);
        }
    }

    #[test]
    fn a_directive_over_several_lines_is_indented() {
        assert_eq!(tidy("  #if($a\n&&   $b\n)x#end"), "  #if($a\n      && $b\n  )x#end");
    }
}
