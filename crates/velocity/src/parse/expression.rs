//! References and expressions.

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use gatelens_value::{BigInt, JavaString, Number, Value};

use super::build::Builder;
use super::token::{Kind, Token, Tokens};
use super::{MAX_STRING_DEPTH, string};
use crate::ast::{
    Block, Chain, Expression, Form, Interpolated, Node, Operand, Operator, Origin, Prefix, Reference,
    Statement, Step,
};
use crate::diagnostics as table;
use crate::methods::Name;
use crate::template::Inlay;

impl Builder<'_, '_> {
    // ---- references

    /// The reference at this place, and the place after it.
    pub(super) fn reference(&mut self, start: usize, tokens: &Tokens) -> (Reference, usize) {
        let list = &tokens.list;
        let braced = list[start].kind == Kind::OpenReference;
        let mut steps = Vec::new();
        let mut at = start + usize::from(braced) + 1;
        while let Some(from) = list.get(at) {
            match from.kind {
                Kind::OpenIndex => {
                    let (index, end) = self.value(past_blank(at + 1, tokens), tokens);
                    let close = past_blank(end, tokens);
                    steps.push(Step::Index { index, span: self.through(from, close, tokens) });
                    at = close + 1;
                }
                Kind::Member => {
                    let name = Name::new(list.get(at + 1).map_or("", |name| self.image(name)));
                    if list.get(at + 2).is_some_and(|token| token.kind == Kind::OpenCall) {
                        let (arguments, close) = self.items(at + 3, Kind::CloseCall, tokens);
                        let span = self.through(from, close, tokens);
                        steps.push(Step::Method { name, arguments: arguments.into(), span });
                        at = close + 1;
                    } else {
                        steps.push(Step::Property { name, span: self.through(from, at + 1, tokens) });
                        at += 2;
                    }
                }
                _ => break,
            }
        }
        let end = at + usize::from(braced);
        (self.named(start, end, braced, steps, tokens), end)
    }

    /// Values with commas between them from this place up to the token that closes them; its place.
    fn items(&mut self, start: usize, close: Kind, tokens: &Tokens) -> (Vec<Expression>, usize) {
        let mut items = Vec::new();
        let mut at = past_blank(start, tokens);
        while tokens.list.get(at).is_some_and(|token| token.kind != close && token.kind != Kind::Dots) {
            let (item, end) = self.value(at, tokens);
            items.push(item);
            at = past_blank(end, tokens);
            if tokens.list.get(at).is_some_and(|token| token.kind == Kind::Comma) {
                at = past_blank(at + 1, tokens);
            }
        }
        (items, at)
    }

    /// From a token through the one at `last`.
    pub(super) fn through(&self, first: &Token, last: usize, tokens: &Tokens) -> Span {
        self.span(first, tokens.list.get(last).unwrap_or(first))
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
        let first = &tokens.list[start];
        let head = match self.text.as_bytes().get(first.start as usize..first.body as usize) {
            Some(b"$") if braced => Head::plain(Form::Formal),
            Some(b"$") => Head::plain(Form::Plain),
            Some(b"$!") => Head::plain(Form::Quiet),
            _ => self.head(start, first),
        };
        let root = match head.form {
            // The name that Velocity makes of `$\!a`, which nothing can have.
            Form::Broken => self.pooled(first.start, first.end),
            // In braces a prefix is part of the name, which nothing can have then.
            _ if braced => self.through(tokens.list.get(start + 1).unwrap_or(first), start + 1, tokens),
            _ => self.pooled(first.body, first.end),
        };
        let root = self.parsing.variable(root);
        let written = self.written(start, end, tokens, true);
        let mut span = self.through(first, end - 1, tokens);
        span.start += head.cut;
        Reference { span, root, steps, form: head.form, written, prefix: head.prefix }
    }

    /// What stands before the name of a reference, if that is more than `$` or `$!`.
    fn head(&mut self, start: usize, first: &Token) -> Head {
        let image = self.image(first);
        if image.contains("\\!") {
            return Head::plain(Form::Broken);
        }
        let backslashes = image.len() - image.trim_start_matches('\\').len();
        let mut prefix = Prefix {
            escaped: backslashes % 2 == 1,
            backslashes: backslashes as u32 / 2,
            more: Span::default(),
        };
        let mut cut = backslashes;
        if let Some(dollar) = image.rfind('$').filter(|&dollar| dollar > backslashes) {
            let from = first.start + backslashes as u32;
            prefix.more = self.pooled(from, first.start + dollar as u32);
            cut = dollar;
        }
        if cut > 0 {
            let span = self.pooled(first.start + cut as u32, first.end);
            self.rewrite(start, span);
        }
        let rest = &image[cut..];
        let form = if rest.starts_with("$!") {
            Form::Quiet
        } else if rest.starts_with("${") {
            Form::Formal
        } else if rest.starts_with('$') {
            Form::Plain
        } else {
            Form::Bare
        };
        let plain = prefix.backslashes == 0 && !prefix.escaped && prefix.more.is_empty();
        Head { form, cut: cut as u32, prefix: (!plain).then(|| Box::new(prefix)) }
    }

    // ---- values

