//! The regular expression engine on hostile patterns; what it answers is held against Java's in the corpora.

use gatelens_value::regex::{Budget, Flags, Regex, StepsExceeded};
use proptest::prelude::*;

fn compile(pattern: &str) -> Regex {
    Regex::compile_str(pattern, Flags::NONE).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    let budget = &mut Budget::new(1_000_000);
    assert_eq!(compile(&nested(500)).matches(b"a", budget), Ok(true));
    let quantified = format!("{}a|b{}", "(".repeat(500), ")*".repeat(500));
    assert_eq!(compile(&quantified).is_found_in(b"x", budget), Ok(true));
    let error = Regex::compile_str(&nested(100_000), Flags::NONE).expect_err("too deep");
    assert_eq!(error.message, "Groups nest too deeply");
    let brackets = "[".repeat(100_000);
    let error = Regex::compile_str(&brackets, Flags::NONE).expect_err("too deep");
    assert_eq!(error.message, "Character class nests too deeply");
    for piece in ["(?=", "(?<=", "(?>a|", "(?i:", "[a&&", "(?<=x{2,3}(?:a|b)?+", "(?:(?:", "[^[a]&&"] {
        let _ = Regex::compile_str(&piece.repeat(20_000), Flags::NONE);
    }
}

#[test]
fn runaway_patterns_stop() {
    let text = format!("{}b", "a".repeat(100_000)).into_bytes();
    for pattern in [
        "(a+)+$",
        "(a*)*$",
        "(a|a)*$",
        "(a|aa)+$",
        "(.*?,){11}P",
        "(?:a?){50}a{50}$",
        "(a+)+\\1$",
        ".*.*.*x",
        "(?=(a+)+$)b",
    ] {
        let budget = &mut Budget::new(2_000_000);
        let outcome = compile(pattern).is_found_in(&text, budget);
        assert!(matches!(outcome, Err(StepsExceeded) | Ok(false)), "{pattern}: {outcome:?}");
    }
    assert_eq!(compile("(a+)+$").is_found_in(&text, &mut Budget::new(2_000_000)), Err(StepsExceeded));
}

#[test]
fn long_texts_need_no_recursion() {
    let text = "ab".repeat(50_000).into_bytes();
    for pattern in
        ["(?:ab)*", "(ab)*", "(a|b)*", "(?:a|b)+?", "[ab]*", ".*", "(?>ab)*", "(?:ab){2,}+", "((a)(b))+"]
    {
        let budget = &mut Budget::new(10_000_000);
        let whole = compile(pattern).matches(&text, budget);
        assert_eq!(whole, Ok(true), "{pattern}");
    }
}

#[test]
fn one_budget_serves_many_calls() {
    let regex = compile("[0-9]+");
    let mut budget = Budget::new(1_000);
    let mut calls = 0;
    while regex.is_found_in(b"abc 123", &mut budget).is_ok() {
        calls += 1;
    }
    assert!((10..=1_000).contains(&calls), "{calls}");
    assert_eq!(budget.left(), 0);
}

#[test]
fn groups_have_names() {
    let regex = compile("(?<year>\\d+)-(?<month>\\d+)");
    assert_eq!(regex.group_count(), 2);
    assert_eq!(regex.group_named("month"), Some(2));
    assert_eq!(regex.group_named("day"), None);
}

