//! Evaluating a path.
//!
//! # AWS
//! jsonpath 6.

use gatelens_value::{Entry, Exceeded, List, ListKind, MAX_VISITS, Map, Value};

use crate::compare::{self, Incomparable, Operand};
use crate::criterion::{Criterion, Side, Test};
use crate::diagnostics;
use crate::error::{Error, ErrorKind};
use crate::filter::Filter;
use crate::path::{Options, Path, Token, TokenKind};
use crate::pattern::Steps;

/// How many levels a path may go down; documents have at most 512, and each may be entered and scanned.
const MAX_LEVELS: u32 = 1100;

/// One evaluation of one path.
pub(crate) struct Evaluation<'a> {
    path: &'a Path,
    /// Where `$` in filters starts.
    root: &'a Value,
    options: Options,
    /// Whether every name must be there, as existence tests want it.
    require: bool,
    /// What a definite path has found.
    found: Option<Value>,
    /// What an indefinite path has found.
    results: Vec<Value>,
    visits: u32,
    level: u32,
    /// What regular expressions may still cost.
    steps: Steps,
}

/// Why an evaluation ended; small, since wildcards swallow most of them.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    kind: ErrorKind,
    entry: &'static Entry,
    /// The token that failed.
    token: usize,
    detail: Detail,
}

#[derive(Clone, Debug)]
enum Detail {
    Nothing,
    /// What was found in place of an object or list.
    Found(&'static str),
    /// An index and the length of the list.
    Index(i64, usize),
    /// A text that is no number.
    Text(String),
}

impl Failure {
    fn not_found(entry: &'static Entry, token: usize, detail: Detail) -> Self {
        Self { kind: ErrorKind::NotFound, entry, token, detail }
    }

    fn eval(entry: &'static Entry, token: usize, detail: Detail) -> Self {
        Self { kind: ErrorKind::Eval, entry, token, detail }
    }

    fn limit(exceeded: Exceeded, token: usize) -> Self {
        let entry = if exceeded == Exceeded::Depth { &diagnostics::DEPTH } else { &diagnostics::VISITS };
        Self { kind: ErrorKind::Limit, entry, token, detail: Detail::Nothing }
    }

    pub(crate) fn into_error(self, path: &Path) -> Error {
        let mut error = Error::new(self.kind, self.entry);
        let token = path.tokens.get(self.token);
        if let Some(token) = token {
            error = error.at(token.span);
        }
        match token.map(|token| &token.kind) {
            Some(TokenKind::Name(name)) => error = error.arg("name", &**name),
            Some(TokenKind::Names(names)) => error = error.arg("name", names.join("`, `")),
            _ => {}
        }
        if self.kind == ErrorKind::Limit {
            let limit = if self.entry == &diagnostics::DEPTH { MAX_LEVELS } else { MAX_VISITS };
            error = error.arg("limit", limit.to_string());
        }
        match self.detail {
            Detail::Nothing => error,
            Detail::Found(found) => {
                let instead = match found {
                    "a list" => "say which item: `[0]` for the first, `[*]` for all",
                    "an object" => "members have names: `.name` or `['name']`",
                    _ => "",
                };
                error.arg("found", found).arg("instead", instead)
            }
            Detail::Index(index, length) => {
                error.arg("index", index.to_string()).arg("length", length.to_string())
            }
            Detail::Text(text) => error.arg("text", text),
        }
    }
}

/// What a value is, in words.
fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Boolean(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) | Value::Character(_) => "a text",
        Value::List(_) => "a list",
        Value::Map(_) => "an object",
        Value::Object(_) => "something else",
    }
}

