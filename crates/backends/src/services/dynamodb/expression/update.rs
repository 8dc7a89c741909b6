//! Updates: `SET`, `REMOVE`, `ADD` and `DELETE`.

use super::ast::{Function, Operand, Path, Step};
use super::lexer::Kind;
use super::parser::{Mistake, Order, Parser, wrong_operand};
use super::{Source, Substitutes};
use crate::services::dynamodb::attribute::{Attribute, Item, find, put};
use crate::services::dynamodb::refusal;
use crate::services::service::Fault;
use std::cmp::Reverse;

/// What an update does at one path.
#[derive(Clone, Debug)]
enum Change {
    Set(Operand),
    Remove,
    Add(Attribute),
    Delete(Attribute),
}

/// An update.
#[derive(Clone, Debug)]
pub(in crate::services::dynamodb) struct Update {
    paths: Vec<Path>,
    changes: Vec<Change>,
}

static ORDER: Order = Order {
    mistakes: &[
        Mistake::Reserved,
        Mistake::UnknownFunction,
        Mistake::Section,
        Mistake::Name,
        Mistake::Value,
        Mistake::Overlap,
        Mistake::Conflict,
        Mistake::Operand,
        Mistake::Count,
        Mistake::Distinct,
        Mistake::Function,
    ],
    grouped: 11,
};

const SECTIONS: [&str; 4] = ["SET", "REMOVE", "ADD", "DELETE"];

impl Update {
    /// Reads an update.
    ///
    /// # Errors
    /// The `ValidationException` of what is none.
    pub fn parse(source: Source<'_>, substitutes: &Substitutes) -> Result<Self, Fault> {
        let mut parser = Parser::new(source, substitutes, &ORDER)?;
        let mut update = Update { paths: Vec::new(), changes: Vec::new() };
        let mut seen = Vec::new();
        while parser.kind() != Kind::End || seen.is_empty() {
            let Some(section) = SECTIONS.iter().find(|section| parser.is_word(section)) else {
                return Err(parser.syntax_error());
            };
            if seen.contains(section) {
                let message =
                    format!("The \"{section}\" section can only be used once in an update expression;");
                parser.note(Mistake::Section, message);
            }
            seen.push(*section);
            parser.step();
            loop {
                let path = parser.path()?;
                let change = change(&mut parser, section)?;
                parser.count()?;
                update.paths.push(path);
                update.changes.push(change);
                if !parser.takes(",") {
                    break;
                }
            }
        }
        parser.check_apart(&update.paths);
        parser.finish()?;
        Ok(update)
    }

    /// The paths that it writes.
    pub fn paths(&self) -> &[Path] {
        &self.paths
    }

    /// The item after the update.
    ///
    /// # Errors
    /// The `ValidationException` of values that cannot be computed or paths that lead nowhere.
    pub fn apply(&self, item: &Item) -> Result<Item, Fault> {
        let mut after = item.clone();
        // Indices count in the list as it was: what is removed is only marked until the end.
        let mut removed: Vec<&Path> = Vec::new();
        for (path, change) in self.paths.iter().zip(&self.changes) {
            match change {
                Change::Set(operand) => set(&mut after, path, value(operand, item)?)?,
                Change::Remove => {
                    parent(&mut after, path)?;
                    removed.push(path);
                }
                Change::Add(operand) => add(&mut after, path, operand)?,
                Change::Delete(operand) => delete(&mut after, path, operand)?,
            }
        }
        removed.sort_by_key(|path| match path.0.last() {
            Some(Step::Index(index)) => (1, Reverse(path.0.len()), Reverse(*index)),
            _ => (0, Reverse(0), Reverse(0)),
        });
        for path in removed {
            remove(&mut after, path)?;
        }
        Ok(after)
    }
}

