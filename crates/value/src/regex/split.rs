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
        let mut from = 0;
        let mut matcher = self.matcher(text);
        while limit <= 0 || parts.len() + 1 < limit as usize {
            if !matcher.find(budget)? {
                break;
            }
            let Some((start, end)) = matcher.group(0) else { break };
            if from == 0 && start == 0 && end == 0 {
                // A match without width at the start makes no empty part.
                continue;
            }
            parts.push(from..start);
            from = end;
        }
        if from == 0 {
            return Ok(std::iter::once(0..text.len()).collect());
        }
        parts.push(from..text.len());
        if limit == 0 {
            while parts.last().is_some_and(Range::is_empty) {
                parts.pop();
            }
        }
        Ok(parts)
    }
}
