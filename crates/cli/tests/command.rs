//! The command as a person calls it: what it prints, where, and its exit status.
#![allow(clippy::disallowed_methods, reason = "these tests start the command and write files")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a call left behind.
struct Called {
    status: i32,
    out: String,
    err: String,
}

/// A folder for the files of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("gatelens-command-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).expect("a file");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn call(arguments: &[&str]) -> Called {
    call_with(arguments, "")
}

fn call_with(arguments: &[&str], input: &str) -> Called {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatelens"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command");
    // A call that reads no input may be gone before it is given.
    let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
    let output = child.wait_with_output().expect("an end");
    Called {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// A scenario that answers `{"name": "foo"}` from its own template.
fn scenario(expect: &str) -> String {
    format!(
        r#"{{"version": 1, "title": "A name", "request": {{"method": "GET", "path": "/pets?name=foo"}},
        "api": {{"integration": {{"type": "MOCK", "requestTemplates": {{"application/json": "{{\"statusCode\": 200}}"}},
        "integrationResponses": {{"200": {{"statusCode": "200", "responseTemplates":
        {{"application/json": "{{\"name\": \"$input.params('name')\"}}"}}}}}}}}}}{expect}}}"#
    )
}

const RIGHT: &str = r#", "expect": {"response": {"status": 200, "bodyJson": {"name": "foo"}}}"#;
const WRONG: &str = r#", "expect": {"response": {"status": 404}}"#;

#[test]
fn help_and_version_and_no_call() {
    let help = call(&["--help"]);
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    assert!(help.out.contains("usage: gatelens run"));
    assert_eq!(call(&["run", "--help"]).out, help.out);
    let version = call(&["--version"]);
    assert_eq!((version.status, version.out), (0, format!("gatelens {}\n", env!("CARGO_PKG_VERSION"))));
    for bad in
        [&[][..], &["walk"], &["run"], &["check"], &["vtl"], &["jsonpath", "$"], &["run", "--loud", "x"]]
    {
        let refused = call(bad);
        assert_eq!((refused.status, refused.out.as_str()), (2, ""), "{bad:?}");
        assert!(refused.err.starts_with("gatelens: "), "{bad:?}: {}", refused.err);
    }
}

#[test]
fn run_prints_an_object_or_an_array() {
    let folder = Folder::new("run");
    let one = folder.file("one.json", scenario(""));
    let list = folder.file("list.json", format!("[{}]", scenario("")));
    let printed = call(&["run", &one]);
    assert_eq!(printed.status, 0);
    assert!(
        printed.err.starts_with("hint[H0715]: ") && printed.err.contains("one.json:4:"),
        "{}",
        printed.err
    );
    let outcome: serde_json::Value = serde_json::from_str(&printed.out).expect("JSON");
    assert_eq!(outcome["response"]["body"], r#"{"name": "foo"}"#);
    assert!(
        outcome["integrationRequest"].is_null() && outcome["stages"].as_array().is_some_and(Vec::is_empty)
    );
    assert!(outcome.get("trace").is_none());
    let explained = call(&["run", "--explain", "--trace", &one]);
    let explained: serde_json::Value = serde_json::from_str(&explained.out).expect("JSON");
    assert!(
        explained["stages"].as_array().is_some_and(|stages| !stages.is_empty())
            && explained["trace"].is_object()
    );
    assert_eq!(call_with(&["run", "-"], &scenario("")).out, printed.out);
    for (files, count) in [(&[&list][..], 1), (&[&one, &list], 2), (&[&one, &one, &one], 3)] {
        let arguments: Vec<&str> =
            std::iter::once("run").chain(files.iter().map(|file| file.as_str())).collect();
        let outcomes: serde_json::Value = serde_json::from_str(&call(&arguments).out).expect("JSON");
        assert_eq!(outcomes.as_array().map(Vec::len), Some(count));
        assert!(outcomes.as_array().into_iter().flatten().all(|one| *one == outcome));
    }
}

#[test]
fn a_malformed_state_of_a_service_is_not_run() {
    let folder = Folder::new("state");
    let text = r#"{"version": 1, "request": {"method": "POST", "path": "/"},
 "api": {"integration": {"type": "AWS", "httpMethod": "POST", "uri": "arn:aws:apigateway:us-east-1:sqs:path/1/q"}},
 "backend": {"services": {"sqs": {"queues": {}}, "sns": {"topic": {}}}}}"#;
    let file = folder.file("state.json", text);
    let called = call(&["run", &file]);
    assert_eq!((called.status, called.out.as_str()), (1, "null\n"));
    assert!(called.err.contains("error[E0192]") && called.err.contains("state.json:3:"), "{}", called.err);
}

