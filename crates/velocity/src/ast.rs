//! The tree of a template.
//!
//! Every span is in *pool* bytes: the template's own text comes first, so that a span inside it is a place of the
//! source; text of double-quoted strings that are templates of their own, and text put together while parsing, follow.
//! [`Template::place`](crate::Template::place) turns any span into one of the source.

use std::ops::Deref;

use gatelens_value::Value;
use gatelens_value::text::Span;

use crate::methods::Name;

/// Statements in order.
pub type Block = Vec<Statement>;

/// A variable: its index in the template's table of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variable(pub u32);

/// One piece of a template.
#[derive(Debug)]
pub enum Statement {
    /// Text that is printed as it is.
    Text(Text),
    /// A reference that is printed.
    Reference(Box<Reference>),
    /// `#set(… = …)`.
    Set(Box<Set>),
    /// `#if`, with its `#elseif` and `#else`.
    If(Box<If>),
    /// `#foreach`.
    Foreach(Box<Foreach>),
    /// `#define`.
    Define(Box<Define>),
    /// `#stop`, with its message.
    Stop(Option<Box<Expression>>, Span),
    /// `#break`, with the loop that it names.
    Break(Option<Box<Expression>>, Span),
    /// `#foreach` with fewer than two arguments, which fails when it runs.
    Broken(Span),
}

/// Text to print.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// The text.
    pub text: Span,
    /// What of the source it comes from.
    pub span: Span,
    /// What kind of source that was.
    pub origin: Origin,
}

/// What a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Plain text.
    Plain,
    /// An escape such as `\#if`.
    Escape,
    /// `#[[ … ]]#` or `#literal()`.
    Raw,
    /// A call of a directive that does not exist.
    Unknown,
}

/// A reference such as `$!{a.b(1)[2]}`.
#[derive(Debug)]
pub struct Reference {
    /// The whole, from `$` on.
    pub span: Span,
    /// The variable.
    pub root: Variable,
    /// What is applied to it.
    pub steps: Vec<Step>,
    /// How it is written.
    pub form: Form,
    /// The reference as Velocity prints it where it prints none of its value.
    pub written: Span,
    /// Text before the reference that belongs to it.
    pub prefix: Option<Box<Prefix>>,
}

/// The notation of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `$a`.
    Plain,
    /// `$!a` or `$!{a}`.
    Quiet,
    /// `${a}`.
    Formal,
    /// `a` without `$`: null, and printed as text.
    Bare,
    /// `$\!a`, which names nothing.
    Broken,
}

/// What stands before the `$` of a reference.
#[derive(Clone, Copy, Debug, Default)]
pub struct Prefix {
    /// How many backslashes are printed.
    pub backslashes: u32,
    /// An odd backslash: the reference is printed as it is written.
    pub escaped: bool,
    /// Further `$` and `#`.
    pub more: Span,
}

/// A step of a reference.
#[derive(Debug)]
pub enum Step {
    /// `.name`.
    Property {
        /// The name.
        name: Name,
        /// From the dot on.
        span: Span,
    },
    /// `.name(…)`.
    Method {
        /// The name.
        name: Name,
        /// The arguments.
        arguments: Arguments,
        /// From the dot to the parenthesis.
        span: Span,
    },
    /// `[…]`.
    Index {
        /// What is inside.
        index: Expression,
        /// The brackets too.
        span: Span,
    },
}

impl Step {
    /// The stretch of the step.
    #[inline]
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Property { span, .. } | Self::Method { span, .. } | Self::Index { span, .. } => *span,
        }
    }

    /// The name of the method that the step calls and the arguments, if these stand in the template as they are.
    #[inline]
    pub(crate) fn literal_call(&self) -> Option<(&Name, &[Value])> {
        let Self::Method { name, arguments, .. } = self else { return None };
        let values = match arguments {
            Arguments::Literal(literals) => literals.values.as_slice(),
            Arguments::Any(expressions) => match expressions.as_slice() {
                [] => &[],
                [Expression { node: Node::Literal(one), .. }] => std::slice::from_ref(one),
                _ => return None,
            },
        };
        Some((name, values))
    }
}

/// The arguments of a method.
#[derive(Debug)]
pub enum Arguments {
    /// Of any kind.
    Any(Vec<Expression>),
    /// Two or more, all of which stand in the template as they are.
    Literal(Box<Literals>),
}

/// Arguments that stand in the template as they are.
#[derive(Debug)]
pub struct Literals {
    expressions: Vec<Expression>,
    values: Vec<Value>,
}

