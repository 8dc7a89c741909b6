//! The walk over a schema and a body.

use super::format;
use super::reference::{Place, Schemas};
use super::{Doubt, Verdict};
use crate::scenario::{JsonText, Table};
use gatelens_value::BigDecimal;
use gatelens_value::json::strict::{Json, JsonKind, to_compact};
use gatelens_value::regex::{Budget, Flags, Regex};
use gatelens_value::text::Pointer;
use std::cmp::Ordering;
use std::rc::Rc;

/// How deep schemas may stand in each other, references among them.
const MAX_DEPTH: u32 = 100;

/// How many places of the body may be held against a schema.
const MAX_STEPS: u32 = 100_000;

/// A check in progress.
pub(super) struct Check<'a> {
    schemas: Schemas<'a>,
    steps: u32,
    budget: Budget,
    doubts: Vec<Doubt>,
}

impl<'a> Check<'a> {
    pub(super) fn new(models: &'a Table<JsonText>) -> Self {
        Check { schemas: Schemas::new(models), steps: 0, budget: Budget::new(1_000_000), doubts: Vec::new() }
    }

    /// Holds a body against a schema.
    pub(super) fn run(mut self, schema: &Json, body: &Json) -> Verdict {
        let place = Place { document: Rc::new(schema.clone()), at: Pointer::root() };
        let violations = self.hold(&place, body, 0);
        Verdict { violations, doubts: self.doubts }
    }

