//! The member that was likely meant where a path finds nothing.

use gatelens_value::text::nearest_within;
use gatelens_value::{Diagnostic, Map, Value};

use crate::diagnostics;
use crate::path::{Path, TokenKind};

/// How many members an object may have for them to be looked through.
const MOST_MEMBERS: usize = 300;

/// How long a name may be, in bytes: names of more are compared by their beginnings, and those resemble each other.
const LONGEST_NAME: usize = 64;

/// How many characters of a name may be wrong.
const MOST_WRONG: usize = 2;

impl Path {
    /// The hint at the member that was likely meant, where the document lacks one that this path names outright: one
    /// beside it is written the same but for the case, or for two characters at most.
    ///
    /// # Examples
    /// ```
    /// let document = gatelens_value::json::read(r#"{"order": {"orderId": 7}}"#).unwrap();
    /// let path = gatelens_jsonpath::Path::compile("$.order.orderid").unwrap();
    /// let hint = path.suggestion(&document).unwrap();
    /// assert_eq!(hint.message(), "there is no `orderid` here; did you mean `orderId`?");
    /// ```
    #[must_use]
    pub fn suggestion(&self, document: &Value) -> Option<Diagnostic> {
        let mut node = document.clone();
        for token in &self.tokens {
            node = match (&token.kind, &node) {
                (TokenKind::Root, _) => continue,
                (TokenKind::Name(name), Value::Map(map)) => match map.get_str(name) {
                    Some(value) => value,
                    None => {
                        let hint = Diagnostic::new(&diagnostics::HINT_NEAR).at(token.span);
                        return Some(hint.arg("name", &**name).arg("near", meant(name, map)?));
                    }
                },
                (TokenKind::Index(index), Value::List(list)) => list.get(usize::try_from(*index).ok()?)?,
                (TokenKind::Size(offset), Value::List(list)) => {
                    list.get(list.len().checked_add_signed(isize::try_from(*offset).ok()?)?)?
                }
                _ => return None,
            };
        }
        None
    }
}

/// The name of the member that a name resembles. Of a short name every character counts, and names that differ in
/// their digits, such as `line1` and `line2`, are meant to.
fn meant(name: &str, map: &Map) -> Option<String> {
    if map.len() > MOST_MEMBERS || name.len() > LONGEST_NAME {
        return None;
    }
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    let (written, wrong) = (digits(name), MOST_WRONG.min(name.chars().count() / 3));
    let mut names = Vec::new();
    map.each(|key, _| {
        if let Value::String(key) = key
            && let Some(key) = key.as_str()
            && key.len() <= LONGEST_NAME
            && digits(key) == written
        {
            names.push(key.to_owned());
        }
    });
    nearest_within(wrong, name, names.iter().map(String::as_str)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gatelens_value::json;

    fn near(path: &str) -> Option<String> {
        let document = json::read(
            r#"{"customer": {"firstName": "A", "id": 1, "line1": "x", "zip": "0"}, "Items": [{"price": 1}]}"#,
        );
        let hint = Path::compile(path).ok()?.suggestion(&document.ok()?)?;
        hint.args.iter().find(|(name, _)| *name == "near").map(|(_, near)| near.clone())
    }

    #[test]
    fn a_member_that_is_nearly_called_so() {
        for (path, expected) in [
            ("$.custmer.id", "customer"),
            ("$.customer.firstname", "firstName"),
            ("$['customer']['firts_name']", "firstName"),
            ("$.customer.firts_nmae", ""),
            ("$.customer.ID", "id"),
            ("$.customer.di", ""),
            ("$.customer.zpi", "zip"),
            ("$.customer.line2", ""),
            ("$.customer.lien1", "line1"),
            ("$.items", "Items"),
            ("$.items[*].price", "Items"),
            ("$.Items[0].prise", "price"),
            ("$.Items[(@.length-1)].Price", "price"),
            ("$.Items[1].prise", ""),
            ("$.Items[*].prise", ""),
            ("$..prise", ""),
            ("$.customer.id.firstname", ""),
            ("$.customer.id", ""),
            ("$.other", ""),
        ] {
            assert_eq!(near(path).unwrap_or_default(), expected, "{path}");
        }
    }

    #[test]
    fn large_objects_are_not_looked_through() {
        let of = |count: usize| {
            let map = Map::linked();
            (0..count).for_each(|at| map.insert(format!("name{}", "x".repeat(at)).as_str(), "v"));
            let path = Path::compile("$.NAME").expect("a path");
            path.suggestion(&Value::Map(map)).is_some()
        };
        assert!(of(MOST_MEMBERS));
        assert!(!of(MOST_MEMBERS + 1));
    }
}
