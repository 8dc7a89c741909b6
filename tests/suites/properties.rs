//! The properties, on texts put together from the pieces of each language.
#![allow(clippy::disallowed_methods, reason = "tests read the environment")]

use gatelens_tests::properties;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::test_runner::RngSeed;
use proptest::{collection, proptest, sample};

const TEMPLATE: &[&str] = &[
    "#if(",
    "#elseif(",
    "#else",
    "#end",
    "#foreach(",
    "#set(",
    "#define(",
    "#macro(",
    "#stop",
    "#break",
    "#literal()",
    "#[[",
    "]]#",
    "##",
    "#*",
    "*#",
    "#{",
    "}",
    "$a",
    "$!{k.v}",
    "$k.n",
    "${",
    "$!",
    "$",
    "#",
    "\\",
    "\\\\",
    "\\$a",
    "in",
    " in $a",
    ")",
    "(",
    "[",
    "]",
    "[0..3]",
    "[1,2]",
    "{\"x\":1}",
    ".size()",
    ".get(",
    ".b",
    "[0]",
    "=",
    "==",
    "!=",
    "&&",
    "||",
    "!",
    "+",
    "-",
    "*",
    "/",
    "%",
    "1",
    "9223372036854775807",
    "2.5",
    "'t'",
    "\"$k.v\"",
    "\"",
    "'",
    "null",
    "true",
    " ",
    "\n",
    "한",
    "😀",
    ",",
    ".",
    "..",
    "$foreach.count",
    "$velocityCount",
    "$k.put('z',$k)",
    "$k",
    ".replaceAll(",
    ".split(",
    ".substring(",
    "eq",
    "and",
    "not",
];

const GATEWAY: &[&str] = &[
    "$input.path('$')",
    "$input.json('$.a')",
    "$input.params('q')",
    "$input.params().header",
    "$input.body",
    "$util.escapeJavaScript(",
    "$util.parseJson(",
    "$util.urlEncode(",
    "$util.base64Decode(",
    "$context.identity.sourceIp",
    "$context.requestOverride.header",
    "$context.responseOverride.status",
    "$stageVariables.x",
    "$input",
    "$util",
    "$context",
    "#set($context.responseOverride.status = 500)",
    "#foreach($x in $input.path('$.a'))",
    "#end",
    "#set($p = $input.path('$'))",
    "$p",
    ".a",
    ")",
    "'",
    "{",
    "}",
    "\"",
    ":",
    ",",
    " ",
];

const PATH: &[&str] = &[
    "$",
    "@",
    ".",
    "..",
    "a",
    "k",
    "*",
    "[",
    "]",
    "[0]",
    "[-1]",
    "[1:2]",
    "[:",
    "['a']",
    "'",
    "\"",
    ",",
    "[?(",
    ")]",
    "[?",
    "@.b",
    "==",
    "!=",
    "<",
    ">=",
    "=~",
    "/x/",
    "in",
    "&&",
    "||",
    "1",
    "-",
    "null",
    "true",
    " ",
    "[(@.length-1)]",
    "한",
    "[*]",
    "(",
    ")",
    "length()",
    "\\",
];

const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\"a\"",
    "'b'",
    "1",
    "-",
    "1.5e3",
    "1e400",
    "0x1",
    "true",
    "null",
    "NaN",
    "word",
    "\\u0041",
    "\\ud83d",
    "\\x41",
    "\\",
    " ",
    "\n",
    "\u{0}",
    "\u{1a}",
    "한",
    "007",
    "12345678901234567890",
];

const SCENARIO: &[&str] = &[
    "{\"version\":1,",
    "\"request\":{\"method\":\"GET\",\"path\":\"/\"}",
    "\"api\":{\"integration\":{\"type\":\"MOCK\"}}",
    "\"api\":{\"integration\":{\"type\":\"HTTP\",\"uri\":\"http://x\",\"httpMethod\":\"GET\"}}",
    "\"backend\":{\"echo\":true}",
    "\"backend\":{\"reply\":{\"status\":200}}",
    "\"context\":{\"stage\":\"x\"}",
    "\"expect\":{}",
    ",",
    "}",
    "{",
    "]",
    "[",
    "\"title\":\"한\"",
    "null",
    "1",
];

const PASTED: &[&str] = &[
    "curl ",
    "-X POST ",
    "-H 'A: b' ",
    "-d '{\"a\":1}' ",
    "--data-binary @x ",
    "https://x.test/p?q=1 ",
    "GET /p HTTP/1.1",
    "\r\n",
    "\n",
    "Host: x",
    ": ",
    "{\"type\":\"AWS\"",
    ",\"uri\":\"arn:aws:apigateway:us-east-1:sqs:path/1/q\"",
    ",\"httpMethod\":\"POST\"",
    "}",
    "{\"log\":{\"entries\":[",
    "]}}",
    "'",
    "\"",
    "\\",
    "$'",
    "--",
    " ",
    "openapi: 3.0.1",
    "{\"version\":1,",
];

const LINK: &[&str] = &[
    "#",
    "s1.",
    "s0.",
    "s2.",
    "s",
    ".",
    "e.x",
    "q1YqSy0qzszPU7Iy1FFQKkrNTSzKVlCyUvBX0lFKzEvJLAEA",
    "AA",
    "_-",
    "=",
    "%",
    "한",
];

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
            properties::template(&text);
            properties::path(&text);
            properties::permissive_json(&text);
            properties::standard_json(&text);
        }
    }
    properties::template(
        "#foreach($i in [1..1000])#foreach($j in [1..1000])#foreach($k in [1..1000])x#end#end#end",
    );
    properties::template("#set($x='xxxxxxxxxx')#foreach($i in [1..1000])#set($x=\"$x$x\")#end$x");
    properties::template("#define($d)$d$d#end$d");
    properties::template("$k.put('k',$k)$k");
    properties::path(&"..a".repeat(2_000));
    properties::path(&"[*]".repeat(2_000));
}
