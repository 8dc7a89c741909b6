//! Handlers as they run in the sandbox, which is as they run in the page.

use gatelens_function::{Ending, FunctionRun, Functions, Invocation};
use gatelens_sandbox::Sandbox;

fn invocation(source: &str) -> Invocation {
    Invocation {
        source: source.to_owned(),
        event: r#"{"name":"foo","list":[1,2.50,1e21]}"#.to_owned(),
        time: 1_735_689_600_000,
        timeout: 3000,
        memory: 128,
        request_id: "22222222-3333-4444-5555-666666666666".to_owned(),
        function_name: "pets".to_owned(),
        function_arn: "arn:aws:lambda:us-east-1:123456789012:function:pets".to_owned(),
        log_stream: "2025/01/01/[$LATEST]0".to_owned(),
    }
}

fn run(source: &str) -> FunctionRun {
    Sandbox::default().invoke(&invocation(source))
}

#[track_caller]
fn returns(source: &str, payload: &str) {
    assert_eq!(run(source).ending, Ending::Returned(payload.to_owned()), "{source}");
}

/// The class and the message of an error payload, and whatever follows them.
#[track_caller]
fn fails(source: &str, beginning: &str) {
    match run(source).ending {
        Ending::Failed(payload) => assert!(payload.starts_with(beginning), "{source}\n{payload}"),
        other => panic!("{source}\n{other:?}"),
    }
}

#[test]
fn both_kinds_of_modules() {
    returns("export const handler = async (event) => event;", r#"{"name":"foo","list":[1,2.5,1e+21]}"#);
    returns("exports.handler = async (event) => event.name;", r#""foo""#);
    returns("module.exports = { handler: async () => 1 };", "1");
    returns(
        "const one = 1;\nexport { one as handler2 };\nexport async function handler() { return one; }",
        "1",
    );
}

#[test]
fn results_as_the_runtime_hands_them_on() {
    returns("export const handler = async () => {};", "null");
    returns("export const handler = () => Promise.resolve({ a: undefined, b: NaN });", r#"{"b":null}"#);
    // Without a promise and without a callback nobody hears of a result.
    returns("export const handler = () => ({ lost: true });", "null");
    returns("exports.handler = (event, context, callback) => { callback(null, 'called'); };", r#""called""#);
    returns("exports.handler = (event, context) => { context.succeed(1); context.fail('late'); };", "1");
    returns("export const handler = async () => '한국어 😀';", "\"한국어 😀\"");
}

#[test]
fn the_context() {
    returns(
        "export const handler = async (event, c) => [c.functionName, c.awsRequestId, c.memoryLimitInMB,
            c.invokedFunctionArn, c.logStreamName, c.getRemainingTimeInMillis()];",
        r#"["pets","22222222-3333-4444-5555-666666666666","128","arn:aws:lambda:us-east-1:123456789012:function:pets","2025/01/01/[$LATEST]0",3000]"#,
    );
}

#[test]
fn time_and_chance_are_fixed() {
    returns(
        "export const handler = async () => [Date.now(), new Date(), new Date(2025, 0, 1).getTime()];",
        r#"[1735689600000,"2025-01-01T00:00:00.000Z",1735689600000]"#,
    );
    let draw = "export const handler = async () => [Math.random(), Math.random()];";
    assert_eq!(run(draw), run(draw));
    returns(draw, "[0.3588899802416563,0.10590326134115458]");
}

#[test]
fn errors_as_lambda_tells_them() {
    fails(
        "export const handler = async () => {\n  throw new TypeError('no');\n};",
        r#"{"errorType":"TypeError","errorMessage":"no","trace":["TypeError: no","    at handler (file:///var/task/index.mjs:2:"#,
    );
    fails(
        "export const handler = async () => { throw 'text'; };",
        r#"{"errorType":"string","errorMessage":"text","trace":[]}"#,
    );
    fails(
        "exports.handler = (e, c, callback) => callback(new Error('x'));",
        r#"{"errorType":"Error","errorMessage":"x","trace":["Error: x""#,
    );
    fails(
        "class NotFound extends Error { name = 'NotFound' }\nexport const handler = async () => { throw new NotFound('[404]'); };",
        r#"{"errorType":"NotFound","errorMessage":"[404]""#,
    );
    fails(
        "export const handler = async () => new Promise((_, reject) => reject());",
        r#"{"errorType":"string","errorMessage":"handled""#,
    );
    fails(
        "export const other = 1;",
        r#"{"errorType":"Runtime.HandlerNotFound","errorMessage":"index.handler is undefined or not exported""#,
    );
    fails(
        "exports.handler = 1;",
        r#"{"errorType":"Runtime.HandlerNotFound","errorMessage":"index.handler is not a function""#,
    );
    fails(
        "export const handler = async () => { let = ; };",
        r#"{"errorType":"Runtime.UserCodeSyntaxError","errorMessage":"SyntaxError: "#,
    );
    fails(
        "export const handler = async () => new Promise(() => {});",
        r#"{"errorType":"Runtime.NodeJsExit""#,
    );
    fails(
        "export const handler = async () => { const o = {}; o.o = o; return o; };",
        r#"{"errorType":"Error","errorMessage":"Unable to stringify response body""#,
    );
}

#[test]
fn nothing_of_a_host_is_there() {
    for name in ["fetch", "indexedDB", "postMessage", "process", "setTimeout", "require", "Buffer"] {
        fails(
            &format!("export const handler = async () => {name}('x');"),
            &format!(r#"{{"errorType":"ReferenceError","errorMessage":"{name} is not defined""#),
        );
    }
    returns(
        "export const handler = async () => ['fetch', 'indexedDB', 'postMessage', 'process', 'WebAssembly', 'Deno',
            'self', 'window', 'importScripts', 'XMLHttpRequest'].filter((name) => name in globalThis);",
        "[]",
    );
    returns(
        "export const handler = async () => new Function('return typeof fetch + typeof this.postMessage')();",
        r#""undefinedundefined""#,
    );
    fails(
        "export const handler = async () => globalThis.postMessage('x');",
        r#"{"errorType":"TypeError","errorMessage":""#,
    );
    fails(
        "import aws from 'aws-sdk';\nexport const handler = async () => 1;",
        r#"{"errorType":"Error","errorMessage":"Cannot find package 'aws-sdk'"#,
    );
    fails(
        "export const handler = async () => import('fs');",
        r#"{"errorType":"Error","errorMessage":"Cannot find package 'fs'"#,
    );
    fails(
        "const fs = require('fs');\nexports.handler = async () => 1;",
        r#"{"errorType":"Runtime.ImportModuleError","errorMessage":"Error: Cannot find module 'fs'"#,
    );
}

#[test]
fn what_it_prints() {
    let run = run("export const handler = async (event) => {
        console.log('hi %s, %d%%', 'you', '5', { a: 1, b: { c: { d: {} } } }, [1, 'x'], { a: { b: { c: { d: 1 } } } });
        console.error(new Map([[1, new Set(['a'])]]), null, undefined, -0, 10n, Symbol('s'), class A {}, () => 1);
        console.warn('two\\nlines');
    };");
    assert_eq!(
        run.console,
        [
            "hi you, 5% { a: 1, b: { c: { d: {} } } } [ 1, 'x' ] { a: { b: { c: [Object] } } }",
            "Map(1) { 1 => Set(1) { 'a' } } null undefined -0 10n Symbol(s) [class A] [Function (anonymous)]",
            "two\nlines",
        ]
    );
    let flood =
        self::run("export const handler = async () => { for (let i = 0; i < 2000; i++) console.log(i); };");
    assert_eq!(flood.console.len(), 1001);
}
