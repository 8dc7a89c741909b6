//! What a trace says about a rendering.

use gatelens_value::{Call, Called, Exceeded, JavaString, Map, Object, Span, TextBuilder, Value};
use gatelens_velocity::provenance::{ReadValue, Round, Segment, SegmentKind};
use gatelens_velocity::{Limits, NoTrace, Template, TraceSink};
use proptest::prelude::*;

/// Output, source, kind, reads, rounds and the number of calls.
type Piece = (std::ops::Range<usize>, Span, SegmentKind, Vec<String>, Vec<Round>, usize);

/// Keeps everything.
#[derive(Default)]
struct Recorder {
    segments: Vec<Piece>,
    conditions: Vec<(Span, bool)>,
    loops: Vec<(Span, u32, bool)>,
    missing: Vec<(Span, Span)>,
}

impl TraceSink for Recorder {
    const ON: bool = true;

    fn segment(&mut self, segment: Segment<'_>) {
        let reads = segment.reads.iter().map(|read| format!("{}={}", read.path, read.value)).collect();
        let rounds = segment.rounds.to_vec();
        self.segments.push((segment.out, segment.span, segment.kind, reads, rounds, segment.calls.len()));
    }

    fn condition(&mut self, span: Span, taken: bool, _reads: &[ReadValue]) {
        self.conditions.push((span, taken));
    }

    fn looped(&mut self, head: Span, rounds: u32, cut: bool) {
        self.loops.push((head, rounds, cut));
    }

    fn missing(&mut self, span: Span, step: Span) {
        self.missing.push((span, step));
    }
}

fn variables() -> Map {
    let inner: Map = [("k", Value::from("v"))].into_iter().collect();
    [("a", Value::from("A")), ("n", Value::from(2)), ("m", Value::Map(inner)), ("t", Value::from(true))]
        .into_iter()
        .collect()
}

fn traced(source: &str) -> Option<(String, Recorder)> {
    let limits = Limits::default();
    let template = Template::parse(source, &limits).ok()?;
    let mut recorder = Recorder::default();
    let output = template.render(&mut variables(), &limits, &mut recorder).ok()?;
    Some((output, recorder))
}

#[test]
fn segments_say_what_wrote_them() {
    let source = "x ${a}${m.k} #foreach($i in [1..2])<$i>#end\\$a #[[raw]]# $zz";
    let (output, trace) = traced(source).expect("it renders");
    assert_eq!(output, "x Av <1><2>$a raw ");
    let pieces =
        trace.segments.iter().map(|(out, span, kind, ..)| (&output[out.clone()], span.of(source), *kind));
    use SegmentKind::{Raw, Reference, Text, Written};
    let expected = [
        ("x ", "x ", Text),
        ("A", "${a}", Reference),
        ("v", "${m.k}", Reference),
        (" ", " ", Text),
        ("<", "<", Text),
        ("1", "$i", Reference),
        (">", ">", Text),
        ("<", "<", Text),
        ("2", "$i", Reference),
        (">", ">", Text),
        ("$a", "$a", Written),
        (" ", " ", Text),
        ("raw", "raw", Raw),
        (" ", " ", Text),
    ];
    assert_eq!(pieces.collect::<Vec<_>>(), expected);
    assert_eq!(trace.segments[2].3, ["${m.k}=v"]);
    assert_eq!(
        trace.loops.iter().map(|(head, rounds, cut)| (head.of(source), *rounds, *cut)).collect::<Vec<_>>(),
        [("#foreach($i in [1..2])", 2, false)]
    );
    assert_eq!(trace.missing.iter().map(|(span, _)| span.of(source)).collect::<Vec<_>>(), ["$zz"]);
}

#[test]
fn rounds_and_calls_are_counted() {
    let source = "#define($d)[$n]#end#foreach($i in [7, 8])$d#end";
    let (output, trace) = traced(source).expect("it renders");
    assert_eq!(output, "[2][2]");
    let rounds: Vec<_> = trace.segments.iter().map(|(.., rounds, _)| rounds[0].index).collect();
    assert_eq!(rounds, [0, 0, 0, 1, 1, 1]);
    assert!(trace.segments.iter().all(|(.., calls)| *calls == 1));
}

