//! Writes the JavaScript glue of a compiled module: `bindings MODULE.wasm FOLDER NAME`.
//!
//! A program of its own, so that the tasks which need no glue start without compiling its generator. The
//! generator is a library here because its version must be that of the `wasm-bindgen` in the module, which
//! the lock file then sees to.
#![allow(clippy::disallowed_methods, reason = "a build tool reads its arguments and writes files")]

use std::process::ExitCode;

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
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
