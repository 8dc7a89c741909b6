//! Which keys a document's objects have had, to foretell those of the next.
//!
//! The keys in their order are paths in a tree: an object follows a path for as long as its keys are those of an object
//! before it. Each step is foretold, by the text of the key that came next the last time, so that a key that comes again
//! is only compared with that: it is not read, not looked up, and known to differ from the object's other keys.

use std::rc::Rc;

use super::bytes::word_at;
use crate::shape::{MOST_KEYS, Shape};
use crate::string::{JavaString, Source};
use crate::value::Value;

/// Where the paths of all objects begin.
pub(super) const START: u32 = 0;

/// A document of more paths than this is not worth foretelling, nor may it take the memory.
const MOST_NODES: usize = 1024;

/// The room that is made for paths at first.
const FIRST_NODES: usize = 16;

/// How many keys may follow a path; objects with ever new keys are rather tables than of a form.
const MOST_SIBLINGS: usize = 8;

/// The tree of the keys, in the order in which they came; empty before the first.
#[derive(Default)]
pub(super) struct Shapes {
    nodes: Vec<Node>,
}

/// A key behind those of the nodes above it.
struct Node {
    /// Where the key stands in the text, from its first quote to the last one or the colon right behind.
    start: u32,
    length: u32,
    /// The first eight bytes of that, or fewer, and which of them count.
    first: u64,
    counting: u64,
    /// The last eight bytes, if there are more than eight.
    last: u64,
    /// Whether the colon is among them.
    colon: bool,
    above: u32,
    /// How many keys the path has.
    keys: u32,
    /// The key that followed last, and one that followed earlier beside this one.
    next: u32,
    beside: u32,
    /// The shape of the objects that end here.
    shape: Option<Rc<Shape>>,
}

/// A key that comes next on a path.
#[derive(Clone, Copy)]
pub(super) struct Step {
    /// The path with the key.
    pub(super) path: u32,
    /// How long the key is in the text.
    pub(super) length: u32,
    /// Whether that is with its colon.
    pub(super) colon: bool,
}

impl Node {
    /// What the first keys follow.
    const START: Self = Self {
        start: 0,
        length: 0,
        first: 0,
        counting: 0,
        last: 0,
        colon: false,
        above: START,
        keys: 0,
        next: START,
        beside: START,
        shape: None,
    };

    /// The key itself, in bytes of the text.
    fn key(&self) -> (usize, usize) {
        let end = (self.start + self.length) as usize;
        (self.start as usize + 1, end - 1 - usize::from(self.colon))
    }

    /// Whether the key stands at a place of the text, whose next eight bytes are given.
    #[inline(always)]
    fn is_at(&self, text: &[u8], at: usize, word: u64) -> bool {
        if word & self.counting != self.first {
            return false;
        }
        let length = self.length as usize;
        if length <= 8 {
            return true;
        }
        if word_at(text, at + length - 8) != Some(self.last) {
            return false;
        }
        length <= 16 || {
            let start = self.start as usize;
            text.get(start + 8..start + length - 8) == text.get(at + 8..at + length - 8)
        }
    }
}

impl Shapes {
    /// The key at a place of the text, if it is the one that followed the path last.
    #[inline(always)]
    pub(super) fn foretold(&self, path: u32, text: &[u8], at: usize) -> Option<Step> {
        let next = self.nodes.get(path as usize)?.next;
        let node = self.nodes.get(next as usize)?;
        // The start of all paths follows none of them.
        (next != START && node.is_at(text, at, word_at(text, at)?)).then_some(Step {
            path: next,
            length: node.length,
            colon: node.colon,
        })
    }

