//! One connection: requests one after the other, each answered from memory, within bounds.

use std::io::{BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::headers;
use super::request::{self, Refusal, Request};
use super::site::Site;

/// Requests that one connection may make.
const REQUESTS: usize = 1000;
/// How long a connection may be silent, or not take what it asked for.
const PATIENCE: Duration = Duration::from_secs(15);

/// Answers until the connection ends or has had its share.
pub fn serve(site: &Site, stream: TcpStream) {
    // A connection that has failed is simply over: there is nobody to tell.
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let _ = stream.set_write_timeout(Some(PATIENCE));
    let _ = stream.set_nodelay(true);
    let Ok(mut out) = stream.try_clone() else { return };
    let mut input = BufReader::new(stream);
    for _ in 0..REQUESTS {
        let (bytes, last) = match request::read(&mut input) {
            Ok(request) => (answer(site, &request), request.last),
            Err(Refusal::Gone) => return,
            Err(Refusal::Status(status)) => (refuse(status), true),
        };
        if out.write_all(&bytes).is_err() || last {
            return;
        }
    }
}

/// The whole answer to a request.
fn answer(site: &Site, request: &Request) -> Vec<u8> {
    if request.method != "GET" && request.method != "HEAD" {
        return refuse("405 Method Not Allowed");
    }
    let Some((path, asset)) = site.find(&request.path) else { return refuse("404 Not Found") };
    if request.tag.as_deref() == Some(&asset.tag) {
        return headers::of("304 Not Modified", path, Some(asset), 0, false).into_bytes();
    }
    let (content, compressed) = match &asset.brotli {
        Some(brotli) if request.brotli => (brotli, true),
        _ => (&asset.content, false),
    };
    let mut bytes = headers::of("200 OK", path, Some(asset), content.len(), compressed).into_bytes();
    if request.method == "GET" {
        bytes.extend_from_slice(content);
    }
    bytes
}

fn refuse(status: &str) -> Vec<u8> {
    let text = format!("{status}\n");
    (headers::of(status, "", None, text.len(), false) + &text).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Request, answer};
    use crate::server::Site;

    fn site() -> Site {
        let folder = std::env::temp_dir().join(format!("gatelens-site-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        };
        write("index.html", "<p>page</p>");
        write("embed.html", "<p>embedded</p>");
        write("assets/a-1.js", "long, long, long");
        write("assets/a-1.js.br", "short");
        let site = Site::read(&folder).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        site
    }

    fn ask(site: &Site, method: &str, path: &str, brotli: bool) -> String {
        let request = Request { method: method.into(), path: path.into(), brotli, tag: None, last: false };
        String::from_utf8(answer(site, &request)).unwrap()
    }

    #[test]
    fn the_page_and_what_stands_around_it() {
        let site = site();
        let page = ask(&site, "GET", "/", false);
        assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\n<p>page</p>"), "{page}");
        assert!(
            page.contains("Cache-Control: no-cache\r\n") && page.contains("frame-ancestors 'self'\r\n"),
            "{page}"
        );
        assert!(ask(&site, "GET", "/embed.html", false).contains("frame-ancestors *\r\n"));
        let script = ask(&site, "GET", "/assets/a-1.js", true);
        assert!(script.contains("Content-Encoding: br\r\n") && script.ends_with("\r\n\r\nshort"), "{script}");
        assert!(script.contains("immutable") && script.contains("Content-Type: text/javascript"), "{script}");
        assert!(ask(&site, "GET", "/assets/a-1.js", false).ends_with("\r\n\r\nlong, long, long"));
        assert!(ask(&site, "HEAD", "/", false).ends_with("Vary: Accept-Encoding\r\n\r\n"));
        for outside in ["/../Cargo.toml", "/assets/a-1.js.br", "//etc/passwd", "/assets", "/assets/"] {
            assert!(ask(&site, "GET", outside, false).starts_with("HTTP/1.1 404 "), "{outside}");
        }
        assert!(ask(&site, "POST", "/", false).starts_with("HTTP/1.1 405 "));
    }
}
