//! A diagnostic for the terminal: what, where, the line with a mark under it, and what to do.

use std::fmt::Write;

use gatelens_gateway::outcome::{Diagnostic, Severity, Where};
use gatelens_value::json::strict;
use gatelens_value::{LineIndex, Pointer, Span};

/// The widest piece of a line that is shown, in columns of the terminal.
const WIDTH: usize = 100;
/// What is shown of a line before the mark when the line is wider than that.
const BEFORE: usize = 40;

/// A diagnostic about a document's text, whose lines and columns are the document's.
pub fn in_document(diagnostic: &Diagnostic, name: &str, document: &str) -> String {
    render(diagnostic, |out, place, words| match (place.line, place.column) {
        (Some(line), Some(column)) => {
            let _ = writeln!(out, "  --> {name}:{line}:{column}{}", at(&place.field));
            mark(out, document, line, column, units(place), words);
        }
        _ => {
            let _ = writeln!(out, "  --> {name}{}", at(&place.field));
        }
    })
}

/// A diagnostic of a run, whose lines and columns are those of a field's decoded text.
///
/// The fields are of the scenario that stands at `base` in the document.
pub fn in_field(diagnostic: &Diagnostic, name: &str, document: &str, base: &str) -> String {
    render(diagnostic, |out, place, words| {
        let (text, line, column) = field(document, &format!("{base}{}", place.field));
        let _ = write!(out, "  --> {name}:{line}:{column}{}", at(&place.field));
        if let (Some(line), Some(column)) = (place.line, place.column) {
            let _ = writeln!(out, ", line {line}, column {column}");
            mark(out, &text, line, column, units(place), words);
        } else {
            out.push('\n');
        }
    })
}

/// A diagnostic about a text that stands alone, such as a template or a path: place, code and message on one line, the
/// line with a mark, what else is to be seen, the values of the references involved, and what to do.
pub fn in_text(
    diagnostic: &gatelens_value::Diagnostic,
    values: &[(String, String)],
    name: &str,
    text: &str,
) -> String {
    let index = LineIndex::new(text);
    let marked = |out: &mut String, span: Span, words: &str| {
        let (from, to) = (index.place(text, span.start), index.utf16(text, span.end));
        let units = to.saturating_sub(from.offset) as usize;
        mark(out, text, from.line, from.column, units, words);
    };
    let place = |span: Span| {
        let place = index.place(text, span.start);
        format!("{name}:{}:{}", place.line, place.column)
    };
    let at = diagnostic.span.map_or_else(|| name.to_owned(), place);
    let mut out = format!("{at}: [{}] {}\n", diagnostic.code(), diagnostic.message());
    if let Some(span) = diagnostic.span {
        marked(&mut out, span, "");
    }
    for label in &diagnostic.labels {
        let _ = writeln!(out, "  --> {}: {}", place(label.span), label.text);
        let line = |span: Span| index.place(text, span.start).line;
        // The line that stands above is not shown again.
        if diagnostic.span.map(line) != Some(line(label.span)) {
            marked(&mut out, label.span, "");
        }
    }
    for (reference, value) in values {
        let _ = writeln!(out, "  = {reference} is {value}");
    }
    let help = diagnostic.help();
    if !help.is_empty() {
        let _ = writeln!(out, "  = help: {help}");
    }
    out.truncate(out.trim_end().len());
    out
}

fn render(diagnostic: &Diagnostic, mut locate: impl FnMut(&mut String, &Where, &str)) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let mut out = format!("{severity}[{}]: {}\n", diagnostic.code, diagnostic.message);
    if let Some(place) = &diagnostic.place {
        locate(&mut out, place, "");
    }
    for (place, words) in &diagnostic.labels {
        locate(&mut out, place, words);
    }
    for (word, text) in [("help", &diagnostic.help), ("see", &diagnostic.doc)] {
        if let Some(text) = text {
            let _ = writeln!(out, "  = {word}: {text}");
        }
    }
    out
}

