//! What `$context.responseOverride` changes.

use crate::context::override_texts;
use crate::diagnostics::{response as told, response_findings as findings};
use crate::outcome::Headers;
use crate::run::Run;
use crate::stage::set_header;
use gatelens_value::Value;
use gatelens_value::text::Pointer;

/// Applies the overrides that the templates of the run set, and returns the status.
///
/// # AWS
/// They win over mappings (gateway 5.6-1); the status need not be declared (gateway 5.6-2), and anything but a whole
/// number from 100 to 599 is ignored (gateway 5.6-3). A request template may have set them, too (gateway 2.6-8, 5.6-7).
pub(super) fn apply(run: &mut Run, mapped: u16, headers: &mut Headers, at: &Pointer) -> u16 {
    let context = run.context.clone();
    for (name, value) in context.overrides("responseOverride.header") {
        let values = override_texts(&value);
        let shown = crate::report::shortened(&values.join(","));
        run.report.acted(&findings::HEADER_OVERRIDDEN, &[("name", &name), ("value", &shown)], None);
        set_header(headers, &name, values);
    }
    let Some(value) = context.get("responseOverride.status") else { return mapped };
    let status = match &value {
        Value::Number(number) if number.is_whole() => number
            .as_i64()
            .and_then(|status| u16::try_from(status).ok())
            .filter(|status| (100..=599).contains(status)),
        _ => None,
    };
    let Some(status) = status else {
        let shown = match &value {
            Value::String(text) => format!("the text \"{}\"", crate::report::shortened(&text.to_string())),
            other => crate::report::shortened(&other.to_string()),
        };
        run.report.tell(&told::BAD_OVERRIDE_STATUS, &[("value", &shown)], at);
        return mapped;
    };
    let (mapped, text) = (mapped.to_string(), status.to_string());
    run.report.acted(&findings::STATUS_OVERRIDDEN, &[("mapped", &mapped), ("status", &text)], None);
    status
}