fn pattern() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b",
        "c",
        ".",
        "\\w",
        "\\d",
        "\\b",
        "^",
        "$",
        "|",
        "(",
        "(",
        ")",
        ")",
        "(?:",
        "(?=",
        "(?!",
        "(?<=",
        "(?<!",
        "(?>",
        "(?<n>",
        "\\k<n>",
        "\\1",
        "*",
        "+",
        "?",
        "*?",
        "++",
        "{2}",
        "{1,3}",
        "{0,2147483647}",
        "{2,",
        "[a-c]",
        "[^a]",
        "[",
        "]",
        "&&",
        "-",
        "\\p{L}",
        "\\P{Lu}",
        "\\Q",
        "\\E",
        "\\x41",
        "\\u00e9",
        "(?i)",
        "(?x)",
        "#",
        " ",
        "é",
        "😀",
        "\\R",
        "\\G",
        "\\Z",
        "\\",
        "{",
        "}",
        "\\p{",
        "\\c",
        "\\0",
        "(?U)",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_and_keeps_to_its_budget(
        pattern in pattern(),
        text in "[abcAé1😀\n\r -]{0,30}",
        replacement in "[a$\\\\{}n1é]{0,6}",
        steps in 0u64..20_000,
        limit in -1i32..4,
    ) {
        let Ok(regex) = Regex::compile_str(&pattern, Flags::NONE) else { return Ok(()) };
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut budget = Budget::new(steps);
        let mut matcher = regex.matcher(&units);
        let mut from = 0;
        while matcher.find(&mut budget) == Ok(true) {
            let (start, end) = matcher.group(0).expect("a match");
            prop_assert!(start >= from && start <= end && end <= units.len());
            from = start;
        }
        let _ = regex.matches(&units, &mut budget);
        let _ = regex.replace_all(&units, &replacement.encode_utf16().collect::<Vec<_>>(), &mut budget);
        let parts = regex.split(&units, limit, &mut Budget::new(steps));
        if let Ok(parts) = parts {
            prop_assert!(parts.iter().all(|part| part.start <= part.end && part.end <= units.len()));
        }
        prop_assert!(budget.left() <= steps);
    }

    #[test]
    fn any_text_is_a_pattern_or_an_error(units in prop::collection::vec(any::<u16>(), 0..40), flags in 0usize..7) {
        let flag = Flags::of_letter("dimsuxU".chars().nth(flags).expect("a letter")).expect("a flag");
        if let Ok(regex) = Regex::compile(&units, flag) {
            let _ = regex.is_found_in(&units, &mut Budget::new(10_000));
        }
    }

    /// Over bytes a pattern of one class takes a shorter way; over units it never does.
    #[test]
    fn one_class_matches_in_bytes_as_in_units(
        flags in prop::sample::select(vec!["", "(?i)", "(?m)", "(?s)", "(?d)", "(?im)"]),
        start in prop::sample::select(vec!["", "", "^"]),
        class in prop::sample::select(vec![
            "a", "A", "é", "[ab]", "[^ab]", "[^a-z0-9]", "[b-é]", "[^é]", ".", "\\w", "\\W", "\\d", "\\s", "\\S", "-", "\\n",
        ]),
        times in prop::sample::select(vec![
            "", "+", "*", "?", "{2}", "{0}", "{1,2}", "{2,}", "{0,2}", "+?", "*?", "??", "{1,2}?", "{2,}?", "++", "*+", "{1,2}+",
        ]),
        end in prop::sample::select(vec!["", "", "$"]),
        text in "[abA1é\n\r -]{0,20}",
        replacement in prop::sample::select(vec!["", "-", "<$0>", "\\$"]),
        limit in -1i32..4,
    ) {
        let regex = Regex::compile_str(&format!("{flags}{start}{class}{times}{end}"), Flags::NONE).expect("a pattern");
        let wide = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let narrow = |text: &str| wide(text).into_iter().map(|unit| unit as u8).collect::<Vec<u8>>();
        let budget = || Budget::new(100_000);
        prop_assert_eq!(
            regex.matches(&wide(&text), &mut budget()),
            regex.matches(&narrow(&text), &mut budget())
        );
        prop_assert_eq!(
            regex.split(&wide(&text), limit, &mut budget()),
            regex.split(&narrow(&text), limit, &mut budget())
        );
        let replaced = regex.replace_all(&narrow(&text), &narrow(replacement), &mut budget());
        prop_assert_eq!(
            regex.replace_all(&wide(&text), &wide(replacement), &mut budget()),
            replaced.map(|bytes| bytes.into_iter().map(u16::from).collect())
        );
        let replaced = regex.replace_first(&narrow(&text), &narrow(replacement), &mut budget());
        prop_assert_eq!(
            regex.replace_first(&wide(&text), &wide(replacement), &mut budget()),
            replaced.map(|bytes| bytes.into_iter().map(u16::from).collect())
        );
    }
}
