//! What a match can start with, so that a search skips the places where none can.

use super::ascii::AsciiSet;
use super::class::Beyond;
use super::program::{First, NodeId, Op, Program};

/// How many nodes are looked at.
const WORK_LIMIT: u32 = 64;

/// What the matches of a program start with.
pub(super) fn of_match(program: &Program) -> First {
    match program.nodes[program.start as usize].op {
        Op::Begin => return First::Start,
        Op::Unit(unit) => return First::Unit(unit),
        Op::Text { start, .. } => return First::Unit(program.texts[start as usize]),
        _ => {}
    }
    let mut look = Look { program, ascii: AsciiSet::NONE, beyond: false, work: 0 };
    if !look.at(program.start, 0) || look.ascii == AsciiSet::ALL && look.beyond {
        return First::Any;
    }
    First::OneOf(look.ascii, look.beyond)
}

struct Look<'a> {
    program: &'a Program,
    ascii: AsciiSet,
    beyond: bool,
    work: u32,
}

impl Look<'_> {
    fn add_set(&mut self, set: u32) {
        let set = &self.program.sets[set as usize];
        self.ascii = self.ascii.or(set.ascii);
        self.beyond |= set.beyond != Beyond::None;
    }

    fn add_unit(&mut self, unit: u16) {
        if unit < 128 {
            self.ascii.add(u32::from(unit));
        } else {
            self.beyond = true;
        }
    }

    /// Adds what can come first at a node; false if nothing need come, or it is not known.
    fn at(&mut self, mut node: NodeId, depth: u32) -> bool {
        loop {
            self.work += 1;
            if self.work > WORK_LIMIT || depth > 8 {
                return false;
            }
            let Some(here) = self.program.nodes.get(node as usize) else { return false };
            match here.op {
                Op::Unit(unit) => {
                    self.add_unit(unit);
                    return true;
                }
                Op::Text { start, .. } => {
                    self.add_unit(self.program.texts[start as usize]);
                    return true;
                }
                Op::Set(set) => {
                    self.add_set(set);
                    return true;
                }
                Op::Repeat { set, min, max, .. } => {
                    if max > 0 {
                        self.add_set(set);
                    }
                    if min > 0 {
                        return true;
                    }
                }
                Op::LineBreak => {
                    self.ascii = self.ascii.or(AsciiSet::range(10, 13));
                    self.beyond = true;
                    return true;
                }
                Op::Branch { start, len } => {
                    return (start..start + len)
                        .all(|branch| self.at(self.program.branches[branch as usize], depth + 1));
                }
                Op::Atomic { body } => return self.at(body, depth + 1),
                Op::Curly { body, min: 1.., .. } => return self.at(body, depth + 1),
                Op::Prolog { looped } => match self.program.nodes[looped as usize].op {
                    Op::Loop { body, min: 1.., .. } => return self.at(body, depth + 1),
                    _ => return false,
                },
                Op::Pass
                | Op::Begin
                | Op::LineStart { .. }
                | Op::LineEnd { .. }
                | Op::Bound { .. }
                | Op::LastMatch
                | Op::Open { .. }
                | Op::Close { .. } => {}
                // A group that is set inside a look-around stays set where the search goes on.
                _ => return false,
            }
            node = here.next;
        }
    }
}
