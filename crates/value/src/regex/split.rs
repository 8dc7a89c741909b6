//! `String.split`.

use std::ops::Range;

use super::{Budget, Regex, StepsExceeded, Unit};

impl Regex {
    /// Splits a text around matches, as `String.split(regex, limit)`: 0 drops empty parts at the end, a negative limit
    /// keeps them, a positive one bounds the number of parts.
    ///
    /// # Units
    /// The parts are ranges in UTF-16 units.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn split<U: Unit>(
        &self,
        text: &[U],
        limit: i32,
        budget: &mut Budget,
    ) -> Result<Vec<Range<usize>>, StepsExceeded> {
        let mut parts = Vec::new();
        self.split_into(&mut parts, text, limit, budget)?;
        Ok(parts)
    }

    /// Like [`Regex::split`], into a list that is emptied first.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn split_into<U: Unit>(
        &self,
        parts: &mut Vec<Range<usize>>,
        text: &[U],
        limit: i32,
        budget: &mut Budget,
    ) -> Result<(), StepsExceeded> {
        parts.clear();
        let mut from = 0;
        let mut matches = self.search(text);
        while limit <= 0 || parts.len() + 1 < limit as usize {
            let Some((start, end)) = matches.next(budget)? else { break };
            if from == 0 && start == 0 && end == 0 {
                // A match without width at the start makes no empty part.
                continue;
            }
            parts.push(from..start);
            from = end;
        }
        let undivided = from == 0;
        parts.push(from..text.len());
        if limit == 0 && !undivided {
            while parts.last().is_some_and(Range::is_empty) {
                parts.pop();
            }
        }
        Ok(())
    }
}
