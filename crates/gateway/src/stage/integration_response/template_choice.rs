//! Which response template renders.

use crate::diagnostics::{response as told, response_findings as findings};
use crate::run::Run;
use crate::scenario::Table;
use gatelens_value::text::Pointer;

/// The key and the text of the template that renders; `None` where the payload passes.
///
/// # AWS
/// The first type that the client accepts, exactly; else `application/json`; else the first, which is here the first by
/// name (gateway 5.3-1 to 5.3-5, 9 row 15). Without a template, and with an empty one, the payload passes (gateway
/// 5.3-6, 5.3-7); the key does not become the type of the answer (gateway 5.3-9).
pub(super) fn choose(run: &mut Run, templates: &Table<String>, at: &Pointer) -> Option<(String, String)> {
    let accept = run.received.accepted_media_type();
    let named = |name: &str| templates.iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name));
    let exact = named(&accept).or_else(|| named("application/json"));
    let chosen = exact.or_else(|| templates.iter().min_by(|(a, _), (b, _)| a.cmp(b)));
    let Some((key, template)) = chosen else {
        run.report.passed_over(&findings::NO_TEMPLATE, &[], Some(at));
        return None;
    };
    let args = [("accept", &*accept), ("type", &**key)];
    let at = at.key(key);
    if exact.is_none() && templates.len() > 1 {
        run.report.tell(&told::FIRST_OF_SEVERAL, &args, &at);
    }
    if template.is_empty() {
        run.report.passed_over(&findings::EMPTY_TEMPLATE, &args, Some(&at));
        return None;
    }
    run.report.acted(&findings::TEMPLATE_TAKEN, &args, Some(&at));
    Some((key.clone(), template.clone()))
}
