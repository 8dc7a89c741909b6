//! Which resource and method a request lands on.

use crate::scenario::{Sibling, Table};

/// One resource of the API with its verbs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Route<'a> {
    /// The resource's path.
    pub resource_path: &'a str,
    /// Its verbs, `ANY` among them.
    pub methods: Vec<&'a str>,
    /// Whether it is the resource of the scenario's own method.
    pub own: bool,
}

/// Where a request lands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    /// On the scenario's own method, with these path parameters, as they came.
    Own(Table<String>),
    /// On another method of the API: its resource and its verb.
    Sibling(String, String),
    /// On a resource that lacks the verb.
    NoMethod(String),
    /// Nowhere.
    NoResource,
}

/// How well a segment of a resource fits a segment of a path; the smaller, the better.
///
/// # AWS
/// gateway 1.1-3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Static,
    Parameter,
    Greedy,
}

/// A resource that matches a path.
struct Match<'a> {
    route: &'a Route<'a>,
    fits: Vec<Fit>,
    parameters: Table<String>,
}

/// The routes of an API: the scenario's own method and its siblings, one for each resource.
pub(super) fn routes<'a>(resource_path: &'a str, method: &'a str, siblings: &'a [Sibling]) -> Vec<Route<'a>> {
    let mut routes = vec![Route { resource_path, methods: vec![method], own: true }];
    for sibling in siblings {
        routes.push(Route {
            resource_path: &sibling.resource_path,
            methods: sibling.methods.iter().map(String::as_str).collect(),
            own: false,
        });
    }
    routes
}

/// Finds the method that a request lands on.
///
/// # AWS
/// The best resource wins segment by segment (gateway 1.1-3); where it lacks the verb, a greedy resource that has it
/// takes the request (gateway 1.1-4, 1.1-5); a declared verb wins over `ANY` (gateway 1.1-6); what matches nothing is
/// the caller's 403 (gateway 1.1-2).
pub(super) fn land(routes: &[Route<'_>], verb: &str, path: &str) -> Landing {
    let mut matches: Vec<Match<'_>> = routes.iter().filter_map(|route| fit(route, path)).collect();
    gatelens_value::sort::by(&mut matches, |a, b| a.fits.cmp(&b.fits));
    let Some(best) = matches.first().map(|found| found.fits.clone()) else { return Landing::NoResource };
    for declared in [verb, "ANY"] {
        let found = matches.iter().find(|found| found.fits == best && has(found.route, declared));
        if let Some(found) = found {
            return landing(found, verb);
        }
    }
    let greedy = matches.iter().filter(|found| found.fits.last() == Some(&Fit::Greedy));
    for found in greedy {
        if has(found.route, verb) || has(found.route, "ANY") {
            return landing(found, verb);
        }
    }
    Landing::NoMethod(matches.first().map_or_else(String::new, |found| found.route.resource_path.to_owned()))
}

fn has(route: &Route<'_>, verb: &str) -> bool {
    route.methods.contains(&verb)
}

fn landing(found: &Match<'_>, verb: &str) -> Landing {
    if found.route.own {
        Landing::Own(found.parameters.clone())
    } else {
        let declared = if has(found.route, verb) { verb } else { "ANY" };
        Landing::Sibling(found.route.resource_path.to_owned(), declared.to_owned())
    }
}

/// Holds a path against a resource's path.
///
/// # AWS
/// A greedy parameter takes at least one segment, keeps the slashes inside and loses the one at the end (gateway
/// 1.1-7, 1.1-9, 1.1-10).
fn fit<'a>(route: &'a Route<'a>, path: &str) -> Option<Match<'a>> {
    let mut rest = path.trim_start_matches('/');
    let mut fits = Vec::new();
    let mut parameters = Vec::new();
    for segment in route.resource_path.split('/').filter(|segment| !segment.is_empty()) {
        let parameter = segment.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
        if let Some(name) = parameter.and_then(|name| name.strip_suffix('+')) {
            let taken = rest.strip_suffix('/').unwrap_or(rest);
            if taken.is_empty() {
                return None;
            }
            parameters.push((name.to_owned(), taken.to_owned()));
            fits.push(Fit::Greedy);
            rest = "";
            continue;
        }
        let (taken, after) = rest.split_once('/').unwrap_or((rest, ""));
        if taken.is_empty() {
            return None;
        }
        if let Some(name) = parameter {
            parameters.push((name.to_owned(), taken.to_owned()));
            fits.push(Fit::Parameter);
        } else if segment == taken {
            fits.push(Fit::Static);
        } else {
            return None;
        }
        rest = after;
    }
    rest.is_empty().then_some(Match { route, fits, parameters })
}

/// The path parameters that a path gives a resource; none if it does not fit.
pub(super) fn parameters(resource_path: &str, path: &str) -> Table<String> {
    let route = Route { resource_path, methods: Vec::new(), own: true };
    fit(&route, path).map(|found| found.parameters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn land_on(own: (&str, &str), siblings: &[(&str, &str)], verb: &str, path: &str) -> Landing {
        let siblings: Vec<Sibling> = siblings
            .iter()
            .map(|(path, verb)| Sibling {
                resource_path: (*path).to_owned(),
                methods: vec![(*verb).to_owned()],
            })
            .collect();
        land(&routes(own.0, own.1, &siblings), verb, path)
    }

    fn own(parameters: &[(&str, &str)]) -> Landing {
        Landing::Own(parameters.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn static_beats_parameter_beats_greedy() {
        let routes = [("/{id}", "GET"), ("/{proxy+}", "ANY")];
        assert_eq!(land_on(("/pets", "GET"), &routes, "GET", "/pets"), own(&[]));
        let sibling = Landing::Sibling("/{id}".to_owned(), "GET".to_owned());
        assert_eq!(land_on(("/pets", "GET"), &routes, "GET", "/cats"), sibling);
        let greedy = Landing::Sibling("/{proxy+}".to_owned(), "ANY".to_owned());
        assert_eq!(land_on(("/pets", "GET"), &routes, "POST", "/pets"), greedy);
    }

    #[test]
    fn greedy_needs_a_segment_and_keeps_inner_slashes() {
        assert_eq!(land_on(("/base/{proxy+}", "GET"), &[], "GET", "/base"), Landing::NoResource);
        assert_eq!(land_on(("/{proxy+}", "GET"), &[], "GET", "/a//b/"), own(&[("proxy", "a//b")]));
    }

    #[test]
    fn declared_verbs_win_over_any() {
        let sibling = Landing::Sibling("/a".to_owned(), "GET".to_owned());
        assert_eq!(land_on(("/a", "ANY"), &[("/a", "GET")], "GET", "/a"), sibling);
        assert_eq!(land_on(("/a", "ANY"), &[("/a", "GET")], "PUT", "/a"), own(&[]));
        assert_eq!(land_on(("/a", "GET"), &[], "PUT", "/a"), Landing::NoMethod("/a".to_owned()));
    }
}
