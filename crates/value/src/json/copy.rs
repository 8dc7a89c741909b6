//! Writing a container by copying its text.

use super::number::read_number;
use super::outline::{Outline, Stretch};
use super::reader::read_string;
use super::unread::Unread;
use super::writer::{Style, enter, write_at, write_string};
use crate::exceeded::{Exceeded, MAX_DEPTH};
use crate::text_builder::TextBuilder;
use crate::value::Value;

/// Writes a container that nobody has touched; false if it has to be read for that.
///
/// It has to be where an object repeats a key, and where the limit of depth may be met halfway.
pub(super) fn copy(
    unread: &Unread,
    style: Style,
    out: &mut TextBuilder,
    depth: u32,
) -> Result<bool, Exceeded> {
    let outline = &*unread.outline;
    let Some(part) = unread.part().filter(|part| part.distinct && depth + outline.height <= MAX_DEPTH) else {
        return Ok(false);
    };
    enter(depth, out)?;
    let Stretch { start, end } = part.text;
    out.raw().reserve((end - start) as usize);
    let mut from = start;
    for odd in outline.odd_in(part.text) {
        push_run(outline.text(from, odd.start), style, out.raw());
        write_odd(outline, *odd, style, out)?;
        from = odd.end;
    }
    push_run(outline.text(from, end), style, out.raw());
    Ok(true)
}

/// Appends text that is written as it stands, but for the slash, which only ever stands in strings.
fn push_run(run: &str, style: Style, out: &mut String) {
    if style == Style::Lt {
        return out.push_str(run);
    }
    let mut pieces = run.split('/');
    out.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        out.push_str("\\/");
        out.push_str(piece);
    }
}

/// Appends what the writer writes for a string, a number or white space.
fn write_odd(outline: &Outline, odd: Stretch, style: Style, out: &mut TextBuilder) -> Result<(), Exceeded> {
    match outline.byte_at(odd.start) {
        b'"' => {
            let text = read_string(outline, odd.start).unwrap_or_default();
            write_string(&text, style, out);
        }
        b'-' | b'0'..=b'9' => {
            let text = outline.text(odd.start, odd.end);
            let whole = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
            let number = read_number(text, whole).map(Value::Number).unwrap_or_default();
            write_at(&number, style, out, 0)?;
        }
        _ => {}
    }
    Ok(())
}
