//! Patterns that are one character class, perhaps repeated: over bytes they need no machine.
//!
//! Most patterns of templates are of this kind: `,`, `[^a-z0-9]+`, `^[A-Z]+$`.

use super::class::Beyond;
use super::program::{Kind, NodeId, Op, Program};
use super::{Budget, StepsExceeded};

/// One class and how often it is repeated.
#[derive(Debug, Clone)]
pub(super) struct Single {
    /// The units below 256 that belong to the class, a bit each.
    bytes: [u32; 8],
    min: usize,
    max: usize,
}

impl Single {
    /// The pattern as one that is searched for, if it is of this kind and never matches the empty text.
    pub(super) fn searched(program: &Program) -> Option<Self> {
        let (single, next) = Self::at(program, program.start, false)?;
        (single.min > 0 && next == program.finish && program.groups == 1).then_some(single)
    }

    /// The pattern as one that is to match a whole text, where `^` in front and `$` at the end say nothing more.
    pub(super) fn whole(program: &Program) -> Option<Self> {
        let first = program.nodes.get(program.start as usize)?;
        let start = if matches!(first.op, Op::Begin) { first.next } else { program.start };
        let (single, next) = Self::at(program, start, true)?;
        let last = program.nodes.get(next as usize)?;
        let next = if matches!(last.op, Op::LineEnd { .. }) { last.next } else { next };
        (next == program.finish && program.groups == 1).then_some(single)
    }

    /// The class at a node, and the node after it.
    fn at(program: &Program, node: NodeId, whole: bool) -> Option<(Self, NodeId)> {
        let here = program.nodes.get(node as usize)?;
        let single = match here.op {
            Op::Unit(unit) => {
                let mut bytes = [0; 8];
                if let Some(word) = bytes.get_mut(usize::from(unit >> 5)) {
                    *word = 1 << (unit & 31);
                }
                Self { bytes, min: 1, max: 1 }
            }
            Op::Set(set) => Self { bytes: members(program, set), min: 1, max: 1 },
            Op::Repeat { set, min, max, kind } => {
                // A lazy one is content with the least, but for where it must reach the end.
                let max = if kind == Kind::Lazy && !whole { min } else { max };
                Self { bytes: members(program, set), min: min as usize, max: max as usize }
            }
            _ => return None,
        };
        Some((single, here.next))
    }

    #[inline]
    fn has(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte >> 5)] >> (byte & 31) & 1 != 0
    }

    /// How many bytes belong to the class from the start of a text on, at most as many as one match takes.
    #[inline]
    fn run(&self, text: &[u8]) -> usize {
        let most = text.len().min(self.max);
        text[..most].iter().position(|&byte| !self.has(byte)).unwrap_or(most)
    }

    /// The next match from a place on.
    pub(super) fn find(
        &self,
        text: &[u8],
        mut from: usize,
        budget: &mut Budget,
    ) -> Result<Option<(usize, usize)>, StepsExceeded> {
        loop {
            let rest = text.get(from..).unwrap_or_default();
            let Some(skipped) = rest.iter().position(|&byte| self.has(byte)) else {
                return budget.take(rest.len() as u64 / 16).map(|()| None);
            };
            let taken = self.run(&rest[skipped..]);
            budget.take(1 + (skipped + taken) as u64 / 16)?;
            let start = from + skipped;
            if taken >= self.min {
                return Ok(Some((start, start + taken)));
            }
            // What is too short as a whole is so from its second place on as well.
            from = start + taken;
        }
    }

    /// Whether the whole text is a match.
    pub(super) fn matches(&self, text: &[u8], budget: &mut Budget) -> Result<bool, StepsExceeded> {
        let taken = self.run(text);
        budget.take(1 + taken as u64 / 16)?;
        Ok(taken == text.len() && taken >= self.min)
    }
}

/// The units below 256 of a set.
fn members(program: &Program, set: u32) -> [u32; 8] {
    let set = &program.sets[set as usize];
    let [a, b, c, d] = set.ascii.0;
    let mut bytes = [a, b, c, d, 0, 0, 0, 0];
    match set.beyond {
        Beyond::None => {}
        Beyond::All => bytes[4..].fill(u32::MAX),
        Beyond::Some => {
            for point in (128..256).filter(|&point| set.contains(point, &program.bits)) {
                bytes[point as usize >> 5] |= 1 << (point & 31);
            }
        }
    }
    bytes
}
