//! What must hold whatever the input: no panic, no hang, and what is written reads back.
//!
//! Each function takes a text from anywhere. The property tests call them with texts put together from the pieces of
//! each language, the fuzz targets with what the fuzzer finds.

use gatelens_exchange::{import, link};
use gatelens_gateway::Options;
use gatelens_gateway::outcome::{Diagnostic, Outcome};
use gatelens_gateway::scenario::Scenario;
use gatelens_jsonpath::Path;
use gatelens_value::Value;
use gatelens_value::json::{self, Style, strict};
use gatelens_value::regex::{Budget, Flags, Regex, Unit};
use gatelens_velocity::provenance::Segment;
use gatelens_velocity::{Limits, NoTrace, RenderError, Template, TraceSink, format, untie};

/// A document for paths and templates.
const DOCUMENT: &str =
    r#"{"a": [0, 1, {"b": "x", "c": null}, [2.5, true]], "k": {"v": "한국어 😀", "n": 12345678901}, "": ""}"#;

/// Bounds under which no input takes long.
fn limits() -> Limits {
    Limits {
        steps: 50_000,
        output_bytes: 1 << 20,
        string_bytes: 1 << 18,
        memory_bytes: 16 << 20,
        ..Limits::default()
    }
}

/// json-smart's reader takes or refuses any text, and a long one as a short one; what it took can be written.
pub fn permissive_json(text: &str) {
    let read = json::read(text);
    let long = " ".repeat(LONG_BODY) + text;
    same_value(text, &read, &json::read(&long));
    if let Ok(value) = read {
        for style in [Style::Lt, Style::Web] {
            let _ = json::to_string(&value, style);
        }
        let _ = value.to_text(1 << 16);
        let _ = value.hash_code();
    }
}

/// How many blanks make a text one that is read piece by piece.
const LONG_BODY: usize = 1 << 17;

fn same_value<E>(text: &str, short: &Result<Value, E>, long: &Result<Value, E>) {
    let (Ok(short), Ok(long)) = (short, long) else {
        assert_eq!(short.is_ok(), long.is_ok(), "{text:?} is read or not by its length");
        return;
    };
    for style in [Style::Lt, Style::Web] {
        let written = |value| json::to_string(value, style).ok();
        assert_eq!(written(short), written(long), "{text:?} is written otherwise when it is long");
    }
    let printed = |value: &Value| value.to_text(1 << 16).ok().map(|text| text.to_utf8_lossy().into_owned());
    assert_eq!(printed(short), printed(long), "{text:?} prints otherwise when it is long");
    assert_eq!(short.hash_code().ok(), long.hash_code().ok(), "{text:?} has another hash when it is long");
    let equal = short.java_equals(long).unwrap_or(true) && long.java_equals(short).unwrap_or(true);
    assert!(
        equal || printed(short).is_some_and(|text| text.contains("NaN")),
        "{text:?} is another when it is long"
    );
}

/// What the reader of standard JSON took is written so that it reads back the same.
pub fn standard_json(text: &str) {
    let Ok(document) = strict::read(text) else { return };
    for written in [strict::to_compact(&document.root), strict::to_pretty(&document.root)] {
        let again = strict::read(&written).expect("what was written is standard JSON");
        assert!(again.root == document.root, "{text:?} became {written:?}");
    }
}

/// A path compiles or not, finds something or not; a definite one finds no list of its own making.
pub fn path(text: &str) {
    let document = json::read(DOCUMENT).expect("the document");
    if let Ok(path) = Path::compile(text) {
        let found = path.evaluate(&document);
        if let (Ok(value), false) = (found, path.is_definite()) {
            assert!(matches!(value, Value::List(_)), "{text:?} is indefinite and found {value}");
        }
    }
}

/// A template parses or not; what is said of it stands in it, and the same text says the same.
pub fn template(text: &str) {
    let _ = parsed(text);
    folding(text);
}

