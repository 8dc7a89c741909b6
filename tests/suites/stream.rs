//! A stream of requests to each service: no panic, and every answer well-formed for its protocol.
//!
//! The requests begin as those of the cases in `cases/services` and are changed at random: bytes of the body, members
//! and values of its JSON, parameters of its form, headers, the verb, the path; some are bytes from anywhere. The state
//! that one request leaves is the next one's. `GATELENS_STREAM=100000` sends so many to each service, and
//! `GATELENS_SEED` others.
#![allow(clippy::disallowed_methods, reason = "tests read the environment")]

use gatelens_backends::{Target, answer};
use gatelens_gateway::outcome::{IntegrationRequest, Payload};
use gatelens_gateway::scenario::{Backend, Scenario};
use gatelens_gateway::{BackendReply, Begun, Options};
use gatelens_tests::corpus::Corpus;
use gatelens_tests::wire;

/// How many requests each service gets if the environment does not say.
const REQUESTS: usize = 1500;

/// After how many requests the state is the case's again.
const KEPT: usize = 40;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let at = self.below(items.len());
        items.get(at)
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        let length = self.below(most);
        (0..length).map(|_| u8::try_from(self.next() & 0xff).unwrap_or_default()).collect()
    }
}

/// A request as a case makes it, with the case.
struct Seed {
    scenario: Scenario,
    request: IntegrationRequest,
}

/// The requests of the cases of each service.
fn seeds() -> Vec<(String, Vec<Seed>)> {
    let mut services: Vec<(String, Vec<Seed>)> = Vec::new();
    for case in Corpus::here().documents("services").unwrap_or_default() {
        let Ok(scenario) = Scenario::read(&case.content) else { continue };
        let Begun::Call(call) = gatelens_gateway::begin(&scenario, Options::default()) else { continue };
        let request = call.request().clone();
        let Target::Service { service, .. } = Target::of(&scenario, &request) else { continue };
        let seed = Seed { scenario, request };
        match services.iter_mut().find(|(name, _)| *name == service) {
            Some((_, seeds)) => seeds.push(seed),
            None => services.push((service, vec![seed])),
        }
    }
    services
}

/// Pieces that mean something in a body.
const PIECES: &[&str] = &[
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "-1",
    "1e999",
    "0.5",
    "99999999999999999999",
    "\"S\"",
    "\"N\"",
    "\"M\"",
    "\"L\"",
    "{\"S\":\"a\"}",
    "{\"N\":\"1\"}",
    "{\"N\":\"x\"}",
    "{\"B\":\"=\"}",
    "{\"SS\":[]}",
    "{\"NULL\":true}",
    ":a",
    "#a",
    " AND ",
    "(",
    ")",
    "size(",
    "&",
    "=",
    "%",
    "%zz",
    "+",
    ".1.",
    ".member.",
    "Action=",
    "<",
    "]]>",
    "\u{0}",
    "\u{1}",
    "\u{FFFE}",
    "é",
    "\u{1F600}",
    "\\u0000",
    "\\ud800",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    ",",
    ":",
    "\r\n",
];

