//! The Velocity Template Language 1.7 over Java values, with the profile that API Gateway runs (vtl 1,
//! gateway 3.1-1).
//!
//! A template is parsed once ([`Template::parse`]) and rendered as often as wanted ([`Template::render`]). Variables
//! come from a [`Host`]; what a template reads and where each piece of output comes from goes to a [`TraceSink`].
//!
//! This crate never names anything of AWS: `$input` and its friends are objects of the host. It never reads a clock, a
//! file or the environment, never panics on any template, and bounds everything by [`Limits`].
//!
//! Start reading at [`Template`].
//!
//! # Examples
//! ```
//! use gatelens_value::{Map, Value};
//! use gatelens_velocity::{Limits, NoTrace, Template};
//!
//! let limits = Limits::default();
//! let template = Template::parse("Hello $name!", &limits).map_err(|_| "errors")?;
//! let mut variables: Map = [("name", Value::from("world"))].into_iter().collect();
//! let output = template.render(&mut variables, &limits, &mut NoTrace);
//! assert_eq!(output.ok().as_deref(), Some("Hello world!"));
//! # Ok::<(), &str>(())
//! ```

// What pest derives names it; without its `std` feature pest does not look at the stack at each of its calls, which
// the bound on nesting keeps short.
extern crate alloc;

pub mod ast;
pub mod diagnostics;
pub mod directives;
mod eval;
pub mod format;
mod host;
mod java;
mod limits;
mod lint;
pub mod methods;
mod parse;
pub mod provenance;
mod render_error;
mod template;

pub use host::Host;
pub use limits::Limits;
pub use provenance::{NoTrace, TraceSink};
pub use render_error::{RenderError, RenderErrorKind};
pub use template::Template;

/// Empties the lists and maps that can be reached from these values and that hold themselves.
///
/// Values are counted by reference. What a template ties into a knot is taken apart when its rendering ends, unless the
/// host's own variables hold it; a host that gives templates its maps calls this when it is done with them.
pub fn untie(values: Vec<gatelens_value::Value>) {
    java::cycles::release_host(values);
}
