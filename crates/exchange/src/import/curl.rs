//! A curl command.

use super::notices::{Notices, error};
use super::{Piece, RequestPiece, address, headers, shell};
use crate::diagnostics as d;
use base64::Engine as _;
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::{Body, Request, Table};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What curl sends as its name: that of a release, so that an import always gives the same.
const USER_AGENT: &str = "curl/8.5.0";

/// What separates the parts of a written-out form.
const BOUNDARY: &str = "------------------------gatelens";

/// What `--data-urlencode` leaves as it is.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What an option means for the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Url,
    Verb,
    Header,
    Data(Data),
    Json,
    Form,
    FormString,
    User,
    Cookie,
    UserAgent,
    Referer,
    Bearer,
    Get,
    Head,
    Upload,
    Compressed,
    /// Says nothing about the request; has no value.
    Flag,
    /// Says nothing about the request; has a value.
    Valued,
    /// The next request begins.
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Data {
    /// Without line ends where it comes from a file; `@` reads a file.
    Plain,
    /// `@` reads a file.
    Binary,
    /// As it stands.
    Raw,
    /// Encoded for a form.
    Encoded,
}

impl Meaning {
    fn takes_value(self) -> bool {
        !matches!(self, Meaning::Get | Meaning::Head | Meaning::Compressed | Meaning::Flag | Meaning::Next)
    }
}

