//! Names that were likely meant.

/// How many characters of a name are looked at.
const LOOKED_AT: usize = 64;

/// The name that resembles a text most, if one does: at most one character in three differs, whatever the case.
///
/// # Examples
/// ```
/// use gatelens_value::text::nearest;
/// assert_eq!(nearest("requestTemplate", ["requestTemplates", "uri"]), Some("requestTemplates"));
/// assert_eq!(nearest("xyz", ["requestTemplates", "uri"]), None);
/// ```
#[must_use]
pub fn nearest<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest_within((text.chars().count() / 3).max(1), text, names)
}

/// The name that resembles a text most, if one does: at most so many characters differ, whatever the case.
///
/// # Examples
/// ```
/// use gatelens_value::text::nearest_within;
/// assert_eq!(nearest_within(0, "orderid", ["orderIds", "orderId"]), Some("orderId"));
/// assert_eq!(nearest_within(0, "order_id", ["orderIds", "orderId"]), None);
/// ```
#[must_use]
pub fn nearest_within<'n>(
    most: usize,
    text: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let text = text.to_lowercase();
    let mut best: Option<(usize, &'n str)> = None;
    for name in names {
        if let Some(distance) = distance(&text, &name.to_lowercase(), most)
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How many characters must change, go, come or trade places with the one beside them; nothing if they are more than
/// `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let letters = |text: &str| text.chars().take(LOOKED_AT).collect::<Vec<_>>();
    let (a, b) = (letters(a), letters(b));
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let (mut before, mut above) = (Vec::new(), (0..=b.len()).collect::<Vec<usize>>());
    let mut last = None;
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        let mut left = None;
        for (j, y) in b.iter().enumerate() {
            let mut best =
                (at(&above, j) + usize::from(x != y)).min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            if let (Some(beside), Some(other), Some(column)) = (last, left, j.checked_sub(1))
                && (beside, x) == (y, other)
            {
                best = best.min(at(&before, column) + 1);
            }
            row.push(best);
            left = Some(y);
        }
        before = std::mem::replace(&mut above, row);
        last = Some(x);
        // What follows only adds to one of the last two rows.
        if before.iter().chain(&above).all(|&distance| distance > most) {
            return None;
        }
    }
    Some(at(&above, b.len())).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_name() {
        assert_eq!(distance("kitten", "sitting", 9), Some(3));
        assert_eq!((distance("kitten", "sitting", 3), distance("kitten", "sitting", 2)), (Some(3), None));
        assert_eq!((distance("", "ab", 2), distance("", "ab", 1)), (Some(2), None));
        assert_eq!((distance("ptah", "path", 1), distance("ab", "ba", 1)), (Some(1), Some(1)));
        assert_eq!((distance("ca", "abc", 3), distance("ca", "abc", 2)), (Some(3), None));
        assert_eq!(nearest("when_no_match", ["WHEN_NO_MATCH", "NEVER"]), Some("WHEN_NO_MATCH"));
        assert_eq!(nearest("toUppercase", ["toLowerCase", "toUpperCase"]), Some("toUpperCase"));
        assert_eq!(nearest("a", []), None);
    }
}
