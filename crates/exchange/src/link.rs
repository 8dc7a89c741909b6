//! Share links: `s` and the version, a dot, then base64url of raw deflate of the scenario document's UTF-8 text.
//!
//! The page deflates and inflates with the browser's own streams and asks [`open`] for the rest; the command does all
//! of it here, with the feature `deflate`. What a version means is frozen once it is released: a later page reads an
//! older link by the ladder in [`open`], one step for each version.

use crate::diagnostics::{self as d, diagnostic};
use gatelens_gateway::outcome::Diagnostic;
use gatelens_gateway::scenario::Scenario;

/// The version that is written.
pub const VERSION: u32 = 1;

/// The most that a link may inflate to, in bytes.
pub const INFLATED_LIMIT: usize = 1024 * 1024;

/// Reads the inflated text of a link of a version.
///
/// # Errors
/// E0842 for a later version, E0843 for too large a text, and E01xx for a text that is not a scenario.
pub fn open(version: u32, text: &str) -> Result<Scenario, Vec<Diagnostic>> {
    if text.len() > INFLATED_LIMIT {
        return Err(vec![diagnostic(&d::LINK_TOO_LARGE, &[("limit", &INFLATED_LIMIT.to_string())], None)]);
    }
    match version {
        1 => Scenario::read(text),
        0 => Err(vec![diagnostic(&d::LINK_FOREIGN, &[], None)]),
        newer => {
            let args = [("version", newer.to_string()), ("known", VERSION.to_string())];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            Err(vec![diagnostic(&d::LINK_NEWER, &args, None)])
        }
    }
}

#[cfg(feature = "deflate")]
pub use whole::{decode, encode};

#[cfg(feature = "deflate")]
mod whole {
    use super::{Diagnostic, INFLATED_LIMIT, Scenario, VERSION, d, diagnostic, open};
    use base64::Engine as _;
    use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
    use base64::{alphabet, engine::DecodePaddingMode};
    use miniz_oxide::deflate::compress_to_vec;
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

    const ENGINE: GeneralPurpose = GeneralPurpose::new(
        &alphabet::URL_SAFE,
        GeneralPurposeConfig::new()
            .with_encode_padding(false)
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::RequireNone),
    );

    /// The effort of the compressor; what it yields is read by any.
    const EFFORT: u8 = 9;

    /// The link's fragment, without `#`.
    #[must_use]
    pub fn encode(scenario: &Scenario) -> String {
        let deflated = compress_to_vec(scenario.to_compact().as_bytes(), EFFORT);
        format!("s{VERSION}.{}", ENGINE.encode(deflated))
    }

    /// The scenario of a link: a fragment with or without `#`, or the whole address.
    ///
    /// # Errors
    /// E084x, and E01xx for a text that is not a scenario.
    pub fn decode(link: &str) -> Result<Scenario, Vec<Diagnostic>> {
        let fragment = link.rsplit_once('#').map_or(link, |(_, fragment)| fragment).trim();
        let subject = fragment.split('&').next().unwrap_or(fragment);
        let failed = |entry, args: gatelens_gateway::Args<'_>| Err(vec![diagnostic(entry, args, None)]);
        let parts = subject.strip_prefix('s').and_then(|rest| rest.split_once('.'));
        let Some((Ok(version), payload)) = parts.map(|(version, payload)| (version.parse::<u32>(), payload))
        else {
            return failed(&d::LINK_FOREIGN, &[]);
        };
        if let Some(wrong) = payload.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        {
            return failed(&d::LINK_ALPHABET, &[("character", &wrong.to_string())]);
        }
        if version > VERSION {
            return open(version, "");
        }
        let Ok(deflated) = ENGINE.decode(payload) else {
            return failed(&d::LINK_CUT, &[]);
        };
        let inflated = match decompress_to_vec_with_limit(&deflated, INFLATED_LIMIT) {
            Ok(inflated) => inflated,
            Err(problem) if problem.status == TINFLStatus::HasMoreOutput => {
                return failed(&d::LINK_TOO_LARGE, &[("limit", &INFLATED_LIMIT.to_string())]);
            }
            Err(_) => return failed(&d::LINK_CUT, &[]),
        };
        match String::from_utf8(inflated) {
            Ok(text) => open(version, &text),
            Err(_) => failed(&d::LINK_NOT_TEXT, &[]),
        }
    }
}
