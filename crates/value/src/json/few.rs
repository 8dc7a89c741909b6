//! Items of an unread list that were asked for one by one.
//!
//! A path such as `$.records[4105].id` wants one of thousands, and making thousands of containers for it would take
//! most of the time.

use super::unread::Unread;
use crate::value::Value;

/// How many items are made alone before all are read.
const MOST: usize = 32;

/// The few items that there are, and a place in the list to go on from.
pub(crate) struct Few {
    items: Vec<(usize, Value)>,
    next: Place,
}

/// Where an item begins, but for white space and a comma.
struct Place {
    index: usize,
    at: u32,
    /// The number of the first container from there on.
    part: u32,
}

impl Few {
    /// None of the items of a list yet.
    pub(super) fn of(list: &Unread) -> Self {
        Self { items: Vec::new(), next: Place::first(list) }
    }

    /// The item at an index; nothing if all are to be read for it.
    pub(super) fn item(&mut self, list: &Unread, index: usize) -> Option<Value> {
        if let Some((_, item)) = self.items.iter().find(|(known, _)| *known == index) {
            return Some(item.clone());
        }
        if self.items.len() >= MOST {
            return None;
        }
        if index < self.next.index {
            self.next = Place::first(list);
        }
        let place = &mut self.next;
        loop {
            while let b' ' | b'\t' | b'\r' | b'\n' | b',' = list.outline.byte_at(place.at) {
                place.at += 1;
            }
            let bracket = list.outline.byte_at(place.at);
            // Other values are short, and lists of them quickly read.
            if !matches!(bracket, b'{' | b'[') {
                return None;
            }
            if place.index == index {
                let item = Unread::new(&list.outline, place.part).into_container(bracket == b'{');
                self.items.push((index, item.clone()));
                return Some(item);
            }
            let passed = list.outline.part(place.part)?;
            *place = Place { index: place.index + 1, at: passed.text.end, part: passed.next };
        }
    }

    /// The items with their indexes.
    pub(super) fn into_items(self) -> Vec<(usize, Value)> {
        self.items
    }
}

impl Place {
    fn first(list: &Unread) -> Self {
        let start = list.part().map_or(0, |part| part.text.start);
        Self { index: 0, at: start + 1, part: list.number + 1 }
    }
}
