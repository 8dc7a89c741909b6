//! Regular expressions in filters.

use gatelens_value::JavaString;

use crate::compare::Incomparable;

/// A regular expression between slashes.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    source: Box<str>,
}

impl Pattern {
    /// Compiles the text between the slashes; so far only what has no special characters.
    pub(crate) fn compile(source: &str, ignore_case: bool) -> Result<Self, String> {
        if ignore_case || !source.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err("regular expressions are not supported yet".to_owned());
        }
        Ok(Self { source: source.into() })
    }

    /// The text between the slashes.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Whether the whole text matches.
    pub(crate) fn matches(&self, text: &JavaString, _steps: &mut Steps) -> Result<bool, Incomparable> {
        Ok(*text == *self.source)
    }
}

/// The steps that are left to an evaluation's matches.
#[derive(Default)]
pub(crate) struct Steps;