const VERBS: &[&str] = &["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "get", ""];

const HEADERS: &[(&str, &str)] = &[
    ("Accept", "application/xml"),
    ("Accept", "application/json"),
    ("Content-Type", "application/x-amz-json-1.0"),
    ("Content-Type", "application/x-amz-json-1.1"),
    ("Content-Type", "application/x-www-form-urlencoded"),
    ("Content-Type", "text/plain"),
    ("Content-Type", ""),
    ("Authorization", "Basic x"),
    ("X-Amz-Target", "nothing"),
    ("Range", "bytes=1-"),
    ("Range", "bytes=5-2"),
    ("Range", "bytes=-0"),
    ("If-None-Match", "*"),
    ("If-Match", "\"x\""),
    ("Content-MD5", "000"),
    ("x-amz-meta-a", "1"),
];

const QUERIES: &[&str] = &[
    "list-type=2",
    "prefix=a",
    "delimiter=%2F",
    "max-keys=0",
    "max-keys=x",
    "start-after=a",
    "encoding-type=url",
    "continuation-token=a",
    "acl",
    "Action=Publish",
    "Version=1",
    "%",
    "&&=",
    "a=%FF",
];

/// A body with a stretch of it replaced.
fn changed(body: &[u8], random: &mut Random) -> Vec<u8> {
    let mut body = body.to_vec();
    for _ in 0..=random.below(3) {
        let from = random.below(body.len() + 1);
        let to = (from + random.below(8)).min(body.len());
        let new = match random.below(4) {
            0 => random.bytes(6),
            1 => Vec::new(),
            _ => random.one_of(PIECES).map(|piece| piece.as_bytes().to_vec()).unwrap_or_default(),
        };
        body.splice(from..to, new);
    }
    body
}

/// A JSON text with one of its values replaced: what stands between a `:` or `,` and the next `,` or bracket.
fn with_other_value(body: &str, random: &mut Random) -> String {
    let starts: Vec<usize> = body.match_indices([':', ',', '[']).map(|(at, _)| at + 1).collect();
    let Some(start) = random.one_of(&starts).copied() else { return body.to_owned() };
    let tail = body.get(start..).unwrap_or_default();
    let end = start + tail.find([',', '}', ']']).unwrap_or(tail.len());
    let piece = random.one_of(PIECES).copied().unwrap_or_default();
    format!("{}{piece}{}", body.get(..start).unwrap_or_default(), body.get(end..).unwrap_or_default())
}

/// A request like one of the seeds, or like none.
fn request(seed: &Seed, random: &mut Random) -> IntegrationRequest {
    let mut request = seed.request.clone();
    let body = request.payload.as_bytes().to_vec();
    match random.below(10) {
        0 => request.payload = Payload::from_bytes(random.bytes(200)),
        1..=4 => request.payload = Payload::from_bytes(changed(&body, random)),
        5..=7 => {
            let text = String::from_utf8_lossy(&body).into_owned();
            request.payload = Payload::Text(with_other_value(&text, random));
        }
        _ => {}
    }
    if random.below(8) == 0 {
        request.method = random.one_of(VERBS).copied().unwrap_or_default().to_owned();
    }
    if random.below(5) == 0
        && let Some((name, value)) = random.one_of(HEADERS)
    {
        request.headers.0.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        request.headers.0.push(((*name).to_owned(), vec![(*value).to_owned()]));
    }
    if random.below(12) == 0 && !request.headers.0.is_empty() {
        let at = random.below(request.headers.0.len());
        request.headers.0.remove(at);
    }
    match random.below(10) {
        0 => {
            let query = random.one_of(QUERIES).copied().unwrap_or_default();
            let sign = if request.uri.contains('?') { '&' } else { '?' };
            request.uri = format!("{}{sign}{query}", request.uri);
        }
        1 => request.uri = String::from_utf8_lossy(&changed(request.uri.as_bytes(), random)).into_owned(),
        _ => {}
    }
    request
}

/// Sends the stream to one service; how many got which kind of status.
fn stream(service: &str, seeds: &mut [Seed], requests: usize, random: &mut Random) -> [usize; 6] {
    let begun: Vec<Option<Backend>> = seeds.iter().map(|seed| seed.scenario.backend.clone()).collect();
    let mut statuses = [0; 6];
    for count in 0..requests {
        let at = random.below(seeds.len());
        let Some(seed) = seeds.get_mut(at) else { continue };
        let request = request(seed, random);
        let answered = answer(&seed.scenario, &request);
        let BackendReply::Http(reply) = &answered.reply else { panic!("{service}: {request:?}") };
        if let Err(wrong) = wire::check(reply, request.method == "HEAD") {
            panic!("{service}: {wrong}\n{request:?}\n{reply:?}");
        }
        if let Some(kind) = statuses.get_mut(usize::from(reply.status / 100)) {
            *kind += 1;
        }
        if let Some(state) = answered.services {
            assert!(!state.is_empty(), "{service}: {request:?}");
            seed.scenario.backend = Some(Backend::Services(state));
        }
        if count % KEPT == 0 {
            for (seed, backend) in seeds.iter_mut().zip(&begun) {
                seed.scenario.backend.clone_from(backend);
            }
        }
    }
    statuses
}

#[test]
fn any_request_gets_an_answer_of_its_protocol() {
    let requests = usize::try_from(number("GATELENS_STREAM", REQUESTS as u64)).unwrap_or(REQUESTS);
    let mut random = Random(number("GATELENS_SEED", 1));
    let mut services = seeds();
    assert!(services.len() >= 9, "{}", services.len());
    for (service, seeds) in &mut services {
        let statuses = stream(service, seeds, requests, &mut random);
        println!(
            "{service}: {requests} requests, {} seeds, by hundreds of the status {statuses:?}",
            seeds.len()
        );
        // A stream that never succeeds, or always does, would show little.
        assert!(
            statuses[2] * 50 > requests && (statuses[4] + statuses[3]) * 50 > requests,
            "{service}: {statuses:?}"
        );
    }
}