fn change(parser: &mut Parser<'_>, section: &str) -> Result<Change, Fault> {
    match section {
        "SET" => {
            parser.expect("=")?;
            sum(parser).map(Change::Set)
        }
        "REMOVE" => Ok(Change::Remove),
        _ => {
            if parser.kind() != Kind::Value {
                return Err(parser.syntax_error());
            }
            let is_add = section == "ADD";
            let value = match parser.operand()? {
                Operand::Value(value) => value,
                _ => Attribute::Null,
            };
            let fits = match value {
                Attribute::N(_) => is_add,
                Attribute::Ss(_) | Attribute::Ns(_) | Attribute::Bs(_) => true,
                _ => false,
            };
            if !fits {
                let kind = long_kind(&value);
                parser.note(
                    Mistake::Operand,
                    format!(
                        "Incorrect operand type for operator or function; operator: {section}, \
                         operand type: {kind}, typeSet: ALLOWED_FOR_{section}_OPERAND"
                    ),
                );
            }
            Ok(if is_add { Change::Add(value) } else { Change::Delete(value) })
        }
    }
}

/// A type as the sentences of updates name it.
fn long_kind(value: &Attribute) -> &'static str {
    match value {
        Attribute::S(_) => "STRING",
        Attribute::N(_) => "NUMBER",
        Attribute::B(_) => "BINARY",
        Attribute::Bool(_) => "BOOLEAN",
        Attribute::Null => "NULL",
        Attribute::M(_) => "MAP",
        Attribute::L(_) => "LIST",
        Attribute::Ss(_) => "STRING_SET",
        Attribute::Ns(_) => "NUMBER_SET",
        Attribute::Bs(_) => "BINARY_SET",
    }
}

/// `operand`, `operand + operand` or `operand - operand`, maybe in parentheses.
fn sum(parser: &mut Parser<'_>) -> Result<Operand, Fault> {
    let left = term(parser)?;
    let sign = ["+", "-"].into_iter().find(|sign| parser.takes(sign));
    let Some(sign) = sign else { return Ok(left) };
    let right = term(parser)?;
    for operand in [&left, &right] {
        if let Operand::Value(value) = operand
            && value.kind() != "N"
        {
            parser.note(Mistake::Function, wrong_operand(sign, value.kind()));
            break;
        }
    }
    let (left, right) = (Box::new(left), Box::new(right));
    Ok(if sign == "+" { Operand::Plus(left, right) } else { Operand::Minus(left, right) })
}

fn term(parser: &mut Parser<'_>) -> Result<Operand, Fault> {
    if parser.takes("(") {
        let inner = parser.nested(sum)?;
        parser.expect(")")?;
        return Ok(inner);
    }
    parser.operand()
}

fn wrong_type() -> Fault {
    refusal("An operand in the update expression has an incorrect data type")
}

fn missing() -> Fault {
    refusal("The provided expression refers to an attribute that does not exist in the item")
}

fn invalid_path() -> Fault {
    refusal("The document path provided in the update expression is invalid for update")
}

fn value(operand: &Operand, item: &Item) -> Result<Attribute, Fault> {
    match operand {
        Operand::Value(value) => Ok(value.clone()),
        Operand::Undefined => Err(missing()),
        Operand::Path(path) => path.find(item).cloned().ok_or_else(missing),
        Operand::Plus(one, other) | Operand::Minus(one, other) => {
            let (Attribute::N(one), Attribute::N(other)) = (value(one, item)?, value(other, item)?) else {
                return Err(wrong_type());
            };
            let is_sum = matches!(operand, Operand::Plus(..));
            let result = if is_sum { one.add(&other) } else { one.subtract(&other) };
            result.map(Attribute::N)
        }
        Operand::Call(function, operands) => {
            let [one, other] = operands.as_slice() else { return Err(wrong_type()) };
            if *function == Function::IfNotExists {
                let found = match one {
                    Operand::Path(path) => path.find(item).cloned(),
                    _ => None,
                };
                return found.map_or_else(|| value(other, item), Ok);
            }
            match (value(one, item)?, value(other, item)?) {
                (Attribute::L(mut one), Attribute::L(other)) => {
                    one.extend(other);
                    Ok(Attribute::L(one))
                }
                _ => Err(wrong_type()),
            }
        }
    }
}

