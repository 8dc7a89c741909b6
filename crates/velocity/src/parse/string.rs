//! String literals: what their quotes and escapes stand for (vtl 5, gateway 3.4-1 to 3.4-3).

use std::borrow::Cow;

/// The text of a string literal.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content<'t> {
    /// UTF-16 units where an escape yields a lone surrogate, else nothing.
    pub(super) units: Option<Vec<u16>>,
    /// The text; lone surrogates as `?`.
    pub(super) text: Cow<'t, str>,
    /// From which byte of the text on which byte of the image is the one; nothing if all of it is as written.
    pub(super) steps: Vec<(u32, u32)>,
    /// Whether it is rendered as a template.
    pub(super) interpolated: bool,
}

/// Reads the image of a string literal, quotes included; `None` if a `\u` has bad digits.
pub(super) fn content(image: &str) -> Option<Content<'_>> {
    let quote = if image.starts_with('"') { '"' } else { '\'' };
    let inner = image.get(1..image.len() - 1).unwrap_or("");
    let double = quote == '"';
    let interpolated = double && inner.contains(['$', '#']);
    if !inner.contains(quote) && (!double || !inner.contains("\\u")) {
        return Some(Content { units: None, text: Cow::Borrowed(inner), steps: Vec::new(), interpolated });
    }
    let (mut text, mut steps) = (String::new(), vec![(0, 1)]);
    // Escapes come first, doubled quotes after them: an escaped quote doubles as well.
    let mut pieces: Vec<(u32, u32)> = Vec::new();
    let mut at = 0;
    while at < inner.len() {
        if double && inner[at..].starts_with("\\u") {
            pieces.push((unit(inner.get(at + 2..at + 6)?)?, at as u32));
            at += 6;
        } else {
            let c = inner[at..].chars().next()?;
            pieces.push((u32::from(c), at as u32));
            at += c.len_utf8();
        }
    }
    let mut lone = false;
    let mut units = Vec::new();
    let mut index = 0;
    let mut previous_end = 0;
    while let Some(&(code, from)) = pieces.get(index) {
        if from != previous_end {
            steps.push((text.len() as u32, from + 1));
        }
        let mut used = 1;
        let mut c = char::from_u32(code);
        if let Some(&(low, _)) = pieces.get(index + 1)
            && (0xD800..0xDC00).contains(&code)
            && (0xDC00..0xE000).contains(&low)
        {
            c = char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
            used = 2;
        } else if code == u32::from(quote) && pieces.get(index + 1).is_some_and(|&(next, _)| next == code) {
            used = 2;
        }
        match c {
            Some(c) => {
                units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                text.push(c);
            }
            None => {
                lone = true;
                units.push(code as u16);
                text.push('?');
            }
        }
        let last = pieces.get(index + used - 1).copied().unwrap_or((code, from));
        previous_end = if last.0 == u32::from(quote) || inner[last.1 as usize..].starts_with("\\u") {
            u32::MAX // the next piece states its place
        } else {
            last.1 + char::from_u32(last.0).map_or(1, char::len_utf8) as u32
        };
        index += used;
    }
    Some(Content { units: lone.then_some(units), text: Cow::Owned(text), steps, interpolated })
}

/// Four digits as `Integer.parseInt(…, 16)` reads them, a sign included.
fn unit(digits: &str) -> Option<u32> {
    let value = i32::from_str_radix(digits, 16).ok()?;
    Some(u32::from(value as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_quotes_and_escapes() {
        let text = |image: &str| content(image).map(|content| content.text.into_owned());
        assert_eq!(text(r#""a""b""#).as_deref(), Some("a\"b"));
        assert_eq!(text("'it''s'").as_deref(), Some("it's"));
        assert_eq!(text(r#""\u0041\u0022\u0022""#).as_deref(), Some("A\""));
        assert_eq!(text(r#""\u00""#), None);
        assert_eq!(text(r#""\n""#).as_deref(), Some("\\n"));
        assert_eq!(text(r#""\ud83d\ude00""#).as_deref(), Some("😀"));
    }

    #[test]
    fn lone_surrogates_are_kept() {
        let content = content(r#""a\ud83d""#).map(|content| content.units);
        assert_eq!(content, Some(Some(vec![97, 0xD83D])));
    }
}
