//! Patterns that are one character class, perhaps repeated: over bytes they need no machine.
//!
//! Most patterns of templates are of this kind: `,`, `[^a-z0-9]+`, `^[A-Z]+$`.

use super::class::Beyond;
use super::program::{Kind, NodeId, Op, Program};
use super::{Budget, StepsExceeded};
use crate::search::find_byte;

/// One class and how often it is repeated.
#[derive(Debug, Clone)]
pub(super) struct Single {
    /// The units below 256 that belong to the class, a bit each.
    bytes: [u32; 8],
    /// The one unit below 256 that does, if there is no other.
    only: Option<u8>,
    min: usize,
    /// The most that one match takes of a text in which it is searched.
    max: usize,
    /// The most that it takes of a text that it is to match as a whole.
    whole_max: usize,
    /// Whether it can be searched for: `^` and `$` say nothing only where a whole text is to match.
    searched: bool,
}

impl Single {
    /// The pattern as one class, if it is one; `^` in front and `$` at the end may stand beside it.
    pub(super) fn of(program: &Program) -> Option<Self> {
        let node = |id: NodeId| program.nodes.get(id as usize);
        let first = node(program.start)?;
        let begins = matches!(first.op, Op::Begin);
        let here = if begins { node(first.next)? } else { first };
        let next = node(here.next)?;
        let ends = matches!(next.op, Op::LineEnd { .. });
        let end = if ends { next.next } else { here.next };
        if end != program.finish || program.groups != 1 {
            return None;
        }
        let (bytes, min, max, lazy) = match here.op {
            Op::Unit(unit) => {
                let mut bytes = [0; 8];
                if let Some(word) = bytes.get_mut(usize::from(unit >> 5)) {
                    *word = 1 << (unit & 31);
                }
                (bytes, 1, 1, false)
            }
            Op::Set(set) => (members(program, set), 1, 1, false),
            Op::Repeat { set, min, max, kind } => {
                (members(program, set), min as usize, max as usize, kind == Kind::Lazy)
            }
            _ => return None,
        };
        let mut marked = (0..8u8).filter(|&word| bytes[usize::from(word)] != 0);
        let only = match (marked.next(), marked.next()) {
            (Some(word), None) if bytes[usize::from(word)].is_power_of_two() => {
                Some(word * 32 + bytes[usize::from(word)].trailing_zeros() as u8)
            }
            _ => None,
        };
        Some(Self {
            bytes,
            only,
            min,
            // A lazy one is content with the least, but for where it must reach the end.
            max: if lazy { min } else { max },
            whole_max: max,
            // One that matches the empty text does so at every place.
            searched: min > 0 && !begins && !ends,
        })
    }

    /// Whether it can be searched for.
    pub(super) fn is_searched(&self) -> bool {
        self.searched
    }

    #[inline]
    fn has(&self, byte: u8) -> bool {
        self.bytes[usize::from(byte >> 5)] >> (byte & 31) & 1 != 0
    }

    /// How many bytes belong to the class from the start of a text on, at most so many.
    #[inline]
    fn run(&self, text: &[u8], most: usize) -> usize {
        let most = text.len().min(most);
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
            let first = match self.only {
                Some(byte) => find_byte(rest, byte),
                None => rest.iter().position(|&byte| self.has(byte)),
            };
            let Some(skipped) = first else {
                return budget.take(rest.len() as u64 / 16).map(|()| None);
            };
            let taken = self.run(&rest[skipped..], self.max);
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
        let taken = self.run(text, self.whole_max);
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
