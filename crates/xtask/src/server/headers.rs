//! The headers of an answer: what the page may do, and how long a copy of it holds.

use super::site::Asset;

/// What the page may load: its own files, and WebAssembly compiled from them.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors ";

/// What the browser offers and the page has no use for; writing to the clipboard is all that it asks.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), \
    geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), \
    clipboard-read=(), clipboard-write=(self)";

/// The head of an answer, up to and with the empty line.
pub fn of(status: &str, path: &str, asset: Option<&Asset>, length: usize, compressed: bool) -> String {
    let ancestors = if path == "/embed.html" { "*" } else { "'self'" };
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Security-Policy: {POLICY}{ancestors}\r\nPermissions-Policy: {PERMISSIONS}\r\n\
         Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nContent-Length: {length}\r\n"
    );
    match asset {
        Some(asset) => {
            let lifetime = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
            head += &format!(
                "Content-Type: {}\r\nCache-Control: {lifetime}\r\nETag: {}\r\nVary: Accept-Encoding\r\n",
                asset.media_type, asset.tag
            );
        }
        None => head += "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n",
    }
    if compressed {
        head += "Content-Encoding: br\r\n";
    }
    head + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_pages_say_the_same_policy_for_hosts_that_send_no_headers() {
        let pages = [
            ("/index.html", include_str!("../../../../web/index.html"), "'self'"),
            ("/embed.html", include_str!("../../../../web/embed.html"), "*"),
        ];
        for (path, page, ancestors) in pages {
            let said = page.split("Content-Security-Policy\" content=\"").nth(1).expect("a policy");
            let said = said.split('"').next().unwrap_or_default();
            let head = of("200 OK", path, None, 0, false);
            let sent = format!("\r\nContent-Security-Policy: {said}; frame-ancestors {ancestors}\r\n");
            assert!(head.contains(&sent), "{path}: {head}");
            assert!(!said.contains("unsafe-inline") && !said.contains("'unsafe-eval'"), "{said}");
        }
    }
}
