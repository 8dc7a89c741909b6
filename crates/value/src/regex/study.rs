//! What Java finds out about a part of a pattern before matching: how long it can be, and whether it has one way to match.

use super::program::Quantifier;

/// Lengths and determinism of a part, with Java's 32-bit arithmetic.
///
/// The overflow is kept on purpose: it decides which unbounded look-behinds Java accepts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Study {
    pub(super) min: i32,
    pub(super) max: i32,
    /// Whether there is a maximum length.
    pub(super) bounded: bool,
    /// Whether there is only one way to match.
    pub(super) deterministic: bool,
}

impl Study {
    pub(super) const EMPTY: Study = Study { min: 0, max: 0, bounded: true, deterministic: true };
    pub(super) const UNBOUNDED: Study = Study { bounded: false, ..Study::EMPTY };

    /// A part of these lengths.
    pub(super) const fn of(min: i32, max: i32) -> Study {
        Study { min, max, ..Study::EMPTY }
    }

    /// Another part after this one.
    pub(super) fn then(self, next: Study) -> Study {
        Study {
            min: self.min.wrapping_add(next.min),
            max: self.max.wrapping_add(next.max),
            bounded: self.bounded && next.bounded,
            deterministic: self.deterministic && next.deterministic,
        }
    }

    /// This alternative or that one.
    pub(super) fn or(self, other: Study) -> Study {
        Study {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
            bounded: self.bounded && other.bounded,
            deterministic: false,
        }
    }

    /// What stands before, then this part repeated.
    pub(super) fn repeated_after(self, before: Study, quantifier: &Quantifier) -> Study {
        if quantifier.optional {
            let bounded = before.bounded && self.bounded;
            return Study {
                min: before.min,
                max: before.max.wrapping_add(self.max),
                bounded,
                deterministic: false,
            };
        }
        let mut min = self.min.wrapping_mul(quantifier.min).wrapping_add(before.min);
        if min < before.min {
            min = 0xfff_ffff;
        }
        let mut max = before.max;
        let mut bounded = before.bounded && self.bounded;
        if bounded {
            max = self.max.wrapping_mul(quantifier.max).wrapping_add(before.max);
            bounded = max >= before.max;
        }
        let deterministic = self.deterministic && quantifier.min == quantifier.max && before.deterministic;
        Study { min, max, bounded, deterministic }
    }

    /// What stands before, then a single character repeated greedily by `*` or `+`.
    pub(super) fn scanned_after(before: Study, min: i32) -> Study {
        Study {
            min: before.min.wrapping_add(min),
            max: if before.bounded { before.max.wrapping_add(i32::MAX) } else { before.max },
            bounded: before.bounded,
            deterministic: false,
        }
    }
}
