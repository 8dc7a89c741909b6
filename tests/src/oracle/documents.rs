//! Random JSON texts: standard ones to evaluate paths on, and damaged ones for the permissive reader.

use crate::oracle::random::Random;

/// The names that objects have and paths ask for; few, so that they meet.
pub const NAMES: [&str; 14] =
    ["a", "b", "c", "n", "s", "list", "x y", "a-b", "length()", "é", "it's", "", "0", "null"];

const TEXTS: [&str; 22] = [
    "x", "y", "X", "a", "", "1", "2", "10", "9", "1.0", "true", "false", "null", "TRUE", "no", "é", "it's",
    "a b", "1e1", "~", "😀", "/",
];

const NUMBERS: [&str; 16] = [
    "0",
    "1",
    "2",
    "10",
    "9",
    "-1",
    "1.0",
    "2.5",
    "10.00",
    "1e1",
    "3000000000",
    "12345678901234567890",
    "0.30000000000000004",
    "1E400",
    "-0.0",
    "1.50000000000000000000",
];

/// A standard JSON text of few values.
pub fn standard(random: &mut Random) -> String {
    let mut out = String::new();
    let mut budget = 40;
    value(random, &mut out, 0, &mut budget);
    out
}

fn value(random: &mut Random, out: &mut String, depth: usize, budget: &mut usize) {
    *budget = budget.saturating_sub(1);
    let scalar_only = depth >= 4 || *budget == 0;
    let kind = if depth == 0 { random.below(20) } else { random.below(16) };
    match kind {
        0 => out.push_str("null"),
        1 => out.push_str(random.pick(&["true", "false"])),
        2..=4 => out.push_str(random.pick(&NUMBERS)),
        5..=7 => out.push_str(&quoted(random.pick(&TEXTS))),
        _ if scalar_only => out.push_str(random.pick(&NUMBERS)),
        8..=11 => {
            out.push('[');
            // Items are alike as often as not, as in real lists.
            for index in 0..random.below(5) {
                if index > 0 {
                    out.push(',');
                }
                value(random, out, depth + 1, budget);
            }
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..random.below(5) {
                if index > 0 {
                    out.push(',');
                }
                let name = if random.once_in(4) { random.pick(&NAMES) } else { random.pick(&NAMES[..6]) };
                out.push_str(&quoted(name));
                out.push(':');
                value(random, out, depth + 1, budget);
            }
            out.push('}');
        }
    }
}

/// A text as a JSON string; json-smart would drop a raw U+007F beside an escape.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// What the reader has to think about.
const PIECES: [&str; 76] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "\\",
    " ",
    "\t",
    "\n",
    "\r",
    "\u{c}",
    "\u{1a}",
    "\u{7f}",
    "\u{0}",
    "-",
    "+",
    ".",
    "e",
    "E",
    "0",
    "1",
    "9",
    "00",
    "12",
    "1.5",
    "1e",
    "1e+",
    "1E5",
    "-0",
    "2147483647",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "0000000000000000001",
    "00000000000000000000",
    "123456789012345678",
    "1234567890.12345678",
    "0.30000000000000004",
    "1e400",
    "-.5",
    "5.",
    "true",
    "false",
    "null",
    "NaN",
    "nul",
    "TRUE",
    "\"a\"",
    "'b'",
    "\"k\":",
    "k:",
    "{\"a\":1}",
    "[1,2]",
    "\\u0041",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\x41",
    "\\n",
    "\\q",
    "\\/",
    "\\'",
    "\\\"",
    "\\u12",
    "\\ug",
    "é",
    "😀",
    "~",
    "}",
    "]",
    "\"",
    "hello world",
    "/",
    "\u{a0}",
];

/// A text that is nearly JSON, or not at all.
pub fn damaged(random: &mut Random) -> String {
    if random.once_in(3) {
        let count = 1 + random.below(9);
        return (0..count).map(|_| random.pick(&PIECES)).collect();
    }
    let mut text: Vec<char> = standard(random).chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(text.len() + 1);
        match random.below(4) {
            0 if at < text.len() => {
                text.remove(at);
            }
            1 if at < text.len() => text.truncate(at),
            2 if at < text.len() => {
                let other = random.below(text.len());
                text.swap(at, other);
            }
            _ => {
                let piece = random.pick(&PIECES);
                text.splice(at..at, piece.chars());
            }
        }
    }
    text.into_iter().collect()
}
