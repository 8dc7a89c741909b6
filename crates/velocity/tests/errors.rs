//! What is said about a template that is no good: all of it at once, each with its place.

use gatelens_value::{Map, Value};
use gatelens_velocity::{Limits, NoTrace, RenderErrorKind, Template};

/// The code, the text under the span, and the message of each error.
fn errors(template: &str) -> Vec<(&'static str, String, String)> {
    let errors = Template::parse(template, &Limits::default()).err().unwrap_or_default();
    let text = |span: Option<gatelens_value::Span>| span.unwrap_or_default().of(template).to_owned();
    errors.iter().map(|error| (error.code(), text(error.span), error.message())).collect()
}

fn only(template: &str) -> (&'static str, String, String) {
    let mut errors = errors(template);
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.remove(0)
}

#[test]
fn says_what_was_found_and_what_was_expected() {
    let (code, at, message) = only("#set($x 1)");
    assert_eq!((code, at.as_str()), ("E0219", "1"));
    assert_eq!(message, "found the number `1` where `=` is expected");
    let (_, at, message) = only("#if($a == )x#end");
    assert_eq!(at, ")");
    assert!(message.starts_with("found `)` where a value"), "{message}");
    let (_, at, message) = only("$a.get(1 2)");
    assert_eq!((at.as_str(), message.as_str()), ("2", "found the number `2` where `,` or `)` is expected"));
    let (_, _, message) = only("${a b}");
    assert_eq!(message, "found the text ` b}` where `}`, `.` or `[` is expected");
    let (code, at, _) = only("$list[x]");
    assert_eq!((code, at.as_str()), ("E0210", "x"));
    let (code, at, _) = only("#if($a ~ 1)x#end");
    assert_eq!((code, at.as_str()), ("E0220", "~"));
}

#[test]
fn a_minus_belongs_to_its_number() {
    let (code, at, message) = only("#set($x = $n -1)");
    assert_eq!((code, at.as_str()), ("E0211", "-1"));
    assert!(message.contains("one negative number"));
}

#[test]
fn an_open_block_points_to_its_opener() {
    let source = "a\n#if($x)\n  #foreach($i in $l)\n  b\n  #end\nc";
    let errors = Template::parse(source, &Limits::default()).err().unwrap_or_default();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].code(), "E0204");
    assert_eq!(errors[0].message(), "`#if` has no `#end`");
    assert_eq!(errors[0].span.unwrap_or_default().of(source), "#if($x)");
    assert_eq!(errors[0].labels[0].span.start as usize, source.len());
}

#[test]
fn a_block_whose_end_went_with_its_head_is_not_called_open() {
    for source in ["#if $t yes #end", "#foreach($i in $l\n$i\n#end", "#if(($t)a#end"] {
        assert_eq!(errors(source).len(), 1, "{source}");
    }
    assert_eq!(errors("#if(").len(), 2);
}

#[test]
fn what_is_no_directive_is_named_at_its_end() {
    let source = "#for($i in $l)$i#end";
    let errors = Template::parse(source, &Limits::default()).err().unwrap_or_default();
    assert_eq!((errors.len(), errors[0].labels.len()), (1, 1));
    assert_eq!(errors[0].labels[0].span.of(source), "#for");
    assert!(errors[0].labels[0].text.contains("`#for`"));
    let known = Template::parse("#stop()#end", &Limits::default()).err().unwrap_or_default();
    assert!(known[0].labels.is_empty());
}

#[test]
fn a_loop_that_fails_shows_what_it_goes_through() {
    let error = failure("#set($l = [1])#foreach($i in $l)#set($x = $l.add(2))#end");
    assert_eq!(error.values(), [("$l".to_owned(), "[1, 2]".to_owned())]);
}

#[test]
fn goes_on_after_an_error() {
    let template = "#set($x = )\n#if($a ~ 1)\n  $b[x] text\n#else\n  #set($y 1)\n#end\n$c.get(\n";
    let codes: Vec<_> = errors(template).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["E0219", "E0220", "E0210", "E0219", "E0202"]);
}

#[test]
fn blocks_that_do_not_belong() {
    assert_eq!(only("x#end").0, "E0205");
    assert_eq!(only("#else x").0, "E0206");
    assert_eq!(only("#foreach($i in $l)#else#end").0, "E0206");
    assert_eq!(only("#if($a)#else#else#end").0, "E0207");
    assert_eq!(only("#if($a)#else#elseif($b)#end").0, "E0207");
}

#[test]
fn endings() {
    assert_eq!(only("price: $").0, "E0209");
    assert_eq!(only("a #").0, "E0209");
    assert_eq!(only("#[[ raw").0, "E0208");
    assert_eq!(only("#set($x = \"abc)").0, "E0203");
    assert_eq!(only("$a.get(\"x").0, "E0203");
}

#[test]
fn an_error_in_a_string_has_its_place_outside() {
    let (code, at, _) = only("#if(false)#set($x = \"a \"\"q\"\" ${b c} d\")#end");
    assert_eq!((code, at.as_str()), ("E0225", "c} d"));
}

#[test]
fn bare_words() {
    let (code, at, _) = only("#foreach($i in list)x#end");
    assert_eq!((code, at.as_str()), ("E0212", "list"));
    assert_eq!(only("#stop(now)").0, "E0212");
    assert_eq!(only("#macro()x#end").0, "E0213");
}

fn failure(template: &str) -> gatelens_velocity::RenderError {
    let limits = Limits::default();
    let template =
        Template::parse(template, &limits).unwrap_or_else(|errors| panic!("{}", errors[0].message()));
    let mut variables: Map = [("s", Value::from("Hello")), ("n", Value::from(9))].into_iter().collect();
    template.render(&mut variables, &limits, &mut NoTrace).expect_err("it fails")
}

#[test]
fn a_failing_method_shows_the_values() {
    let source = "ok $s.substring($n) more";
    let error = failure(source);
    assert_eq!((error.code(), error.kind()), ("E0310", RenderErrorKind::Evaluation));
    assert_eq!(error.span().unwrap_or_default().of(source), ".substring($n)");
    let values: Vec<_> = error.values().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(values, [("$s", "Hello"), ("$n", "9")]);
    assert!(error.to_string().contains("java.lang.StringIndexOutOfBoundsException"), "{error}");
}

#[test]
fn long_values_are_cut() {
    let error = failure("#set($long = $s.repeat(100))$long.charAt(999)");
    assert_eq!(error.values()[0].1.chars().count(), 81);
}

#[test]
fn other_failures_have_codes_of_their_own() {
    for (template, code) in [
        ("$s.toCharArray()[7]", "E0311"),
        ("$s[-1]", "E0312"),
        ("#set($l = [1, 2])#foreach($i in $l)#set($q = $l.add(3))#end", "E0313"),
        ("#break($s)", "E0314"),
        ("#set($x = 99999999999999999999 % 2.5)", "E0315"),
        ("#foreach($i)x#end", "E0316"),
        ("#foreach x", "E0301"),
        ("#stop(1 2)", "E0302"),
        ("#define($a $b)x#end", "E0303"),
        ("#literal()#end", "E0304"),
        ("#set($x = #5)", "E0305"),
        ("#set($x = \"\\uZZZZ\")", "E0306"),
    ] {
        assert_eq!(failure(template).code(), code, "{template}");
    }
}