fn at(field: &str) -> String {
    if field.is_empty() { String::new() } else { format!(" at {field}") }
}

/// The field's decoded text, and where it stands in the document; of a field that is not there, its parent.
fn field(document: &str, pointer: &str) -> (String, u32, u32) {
    let Ok(parsed) = strict::read(document) else { return (document.to_owned(), 1, 1) };
    let mut pointer = Pointer::from_text(pointer);
    let found = loop {
        match parsed.root.at(&pointer) {
            Some(found) => break found,
            None => pointer.pop(),
        }
    };
    // A template that is written as a JSON value is its JSON text.
    let text = found.as_str().map_or_else(|| strict::to_compact(found), str::to_owned);
    let place = LineIndex::new(document).place(document, found.span.start);
    (text, place.line, place.column)
}

fn units(place: &Where) -> usize {
    place.end.unwrap_or(0).saturating_sub(place.start.unwrap_or(0)) as usize
}

/// The line of this number, where CR, LF and both together end one.
fn line_of(text: &str, number: u32) -> &str {
    let mut rest = text;
    for _ in 1..number {
        let Some(at) = rest.find(['\r', '\n']) else { return "" };
        let length = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = &rest[at + length..];
    }
    rest.find(['\r', '\n']).map_or(rest, |at| &rest[..at])
}

/// Prints the line and a mark under the stretch, as far as it stands on that line.
fn mark(out: &mut String, text: &str, line: u32, column: u32, units: usize, words: &str) {
    let (content, units) = (line_of(text, line), units.max(1));
    let (mut before, mut within, mut after) = (String::new(), String::new(), String::new());
    let (mut at, start) = (0, column.saturating_sub(1) as usize);
    for character in content.chars() {
        let shown = if character.is_control() { ' ' } else { character };
        let part = match at {
            _ if at < start => &mut before,
            _ if at < start + units => &mut within,
            _ => &mut after,
        };
        part.push(shown);
        at += character.len_utf16();
    }
    if columns(content) > WIDTH && columns(&before) > BEFORE {
        let tail: Vec<char> = before.chars().rev().take(BEFORE - 1).collect();
        before = "…".to_owned() + &tail.into_iter().rev().collect::<String>();
    }
    let within: String = within.chars().take(WIDTH - BEFORE).collect();
    let room = WIDTH.saturating_sub(columns(&before) + columns(&within));
    let rest: String = after.chars().take(room).collect();
    let more = if rest.len() < after.len() { "…" } else { "" };
    let margin = " ".repeat(line.to_string().len());
    let indent = " ".repeat(columns(&before));
    let carets = "^".repeat(columns(&within).max(1));
    let _ = writeln!(out, " {margin} |\n {line} | {before}{within}{rest}{more}");
    let _ = writeln!(out, " {margin} | {}", format!("{indent}{carets} {words}").trim_end());
}

/// The columns that a text takes in a terminal: two for the wide characters of East Asia, none for what is put onto the
/// character before it.
fn columns(text: &str) -> usize {
    let width = |character: char| match u32::from(character) {
        0x0300..=0x036F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        code if is_wide(code) => 2,
        _ => 1,
    };
    text.chars().map(width).sum()
}

