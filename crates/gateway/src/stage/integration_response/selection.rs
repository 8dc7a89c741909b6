//! Which integration response answers.

use crate::diagnostics::{response as told, response_findings as findings};
use crate::run::Run;
use crate::scenario::IntegrationResponse;
use crate::stage::Answered;
use crate::stop::{ResponseType, Stop};
use gatelens_value::regex::{Budget, Flags, Regex};
use gatelens_value::text::Pointer;
use std::rc::Rc;

/// The steps that one pattern may take.
const STEPS: u64 = 1_000_000;

/// The integration response that answers, with its place.
///
/// # AWS
/// A pattern is a Java regular expression that must match the whole text (gateway 5.1-3); of several that match, the
/// one of the lowest status code is taken (gateway 5.1-6); where none does, the one without a pattern (gateway 5.1-5,
/// 5.1-7).
pub(super) fn select(run: &mut Run, answered: &Answered) -> Result<(IntegrationResponse, Pointer), Stop> {
    let configuration = Rc::clone(&run.configuration);
    let all = configuration.integration_at.key("integrationResponses");
    let mut responses: Vec<_> = configuration.integration().integration_responses.iter().collect();
    gatelens_value::sort::by_key(&mut responses, |(_, response)| status_key(&response.status_code));
    let matched = crate::report::shortened(&answered.matched);
    let mut chosen: Option<&(String, IntegrationResponse)> = None;
    let mut default: Option<&(String, IntegrationResponse)> = None;
    for entry in responses {
        let (key, response) = entry;
        let at = all.key(key);
        let Some(pattern) = response.selection_pattern.as_deref().filter(|pattern| !pattern.is_empty())
        else {
            default = default.or(Some(entry));
            continue;
        };
        let args = [("pattern", pattern), ("status", &*response.status_code), ("matched", &*matched)];
        let at = at.key("selectionPattern");
        if chosen.is_some() {
            run.report.passed_over(&findings::PATTERN_NOT_TRIED, &args, Some(&at));
        } else if matches(run, pattern, &answered.matched, &at) {
            run.report.acted(&findings::PATTERN_MATCHED, &args, Some(&at));
            chosen = Some(entry);
        } else {
            run.report.passed_over(&findings::PATTERN_MISSED, &args, Some(&at));
        }
    }
    if let Some((key, response)) = default {
        let args = [("status", &*response.status_code), ("matched", &*matched)];
        let at = all.key(key);
        if chosen.is_some() {
            run.report.passed_over(&findings::DEFAULT_NOT_NEEDED, &args, Some(&at));
        } else {
            run.report.acted(&findings::DEFAULT_TAKEN, &args, Some(&at));
        }
    }
    if let Some((key, response)) = chosen.or(default) {
        return Ok((response.clone(), all.key(key)));
    }
    if configuration.integration().integration_responses.is_empty() {
        run.report.acted(&findings::NOTHING_TO_CHOOSE, &[("matched", &matched)], Some(&all));
        run.report.tell(&told::NO_INTEGRATION_RESPONSES, &[], &all);
    } else {
        run.report.tell(&told::NO_INTEGRATION_RESPONSE, &[("matched", &matched)], &all);
    }
    let status = answered.status.map_or_else(|| answered.matched.clone(), |status| status.to_string());
    Err(Stop::executing(ResponseType::ApiConfigurationError).logged(format!(
        "Execution failed due to configuration error: No match for output mapping and no default output mapping \
         configured. Endpoint Response Status Code: {status}"
    )))
}

/// Status codes in the order of their numbers; what is no number stands last.
fn status_key(status: &str) -> (u32, String) {
    (status.trim().parse().unwrap_or(u32::MAX), status.to_owned())
}

/// Whether the pattern matches the whole text.
fn matches(run: &mut Run, pattern: &str, text: &str, at: &Pointer) -> bool {
    if !cfg!(feature = "whole") {
        return false;
    }
    let regex = match Regex::compile_str(pattern, Flags::NONE) {
        Ok(regex) => regex,
        Err(error) => {
            let detail = error.to_string();
            run.report.tell(&told::BAD_PATTERN, &[("pattern", pattern), ("detail", &detail)], at);
            return false;
        }
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut budget = Budget::new(STEPS);
    match regex.matches(&units, &mut budget) {
        Ok(true) => true,
        Ok(false) => {
            if regex.is_found_in(&units, &mut budget).unwrap_or(false) {
                let matched = crate::report::shortened(text);
                run.report.tell(
                    &told::PATTERN_MATCHES_A_PART,
                    &[("pattern", pattern), ("matched", &matched)],
                    at,
                );
            }
            false
        }
        Err(_) => {
            run.report.tell(&told::SLOW_PATTERN, &[("pattern", pattern)], at);
            false
        }
    }
}