fn parsed(text: &str) -> Option<Template> {
    let limits = limits();
    let diagnostics = match Template::parse(text, &limits) {
        Ok(parsed) => return Some(parsed),
        Err(diagnostics) => diagnostics,
    };
    assert!(!diagnostics.is_empty(), "{text:?} is refused without a word");
    for diagnostic in &diagnostics {
        let labels = diagnostic.labels.iter().map(|label| label.span);
        for span in diagnostic.span.into_iter().chain(labels) {
            assert!(text.get(span.range()).is_some(), "{text:?}: {span:?} is no stretch of it");
        }
    }
    assert_eq!(Template::parse(text, &limits).err(), Some(diagnostics), "{text:?} is refused otherwise");
    None
}

/// What is folded before the grammar reads it makes no other tree, and no other errors, than the whole grammar does.
pub fn folding(text: &str) {
    let limits = limits();
    let (folded, whole) = (Template::parse(text, &limits), Template::parse_whole(text, &limits));
    match (folded, whole) {
        (Ok(folded), Ok(whole)) => {
            let (folded, whole) = (format!("{folded:?}"), format!("{whole:?}"));
            assert!(folded == whole, "{text:?} is folded to {folded}, and is {whole}");
        }
        (folded, whole) => {
            assert_eq!(folded.err(), whole.err(), "{text:?} is told otherwise when it is folded")
        }
    }
}

/// What a template that parses renders, it renders twice alike, and its segments tile the output.
pub fn rendering(text: &str) {
    let Some(parsed) = parsed(text) else { return };
    let plain = rendered(&parsed, &mut NoTrace);
    let mut tiles = Tiles::default();
    let traced = rendered(&parsed, &mut tiles);
    match (plain, traced) {
        (Ok(plain), Ok(traced)) => {
            assert_eq!(plain, traced, "{text:?} renders otherwise when it is traced");
            assert_eq!(tiles.end, plain.len(), "{text:?}: the segments do not reach the end of {plain:?}");
        }
        (Err(_), Err(_)) => {}
        (plain, traced) => panic!("{text:?}: {plain:?} without and {traced:?} with a trace"),
    }
}

/// A template that parses renders alike when it is tidied, and a tidy one is left alone.
pub fn formatting(text: &str) {
    let limits = limits();
    let Some(template) = parsed(text) else {
        assert!(format::format(text, &limits).is_err(), "{text:?} is refused, and tidied all the same");
        return;
    };
    let formatted = format::format(text, &limits).expect("what parses can be tidied");
    let again = format::format(&formatted, &limits).expect("what is tidy parses");
    assert_eq!(again, formatted, "{text:?} is not tidied at once");
    let tidy = Template::parse(&formatted, &limits).expect("what is tidy parses");
    match (rendered(&template, &mut NoTrace), rendered(&tidy, &mut NoTrace)) {
        (Ok(before), Ok(after)) => assert_eq!(before, after, "{text:?} became {formatted:?}"),
        (Err(_), Err(_)) => {}
        (before, after) => panic!("{text:?} became {formatted:?}: {before:?}, {after:?}"),
    }
}

/// A regular expression compiles or not, and finds, replaces and splits within its budget and within the text.
///
/// # Shape
/// Lines: flags, replacement, pattern; what is left is the text that is searched.
pub fn regular_expression(text: &str) {
    let mut lines = text.splitn(4, '\n').map(|line| line.encode_utf16().collect::<Vec<_>>());
    let mut line = || lines.next().unwrap_or_default();
    let (letters, replacement, pattern, searched) = (line(), line(), line(), line());
    let letters = letters.iter().filter_map(|&unit| Flags::of_letter(char::from_u32(unit.into())?));
    let flags = letters.fold(Flags::NONE, Flags::with);
    let Ok(regex) = Regex::compile(&pattern, flags) else { return };
    searched_alike(&regex, &searched, &replacement);
}