/// The options by their long names, with the short one.
const OPTIONS: &[(&str, Option<char>, Meaning)] = &[
    ("url", None, Meaning::Url),
    ("request", Some('X'), Meaning::Verb),
    ("header", Some('H'), Meaning::Header),
    ("data", Some('d'), Meaning::Data(Data::Plain)),
    ("data-ascii", None, Meaning::Data(Data::Plain)),
    ("data-binary", None, Meaning::Data(Data::Binary)),
    ("data-raw", None, Meaning::Data(Data::Raw)),
    ("data-urlencode", None, Meaning::Data(Data::Encoded)),
    ("json", None, Meaning::Json),
    ("form", Some('F'), Meaning::Form),
    ("form-string", None, Meaning::FormString),
    ("user", Some('u'), Meaning::User),
    ("cookie", Some('b'), Meaning::Cookie),
    ("user-agent", Some('A'), Meaning::UserAgent),
    ("referer", Some('e'), Meaning::Referer),
    ("oauth2-bearer", None, Meaning::Bearer),
    ("get", Some('G'), Meaning::Get),
    ("head", Some('I'), Meaning::Head),
    ("upload-file", Some('T'), Meaning::Upload),
    ("compressed", None, Meaning::Compressed),
    ("next", Some(':'), Meaning::Next),
    ("anyauth", None, Meaning::Flag),
    ("basic", None, Meaning::Flag),
    ("disable", Some('q'), Meaning::Flag),
    ("fail", Some('f'), Meaning::Flag),
    ("fail-with-body", None, Meaning::Flag),
    ("globoff", Some('g'), Meaning::Flag),
    ("http0.9", None, Meaning::Flag),
    ("http1.0", Some('0'), Meaning::Flag),
    ("http1.1", None, Meaning::Flag),
    ("http2", None, Meaning::Flag),
    ("http2-prior-knowledge", None, Meaning::Flag),
    ("http3", None, Meaning::Flag),
    ("include", Some('i'), Meaning::Flag),
    ("insecure", Some('k'), Meaning::Flag),
    ("ipv4", Some('4'), Meaning::Flag),
    ("ipv6", Some('6'), Meaning::Flag),
    ("location", Some('L'), Meaning::Flag),
    ("location-trusted", None, Meaning::Flag),
    ("netrc", Some('n'), Meaning::Flag),
    ("no-buffer", Some('N'), Meaning::Flag),
    ("no-keepalive", None, Meaning::Flag),
    ("no-progress-meter", None, Meaning::Flag),
    ("parallel", Some('Z'), Meaning::Flag),
    ("path-as-is", None, Meaning::Flag),
    ("progress-bar", Some('#'), Meaning::Flag),
    ("proxytunnel", Some('p'), Meaning::Flag),
    ("remote-header-name", Some('J'), Meaning::Flag),
    ("remote-name", Some('O'), Meaning::Flag),
    ("show-error", Some('S'), Meaning::Flag),
    ("silent", Some('s'), Meaning::Flag),
    ("ssl", None, Meaning::Flag),
    ("tcp-nodelay", None, Meaning::Flag),
    ("tlsv1", Some('1'), Meaning::Flag),
    ("tlsv1.2", None, Meaning::Flag),
    ("tlsv1.3", None, Meaning::Flag),
    ("verbose", Some('v'), Meaning::Flag),
    ("aws-sigv4", None, Meaning::Valued),
    ("cacert", None, Meaning::Valued),
    ("capath", None, Meaning::Valued),
    ("cert", Some('E'), Meaning::Valued),
    ("cert-type", None, Meaning::Valued),
    ("ciphers", None, Meaning::Valued),
    ("config", Some('K'), Meaning::Valued),
    ("connect-timeout", None, Meaning::Valued),
    ("connect-to", None, Meaning::Valued),
    ("continue-at", Some('C'), Meaning::Valued),
    ("cookie-jar", Some('c'), Meaning::Valued),
    ("dump-header", Some('D'), Meaning::Valued),
    ("interface", None, Meaning::Valued),
    ("keepalive-time", None, Meaning::Valued),
    ("key", None, Meaning::Valued),
    ("limit-rate", None, Meaning::Valued),
    ("max-filesize", None, Meaning::Valued),
    ("max-redirs", None, Meaning::Valued),
    ("max-time", Some('m'), Meaning::Valued),
    ("noproxy", None, Meaning::Valued),
    ("output", Some('o'), Meaning::Valued),
    ("output-dir", None, Meaning::Valued),
    ("pinnedpubkey", None, Meaning::Valued),
    ("proto", None, Meaning::Valued),
    ("proxy", Some('x'), Meaning::Valued),
    ("proxy-user", Some('U'), Meaning::Valued),
    ("quote", Some('Q'), Meaning::Valued),
    ("range", Some('r'), Meaning::Valued),
    ("resolve", None, Meaning::Valued),
    ("retry", None, Meaning::Valued),
    ("retry-delay", None, Meaning::Valued),
    ("retry-max-time", None, Meaning::Valued),
    ("speed-limit", Some('Y'), Meaning::Valued),
    ("speed-time", Some('y'), Meaning::Valued),
    ("stderr", None, Meaning::Valued),
    ("time-cond", Some('z'), Meaning::Valued),
    ("tls-max", None, Meaning::Valued),
    ("trace", None, Meaning::Valued),
    ("trace-ascii", None, Meaning::Valued),
    ("unix-socket", None, Meaning::Valued),
    ("write-out", Some('w'), Meaning::Valued),
];

/// Whether the text is a curl command, with or without the prompt before it.
pub(super) fn is_it(text: &str) -> bool {
    let command = without_prompt(text);
    let word = command.split(|c: char| c.is_whitespace()).next().unwrap_or("");
    matches!(word, "curl" | "curl.exe") || word.ends_with("/curl")
}

fn without_prompt(text: &str) -> &str {
    let text = text.trim_start();
    text.strip_prefix("$ ").or_else(|| text.strip_prefix("> ")).unwrap_or(text).trim_start()
}

/// Reads the command.
pub(super) fn read(text: &str, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
    let words = shell::words(without_prompt(text), notices)?;
    let mut command = Command::default();
    command.take(words, notices)?;
    command.piece(notices)
}

#[derive(Debug, Default)]
struct Command {
    urls: Vec<String>,
    verb: Option<String>,
    /// Headers as given; an empty value removes what curl would send by itself.
    headers: Vec<(String, Option<String>)>,
    data: Option<String>,
    form: Vec<(String, FormValue)>,
    user: Option<String>,
    cookies: Vec<String>,
    user_agent: Option<String>,
    referer: Option<String>,
    bearer: Option<String>,
    get: bool,
    head: bool,
    json: bool,
    compressed: bool,
    upload: bool,
}

