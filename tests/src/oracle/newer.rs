//! Patterns that only a newer Java knows: `\X`, `\N{…}` and `\b{g}` came with Java 9. The model's Java takes them. Which
//! one API Gateway runs was not recorded, and the engine keeps to what all of them know.

/// What such a pattern holds, as a question's JSON spells it.
const NEWER: [&str; 3] = [r"\\X", r"\\N{", r"\\b{g}"];

/// Whether a question asks for one of them.
pub(super) fn is_asked(question: &str) -> bool {
    NEWER.iter().any(|piece| question.contains(piece))
}
