//! json-smart's permissive reader.
//!
//! # AWS
//! jsonpath 1. What it accepts is what json-smart 2.2 happens to do: bare words are strings, commas hardly matter,
//! text after the value is ignored.

use std::rc::Rc;

use super::number::{self, read_number};
use super::outline::Outline;
use super::read_error::{ReadError, ReadErrorKind};
use super::shapes::{self, Shapes, Step};
use super::unread::Unread;
use super::{bytes, fingerprint, scan};
use crate::block::{Filling, Values};
use crate::entries::Entries;
use crate::exceeded::MAX_DEPTH;
use crate::list::List;
use crate::map::Map;
use crate::number::Number;
use crate::slots::Slots;
use crate::string::{JavaString, Source};
use crate::text::Span;
use crate::text_builder::TextBuilder;
use crate::value::Value;

/// Objects with fewer keys than this are searched for a repeated key one by one.
pub(super) const FEW_KEYS: usize = 16;

/// From this length on, in bytes, a text is outlined at first.
///
/// Templates walk through all of a short body more often than not, and an outline is time lost then; of a long one a
/// loop, which ends after 1,000 rounds, reaches a part.
const OUTLINE_FROM: usize = 1 << 17;

/// In a text that is shorter than this, in bytes, objects are not so many that their keys were worth foretelling.
const MANY_OBJECTS: usize = 512;

/// Hardly any member of an object takes less of the text than this, in bytes.
const LEAST_PLAIN: usize = 8;

/// Containers that are shorter than this, in bytes, are read along with the one around them.
const SHORT: u32 = 64;

/// U+001A, which json-smart takes for the end of the text.
const END: u8 = 0x1A;

/// Reads a text as json-smart does, from a copy of it.
///
/// # Errors
/// [`ReadError`] where json-smart throws, and beyond our own limits.
///
/// # Examples
/// ```
/// let value = gatelens_value::json::read("{a: [1, two words,,]} and the rest").unwrap();
/// assert_eq!(value.to_string(), r#"{a=[1,"two words"]}"#);
/// ```
pub fn read(text: &str) -> Result<Value, ReadError> {
    read_source(&Rc::new(text.to_owned()))
}

/// Reads a shared text; strings are slices of it, nothing is copied.
///
/// Of a long text of standard JSON only the outline is taken: a container is read when it is first touched.
///
/// # Errors
/// As [`read`].
pub fn read_source(source: &Source) -> Result<Value, ReadError> {
    if u32::try_from(source.len()).is_err() {
        return Err(ReadError { kind: ReadErrorKind::TooLong, span: Span::at(0) });
    }
    if source.len() >= OUTLINE_FROM
        && let Some(outline) = scan::outline(source)
    {
        return Ok(Unread::document(outline));
    }
    read_whole(source)
}

/// Reads all of a text at once.
pub(super) fn read_whole(source: &Source) -> Result<Value, ReadError> {
    Reader::new(source, source.is_ascii()).document()
}

/// The contents of a container of an outlined document; its own containers stay unread, unless they are short.
pub(super) fn read_level(outline: &Rc<Outline>, part: u32) -> Option<Gathered> {
    let at = outline.part(part)?.text.start as usize;
    let mut reader = Reader {
        at,
        outline: Some(outline),
        next_part: part,
        workspace: outline.workspace.take(),
        ..Reader::new(&outline.source, outline.ascii)
    };
    let contents = reader.values().ok().flatten()?;
    outline.workspace.set(reader.workspace);
    Some(contents)
}

/// The string that begins at a place of an outlined document.
pub(super) fn read_string(outline: &Outline, at: u32) -> Option<JavaString> {
    let mut reader = Reader { at: at as usize, ..Reader::new(&outline.source, outline.ascii) };
    match reader.plain_string() {
        Some((start, end)) => Some(reader.slice(start, end)),
        None => reader.decode().ok(),
    }
}

/// The container that is being read, or the document around all of them.
#[derive(Clone, Copy)]
struct Frame {
    /// What it is, and so where a bare word ends in it.
    stop: Stop,
    /// Its values are those from here on.
    start: u32,
    /// The path of its keys so far if it is an object, [`UNTRODDEN`] if they are gathered one by one.
    path: u32,
    /// The keys that are gathered one by one are those from here on.
    keys: u32,
    /// Whether any of the values so far holds further ones.
    holds_values: bool,
    /// Which of the values the one to come replaces, since its key is repeated; [`NO_VALUE`] mostly.
    replaced: u32,
}

