//! The bound on the work of matching.

use std::fmt;

use crate::exceeded::MAX_TEXT;

/// How many steps may still be taken; one budget can serve many calls.
///
/// # Units
/// A step is about one node of the pattern tried at one place, or sixteen characters scanned in a simple loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    pub(super) left: u64,
    pub(super) room: usize,
}

impl Budget {
    /// A budget of this many steps.
    pub const fn new(steps: u64) -> Budget {
        Budget { left: steps, room: MAX_TEXT }
    }

    /// The same, for texts with replacements of at most so many units.
    #[must_use]
    pub const fn with_room(self, room: usize) -> Budget {
        Budget { room, ..self }
    }

    /// The steps that are left.
    pub const fn left(&self) -> u64 {
        self.left
    }

    /// Takes a number of steps, if that many are left.
    ///
    /// # Errors
    /// [`StepsExceeded`] if they are not; none is left then.
    #[inline]
    pub fn take(&mut self, steps: u64) -> Result<(), StepsExceeded> {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                self.left = 0;
                Err(StepsExceeded)
            }
        }
    }
}

/// Matching took more steps, or more memory for going back, than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepsExceeded;

impl fmt::Display for StepsExceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the regular expression takes too many steps on this text")
    }
}

impl std::error::Error for StepsExceeded {}
