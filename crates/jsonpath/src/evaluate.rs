//! Evaluating a path.
//!
//! A step that finds one value goes on from it; any other puts what it found on a stack of branches. Nothing recurses,
//! so neither a long path nor a deep document can overflow the stack.
//!
//! # AWS
//! jsonpath 6.

use gatelens_value::{Exceeded, List, Map, Value};

use crate::diagnostics;
use crate::error::ErrorKind;
use crate::failure::{Detail, Failure, MAX_LEVELS, MAX_VISITS, RESULT, describe};
use crate::filter::Filter;
use crate::path::{Options, Path, Token, TokenKind};
use crate::pattern::Steps;

/// One evaluation of one path.
pub(crate) struct Evaluation<'a> {
    path: &'a Path,
    /// Where `$` in filters starts.
    pub(crate) root: &'a Value,
    pub(crate) options: Options,
    /// Whether every name must be there, as existence tests want it.
    pub(crate) require: bool,
    branches: Vec<Branch<'a>>,
    /// What a definite path has found.
    found: Option<Value>,
    /// What an indefinite path has found.
    results: Vec<Value>,
    visits: u32,
    /// What regular expressions may still cost.
    pub(crate) steps: Steps,
}

/// Values that are still to be walked from.
struct Branch<'a> {
    /// The token that they are walked from.
    at: usize,
    values: Values<'a>,
    /// Whether a value without what the path asks for is passed over: below the wildcard of an array.
    lenient: bool,
}

