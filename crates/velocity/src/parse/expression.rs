//! References and expressions.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use gatelens_value::{BigInt, JavaString, Number, Value};
use pest::iterators::{Pair, Pairs};

use super::build::{Builder, token_range};
use super::token::{Kind, Tokens};
use super::{MAX_STRING_DEPTH, Rule, string};
use crate::ast::{Chain, Expression, Form, Interpolated, Node, Operand, Operator, Prefix, Reference, Step};
use crate::diagnostics as table;
use crate::methods::Name;
use crate::template::Inlay;

impl Builder<'_, '_> {
    // ---- references

    pub(super) fn reference(&mut self, pair: Pair<'_, Rule>, tokens: &Tokens) -> Reference {
        let (start, end) = token_range(&pair, tokens);
        let list = &tokens.list;
        let first = list[start];
        let braced = first.kind == Kind::OpenReference;
        let name_at = start + usize::from(braced);
        let mut steps = Vec::new();
        let mut inner = pair.into_inner();
        let mut at = name_at + 1;
        while let Some(token) = list.get(at).filter(|_| at < end) {
            let from = *token;
            match token.kind {
                Kind::OpenIndex => {
                    let Some(pair) = inner.next() else { break };
                    at = past_blank(token_range(&pair, tokens).1, tokens) + 1;
                    let index = self.value(pair, tokens);
                    let span = self.span(&from, &list[at - 1]);
                    steps.push(Step::Index { index, span });
                }
                Kind::Member => {
                    let name = Name::new(self.image(&list[at + 1]));
                    at += 2;
                    if at < end && list[at].kind == Kind::OpenCall {
                        let mut arguments = Vec::new();
                        at = past_blank(at + 1, tokens);
                        while list.get(at).is_some_and(|token| token.kind != Kind::CloseCall) {
                            let Some(pair) = inner.next() else { break };
                            at = past_blank(token_range(&pair, tokens).1, tokens);
                            arguments.push(self.value(pair, tokens));
                            if list.get(at).is_some_and(|token| token.kind == Kind::Comma) {
                                at = past_blank(at + 1, tokens);
                            }
                        }
                        at += 1;
                        let span = self.span(&from, &list[at - 1]);
                        steps.push(Step::Method { name, arguments, span });
                    } else {
                        let span = self.span(&from, &list[at - 1]);
                        steps.push(Step::Property { name, span });
                    }
                }
                _ => break,
            }
        }
        self.named(start, end, braced, steps, tokens)
    }

    /// Puts a reference together from its first image: escapes, quietness, name.
    fn named(
        &mut self,
        start: usize,
        end: usize,
        braced: bool,
        steps: Vec<Step>,
        tokens: &Tokens,
    ) -> Reference {
        let first = tokens.list[start];
        let image = self.image(&first);
        let whole = self.span(&first, &tokens.list[end - 1]);
        let mut form = Form::Plain;
        let mut prefix = Prefix::default();
        let mut cut = 0;
        if image.contains("\\!") {
            form = Form::Broken;
        } else {
            let backslashes = image.len() - image.trim_start_matches('\\').len();
            prefix.escaped = backslashes % 2 == 1;
            prefix.backslashes = backslashes as u32 / 2;
            cut = backslashes;
            if let Some(dollar) = image.rfind('$').filter(|&dollar| dollar > backslashes) {
                let from = first.start + backslashes as u32;
                prefix.more = self.pooled(from, first.start + dollar as u32);
                cut = dollar;
            }
            if cut > 0 {
                let span = self.pooled(first.start + cut as u32, first.end);
                self.rewrite(start, span);
            }
        }
        let rest = &image[cut..];
        if form == Form::Plain {
            if rest.starts_with("$!") {
                form = Form::Quiet;
            } else if rest.starts_with("${") {
                form = Form::Formal;
            } else if !rest.starts_with('$') {
                form = Form::Bare;
            }
        }
        let root = match form {
            // The name that Velocity makes of `$\!a`, which nothing can have.
            Form::Broken => self.parsing.variable(self.pooled(first.start, first.end)),
            _ if braced => {
                let name = &tokens.list[start + 1];
                self.parsing.variable(self.span(name, name))
            }
            _ => {
                let name = rest.trim_start_matches(['$', '!']);
                self.parsing.variable(self.pooled(first.end - name.len() as u32, first.end))
            }
        };
        let written = self.written(start, end, tokens, true);
        let span = Span { start: whole.start + cut as u32, end: whole.end };
        let plain = prefix.backslashes == 0 && !prefix.escaped && prefix.more.is_empty();
        let prefix = (!plain).then(|| Box::new(prefix));
        Reference { span, root, steps, form, written, prefix }
    }