    /// The value at this place, and the place after it.
    pub(super) fn value(&mut self, start: usize, tokens: &Tokens) -> (Expression, usize) {
        let Some(first) = tokens.list.get(start) else {
            return (Expression { node: Node::Null, span: Span::default() }, start);
        };
        let span = self.span(first, first);
        let node = match first.kind {
            Kind::Name | Kind::OpenReference => {
                let (reference, end) = self.reference(start, tokens);
                let span = self.through(first, end - 1, tokens);
                let bare = reference.form == Form::Bare;
                let node = if bare { Node::Null } else { Node::Reference(Box::new(reference)) };
                return (Expression { node, span }, end);
            }
            Kind::OpenList => return self.list(start, tokens),
            Kind::OpenMap => return self.map(start, tokens),
            Kind::String => self.string(start, tokens),
            Kind::Integer => Node::Literal(self.integer(self.image(first), span)),
            Kind::Float => Node::Literal(self.float(self.image(first), span)),
            kind => Node::Literal(Value::Boolean(kind == Kind::True)),
        };
        (Expression { node, span }, start + 1)
    }

    fn list(&mut self, start: usize, tokens: &Tokens) -> (Expression, usize) {
        let (mut items, mut close) = self.items(start + 1, Kind::CloseList, tokens);
        let mut node = None;
        if tokens.list.get(close).is_some_and(|token| token.kind == Kind::Dots) {
            let (dots, at) = (close, past_blank(close + 1, tokens));
            let (last, end) = self.value(at, tokens);
            close = past_blank(end, tokens);
            if !items.last().is_some_and(ends_range) {
                self.misplaced(dots, "`,` or `]`", tokens);
            } else if !ends_range(&last) {
                self.misplaced(at, "a number or a reference", tokens);
            }
            node = items.pop().map(|first| Node::Range(Box::new((first, last))));
        }
        let span = self.through(&tokens.list[start], close, tokens);
        (Expression { node: node.unwrap_or(Node::List(items)), span }, close + 1)
    }

    fn map(&mut self, start: usize, tokens: &Tokens) -> (Expression, usize) {
        let mut entries = Vec::new();
        let mut at = past_blank(start + 1, tokens);
        let closes = |kind| matches!(kind, Kind::CloseMap | Kind::CloseReference);
        while tokens.list.get(at).is_some_and(|token| !closes(token.kind)) {
            let (key, colon) = self.value(at, tokens);
            let colon = past_blank(colon, tokens);
            let (value, end) = self.value(past_blank(colon + 1, tokens), tokens);
            entries.push((key, value));
            at = past_blank(end, tokens);
            if tokens.list.get(at).is_some_and(|token| token.kind == Kind::Comma) {
                at = past_blank(at + 1, tokens);
            }
        }
        let span = self.through(&tokens.list[start], at, tokens);
        (Expression { node: Node::Map(entries), span }, at + 1)
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
            // Reading digits takes time that grows with their square.
            Err(_) if image.len() > gatelens_value::json::MAX_DIGITS => {
                let beginning: String = image.chars().take(20).collect();
                self.bad_number(&format!("{beginning}…"), span)
            }
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
        match self.constant(&body) {
            Some(text) => Node::Literal(Value::String(if padded { text.without_last() } else { text })),
            None => Node::Interpolated(Box::new(Interpolated { body, padded })),
        }
    }

    /// The text that statements always render, if they are no more than text: `"^a$"` is rendered as a template in vain.
    fn constant(&self, body: &Block) -> Option<JavaString> {
        let text = |statement: &Statement| match statement {
            Statement::Text(text) if text.origin == Origin::Plain => Some(text.text.of(&self.parsing.pool)),
            _ => None,
        };
        body.iter().map(text).collect::<Option<String>>().map(JavaString::from)
    }

    // ---- operators

    /// Builds an expression from the flat row of operands, operators, `!` and parentheses that the tokens from `start`
    /// up to the end of the directive are, blanks around them included; the place of that end.
    pub(super) fn expression(&mut self, start: usize, tokens: &Tokens) -> (Expression, usize) {
        let blank = |at: usize| tokens.list.get(at).is_some_and(|token| token.kind == Kind::Blank);
        let ends = |at: usize| tokens.list.get(at).is_none_or(|token| token.kind == Kind::CloseDirective);
        let start = past_blank(start, tokens);
        let mut row = Row { operands: Vec::new(), operators: Vec::new() };
        let mut at = start;
        while let Some(token) = tokens.list.get(at) {
            at += 1;
            match token.kind {
                Kind::CloseDirective => {
                    at -= 1;
                    break;
                }
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
                    let from = at - 1;
                    let (value, to) = self.value(from, tokens);
                    let after = past_blank(to, tokens);
                    if from == start && ends(after) {
                        return (value, after);
                    }
                    at = after;
                    // White space beside an operand belongs to its text in an operation, not to its own.
                    let literal = (from, to);
                    let from = if from > start && blank(from - 1) { from - 1 } else { from };
                    row.operands.push(Part { value, from, to: after, literal, grouped: false });
                    row.negate(self, tokens);
                }
            }
        }
        row.reduce(0, self, tokens);
        let value = match row.operands.pop() {
            Some(part) => part.value,
            None => Expression { node: Node::Null, span: Span::default() },
        };
        (value, at)
    }
}

/// What stands before the name of a reference.
struct Head {
    form: Form,
    /// How much of it is printed by itself.
    cut: u32,
    prefix: Option<Box<Prefix>>,
}

impl Head {
    fn plain(form: Form) -> Self {
        Self { form, cut: 0, prefix: None }
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
