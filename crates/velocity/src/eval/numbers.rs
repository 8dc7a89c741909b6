//! The numbers of a range `[a..b]`, as Java counts them (vtl 5).

/// Whole numbers one after the other, up or down.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    next: i32,
    step: i32,
    left: u32,
}

impl Numbers {
    /// From one end to the other, both included; an error with the capacity that Java refuses for its list.
    ///
    /// # AWS
    /// Velocity counts with the absolute value of the ends' difference in 32 bits. Ends that are further apart than
    /// 32 bits can tell so give few numbers, or a capacity below zero, which `ArrayList` refuses.
    pub(crate) fn between(from: i32, to: i32) -> Result<Self, i32> {
        let count = from.wrapping_sub(to).wrapping_abs().wrapping_add(1);
        let left = u32::try_from(count).map_err(|_| count)?;
        Ok(Self { next: from, step: if from >= to { -1 } else { 1 }, left })
    }
}

impl Iterator for Numbers {
    type Item = i32;

    fn next(&mut self) -> Option<i32> {
        self.left = self.left.checked_sub(1)?;
        let number = self.next;
        self.next = number.wrapping_add(self.step);
        Some(number)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl ExactSizeIterator for Numbers {}
