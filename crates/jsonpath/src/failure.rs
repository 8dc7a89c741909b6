//! Why an evaluation ended, before it is put into words.

use gatelens_value::{Entry, Exceeded, Value};

use crate::diagnostics;
use crate::error::{Error, ErrorKind};
use crate::path::{Path, TokenKind};
use crate::pattern;

/// How many values a path may visit, those on the way of paths in its filters among them.
pub(crate) const MAX_VISITS: u32 = 4_000_000;

/// For how many visits a result counts: the results are held together.
pub(crate) const RESULT: usize = 4;

/// How deeply a scan goes down; documents that were read have at most 512 levels.
pub(crate) const MAX_LEVELS: u32 = 600;

/// Why an evaluation ended; small, since wildcards swallow most of them.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) entry: &'static Entry,
    /// The token that failed.
    pub(crate) token: usize,
    pub(crate) detail: Detail,
}

#[derive(Clone, Debug)]
pub(crate) enum Detail {
    Nothing,
    /// What was found in place of an object or list.
    Found(&'static str),
    /// An index and the length of the list.
    Index(i64, usize),
    /// A text that is no number.
    Text(String),
}

impl Failure {
    pub(crate) fn not_found(entry: &'static Entry, token: usize, detail: Detail) -> Self {
        Self { kind: ErrorKind::NotFound, entry, token, detail }
    }

    pub(crate) fn eval(entry: &'static Entry, token: usize, detail: Detail) -> Self {
        Self { kind: ErrorKind::Eval, entry, token, detail }
    }

    pub(crate) fn limit(exceeded: Exceeded, token: usize) -> Self {
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
            let limit = match self.entry.code {
                code if code == diagnostics::DEPTH.code => u64::from(MAX_LEVELS),
                code if code == diagnostics::PATTERN_STEPS.code => pattern::MAX_STEPS,
                _ => u64::from(MAX_VISITS),
            };
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
pub(crate) fn describe(value: &Value) -> &'static str {
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