#[test]
fn conditions_are_told() {
    let source = "#if($n == 3)a#elseif($t)b#else c#end";
    let (_, trace) = traced(source).expect("it renders");
    let told: Vec<_> = trace.conditions.iter().map(|(span, taken)| (span.of(source), *taken)).collect();
    assert_eq!(told, [("#if($n == 3)", false), ("#elseif($t)", true)]);
}

/// Pieces from which random templates are made.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "$",
        "#",
        "\\",
        "$a",
        "${a}",
        "$!zz",
        "$m.k",
        "$m",
        "\\$a",
        "#if($t)",
        "#if($n == 1)",
        "#else",
        "#end",
        "#elseif($t)",
        "#foreach($i in [1..3])",
        "$i",
        "#set($x = \"q $a\")",
        "$x",
        "#define($d)",
        "$d",
        "text",
        " ",
        "\n",
        "é😀",
        "#[[",
        "]]#",
        "##",
        "#*",
        "*#",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        ".",
        "#foo($a)",
        "#stop",
        "#break",
        "$m.put(\"k\", $m)",
        "$m.k.x",
        "#literal()",
        "#set($m.m = $m)",
        "[0]",
        "$a.substring(9)",
        "\\\\#if",
        "$a.b(",
        ",",
        "1",
        "-1",
        "\\#end",
        "@",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_parses_or_says_why(text in "\\PC{0,60}") {
        if let Err(errors) = Template::parse(&text, &Limits::default()) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                let span = error.span.unwrap_or_default();
                prop_assert!(text.get(span.range()).is_some(), "{:?} of {}", span, error.message());
            }
        }
    }

    #[test]
    fn segments_tile_the_output(pieces in prop::collection::vec(piece(), 0..14)) {
        let source: String = pieces.concat();
        let limits = Limits::default();
        match Template::parse(&source, &limits) {
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                for error in errors {
                    prop_assert!(source.get(error.span.unwrap_or_default().range()).is_some());
                }
            }
            Ok(template) => {
                let mut recorder = Recorder::default();
                let traced = template.render(&mut variables(), &limits, &mut recorder);
                let plain = template.render(&mut variables(), &limits, &mut NoTrace);
                prop_assert_eq!(traced.as_ref().ok(), plain.as_ref().ok());
                if let Ok(output) = traced {
                    let mut end = 0;
                    for (out, span, ..) in &recorder.segments {
                        prop_assert_eq!(out.start, end);
                        prop_assert!(output.get(out.clone()).is_some());
                        prop_assert!(source.get(span.range()).is_some(), "{:?}", span);
                        end = out.end;
                    }
                    prop_assert_eq!(end, output.len());
                }
            }
        }
    }
}

#[test]
fn what_is_looked_at_is_what_is_resolved() {
    let puts = "#set($foreach.hasNext = 'x')#set($foreach.index = 'y')#set($foreach.other = 'z')";
    let state = "$foreach.hasNext $foreach.index $foreach.count $foreach.first $foreach.last $foreach.other";
    let source = format!("#foreach($i in [1, 2]){puts}{state}#if($foreach.hasNext), #end#end");
    let expected = "true 0 1 true false z, false 1 2 false true z";
    let nulls = "#foreach($a in [$zz, 'b'])[$a]#if($a)t#end#end#set($n = $zz)[$n]#if($zz)t#end[$m.zz.k]";
    for (source, expected) in [(source.as_str(), expected), (nulls, "[]t[b]t[]t[]")] {
        let limits = Limits::default();
        let Ok(template) = Template::parse(source, &limits) else { panic!("{source} does not parse") };
        let plain = template.render(&mut variables(), &limits, &mut NoTrace).expect("a text");
        assert_eq!(plain, expected);
        assert_eq!(traced(source).expect("a text").0, expected);
    }
}

/// A host object that reports what it reads.
struct Body(Value);