    // ---- values

    pub(super) fn value(&mut self, pair: Pair<'_, Rule>, tokens: &Tokens) -> Expression {
        let (start, end) = token_range(&pair, tokens);
        let first = tokens.list[start];
        let span = self.span(&first, &tokens.list[end - 1]);
        let node = match pair.as_rule() {
            Rule::reference => {
                let reference = self.reference(pair, tokens);
                if reference.form == Form::Bare { Node::Null } else { Node::Reference(Box::new(reference)) }
            }
            Rule::literal | Rule::plain => match first.kind {
                Kind::String => self.string(start, tokens),
                Kind::Integer => Node::Literal(self.integer(self.image(&first), span)),
                Kind::Float => Node::Literal(self.float(self.image(&first), span)),
                kind => Node::Literal(Value::Boolean(kind == Kind::True)),
            },
            Rule::list => self.list(pair, tokens),
            Rule::map => {
                let mut parts =
                    pair.into_inner().map(|pair| self.value(pair, tokens)).collect::<Vec<_>>().into_iter();
                let mut entries = Vec::with_capacity(parts.len() / 2);
                while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    entries.push((key, value));
                }
                Node::Map(entries)
            }
            _ => Node::Null,
        };
        Expression { node, span }
    }

    fn list(&mut self, pair: Pair<'_, Rule>, tokens: &Tokens) -> Node {
        let mut items = Vec::new();
        let mut last = None;
        for pair in pair.into_inner() {
            if pair.as_rule() == Rule::range {
                let dots = tokens.place(pair.as_span().start());
                let Some(pair) = pair.into_inner().next() else { continue };
                let at = tokens.place(pair.as_span().start());
                let end = self.value(pair, tokens);
                if !items.last().is_some_and(ends_range) {
                    self.misplaced(dots, "`,` or `]`", tokens);
                } else if !ends_range(&end) {
                    self.misplaced(at, "a number or a reference", tokens);
                }
                last = Some(end);
            } else {
                items.push(self.value(pair, tokens));
            }
        }
        match last {
            Some(last) => match items.pop() {
                Some(first) => Node::Range(Box::new((first, last))),
                None => Node::Null,
            },
            None => Node::List(items),
        }
    }

    fn misplaced(&mut self, index: usize, expected: &str, tokens: &Tokens) {
        let token = tokens.list[index];
        let error = Diagnostic::new(&table::UNEXPECTED)
            .arg("found", format!("`{}`", self.image(&token)))
            .arg("expected", expected)
            .at(self.span(&token, &token));
        self.error(error);
    }

    fn integer(&mut self, image: &str, span: Span) -> Value {
        match image.parse::<i64>() {
            Ok(value) => Value::Number(Number::from_i64(value)),
            Err(_) => match image.parse::<BigInt>() {
                Ok(value) => Value::Number(Number::whole(value)),
                Err(_) => self.bad_number(image, span),
            },
        }
    }

    fn float(&mut self, image: &str, span: Span) -> Value {
        match gatelens_value::parse_double(image) {
            Some(value) => Value::from(value),
            None => self.bad_number(image, span),
        }
    }

    /// `#5` in an expression is a number token whose text is no number.
    fn bad_number(&mut self, image: &str, span: Span) -> Value {
        self.parsing.startup(Diagnostic::new(&table::BAD_NUMBER).arg("text", image).at(span));
        Value::Null
    }

    fn string(&mut self, index: usize, tokens: &Tokens) -> Node {
        let token = tokens.list[index];
        let image = self.image(&token);
        let span = self.span(&token, &token);
        let Some(content) = string::content(image) else {
            self.parsing.startup(Diagnostic::new(&table::BAD_ESCAPE).at(span));
            return Node::Null;
        };
        if !content.interpolated {
            return Node::Literal(Value::String(match content.units {
                Some(units) => JavaString::from_units(&units),
                None => JavaString::from(content.text),
            }));
        }
        if self.parsing.strings >= MAX_STRING_DEPTH {
            let limit = MAX_STRING_DEPTH.to_string();
            self.error(Diagnostic::new(&table::NESTED_TOO_DEEP).arg("limit", limit).at(span));
            return Node::Null;
        }
        let mut text = content.text.into_owned();
        let padded = !text.contains("##");
        if padded {
            text.push(' ');
        }
        let pool = self.parsing.add(&text);
        let as_written = [(0, 1)];
        let steps = if content.steps.is_empty() { &as_written[..] } else { &content.steps };
        let steps = steps.iter().map(|&(from, to)| (from, to + span.start)).collect();
        let outer = Span { start: span.start, end: span.end - 1 };
        self.parsing.inlays.push(Inlay { pool, outer, steps, whole: false });
        self.parsing.strings += 1;
        let body = self.parsing.text(&text, pool.start);
        self.parsing.strings -= 1;
        Node::Interpolated(Box::new(Interpolated { body, padded }))
    }

    // ---- operators

    /// Builds an expression from the flat row of operands, operators, `!` and parentheses that the tokens from `start`
    /// up to `end` are, blanks around them included; the operands are the next values.
    pub(super) fn expression(
        &mut self,
        values: &mut Pairs<'_, Rule>,
        start: usize,
        end: usize,
        tokens: &Tokens,
    ) -> Expression {
        let blank = |at: usize| tokens.list.get(at).is_some_and(|token| token.kind == Kind::Blank);
        let start = past_blank(start, tokens);
        let end = if blank(end - 1) { end - 1 } else { end };
        let mut row = Row { operands: Vec::new(), operators: Vec::new() };
        let mut at = start;
        while let Some(token) = tokens.list.get(at).filter(|_| at < end) {
            at += 1;
            match token.kind {
                Kind::Blank => {}
                Kind::Open => row.operators.push(Pending::Open(at - 1)),
                Kind::Not => row.operators.push(Pending::Not(at - 1)),
                Kind::Close => row.close(at, self, tokens),
                kind => {
                    if let Some(operator) = binary(kind) {
                        row.reduce(operator.rank(), self, tokens);
                        row.operators.push(Pending::Binary(operator));
                        continue;
                    }
                    let Some(pair) = values.next() else { break };
                    let (from, to) = token_range(&pair, tokens);
                    let value = self.value(pair, tokens);
                    if (from, to) == (start, end) {
                        return value;
                    }
                    at = to;
                    // White space beside an operand belongs to its text in an operation, not to its own.
                    let literal = (from, to);
                    let from = if from > start && blank(from - 1) { from - 1 } else { from };
                    let to = if to < end && blank(to) { to + 1 } else { to };
                    row.operands.push(Part { value, from, to, literal, grouped: false });
                    row.negate(self, tokens);
                }
            }
        }
        row.reduce(0, self, tokens);
        match row.operands.pop() {
            Some(part) => part.value,
            None => Expression { node: Node::Null, span: Span::default() },
        }
    }
}

