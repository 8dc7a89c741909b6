//! Other people's formats to and from a scenario: imports, and the format of share links.
//!
//! The crate knows how others write down requests and integrations. It never runs a scenario, never opens a file or
//! an address, and drops nothing in silence: what it cannot take over it says.
//!
//! Start reading at [`import::import`] and [`link`].

pub mod diagnostics;
#[cfg(feature = "import")]
pub mod import;
pub mod link;
