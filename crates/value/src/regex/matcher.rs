//! Searching a text, one match after another.

use super::program::{First, Program};
use super::unit::{is_high, is_low};
use super::{Budget, StepsExceeded, Text};

/// The place of what is not set. Not -1, whose equal bytes would make a slow call of each small fill.
const UNSET: i32 = i32::MIN;

/// A pattern at work on a text, as `java.util.regex.Matcher`.
#[derive(Debug)]
pub struct Matcher<'a> {
    pub(super) program: &'a Program,
    pub(super) text: Text<'a>,
    /// Start and end of each group, negative where it is not set.
    pub(super) groups: Vec<i32>,
    pub(super) locals: Vec<i32>,
    pub(super) stack: Vec<super::machine::Frame>,
    pub(super) memos: Vec<super::machine::Memo>,
    /// Where a part that was tried on its own ended.
    pub(super) last: usize,
    /// Where a look-behind must end.
    pub(super) behind_to: usize,
    /// Where the match before this one ended, for `\G`.
    pub(super) previous: usize,
    /// Whether the match must reach the end of the text.
    pub(super) whole: bool,
    found: bool,
    finds: bool,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(program: &'a Program, text: Text<'a>) -> Matcher<'a> {
        // Places are kept in 32 bits.
        let limit = i32::MAX as usize - 1;
        let text = match text {
            Text::Bytes(bytes) => Text::Bytes(&bytes[..bytes.len().min(limit)]),
            Text::Units(units) => Text::Units(&units[..units.len().min(limit)]),
        };
        Matcher {
            program,
            text,
            groups: vec![UNSET; program.groups * 2],
            locals: vec![UNSET; program.locals],
            stack: Vec::new(),
            memos: Vec::new(),
            last: 0,
            behind_to: 0,
            previous: 0,
            whole: false,
            found: false,
            finds: false,
        }
    }

    /// Searches the next match, after the one before.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn find(&mut self, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        let mut from = 0;
        if self.finds {
            let Some((start, end)) = self.group(0) else { return Ok(false) };
            from = if start == end { end + 1 } else { end };
            self.previous = end;
        }
        self.finds = true;
        self.reset();
        if from > self.text.len() {
            return Ok(false);
        }
        self.whole = false;
        self.found = self.search(from, budget)?;
        Ok(self.found)
    }

    /// Whether the whole text matches.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn matches(&mut self, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        self.anchored(true, budget)
    }

    /// Whether the text starts with a match.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn looking_at(&mut self, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        self.anchored(false, budget)
    }

    /// Start and end of a group in the last match, 0 being all of it; nothing if it is not set or there is none such.
    ///
    /// # Units
    /// UTF-16 units.
    pub fn group(&self, number: usize) -> Option<(usize, usize)> {
        let (start, end) = (*self.groups.get(number * 2)?, *self.groups.get(number * 2 + 1)?);
        if !self.found || start < 0 {
            return None;
        }
        Some((start as usize, end as usize))
    }

    fn anchored(&mut self, whole: bool, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        self.reset();
        self.previous = 0;
        self.finds = true;
        self.whole = whole;
        self.found = self.attempt(0, budget)?;
        Ok(self.found)
    }

    fn reset(&mut self) {
        self.found = false;
        self.groups.fill(UNSET);
        self.locals.fill(UNSET);
        self.memos.iter_mut().for_each(super::machine::Memo::clear);
    }

    fn attempt(&mut self, at: usize, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        let found = match self.run_single(at, budget) {
            Some(end) => match end? {
                Some(end) => {
                    self.last = end;
                    true
                }
                None => false,
            },
            None => self.run(at, budget)?,
        };
        if found {
            self.groups[0] = at as i32;
            self.groups[1] = self.last as i32;
        }
        Ok(found)
    }

    fn search(&mut self, from: usize, budget: &mut Budget) -> Result<bool, StepsExceeded> {
        let Some(guard) = self.text.len().checked_sub(self.program.min_length) else { return Ok(false) };
        if self.program.first == First::Start {
            return if from == 0 { self.attempt(0, budget) } else { Ok(false) };
        }
        let mut at = from;
        while at <= guard {
            let skipped = match self.program.first {
                First::Any | First::Start => Some(0),
                First::Unit(unit) => self.text.distance(at, |here| here == unit),
                First::OneOf(ascii, beyond) => self
                    .text
                    .distance(at, |unit| if unit < 128 { ascii.has(u32::from(unit)) } else { beyond }),
            };
            let Some(skipped) = skipped else {
                return budget.take((self.text.len() - at) as u64 / 16).map(|()| false);
            };
            if skipped > 0 {
                budget.take(skipped as u64 / 16)?;
                at += skipped;
                // The search steps from character to character, so that it never comes into a pair.
                if self.program.by_points && is_low(self.text.unit(at)) && is_high(self.text.unit(at - 1)) {
                    at += 1;
                    continue;
                }
                if at > guard {
                    return Ok(false);
                }
            }
            if self.attempt(at, budget)? {
                return Ok(true);
            }
            if at == guard {
                break;
            }
            at += 1;
            if self.program.by_points && is_high(self.text.unit(at - 1)) && is_low(self.text.unit(at)) {
                at += 1;
            }
        }
        Ok(false)
    }
}
