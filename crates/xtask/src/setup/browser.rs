//! The browser that the browser tests drive: the system's own Chromium, and a font that has Korean.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::debian;
use crate::failure::{Done, Failure};
use crate::tool::{Tool, find};

/// The variable that names the browser's program, for us and for the tests.
pub const VARIABLE: &str = "GATELENS_CHROMIUM";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// The browser's program, installed first where there is none and that is ours to do.
pub fn chromium() -> Done<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        return Err(Failure::new(format!("{VARIABLE} names {}, which is not there.", named.display())));
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    debian::install(&["chromium"], "Chromium or Chrome, for the browser tests,")?;
    installed()
        .ok_or_else(|| Failure::new(format!("Chromium was not found: name its program in {VARIABLE}.")))
}

/// Sees to it that Korean text is drawn, where fonts are Debian's to install.
pub fn fonts() -> Done<String> {
    let fonts = Path::new("/usr/share/fonts");
    if !cfg!(target_os = "linux") || find("apt-get").is_none() || has_korean(fonts) {
        return Ok("ready".into());
    }
    debian::install(&["fonts-noto-cjk"], "A font with Korean, for the browser tests,")?;
    Ok("installed".into())
}

fn installed() -> Option<PathBuf> {
    let elsewhere = || ELSEWHERE.iter().map(PathBuf::from).find(|path| path.is_file());
    NAMES.iter().find_map(|name| find(name)).or_else(elsewhere)
}

fn has_korean(fonts: &Path) -> bool {
    let listed = Tool::new("fc-list").with([":lang=ko", "file"]).answer();
    match listed {
        Ok(list) => !list.trim().is_empty(),
        Err(_) => fs::exists(fonts.join("opentype/noto/NotoSansCJK-Regular.ttc")).unwrap_or(false),
    }
}
