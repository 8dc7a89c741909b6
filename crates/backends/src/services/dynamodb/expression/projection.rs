//! Projections: the parts of an item that are answered.

use super::ast::{Path, Step};
use super::parser::{Mistake, Order, Parser};
use super::{Source, Substitutes};
use crate::services::dynamodb::attribute::{Attribute, Item};
use crate::services::service::Fault;

static ORDER: Order =
    Order { mistakes: &[Mistake::Reserved, Mistake::Name, Mistake::Overlap, Mistake::Conflict], grouped: 4 };

/// The parts of an item that are answered.
#[derive(Clone, Debug)]
pub(in crate::services::dynamodb) struct Projection(Vec<Path>);

impl Projection {
    /// Reads a list of paths.
    ///
    /// # Errors
    /// The `ValidationException` of what is none, and of paths of which one holds another.
    pub fn parse(source: Source<'_>, substitutes: &Substitutes) -> Result<Self, Fault> {
        let mut parser = Parser::new(source, substitutes, &ORDER)?;
        let mut paths = vec![parser.path()?];
        while parser.takes(",") {
            paths.push(parser.path()?);
        }
        parser.check_apart(&paths);
        parser.finish()?;
        Ok(Projection(paths))
    }

    /// The paths.
    pub fn paths(&self) -> &[Path] {
        &self.0
    }

    /// The parts of an item.
    pub fn of(&self, item: &Item) -> Item {
        select(item, &self.0)
    }
}

/// The parts of an item that lie at some paths.
pub(in crate::services::dynamodb) fn select(item: &Item, paths: &[Path]) -> Item {
    let steps: Vec<&[Step]> = paths.iter().map(|path| path.0.as_slice()).collect();
    members(item, &steps)
}

fn members(item: &Item, paths: &[&[Step]]) -> Item {
    let part = |(name, value): &(String, Attribute)| {
        let below = below(paths, |step| matches!(step, Step::Name(wanted) if wanted == name));
        Some((name.clone(), part(value, &below)?))
    };
    item.iter().filter_map(part).collect()
}

/// The rests of the paths that begin with a step.
fn below<'a>(paths: &[&'a [Step]], begins: impl Fn(&Step) -> bool) -> Vec<&'a [Step]> {
    paths
        .iter()
        .filter_map(|path| path.split_first().filter(|(step, _)| begins(step)))
        .map(|(_, rest)| rest)
        .collect()
}

fn part(value: &Attribute, paths: &[&[Step]]) -> Option<Attribute> {
    if paths.is_empty() {
        return None;
    }
    if paths.iter().any(|path| path.is_empty()) {
        return Some(value.clone());
    }
    match value {
        Attribute::M(item) => Some(members(item, paths)).filter(|item| !item.is_empty()).map(Attribute::M),
        Attribute::L(items) => {
            let chosen = items
                .iter()
                .enumerate()
                .filter_map(|(at, item)| part(item, &below(paths, |step| *step == Step::Index(at))));
            Some(chosen.collect::<Vec<_>>()).filter(|items| !items.is_empty()).map(Attribute::L)
        }
        _ => None,
    }
}