/// The token at `at`, or the one after it if that is white space.
pub(super) fn past_blank(at: usize, tokens: &Tokens) -> usize {
    at + usize::from(tokens.list.get(at).is_some_and(|token| token.kind == Kind::Blank))
}

/// Whether an expression may be the end of a range: a reference or an integer.
fn ends_range(expression: &Expression) -> bool {
    match &expression.node {
        // A bare word, or a number that is none.
        Node::Null | Node::Reference(_) => true,
        Node::Literal(Value::Number(number)) => number.is_whole(),
        Node::Literal(Value::Null) => true,
        _ => false,
    }
}

/// An operator that joins two operands.
#[derive(Clone, Copy)]
enum Binary {
    Or,
    And,
    Plain(Operator),
}

impl Binary {
    fn rank(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Plain(Operator::Equal | Operator::NotEqual) => 3,
            Self::Plain(operator) if operator.compares() => 4,
            Self::Plain(Operator::Add | Operator::Subtract) => 5,
            Self::Plain(_) => 6,
        }
    }
}

fn binary(kind: Kind) -> Option<Binary> {
    Some(Binary::Plain(match kind {
        Kind::Or => return Some(Binary::Or),
        Kind::And => return Some(Binary::And),
        Kind::Plus => Operator::Add,
        Kind::Minus => Operator::Subtract,
        Kind::Times => Operator::Multiply,
        Kind::Divide => Operator::Divide,
        Kind::Modulo => Operator::Modulo,
        Kind::Equal => Operator::Equal,
        Kind::NotEqual => Operator::NotEqual,
        Kind::Less => Operator::Less,
        Kind::LessEqual => Operator::LessEqual,
        Kind::Greater => Operator::Greater,
        Kind::GreaterEqual => Operator::GreaterEqual,
        _ => return None,
    }))
}