/// The list, unless it is a Java array, which the library takes for a scalar.
fn as_list(value: &Value) -> Option<&List> {
    value.as_list().filter(|list| list.kind() != ListKind::Array)
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(path: &'a Path, root: &'a Value, options: Options) -> Self {
        Self {
            path,
            root,
            options,
            require: false,
            found: None,
            results: Vec::new(),
            visits: 0,
            level: 0,
            steps: Steps::default(),
        }
    }

    /// Evaluates the path from a node.
    pub(crate) fn run(mut self, node: &Value) -> Result<Value, Failure> {
        self.walk(0, node.clone())?;
        self.result()
    }

    fn result(self) -> Result<Value, Failure> {
        if self.path.is_definite() {
            let last = self.path.tokens.len().saturating_sub(1);
            return self
                .found
                .ok_or_else(|| Failure::not_found(&diagnostics::NOTHING, last, Detail::Nothing));
        }
        Ok(List::json_array(self.results).into())
    }

    fn visit(&mut self, token: usize) -> Result<(), Failure> {
        self.visits += 1;
        if self.visits > MAX_VISITS { Err(Failure::limit(Exceeded::Steps, token)) } else { Ok(()) }
    }

    /// Walks the tokens from `at` on; a step that finds one value goes on here, any other goes down.
    fn walk(&mut self, mut at: usize, mut node: Value) -> Result<(), Failure> {
        while let Some(token) = self.path.tokens.get(at) {
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
                    let length = i64::try_from(list.len()).unwrap_or(i64::MAX);
                    Some(item(at, list, length + i64::from(*offset))?)
                }
                TokenKind::Filter(filter) if matches!(node, Value::Map(_)) => {
                    if self.accepts(at, filter, &node)? { Some(node) } else { None }
                }
                _ => return self.descend(at, token, &node),
            };
            match found {
                Some(value) => node = value,
                None => return Ok(()),
            }
            at += 1;
        }
        if self.path.is_definite() {
            self.found = Some(node);
        } else {
            self.results.push(node);
        }
        Ok(())
    }

    /// Applies a token that may find several values.
    fn descend(&mut self, at: usize, token: &'a Token, node: &Value) -> Result<(), Failure> {
        self.level += 1;
        if self.level > MAX_LEVELS {
            return Err(Failure::limit(Exceeded::Depth, at));
        }
        let answer = match &token.kind {
            TokenKind::Wildcard => self.wildcard(at, node),
            TokenKind::Scan => self.scan_from(at, node),
            TokenKind::Filter(filter) => self.filter(at, filter, node),
            TokenKind::List(indexes) => {
                let list = self.list(at, node)?.clone();
                indexes.iter().try_for_each(|&index| self.walk(at + 1, item(at, &list, i64::from(index))?))
            }
            TokenKind::From(from) => self.slice(at, node, |length| (from_end(*from, length).max(0), length)),
            TokenKind::To(to) => self.slice(at, node, |length| (0, from_end(*to, length).min(length))),
            TokenKind::Between(from, to) => {
                self.slice(at, node, |length| (i64::from(*from), i64::from(*to).min(length)))
            }
            _ => Ok(()),
        };
        self.level -= 1;
        answer
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
    fn names(&self, at: usize, names: &[Box<str>], node: &Value) -> Result<Value, Failure> {
        let Value::Map(map) = node else {
            return Err(Failure::not_found(&diagnostics::NOT_AN_OBJECT, at, Detail::Found(describe(node))));
        };
        if !self.is_last(at) {
            return Err(Failure::eval(&diagnostics::NAMES_IN_THE_MIDDLE, at, Detail::Nothing));
        }
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

    fn slice(
        &mut self,
        at: usize,
        node: &Value,
        range: impl FnOnce(i64) -> (i64, i64),
    ) -> Result<(), Failure> {
        let list = self.list(at, node)?.clone();
        let (from, to) = range(i64::try_from(list.len()).unwrap_or(i64::MAX));
        if list.is_empty() {
            return Ok(());
        }
        (from..to).try_for_each(|index| self.walk(at + 1, item(at, &list, index)?))
    }

    fn wildcard(&mut self, at: usize, node: &Value) -> Result<(), Failure> {
        if let Value::Map(map) = node {
            return map.try_each(|_, value| self.walk(at + 1, value.clone()));
        }
        let Some(list) = as_list(node) else { return Ok(()) };
        let level = self.level;
        for item in list.borrow().iter() {
            match self.walk(at + 1, item.clone()) {
                Err(failure) if failure.kind == ErrorKind::NotFound && !self.require => self.level = level,
                other => other?,
            }
        }
        Ok(())
    }

    fn filter(&mut self, at: usize, filter: &'a Filter, node: &Value) -> Result<(), Failure> {
        let Some(list) = as_list(node) else {
            return Err(Failure::eval(&diagnostics::FILTER_ON_SCALAR, at, Detail::Found(describe(node))));
        };
        for item in list.borrow().iter() {
            if self.accepts(at, filter, item)? {
                self.walk(at + 1, item.clone())?;
            }
        }
        Ok(())
    }

    /// Scans the node and everything below for the token after the scan.
    fn scan_from(&mut self, at: usize, node: &Value) -> Result<(), Failure> {
        match self.path.tokens.get(at + 1) {
            Some(token) => self.scan(at + 1, token, node),
            None => Err(Failure::eval(&diagnostics::OPEN_SCAN, at, Detail::Nothing)),
        }
    }

    fn scan(&mut self, at: usize, token: &'a Token, node: &Value) -> Result<(), Failure> {
        self.level += 1;
        if self.level > MAX_LEVELS {
            return Err(Failure::limit(Exceeded::Depth, at));
        }
        self.visit(at)?;
        if let Value::Map(map) = node {
            if self.scan_matches(at, token, node)? {
                self.walk(at, node.clone())?;
            }
            map.try_each(|_, value| if value.is_plain() { Ok(()) } else { self.scan(at, token, value) })?;
        } else if let Some(list) = as_list(node) {
            if self.scan_matches(at, token, node)? {
                if self.is_last(at) {
                    self.walk(at, node.clone())?;
                } else {
                    // The token itself is skipped: its tail is applied to every item.
                    for item in list.borrow().iter() {
                        self.walk(at + 1, item.clone())?;
                    }
                }
            }
            for item in list.borrow().iter().filter(|item| !item.is_plain()) {
                self.scan(at, token, item)?;
            }
        }
        self.level -= 1;
        Ok(())
    }

    fn scan_matches(&mut self, at: usize, token: &'a Token, node: &Value) -> Result<bool, Failure> {
        Ok(match &token.kind {
            TokenKind::Name(name) => node.as_map().is_some_and(|map| map.get_str(name).is_some()),
            TokenKind::Names(names) => {
                node.as_map().is_some_and(|map| names.iter().all(|name| map.get_str(name).is_some()))
            }
            TokenKind::Wildcard => true,
            TokenKind::Filter(filter) => self.accepts(at, filter, node)?,
            TokenKind::Scan | TokenKind::Root => false,
            _ => as_list(node).is_some(),
        })
    }

    /// Whether a filter holds for a node.
    fn accepts(&mut self, at: usize, filter: &'a Filter, node: &Value) -> Result<bool, Failure> {
        let Some(alternatives) = &filter.alternatives else {
            return Err(Failure::eval(&diagnostics::NO_CONDITION, at, Detail::Nothing));
        };
        for terms in alternatives {
            let mut all = true;
            for term in terms {
                self.visit(at)?;
                if !self.holds(at, term, node)? {
                    all = false;
                    break;
                }
            }
            if all {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn holds(&mut self, at: usize, term: &'a Criterion, node: &Value) -> Result<bool, Failure> {
        match &term.test {
            Test::Exists(exists) => {
                let Side::Path { path, .. } = &term.left else { return Ok(false) };
                let mut inner = Evaluation::new(path, self.root, Options::default());
                inner.require = true;
                match inner.run(node) {
                    Ok(value) => Ok(value.is_null() != *exists),
                    Err(failure) if failure.kind == ErrorKind::NotFound => Ok(!*exists),
                    Err(failure) => Err(Failure { token: at, ..failure }),
                }
            }
            Test::Compare(operator, right) => {
                let Some(left) = self.operand(at, &term.left, node)? else { return Ok(false) };
                let Some(right) = self.operand(at, right, node)? else { return Ok(false) };
                compare::holds(*operator, &left, &right, &mut self.steps).map_err(|problem| match problem {
                    Incomparable::NotANumber(text) => {
                        Failure::eval(&diagnostics::NOT_A_NUMBER, at, Detail::Text(text))
                    }
                    Incomparable::Exceeded(exceeded) => Failure::limit(exceeded, at),
                    _ => Failure::eval(&diagnostics::NOT_A_PATTERN, at, Detail::Nothing),
                })
            }
        }
    }

    /// The value of a side; nothing if its path finds nothing.
    fn operand(&self, at: usize, side: &'a Side, node: &Value) -> Result<Option<Operand<'a>>, Failure> {
        let (path, start) = match side {
            Side::Text(text) => return Ok(Some(Operand::Text(text))),
            Side::Pattern(pattern) => return Ok(Some(Operand::Pattern(pattern))),
            Side::Path { path, relative: true } => (path, node),
            Side::Path { path, relative: false } => (path, self.root),
        };
        match Evaluation::new(path, self.root, self.options).run(start) {
            Ok(value) => Ok(Some(Operand::Value(value))),
            Err(failure) if failure.kind == ErrorKind::NotFound => Ok(None),
            Err(failure) => Err(Failure { token: at, ..failure }),
        }
    }
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