/// Where the values of a branch come from.
enum Values<'a> {
    /// The members of an object.
    Members(std::vec::IntoIter<Value>),
    /// The items of a list from one index up to another.
    Range { list: List, next: i64, end: i64 },
    /// The items of a list at these indexes.
    Indexes { list: List, indexes: std::slice::Iter<'a, i32> },
    /// The items of a list for which a filter holds.
    Filtered { list: List, next: usize, filter: &'a Filter },
    /// A node and everything below: nodes not visited yet, each with its depth, the next one last.
    Scan { token: &'a Token, pending: Vec<(Value, u32)> },
}

/// What a branch offers next.
enum Offer<'a> {
    /// A value to walk from.
    Value(Value),
    /// A value to walk from if a filter holds for it.
    Tested(Value, &'a Filter),
    /// A node that a scan visits, to which this token is applied, and how many values lie directly below it.
    Visited(Value, &'a Token, usize),
    /// Nothing any more.
    End,
}

impl<'a> Branch<'a> {
    fn next(&mut self) -> Result<Offer<'a>, Failure> {
        // What is wrong with an index is wrong with the token that brought it.
        let bringing = self.at.saturating_sub(1);
        Ok(match &mut self.values {
            Values::Members(values) => values.next().map_or(Offer::End, Offer::Value),
            Values::Range { next, end, .. } if *next >= *end => Offer::End,
            Values::Range { list, next, .. } => {
                let index = *next;
                *next += 1;
                Offer::Value(item(bringing, list, index)?)
            }
            Values::Indexes { list, indexes } => match indexes.next() {
                Some(&index) => Offer::Value(item(bringing, list, i64::from(index))?),
                None => Offer::End,
            },
            Values::Filtered { list, next, filter } => match list.get(*next) {
                Some(value) => {
                    *next += 1;
                    Offer::Tested(value, filter)
                }
                None => Offer::End,
            },
            Values::Scan { token, pending } => match pending.pop() {
                Some((node, depth)) => {
                    if depth >= MAX_LEVELS {
                        return Err(Failure::limit(Exceeded::Depth, self.at));
                    }
                    let below = push_children(&node, depth + 1, pending);
                    Offer::Visited(node, token, below)
                }
                None => Offer::End,
            },
        })
    }
}

/// The list, unless it is a Java array, which the library takes for a scalar.
fn as_list(value: &Value) -> Option<&List> {
    value.as_list().filter(|list| !list.kind().is_array())
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(path: &'a Path, root: &'a Value, options: Options) -> Self {
        Self {
            path,
            root,
            options,
            require: false,
            branches: Vec::new(),
            found: None,
            results: Vec::new(),
            visits: 0,
            steps: Steps::default(),
        }
    }

    /// Evaluates the path from a node.
    pub(crate) fn run(&mut self, node: &Value) -> Result<Value, Failure> {
        self.walk(0, node.clone())?;
        while !self.branches.is_empty() {
            if let Err(failure) = self.go_on() {
                self.pass_over(failure)?;
            }
        }
        if self.path.is_definite() {
            let last = self.path.tokens.len().saturating_sub(1);
            return self
                .found
                .take()
                .ok_or_else(|| Failure::not_found(&diagnostics::NOTHING, last, Detail::Nothing));
        }
        Ok(List::json_array(std::mem::take(&mut self.results)).into())
    }

    pub(crate) fn visit(&mut self, token: usize) -> Result<(), Failure> {
        self.work(token, 1)
    }

    /// Counts work that takes as long as so many visits.
    #[inline]
    pub(crate) fn work(&mut self, token: usize, visits: usize) -> Result<(), Failure> {
        self.visits = self.visits.saturating_add(u32::try_from(visits).unwrap_or(u32::MAX));
        if self.visits > MAX_VISITS { Err(Failure::limit(Exceeded::Steps, token)) } else { Ok(()) }
    }

    /// Evaluates a path of a filter, at the cost of this evaluation.
    pub(crate) fn inside(
        &mut self,
        path: &Path,
        options: Options,
        require: bool,
        node: &Value,
    ) -> Result<Value, Failure> {
        let mut inner = Evaluation::new(path, self.root, options);
        inner.require = require;
        inner.visits = self.visits;
        let found = inner.run(node);
        self.visits = inner.visits;
        found
    }

    /// How many values were visited, or what took as long.
    pub(crate) fn taken(&self) -> u64 {
        u64::from(self.visits) + self.steps.taken() / 2
    }

    /// Walks from the next value of the topmost branch.
    fn go_on(&mut self) -> Result<(), Failure> {
        let Some(branch) = self.branches.last_mut() else { return Ok(()) };
        let at = branch.at;
        match branch.next()? {
            Offer::Value(value) => self.walk(at, value),
            Offer::Tested(value, filter) => {
                if self.accepts(at.saturating_sub(1), filter, &value)? {
                    self.walk(at, value)?;
                }
                Ok(())
            }
            Offer::Visited(node, token, below) => {
                self.work(at, below / 16)?;
                self.apply_in_scan(at, token, node)
            }
            Offer::End => {
                self.branches.pop();
                Ok(())
            }
        }
    }

    /// Ends the branches up to the nearest one that passes over what is missing; fails if there is none.
    fn pass_over(&mut self, failure: Failure) -> Result<(), Failure> {
        let lenient = match failure.kind {
            ErrorKind::NotFound if !self.require => self.branches.iter().rposition(|branch| branch.lenient),
            _ => None,
        };
        match lenient {
            Some(at) => {
                self.branches.truncate(at + 1);
                Ok(())
            }
            None => Err(failure),
        }
    }

    /// Walks the tokens from `at` on, up to the end or to one that may find several values.
    fn walk(&mut self, mut at: usize, mut node: Value) -> Result<(), Failure> {
        let path = self.path;
        while let Some(token) = path.tokens.get(at) {
            self.visit(at)?;
            let found = match &token.kind {
                TokenKind::Root => Some(node),
                TokenKind::Name(name) => self.name(at, name, &node)?,
                TokenKind::Names(names) => Some(self.names(at, names, &node)?),
                TokenKind::Index(index) => {
                    let list = self.list(at, &node)?;
                    Some(item(at, list, i64::from(*index))?)
                }
                TokenKind::Size(offset) => {
                    let list = self.list(at, &node)?;
                    Some(item(at, list, length(list) + i64::from(*offset))?)
                }
                TokenKind::Filter(filter) if matches!(node, Value::Map(_)) => {
                    if self.accepts(at, filter, &node)? { Some(node) } else { None }
                }
                _ => {
                    if let Some((values, lenient)) = self.branch(at, token, &node)? {
                        self.branches.push(Branch { at: at + 1, values, lenient });
                    }
                    return Ok(());
                }
            };
            match found {
                Some(value) => node = value,
                None => return Ok(()),
            }
            at += 1;
        }
        if path.is_definite() {
            self.found = Some(node);
        } else {
            self.work(at.saturating_sub(1), RESULT)?;
            self.results.push(node);
        }
        Ok(())
    }

    /// What a token that may find several values finds, and whether holes below are passed over.
    fn branch(
        &self,
        at: usize,
        token: &'a Token,
        node: &Value,
    ) -> Result<Option<(Values<'a>, bool)>, Failure> {
        let slice = |list: &List, next: i64, end: i64| Values::Range { list: list.clone(), next, end };
        Ok(Some(match &token.kind {
            TokenKind::Wildcard => match node {
                Value::Map(map) => (Values::Members(map.values().into_iter()), false),
                _ => match as_list(node) {
                    Some(list) => (slice(list, 0, length(list)), true),
                    None => return Ok(None),
                },
            },
            TokenKind::Scan => match self.path.tokens.get(at + 1) {
                Some(token) => (Values::Scan { token, pending: vec![(node.clone(), 0)] }, false),
                None => return Err(Failure::eval(&diagnostics::OPEN_SCAN, at, Detail::Nothing)),
            },
            TokenKind::Filter(filter) => match as_list(node) {
                Some(list) => (Values::Filtered { list: list.clone(), next: 0, filter }, false),
                None => {
                    let found = Detail::Found(describe(node));
                    return Err(Failure::eval(&diagnostics::FILTER_ON_SCALAR, at, found));
                }
            },
            TokenKind::List(indexes) => {
                let list = self.list(at, node)?.clone();
                (Values::Indexes { list, indexes: indexes.iter() }, false)
            }
            TokenKind::From(from) => {
                let list = self.list(at, node)?;
                (slice(list, from_end(*from, length(list)).max(0), length(list)), false)
            }
            TokenKind::To(to) => {
                let list = self.list(at, node)?;
                (slice(list, 0, from_end(*to, length(list)).min(length(list))), false)
            }
            TokenKind::Between(from, to) => {
                let list = self.list(at, node)?;
                let end = if list.is_empty() { i64::MIN } else { i64::from(*to).min(length(list)) };
                (slice(list, i64::from(*from), end), false)
            }
            _ => return Ok(None),
        }))
    }

    /// One name: its value, or nothing if the path passes over it silently.
    fn name(&self, at: usize, name: &str, node: &Value) -> Result<Option<Value>, Failure> {
        let Value::Map(map) = node else {
            return Err(Failure::not_found(&diagnostics::NOT_AN_OBJECT, at, Detail::Found(describe(node))));
        };
        if let Some(value) = map.get_str(name) {
            return Ok(Some(value));
        }
        let missing = || Err(Failure::not_found(&diagnostics::NO_NAME, at, Detail::Nothing));
        if self.is_last(at) {
            return match self.options {
                Options { leaf_to_null: true, .. } => Ok(Some(Value::Null)),
                Options { suppress_exceptions: true, .. } => Ok(None),
                _ => missing(),
            };
        }
        let indefinite_around = self.path.last_indefinite.is_some_and(|last| last + 1 >= at);
        if indefinite_around && !self.require && !self.options.suppress_exceptions {
            Ok(None)
        } else {
            missing()
        }
    }

    /// Several names, or none: one new object of those that are there.
    fn names(&mut self, at: usize, names: &[Box<str>], node: &Value) -> Result<Value, Failure> {
        let Value::Map(map) = node else {
            return Err(Failure::not_found(&diagnostics::NOT_AN_OBJECT, at, Detail::Found(describe(node))));
        };
        if !self.is_last(at) {
            return Err(Failure::eval(&diagnostics::NAMES_IN_THE_MIDDLE, at, Detail::Nothing));
        }
        self.work(at, names.len())?;
        let merged = Map::linked();
        for name in names {
            match map.get_str(name) {
                Some(value) => merged.insert(&**name, value),
                None if self.options.leaf_to_null => merged.insert(&**name, Value::Null),
                None if self.require => {
                    return Err(Failure::not_found(&diagnostics::NO_NAME, at, Detail::Nothing));
                }
                None => {}
            }
        }
        Ok(merged.into())
    }

    fn is_last(&self, at: usize) -> bool {
        at + 1 == self.path.tokens.len()
    }

    /// The list that an index or slice needs.
    fn list<'v>(&self, at: usize, node: &'v Value) -> Result<&'v List, Failure> {
        match as_list(node) {
            Some(list) => Ok(list),
            None if node.is_null() => {
                Err(Failure::not_found(&diagnostics::INDEX_OF_NULL, at, Detail::Nothing))
            }
            None => Err(Failure::eval(&diagnostics::NOT_A_LIST, at, Detail::Found(describe(node)))),
        }
    }

    /// Applies the token after a scan, which stands at `at`, to one of the nodes that the scan visits.
    fn apply_in_scan(&mut self, at: usize, token: &'a Token, node: Value) -> Result<(), Failure> {
        self.visit(at)?;
        let list = match &node {
            Value::Map(_) => None,
            other => match as_list(other) {
                Some(list) => Some(list),
                None => return Ok(()),
            },
        };
        if !self.scan_matches(at, token, &node)? {
            return Ok(());
        }
        match list {
            // The token itself is skipped: its tail is applied to every item.
            Some(list) if !self.is_last(at) => {
                let values = Values::Range { list: list.clone(), next: 0, end: length(list) };
                self.branches.push(Branch { at: at + 1, values, lenient: false });
                Ok(())
            }
            _ => self.walk(at, node),
        }
    }

    fn scan_matches(&mut self, at: usize, token: &'a Token, node: &Value) -> Result<bool, Failure> {
        Ok(match &token.kind {
            TokenKind::Name(name) => node.as_map().is_some_and(|map| map.get_str(name).is_some()),
            TokenKind::Names(names) => {
                self.work(at, names.len())?;
                node.as_map().is_some_and(|map| names.iter().all(|name| map.get_str(name).is_some()))
            }
            TokenKind::Wildcard => true,
            TokenKind::Filter(filter) => self.accepts(at, filter, node)?,
            TokenKind::Scan | TokenKind::Root => false,
            _ => as_list(node).is_some(),
        })
    }
}

