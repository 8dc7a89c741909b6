//! Debian's packages, where we are allowed to install them.

use crate::failure::{Done, Failure};
use crate::tool::{Tool, find};

/// Installs packages with apt as root; elsewhere asks for `wanted` in a sentence.
pub fn install(packages: &[&str], wanted: &str) -> Done {
    let ask = format!(
        "{wanted} is needed: install it (on Debian and Ubuntu: `apt-get install {}`)",
        packages.join(" ")
    );
    if find("apt-get").is_none() || !is_root() {
        return Err(Failure::new(format!("{ask} and start this again.")));
    }
    let apt = || Tool::new("apt-get").variable("DEBIAN_FRONTEND", "noninteractive");
    let install = || {
        let arguments = ["install", "--yes", "--no-install-recommends"];
        apt().with(arguments).with(packages).answer().map(drop)
    };
    // A fresh machine has no package lists yet; an old list names files that are gone.
    install()
        .or_else(|_| apt().with(["update"]).answer().and_then(|_| install()))
        .map_err(|failure| failure.because(format!("{ask}: apt-get could not.")))
}

fn is_root() -> bool {
    Tool::new("id").with(["-u"]).answer().is_ok_and(|id| id.trim() == "0")
}
