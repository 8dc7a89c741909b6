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
            // Java starts from -1: lengths that ran over count as that.
            max: self.max.max(other.max).max(-1),
            bounded: self.bounded && other.bounded,
            deterministic: false,
        }
    }

    /// This part once or not at all.
    pub(super) fn optional(self) -> Study {
        Study { min: 0, deterministic: false, ..self }
    }

    /// What stands before, then this part repeated.
    fn repeated_after(self, before: Study, least: i32, most: i32) -> Study {
        let mut min = self.min.wrapping_mul(least).wrapping_add(before.min);
        if min < before.min {
            min = 0xfff_ffff;
        }
        let mut max = before.max;
        let mut bounded = before.bounded && self.bounded;
        if bounded {
            max = self.max.wrapping_mul(most).wrapping_add(before.max);
            bounded = max >= before.max;
        }
        Study {
            min,
            max,
            bounded,
            deterministic: self.deterministic && least == most && before.deterministic,
        }
    }
}

/// The parts of a sequence, as far as their sums depend on what stands before.
///
/// Only in a look-behind does Java's overflow show; elsewhere the sums are made at once.
#[derive(Debug, Default)]
pub(super) struct Lengths {
    items: Vec<Item>,
    tail: Option<Study>,
}

#[derive(Debug)]
enum Item {
    Then(Study),
    Repeated(Study, i32, i32),
    Branch(Study),
    /// A part studied on its own, but with the sums before it; if it is optional its least length does not count.
    Part(Lengths, bool),
}

impl Lengths {
    fn tail(&self) -> Study {
        self.tail.unwrap_or(Study::EMPTY)
    }

    /// Adds a part.
    pub(super) fn then(&mut self, study: Study) {
        self.tail = Some(self.tail().then(study));
    }

    /// Adds a part that is repeated.
    pub(super) fn repeated(&mut self, study: Study, quantifier: &Quantifier, in_behind: bool) {
        let (least, most) = (quantifier.min, quantifier.max);
        if in_behind {
            self.push(Item::Repeated(study, least, most));
        } else {
            self.tail = Some(study.repeated_after(self.tail(), least, most));
        }
    }

    /// Adds a part that Java studies in place: an atomic one, or one that may be absent.
    pub(super) fn part(&mut self, part: Lengths, optional: bool, in_behind: bool) {
        if in_behind {
            self.push(Item::Part(part, optional));
        } else {
            let study = part.total();
            self.then(if optional { study.optional() } else { study });
        }
    }

    /// Adds a single character scanned greedily without an upper bound.
    pub(super) fn scanned(&mut self, least: i32) {
        self.then(Study { deterministic: false, ..Study::of(least, i32::MAX) });
    }

    /// Adds alternatives, after which Java counts from zero.
    pub(super) fn branch(&mut self, study: Study, in_behind: bool) {
        if in_behind { self.push(Item::Branch(study)) } else { self.then(study) }
    }

    /// Adds the parts of an inner sequence.
    pub(super) fn splice(&mut self, inner: Lengths) {
        if inner.items.is_empty() {
            return self.then(inner.tail());
        }
        self.flush();
        self.items.extend(inner.items);
        self.tail = inner.tail;
    }

    /// The whole.
    pub(super) fn total(&self) -> Study {
        self.total_after(Study::EMPTY)
    }

    fn total_after(&self, mut now: Study) -> Study {
        let mut before = Study::EMPTY;
        for item in &self.items {
            match item {
                Item::Then(study) => now = now.then(*study),
                Item::Repeated(study, least, most) => now = study.repeated_after(now, *least, *most),
                Item::Branch(study) => {
                    before = before.then(now).then(*study);
                    now = Study::EMPTY;
                }
                Item::Part(part, optional) => {
                    let with = part.total_after(now);
                    now = if *optional { Study { min: now.min, deterministic: false, ..with } } else { with };
                }
            }
        }
        before.then(now.then(self.tail()))
    }

    fn flush(&mut self) {
        if let Some(tail) = self.tail.take() {
            self.items.push(Item::Then(tail));
        }
    }

    fn push(&mut self, item: Item) {
        self.flush();
        self.items.push(item);
    }
}