impl From<Vec<Expression>> for Arguments {
    fn from(expressions: Vec<Expression>) -> Self {
        let value = |expression: &Expression| match &expression.node {
            Node::Literal(value) => Some(value.clone()),
            _ => None,
        };
        if expressions.len() < 2 {
            return Self::Any(expressions);
        }
        match expressions.iter().map(value).collect() {
            Some(values) => Self::Literal(Box::new(Literals { expressions, values })),
            None => Self::Any(expressions),
        }
    }
}

impl Deref for Arguments {
    type Target = [Expression];

    fn deref(&self) -> &[Expression] {
        match self {
            Self::Any(expressions) => expressions,
            Self::Literal(literals) => &literals.expressions,
        }
    }
}

/// An expression.
#[derive(Debug)]
pub struct Expression {
    /// What it is.
    pub node: Node,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expressions.
#[derive(Debug)]
pub enum Node {
    /// A bare word where a value is due: null.
    Null,
    /// `true`, `false`, a number, or a string without references.
    Literal(Value),
    /// A string that is rendered as a template.
    Interpolated(Box<Interpolated>),
    /// A reference.
    Reference(Box<Reference>),
    /// `[a, b]`.
    List(Vec<Expression>),
    /// `{a: b}`.
    Map(Vec<(Expression, Expression)>),
    /// `[a..b]`.
    Range(Box<(Expression, Expression)>),
    /// `!`, so many times.
    Not(u32, Box<Expression>),
    /// `||`.
    Or(Vec<Expression>),
    /// `&&`.
    And(Vec<Expression>),
    /// Operators of one rank in a row, left to right.
    Chain(Box<Chain>),
}

/// Operators of one rank in a row.
#[derive(Debug)]
pub struct Chain {
    /// The leftmost operand.
    pub first: Operand,
    /// The operators with their right operands.
    pub rest: Vec<(Operator, Operand)>,
}

/// An operand, and the source text that stands for it if it is null beside a string.
#[derive(Debug)]
pub struct Operand {
    /// The operand.
    pub value: Expression,
    /// Its text as an operand.
    pub written: Span,
    /// Its text if it is null.
    pub literal: Span,
}

/// A binary operator other than and, or.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
}

impl Operator {
    /// Whether it yields a Boolean.
    #[must_use]
    pub fn compares(self) -> bool {
        !matches!(self, Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::Modulo)
    }

    /// The operator as it is written.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Modulo => "%",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }
}

/// A double-quoted string that is a template of its own.
#[derive(Debug)]
pub struct Interpolated {
    /// Its statements.
    pub body: Block,
    /// A blank was appended for rendering, so the last character of the result goes (vtl 5).
    pub padded: bool,
}

/// `#set(target = value)`.
#[derive(Debug)]
pub struct Set {
    /// What is assigned to.
    pub target: Target,
    /// The right side.
    pub value: Expression,
    /// The whole directive.
    pub span: Span,
}

/// The left side of an assignment.
#[derive(Debug)]
pub struct Target {
    /// The variable. Of `$!x` and `${x}` without steps it is one that cannot be read (vtl 7).
    pub root: Variable,
    /// The steps, of which the last is assigned to.
    pub steps: Vec<Step>,
    /// The reference.
    pub span: Span,
}

/// `#if … #end`.
#[derive(Debug)]
pub struct If {
    /// The conditions with their blocks, in order.
    pub arms: Vec<Arm>,
    /// The block of `#else`.
    pub otherwise: Option<Block>,
    /// From `#if` to `#end`.
    pub span: Span,
}

/// `#if` or `#elseif` with its block.
#[derive(Debug)]
pub struct Arm {
    /// The condition.
    pub condition: Expression,
    /// The block.
    pub body: Block,
    /// The directive without the block.
    pub span: Span,
}

/// `#foreach($variable in source) … #end`.
#[derive(Debug)]
pub struct Foreach {
    /// The loop variable.
    pub variable: Variable,
    /// What is iterated, if anything.
    pub source: Option<Expression>,
    /// What is rendered in each round.
    pub body: Block,
    /// The directive without the block.
    pub head: Span,
    /// From `#foreach` to `#end`.
    pub span: Span,
}

/// `#define($variable) … #end`.
#[derive(Debug)]
pub struct Define {
    /// The variable.
    pub variable: Variable,
    /// The block, which the variable's value shares.
    pub body: std::rc::Rc<Block>,
    /// The directive without the block.
    pub head: Span,
    /// From `#define` to `#end`.
    pub span: Span,
}
