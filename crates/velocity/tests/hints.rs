//! Hints that need no more than the template.

use gatelens_velocity::{Limits, Template};

fn hints(source: &str) -> Vec<(&'static str, String)> {
    let template = Template::parse(source, &Limits::default());
    let template = template.unwrap_or_else(|errors| panic!("{}", errors[0].message()));
    let at = |span: Option<gatelens_value::Span>| span.unwrap_or_default().of(source).to_owned();
    template.hints().iter().map(|hint| (hint.code(), at(hint.span))).collect()
}

fn told(source: &str, code: &'static str, at: &str) {
    assert_eq!(hints(source), [(code, at.to_owned())], "{source}");
}

#[test]
fn commas_that_loops_leave() {
    told("[#foreach($i in $l)\"$i\",\n#end ]", "H0720", ",");
    assert_eq!(hints("[#foreach($i in $l)$i#if($foreach.hasNext),#end#end]"), []);
    assert_eq!(hints("#foreach($i in $l)$i,#end"), []);
}

#[test]
fn conditions_that_decide_nothing() {
    told("#if($name)x#end", "H0721", "$name");
    told("#set($x = 'false')#if(!$x && $l.isEmpty())x#end", "H0721", "$x");
    told("#if(1)x#end", "H0722", "1");
    told("#if(\"$x\")x#end", "H0722", "\"$x\"");
    for source in [
        "#if(true)x#end",
        "#if($a == 1 || !($b != 2))x#end",
        "#set($found = false)#if($found)x#end",
        "#foreach($i in $l)#if($foreach.hasNext),#end#end",
        "#if($s.contains('x'))x#end",
        "#if($m.active)x#end",
        "#set($x = $m.active)#foreach($i in $l)#if($x || $i)x#end#end",
    ] {
        assert_eq!(hints(source), [], "{source}");
    }
}

#[test]
fn hyphens_in_names() {
    told("$year-$month", "H0723", "$year-");
    told("#set($x = $n-1)", "H0723", "$n-1");
    assert_eq!(hints("${year}-$month $content-type"), []);
}

#[test]
fn results_that_are_printed() {
    told("$l.add(1)", "H0724", ".add(1)");
    told("$m.put('k', 1)", "H0724", ".put('k', 1)");
    assert_eq!(hints("#set($ignored = $l.add(1))$l.add(0, 1)"), []);
}
