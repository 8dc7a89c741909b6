//! Conditions and filters.

use super::ast::{Comparator, Function, Operand, Path, Test};
use super::evaluate::holds;
use super::lexer::Kind;
use super::parser::Parser;
use super::{Source, Substitutes};
use crate::services::dynamodb::attribute::{Attribute, Item};
use crate::services::service::Fault;
use std::cmp::Ordering;

/// A condition that an item meets or not.
#[derive(Clone, Debug)]
pub(in crate::services::dynamodb) struct Condition(pub(super) Test);

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// The `ValidationException` of what is no condition.
    pub fn parse(source: Source<'_>, substitutes: &Substitutes) -> Result<Self, Fault> {
        let mut parser = Parser::new(source, substitutes)?;
        let test = any(&mut parser)?;
        parser.expect_end()?;
        Ok(Condition(test))
    }

    /// Whether an item meets it.
    pub fn holds(&self, item: &Item) -> bool {
        holds(&self.0, item)
    }

    /// The attributes that it reads.
    pub fn roots(&self) -> Vec<&str> {
        let mut roots = Vec::new();
        roots_of(&self.0, &mut roots);
        roots
    }
}

fn roots_of<'a>(test: &'a Test, roots: &mut Vec<&'a str>) {
    let operands: Vec<&Operand> = match test {
        Test::And(tests) | Test::Or(tests) => {
            tests.iter().for_each(|test| roots_of(test, roots));
            return;
        }
        Test::Not(test) => return roots_of(test, roots),
        Test::Compare(_, one, other) => vec![one, other],
        Test::Between(value, low, high) => vec![value, low, high],
        Test::In(value, list) => std::iter::once(value).chain(list).collect(),
        Test::Call(_, operands) => operands.iter().collect(),
    };
    for operand in operands {
        operand_roots(operand, roots);
    }
}

fn operand_roots<'a>(operand: &'a Operand, roots: &mut Vec<&'a str>) {
    match operand {
        Operand::Path(path) => roots.push(path.root()),
        Operand::Call(_, operands) => operands.iter().for_each(|operand| operand_roots(operand, roots)),
        Operand::Plus(..) | Operand::Minus(..) | Operand::Value(_) => {}
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
    if parser.takes("(") {
        let test = parser.nested(any)?;
        parser.expect(")")?;
        return Ok(test);
    }
    let operand = parser.operand()?;
    if let Operand::Call(function, operands) = operand {
        if function != Function::Size {
            if matches!(function, Function::IfNotExists | Function::ListAppend) {
                let name = name_of(function);
                return Err(parser.source.invalid(format!(
                    "The function is not allowed in a condition expression; function: {name}"
                )));
            }
            return Ok(Test::Call(function, operands));
        }
        return comparison(parser, Operand::Call(function, operands));
    }
    comparison(parser, operand)
}

fn name_of(function: Function) -> &'static str {
    super::ast::FUNCTIONS.iter().find(|(_, known, _)| *known == function).map_or("", |(name, ..)| name)
}

fn comparison(parser: &mut Parser<'_>, left: Operand) -> Result<Test, Fault> {
    parser.count()?;
    if parser.takes_word("BETWEEN") {
        let low = value(parser)?;
        if !parser.takes_word("AND") {
            return Err(parser.syntax_error());
        }
        let high = value(parser)?;
        for operand in [&left, &low, &high] {
            check_ordered(parser, "BETWEEN", operand)?;
        }
        check_bounds(parser, &low, &high)?;
        return Ok(Test::Between(left, low, high));
    }
    if parser.takes_word("IN") {
        parser.expect("(")?;
        let mut list = vec![value(parser)?];
        while parser.takes(",") {
            list.push(value(parser)?);
        }
        parser.expect(")")?;
        return Ok(Test::In(left, list));
    }
    let comparator = match (parser.kind(), parser.here()) {
        (Kind::Sign, "=") => Comparator::Equal,
        (Kind::Sign, "<>") => Comparator::NotEqual,
        (Kind::Sign, "<") => Comparator::Less,
        (Kind::Sign, "<=") => Comparator::LessOrEqual,
        (Kind::Sign, ">") => Comparator::Greater,
        (Kind::Sign, ">=") => Comparator::GreaterOrEqual,
        _ => return Err(parser.syntax_error()),
    };
    parser.step();
    let right = value(parser)?;
    if !matches!(comparator, Comparator::Equal | Comparator::NotEqual) {
        check_ordered(parser, comparator.sign(), &left)?;
        check_ordered(parser, comparator.sign(), &right)?;
    }
    if let (Operand::Path(one), Operand::Path(other)) = (&left, &right)
        && one == other
    {
        return Err(same(parser, comparator.sign(), one));
    }
    Ok(Test::Compare(comparator, left, right))
}

/// An operand of a comparison; the only function among them is `size`.
fn value(parser: &mut Parser<'_>) -> Result<Operand, Fault> {
    let operand = parser.operand()?;
    match &operand {
        Operand::Call(function, _) if *function != Function::Size => {
            let name = name_of(*function);
            Err(parser.source.invalid(format!(
                "The function is not allowed to be used this way in an expression; function: {name}"
            )))
        }
        _ => Ok(operand),
    }
}

fn same(parser: &Parser<'_>, sign: &str, path: &Path) -> Fault {
    parser.source.invalid(format!(
        "The first operand must be distinct from the remaining operands for this operator or function; \
         operator: {sign}, first operand: {path}"
    ))
}

/// Refuses a value of a type that has no order.
fn check_ordered(parser: &Parser<'_>, sign: &str, operand: &Operand) -> Result<(), Fault> {
    match operand {
        Operand::Value(value) if !matches!(value.kind(), "S" | "N" | "B") => {
            Err(parser.source.invalid(format!(
                "Incorrect operand type for operator or function; operator or function: {sign}, \
                 operand type: {}",
                value.kind()
            )))
        }
        _ => Ok(()),
    }
}

fn check_bounds(parser: &Parser<'_>, low: &Operand, high: &Operand) -> Result<(), Fault> {
    let (Operand::Value(low), Operand::Value(high)) = (low, high) else { return Ok(()) };
    let shown = |value: &Attribute| {
        let text = match value {
            Attribute::S(text) => text.clone(),
            Attribute::N(number) => number.to_string(),
            _ => "java.nio.HeapByteBuffer".to_owned(),
        };
        format!("AttributeValue: {{{}:{text}}}", value.kind())
    };
    if low.kind() != high.kind() {
        return Err(parser.source.invalid(format!(
            "The BETWEEN operator requires same data type for lower and upper bounds; \
             lower bound operand: {}, upper bound operand: {}",
            shown(low),
            shown(high)
        )));
    }
    if low.compare(high) == Some(Ordering::Greater) {
        return Err(parser.source.invalid(format!(
            "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; \
             lower bound operand: {}, upper bound operand: {}",
            shown(low),
            shown(high)
        )));
    }
    Ok(())
}