/// No path: the keys are gathered.
const UNTRODDEN: u32 = u32::MAX;

/// No value: the one to come is a further one.
const NO_VALUE: u32 = u32::MAX;

impl Frame {
    /// What is around the document.
    const OUTSIDE: Self = Self {
        stop: Stop::Never,
        start: 0,
        path: UNTRODDEN,
        keys: 0,
        holds_values: false,
        replaced: NO_VALUE,
    };
}

/// What the reader does next.
enum Next {
    /// A value begins here.
    Value,
    /// The innermost container ends here.
    Close,
}

/// The text cannot be read; why is in [`Reader::failure`].
///
/// The result of each step is as small as can be: passing it on is much of what reading costs.
#[derive(Debug)]
struct Failed;

struct Reader<'a> {
    source: &'a Source,
    text: &'a [u8],
    at: usize,
    /// Whether the whole text is ASCII, so that no string has to be looked at.
    ascii: bool,
    /// The innermost container.
    frame: Frame,
    /// The outline of the document, if only one of its containers is to be read: those inside stay unread.
    outline: Option<&'a Rc<Outline>>,
    /// The number of the next container inside.
    next_part: u32,
    failure: Option<ReadError>,
    /// Where the path of an object's keys begins, [`UNTRODDEN`] if paths are not worth it.
    first_path: u32,
    filling: Filling,
    workspace: Workspace,
}

/// What readers gather the contents of containers in.
#[derive(Default)]
pub(super) struct Workspace {
    /// The containers around the innermost one.
    frames: Vec<Frame>,
    /// The values in all open containers: each takes its own when it closes.
    values: Vec<Value>,
    /// The gathered keys of all open objects.
    keys: Vec<JavaString>,
    /// For each gathered key a number that differs when the keys do, in nearly all cases.
    prints: Vec<u64>,
    /// The keys that objects have had so far.
    shapes: Shapes,
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
    fn into_container(self) -> Value {
        match self {
            Self::Items(items) => List::json_array(items).into(),
            Self::Entries(entries) => Map::linked_of(entries).into(),
        }
    }
}

/// Where a bare word or a number ends.
#[derive(Clone, Copy)]
enum Stop {
    Never,
    Array,
    Object,
    Key,
}

impl Stop {
    fn is(self, byte: u8) -> bool {
        byte == END
            || match self {
                Self::Never => false,
                Self::Array => matches!(byte, b',' | b']'),
                Self::Object => matches!(byte, b',' | b'}'),
                Self::Key => byte == b':',
            }
    }
}