#[derive(Debug)]
struct FormValue {
    text: String,
    file: Option<String>,
    content_type: Option<String>,
}

impl Command {
    fn take(&mut self, words: Vec<String>, notices: &mut Notices) -> Result<(), Vec<Diagnostic>> {
        let mut words = words.into_iter().skip(1);
        let mut options_end = false;
        while let Some(word) = words.next() {
            if options_end || !word.starts_with('-') || word == "-" {
                self.urls.push(word);
                continue;
            }
            if word == "--" {
                options_end = true;
                continue;
            }
            if let Some(long) = word.strip_prefix("--") {
                let (name, given) =
                    long.split_once('=').map_or((long, None), |(n, v)| (n, Some(v.to_owned())));
                let known = OPTIONS.iter().find(|(known, _, _)| *known == name);
                let negated = || {
                    name.strip_prefix("no-").is_some_and(|n| OPTIONS.iter().any(|(known, _, _)| *known == n))
                };
                let Some((_, _, meaning)) = known else {
                    if negated() {
                        notices.add(&d::OPTION_LEFT_OUT, &[("option", &word)]);
                        continue;
                    }
                    return Err(error(&d::UNKNOWN_OPTION, &[("option", &format!("--{name}"))]));
                };
                let value = match (meaning.takes_value(), given) {
                    (false, _) => String::new(),
                    (true, Some(given)) => given,
                    (true, None) => next_value(&mut words, &word)?,
                };
                if !self.apply(*meaning, &format!("--{name}"), value, notices) {
                    return Ok(());
                }
                continue;
            }
            let mut letters = word.chars().skip(1);
            while let Some(letter) = letters.next() {
                let option = format!("-{letter}");
                let Some((_, _, meaning)) = OPTIONS.iter().find(|(_, short, _)| *short == Some(letter))
                else {
                    return Err(error(&d::UNKNOWN_OPTION, &[("option", &option)]));
                };
                let value = if meaning.takes_value() {
                    let rest: String = letters.by_ref().collect();
                    if rest.is_empty() { next_value(&mut words, &option)? } else { rest }
                } else {
                    String::new()
                };
                if !self.apply(*meaning, &option, value, notices) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Takes one option; answers whether the request goes on.
    fn apply(&mut self, meaning: Meaning, option: &str, value: String, notices: &mut Notices) -> bool {
        match meaning {
            Meaning::Url => self.urls.push(value),
            Meaning::Verb => self.verb = Some(value),
            Meaning::Header => self.header(option, &value, notices),
            Meaning::Data(kind) => {
                let piece = data(kind, option, &value, notices);
                self.add_data(&piece, "&");
            }
            Meaning::Json => {
                let piece = data(Data::Binary, option, &value, notices);
                self.add_data(&piece, "");
                self.json = true;
            }
            Meaning::Form | Meaning::FormString => self.add_form(meaning, option, &value, notices),
            Meaning::User => self.user = Some(value),
            Meaning::Cookie if value.contains('=') => self.cookies.push(value),
            Meaning::Cookie => notices.add(&d::FILE_LEFT_OUT, &[("option", option), ("file", &value)]),
            Meaning::UserAgent => self.user_agent = Some(value),
            Meaning::Referer => self.referer = Some(value.trim_end_matches(";auto").to_owned()),
            Meaning::Bearer => self.bearer = Some(value),
            Meaning::Get => self.get = true,
            Meaning::Head => self.head = true,
            Meaning::Upload => {
                self.upload = true;
                notices.add(&d::FILE_LEFT_OUT, &[("option", option), ("file", &value)]);
            }
            Meaning::Compressed => self.compressed = true,
            Meaning::Flag => notices.add(&d::OPTION_LEFT_OUT, &[("option", option)]),
            Meaning::Valued => notices.add(&d::OPTION_LEFT_OUT, &[("option", &format!("{option} {value}"))]),
            Meaning::Next => {
                notices.add(&d::REST_LEFT_OUT, &[("rest", "--next …")]);
                return false;
            }
        }
        true
    }

    fn header(&mut self, option: &str, value: &str, notices: &mut Notices) {
        if let Some(file) = value.strip_prefix('@') {
            notices.add(&d::FILE_LEFT_OUT, &[("option", option), ("file", file)]);
        } else if let Some((name, value)) = value.split_once(':') {
            let value = value.trim();
            self.headers.push((name.trim().to_owned(), (!value.is_empty()).then(|| value.to_owned())));
        } else if let Some(name) = value.trim().strip_suffix(';') {
            // `-H 'X-Empty;'` sends the header with an empty value.
            self.headers.push((name.to_owned(), Some(String::new())));
        } else {
            notices.add(&d::OPTION_LEFT_OUT, &[("option", &format!("{option} {value}"))]);
        }
    }

    fn add_data(&mut self, piece: &str, separator: &str) {
        match &mut self.data {
            Some(data) => {
                data.push_str(separator);
                data.push_str(piece);
            }
            None => self.data = Some(piece.to_owned()),
        }
    }

    fn add_form(&mut self, meaning: Meaning, option: &str, value: &str, notices: &mut Notices) {
        let (name, value) = value.split_once('=').unwrap_or((value, ""));
        if meaning == Meaning::FormString {
            let text = value.to_owned();
            self.form.push((name.to_owned(), FormValue { text, file: None, content_type: None }));
            return;
        }
        let mut pieces = value.split(';');
        let content = pieces.next().unwrap_or("");
        let content_type = pieces.find_map(|piece| piece.trim().strip_prefix("type=")).map(str::to_owned);
        let (text, file) = match content.strip_prefix(['@', '<']) {
            Some(file) => {
                notices.add(&d::FILE_LEFT_OUT, &[("option", option), ("file", file)]);
                (String::new(), content.starts_with('@').then(|| file.to_owned()))
            }
            None => (content.to_owned(), None),
        };
        self.form.push((name.to_owned(), FormValue { text, file, content_type }));
    }

    fn piece(self, notices: &mut Notices) -> Result<Piece, Vec<Diagnostic>> {
        let Some((url, others)) = self.urls.split_first() else {
            return Err(error(&d::NO_URL, &[]));
        };
        if !others.is_empty() {
            notices.add(&d::URLS_LEFT_OUT, &[("urls", &others.join(", "))]);
        }
        let mut address = address::parse(url, true, notices)?;
        let mut body = self.data.clone();
        if self.get
            && let Some(data) = body.take()
        {
            let separator = if address.target.contains('?') { '&' } else { '?' };
            address.target = format!("{}{separator}{data}", address.target);
        }
        let form = (!self.form.is_empty()).then(|| self.form_text());
        if form.is_some() {
            notices.add(&d::FORM_WRITTEN, &[("boundary", BOUNDARY)]);
        }
        let method = self.verb.clone().unwrap_or_else(|| {
            let verb = match () {
                () if self.head => "HEAD",
                () if self.upload => "PUT",
                () if body.is_some() || form.is_some() => "POST",
                () => "GET",
            };
            verb.to_owned()
        });
        let list = self.header_list(&address, body.is_some(), form.is_some(), notices);
        let body = form.or(body).filter(|text| !text.is_empty()).map(Body::Text);
        let request = Request { method, path: address.target, headers: list, body };
        Ok(Piece::Request(RequestPiece { request, stage: address.stage }))
    }

    /// The headers: curl's own first, as curl sends them, then those of the command.
    fn header_list(
        &self,
        address: &address::Address,
        has_data: bool,
        has_form: bool,
        notices: &mut Notices,
    ) -> Table<Vec<String>> {
        let mut list = Vec::new();
        let mut added = Vec::new();
        let given = |name: &str| self.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        let mut own = |name: &str, value: &str, told: bool, list: &mut Table<Vec<String>>| {
            if !given(name) {
                headers::add(list, name, value);
                if told {
                    added.push(format!("{name}: {value}"));
                }
            }
        };
        if let Some(host) = &address.host {
            own("Host", host, false, &mut list);
        }
        if let Some(user) = self.user.as_ref().or(address.user.as_ref()) {
            let basic = base64::engine::general_purpose::STANDARD.encode(user);
            own("Authorization", &format!("Basic {basic}"), false, &mut list);
        }
        if let Some(bearer) = &self.bearer {
            own("Authorization", &format!("Bearer {bearer}"), false, &mut list);
        }
        match &self.user_agent {
            Some(agent) if agent.is_empty() => {}
            Some(agent) => own("User-Agent", agent, false, &mut list),
            None => own("User-Agent", USER_AGENT, true, &mut list),
        }
        own("Accept", if self.json { "application/json" } else { "*/*" }, true, &mut list);
        if self.compressed {
            own("Accept-Encoding", "deflate, gzip, br, zstd", true, &mut list);
        }
        if let Some(referer) = &self.referer {
            own("Referer", referer, false, &mut list);
        }
        if !self.cookies.is_empty() {
            own("Cookie", &self.cookies.join("; "), false, &mut list);
        }
        if has_form {
            own("Content-Type", &format!("multipart/form-data; boundary={BOUNDARY}"), true, &mut list);
        } else if self.json {
            own("Content-Type", "application/json", true, &mut list);
        } else if has_data {
            own("Content-Type", "application/x-www-form-urlencoded", true, &mut list);
        }
        if !added.is_empty() {
            notices.add(&d::HEADERS_ADDED, &[("headers", &added.join(", "))]);
        }
        for (name, value) in &self.headers {
            let Some(value) = value else { continue };
            if headers::is_of_the_connection(name) {
                notices.add(&d::HEADER_LEFT_OUT, &[("header", name)]);
            } else {
                headers::add(&mut list, name, value);
            }
        }
        list
    }

    fn form_text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.form {
            let name = name.replace('"', "%22");
            text.push_str(&format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\""));
            if let Some(file) = &value.file {
                let file = file.rsplit(['/', '\\']).next().unwrap_or(file).replace('"', "%22");
                text.push_str(&format!("; filename=\"{file}\""));
            }
            if let Some(kind) = &value.content_type {
                text.push_str(&format!("\r\nContent-Type: {kind}"));
            }
            text.push_str("\r\n\r\n");
            text.push_str(&value.text);
            text.push_str("\r\n");
        }
        text.push_str(&format!("--{BOUNDARY}--\r\n"));
        text
    }
}

fn next_value(words: &mut impl Iterator<Item = String>, option: &str) -> Result<String, Vec<Diagnostic>> {
    words.next().ok_or_else(|| error(&d::NO_VALUE, &[("option", option)]))
}

/// One piece of data as curl would send it.
fn data(kind: Data, option: &str, value: &str, notices: &mut Notices) -> String {
    let mut file = |file: &str| {
        notices.add(&d::FILE_LEFT_OUT, &[("option", option), ("file", file)]);
        String::new()
    };
    match kind {
        Data::Raw => value.to_owned(),
        Data::Plain | Data::Binary => value.strip_prefix('@').map_or_else(|| value.to_owned(), &mut file),
        Data::Encoded => {
            let encode = |text: &str| utf8_percent_encode(text, UNRESERVED).to_string();
            match value.find(['=', '@']) {
                Some(0) if value.starts_with('=') => encode(&value[1..]),
                Some(at) if value[at..].starts_with('=') => {
                    format!("{}={}", &value[..at], encode(&value[at + 1..]))
                }
                Some(at) => {
                    let content = file(&value[at + 1..]);
                    if at == 0 { content } else { format!("{}={content}", &value[..at]) }
                }
                None => encode(value),
            }
        }
    }
}