/// Puts what a scan finds directly below a node on the stack, so that the first comes off first; how many values lie
/// there.
fn push_children(node: &Value, depth: u32, pending: &mut Vec<(Value, u32)>) -> usize {
    let first = pending.len();
    let mut below = 0;
    let mut push = |child: &Value| {
        below += 1;
        if !child.is_plain() {
            pending.push((child.clone(), depth));
        }
    };
    if let Value::Map(map) = node {
        map.each(|_, value| push(value));
    } else if let Some(list) = as_list(node) {
        list.borrow().iter().for_each(push);
    }
    if let Some(children) = pending.get_mut(first..) {
        children.reverse();
    }
    below
}

fn length(list: &List) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

/// The item at an index, which is never counted from the end.
fn item(at: usize, list: &List, index: i64) -> Result<Value, Failure> {
    let found = usize::try_from(index).ok().and_then(|index| list.get(index));
    found.ok_or_else(|| {
        let entry = if index < 0 { &diagnostics::NEGATIVE_INDEX } else { &diagnostics::NO_ITEM };
        Failure::not_found(entry, at, Detail::Index(index, list.len()))
    })
}

/// A bound of a slice, counted from the end if it is negative.
fn from_end(bound: i32, length: i64) -> i64 {
    let bound = i64::from(bound);
    if bound < 0 { length + bound } else { bound }
}