    /// Notes something that could not be checked, once.
    fn doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    fn hold(&mut self, place: &Place, body: &Json, depth: u32) -> Vec<String> {
        self.steps += 1;
        if self.steps > MAX_STEPS || depth > MAX_DEPTH {
            self.doubt(Doubt::Bounds);
            return Vec::new();
        }
        let Some(schema) = place.value() else { return Vec::new() };
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            let target = self.schemas.resolve(reference, place);
            let Some(target) = target.filter(|target| target.value().is_some()) else {
                let reference = reference.to_owned();
                self.doubt(Doubt::Reference(reference));
                return Vec::new();
            };
            return self.hold(&target, body, depth + 1);
        }
        let mut violations = Vec::new();
        of_any(schema, body, &mut violations);
        match &body.kind {
            JsonKind::Number(text) => of_number(schema, text, &mut violations),
            JsonKind::String(text) => self.of_string(schema, text, &mut violations),
            JsonKind::Array(items) => of_array(schema, items, &mut violations),
            JsonKind::Object(_) => self.of_object(schema, body, &mut violations),
            JsonKind::Null | JsonKind::Bool(_) => {}
        }
        self.choices(place, body, depth, &mut violations);
        // What stands below is looked at only where this place is content.
        if violations.is_empty() {
            self.below(place, body, depth, &mut violations);
        }
        violations
    }

    fn part(&self, place: &Place, steps: &[&str]) -> Place {
        let mut at = place.at.clone();
        for step in steps {
            at.push_key(step);
        }
        Place { document: Rc::clone(&place.document), at }
    }

    /// `allOf`, `anyOf`, `oneOf`, `not`, and the schemas of `dependencies`.
    fn choices(&mut self, place: &Place, body: &Json, depth: u32, violations: &mut Vec<String>) {
        let count = |key: &str| {
            place.value().and_then(|schema| schema.get(key)).and_then(Json::as_array).map(<[Json]>::len)
        };
        for key in ["allOf", "anyOf", "oneOf"] {
            let Some(all) = count(key) else { continue };
            let mut matched = 0;
            for index in 0..all {
                let part = self.part(place, &[key, &index.to_string()]);
                matched += usize::from(self.hold(&part, body, depth + 1).is_empty());
            }
            match key {
                "allOf" if matched < all => violations.push(format!(
                    "instance failed to match all required schemas (matched only {matched} out of {all})"
                )),
                "anyOf" if matched == 0 => violations
                    .push(format!("instance failed to match at least one required schema among {all}")),
                "oneOf" if matched != 1 => violations.push(format!(
                    "instance failed to match exactly one schema (matched {matched} out of {all})"
                )),
                _ => {}
            }
        }
        if place.value().is_some_and(|schema| schema.get("not").is_some()) {
            let part = self.part(place, &["not"]);
            if self.hold(&part, body, depth + 1).is_empty() {
                violations.push("instance matched a schema which it should not have".to_owned());
            }
        }
        let dependencies =
            place.value().and_then(|schema| schema.get("dependencies")).and_then(Json::as_object);
        let names: Vec<String> = dependencies
            .unwrap_or_default()
            .iter()
            .filter(|member| member.value.as_object().is_some() && body.get(&member.key).is_some())
            .map(|member| member.key.clone())
            .collect();
        for name in names {
            let part = self.part(place, &["dependencies", &name]);
            violations.extend(self.hold(&part, body, depth + 1));
        }
    }

    /// The items of an array, the members of an object.
    fn below(&mut self, place: &Place, body: &Json, depth: u32, violations: &mut Vec<String>) {
        match &body.kind {
            JsonKind::Array(items) => {
                let fixed = place
                    .value()
                    .and_then(|schema| schema.get("items"))
                    .map(|items| items.as_array().map(<[Json]>::len));
                for (index, item) in items.iter().enumerate() {
                    let part = match fixed {
                        Some(None) => self.part(place, &["items"]),
                        Some(Some(count)) if index < count => {
                            self.part(place, &["items", &index.to_string()])
                        }
                        Some(Some(_)) => self.part(place, &["additionalItems"]),
                        None => continue,
                    };
                    violations.extend(self.hold_if_schema(&part, item, depth));
                }
            }
            JsonKind::Object(members) => {
                for member in members {
                    for part in self.parts_of_member(place, &member.key) {
                        violations.extend(self.hold_if_schema(&part, &member.value, depth));
                    }
                }
            }
            _ => {}
        }
    }

    fn hold_if_schema(&mut self, place: &Place, body: &Json, depth: u32) -> Vec<String> {
        if place.value().is_some_and(|schema| schema.as_object().is_some()) {
            self.hold(place, body, depth + 1)
        } else {
            Vec::new()
        }
    }

    /// The schemas that speak of a member.
    fn parts_of_member(&mut self, place: &Place, key: &str) -> Vec<Place> {
        let mut parts = Vec::new();
        let Some(schema) = place.value() else { return parts };
        if schema.get("properties").is_some_and(|properties| properties.get(key).is_some()) {
            parts.push(self.part(place, &["properties", key]));
        }
        for member in schema.get("patternProperties").and_then(Json::as_object).unwrap_or_default() {
            if self.is_found(&member.key, key) == Some(true) {
                parts.push(self.part(place, &["patternProperties", &member.key]));
            }
        }
        if parts.is_empty() {
            parts.push(self.part(place, &["additionalProperties"]));
        }
        parts
    }

    /// Whether a regular expression is found in a text; `None` if it cannot be read, or takes too long.
    fn is_found(&mut self, pattern: &str, text: &str) -> Option<bool> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let Ok(regex) = Regex::compile_str(pattern, Flags::NONE) else {
            self.doubt(Doubt::Pattern(pattern.to_owned()));
            return None;
        };
        let found = regex.is_found_in(&units, &mut self.budget).ok();
        if found.is_none() {
            self.doubt(Doubt::Bounds);
        }
        found
    }

    fn of_string(&mut self, schema: &Json, text: &str, violations: &mut Vec<String>) {
        let length = text.chars().count();
        if let Some(most) = whole(schema, "maxLength")
            && length > most
        {
            violations
                .push(format!("string \"{text}\" is too long (length: {length}, maximum allowed: {most})"));
        }
        if let Some(least) = whole(schema, "minLength")
            && length < least
        {
            violations.push(format!(
                "string \"{text}\" is too short (length: {length}, required minimum: {least})"
            ));
        }
        if let Some(pattern) = schema.get("pattern").and_then(Json::as_str)
            && self.is_found(pattern, text) == Some(false)
        {
            violations.push(format!("ECMA 262 regex \"{pattern}\" does not match input string \"{text}\""));
        }
        let format = schema.get("format").and_then(Json::as_str);
        violations.extend(format.and_then(|format| format::violation(format, text)));
    }

    fn of_object(&mut self, schema: &Json, body: &Json, violations: &mut Vec<String>) {
        let members = body.as_object().unwrap_or_default();
        let count = members.len();
        if let Some(most) = whole(schema, "maxProperties")
            && count > most
        {
            violations.push(format!(
                "object has too many properties (found {count} but schema requires at most {most})"
            ));
        }
        if let Some(least) = whole(schema, "minProperties")
            && count < least
        {
            violations.push(format!(
                "object has too few properties (found {count} but schema requires at least {least})"
            ));
        }
        let absent = missing(schema.get("required"), body);
        if !absent.is_empty() {
            violations.push(format!("object has missing required properties ({})", list(absent)));
        }
        if schema.get("additionalProperties").and_then(Json::as_bool) == Some(false) {
            let patterns = schema.get("patternProperties").and_then(Json::as_object).unwrap_or_default();
            let mut strange = Vec::new();
            for member in members {
                let is_named = schema.get("properties").is_some_and(|known| known.get(&member.key).is_some());
                if !is_named
                    && patterns.iter().all(|pattern| self.is_found(&pattern.key, &member.key) == Some(false))
                {
                    strange.push(member.key.as_str());
                }
            }
            if !strange.is_empty() {
                violations.push(format!(
                    "object instance has properties which are not allowed by the schema: {}",
                    list(strange)
                ));
            }
        }
        for dependency in schema.get("dependencies").and_then(Json::as_object).unwrap_or_default() {
            let absent = missing(Some(&dependency.value), body);
            if body.get(&dependency.key).is_some() && !absent.is_empty() {
                violations.push(format!(
                    "property \"{}\" of object has missing property dependencies (schema requires {}; missing: {})",
                    dependency.key,
                    to_compact(&dependency.value),
                    list(absent)
                ));
            }
        }
    }
}