/// A place in the text, whose length was checked to fit, or how many there are of what takes a byte of it at least.
#[inline(always)]
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(0)
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source, ascii: bool) -> Self {
        Self {
            source,
            text: source.as_bytes(),
            at: 0,
            ascii,
            frame: Frame::OUTSIDE,
            outline: None,
            next_part: 0,
            failure: None,
            first_path: if source.len() < MANY_OBJECTS { UNTRODDEN } else { shapes::START },
            filling: Filling::default(),
            workspace: Workspace::default(),
        }
    }

    fn document(mut self) -> Result<Value, ReadError> {
        let read = self.values();
        self.filling.finish();
        match read {
            Ok(_) => Ok(self.workspace.values.pop().unwrap_or_default()),
            Err(Failed) => Err(self.failure.unwrap_or(ReadError {
                kind: ReadErrorKind::UnexpectedEnd,
                span: Span::at(self.text.len()),
            })),
        }
    }

    /// Reads the document, whose value is then the only one, or the contents of the container that alone is to be read.
    fn values(&mut self) -> Result<Option<Gathered>, Failed> {
        loop {
            while let b' ' | b'\t' | b'\r' | b'\n' = self.peek() {
                self.at += 1;
            }
            let mut opened = false;
            // Each kind of value goes straight to its place: moving values about is what reading would mostly be.
            match self.peek() {
                b'"' | b'\'' => match self.plain_string() {
                    Some((start, end)) => self.add_slice(start, end),
                    None => {
                        let text = self.decode()?;
                        self.workspace.values.push(Value::String(text));
                    }
                },
                b'{' | b'[' if let Some(unread) = self.unread() => self.workspace.values.push(unread),
                b'{' => {
                    self.open(Stop::Object)?;
                    opened = true;
                }
                b'[' => {
                    self.open(Stop::Array)?;
                    opened = true;
                }
                b'0'..=b'9' | b'-' => self.number()?,
                b':' | b'}' | b']' => return self.unexpected(),
                _ => self.word(),
            }
            // What follows: the next value, or the end of as many containers as end here.
            loop {
                let next = match self.frame.stop {
                    Stop::Object => self.next_member(opened)?,
                    Stop::Array => self.next_item()?,
                    Stop::Never | Stop::Key => return Ok(None),
                };
                if let Next::Value = next {
                    break;
                }
                if self.closes_flat_object() {
                    self.close_flat_object();
                } else {
                    let contents = self.close();
                    if self.outline.is_some() && self.workspace.frames.is_empty() {
                        return Ok(Some(contents));
                    }
                    let container = contents.into_container();
                    self.workspace.values.push(container);
                }
                self.frame.holds_values = true;
                opened = false;
            }
        }
    }

    /// Goes past the container that begins here, if it is to stay unread.
    #[inline(always)]
    fn unread(&mut self) -> Option<Value> {
        let outline = self.outline.filter(|_| !self.workspace.frames.is_empty())?;
        let part = outline.part(self.next_part)?;
        if part.text.len() < SHORT {
            return None;
        }
        let unread = Unread::new(outline, self.next_part).into_container(self.peek() == b'{');
        self.at = part.text.end as usize;
        self.next_part = part.next;
        Some(unread)
    }

    /// Whether an object ends here that has a shape and holds plain values only. Of an outlined document objects are read
    /// one by one, mostly, which is not worth a block.
    #[inline(always)]
    fn closes_flat_object(&self) -> bool {
        let Frame { stop, path, holds_values, .. } = self.frame;
        let has_keys = path != UNTRODDEN && path != shapes::START;
        matches!(stop, Stop::Object) && has_keys && !holds_values && self.outline.is_none()
    }

    /// Closes such an object, the most frequent container, in one go.
    #[inline(always)]
    fn close_flat_object(&mut self) {
        self.at += 1;
        let Frame { start, path, .. } = self.frame;
        self.frame = self.workspace.frames.pop().unwrap_or(Frame::OUTSIDE);
        if let Some(shape) = self.workspace.shapes.shape(path, self.source) {
            let room = (self.text.len() - self.at) / LEAST_PLAIN;
            let values = self.filling.add(self.workspace.values.drain(start as usize..), room);
            self.workspace.values.push(Map::linked_of(Entries::Shaped(shape, values)).into());
        }
    }

    /// Takes what was gathered for the innermost container.
    fn close(&mut self) -> Gathered {
        self.at += 1;
        let Frame { stop, start, path, .. } = self.frame;
        let start = start as usize;
        let contents = match stop {
            Stop::Object if path == UNTRODDEN => Gathered::Entries(self.gathered_entries()),
            Stop::Object => match self.workspace.shapes.shape(path, self.source) {
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

    /// The current byte; [`END`] at the end of the text.
    #[inline]
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(END)
    }

    #[cold]
    fn error<T>(&mut self, kind: ReadErrorKind) -> Result<T, Failed> {
        let width = self.character().map_or(0, char::len_utf8);
        self.failure = Some(ReadError { kind, span: Span::new(self.at, self.at + width) });
        Err(Failed)
    }

    fn character(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    #[cold]
    fn unexpected<T>(&mut self) -> Result<T, Failed> {
        match self.character() {
            Some(c) if c != char::from(END) => self.error(ReadErrorKind::UnexpectedCharacter(c)),
            _ => self.error(ReadErrorKind::UnexpectedEnd),
        }
    }

    #[inline(always)]
    fn open(&mut self, stop: Stop) -> Result<(), Failed> {
        if self.workspace.frames.len() >= MAX_DEPTH as usize {
            return self.error(ReadErrorKind::TooDeep);
        }
        self.at += 1;
        self.next_part += 1;
        self.workspace.frames.push(self.frame);
        self.frame = Frame {
            stop,
            start: narrow(self.workspace.values.len()),
            path: self.first_path,
            keys: narrow(self.workspace.keys.len()),
            holds_values: false,
            replaced: NO_VALUE,
        };
        Ok(())
    }

    /// In an array: goes to the next item or to the end; commas never matter.
    #[inline]
    fn next_item(&mut self) -> Result<Next, Failed> {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => self.at += 1,
                b']' => return Ok(Next::Close),
                b':' | b'}' | END => return self.unexpected(),
                _ => return Ok(Next::Value),
            }
        }
    }

    /// In an object: goes past the next key and its colon, or to the end; a comma must stand before all keys but the
    /// first.
    #[inline(always)]
    fn next_member(&mut self, opened: bool) -> Result<Next, Failed> {
        if !opened {
            if self.frame.replaced != NO_VALUE {
                self.replace_value();
            }
            self.skip_blank();
            match self.peek() {
                b'}' => return Ok(Next::Close),
                b',' => self.at += 1,
                _ => return self.unexpected(),
            }
        }
        match self.workspace.shapes.foretold(self.frame.path, self.text, self.at) {
            Some(step) => self.step(step),
            None => self.any_member(),
        }
    }

    /// Goes past the next key, which is not the foretold one or not without something before it, and its colon.
    fn any_member(&mut self) -> Result<Next, Failed> {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => self.at += 1,
                b'}' => return Ok(Next::Close),
                b':' | b'[' | b']' | b'{' => return self.unexpected(),
                _ => break,
            }
        }
        if self.frame.path == UNTRODDEN {
            self.gather_key()?;
        } else if let Some(step) = self.workspace.shapes.foretold(self.frame.path, self.text, self.at) {
            return self.step(step);
        } else {
            self.new_key()?;
        }
        self.colon()
    }

    fn colon(&mut self) -> Result<Next, Failed> {
        self.skip_blank();
        if self.peek() != b':' {
            return self.unexpected();
        }
        self.at += 1;
        Ok(Next::Value)
    }

    /// Goes past a key that stands here as it did before, and its colon.
    #[inline(always)]
    fn step(&mut self, step: Step) -> Result<Next, Failed> {
        self.frame.path = step.path;
        self.at += step.length as usize;
        if step.colon { Ok(Next::Value) } else { self.colon() }
    }

    /// Goes past a key that was not foretold.
    fn new_key(&mut self) -> Result<(), Failed> {
        let start = self.at;
        if matches!(self.peek(), b'"' | b'\'') && self.plain_string().is_some() {
            let end = std::mem::replace(&mut self.at, start);
            if let Some(step) = self.workspace.shapes.follow(self.frame.path, self.text, start, end) {
                self.frame.path = step.path;
                self.at = end;
                return Ok(());
            }
        }
        self.leave_path();
        self.gather_key()
    }

    /// Gathers the keys of the object one by one from now on.
    fn leave_path(&mut self) {
        for (start, end) in self.workspace.shapes.keys(self.frame.path) {
            let key = self.slice(start, end);
            self.workspace.keys.push(key);
            self.workspace.prints.push(fingerprint::short_within(self.text, start, end));
        }
        self.frame.path = UNTRODDEN;
    }

    fn gather_key(&mut self) -> Result<(), Failed> {
        match self.peek() {
            b'"' | b'\'' => match self.plain_string() {
                Some((start, end)) => {
                    let print = fingerprint::short_within(self.text, start, end);
                    let key = self.slice(start, end);
                    self.add_key(key, print);
                }
                None => {
                    let key = self.decode()?;
                    self.add_key_of_its_own(key);
                }
            },
            _ => {
                let key = self.run(Stop::Key);
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

    /// Skips every character up to the blank, but for the end.
    fn skip_blank(&mut self) {
        while self.peek() <= b' ' && self.peek() != END {
            self.at += 1;
        }
    }

    /// The run up to a stop, trimmed.
    fn run(&mut self, stop: Stop) -> JavaString {
        let start = self.at;
        self.skip_to(stop);
        self.trimmed(start)
    }

    fn skip_to(&mut self, stop: Stop) {
        while let Some(&byte) = self.text.get(self.at) {
            if stop.is(byte) {
                break;
            }
            self.at += 1;
        }
    }

    fn trimmed(&self, start: usize) -> JavaString {
        let run = self.text.get(start..self.at).unwrap_or(&[]);
        let lead = run.iter().position(|&byte| byte > b' ').unwrap_or(run.len());
        let end = run.iter().rposition(|&byte| byte > b' ').map_or(lead, |at| at + 1);
        self.slice(start + lead, start + end)
    }

    /// Adds a plain string; as with numbers, each form by itself.
    #[inline(always)]
    fn add_slice(&mut self, start: usize, end: usize) {
        let ascii = self.ascii || self.text.get(start..end).is_some_and(<[u8]>::is_ascii);
        let (start, length) = (narrow(start), narrow(end - start));
        if ascii {
            let text = JavaString::stretch(self.source, start, length, true);
            self.workspace.values.push(Value::String(text));
        } else {
            let text = JavaString::stretch(self.source, start, length, false);
            self.workspace.values.push(Value::String(text));
        }
    }

    #[inline(always)]
    fn slice(&self, start: usize, end: usize) -> JavaString {
        let ascii = self.ascii || self.text.get(start..end).is_some_and(<[u8]>::is_ascii);
        JavaString::stretch(self.source, narrow(start), narrow(end - start), ascii)
    }

    /// Adds a bare word.
    #[inline(always)]
    fn word(&mut self) {
        let literal = match self.peek() {
            b't' => "true",
            b'f' => "false",
            _ => "null",
        };
        let end = self.at + literal.len();
        if self.text.get(self.at..end) == Some(literal.as_bytes())
            && self.text.get(end).is_some_and(|&next| self.frame.stop.is(next))
        {
            self.at = end;
            return match literal {
                "null" => self.workspace.values.push(Value::Null),
                literal => self.workspace.values.push(Value::Boolean(literal == "true")),
            };
        }
        let word = self.any_word();
        self.workspace.values.push(word);
    }

    /// A bare word: a literal if it equals one, else a string.
    fn any_word(&mut self) -> Value {
        // Control characters before a literal are trimmed off, but json-smart has looked at the first by then.
        let may_be_literal = self.peek().is_ascii_alphabetic();
        let word = self.run(self.frame.stop);
        match word.as_str().filter(|_| may_be_literal) {
            Some("null") => Value::Null,
            Some("true") => Value::Boolean(true),
            Some("false") => Value::Boolean(false),
            Some("NaN") => Value::Number(Number::Float(f32::NAN)),
            _ => Value::String(word),
        }
    }

    /// Goes past a quoted string without a backslash and tells where its text is; stays where it is otherwise.
    #[inline(always)]
    fn plain_string(&mut self) -> Option<(usize, usize)> {
        let quote = self.peek();
        let start = self.at + 1;
        let end = bytes::find_or_backslash(self.text, start, quote);
        if self.text.get(end) != Some(&quote) {
            return None;
        }
        self.at = end + 1;
        Some((start, end))
    }

    /// A string with a backslash: escapes are decoded, raw control characters dropped.
    fn decode(&mut self) -> Result<JavaString, Failed> {
        let mut out = TextBuilder::with_capacity(32);
        let quote = self.peek();
        self.at += 1;
        loop {
            let run = self.at;
            while let Some(&byte) = self.text.get(self.at) {
                if matches!(byte, 0..=0x1F | 0x7F | b'\\') || byte == quote {
                    break;
                }
                self.at += 1;
            }
            out.push_str(self.source.get(run..self.at).unwrap_or(""));
            match self.text.get(self.at).copied() {
                None | Some(END) => return self.error(ReadErrorKind::UnexpectedEnd),
                Some(byte) if byte == quote => {
                    self.at += 1;
                    return Ok(out.finish());
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(&mut out)?;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self, out: &mut TextBuilder) -> Result<(), Failed> {
        let Some(c) = self.character() else { return self.error(ReadErrorKind::UnexpectedEnd) };
        self.at += c.len_utf8();
        match c {
            't' => out.push_char('\t'),
            'n' => out.push_char('\n'),
            'r' => out.push_char('\r'),
            'f' => out.push_char('\u{C}'),
            'b' => out.push_char('\u{8}'),
            '\\' | '/' | '\'' | '"' => out.push_char(c),
            'u' => {
                let unit = self.hex(4)?;
                out.push_unit(unit);
            }
            'x' => {
                let unit = self.hex(2)?;
                out.push_unit(unit);
            }
            // json-smart drops one UTF-16 unit, which leaves the second half of a pair.
            pair if pair.len_utf16() == 2 => out.push_unit(pair.encode_utf16(&mut [0; 2])[1]),
            _ => {}
        }
        Ok(())
    }

    fn hex(&mut self, digits: u32) -> Result<u16, Failed> {
        let mut unit = 0u16;
        for _ in 0..digits {
            let digit = match self.peek() {
                byte @ b'0'..=b'9' => byte - b'0',
                byte @ b'a'..=b'f' => byte - b'a' + 10,
                byte @ b'A'..=b'F' => byte - b'A' + 10,
                _ => match self.character() {
                    Some(c) if c != char::from(END) => return self.error(ReadErrorKind::BadEscape(c)),
                    _ => return self.error(ReadErrorKind::UnexpectedEnd),
                },
            };
            unit = unit * 16 + u16::from(digit);
            self.at += 1;
        }
        Ok(unit)
    }

    fn skip_digits(&mut self) {
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }

    /// Adds a number, or the string that begins like one.
    #[inline(always)]
    fn number(&mut self) -> Result<(), Failed> {
        let stop = self.frame.stop;
        let values = &mut self.workspace.values;
        if let Some(end) = number::read_short(self.text, self.at, |next| stop.is(next), values) {
            self.at = end;
            return Ok(());
        }
        let number = self.any_number()?;
        self.workspace.values.push(number);
        Ok(())
    }

    fn any_number(&mut self) -> Result<Value, Failed> {
        let stop = self.frame.stop;
        let start = self.at;
        self.at += 1;
        self.skip_digits();
        let whole = !matches!(self.peek(), b'.' | b'e' | b'E');
        if !whole {
            if self.peek() == b'.' {
                self.at += 1;
                self.skip_digits();
            }
            if matches!(self.peek(), b'e' | b'E') {
                self.at += 1;
                if !matches!(self.peek(), b'+' | b'-' | b'0'..=b'9') {
                    self.skip_to(stop);
                    return Ok(Value::String(self.trimmed(start)));
                }
                self.at += 1;
                self.skip_digits();
            }
        }
        let end = self.at;
        self.skip_blank();
        let next = self.peek();
        if next < 0x7E && !stop.is(next) {
            self.skip_to(stop);
            return Ok(Value::String(self.trimmed(start)));
        }
        match read_number(self.source.get(start..end).unwrap_or(""), whole) {
            Ok(number) => Ok(Value::Number(number)),
            Err(kind) => {
                self.failure = Some(ReadError { kind, span: Span::new(start, end) });
                Err(Failed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(text: &str) -> String {
        read(text).map_or_else(|error| format!("error: {error}"), |value| value.to_string())
    }

    #[test]
    fn reads_what_json_smart_reads() {
        for (text, printed) in [
            ("[1,,2,]", "[1,2]"),
            (r#"["a"b]"#, r#"["a","b"]"#),
            ("[1 2]", r#"["1 2"]"#),
            ("{statusCode: 200,super{ f}oo: [ba r]}", r#"{statusCode=200, super{ f}oo=["ba r"]}"#),
            ("{\"a\":1,\"b\":2,\"a\":3}", "{a=3, b=2}"),
            ("hello world", "hello world"),
            ("007", "7"),
            ("-", "0"),
            ("5.", "5.0"),
            ("-.5", "-0.5"),
            ("1e", "1e"),
            ("1e+", "error: not a number"),
            ("{\"a\":}", "error: unexpected `}`"),
            ("{\"a\":1} x", "{a=1}"),
            (r#""a\qb\u0041\x42""#, "abAB"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("00000000000000000000001", "1"),
            ("", ""),
        ] {
            assert_eq!(text_of(text), printed, "{text}");
        }
        assert_eq!(
            read("00000000000000000000001").map(|value| value.class_name().to_owned()),
            Ok("java.math.BigInteger".into())
        );
    }

    #[test]
    fn deep_documents_are_refused() {
        let deep = "[".repeat(100_000);
        assert_eq!(read(&deep).map_err(|error| error.kind).err(), Some(ReadErrorKind::TooDeep));
        let allowed = format!("{}{}", "[".repeat(512), "]".repeat(512));
        assert!(read(&allowed).is_ok_and(|value| value.print(&mut TextBuilder::new()).is_ok()));
    }

    #[test]
    fn many_keys_keep_first_place_and_last_value() {
        let members: Vec<String> = (0..40).map(|n| format!("\"k{}\":{n}", n % 25)).collect();
        let value = read(&format!("{{{}}}", members.join(","))).expect("readable");
        let map = value.as_map().expect("an object");
        assert_eq!(map.len(), 25);
        assert_eq!(map.get_str("k3").map(|value| value.to_string()), Some("28".into()));
        assert_eq!(map.keys().first().map(ToString::to_string), Some("k0".into()));
    }
}
