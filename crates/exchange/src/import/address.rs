//! Addresses of requests: what of them a client sends, and the stage of an API's own host.

use super::notices::{Notices, error, shortened};
use crate::diagnostics as d;
use gatelens_gateway::outcome::Diagnostic;

/// An address taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// Host and port, if the address names them.
    pub host: Option<String>,
    /// Name and password, if they stand before the host.
    pub user: Option<String>,
    /// Path and query string, without the stage.
    pub target: String,
    /// The stage, where the host is one of API Gateway's.
    pub stage: Option<String>,
}

/// Takes an address apart, with or without scheme and host.
///
/// # AWS
/// `https://ID.execute-api.REGION.amazonaws.com/STAGE/PATH`: the first step of the path is the stage (gateway 1.1).
pub(super) fn parse(url: &str, needs_host: bool, notices: &mut Notices) -> Result<Address, Vec<Diagnostic>> {
    let bad = || error(&d::BAD_URL, &[("url", &shortened(url))]);
    let (url, fragment) = url.split_once('#').map_or((url, None), |(url, fragment)| (url, Some(fragment)));
    if let Some(fragment) = fragment {
        notices.add(&d::FRAGMENT_LEFT_OUT, &[("fragment", &format!("#{fragment}"))]);
    }
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => {
            if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
                return Err(bad());
            }
            Some(rest)
        }
        _ if needs_host && !url.starts_with('/') => Some(url),
        _ => None,
    };
    let Some(rest) = rest else {
        if url.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(bad());
        }
        let target = if url.starts_with('/') { url.to_owned() } else { format!("/{url}") };
        return Ok(Address { host: None, user: None, target, stage: None });
    };
    let split = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, target) = rest.split_at(split);
    let (user, host) =
        authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user.to_owned()), host));
    if host.is_empty() || host.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(bad());
    }
    let target = if target.starts_with('/') { target.to_owned() } else { format!("/{target}") };
    let (stage, target) = if is_execute_api(host) { split_stage(&target) } else { (None, target) };
    if let Some(stage) = &stage {
        notices.add(&d::STAGE_TAKEN, &[("stage", &format!("/{stage}"))]);
    }
    Ok(Address { host: Some(host.to_owned()), user, target, stage })
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn is_execute_api(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host);
    name.contains(".execute-api.")
        && (name.ends_with(".amazonaws.com") || name.ends_with(".amazonaws.com.cn"))
}

fn split_stage(target: &str) -> (Option<String>, String) {
    let path = target.strip_prefix('/').unwrap_or(target);
    let end = path.find(['/', '?']).unwrap_or(path.len());
    let (stage, rest) = path.split_at(end);
    if stage.is_empty() {
        return (None, target.to_owned());
    }
    let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
    (Some(stage.to_owned()), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> Address {
        parse(url, true, &mut Notices::default()).expect("an address")
    }

    #[test]
    fn takes_the_stage_from_the_own_host_alone() {
        let own = parsed("https://abc123.execute-api.us-east-1.amazonaws.com/prod/pets/1?x=1#top");
        assert_eq!((own.target.as_str(), own.stage.as_deref()), ("/pets/1?x=1", Some("prod")));
        let other = parsed("https://user:pw@api.example.com:8443?x");
        assert_eq!(other.target, "/?x");
        assert_eq!(other.host.as_deref(), Some("api.example.com:8443"));
        assert_eq!(other.user.as_deref(), Some("user:pw"));
        assert_eq!(parsed("example.com/a").target, "/a");
    }

    #[test]
    fn refuses_other_schemes_and_blanks() {
        for url in ["ftp://example.com/", "http://", "https://exa mple.com/"] {
            assert!(parse(url, true, &mut Notices::default()).is_err(), "{url}");
        }
    }
}
