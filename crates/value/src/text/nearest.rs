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
    let text = text.to_lowercase();
    let most = (text.chars().count() / 3).max(1);
    let mut best: Option<(usize, &'n str)> = None;
    for name in names {
        let distance = distance(&text, &name.to_lowercase());
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How many characters must change, go or come.
fn distance(a: &str, b: &str) -> usize {
    let letters = |text: &str| text.chars().take(LOOKED_AT).collect::<Vec<_>>();
    let (a, b) = (letters(a), letters(b));
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(usize::MAX - 1);
            let changed = diagonal + usize::from(x != y);
            let best = changed.min(above + 1).min(left + 1);
            if let Some(cell) = row.get_mut(j) {
                *cell = left;
            }
            diagonal = above;
            left = best;
        }
        if let Some(cell) = row.last_mut() {
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_name() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(nearest("when_no_match", ["WHEN_NO_MATCH", "NEVER"]), Some("WHEN_NO_MATCH"));
        assert_eq!(nearest("toUppercase", ["toLowerCase", "toUpperCase"]), Some("toUpperCase"));
        assert_eq!(nearest("a", []), None);
    }
}
