//! Writes the JavaScript glue of a compiled module: `bindings MODULE.wasm FOLDER NAME`.
//!
//! A program of its own, so that the tasks which need no glue start without compiling its generator. The
//! generator is a library here because its version must be that of the `wasm-bindgen` in the module, which
//! the lock file then sees to.
#![allow(clippy::disallowed_methods, reason = "a build tool reads its arguments and writes files")]

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(module), Some(folder), Some(name)) = (arguments.next(), arguments.next(), arguments.next())
    else {
        eprintln!("usage: bindings MODULE.wasm FOLDER NAME");
        return ExitCode::from(2);
    };
    let mut generator = Bindgen::new();
    generator.input_path(&module).out_name(&name).typescript(true).remove_producers_section(true);
    let written = generator.web(true).and_then(|generator| generator.generate(&folder));
    if let Err(error) = written {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    match hasten_texts(&Path::new(&folder).join(format!("{name}.js"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Where the glue begins to pass a text into the module, unit by unit as long as it is ASCII.
const BY_UNIT: &str = "    for (; offset < len; offset++) {\n        const code = arg.charCodeAt(offset);\n";

/// What goes in front of it: the encoder is quick to start with a long text only, but then thirty times as fast. Of a
/// text beyond ASCII something is left over, and it goes the old way.
const AT_ONCE: &str = "    if (len > 256 && cachedTextEncoder.encodeInto(arg, mem.subarray(ptr, ptr + len)).read === \
                       len) {\n        offset = len;\n    }\n";

/// Makes long texts, such as bodies, cross into the module at once.
fn hasten_texts(glue: &Path) -> io::Result<()> {
    let code = fs::read_to_string(glue)?;
    let Some(at) = code.find(BY_UNIT) else {
        return Err(io::Error::other(
            "The glue passes texts in another way than it did: look at hasten_texts.",
        ));
    };
    let (before, after) = code.split_at(at);
    fs::write(glue, [before, AT_ONCE, after].concat())
}
