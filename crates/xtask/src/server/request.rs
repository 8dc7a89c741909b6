//! The head of a request, read within bounds.

use std::io::Read;

/// The longest head that is read.
const LONGEST: usize = 16 * 1024;

/// What a request asks for, as far as we answer it.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path, decoded, without its query.
    pub path: String,
    /// Whether the browser reads Brotli.
    pub brotli: bool,
    /// The tag of the copy that the browser has.
    pub tag: Option<String>,
    /// Whether the connection ends with this request.
    pub last: bool,
}

/// Why there is no request.
#[derive(Debug, PartialEq)]
pub enum Refusal {
    /// The connection ended or stayed silent.
    Gone,
    /// What came is no request that we read; the status says why.
    Status(&'static str),
}

/// Reads one request's head.
pub fn read(stream: &mut impl Read) -> Result<Request, Refusal> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return Err(Refusal::Gone),
        }
        if head.len() > LONGEST {
            return Err(Refusal::Status("431 Request Header Fields Too Large"));
        }
    }
    let head = String::from_utf8(head).map_err(|_| Refusal::Status("400 Bad Request"))?;
    parse(&head)
}

fn parse(head: &str) -> Result<Request, Refusal> {
    let bad = || Refusal::Status("400 Bad Request");
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
        return Err(bad());
    };
    if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
        return Err(bad());
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let mut request = Request {
        method: method.to_owned(),
        path: decode(path).ok_or_else(bad)?,
        brotli: false,
        tag: None,
        last: version == "HTTP/1.0",
    };
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or_else(bad)?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.brotli = accepts_brotli(value),
            "if-none-match" => request.tag = Some(value.to_owned()),
            "connection" => request.last |= value.eq_ignore_ascii_case("close"),
            "content-length" if value != "0" => return Err(Refusal::Status("413 Content Too Large")),
            "transfer-encoding" => return Err(Refusal::Status("413 Content Too Large")),
            _ => {}
        }
    }
    Ok(request)
}

fn accepts_brotli(value: &str) -> bool {
    value.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse::<f32>() == Ok(0.0));
        name.trim().eq_ignore_ascii_case("br") && !refused
    })
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| (byte? as char).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Refusal, Request, read};

    fn of(text: &str) -> Result<Request, Refusal> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn a_browsers_request() {
        let request = of(
            "GET /a%20b.js?x=1 HTTP/1.1\r\nAccept-Encoding: gzip, br;q=0.5\r\nIf-None-Match: \"1\"\r\n\r\n",
        );
        let expected = Request {
            method: "GET".into(),
            path: "/a b.js".into(),
            brotli: true,
            tag: Some("\"1\"".into()),
            last: false,
        };
        assert_eq!(request, Ok(expected));
    }

    #[test]
    fn what_is_refused() {
        let refused = |text: &str| of(text).unwrap_err();
        assert_eq!(refused("GET / HTTP/1.1\r\n"), Refusal::Gone);
        assert_eq!(refused("GET http://x/ HTTP/1.1\r\n\r\n"), Refusal::Status("400 Bad Request"));
        assert_eq!(refused("GET /%4 HTTP/1.1\r\n\r\n"), Refusal::Status("400 Bad Request"));
        assert_eq!(
            refused("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody"),
            Refusal::Status("413 Content Too Large")
        );
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(LONGEST));
        assert_eq!(refused(&long), Refusal::Status("431 Request Header Fields Too Large"));
    }
}
