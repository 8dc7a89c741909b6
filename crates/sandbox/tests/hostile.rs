//! Handlers that never end, never have enough, or nest without an end: each of them is stopped.

use gatelens_function::{Ending, FunctionRun, Functions, Invocation};
use gatelens_sandbox::Sandbox;

fn run(source: &str) -> FunctionRun {
    Sandbox::default().invoke(&Invocation {
        source: source.to_owned(),
        event: "{}".to_owned(),
        time: 1_735_689_600_000,
        timeout: 3000,
        memory: 128,
        request_id: "id".to_owned(),
        function_name: "name".to_owned(),
        function_arn: "arn".to_owned(),
        log_stream: "stream".to_owned(),
    })
}

/// The source of a handler with this body.
fn handler(body: &str) -> String {
    format!("export const handler = async () => {{ {body} }};")
}

#[track_caller]
fn times_out(source: &str) {
    assert_eq!(run(source).ending, Ending::TimedOut, "{source}");
}

#[track_caller]
fn runs_out_of_memory(source: &str) {
    assert_eq!(run(source).ending, Ending::OutOfMemory, "{source}");
}

#[track_caller]
fn is_too_deep(source: &str) {
    match run(source).ending {
        Ending::Failed(payload) => assert!(
            payload.starts_with(
                r#"{"errorType":"RangeError","errorMessage":"Maximum call stack size exceeded""#
            ),
            "{source}\n{payload}"
        ),
        other => panic!("{source}\n{other:?}"),
    }
}

/// Ends in whatever way, but not with a result.
#[track_caller]
fn comes_to_nothing(source: &str) {
    let run = run(source);
    assert!(!matches!(run.ending, Ending::Returned(_) | Ending::Unavailable), "{source}\n{:?}", run.ending);
}

#[test]
fn loops() {
    times_out("for (;;); export const handler = async () => 1;");
    times_out(&handler("[1].forEach(() => { for (;;); });"));
    times_out(&handler("try { for (;;) await null; } catch { return 1 } finally { return 2 }"));
    times_out(&handler("[3, 1, 2].sort(() => { for (;;); });"));
}

#[test]
fn loops_in_disguise() {
    times_out(&handler("async function* g() { for (;;) yield 1; } for await (const _ of g());"));
    comes_to_nothing(&handler("const again = () => Promise.resolve().then(again); await again();"));
    times_out(&handler(
        "const p = new Proxy([], { get: (_, key) => key === 'length' ? 1e15 : 1, has: () => true });
        Array.prototype.forEach.call(p, () => {});",
    ));
    times_out(&handler("return { get x() { for (;;); } };"));
    times_out(&handler("return { toJSON() { while (true) try { for (;;); } finally { continue } } };"));
}

#[test]
fn one_step_that_never_ends() {
    times_out(&handler("return /^(a+)+$/.test('a'.repeat(60) + 'b');"));
}

#[test]
fn one_step_over_a_length_that_is_none() {
    times_out(&handler("return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);"));
}

#[test]
fn what_it_printed_before_stays() {
    let run = run(&handler("console.log('before'); for (;;);"));
    assert_eq!((run.ending, run.console), (Ending::TimedOut, vec!["before".to_owned()]));
}

#[test]
fn strings_without_an_end() {
    runs_out_of_memory(&handler("let s = 'x'; for (;;) s += s;"));
    runs_out_of_memory(&handler("return 'x'.repeat(2 ** 28);"));
    runs_out_of_memory(&handler("return 'x'.padEnd(2 ** 28, 'yz');"));
}

#[test]
fn collections_without_an_end() {
    comes_to_nothing(&handler("const all = []; for (;;) all.push(new Array(1000).fill({}));"));
    comes_to_nothing(&handler("return new Array(2 ** 32 - 1).fill(0);"));
    comes_to_nothing(&handler("return new Uint8Array(2 ** 30).length;"));
    comes_to_nothing(&handler("const m = new Map(); for (let i = 0; ; i++) m.set(i, 'x'.repeat(1000) + i);"));
}

#[test]
fn numbers_without_an_end() {
    comes_to_nothing(&handler("let n = 3n; for (;;) n *= n;"));
    comes_to_nothing(&handler("return String(2n ** (2n ** 40n));"));
}

#[test]
fn results_without_an_end() {
    comes_to_nothing(&handler("let a = []; for (let i = 0; i < 30; i++) a = [a, a]; return a;"));
    comes_to_nothing(&handler("let a = 'x'; for (let i = 0; i < 30; i++) a = [a, a]; return String(a);"));
}

#[test]
fn calls_within_calls() {
    for call in [
        "f()",
        "[1].map(f)",
        "[2, 1].sort(f)",
        "'x'.replace('x', f)",
        "JSON.stringify({ get x() { return f() } })",
        "JSON.parse('[1]', f)",
        "new Proxy({}, { get: f }).x",
        "Reflect.construct(function () { f() }, [])",
        "String({ toString: f })",
        "eval('f()')",
        "[...{ [Symbol.iterator]: f }]",
    ] {
        is_too_deep(&format!("const f = () => {call}; export const handler = async () => f();"));
    }
}

#[test]
fn brackets_within_brackets() {
    let nested =
        |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(5000), close.repeat(5000));
    for body in [
        format!("return {};", nested("(", "1", ")")),
        format!("return {};", nested("[", "", "]")),
        format!("return {};", nested("!", "1", "")),
        nested("{", "", "}"),
        format!("return /{}/;", nested("(", "a", ")")),
    ] {
        comes_to_nothing(&handler(&body));
    }
}

#[test]
fn values_within_values() {
    comes_to_nothing(&handler("let a = []; for (let i = 0; i < 50000; i++) a = [a]; return a;"));
    comes_to_nothing(&handler(
        "let a = {}; for (let i = 0; i < 50000; i++) a = { a }; console.log(a); return a;",
    ));
    comes_to_nothing(&handler("return JSON.parse('['.repeat(50000) + ']'.repeat(50000));"));
}

#[test]
fn nobody_waits_for_another_thread() {
    comes_to_nothing(&handler("return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"));
}
