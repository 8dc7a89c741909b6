//! The built page in memory: every file with its type, its compressed form and its lifetime.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{Done, Failure};
use crate::fingerprint::Fingerprint;
use crate::project;

/// One file of the page.
pub struct Asset {
    /// Its content.
    pub content: Vec<u8>,
    /// The same, compressed with Brotli, where that is smaller.
    pub brotli: Option<Vec<u8>>,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether its name changes with its content, so that it may be kept for ever.
    pub immutable: bool,
    /// What tells this content from another under the same name.
    pub tag: String,
}

/// All files, by the path that a browser asks for.
pub struct Site {
    assets: BTreeMap<String, Asset>,
}

impl Site {
    /// Reads the built page.
    pub fn read(dist: &Path) -> Done<Self> {
        let mut assets = BTreeMap::new();
        for file in project::files_under(dist, &[".gatelens"])? {
            if file.extension().is_some_and(|extension| extension == "br") {
                continue;
            }
            let content = fs::read(&file)
                .map_err(|error| Failure::new(format!("{} cannot be read ({error}).", file.display())))?;
            let mut compressed = file.clone().into_os_string();
            compressed.push(".br");
            let parts = file.strip_prefix(dist).unwrap_or(&file).iter().map(|part| part.to_string_lossy());
            let path: String = parts.flat_map(|part| ["/".to_owned(), part.into_owned()]).collect();
            let asset = Asset {
                brotli: fs::read(compressed).ok(),
                media_type: media_type(&path),
                immutable: path.starts_with("/assets/"),
                tag: format!("\"{}\"", Fingerprint::new().bytes(&content).text()),
                content,
            };
            assets.insert(path, asset);
        }
        if assets.contains_key("/index.html") {
            return Ok(Self { assets });
        }
        Err(Failure::new("The page is not built: run `cargo xtask serve` without --no-build."))
    }

    /// The file for a request's path, and the path that it is stored under.
    pub fn find(&self, path: &str) -> Option<(&str, &Asset)> {
        let index = path.ends_with('/').then(|| format!("{path}index.html"));
        let found = self.assets.get_key_value(index.as_deref().unwrap_or(path));
        found.map(|(path, asset)| (path.as_str(), asset))
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