#[test]
fn run_tells_malformed_from_unreadable() {
    let folder = Folder::new("malformed");
    let good = folder.file("good.json", scenario(""));
    let bad = folder.file("bad.json", "{\n  \"version\": 1,\n  \"requst\": {}\n}\n");
    let none = folder.file("none.json", "{");
    let malformed = call(&["run", &bad]);
    assert_eq!((malformed.status, malformed.out.as_str()), (1, "null\n"));
    assert!(
        malformed.err.contains("error[E0103]") && malformed.err.contains("bad.json:3:"),
        "{}",
        malformed.err
    );
    assert_eq!(call(&["run", &none]).out, "null\n");
    let mixed = call(&["run", &good, &bad]);
    let outcomes: serde_json::Value = serde_json::from_str(&mixed.out).expect("JSON");
    assert!(mixed.status == 1 && outcomes[0].is_object() && outcomes[1].is_null());
    let missing = call(&["run", &good, "/nowhere/at/all.json"]);
    assert_eq!((missing.status, missing.out.as_str()), (2, ""));
    assert!(missing.err.contains("/nowhere/at/all.json cannot be read"), "{}", missing.err);
}

#[test]
fn check_compares_with_the_claims() {
    let folder = Folder::new("check");
    let file = |name: &str, expect: &str| folder.file(name, scenario(expect));
    let (right, wrong, none) = (file("right.json", RIGHT), file("wrong.json", WRONG), file("none.json", ""));
    let held = call(&["check", &right, &none]);
    assert_eq!(held.status, 0, "{}{}", held.out, held.err);
    assert!(
        held.out.contains("nothing claimed") && held.out.ends_with("\n2 passed, 0 failed\n"),
        "{}",
        held.out
    );
    let failed = call(&["check", &right, &wrong]);
    assert_eq!(failed.status, 1);
    assert!(failed.out.contains("/response/status\n    expected 404\n    found    200\n"), "{}", failed.out);
    assert!(failed.out.ends_with("\n1 passed, 1 failed\n"));
    assert_eq!(call(&["check", &folder.file("broken.json", "{}")]).status, 1);
    assert_eq!(call(&["check", &wrong, "/nowhere/at/all.json"]).status, 2);
    let list = folder.file("list.json", format!("[{}, {}]", scenario(RIGHT), scenario(WRONG)));
    assert!(call(&["check", &list]).out.contains("list.json[1]: A name"));
}