/// Where a path's last step leads: into a map or the item itself, or into a list.
enum Parent<'a> {
    Members(&'a mut Item, &'a str),
    Items(&'a mut Vec<Attribute>, usize),
}

fn parent<'a>(item: &'a mut Item, path: &'a Path) -> Result<Parent<'a>, Fault> {
    let Some((last, front)) = path.0.split_last() else { return Err(invalid_path()) };
    let Some((_, rest)) = front.split_first() else { return Ok(Parent::Members(item, path.root())) };
    let root = item.iter_mut().find(|(name, _)| name == path.root()).ok_or_else(invalid_path)?;
    let here = rest.iter().try_fold(&mut root.1, |here, step| match (here, step) {
        (Attribute::M(members), Step::Name(name)) => {
            members.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
        }
        (Attribute::L(items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    });
    match (here, last) {
        (Some(Attribute::M(members)), Step::Name(name)) => Ok(Parent::Members(members, name)),
        (Some(Attribute::L(items)), Step::Index(index)) => Ok(Parent::Items(items, *index)),
        _ => Err(invalid_path()),
    }
}

fn set(item: &mut Item, path: &Path, value: Attribute) -> Result<(), Fault> {
    match parent(item, path)? {
        Parent::Members(members, name) => put(members, name, value),
        // An index behind the end appends.
        Parent::Items(items, index) => match items.get_mut(index) {
            Some(place) => *place = value,
            None => items.push(value),
        },
    }
    Ok(())
}

fn remove(item: &mut Item, path: &Path) -> Result<(), Fault> {
    match parent(item, path)? {
        Parent::Members(members, name) => members.retain(|(known, _)| known != name),
        Parent::Items(items, index) => {
            if index < items.len() {
                items.remove(index);
            }
        }
    }
    Ok(())
}

fn current<'a>(parent: &'a Parent<'_>) -> Option<&'a Attribute> {
    match parent {
        Parent::Members(members, name) => find(members, name),
        Parent::Items(items, index) => items.get(*index),
    }
}

fn add(item: &mut Item, path: &Path, operand: &Attribute) -> Result<(), Fault> {
    fn union<T: Clone + PartialEq>(one: &[T], other: &[T]) -> Vec<T> {
        let new = other.iter().filter(|item| !one.contains(item));
        one.iter().chain(new).cloned().collect()
    }
    let sum = match (current(&parent(item, path)?), operand) {
        (None, operand) => operand.clone(),
        (Some(Attribute::N(one)), Attribute::N(other)) => Attribute::N(one.add(other)?),
        (Some(Attribute::Ss(one)), Attribute::Ss(other)) => Attribute::Ss(union(one, other)),
        (Some(Attribute::Ns(one)), Attribute::Ns(other)) => Attribute::Ns(union(one, other)),
        (Some(Attribute::Bs(one)), Attribute::Bs(other)) => Attribute::Bs(union(one, other)),
        _ => return Err(wrong_type()),
    };
    set(item, path, sum)
}

fn delete(item: &mut Item, path: &Path, operand: &Attribute) -> Result<(), Fault> {
    fn difference<T: Clone + PartialEq>(one: &[T], other: &[T]) -> Vec<T> {
        one.iter().filter(|item| !other.contains(item)).cloned().collect()
    }
    let rest = match (current(&parent(item, path)?), operand) {
        (None, _) => return Ok(()),
        (Some(Attribute::Ss(one)), Attribute::Ss(other)) => Attribute::Ss(difference(one, other)),
        (Some(Attribute::Ns(one)), Attribute::Ns(other)) => Attribute::Ns(difference(one, other)),
        (Some(Attribute::Bs(one)), Attribute::Bs(other)) => Attribute::Bs(difference(one, other)),
        _ => return Err(wrong_type()),
    };
    // A set is never empty.
    if rest.length() == Some(0) { remove(item, path) } else { set(item, path, rest) }
}
