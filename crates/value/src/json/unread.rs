//! Containers that JSON was outlined into and that nobody has touched yet.

use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

use super::outline::{Outline, Part};
use super::reader::{Gathered, read_level};
use crate::entries::Entries;
use crate::list::List;
use crate::map::Map;
use crate::value::Value;

/// A container of an outlined document.
#[derive(Clone)]
pub(crate) struct Unread {
    pub(super) outline: Rc<Outline>,
    part: u32,
}

impl Unread {
    pub(super) fn new(outline: &Rc<Outline>, part: u32) -> Self {
        Self { outline: Rc::clone(outline), part }
    }

    /// The whole document.
    pub(super) fn document(outline: Outline) -> Value {
        let is_object = outline.parts.first().is_some_and(|part| outline.byte_at(part.text.start) == b'{');
        Self::new(&Rc::new(outline), 0).into_container(is_object)
    }

    pub(super) fn into_container(self, is_object: bool) -> Value {
        if is_object { Map::unread(self).into() } else { List::unread(self).into() }
    }

    pub(super) fn part(&self) -> Option<&Part> {
        self.outline.part(self.part)
    }
}

/// What a container may hold.
pub(crate) trait Held: Default {
    /// The contents of the right kind of container; nothing of the other kind.
    fn of(gathered: Gathered) -> Self;
}

impl Held for Vec<Value> {
    fn of(gathered: Gathered) -> Self {
        match gathered {
            Gathered::Items(items) => items,
            Gathered::Entries(_) => Self::default(),
        }
    }
}

impl Held for Entries {
    fn of(gathered: Gathered) -> Self {
        match gathered {
            Gathered::Entries(entries) => entries,
            Gathered::Items(_) => Self::default(),
        }
    }
}

/// The contents of a container, which are read when they are first touched.
pub(crate) struct Contents<T>(RefCell<State<T>>);

enum State<T> {
    Unread(Unread),
    Read(T),
}

impl<T: Held> Contents<T> {
    pub(crate) fn new(contents: T) -> Self {
        Self(RefCell::new(State::Read(contents)))
    }

    pub(crate) fn unread(unread: Unread) -> Self {
        Self(RefCell::new(State::Unread(unread)))
    }

    /// Where the contents are to be read from, as long as nobody has touched them.
    pub(crate) fn if_unread(&self) -> Option<Unread> {
        match &*self.0.borrow() {
            State::Unread(unread) => Some(unread.clone()),
            State::Read(_) => None,
        }
    }

    pub(crate) fn borrow(&self) -> Ref<'_, T> {
        loop {
            let state = Ref::filter_map(self.0.borrow(), |state| match state {
                State::Read(contents) => Some(contents),
                State::Unread(_) => None,
            });
            match state {
                Ok(contents) => return contents,
                Err(unread) => drop(unread),
            }
            self.read();
        }
    }

    pub(crate) fn borrow_mut(&self) -> RefMut<'_, T> {
        loop {
            let state = RefMut::filter_map(self.0.borrow_mut(), |state| match state {
                State::Read(contents) => Some(contents),
                State::Unread(_) => None,
            });
            match state {
                Ok(contents) => return contents,
                Err(unread) => drop(unread),
            }
            self.read();
        }
    }

    /// What was read; nothing as long as nobody has touched it.
    pub(crate) fn get_mut(&mut self) -> Option<&mut T> {
        match self.0.get_mut() {
            State::Read(contents) => Some(contents),
            State::Unread(_) => None,
        }
    }

    #[cold]
    fn read(&self) {
        if let Some(unread) = self.if_unread() {
            // An outlined text is known to be readable.
            let contents = read_level(&unread.outline, unread.part).map(T::of).unwrap_or_default();
            self.0.replace(State::Read(contents));
        }
    }
}