#[test]
fn vtl_renders_to_the_byte() {
    let folder = Folder::new("vtl");
    let variables = folder.file("vars.json", r#"{"a": 2147483648, "b": [1, 2.50], "c": null}"#);
    let render = |template: &str| call_with(&["vtl", "--variables", &variables, "-"], template);
    let rendered = render("$a $b.get(1) $b.size() [$c$!d]\n\n");
    assert_eq!(
        (rendered.status, rendered.out.as_str(), rendered.err.as_str()),
        (0, "2147483648 2.5 2 []\n\n", "")
    );
    let parse = render("#if($a)");
    assert_eq!((parse.status, parse.out.as_str()), (1, ""));
    assert!(parse.err.starts_with("parse:"), "{}", parse.err);
    let eval = render("x$b.get(9)");
    assert_eq!((eval.status, eval.out.as_str()), (1, ""));
    let told = "eval: standard input:1:4: [E0310] `get` failed: java.lang.IndexOutOfBoundsException: Index 9 \
                out of bounds for length 2\n   |\n 1 | x$b.get(9)\n   |    ^^^^^^^\n  = $b is [1, 2.5]\n  = help: ";
    assert!(eval.err.starts_with(told), "{}", eval.err);
    let file = folder.file("t.vtl", "no variables");
    assert_eq!(call(&["vtl", &file]).out, "no variables");
    for bad in [
        folder.file("l.json", "[]"),
        folder.file("n.json", "{"),
        folder.file("latin.json", b"{\"a\":\"\xff\"}"),
    ] {
        assert_eq!(call(&["vtl", "--variables", &bad, &file]).status, 2);
    }
}

#[test]
fn hints_stand_on_standard_error_whether_or_not_the_call_succeeds() {
    let folder = Folder::new("hints");
    let rendered = call_with(&["vtl", "-"], "[#foreach($i in [1..2])$i,#end]");
    assert_eq!((rendered.status, rendered.out.as_str()), (0, "[1,2,]"));
    assert!(rendered.err.starts_with("hint: standard input:1:26: [H0720] "), "{}", rendered.err);
    let failed = call_with(&["vtl", "-"], "[#foreach($i in [1..2])$i,#end]#set($l = [])$l.get(0)");
    let (error, hint) = failed.err.split_once("\nhint: ").expect("an error and a hint");
    assert!(failed.status == 1 && error.starts_with("eval: ") && hint.contains("[H0720]"), "{}", failed.err);
    let ignored = call_with(&["jsonpath", "$[0:2:2]", "-"], "[1,2]");
    assert_eq!((ignored.status, ignored.out.as_str()), (0, "[1,2]\n"));
    assert!(ignored.err.starts_with("hint: path:1:2: [H0746] "), "{}", ignored.err);
    let missed = call_with(&["jsonpath", "$.order.orderid", "-"], r#"{"order": {"orderId": 7}}"#);
    let (_, hint) = missed.err.split_once("\nhint: ").expect("a hint");
    assert!(hint.starts_with("path:1:9: [H0748] ") && hint.contains("`orderId`"), "{hint}");
    let text = scenario("").replace("$input.params('name')", "$context.requestID");
    let one = folder.file("one.json", &text);
    let ran = call(&["run", &one]);
    assert_eq!(ran.status, 0);
    let outcome: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON alone");
    assert_eq!(outcome["diagnostics"][0]["code"], "H0771", "{}", ran.out);
    assert!(ran.err.starts_with("hint[H0771]: ") && ran.err.contains("one.json:4:"), "{}", ran.err);
    let list = folder.file("list.json", format!("[{}, {text}]", scenario("")));
    assert!(call(&["run", &list]).err.contains(" at /api/integration/"));
}

#[test]
fn jsonpath_evaluates_and_says_how_it_failed() {
    let folder = Folder::new("jsonpath");
    let file = folder.file("d.json", "{\"a\": [1, 2.0, \"x/y\"], b: 'c'}");
    let evaluated = call(&["jsonpath", "$.a", &file]);
    assert_eq!(
        (evaluated.status, evaluated.out.as_str(), evaluated.err.as_str()),
        (0, "[1,2.0,\"x/y\"]\n", "")
    );
    assert_eq!(call_with(&["jsonpath", " $.b ", "-"], "{b: 'c'}").out, "\"c\"\n");
    for (path, text, prefix) in [
        ("$", "{", "document:"),
        ("", "{}", "compile:"),
        ("$.x", "{}", "not_found:"),
        ("$.[?]", "[{}]", "eval:"),
    ] {
        let failed = call_with(&["jsonpath", path, "-"], text);
        assert_eq!((failed.status, failed.out.as_str()), (1, ""), "{path}");
        assert!(failed.err.starts_with(prefix), "{path}: {}", failed.err);
    }
    let counted = call_with(&["jsonpath", "$.a.length()", "-"], "{\"a\": [1]}");
    let (error, hint) = counted.err.split_once("\nhint: ").expect("an error and a hint");
    assert!(
        error.starts_with("not_found: path:1:5: [E0421] ") && error.contains("\n   |     ^^^^^^^^\n"),
        "{error}"
    );
    assert!(hint.starts_with("path:1:5: [H0741] ") && hint.contains(".size()"), "{hint}");
    assert_eq!(call_with(&["jsonpath", "--", "-a", "-"], "{\"-a\": 1}").out, "1\n");
    assert_eq!(call(&["jsonpath", "$", "/nowhere/at/all.json"]).status, 2);
}

/// A scenario whose function is source.
fn handler(source: &str, expect: &str) -> String {
    let source = serde_json::to_string(source).expect("text");
    format!(
        r#"{{"version":1,"request":{{"method":"POST","path":"/","bodyJson":{{"name":"foo"}}}},"api":{{"integration":{{
        "type":"AWS_PROXY","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations"}}}},
        "backend":{{"lambda":{{"handler":{source}}}}},"expect":{expect}}}"#
    )
}

#[test]
fn a_handler_runs_and_what_it_prints_is_in_the_outcome() {
    let folder = Folder::new("handler");
    let source = "export const handler = async (event) => {
        console.log('called with', JSON.parse(event.body));
        return { statusCode: 201, body: 'made' };
    };";
    let file = folder.file("handler.json", handler(source, r#"{"response":{"status":201,"body":"made"}}"#));
    let checked = call(&["check", &file]);
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.err);
    let ran = call(&["run", &file]);
    let outcome: serde_json::Value = serde_json::from_str(&ran.out).expect("an outcome");
    assert_eq!(outcome["console"], serde_json::json!(["called with { name: 'foo' }"]));
    assert_eq!(outcome["response"]["body"], "made");
}

#[test]
fn a_handler_that_never_ends_is_stopped_and_told() {
    let folder = Folder::new("loop");
    let source = "export const handler = async () => { console.log('begins'); while (true); };";
    let file = folder.file("loop.json", handler(source, r#"{"response":{"status":502}}"#));
    assert_eq!(call(&["check", &file]).status, 0);
    let ran = call(&["run", &file]);
    let outcome: serde_json::Value = serde_json::from_str(&ran.out).expect("an outcome");
    assert_eq!(outcome["console"], serde_json::json!(["begins"]));
    let body = outcome["integrationResponse"]["body"].as_str().expect("a body");
    assert!(body.contains("Task timed out after 3.00 seconds"), "{body}");
    let codes: Vec<_> =
        outcome["diagnostics"].as_array().into_iter().flatten().map(|one| &one["code"]).collect();
    assert!(codes.iter().any(|code| *code == "W0303"), "{codes:?}");
}
