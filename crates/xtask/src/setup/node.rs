//! The page's side: a Node that Vite runs on, and the packages of `web/package-lock.json`.

use std::path::Path;

use crate::failure::{Done, Failure};
use crate::fingerprint::Fingerprint;
use crate::project::Project;
use crate::tool::Tool;

const ASK: &str = "install Node 20 (20.19 or later), 22 (22.12 or later) or newer from https://nodejs.org";

/// Checks that Node is there and new enough.
pub fn node() -> Done<String> {
    let version = Tool::new("node").with(["--version"]).answer().map_err(|failure| {
        failure.because(format!("Node was not found on the PATH: {ASK} and start this again."))
    })?;
    let version = version.trim();
    if !is_new_enough(version) {
        return Err(Failure::new(format!("Node {version} is too old for the page's build: {ASK}.")));
    }
    Tool::npm().with(["--version"]).answer().map_err(|failure| {
        failure.because(format!("npm was not found beside Node: {ASK}, which brings it."))
    })?;
    Ok(version.to_owned())
}

/// Installs the page's packages.
pub fn packages(project: &Project) -> Done<String> {
    packages_of(&project.web())
}

/// Installs what a folder's lock file names, unless that is what stands there already.
pub fn packages_of(folder: &Path) -> Done<String> {
    let stamp = Fingerprint::new()
        .file(&folder.join("package.json"))
        .file(&folder.join("package-lock.json"))
        .stamp(folder.join("node_modules/.gatelens"));
    if stamp.holds() {
        return Ok("up to date".into());
    }
    Tool::npm()
        .with(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .within(folder)
        .answer()
        .map_err(|failure| failure.because(explain(folder)))?;
    stamp.set()?;
    Ok("installed".into())
}

fn explain(folder: &Path) -> String {
    format!(
        "npm could not install the packages: check that the npm registry can be reached, then run \
         `npm ci --ignore-scripts` in {} to see it alone.",
        folder.display()
    )
}

/// Vite's own bounds: 20.19 and later of 20, 22.12 and later of 22, and anything newer.
fn is_new_enough(version: &str) -> bool {
    let mut parts = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn versions_of_node() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0"] {
            assert!(is_new_enough(good), "{good}");
        }
        for bad in ["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "nonsense"] {
            assert!(!is_new_enough(bad), "{bad}");
        }
    }
}
