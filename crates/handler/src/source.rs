//! A function's source: a module of ECMAScript, or one of CommonJS.

use std::path::Path;

use boa_engine::{Context, JsResult, Module, Script, Source};

/// A source that is free of errors of syntax.
pub(crate) enum Loaded {
    /// CommonJS: it assigns to `exports`.
    Script(Script),
    /// ECMAScript: it exports.
    Module(Module),
}

impl Loaded {
    /// Reads a source as what it is. Where it is neither, the error is that of what it looks like.
    ///
    /// # AWS
    /// The file is `index.mjs` as the console makes it, and `index.js` where it can only be CommonJS.
    pub(crate) fn parse(source: &str, context: &mut Context) -> JsResult<Self> {
        let path = Path::new("/var/task/index.js");
        let script = Script::parse(Source::from_bytes(source).with_path(path), None, context);
        let refused = match script {
            Ok(script) => return Ok(Self::Script(script)),
            Err(refused) => refused,
        };
        let path = Path::new("file:///var/task/index.mjs");
        let module = Module::parse(Source::from_bytes(source).with_path(path), None, context);
        match module {
            Ok(module) => Ok(Self::Module(module)),
            Err(error) if looks_like_a_module(source) => Err(error),
            Err(_) => Err(refused),
        }
    }
}

/// Whether a line begins as only those of modules do.
fn looks_like_a_module(source: &str) -> bool {
    source.lines().any(|line| {
        let line = line.trim_start();
        ["export", "import"].iter().any(|word| {
            line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '{', '*', '"', '\'']))
        })
    })
}
