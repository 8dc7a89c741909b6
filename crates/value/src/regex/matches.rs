//! The matches of a pattern in a text, one after another.

use super::single::Single;
use super::{Budget, Matcher, Regex, StepsExceeded, Text, Unit};

/// A search that goes on after each match.
pub(super) enum Matches<'a> {
    /// For one class, without the machine.
    Single {
        /// The class.
        single: &'a Single,
        /// The text.
        text: &'a [u8],
        /// The last match.
        last: (usize, usize),
    },
    /// For any pattern.
    Any(Matcher<'a>),
}

impl Regex {
    /// Starts a search.
    pub(super) fn search<'a, U: Unit>(&'a self, text: &'a [U]) -> Matches<'a> {
        match (&self.single, U::text(text)) {
            (Some(single), Text::Bytes(text)) if single.is_searched() => {
                Matches::Single { single, text, last: (0, 0) }
            }
            _ => Matches::Any(self.matcher(text)),
        }
    }
}

impl Matches<'_> {
    /// Start and end of the next match.
    pub(super) fn next(&mut self, budget: &mut Budget) -> Result<Option<(usize, usize)>, StepsExceeded> {
        match self {
            Self::Single { single, text, last } => {
                let found = single.find(text, last.1, budget)?;
                *last = found.unwrap_or(*last);
                Ok(found)
            }
            Self::Any(matcher) => Ok(if matcher.find(budget)? { matcher.group(0) } else { None }),
        }
    }

    /// Start and end of a group in the last match.
    pub(super) fn group(&self, number: usize) -> Option<(usize, usize)> {
        match self {
            Self::Single { last, .. } => (number == 0).then_some(*last),
            Self::Any(matcher) => matcher.group(number),
        }
    }
}
