//! Containers that JSON was outlined into and that nobody has touched yet.

use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

use super::few::Few;
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
    /// Its number in the outline.
    pub(super) number: u32,
}

impl Unread {
    pub(super) fn new(outline: &Rc<Outline>, number: u32) -> Self {
        Self { outline: Rc::clone(outline), number }
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
        self.outline.part(self.number)
    }
}

/// What a container may hold.
pub(crate) trait Held: Default {
    /// The contents of the right kind of container; nothing of the other kind.
    fn of(gathered: Gathered) -> Self;

    /// Puts items at their places that were made before the others; only lists have such.
    fn keep(&mut self, items: Vec<(usize, Value)>);
}

impl Held for Vec<Value> {
    fn of(gathered: Gathered) -> Self {
        match gathered {
            Gathered::Items(items) => items,
            Gathered::Entries(_) => Self::default(),
        }
    }

    fn keep(&mut self, items: Vec<(usize, Value)>) {
        for (index, item) in items {
            if let Some(place) = self.get_mut(index) {
                *place = item;
            }
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

    fn keep(&mut self, _items: Vec<(usize, Value)>) {}
}

/// The contents of a container, which are read when they are first touched.
pub(crate) struct Contents<T>(RefCell<State<T>>);

enum State<T> {
    /// Nothing was touched but a few items, if any.
    Unread(Unread, Option<Box<Few>>),
    Read(T),
}

impl<T: Held> Contents<T> {
    #[inline]
    pub(crate) fn new(contents: T) -> Self {
        Self(RefCell::new(State::Read(contents)))
    }

    pub(crate) fn unread(unread: Unread) -> Self {
        Self(RefCell::new(State::Unread(unread, None)))
    }

    /// Where the contents are to be read from, as long as nobody has touched any of them.
    pub(crate) fn if_unread(&self) -> Option<Unread> {
        match &*self.0.borrow() {
            State::Unread(unread, None) => Some(unread.clone()),
            _ => None,
        }
    }

    pub(crate) fn borrow(&self) -> Ref<'_, T> {
        loop {
            let state = Ref::filter_map(self.0.borrow(), |state| match state {
                State::Read(contents) => Some(contents),
                State::Unread(..) => None,
            });
            match state {
                Ok(contents) => return contents,
                Err(unread) => drop(unread),
            }
            self.read();
        }
    }

    /// What `look` makes of the contents, which must not be changed meanwhile.
    #[inline]
    pub(crate) fn look<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        if let State::Read(contents) = &*self.0.borrow() {
            return look(contents);
        }
        look(&self.borrow())
    }

    pub(crate) fn borrow_mut(&self) -> RefMut<'_, T> {
        loop {
            let state = RefMut::filter_map(self.0.borrow_mut(), |state| match state {
                State::Read(contents) => Some(contents),
                State::Unread(..) => None,
            });
            match state {
                Ok(contents) => return contents,
                Err(unread) => drop(unread),
            }
            self.read();
        }
    }

    /// What `look` makes of what was read; nothing as long as nobody has touched it.
    pub(crate) fn if_read<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        match &*self.0.borrow() {
            State::Read(contents) => Some(look(contents)),
            State::Unread(..) => None,
        }
    }

    /// What was read; nothing as long as nobody has touched it.
    pub(crate) fn get_mut(&mut self) -> Option<&mut T> {
        match self.0.get_mut() {
            State::Read(contents) => Some(contents),
            State::Unread(..) => None,
        }
    }

    #[cold]
    fn read(&self) {
        let (unread, few) = match &mut *self.0.borrow_mut() {
            State::Unread(unread, few) => (unread.clone(), few.take()),
            State::Read(_) => return,
        };
        // An outlined text is known to be readable.
        let mut contents = read_level(&unread.outline, unread.number).map(T::of).unwrap_or_default();
        if let Some(few) = few {
            contents.keep(few.into_items());
        }
        self.0.replace(State::Read(contents));
    }
}

impl Contents<Vec<Value>> {
    /// One item; the others stay unread if it is one of few.
    pub(crate) fn item(&self, index: usize) -> Option<Value> {
        if let State::Read(items) = &*self.0.borrow() {
            return items.get(index).cloned();
        }
        if let State::Unread(unread, few) = &mut *self.0.borrow_mut()
            && let Some(item) = few.get_or_insert_with(|| Box::new(Few::of(unread))).item(unread, index)
        {
            return Some(item);
        }
        self.borrow().get(index).cloned()
    }

    /// What was read or made, to let go of it.
    pub(crate) fn take(&mut self) -> Vec<Value> {
        match self.0.get_mut() {
            State::Read(items) => std::mem::take(items),
            State::Unread(_, few) => few
                .take()
                .map_or_else(Vec::new, |few| few.into_items().into_iter().map(|(_, item)| item).collect()),
        }
    }
}
