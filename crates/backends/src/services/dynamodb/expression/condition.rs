//! Conditions and filters.

use super::ast::{Comparator, Function, Operand, Path, Test};
use super::evaluate::holds;
use super::lexer::Kind;
use super::parser::{Mistake, Order, Parser, wrong_operand};
use super::{Source, Substitutes};
use crate::services::dynamodb::attribute::{Attribute, Item};
use crate::services::service::Fault;
use std::cmp::Ordering;

static ORDER: Order = Order {
    mistakes: &[
        Mistake::Parentheses,
        Mistake::UnknownFunction,
        Mistake::Misused,
        Mistake::Reserved,
        Mistake::Name,
        Mistake::Count,
        Mistake::Distinct,
        Mistake::Function,
    ],
    grouped: 4,
};

/// A condition that an item meets or not.
#[derive(Clone, Debug)]
pub(in crate::services::dynamodb) struct Condition(pub(super) Test);

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// The `ValidationException` of what is no condition.
    pub fn parse(source: Source<'_>, substitutes: &Substitutes) -> Result<Self, Fault> {
        let mut parser = Parser::new(source, substitutes, &ORDER)?;
        let test = any(&mut parser)?;
        parser.finish()?;
        Ok(Condition(test))
    }

    /// Whether an item meets it.
    pub fn holds(&self, item: &Item) -> bool {
        holds(&self.0, item)
    }

    /// The paths that it reads.
    pub fn paths(&self) -> Vec<&Path> {
        let mut paths = Vec::new();
        paths_of(&self.0, &mut paths);
        paths
    }
}

fn paths_of<'a>(test: &'a Test, paths: &mut Vec<&'a Path>) {
    let operands: Vec<&Operand> = match test {
        Test::And(tests) | Test::Or(tests) => {
            tests.iter().for_each(|test| paths_of(test, paths));
            return;
        }
        Test::Not(test) => return paths_of(test, paths),
        Test::Compare(_, one, other) => vec![one, other],
        Test::Between(value, low, high) => vec![value, low, high],
        Test::In(value, list) => std::iter::once(value).chain(list).collect(),
        Test::Call(_, operands) => operands.iter().collect(),
    };
    for operand in operands {
        operand_paths(operand, paths);
    }
}

fn operand_paths<'a>(operand: &'a Operand, paths: &mut Vec<&'a Path>) {
    match operand {
        Operand::Path(path) => paths.push(path),
        Operand::Call(_, operands) => operands.iter().for_each(|operand| operand_paths(operand, paths)),
        Operand::Plus(..) | Operand::Minus(..) | Operand::Value(_) | Operand::Undefined => {}
    }
}

fn any(parser: &mut Parser<'_>) -> Result<Test, Fault> {
    let mut tests = vec![all(parser)?];
    while parser.takes_word("OR") {
        parser.count()?;
        tests.push(all(parser)?);
    }
    Ok(single(tests, Test::Or))
}

fn all(parser: &mut Parser<'_>) -> Result<Test, Fault> {
    let mut tests = vec![not(parser)?];
    while parser.takes_word("AND") {
        parser.count()?;
        tests.push(not(parser)?);
    }
    Ok(single(tests, Test::And))
}

/// The one test of a list, or the list.
fn single(mut tests: Vec<Test>, many: fn(Vec<Test>) -> Test) -> Test {
    match (tests.len(), tests.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            tests.extend(last);
            many(tests)
        }
    }
}

fn not(parser: &mut Parser<'_>) -> Result<Test, Fault> {
    if parser.takes_word("NOT") {
        parser.count()?;
        return Ok(Test::Not(Box::new(parser.nested(not)?)));
    }
    simple(parser)
}

fn simple(parser: &mut Parser<'_>) -> Result<Test, Fault> {
    let is_open = parser.kind() == Kind::Sign && parser.here() == "(";
    if is_open && !parser.is_operand_in_parentheses() {
        return parser.grouped(any);
    }
    let operand = parser.operand()?;
    let test = comparison(parser, operand);
    parser.end_comparison();
    test
}