fn is_wide(code: u32) -> bool {
    matches!(code, 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F)
        || matches!(code, 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

#[cfg(test)]
mod tests {
    use super::{in_document, in_field, in_text};
    use gatelens_gateway::outcome::{Diagnostic, Severity, Where};

    fn diagnostic(field: &str, place: Option<(u32, u32, u32, u32)>) -> Diagnostic {
        let bare = Where { field: field.to_owned(), ..Where::default() };
        let place = place.map_or(bare, |(line, column, start, end)| Where {
            field: field.to_owned(),
            line: Some(line),
            column: Some(column),
            start: Some(start),
            end: Some(end),
        });
        Diagnostic {
            severity: Severity::Error,
            code: "E0000".to_owned(),
            message: "What is wrong.".to_owned(),
            args: Vec::new(),
            place: Some(place),
            labels: Vec::new(),
            help: Some("What to do.".to_owned()),
            doc: None,
        }
    }

    #[test]
    fn marks_a_stretch_of_a_decoded_field() {
        let document = "[1, {\"a\":\n {\"b\": \"one\\n한국어\"}}]";
        let text = in_field(&diagnostic("/a/b", Some((2, 3, 6, 8))), "x.json", document, "/1");
        let expected = "error[E0000]: What is wrong.\n  --> x.json:2:8 at /a/b, line 2, column 3\n   |\n \
                        2 | 한국어\n   |     ^^\n  = help: What to do.\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn marks_a_stretch_of_the_document() {
        let text = in_document(&diagnostic("/a", Some((2, 1, 2, 5))), "x.json", "{\n\"a\": 1}");
        assert!(text.contains("  --> x.json:2:1 at /a\n   |\n 2 | \"a\": 1}\n   | ^^^\n"), "{text}");
    }

    #[test]
    fn marks_a_template_after_tabs_wide_characters_and_emoji() {
        let limits = gatelens_velocity::Limits::default();
        let told = |text: &str| {
            let errors = gatelens_velocity::Template::parse(text, &limits).err().unwrap_or_default();
            errors.iter().map(|error| in_text(error, &[], "t", text) + "\n").collect::<String>()
        };
        let words = "the typographic quote `“` quotes nothing here";
        for (before, shown) in
            [("\t\t", "  "), ("한국어 ", "한국어 "), ("😀❤\u{fe0f} ", "😀❤\u{fe0f} "), ("a\r", "")]
        {
            let (line, column) =
                if shown.is_empty() { (2, 11) } else { (1, before.encode_utf16().count() + 11) };
            let width = match before {
                "한국어 " => 7,
                "😀❤\u{fe0f} " => 4,
                _ => shown.len(),
            };
            let start = if shown.is_empty() { 1 } else { before.encode_utf16().count() + 1 };
            let expected = format!(
                "t:{line}:{column}: [E0214] {words}\n   |\n {line} | {shown}#set($x = “a”)\n   | {}^\n  \
                 --> t:{line}:{start}: begins here\n  = help: write a straight one: \" or '\n",
                " ".repeat(width + 10)
            );
            assert_eq!(told(&format!("{before}#set($x = “a”)")), expected);
        }
    }

    #[test]
    fn marks_the_opener_of_a_block_on_another_line() {
        let text = "{\n  #if($a)\n  1\n}";
        let errors = gatelens_velocity::Template::parse(text, &gatelens_velocity::Limits::default()).err();
        let told = in_text(&errors.unwrap_or_default()[0], &[("$a".into(), "1".into())], "t", text);
        let expected = "t:2:3: [E0204] `#if` has no `#end`\n   |\n 2 |   #if($a)\n   |   ^^^^^^^\n  \
                        --> t:4:2: the template ends here\n   |\n 4 | }\n   |  ^\n  = $a is 1\n  \
                        = help: every `#if`, `#foreach`, `#define` and `#macro` needs its own `#end`";
        assert_eq!(told, expected);
    }

    #[test]
    fn shows_a_piece_of_a_long_line() {
        let document = format!("{{\"a\": \"{}X{}\"}}", "a".repeat(500), "b".repeat(500));
        let text = in_field(&diagnostic("/a", Some((1, 501, 500, 501))), "x.json", &document, "");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[3].find('X').map(|at| lines[3][..at].chars().count()), lines[4].find('^'));
        assert!(lines[3].chars().count() < 120, "{}", lines[3]);
    }

    #[test]
    fn a_field_that_is_not_there_is_shown_at_its_parent() {
        let text = in_field(&diagnostic("/a/c/d", None), "x.json", "{\n\"a\": {}}", "");
        assert!(text.contains("  --> x.json:2:6 at /a/c/d\n"), "{text}");
    }
}
