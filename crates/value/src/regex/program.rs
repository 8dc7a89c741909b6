//! A pattern in the form that the machine runs: nodes that name the node after them.

use super::ascii::AsciiSet;
use super::class::{Beyond, Bits, Class};

/// The index of a node.
pub(super) type NodeId = u32;

/// No node: the end of a list, a tail not yet tied.
pub(super) const NOWHERE: NodeId = u32::MAX;

/// How often, and how eagerly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantifier {
    pub(super) min: i32,
    pub(super) max: i32,
    pub(super) kind: Kind,
    /// Written `?`: Java treats it apart from `{0,1}`.
    pub(super) optional: bool,
    /// Written `*` or `+` without a suffix: Java scans single characters.
    pub(super) scanning: bool,
}

/// The eagerness of a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Greedy,
    Lazy,
    Possessive,
}

/// How a back-reference compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    Exact,
    Ascii,
    Unicode,
}

/// What a node does; then comes its `next`.
#[derive(Debug, Clone)]
pub(super) enum Op {
    /// Nothing.
    Pass,
    /// The end of a part that is tried on its own.
    Accept,
    /// The end of the pattern.
    Finish,
    /// The end of a look-behind: only where the look-behind stands.
    BehindEnd,
    /// One unit.
    Unit(u16),
    /// Several units of the program's texts.
    Text { start: u32, len: u32 },
    /// One character of a set.
    Set(u32),
    /// Characters of a set, repeated.
    Repeat { set: u32, min: u32, max: u32, kind: Kind },
    /// `\A`, `^`.
    Begin,
    /// `\z`.
    End,
    /// `^` of lines.
    LineStart { unix: bool },
    /// `$`, `\Z`.
    LineEnd { unix: bool, multiline: bool },
    /// `\G`.
    LastMatch,
    /// `\b`, `\B`.
    Bound { negated: bool, unicode: bool },
    /// `\R`.
    LineBreak,
    /// A back-reference.
    Back { group: u32, fold: Fold },
    /// A look-ahead.
    Ahead { body: NodeId, negated: bool },
    /// A look-behind.
    Behind { body: NodeId, negated: bool, min: i32, max: i32, by_points: bool },
    /// A part that is not gone back into.
    Atomic { body: NodeId },
    /// A part, tried on its own, once or not at all.
    Maybe { body: NodeId, kind: Kind },
    /// A part, tried on its own, repeated; a `group` other than 0 is set to each repetition.
    Curly { body: NodeId, min: i32, max: i32, kind: Kind, group: u32, is_group: bool },
    /// Alternatives: a slice of the program's branches; [`NOWHERE`] is an empty one.
    Branch { start: u32, len: u32 },
    /// The start of a group, kept in a local; `again` if it can be entered before it is left.
    Open { local: u32, again: bool },
    /// The end of a group.
    Close { local: u32, group: u32 },
    /// The entry of a loop over a group.
    Prolog { looped: NodeId },
    /// A loop over a group: `count` and `begin` are locals, `memo` numbers its memory of failures.
    Loop { body: NodeId, min: i32, max: i32, lazy: bool, count: u32, begin: u32, memo: u32 },
}

/// A node: what it does and what comes then.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) op: Op,
    pub(super) next: NodeId,
}

/// A set of characters made ready.
#[derive(Debug, Clone)]
pub(super) struct CharSet {
    pub(super) ascii: AsciiSet,
    pub(super) beyond: Beyond,
    pub(super) class: Class,
}

impl CharSet {
    pub(super) fn new(class: Class, bits: &[Bits]) -> CharSet {
        CharSet { ascii: class.ascii(bits), beyond: class.beyond_ascii(bits), class }
    }

    /// Whether a character belongs to the set.
    #[inline]
    pub(super) fn contains(&self, point: u32, bits: &[Bits]) -> bool {
        if point < 128 {
            return self.ascii.has(point);
        }
        match self.beyond {
            Beyond::None => false,
            Beyond::All => true,
            Beyond::Some => self.class.contains(point, bits),
        }
    }
}

/// What the search for a start may skip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Every place is to be tried.
    Any,
    /// Only the start of the text.
    Start,
    /// A match starts with this unit.
    Unit(u16),
    /// A match starts with one of these ASCII characters, or beyond ASCII if that is true.
    OneOf(AsciiSet, bool),
}

/// A pattern, ready to run.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) nodes: Vec<Node>,
    pub(super) start: NodeId,
    /// The node that ends the pattern.
    pub(super) finish: NodeId,
    pub(super) texts: Vec<u16>,
    pub(super) sets: Vec<CharSet>,
    pub(super) bits: Vec<Bits>,
    pub(super) branches: Vec<NodeId>,
    /// Capturing groups, with the whole match.
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    pub(super) locals: usize,
    pub(super) memos: usize,
    /// Whether a search steps over the second unit of a pair.
    pub(super) by_points: bool,
    /// The least length of a match, in units.
    pub(super) min_length: usize,
    pub(super) first: First,
    /// Whether a repeated group is set anew when the match is found.
    pub(super) sets_groups_on_success: bool,
}

impl Program {
    /// The unit that a node wants where it stands.
    #[inline]
    pub(super) fn unit_at(&self, node: NodeId) -> Option<u16> {
        match self.nodes.get(node as usize)?.op {
            Op::Unit(unit) => Some(unit),
            Op::Text { start, .. } => self.texts.get(start as usize).copied(),
            _ => None,
        }
    }
}
