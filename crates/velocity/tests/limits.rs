//! Every bound is an error of its own kind, met in time and without a stack overflow.

use gatelens_value::{Map, Value};
use gatelens_velocity::{Limits, NoTrace, RenderErrorKind, Template};

/// Parses and renders on a stack as small as that of WebAssembly is for an optimised build; ours may be a debug one.
fn on_a_small_stack(template: String, limits: Limits) -> Result<String, String> {
    let run = move || {
        let template = Template::parse(&template, &limits).map_err(|errors| errors[0].code().to_owned())?;
        let mut variables: Map =
            [("t", Value::from(true)), ("s", Value::from("Hello"))].into_iter().collect();
        let rendered = template.render(&mut variables, &limits, &mut NoTrace);
        rendered.map_err(|error| {
            assert_eq!(error.kind(), RenderErrorKind::Limit, "{error}");
            error.code().to_owned()
        })
    };
    let stack = if cfg!(debug_assertions) { 8 << 20 } else { 1 << 20 };
    let thread = std::thread::Builder::new().stack_size(stack).spawn(run).expect("a thread");
    thread.join().expect("no panic")
}

fn fails(template: impl Into<String>) -> String {
    on_a_small_stack(template.into(), Limits::default()).expect_err("a bound is met")
}

fn holds(template: impl Into<String>) -> String {
    on_a_small_stack(template.into(), Limits::default()).expect("no bound is met")
}

fn wrapped(open: &str, inner: &str, close: &str, times: usize) -> String {
    format!("{}{inner}{}", open.repeat(times), close.repeat(times))
}

#[test]
fn parentheses_nest_deeply() {
    assert_eq!(holds(format!("#set($x = {})$x", wrapped("(", "1", ")", 500))), "1");
    assert_eq!(holds(format!("#set($x = {})$x", wrapped("(1 + ", "1", ")", 500))), "501");
    assert_eq!(fails(format!("#set($x = {})$x", wrapped("(", "1", ")", 100_000))), "E0922");
    assert_eq!(fails(format!("#set($x = {}", "(".repeat(100_000))), "E0922");
    assert_eq!(holds(format!("#if({}$t)y#end", "!".repeat(10_000))), "y");
}

#[test]
fn brackets_nest_deeply() {
    for (open, close) in [("[", "]"), ("{1: ", "}"), ("$s.concat(", ")"), ("$s[", "]")] {
        holds(format!("#set($x = {})", wrapped(open, "1", close, 100)));
        assert_eq!(fails(format!("#set($x = {})", wrapped(open, "1", close, 10_000))), "E0922", "{open:?}");
    }
}

#[test]
fn blocks_nest_deeply() {
    assert_eq!(holds(wrapped("#if($t)", "x", "#end", 500)), "x");
    assert_eq!(holds(wrapped("#foreach($i in [1])", "x", "#end", 500)), "x");
    assert_eq!(fails(wrapped("#if($t)", "x", "#end", 5_000)), "E0921");
    assert_eq!(fails("#if($t)".repeat(5_000)), "E0204");
    assert_eq!(fails("#if($t\n".repeat(5_000)), "E0218");
}

#[test]
fn long_rows_are_no_depth() {
    assert_eq!(holds(format!("#set($x = 1{})$x", " + 1".repeat(50_000))), "50001");
    assert_eq!(holds(format!("#if($t{})y#end", " && $t".repeat(50_000))), "y");
    assert_eq!(holds(format!("$s{}", ".a".repeat(50_000))), "");
    assert_eq!(holds(format!("#if(!$t){}#else z#end", "#elseif(!$t)y".repeat(10_000))), " z");
}

#[test]
fn definitions_that_reach_each_other_end() {
    let chain: String = (0..2_000).map(|at| format!("#define($d{at})$d{}#end", at + 1)).collect();
    assert_eq!(fails(format!("{chain}$d0")), "E0925");
    let chain: String =
        (0..2_000).map(|at| format!("#define($d{at})#set($x = \"$d{}\")#end", at + 1)).collect();
    assert_eq!(fails(format!("{chain}$d0")), "E0925");
}

#[test]
fn loops_end() {
    let deep = wrapped("#foreach($i in [1..1000])", "x", "#end", 3);
    assert_eq!(fails(deep), "E0923");
    assert_eq!(holds("#foreach($i in [1..5000])x#end").len(), 1_000);
    let output = wrapped("#foreach($i in [1..1000])", "abcdefghijklmnopqrstuvwxyz", "#end", 2);
    assert_eq!(fails(output), "E0924");
    assert_eq!(fails("#set($x = [1..2000000])"), "E0926");
    assert_eq!(fails("#foreach($i in [0..2000000])#end"), "E0926");
}

#[test]
fn values_stay_bounded() {
    let twice = |step: &str| format!("#set($x = 'ab')#foreach($i in [1..1000])#set($x = {step})#end");
    assert_eq!(fails(twice("$x + $x")), "E0927");
    assert_eq!(fails(twice("\"$x$x\"")), "E0927");
    assert_eq!(fails(twice("$x.concat($x)")), "E0927");
    assert_eq!(fails(twice("$x.replace('a', $x)")), "E0927");
    assert_eq!(fails("#set($x = $s.repeat(2147483647))"), "E0927");
    let grow = "#set($l = [1..1000])#foreach($i in [1..1000])#set($q = $l.addAll($l))#end";
    assert_eq!(fails(grow), "E0928");
    let square = "#set($x = 99999999999999999999)#foreach($i in [1..1000])#set($x = $x * $x)#end";
    assert_eq!(fails(square), "E0928");
    assert_eq!(fails("#set($x = 99999999999999999999)$x.pow(9999999)"), "E0927");
}

#[test]
fn values_that_hold_themselves() {
    assert_eq!(holds("#set($m = {})#set($m.k = $m)$m"), "{k=(this Map)}");
    assert_eq!(fails("#set($m = {})#set($k = {'m': $m})#set($m.k = $k)$m"), "E0929");
    let deep = "#set($m = [])#foreach($i in [1..1000])#foreach($j in [1..100])#set($m = [$m])#end#end";
    assert_eq!(holds(format!("{deep} ok")), " ok");
    assert_eq!(fails(format!("{deep}$m")), "E0929");
}

#[test]
fn work_inside_one_step_counts() {
    let limits = || Limits { steps: 50_000, ..Limits::default() };
    let loops = |body: &str| wrapped("#foreach($i in [1..1000])", body, "#end", 2);
    let list = "#set($l = [1..10000])#set($k = [1..10000])";
    for body in
        ["#if($l == $k)#end", "#if($l.contains(-1))#end", "$l.sort(null)", "$m.put($l, 1)", "$l.hashCode()"]
    {
        let template = format!("#set($m = {{}}){list}{}", loops(body));
        assert_eq!(on_a_small_stack(template, limits()), Err("E0923".into()), "{body}");
    }
    let template = format!("#set($x = $s.repeat(200000)){}", loops("#if($x.contains('zz'))#end"));
    assert_eq!(on_a_small_stack(template, limits()), Err("E0923".into()));
}

#[test]
fn a_long_template_is_refused() {
    let limits = Limits { template_bytes: 10, ..Limits::default() };
    assert_eq!(on_a_small_stack("0123456789a".into(), limits), Err("E0920".into()));
}
