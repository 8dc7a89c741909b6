//! A sample body for a template: one that has what the template reads.

use gatelens_value::Span;
use gatelens_value::json::strict::{self, Json, JsonKind, Member};

/// The calls that read the body by a path.
const READERS: [&str; 2] = ["$input.path(", "$input.json("];

/// The most paths that are looked at.
const MOST: usize = 50;

/// The paths of plain names that a template reads of the body, such as `["pet", "name"]` of `$.pet.name`.
pub(super) fn paths(template: &str) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for reader in READERS {
        for (at, _) in template.match_indices(reader) {
            let rest = template.get(at + reader.len()..).unwrap_or("").trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else { continue };
            let Some(path) = rest.get(1..).and_then(|rest| rest.split(quote).next()) else { continue };
            let Some(names) = plain_names(path) else { continue };
            if !names.is_empty() && !found.contains(&names) && found.len() < MOST {
                found.push(names);
            }
        }
    }
    found
}

fn plain_names(path: &str) -> Option<Vec<String>> {
    let rest = path.trim().strip_prefix('$')?;
    if rest.is_empty() {
        return Some(Vec::new());
    }
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let names: Vec<_> = rest.strip_prefix('.')?.split('.').map(str::to_owned).collect();
    names.iter().all(|name| is_name(name)).then_some(names)
}

/// A body that has a text at each of the paths; `None` if there is no path.
pub(super) fn body(paths: &[Vec<String>]) -> Option<String> {
    if paths.is_empty() {
        return None;
    }
    let mut root = Json::object::<String>([]);
    for path in paths {
        put(&mut root, path);
    }
    Some(strict::to_compact(&root))
}

fn put(json: &mut Json, path: &[String]) {
    let Some((name, below)) = path.split_first() else { return };
    if !matches!(json.kind, JsonKind::Object(_)) {
        json.kind = JsonKind::Object(Vec::new());
    }
    let JsonKind::Object(members) = &mut json.kind else { return };
    let at = members.iter().position(|member| member.key == *name).unwrap_or_else(|| {
        let value = Json::string(name.as_str());
        members.push(Member { key: name.clone(), key_span: Span::default(), value });
        members.len() - 1
    });
    if let Some(member) = members.get_mut(at).filter(|_| !below.is_empty()) {
        put(&mut member.value, below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builds_what_is_read() {
        let template = r#"$input.path('$.id') $input.json("$.pet.name") $input.path('$.pet') $input.path('$') $input.path('$..x')"#;
        assert_eq!(body(&paths(template)).as_deref(), Some(r#"{"id":"id","pet":{"name":"name"}}"#));
        assert_eq!(body(&paths("plain")), None);
    }
}