    /// The path with a plain key that was not foretold: from its first quote to behind the last one.
    ///
    /// Nothing if there are too many paths or too many keys, or if the path has that key already.
    pub(super) fn follow(&mut self, path: u32, text: &[u8], start: usize, end: usize) -> Option<Step> {
        let colon = text.get(end) == Some(&b':');
        let end = end + usize::from(colon);
        let word = word_at(text, start)?;
        if self.nodes.is_empty() {
            self.nodes.reserve(FIRST_NODES);
            self.nodes.push(Node::START);
        }
        let above = self.nodes.get(path as usize)?;
        let (mut at, mut before) = (above.next, START);
        for _ in 0..MOST_SIBLINGS {
            if at == START {
                return self.add(path, text, start, end, colon);
            }
            let node = self.nodes.get(at as usize)?;
            let (length, beside) = (node.length, node.beside);
            if length as usize == end - start && node.is_at(text, start, word) {
                self.put_first(path, before, at);
                return Some(Step { path: at, length, colon });
            }
            before = at;
            at = beside;
        }
        None
    }

    /// Foretells a key from now on that followed a path earlier.
    fn put_first(&mut self, path: u32, before: u32, at: u32) {
        let Some(beside) = self.nodes.get(at as usize).map(|node| node.beside) else { return };
        if before == START {
            return;
        }
        if let Some(before) = self.nodes.get_mut(before as usize) {
            before.beside = beside;
        }
        let Some(above) = self.nodes.get_mut(path as usize) else { return };
        let next = std::mem::replace(&mut above.next, at);
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.beside = next;
        }
    }

    fn add(&mut self, path: u32, text: &[u8], start: usize, end: usize, colon: bool) -> Option<Step> {
        let above = self.nodes.get(path as usize)?;
        let (keys, beside) = (above.keys + 1, above.next);
        if self.nodes.len() >= MOST_NODES || keys as usize > MOST_KEYS {
            return None;
        }
        let added = u32::try_from(self.nodes.len()).ok()?;
        let length = u32::try_from(end - start).ok()?;
        let counting = if length < 8 { (1 << (8 * length)) - 1 } else { u64::MAX };
        let node = Node {
            start: u32::try_from(start).ok()?,
            length,
            first: word_at(text, start)? & counting,
            counting,
            last: if length > 8 { word_at(text, end - 8)? } else { 0 },
            colon,
            above: path,
            keys,
            next: START,
            beside,
            shape: None,
        };
        let (from, to) = node.key();
        let key = text.get(from..to);
        if self.path(path).any(|earlier| {
            let (from, to) = earlier.key();
            text.get(from..to) == key
        }) {
            return None;
        }
        self.nodes.push(node);
        if let Some(above) = self.nodes.get_mut(path as usize) {
            above.next = added;
        }
        Some(Step { path: added, length, colon })
    }

    /// The nodes of a path, the last one first.
    fn path(&self, mut path: u32) -> impl Iterator<Item = &Node> {
        std::iter::from_fn(move || {
            let node = self.nodes.get(path as usize).filter(|node| node.keys > 0)?;
            path = node.above;
            Some(node)
        })
    }

    /// The keys of a path, in bytes of the text.
    pub(super) fn keys(&self, path: u32) -> Vec<(usize, usize)> {
        let mut keys: Vec<(usize, usize)> = self.path(path).map(Node::key).collect();
        keys.reverse();
        keys
    }

    /// The shape of the objects that have the keys of a path and no more; nothing for the empty one.
    #[inline(always)]
    pub(super) fn shape(&mut self, path: u32, source: &Source) -> Option<Rc<Shape>> {
        match &self.nodes.get(path as usize)?.shape {
            Some(shape) => Some(Rc::clone(shape)),
            None => self.make_shape(path, source),
        }
    }

    #[cold]
    fn make_shape(&mut self, path: u32, source: &Source) -> Option<Rc<Shape>> {
        let keys = self.keys(path);
        if keys.is_empty() {
            return None;
        }
        let keys = keys.into_iter().map(|(start, end)| Value::String(JavaString::slice(source, start, end)));
        let shape = Shape::new(keys.collect());
        self.nodes.get_mut(path as usize)?.shape = Some(Rc::clone(&shape));
        Some(shape)
    }
}