/// The names of a list that an object does not have.
fn missing<'j>(names: Option<&'j Json>, body: &Json) -> Vec<&'j str> {
    let names = names.and_then(Json::as_array).unwrap_or_default();
    names.iter().filter_map(Json::as_str).filter(|name| body.get(name).is_none()).collect()
}

/// Names as a JSON list, sorted.
///
/// # AWS
/// gateway 1.7-9.
fn list(mut names: Vec<&str>) -> String {
    gatelens_value::sort::by(&mut names, Ord::cmp);
    to_compact(&Json::array(names.into_iter().map(Json::string)))
}

fn whole(schema: &Json, key: &str) -> Option<usize> {
    usize::try_from(schema.get(key)?.as_i64()?).ok()
}

/// The type of a value; a number written without fraction and exponent is an integer.
fn type_of(body: &Json) -> &'static str {
    match &body.kind {
        JsonKind::Null => "null",
        JsonKind::Bool(_) => "boolean",
        JsonKind::Number(text) if text.contains(['.', 'e', 'E']) => "number",
        JsonKind::Number(_) => "integer",
        JsonKind::String(_) => "string",
        JsonKind::Array(_) => "array",
        JsonKind::Object(_) => "object",
    }
}

/// `type` and `enum`.
fn of_any(schema: &Json, body: &Json, violations: &mut Vec<String>) {
    if let Some(wanted) = schema.get("type") {
        let one = wanted.as_str().into_iter();
        let mut allowed: Vec<&str> =
            one.chain(wanted.as_array().unwrap_or_default().iter().filter_map(Json::as_str)).collect();
        if allowed.contains(&"number") {
            allowed.push("integer");
        }
        let found = type_of(body);
        if !allowed.contains(&found) && !allowed.is_empty() {
            gatelens_value::sort::by(&mut allowed, Ord::cmp);
            allowed.dedup();
            violations.push(format!(
                "instance type ({found}) does not match any allowed primitive type (allowed: {})",
                list(allowed)
            ));
        }
    }
    if let Some(values) = schema.get("enum").filter(|values| values.as_array().is_some()) {
        let is_among = values.as_array().unwrap_or_default().iter().any(|value| is_same(value, body));
        if !is_among {
            violations.push(format!(
                "instance value ({}) not found in enum (possible values: {})",
                to_compact(body),
                to_compact(values)
            ));
        }
    }
}