/// The steps that a regular expression may take here.
const REGEX_STEPS: u64 = 200_000;

fn searched_alike(regex: &Regex, text: &[u16], replacement: &[u16]) {
    let found = found(regex, text);
    if let (Some(found), Some(narrow)) = (&found, bytes(text)) {
        // Both widths of text take the same steps, but where one skips what the other steps through.
        if let Some(narrow) = self::found(regex, &narrow) {
            assert_eq!(found, &narrow, "{regex:?} finds otherwise in bytes");
        }
    }
    let budget = || Budget::new(REGEX_STEPS);
    let _ = regex.matches(text, &mut budget());
    let _ = regex.replace_all(text, replacement, &mut budget());
    let _ = regex.replace_first(text, replacement, &mut budget());
    for limit in [-1, 0, 2] {
        let Ok(parts) = regex.split(text, limit, &mut budget()) else { continue };
        let mut from = 0;
        for part in parts {
            assert!(from <= part.start && part.start <= part.end && part.end <= text.len(), "{part:?}");
            from = part.end;
        }
    }
}

/// The places of all matches, if the budget suffices.
fn found<U: Unit>(regex: &Regex, text: &[U]) -> Option<Vec<Option<(usize, usize)>>> {
    let mut budget = Budget::new(REGEX_STEPS);
    let mut matcher = regex.matcher(text);
    let (mut all, mut from) = (Vec::new(), 0);
    while matcher.find(&mut budget).ok()? {
        let (start, end) = matcher.group(0).expect("a match has a place");
        assert!(from <= start && start <= end && end <= text.len(), "{start}..{end} after {from}");
        from = end;
        for group in 0..=regex.group_count() {
            let place = matcher.group(group);
            assert!(place.is_none_or(|(start, end)| start <= end && end <= text.len()), "{place:?}");
            all.push(place);
        }
    }
    Some(all)
}

fn bytes(text: &[u16]) -> Option<Vec<u8>> {
    text.iter().map(|&unit| u8::try_from(unit).ok()).collect()
}

fn rendered(template: &Template, trace: &mut impl TraceSink) -> Result<String, RenderError> {
    let Ok(Value::Map(mut variables)) = json::read(DOCUMENT) else { panic!("the document is an object") };
    let rendered = template.render(&mut variables, &limits(), trace);
    untie(vec![Value::Map(variables)]);
    rendered
}

/// Sees that each segment begins where the one before it ended.
#[derive(Default)]
struct Tiles {
    end: usize,
}

impl TraceSink for Tiles {
    const ON: bool = true;

    fn segment(&mut self, segment: Segment<'_>) {
        assert_eq!(segment.out.start, self.end, "a gap or an overlap in the output");
        self.end = segment.out.end;
    }
}

/// A scenario's template in every place that renders one, in a run that is the same twice.
pub fn mapping(template: &str) {
    for kind in ["request", "response"] {
        let [request, response] =
            if kind == "request" { [template, ""] } else { ["{\"statusCode\": 200}", template] };
        let document = serde_json::json!({
            "version": 1,
            "request": { "method": "POST", "path": "/p/1?q=2", "headers": { "H": "3" }, "body": DOCUMENT },
            "api": {
                "resourcePath": "/p/{id}",
                "integration": {
                    "type": "MOCK",
                    "requestTemplates": { "application/json": request },
                    "integrationResponses": {
                        "200": { "statusCode": "200", "responseTemplates": { "application/json": response } },
                    },
                },
            },
        });
        scenario(&document.to_string());
    }
}

