//! From one value to the next: the commas between items, and the keys of members with their colons.
//!
//! An object follows the path of its keys for as long as objects before it had the same ones; from the first other key on
//! its keys are gathered one by one.

use super::super::fingerprint;
use super::super::shapes::Step;
use super::containers::{FEW_KEYS, NO_VALUE, Reader, UNTRODDEN};
use super::cursor::{END, Failed, narrow};
use super::words::Stop;
use crate::string::JavaString;

/// What the reader does next.
pub(super) enum Next {
    /// A value begins here.
    Value,
    /// The innermost container ends here.
    Close,
}

impl Reader<'_> {
    /// In an array: goes to the next item or to the end; commas never matter.
    #[inline]
    pub(super) fn next_item(&mut self) -> Result<Next, Failed> {
        loop {
            match self.cursor.peek() {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => self.cursor.at += 1,
                b']' => return Ok(Next::Close),
                b':' | b'}' | END => return self.cursor.unexpected(),
                _ => return Ok(Next::Value),
            }
        }
    }

    /// In an object: goes past the next key and its colon, or to the end; a comma must stand before all keys but the
    /// first.
    #[inline(always)]
    pub(super) fn next_member(&mut self, opened: bool) -> Result<Next, Failed> {
        if !opened {
            if self.frame.replaced != NO_VALUE {
                self.replace_value();
            }
            self.cursor.skip_blank();
            match self.cursor.peek() {
                b'}' => return Ok(Next::Close),
                b',' => self.cursor.at += 1,
                _ => return self.cursor.unexpected(),
            }
        }
        match self.workspace.shapes.foretold(self.frame.path, self.cursor.text, self.cursor.at) {
            Some(step) => self.step(step),
            None => self.any_member(),
        }
    }

    /// Goes past the next key, which is not the foretold one or not without something before it, and its colon.
    fn any_member(&mut self) -> Result<Next, Failed> {
        loop {
            match self.cursor.peek() {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => self.cursor.at += 1,
                b'}' => return Ok(Next::Close),
                b':' | b'[' | b']' | b'{' => return self.cursor.unexpected(),
                _ => break,
            }
        }
        if self.frame.path == UNTRODDEN {
            self.gather_key()?;
        } else if let Some(step) =
            self.workspace.shapes.foretold(self.frame.path, self.cursor.text, self.cursor.at)
        {
            return self.step(step);
        } else {
            self.new_key()?;
        }
        self.colon()
    }

    fn colon(&mut self) -> Result<Next, Failed> {
        self.cursor.skip_blank();
        if self.cursor.peek() != b':' {
            return self.cursor.unexpected();
        }
        self.cursor.at += 1;
        Ok(Next::Value)
    }

    /// Goes past a key that stands here as it did before, and its colon.
    #[inline(always)]
    fn step(&mut self, step: Step) -> Result<Next, Failed> {
        self.frame.path = step.path;
        self.cursor.at += step.length as usize;
        if step.colon { Ok(Next::Value) } else { self.colon() }
    }

    /// Goes past a key that was not foretold.
    fn new_key(&mut self) -> Result<(), Failed> {
        let start = self.cursor.at;
        if matches!(self.cursor.peek(), b'"' | b'\'') && self.cursor.plain_string().is_some() {
            let end = std::mem::replace(&mut self.cursor.at, start);
            if let Some(step) = self.workspace.shapes.follow(self.frame.path, self.cursor.text, start, end) {
                self.frame.path = step.path;
                self.cursor.at = end;
                return Ok(());
            }
        }
        self.leave_path();
        self.gather_key()
    }

    /// Gathers the keys of the object one by one from now on.
    fn leave_path(&mut self) {
        if self.frame.in_block {
            self.leave_block();
        }
        for (start, end) in self.workspace.shapes.keys(self.frame.path) {
            let key = self.cursor.slice(start, end);
            self.workspace.keys.push(key);
            self.workspace.prints.push(fingerprint::short_within(self.cursor.text, start, end));
        }
        self.frame.path = UNTRODDEN;
    }

    fn gather_key(&mut self) -> Result<(), Failed> {
        match self.cursor.peek() {
            b'"' | b'\'' => match self.cursor.plain_string() {
                Some((start, end)) => {
                    let print = fingerprint::short_within(self.cursor.text, start, end);
                    let key = self.cursor.slice(start, end);
                    self.add_key(key, print);
                }
                None => {
                    let key = self.cursor.decode()?;
                    self.add_key_of_its_own(key);
                }
            },
            _ => {
                let key = self.cursor.run(Stop::Key);
                self.add_key_of_its_own(key);
            }
        }
        Ok(())
    }

    #[inline(always)]
    fn add_key(&mut self, key: JavaString, print: u64) {
        let first = self.frame.keys as usize;
        let earlier = self.workspace.prints.get(first..).unwrap_or(&[]);
        // Past a few keys the map finds repetitions itself when the object closes.
        if earlier.len() < FEW_KEYS && earlier.contains(&print) {
            let known = self.workspace.keys.get(first..).unwrap_or(&[]);
            if let Some(index) = known.iter().position(|other| *other == key) {
                self.frame.replaced = self.frame.start + narrow(index);
                return;
            }
        }
        self.workspace.keys.push(key);
        self.workspace.prints.push(print);
    }

    fn add_key_of_its_own(&mut self, key: JavaString) {
        let print = fingerprint::short(key.as_str().unwrap_or("").as_bytes());
        self.add_key(key, print);
    }

    /// Puts the last value in the place of the one that had its key before.
    #[cold]
    fn replace_value(&mut self) {
        let replaced = std::mem::replace(&mut self.frame.replaced, NO_VALUE) as usize;
        if let Some(value) = self.workspace.values.pop()
            && let Some(place) = self.workspace.values.get_mut(replaced)
        {
            *place = value;
        }
    }
}