fn comparison(parser: &mut Parser<'_>, left: Operand) -> Result<Test, Fault> {
    let comparator = match (parser.kind(), parser.here()) {
        (Kind::Sign, "=") => Comparator::Equal,
        (Kind::Sign, "<>") => Comparator::NotEqual,
        (Kind::Sign, "<") => Comparator::Less,
        (Kind::Sign, "<=") => Comparator::LessOrEqual,
        (Kind::Sign, ">") => Comparator::Greater,
        (Kind::Sign, ">=") => Comparator::GreaterOrEqual,
        _ if parser.takes_word("BETWEEN") => return between(parser, left),
        _ if parser.takes_word("IN") => return among(parser, left),
        _ => return alone(parser, left),
    };
    parser.count()?;
    parser.step();
    let right = parser.operand()?;
    let operands = [left, right];
    parser.check_arguments(&operands);
    parser.check_distinct(comparator.sign(), &operands);
    if !matches!(comparator, Comparator::Equal | Comparator::NotEqual) {
        check_ordered(parser, comparator.sign(), &operands);
    }
    let [left, right] = operands;
    Ok(Test::Compare(comparator, left, right))
}

/// A function that is a condition of its own.
fn alone(parser: &mut Parser<'_>, operand: Operand) -> Result<Test, Fault> {
    match operand {
        Operand::Call(Function::Size, operands) => {
            let message = "The function is not allowed to be used this way in an expression; function: size";
            parser.note(Mistake::Misused, message.to_owned());
            Ok(Test::Call(Function::Size, operands))
        }
        Operand::Call(function, operands) => Ok(Test::Call(function, operands)),
        // The call of a function that there is not.
        Operand::Undefined => Ok(Test::And(Vec::new())),
        _ => Err(parser.syntax_error()),
    }
}

fn between(parser: &mut Parser<'_>, left: Operand) -> Result<Test, Fault> {
    parser.count()?;
    let low = parser.operand()?;
    if !parser.takes_word("AND") {
        return Err(parser.syntax_error());
    }
    let operands = [left, low, parser.operand()?];
    parser.check_arguments(&operands);
    check_ordered(parser, "BETWEEN", &operands);
    check_bounds(parser, &operands[1], &operands[2]);
    let [left, low, high] = operands;
    Ok(Test::Between(left, low, high))
}

fn among(parser: &mut Parser<'_>, left: Operand) -> Result<Test, Fault> {
    parser.count()?;
    parser.expect("(")?;
    let mut operands = vec![left, parser.operand()?];
    while parser.takes(",") {
        operands.push(parser.operand()?);
    }
    parser.expect(")")?;
    parser.check_arguments(&operands);
    let left = operands.remove(0);
    Ok(Test::In(left, operands))
}

/// Notes a value of a type that has no order.
fn check_ordered(parser: &mut Parser<'_>, sign: &str, operands: &[Operand]) {
    let unordered = operands.iter().find_map(|operand| match operand {
        Operand::Value(value) if !matches!(value.kind(), "S" | "N" | "B") => Some(value.kind()),
        _ => None,
    });
    if let Some(kind) = unordered {
        parser.note(Mistake::Function, wrong_operand(sign, kind));
    }
}

fn check_bounds(parser: &mut Parser<'_>, low: &Operand, high: &Operand) {
    let (Operand::Value(low), Operand::Value(high)) = (low, high) else { return };
    let shown = |value: &Attribute| {
        let text = match value {
            Attribute::S(text) => text.clone(),
            Attribute::N(number) => number.to_string(),
            _ => "java.nio.HeapByteBuffer".to_owned(),
        };
        format!("AttributeValue: {{{}:{text}}}", value.kind())
    };
    let what = if low.kind() != high.kind() {
        "same data type for lower and upper bounds"
    } else if low.compare(high) == Some(Ordering::Greater) {
        "upper bound to be greater than or equal to lower bound"
    } else {
        return;
    };
    parser.note(
        Mistake::Function,
        format!(
            "The BETWEEN operator requires {what}; lower bound operand: {}, upper bound operand: {}",
            shown(low),
            shown(high)
        ),
    );
}
