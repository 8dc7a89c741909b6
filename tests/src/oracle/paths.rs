//! Random JSONPaths: mostly well formed, some damaged.

use crate::oracle::documents::NAMES;
use crate::oracle::random::Random;

const SELECTORS: [&str; 40] = [
    "[0]",
    "[1]",
    "[2]",
    "[-1]",
    "[9]",
    "[0,1]",
    "[0,9]",
    "[1,0,1]",
    "[0:2]",
    "[1:]",
    "[:1]",
    "[-2:]",
    "[:-1]",
    "[0:-1]",
    "[-3:2]",
    "[5:1]",
    "[*]",
    "[(@.length-1)]",
    "[( @.size() - 2 )]",
    "[@.length-1]",
    "[(@.length)]",
    "[1:3,5]",
    "[0,1:3]",
    "[::2]",
    "[1:5:2]",
    "[1 2]",
    "[1,]",
    "[,1]",
    "[1.5]",
    "[1abc]",
    "[]",
    "[?]",
    "[?,?]",
    "[ * ]",
    "[a]",
    "[\"a\"]",
    "[\"k2\"]",
    "[٣]",
    "[- 1]",
    "[(@.length-1)x]",
];

const LITERALS: [&str; 34] = [
    "1", "2", "10", "1.0", "-1", "1e1", "'1'", "'x'", "'X'", "''", "'a b'", "\"x\"", "x", "true", "false",
    "null", "'null'", "'true'", "TRUE", "'no'", "{}", "[1]", "'", "''x", "'it\\'s'", "/x/", "/X/i", "/.*/",
    "/[a-z]+/", "/(/", "/1.*/", "//", "/", "/i",
];

const OPERATORS: [&str; 14] =
    ["==", "!=", "<", "<=", ">", ">=", "=~", "===", "!==", "=", "in", "contains", "==", "=="];

/// What a damaged path gets in some place.
const DAMAGE: [&str; 26] = [
    "[", "]", "'", "(", ")", ".", "..", "*", "$", "@", "?", ",", ":", "-", " ", "\t", "&&", "||", "!", "\"",
    "\\", "0", "é", "😀", "/", "=",
];

/// A path.
pub fn path(random: &mut Random) -> String {
    let mut out = String::new();
    match random.below(16) {
        0 => {}
        1 => out.push('@'),
        2 => out.push(' '),
        3 => out.push_str(random.pick(&NAMES)),
        _ => out.push('$'),
    }
    for _ in 0..random.below(5) {
        step(random, &mut out, true);
    }
    if random.once_in(4) {
        damage(random, &mut out);
    }
    out
}

fn step(random: &mut Random, out: &mut String, filters: bool) {
    let name = if random.once_in(4) { random.pick(&NAMES) } else { random.pick(&NAMES[..6]) };
    match random.below(if filters { 24 } else { 12 }) {
        0..=5 => {
            out.push('.');
            out.push_str(name);
        }
        6 | 7 => {
            out.push_str("['");
            out.push_str(name);
            out.push_str("']");
        }
        8..=10 => out.push_str(SELECTORS[random.below(2)]),
        11 => out.push_str("[(@.length-1)]"),
        12 => out.push_str(".*"),
        13 | 14 => out.push_str("[*]"),
        15 | 16 => {
            out.push_str("..");
            match random.below(4) {
                0 => out.push('*'),
                1 => out.push_str(random.pick(&SELECTORS)),
                _ => out.push_str(name),
            }
        }
        17 | 18 => out.push_str(random.pick(&SELECTORS)),
        19 => {
            let other = random.pick(&NAMES);
            out.push_str(&format!("['{name}','{other}']"));
        }
        20 => out.push_str(name),
        _ => filter(random, out),
    }
}

fn filter(random: &mut Random, out: &mut String) {
    out.push_str(if random.once_in(8) { "[ ? ( " } else { "[?(" });
    let terms = 1 + random.below(3) * random.below(2);
    let group = random.once_in(12);
    if group {
        out.push('(');
    }
    for index in 0..terms {
        if index > 0 {
            out.push_str(random.pick(&["&&", "||", " && ", " || "]));
        }
        term(random, out);
        if group && index == 0 {
            out.push(')');
        }
    }
    out.push_str(if random.once_in(12) { " ) ]" } else { ")]" });
}

fn term(random: &mut Random, out: &mut String) {
    if random.once_in(4) {
        if random.once_in(3) {
            out.push('!');
        }
        side_path(random, out);
        return;
    }
    let blank = random.pick(&["", " "]);
    let swapped = random.once_in(6);
    if swapped {
        out.push_str(random.pick(&LITERALS));
    } else {
        side_path(random, out);
    }
    out.push_str(blank);
    out.push_str(if random.once_in(8) { random.pick(&OPERATORS) } else { random.pick(&OPERATORS[..7]) });
    out.push_str(blank);
    if swapped || random.once_in(5) {
        side_path(random, out);
    } else {
        out.push_str(random.pick(&LITERALS));
    }
}

fn side_path(random: &mut Random, out: &mut String) {
    out.push(if random.once_in(8) { '$' } else { '@' });
    for _ in 0..random.below(3) {
        let nested = random.once_in(30);
        step(random, out, nested);
    }
}

fn damage(random: &mut Random, path: &mut String) {
    let mut text: Vec<char> = path.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(text.len() + 1);
        match random.below(3) {
            0 if at < text.len() => {
                text.remove(at);
            }
            1 if random.once_in(4) => text.truncate(at),
            _ => {
                let piece = random.pick(&DAMAGE);
                text.splice(at..at, piece.chars());
            }
        }
    }
    *path = text.into_iter().collect();
}