impl gatelens_value::Object for Body {
    fn class_name(&self) -> &str {
        "Body"
    }

    fn to_text(&self, _: &mut gatelens_value::TextBuilder) -> Result<(), gatelens_value::Exceeded> {
        Ok(())
    }

    fn call(&self, _: &str, args: &[Value], call: &mut dyn gatelens_value::Call) -> gatelens_value::Called {
        let path = args.first().map(ToString::to_string).unwrap_or_default();
        call.reads(gatelens_value::Read { source: "body", path: &path, value: &self.0 });
        self.0.clone().into()
    }
}

#[test]
fn what_a_host_gave_is_followed() {
    let item: Map = [("name", Value::from("Ann")), ("a b", Value::from(1))].into_iter().collect();
    let list =
        Value::from(gatelens_value::List::array_list(vec![Value::Map(item.clone()), Value::Map(item)]));
    let mut variables: Map = [("in", Value::object(Body(list)))].into_iter().collect();
    let source = "#set($l = $in.path('$.l'))#foreach($i in $l)#set($n = $i.name)$n $i['a b'] #end$l[1].get('name').trim()";
    let limits = Limits::default();
    let template =
        Template::parse(source, &limits).unwrap_or_else(|errors| panic!("{}", errors[0].message()));
    let mut recorder = Recorder::default();
    let output = template.render(&mut variables, &limits, &mut recorder);
    assert_eq!(output.ok().as_deref(), Some("Ann 1 Ann 1 Ann"));
    let paths: Vec<_> =
        recorder.segments.iter().filter_map(|(.., reads, _, _)| reads.first().cloned()).collect();
    assert_eq!(
        paths,
        ["$.l[0].name=Ann", "$.l[0]['a b']=1", "$.l[1].name=Ann", "$.l[1]['a b']=1", "$.l[1].name=Ann",]
    );
}

/// A host object whose `same` returns the text that it is given.
struct Echo;

impl Object for Echo {
    fn class_name(&self) -> &str {
        "Echo"
    }

    fn to_text(&self, _out: &mut TextBuilder) -> Result<(), Exceeded> {
        Ok(())
    }

    fn returns_as_is(&self, name: &str, _text: &JavaString) -> bool {
        name == "same"
    }

    fn call(&self, name: &str, args: &[Value], call: &mut dyn Call) -> Called {
        match args {
            [Value::String(text)] if name == "same" => match call.charge(text.len() as u64) {
                Ok(()) => Called::Returned(args[0].clone()),
                Err(exceeded) => exceeded.into(),
            },
            _ => Called::Unknown,
        }
    }
}

#[test]
fn bounds_are_met_alike_with_and_without_a_trace() {
    let source = "<$e.same($a)|$!{e.same($m.k)}|$e.same($m.none)|$e.same($n)|$e.same($none)|$e.other($a)|\
                  #foreach($x in [$a, $m.k, $n])$e.same($x)#if($foreach.hasNext),#end#end>";
    let run = |limits: &Limits, traced: bool| {
        let template = Template::parse(source, &Limits::default()).expect("it parses");
        let mut host = variables();
        host.insert("e", Value::object(Echo));
        let rendered = match traced {
            true => template.render(&mut host, limits, &mut Recorder::default()),
            false => template.render(&mut host, limits, &mut NoTrace),
        };
        rendered.map_err(|error| error.to_string())
    };
    assert_eq!(run(&Limits::default(), false).as_deref(), Ok("<A|v|||||A,v,>"));
    let mut met = 0;
    for bound in 0..120 {
        for limits in [
            Limits { steps: bound, ..Limits::default() },
            Limits { depth: u32::try_from(bound).expect("a few"), ..Limits::default() },
            Limits { output_bytes: usize::try_from(bound).expect("a few"), ..Limits::default() },
        ] {
            let plain = run(&limits, false);
            assert_eq!(plain, run(&limits, true), "{limits:?}");
            met += u32::from(plain.is_err());
        }
    }
    assert!(met > 60, "{met}");
}
