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

/// Where the glue takes a text out of the module.
const AS_ONE: &str = "    return cachedTextDecoder.decode(bytes);\n";

/// What goes in front of it: a long text is taken out in pieces that end where a character does, which is six times as
/// fast as one text of that length; the machine joins them when they are first looked at, as it does with all texts
/// that are put together.
const IN_PIECES: &str = "    let text = '';
    while (bytes.length > 65536) {
        let end = 65536;
        while (end > 65532 && (bytes[end] & 0xC0) === 0x80) end--;
        text += cachedTextDecoder.decode(bytes.subarray(0, end));
        bytes = bytes.subarray(end);
    }
    if (text !== '') return text + cachedTextDecoder.decode(bytes);
";

/// Makes long texts, such as bodies, cross fast.
fn hasten_texts(glue: &Path) -> io::Result<()> {
    let mut code = fs::read_to_string(glue)?;
    for (place, faster) in [(BY_UNIT, AT_ONCE), (AS_ONE, IN_PIECES)] {
        let Some(at) = code.find(place) else {
            return Err(io::Error::other(
                "The glue passes texts in another way than it did: see hasten_texts.",
            ));
        };
        code.insert_str(at, faster);
    }
    fs::write(glue, code)
}
