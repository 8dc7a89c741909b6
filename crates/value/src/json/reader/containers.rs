//! Arrays and objects: which are open, and what becomes of their values when they close.
//!
//! The values of all open containers stand behind one another in one vector, so that nothing is allocated for a container
//! before its length is known.

use std::rc::Rc;

use super::super::outline::Outline;
use super::super::read_error::ReadErrorKind;
use super::super::shapes::{self, Shapes};
use super::super::unread::Unread;
use super::cursor::{Cursor, Failed, narrow};
use super::words::Stop;
use crate::block::{Filling, Values};
use crate::entries::Entries;
use crate::exceeded::MAX_DEPTH;
use crate::list::List;
use crate::map::Map;
use crate::slots::Slots;
use crate::string::JavaString;
use crate::value::Value;

/// Objects with fewer keys than this are searched for a repeated key one by one.
pub(in crate::json) const FEW_KEYS: usize = 16;

/// In a text that is shorter than this, in bytes, objects are not so many that their keys were worth foretelling.
const MANY_OBJECTS: usize = 512;

/// Hardly any member of an object takes less of the text than this, in bytes.
const LEAST_PLAIN: usize = 8;

/// Containers that are shorter than this, in bytes, are read along with the one around them.
const SHORT: u32 = 64;

/// The container that is being read, or the document around all of them.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// What it is, and so where a bare word ends in it.
    pub(super) stop: Stop,
    /// Its values are those from here on.
    pub(super) start: u32,
    /// The path of its keys so far if it is an object, [`UNTRODDEN`] if they are gathered one by one.
    pub(super) path: u32,
    /// The keys that are gathered one by one are those from here on.
    pub(super) keys: u32,
    /// Whether it is an object whose values, plain ones so far, are being read into a block.
    pub(super) in_block: bool,
    /// Which of the values the one to come replaces, since its key is repeated; [`NO_VALUE`] mostly.
    pub(super) replaced: u32,
}

/// No path: the keys are gathered.
pub(super) const UNTRODDEN: u32 = u32::MAX;

/// No value: the one to come is a further one.
pub(super) const NO_VALUE: u32 = u32::MAX;

impl Frame {
    /// What is around the document.
    const OUTSIDE: Self =
        Self { stop: Stop::Never, start: 0, path: UNTRODDEN, keys: 0, in_block: false, replaced: NO_VALUE };
}

/// The containers that are open, and what was gathered for them.
pub(super) struct Reader<'a> {
    pub(super) cursor: Cursor<'a>,
    /// The innermost container.
    pub(super) frame: Frame,
    /// The outline of the document, if only one of its containers is to be read: those inside stay unread.
    pub(super) outline: Option<&'a Rc<Outline>>,
    /// The number of the next container inside.
    pub(super) next_part: u32,
    /// Where the path of an object's keys begins, [`UNTRODDEN`] if paths are not worth it.
    pub(super) first_path: u32,
    pub(super) filling: Filling,
    pub(super) workspace: Workspace,
}

/// What readers gather the contents of containers in.
#[derive(Default)]
pub(in crate::json) struct Workspace {
    /// The containers around the innermost one.
    pub(super) frames: Vec<Frame>,
    /// The values in all open containers: each takes its own when it closes. In an object of a block, the block's.
    pub(super) values: Vec<Value>,
    /// The gathered keys of all open objects.
    pub(super) keys: Vec<JavaString>,
    /// For each gathered key a number that differs when the keys do, in nearly all cases.
    pub(super) prints: Vec<u64>,
    /// The keys that objects have had so far.
    pub(super) shapes: Shapes,
}

/// What a reader has gathered for a container.
pub(crate) enum Gathered {
    /// Of an array.
    Items(Vec<Value>),
    /// Of an object.
    Entries(Entries),
}

impl Gathered {
    #[inline(always)]
    pub(super) fn into_container(self) -> Value {
        match self {
            Self::Items(items) => List::json_array(items).into(),
            Self::Entries(entries) => Map::linked_of(entries).into(),
        }
    }
}

impl<'a> Reader<'a> {
    /// The reader of a text, or of a container in an outlined document.
    pub(super) fn new(cursor: Cursor<'a>) -> Self {
        let first_path = if cursor.text.len() < MANY_OBJECTS { UNTRODDEN } else { shapes::START };
        Self {
            cursor,
            frame: Frame::OUTSIDE,
            outline: None,
            next_part: 0,
            first_path,
            filling: Filling::default(),
            workspace: Workspace::default(),
        }
    }

