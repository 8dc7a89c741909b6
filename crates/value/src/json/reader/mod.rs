//! json-smart's permissive reader.
//!
//! [`cursor`] is a place in the text; [`strings`] and [`words`] read what stands there, [`containers`] gather it,
//! [`members`] go from one value to the next, and here is the loop over all of them; [`flat`] is a quicker one over the
//! members of plain objects.
//!
//! # AWS
//! jsonpath 1. What it accepts is what json-smart 2.2 happens to do: bare words are strings, commas hardly matter,
//! text after the value is ignored.

mod containers;
mod cursor;
mod flat;
mod members;
mod strings;
mod words;

use std::rc::Rc;

use self::containers::{Reader, UNTRODDEN};
use self::cursor::{Cursor, Failed};
use self::flat::Before;
use self::members::Next;
use self::words::Stop;
use super::bytes;
use super::outline::Outline;
use super::read_error::{ReadError, ReadErrorKind};
use super::scan;
use super::unread::Unread;
use crate::string::{JavaString, Source};
use crate::text::Span;
use crate::value::Value;

pub(crate) use self::containers::Gathered;
pub(super) use self::containers::{FEW_KEYS, Workspace};

/// From this length on, in bytes, a text is outlined at first.
///
/// Templates walk through all of a short body more often than not, and an outline is time lost then; of a long one a
/// loop, which ends after 1,000 rounds, reaches a part.
const OUTLINE_FROM: usize = 1 << 17;

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
    Reader::new(Cursor::new(source, bytes::are_ascii(source.as_bytes()), 0)).document()
}

/// The contents of a container of an outlined document; its own containers stay unread, unless they are short.
pub(super) fn read_level(outline: &Rc<Outline>, part: u32) -> Option<Gathered> {
    let at = outline.part(part)?.text.start as usize;
    let mut reader = Reader {
        outline: Some(outline),
        next_part: part,
        workspace: outline.workspace.take(),
        ..Reader::new(Cursor::new(&outline.source, outline.ascii, at))
    };
    let contents = reader.values().ok().flatten()?;
    outline.workspace.set(reader.workspace);
    Some(contents)
}

/// The string that begins at a place of an outlined document.
pub(super) fn read_string(outline: &Outline, at: u32) -> Option<JavaString> {
    let mut cursor = Cursor::new(&outline.source, outline.ascii, at as usize);
    match cursor.plain_string() {
        Some((start, end)) => Some(cursor.slice(start, end)),
        None => cursor.decode().ok(),
    }
}

impl Reader<'_> {
    fn document(mut self) -> Result<Value, ReadError> {
        match self.values() {
            Ok(_) => {
                self.filling.finish();
                Ok(self.workspace.values.pop().unwrap_or_default())
            }
            // The block stays empty: if an object was being read to it, the other values stand in its place, and some of
            // them may be objects that hold the block.
            Err(Failed) => Err(self.cursor.failure.unwrap_or(ReadError {
                kind: ReadErrorKind::UnexpectedEnd,
                span: Span::at(self.cursor.text.len()),
            })),
        }
    }

    /// Reads the document, whose value is then the only one, or the contents of the container that alone is to be read.
    fn values(&mut self) -> Result<Option<Gathered>, Failed> {
        loop {
            while let b' ' | b'\t' | b'\r' | b'\n' = self.cursor.peek() {
                self.cursor.at += 1;
            }
            let mut opened = false;
            // Each kind of value goes straight to its place: moving values about is what reading would mostly be.
            match self.cursor.peek() {
                b'"' | b'\'' => match self.cursor.plain_string() {
                    Some((start, end)) => self.cursor.add_slice(start, end, &mut self.workspace.values),
                    None => {
                        let text = self.cursor.decode()?;
                        self.workspace.values.push(Value::String(text));
                    }
                },
                b'{' | b'[' if let Some(unread) = self.unread() => self.workspace.values.push(unread),
                b'{' => {
                    self.open(Stop::Object)?;
                    opened = true;
                    if self.frame.path != UNTRODDEN {
                        match self.flat_members() {
                            Before::Value => continue,
                            Before::Key => {}
                            Before::Next => opened = false,
                        }
                    }
                }
                b'[' => {
                    self.open(Stop::Array)?;
                    opened = true;
                }
                b'0'..=b'9' | b'-' => self.cursor.number(self.frame.stop, &mut self.workspace.values)?,
                b':' | b'}' | b']' => return self.cursor.unexpected(),
                _ => self.cursor.word(self.frame.stop, &mut self.workspace.values),
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
                opened = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text_builder::TextBuilder;

    #[test]
    fn what_fails_lets_go_of_all_that_was_read() {
        let fails = [
            r#"["text",{"k":"a"},{"k":"b"c}]"#,
            r#"["text",{"k":"a"},{"k":"b":1}]"#,
            r#"["text",{"k":1},{"k":"]"#,
            r#"["text",{"k":1},{"k":2"#,
        ];
        for text in fails {
            // In a short one objects are not read to a block.
            let source = Source::from(" ".repeat(1000) + text);
            assert!(read_source(&source).is_err(), "{text}");
            assert_eq!(Rc::strong_count(&source), 1, "{text}");
        }
    }

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
