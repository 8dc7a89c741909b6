//! Texts that lie ready to be written to.

use std::rc::Rc;

use crate::string::{JavaString, Source};

/// How many slates there are at most.
const MOST: usize = 8;

/// A longer text is given away for good.
const LONG: usize = 512;

/// A few texts that are wiped and written to again once no string holds them any more.
///
/// A template makes string after string, and most are gone with the next round or even with their statement. Those take
/// no memory of their own: each is a slice of a slate.
#[derive(Default)]
pub struct Slates {
    slates: Vec<Source>,
    /// The slate that was wiped last.
    wiped: Option<usize>,
    /// How many slates are done without, since strings held all of them.
    lost: usize,
    /// What is written to while strings hold all the slates.
    scratch: String,
}

impl Slates {
    /// An empty text to write the next string to.
    pub fn wipe(&mut self) -> &mut String {
        self.wiped = self.slates.iter().position(|slate| Rc::strong_count(slate) == 1);
        if self.wiped.is_none() {
            self.add();
        }
        let wiped = self.wiped.and_then(|at| self.slates.get_mut(at)).and_then(Rc::get_mut);
        let text = wiped.unwrap_or(&mut self.scratch);
        text.clear();
        text
    }

    /// The string that was written, for a caller that may know that it is ASCII.
    pub fn string(&mut self, ascii: bool) -> JavaString {
        let Some(at) = self.wiped else { return JavaString::copied_or_taken(&mut self.scratch, ascii) };
        let Some(slate) = self.slates.get(at) else { return JavaString::empty() };
        let ascii = ascii || slate.is_ascii();
        if slate.capacity() > LONG {
            let slate = self.slates.swap_remove(at);
            return JavaString::slice_known(&slate, 0, slate.len(), ascii);
        }
        JavaString::stretch(slate, 0, slate.len() as u32, ascii)
    }

    /// Adds a slate, or does without one: strings that have held all of them for long will hold them on.
    #[cold]
    fn add(&mut self) {
        if self.slates.len() + self.lost < MOST {
            self.wiped = Some(self.slates.len());
            self.slates.push(Source::default());
        } else if self.slates.pop().is_some() {
            self.lost += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(slates: &mut Slates, text: &str) -> JavaString {
        slates.wipe().push_str(text);
        slates.string(false)
    }

    #[test]
    fn a_held_text_is_left_alone() {
        let mut slates = Slates::default();
        let held: Vec<JavaString> = (0..40).map(|at| write(&mut slates, &format!("text {at}"))).collect();
        for (at, text) in held.iter().enumerate() {
            assert_eq!(text, &format!("text {at}").as_str());
            assert!(text.is_ascii());
        }
        assert!(!write(&mut slates, "é").is_ascii());
    }

    #[test]
    fn a_text_that_is_let_go_is_written_again() {
        let mut slates = Slates::default();
        let first = write(&mut slates, "first");
        let place = first.as_str().map(str::as_ptr);
        drop(first);
        let second = write(&mut slates, "secon");
        assert_eq!(second.as_str().map(str::as_ptr), place);
        assert_ne!(write(&mut slates, "third").as_str().map(str::as_ptr), place);
        assert_eq!(second, "secon");
    }

    #[test]
    fn a_long_text_is_given_away() {
        let mut slates = Slates::default();
        let long = write(&mut slates, &"é".repeat(LONG));
        assert_eq!(long.len(), LONG);
        assert!(slates.slates.is_empty());
        assert_eq!(write(&mut slates, "short"), "short");
        assert_eq!(long, "é".repeat(LONG).as_str());
    }
}