    #[inline(always)]
    pub(super) fn open(&mut self, stop: Stop) -> Result<(), Failed> {
        if self.workspace.frames.len() >= MAX_DEPTH as usize {
            return self.cursor.error(ReadErrorKind::TooDeep);
        }
        self.cursor.at += 1;
        self.next_part += 1;
        if self.frame.in_block {
            self.leave_block();
        }
        self.workspace.frames.push(self.frame);
        // Of an outlined document objects are read one by one, mostly, which is not worth a block.
        let in_block = matches!(stop, Stop::Object) && self.first_path != UNTRODDEN && self.outline.is_none();
        if in_block {
            self.filling.begin_object((self.cursor.text.len() - self.cursor.at) / LEAST_PLAIN);
            std::mem::swap(&mut self.workspace.values, &mut self.filling.values);
        }
        self.frame = Frame {
            stop,
            start: narrow(self.workspace.values.len()),
            path: self.first_path,
            keys: narrow(self.workspace.keys.len()),
            in_block,
            replaced: NO_VALUE,
        };
        Ok(())
    }

    /// Goes past the container that begins here, if it is to stay unread.
    #[inline(always)]
    pub(super) fn unread(&mut self) -> Option<Value> {
        let outline = self.outline.filter(|_| !self.workspace.frames.is_empty())?;
        let part = outline.part(self.next_part)?;
        if part.text.len() < SHORT {
            return None;
        }
        let unread = Unread::new(outline, self.next_part).into_container(self.cursor.peek() == b'{');
        self.cursor.at = part.text.end as usize;
        self.next_part = part.next;
        Some(unread)
    }

    /// Reads the values of the innermost object, and those so far, with all the others: it holds further ones, or has no
    /// shape.
    #[cold]
    pub(super) fn leave_block(&mut self) {
        let first = self.frame.start as usize;
        std::mem::swap(&mut self.workspace.values, &mut self.filling.values);
        self.frame.start = narrow(self.workspace.values.len());
        self.frame.in_block = false;
        self.workspace.values.extend(self.filling.values.drain(first..));
    }

    /// Whether an object ends here that has a shape and holds plain values only.
    #[inline(always)]
    pub(super) fn closes_flat_object(&self) -> bool {
        self.frame.in_block && self.frame.path != shapes::START
    }

    /// Closes such an object, the most frequent container, in one go.
    #[inline(always)]
    pub(super) fn close_flat_object(&mut self) {
        self.cursor.at += 1;
        let Frame { start, path, .. } = self.frame;
        self.frame = self.workspace.frames.pop().unwrap_or(Frame::OUTSIDE);
        std::mem::swap(&mut self.workspace.values, &mut self.filling.values);
        if let Some(shape) = self.workspace.shapes.shape(path, self.cursor.source) {
            let values = self.filling.end_object(start);
            self.workspace.values.push(Map::linked_of(Entries::Shaped(shape, values)).into());
        }
    }

    /// Takes what was gathered for the innermost container.
    pub(super) fn close(&mut self) -> Gathered {
        self.cursor.at += 1;
        if self.frame.in_block {
            self.leave_block();
        }
        let Frame { stop, start, path, .. } = self.frame;
        let start = start as usize;
        let contents = match stop {
            Stop::Object if path == UNTRODDEN => Gathered::Entries(self.gathered_entries()),
            Stop::Object => match self.workspace.shapes.shape(path, self.cursor.source) {
                Some(shape) => {
                    let values = Values::Own(self.workspace.values.split_off(start));
                    Gathered::Entries(Entries::Shaped(shape, values))
                }
                None => Gathered::Entries(Entries::default()),
            },
            _ => Gathered::Items(self.workspace.values.split_off(start)),
        };
        self.frame = self.workspace.frames.pop().unwrap_or(Frame::OUTSIDE);
        contents
    }

    /// The entries of an object whose keys were gathered one by one.
    fn gathered_entries(&mut self) -> Entries {
        let keys = self.workspace.keys.drain(self.frame.keys as usize..).map(Value::String);
        let pairs: Vec<_> =
            keys.zip(self.workspace.values.drain(self.frame.start as usize..)).map(Some).collect();
        self.workspace.prints.truncate(self.frame.keys as usize);
        Entries::Own(Slots::from_read(pairs, FEW_KEYS))
    }
}
