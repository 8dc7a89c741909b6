//! How what came out differs from what was claimed, in lines for people.

use std::fmt::Write;

use gatelens_gateway::expect::Mismatch;

/// Characters that are shown of a long text, before and after the place where the two part.
const AROUND: usize = 200;

/// The claim, both texts, and where they part.
pub fn render(mismatch: &Mismatch) -> String {
    let Mismatch { claim, expected, found } = mismatch;
    let common = expected.chars().zip(found.chars()).take_while(|(one, other)| one == other).count();
    let mut out = format!(
        "  {claim}\n    expected {}\n    found    {}\n",
        piece(expected, common),
        piece(found, common)
    );
    if common > 0 {
        let _ = writeln!(out, "    they part at character {}", common + 1);
    }
    out
}

/// A text, or the part of a long one around a place, with further lines under the first.
fn piece(text: &str, at: usize) -> String {
    let start = at.saturating_sub(AROUND);
    let shown: String = text.chars().skip(start).take(2 * AROUND).collect();
    let (before, after) = (start > 0, text.chars().count() > start + 2 * AROUND);
    let lines = shown.replace('\n', "\n             ");
    format!("{}{lines}{}", if before { "…" } else { "" }, if after { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{Mismatch, render};

    #[test]
    fn long_texts_are_cut_around_their_difference() {
        let text = |end: &str| format!("{}{end}{}", "a".repeat(1000), "b".repeat(1000));
        let mismatch = Mismatch { claim: "/response/body".to_owned(), expected: text("x"), found: text("y") };
        let shown = render(&mismatch);
        assert!(shown.contains("they part at character 1001\n") && shown.len() < 1000, "{shown}");
        assert!(shown.contains("ax") && shown.contains("ay"), "{shown}");
    }
}
