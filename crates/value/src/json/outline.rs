//! Where the containers of a document stand in its text.
//!
//! Most templates touch a small part of a body and pass the rest on. A long body is therefore gone through once, to know
//! where each container ends and what would not be written as it stands; values are made of the containers that are
//! touched, one level at a time ([`super::unread`]), and the others are written by copying their text.

use std::cell::Cell;

use super::reader::Workspace;
use crate::string::Source;

/// What is known of a text of standard JSON whose containers are still to be read.
pub(crate) struct Outline {
    pub(super) source: Source,
    /// Whether the text is ASCII, as far as the document goes.
    pub(super) ascii: bool,
    /// The containers in the order in which they begin.
    pub(super) parts: Vec<Part>,
    /// The stretches that the writer would write otherwise: white space, numbers and strings, in their order.
    pub(super) odd: Vec<Stretch>,
    /// How deeply the containers nest.
    pub(super) height: u32,
    /// What the readers of single containers use one after another.
    pub(super) workspace: Cell<Workspace>,
}

/// One container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// From its bracket to behind the one that closes it.
    pub(super) text: Stretch,
    /// The number of the first container that begins behind it.
    pub(super) next: u32,
    /// Whether all objects in it have distinct keys, so that its text can be copied.
    pub(super) distinct: bool,
}

/// A stretch of the text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Stretch {
    /// The stretch between two places of a text whose length is known to fit.
    #[inline(always)]
    pub(super) fn new(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    pub(super) fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }
}

impl Outline {
    pub(super) fn part(&self, part: u32) -> Option<&Part> {
        self.parts.get(part as usize)
    }

    /// The text from one place to another.
    pub(super) fn text(&self, start: u32, end: u32) -> &str {
        self.source.get(start as usize..end as usize).unwrap_or("")
    }

    pub(super) fn byte_at(&self, at: u32) -> u8 {
        self.source.as_bytes().get(at as usize).copied().unwrap_or(0)
    }

    /// The odd stretches in a container.
    pub(super) fn odd_in(&self, container: Stretch) -> &[Stretch] {
        let from = self.odd.partition_point(|odd| odd.start < container.start);
        let to = self.odd.partition_point(|odd| odd.start < container.end);
        self.odd.get(from..to).unwrap_or(&[])
    }
}
