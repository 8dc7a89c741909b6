//! Writing a container by copying its text.

use super::outline::{Outline, Stretch};
use super::reader::{read_number, read_string};
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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::json::reader::read_whole;
    use crate::json::scan;

    /// What the outline of a text and its values are written as must be the same; and whether there is an outline.
    fn is_outlined(text: &str) -> bool {
        let source = Rc::new(text.to_owned());
        let Some(outline) = scan::outline(&source) else { return false };
        let unread = Unread::document(outline);
        for style in [Style::Lt, Style::Web] {
            let read = read_whole(&source).expect("standard JSON is readable");
            let expected = crate::json::to_string(&read, style);
            assert_eq!(crate::json::to_string(&unread, style), expected, "{text}");
        }
        let read = read_whole(&source).expect("standard JSON is readable");
        assert_eq!(unread.to_string(), read.to_string(), "{text}");
        // Touched by now, as far as printing reaches.
        let expected = crate::json::to_string(&read, Style::Lt);
        assert_eq!(crate::json::to_string(&unread, Style::Lt), expected, "{text}");
        assert_eq!(unread.java_equals(&read), Ok(true), "{text}");
        assert_eq!(unread.hash_code(), read.hash_code(), "{text}");
        assert_eq!(crate::json::to_string(&unread, Style::Lt), expected, "{text}");
        true
    }

    #[test]
    fn copies_what_the_writer_would_write() {
        let many = |repeated: &str| {
            let members: Vec<String> = (0..40).map(|n| format!("\"long key {n}\":{n}")).collect();
            format!("[{{{},\"{repeated}\":[]}}]", members.join(","))
        };
        for text in [
            "{}",
            " [ ] rest",
            "[[],{},[[]]]",
            "{\"a\":{\"b\":[1,2,{\"c\":null}],\"d\":true},\"e\":false}",
            "{ \"a\" : [ 1 ,\n\t2 , \"x y\" ] ,\r\n \"b\" : { } }",
            "[0,-0,7,-7,12345678901,123456789012345678901234567890]",
            "[0.0,-0.0,1.0,1.50,100.25,0.001,0.0001,1234567.5,12345678.5,1e5,1E-7,-2.5e+3,1e400,1.7954999999999999]",
            "[0.1234567890123456789,0.0000000000000000001,12.340000000000000000,-1.00000000000000000000]",
            "[\"a/b\",\"a\\/b\",\"a\\\"b\\\\c\\b\\f\\n\\r\\t\",\"\\u0041\",\"\\ud83d\\ude00\",\"\\ud83d\",\"\u{7F}\"]",
            "[\"\u{7F}\\n\",\"é名😀\",\"\u{85}\",\"’€\u{2028}\",\"é\u{A0} x\"]",
            "{\"a\":1,\"b\":2,\"a\":3}",
            "[{\"x\":[{\"a\":1,\"\\u0061\":2}],\"y\":[1]}]",
            "{\"é\":1,\"key of many letters 1\":2,\"key of many letters 2\":3}",
            &many("long key 7"),
            &many("another key"),
        ] {
            assert!(is_outlined(text), "{text}");
        }
    }

    #[test]
    fn leaves_what_is_not_standard_to_the_reader() {
        for text in [
            "",
            "1",
            "\"a\"",
            "{a:1}",
            "['a']",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[01]",
            "[1.]",
            "[.5]",
            "[-]",
            "[+1]",
            "[1e]",
            "[1e+]",
            "[tru]",
            "[nul",
            "[\"a",
            "[\"a\\q\"]",
            "[\"\\u12g4\"]",
            "[\"\\u12",
            "[\"a\nb\"]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{,}",
            "[1}",
            "{\"a\":1]",
            "[",
            "{",
            "[\"\\",
            "[1;2]",
            "{\"a\" 1}",
            "[NaN]",
            "[truex]",
            "[1x]",
        ] {
            assert!(!is_outlined(text), "{text}");
        }
        assert!(!is_outlined(&"[".repeat(100_000)));
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(is_outlined(&deep(511)));
        assert!(!is_outlined(&deep(513)));
        assert!(!is_outlined(&format!("[{}]", "1".repeat(10_001))));
    }
}
