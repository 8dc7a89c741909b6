//! The properties, on texts put together from the pieces of each language.
#![allow(clippy::disallowed_methods, reason = "tests read the environment")]

use gatelens_tests::pieces::{GATEWAY, JSON, LINK, PASTED, PATH, REGEX, SCENARIO, TEMPLATE};
use gatelens_tests::properties;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::test_runner::RngSeed;
use proptest::{collection, proptest, sample};

/// Texts of pieces, with a few characters from anywhere.
fn texts(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => sample::select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The same texts on every run, but with `GATELENS_SEED` others.
fn config() -> ProptestConfig {
    let seed = std::env::var("GATELENS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::with_cases(1000)
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn permissive_json(text in texts(JSON)) {
        properties::permissive_json(&text);
    }

    #[test]
    fn standard_json(text in texts(JSON)) {
        properties::standard_json(&text);
    }

    #[test]
    fn path(text in texts(PATH)) {
        properties::path(&text);
    }

    #[test]
    fn template(text in texts(TEMPLATE)) {
        properties::template(&text);
    }

    #[test]
    fn formatting(text in texts(TEMPLATE)) {
        properties::formatting(&text);
    }

    #[test]
    fn rendering(text in texts(TEMPLATE)) {
        properties::rendering(&text);
    }

    #[test]
    fn regular_expression(text in texts(REGEX)) {
        properties::regular_expression(&text);
    }

    #[test]
    fn mapping(text in texts(GATEWAY)) {
        properties::mapping(&text);
    }

    #[test]
    fn scenario(text in texts(SCENARIO)) {
        properties::scenario(&text);
    }

    #[test]
    fn pasted(text in texts(PASTED)) {
        properties::pasted(&text);
    }

    #[test]
    fn shared_link(text in texts(LINK)) {
        properties::shared_link(&text);
    }
}

/// What once broke something, or is built to: deep, long and unfinished texts.
#[test]
fn hostile_texts() {
    for count in [100, 5_000, 100_000] {
        for piece in [
            "(",
            "[",
            "{",
            "#if($a)",
            "#foreach($x in $a)",
            "#set($x=(",
            "$a.get(",
            "\"",
            "'",
            "$",
            "#",
            "!",
            "${a",
            "#[[",
        ] {
            let text = piece.repeat(count);
            properties::rendering(&text);
            properties::path(&text);
            properties::permissive_json(&text);
            properties::standard_json(&text);
        }
    }
    properties::permissive_json("[{\"n\": 1E40666666666666666660, \"id\": 1}]");
    properties::rendering(
        "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])x#end#end#end",
    );
    properties::rendering("#set($x='xxxxxxxxxx')#foreach($i in [1..1000])#set($x=\"$x$x\")#end$x");
    properties::rendering("#define($d)$d$d#end$d");
    properties::rendering("$k.put('k',$k)$k");
    properties::path(&"..a".repeat(2_000));
    properties::path(&"[*]".repeat(2_000));
}