enum Pending {
    Open(usize),
    Not(usize),
    Binary(Binary),
}

/// An operand that waits, with its tokens.
struct Part {
    value: Expression,
    from: usize,
    to: usize,
    /// The tokens that stand for it if it is null: inside its parentheses, or its last operand.
    literal: (usize, usize),
    /// It stood in parentheses, so that no operator joins its row.
    grouped: bool,
}

struct Row {
    operands: Vec<Part>,
    operators: Vec<Pending>,
}

impl Row {
    /// Applies the operators that bind at least as tightly as `rank`.
    fn reduce(&mut self, rank: u8, builder: &mut Builder<'_, '_>, tokens: &Tokens) {
        while let Some(&Pending::Binary(operator)) = self.operators.last() {
            if operator.rank() < rank {
                break;
            }
            self.operators.pop();
            let (Some(right), Some(left)) = (self.operands.pop(), self.operands.pop()) else { break };
            self.operands.push(join(left, operator, right, builder, tokens));
        }
    }

    fn close(&mut self, to: usize, builder: &mut Builder<'_, '_>, tokens: &Tokens) {
        self.reduce(0, builder, tokens);
        let Some(Pending::Open(open)) = self.operators.pop() else { return };
        let Some(mut part) = self.operands.pop() else { return };
        // Nothing but an operation, a range or the like can be null; of it the inside of the parentheses is written.
        part.literal = (open + 1, to - 1);
        let blank = |at: usize| tokens.list.get(at).is_some_and(|token| token.kind == Kind::Blank);
        part.from = if open > 0 && blank(open - 1) { open - 1 } else { open };
        part.to = if blank(to) { to + 1 } else { to };
        part.grouped = true;
        self.operands.push(part);
        self.negate(builder, tokens);
    }

    /// Applies the `!` right before the last operand.
    fn negate(&mut self, builder: &mut Builder<'_, '_>, tokens: &Tokens) {
        while let Some(&Pending::Not(at)) = self.operators.last() {
            self.operators.pop();
            let Some(part) = self.operands.pop() else { return };
            let span = builder.span(&tokens.list[at], &tokens.list[at]).to(part.value.span);
            let node = match part.value.node {
                Node::Not(count, inner) => Node::Not(count + 1, inner),
                node => Node::Not(1, Box::new(Expression { node, span: part.value.span })),
            };
            let value = Expression { node, span };
            let blank = at > 0 && tokens.list.get(at - 1).is_some_and(|token| token.kind == Kind::Blank);
            let from = if blank { at - 1 } else { at };
            self.operands.push(Part { value, from, grouped: true, ..part });
        }
    }
}

fn operand(part: Part, builder: &mut Builder<'_, '_>, tokens: &Tokens) -> Operand {
    let literal = builder.written(part.literal.0, part.literal.1, tokens, true);
    let written = builder.written(part.from, part.to, tokens, true);
    Operand { value: part.value, written, literal }
}

fn join(left: Part, operator: Binary, right: Part, builder: &mut Builder<'_, '_>, tokens: &Tokens) -> Part {
    let span = left.value.span.to(right.value.span);
    let (from, to) = (left.from, right.to);
    // Of a bare operation its right operand is written.
    let literal = (right.from, right.to);
    let row = |node: Node| Part { value: Expression { node, span }, from, to, literal, grouped: false };
    match operator {
        Binary::Or | Binary::And => {
            let or = matches!(operator, Binary::Or);
            let items = match (left.value.node, left.grouped) {
                (Node::Or(mut items), false) if or => {
                    items.push(right.value);
                    items
                }
                (Node::And(mut items), false) if !or => {
                    items.push(right.value);
                    items
                }
                (node, _) => vec![Expression { node, span: left.value.span }, right.value],
            };
            row(if or { Node::Or(items) } else { Node::And(items) })
        }
        Binary::Plain(plain) => {
            let right = operand(right, builder, tokens);
            let rank = operator.rank();
            let same = |chain: &Chain| {
                chain.rest.first().is_some_and(|(first, _)| Binary::Plain(*first).rank() == rank)
            };
            match left {
                Part { value: Expression { node: Node::Chain(mut chain), .. }, grouped: false, .. }
                    if same(&chain) =>
                {
                    chain.rest.push((plain, right));
                    row(Node::Chain(chain))
                }
                left => {
                    let first = operand(left, builder, tokens);
                    row(Node::Chain(Box::new(Chain { first, rest: vec![(plain, right)] })))
                }
            }
        }
    }
}