/// A document is a scenario or not; one that is reads back as it is written, travels in a link, and runs twice alike.
pub fn scenario(text: &str) {
    let Ok(scenario) = Scenario::read(text) else { return };
    for written in [scenario.to_compact(), scenario.to_pretty()] {
        let again = Scenario::read(&written)
            .unwrap_or_else(|errors| panic!("{text:?} became {written:?}: {errors:?}"));
        assert!(again == scenario, "{text:?} became {written:?}");
    }
    assert!(
        link::decode(&link::encode(&scenario)).as_ref() == Ok(&scenario),
        "{text:?} is another one after a link"
    );
    let run = |options| gatelens_backends::run(&scenario, options);
    let explained = run(Options { explain: true, trace: true });
    let plain = run(Options::default());
    assert!(same_messages(&plain, &explained), "{text:?} runs otherwise when it is traced");
    places_are_whole(&explained.diagnostics);
}

/// A valid document runs to an answer, twice to the same one, each stage that it reaches says why, and the segments of its trace tile what
/// they tell of.
///
/// # Panics
/// If something does not hold.
pub fn valid_scenario(text: &str) {
    let read = Scenario::read(text).unwrap_or_else(|errors| panic!("{text}\nis refused: {errors:?}"));
    scenario(text);
    let run = || {
        let outcome = gatelens_backends::run(&read, Options { explain: true, trace: true });
        serde_json::to_value(&outcome).expect("an outcome is JSON")
    };
    let outcome = run();
    assert_eq!(outcome, run(), "{text}\nruns twice, and not alike");
    let status = outcome["response"]["status"].as_u64();
    assert!(status.is_some_and(|status| (100..600).contains(&status)), "{text}\nanswers {status:?}");
    for stage in outcome["stages"].as_array().into_iter().flatten() {
        let findings = stage["findings"].as_array().map_or(&[][..], Vec::as_slice);
        let explained = stage["result"] == "notReached" || !findings.is_empty();
        assert!(explained, "{text}\nhas no word on {}", stage["stage"]);
        let linked = |doc: &serde_json::Value| {
            doc.as_str().is_some_and(|doc| doc.starts_with("https://docs.aws.amazon.com/"))
        };
        assert!(
            findings.iter().all(|finding| linked(&finding["doc"])),
            "{text}\nhas findings without a page"
        );
    }
    for rendered in outcome["trace"]["texts"].as_array().into_iter().flatten() {
        let place = rendered["output"].as_str().unwrap_or_default();
        let own = rendered["text"].as_str();
        let whole = own.or_else(|| outcome.pointer(place).and_then(serde_json::Value::as_str));
        let whole = whole.unwrap_or_else(|| panic!("{text}\nhas a trace of {place}, where there is no text"));
        let numbers = rendered["segments"].as_array().cloned().unwrap_or_default();
        let numbers: Vec<_> = numbers.iter().filter_map(serde_json::Value::as_u64).collect();
        let mut end = 0;
        for segment in numbers.chunks(6) {
            assert_eq!(segment[0], end, "{text}\nhas a gap or an overlap in {place}");
            end = segment[1];
        }
        assert_eq!(end, whole.encode_utf16().count() as u64, "{text}\nis not tiled to the end of {place}");
    }
}

fn same_messages(one: &Outcome, other: &Outcome) -> bool {
    (&one.integration_request, &one.integration_response, &one.response, &one.log)
        == (&other.integration_request, &other.integration_response, &other.response, &other.log)
}

fn places_are_whole(diagnostics: &[Diagnostic]) {
    for place in diagnostics.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
        assert!(place.start <= place.end, "{place:?}");
    }
}

/// Anything pasted is recognised or refused in words.
pub fn pasted(text: &str) {
    match import::import(text) {
        Ok(imported) => {
            let (scenario, _) = imported.alone();
            let written = scenario.to_pretty();
            assert!(Scenario::read(&written).as_ref() == Ok(&scenario), "{text:?} became {written}");
        }
        Err(diagnostics) => assert!(!diagnostics.is_empty(), "{text:?} is refused without a word"),
    }
}

/// Any link opens or is refused in words.
pub fn shared_link(text: &str) {
    if let Err(diagnostics) = link::decode(text) {
        assert!(!diagnostics.is_empty(), "{text:?} is refused without a word");
    }
}
