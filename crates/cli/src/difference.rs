//! How what came out differs from what was claimed, in lines for people.

use std::fmt::Write;

use gatelens_gateway::expect::{Mismatch, Parting, Place};

/// Characters that are shown of a long text, before and after the place where the two part.
const AROUND: usize = 200;

/// Texts up to this length need no word about where they part.
const SHORT: usize = 40;

/// Places within a JSON value that are named one by one.
const PLACES: usize = 8;

/// The claim, both texts, and where they part.
pub fn render(mismatch: &Mismatch) -> String {
    let Mismatch { claim, expected, found } = mismatch;
    let parting = mismatch.parting();
    let at = if let Parting::Character(at) = parting { at - 1 } else { 0 };
    let mut out =
        format!("  {claim}\n    expected {}\n    found    {}\n", piece(expected, at), piece(found, at));
    match parting {
        Parting::Character(at) if expected.chars().count().max(found.chars().count()) > SHORT => {
            let _ = writeln!(out, "    they part at character {at}");
        }
        Parting::NotJson { reason, line, column } if !found.is_empty() => {
            let _ = writeln!(out, "    which is no JSON, line {line}, column {column}: {reason}");
        }
        Parting::Places(places) => places_in(&places, &mut out),
        Parting::Wholly | Parting::Character(_) | Parting::NotJson { .. } => {}
    }
    out
}

/// Each place within a JSON value, up to a number of them.
fn places_in(places: &[Place], out: &mut String) {
    for Place { at, expected, found } in
        places.iter().filter(|place| !place.at.as_str().is_empty()).take(PLACES)
    {
        let side =
            |side: &Option<String>| side.as_deref().map_or("nothing".to_owned(), |text| piece(text, 0));
        let _ = writeln!(out, "    at {at}: expected {}, found {}", side(expected), side(found));
    }
    if let Some(more) = places.len().checked_sub(PLACES).filter(|more| *more > 0) {
        let _ = writeln!(out, "    and at {more} more places");
    }
}

/// A text, or the part of a long one around a place, with further lines under the first.
fn piece(text: &str, at: usize) -> String {
    if text.is_empty() {
        return "the empty text".to_owned();
    }
    let start = at.saturating_sub(AROUND);
    let shown: String = text.chars().skip(start).take(2 * AROUND).collect();
    let (before, after) = (start > 0, text.chars().count() > start + 2 * AROUND);
    let lines = shown.replace('\n', "\n             ");
    format!("{}{lines}{}", if before { "…" } else { "" }, if after { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{Mismatch, render};

    fn rendered(claim: &str, expected: &str, found: &str) -> String {
        let text = |text: &str| text.to_owned();
        render(&Mismatch { claim: text(claim), expected: text(expected), found: text(found) })
    }

    #[test]
    fn long_texts_are_cut_around_their_difference() {
        let text = |end: &str| format!("{}{end}{}", "a".repeat(1000), "b".repeat(1000));
        let shown = rendered("/response/body", &text("x"), &text("y"));
        assert!(shown.contains("they part at character 1001\n") && shown.len() < 1000, "{shown}");
        assert!(shown.contains("ax") && shown.contains("ay"), "{shown}");
    }

    #[test]
    fn short_texts_speak_for_themselves() {
        assert_eq!(
            rendered("/response/status", "201", "200"),
            "  /response/status\n    expected 201\n    found    200\n"
        );
        assert_eq!(
            rendered("/response/body", "x", ""),
            "  /response/body\n    expected x\n    found    the empty text\n"
        );
    }

    #[test]
    fn json_differs_at_places() {
        assert_eq!(
            rendered("/response/bodyJson", r#"{"a":1,"b":2}"#, "{\n  \"b\": \"2\"\n}"),
            "  /response/bodyJson\n    expected {\"a\":1,\"b\":2}\n    found    {\n               \"b\": \"2\"\n             \
             }\n    at /a: expected 1, found nothing\n    at /b: expected 2, found \"2\"\n"
        );
        let many = |value: u32| format!("[{}]", [value.to_string().as_str(); 11].join(","));
        let shown = rendered("/response/bodyJson", &many(1), &many(2));
        assert!(shown.ends_with("    at /7: expected 1, found 2\n    and at 3 more places\n"), "{shown}");
    }

    #[test]
    fn what_is_no_json_says_where() {
        let shown = rendered("/response/bodyJson", "[1]", "[1,\n]");
        assert!(
            shown.ends_with("    which is no JSON, line 2, column 1: expected a value, found `]`\n"),
            "{shown}"
        );
        let shown = rendered("/response/bodyJson", "[1]", "");
        assert!(shown.ends_with("    found    the empty text\n"), "{shown}");
    }
}