/// Whether two values are equal: numbers by value, objects whatever the order of their keys.
fn is_same(a: &Json, b: &Json) -> bool {
    match (&a.kind, &b.kind) {
        (JsonKind::Number(a), JsonKind::Number(b)) => compare(a, b) == Ordering::Equal,
        (JsonKind::Array(a), JsonKind::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (JsonKind::Object(members), JsonKind::Object(others)) => {
            members.len() == others.len()
                && members
                    .iter()
                    .all(|member| b.get(&member.key).is_some_and(|other| is_same(&member.value, other)))
        }
        (a, b) => a == b,
    }
}

/// Compares numbers exactly, as far as their exponents let it.
fn compare(a: &str, b: &str) -> Ordering {
    match (exact(a), exact(b)) {
        (Some(a), Some(b)) => a.compare(&b),
        _ => {
            let double = |text: &str| text.parse::<f64>().unwrap_or_default();
            double(a).partial_cmp(&double(b)).unwrap_or(Ordering::Equal)
        }
    }
}

/// A number with a modest exponent; digits of a power such as `1e1000000000` are never written out.
fn exact(text: &str) -> Option<BigDecimal> {
    let exponent = text.split(['e', 'E']).nth(1).map_or(Some(0), |digits| digits.parse::<i32>().ok())?;
    (exponent.unsigned_abs() <= 1_000 && text.len() <= 1_000).then(|| BigDecimal::parse(text))?
}

fn of_number(schema: &Json, text: &str, violations: &mut Vec<String>) {
    let number = |key: &str| schema.get(key).and_then(Json::as_number);
    let is_set = |key: &str| schema.get(key).and_then(Json::as_bool).unwrap_or_default();
    if let Some(maximum) = number("maximum") {
        match compare(text, maximum) {
            Ordering::Greater => violations.push(format!(
                "numeric instance is greater than the required maximum (maximum: {maximum}, found: {text})"
            )),
            Ordering::Equal if is_set("exclusiveMaximum") => violations
                .push(format!("numeric instance is not strictly lower than the required maximum {maximum}")),
            _ => {}
        }
    }
    if let Some(minimum) = number("minimum") {
        match compare(text, minimum) {
            Ordering::Less => violations.push(format!(
                "numeric instance is lower than the required minimum (minimum: {minimum}, found: {text})"
            )),
            Ordering::Equal if is_set("exclusiveMinimum") => violations.push(format!(
                "numeric instance is not strictly greater than the required minimum {minimum}"
            )),
            _ => {}
        }
    }
    if let Some(factor) = number("multipleOf")
        && !is_multiple(text, factor)
    {
        violations.push(format!("remainder of division is not zero ({text} / {factor})"));
    }
}

fn is_multiple(text: &str, factor: &str) -> bool {
    let (Some(value), Some(factor)) = (exact(text), exact(factor)) else { return true };
    if factor.is_zero() {
        return true;
    }
    // Both as whole numbers of the smaller unit.
    let scale = value.scale().max(factor.scale());
    let scaled = |number: &BigDecimal| {
        let up = u32::try_from(i64::from(scale) - i64::from(number.scale())).unwrap_or_default();
        number.unscaled() * gatelens_value::BigInt::from(10).pow(up)
    };
    scaled(&value) % scaled(&factor) == gatelens_value::BigInt::from(0)
}

fn of_array(schema: &Json, items: &[Json], violations: &mut Vec<String>) {
    let count = items.len();
    if let Some(most) = whole(schema, "maxItems")
        && count > most
    {
        violations.push(format!(
            "array is too long: must have at most {most} elements but instance has {count} elements"
        ));
    }
    if let Some(least) = whole(schema, "minItems")
        && count < least
    {
        violations.push(format!(
            "array is too short: must have at least {least} elements but instance has {count} elements"
        ));
    }
    let fixed = schema.get("items").and_then(Json::as_array).map(<[Json]>::len);
    if let Some(most) = fixed
        && count > most
        && schema.get("additionalItems").and_then(Json::as_bool) == Some(false)
    {
        violations
            .push(format!("no additional items allowed but array has {count} elements (maximum: {most})"));
    }
    let is_unique = schema.get("uniqueItems").and_then(Json::as_bool).unwrap_or_default();
    if is_unique && has_repetition(items) {
        violations.push("array must not contain duplicate elements".to_owned());
    }
}

/// Whether an item is there twice; in a long array by its text alone, since comparing each with each takes too long.
fn has_repetition(items: &[Json]) -> bool {
    if items.len() <= 200 {
        return items.iter().enumerate().any(|(at, a)| items.iter().skip(at + 1).any(|b| is_same(a, b)));
    }
    let mut texts: Vec<String> = items.iter().map(to_compact).collect();
    gatelens_value::sort::by(&mut texts, Ord::cmp);
    texts.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}
