//! What expressions are made of.

use crate::services::dynamodb::attribute::{Attribute, Item, find};
use std::fmt;

/// One step of a document path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::services::dynamodb) enum Step {
    /// A name.
    Name(String),
    /// The index of a list.
    Index(usize),
}

/// A document path: a name, then names and indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::services::dynamodb) struct Path(pub Vec<Step>);

impl Path {
    /// The attribute that it begins with.
    pub fn root(&self) -> &str {
        match self.0.first() {
            Some(Step::Name(name)) => name,
            _ => "",
        }
    }

    /// What stands there.
    pub fn find<'a>(&self, item: &'a Item) -> Option<&'a Attribute> {
        let rest = self.0.get(1..)?;
        rest.iter().try_fold(find(item, self.root())?, |here, step| match (here, step) {
            (Attribute::M(members), Step::Name(name)) => find(members, name),
            (Attribute::L(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// Whether one of the paths is the other or leads to it.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one == other)
    }

    /// Whether one takes names and the other indices of the same value.
    pub fn conflicts(&self, other: &Self) -> bool {
        let differ = self.0.iter().zip(&other.0).find(|(one, other)| one != other);
        matches!(differ, Some((Step::Name(_), Step::Index(_)) | (Step::Index(_), Step::Name(_))))
    }
}

/// The path as DynamoDB prints it: `[a, b, [1]]`.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        for (at, step) in self.0.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match step {
                Step::Name(name) => write!(f, "{comma}{name}")?,
                Step::Index(index) => write!(f, "{comma}[{index}]")?,
            }
        }
        f.write_str("]")
    }
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparator {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparator {
    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Comparator::Equal => "=",
            Comparator::NotEqual => "<>",
            Comparator::Less => "<",
            Comparator::LessOrEqual => "<=",
            Comparator::Greater => ">",
            Comparator::GreaterOrEqual => ">=",
        }
    }
}

/// What a condition compares and an update computes.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    /// What stands at a path.
    Path(Path),
    /// A value.
    Value(Attribute),
    /// What is not defined: a mistake has been noted.
    Undefined,
    /// A call of a function that yields a value.
    Call(Function, Vec<Operand>),
    /// A sum.
    Plus(Box<Operand>, Box<Operand>),
    /// A difference.
    Minus(Box<Operand>, Box<Operand>),
}

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// Whether there is an attribute.
    AttributeExists,
    /// Whether there is none.
    AttributeNotExists,
    /// Whether it has a type.
    AttributeType,
    /// Whether a text or bytes begin so.
    BeginsWith,
    /// Whether a text, a set or a list contains something.
    Contains,
    /// How large a value is.
    Size,
    /// A value, or another where there is none.
    IfNotExists,
    /// Two lists as one.
    ListAppend,
}

impl Function {
    /// As it is written.
    pub fn name(self) -> &'static str {
        FUNCTIONS.iter().find(|(_, function, _)| *function == self).map_or("", |(name, ..)| name)
    }
}

/// The functions with their names and the number of their operands.
pub(super) static FUNCTIONS: [(&str, Function, usize); 8] = [
    ("attribute_exists", Function::AttributeExists, 1),
    ("attribute_not_exists", Function::AttributeNotExists, 1),
    ("attribute_type", Function::AttributeType, 2),
    ("begins_with", Function::BeginsWith, 2),
    ("contains", Function::Contains, 2),
    ("size", Function::Size, 1),
    ("if_not_exists", Function::IfNotExists, 2),
    ("list_append", Function::ListAppend, 2),
];

/// A condition's tree.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// All of these.
    And(Vec<Test>),
    /// One of these.
    Or(Vec<Test>),
    /// Not this.
    Not(Box<Test>),
    /// A comparison.
    Compare(Comparator, Operand, Operand),
    /// Between two values, both included.
    Between(Operand, Operand, Operand),
    /// Equal to one of these.
    In(Operand, Vec<Operand>),
    /// A function that is true or false.
    Call(Function, Vec<Operand>),
}
