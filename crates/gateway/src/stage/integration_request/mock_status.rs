//! The status document of a MOCK integration: an object-like text, read leniently.

/// Why a text is no status document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoStatus {
    /// It is not an object.
    NotAnObject,
    /// It has no `statusCode`.
    Missing,
    /// Its `statusCode` is not a whole number.
    NotAnInteger,
}

/// The `statusCode` of the document.
///
/// # AWS
/// gateway 4.1-1 to 4.1-6: keys and values may stand without quotes or in single ones, commas may be doubled or trail;
/// the number must be bare, and no range is checked.
pub(crate) fn parse(text: &str) -> Result<i64, NoStatus> {
    let inner = text.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let inner = inner.ok_or(NoStatus::NotAnObject)?;
    let mut status = Err(NoStatus::Missing);
    for member in members(inner).ok_or(NoStatus::NotAnObject)? {
        let member = member.trim();
        if member.is_empty() {
            continue;
        }
        let (key, value) = split_member(member).ok_or(NoStatus::NotAnObject)?;
        let key = unquoted(key.trim()).ok_or(NoStatus::NotAnObject)?;
        let value = value.trim();
        if key == "statusCode" {
            status = value.parse().map_err(|_| NoStatus::NotAnInteger);
        } else if !value.starts_with(['{', '[']) {
            unquoted(value).ok_or(NoStatus::NotAnObject)?;
        }
    }
    status
}

/// The members between the braces; `None` if quotes or brackets do not close, or an object has no key.
fn members(inner: &str) -> Option<Vec<&str>> {
    let mut members = Vec::new();
    let (mut start, mut depth, mut quote, mut escaped) = (0, 0u32, None, false);
    for (at, c) in inner.char_indices() {
        if let Some(open) = quote {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                c if c == open => quote = None,
                _ => {}
            }
            continue;
        }
        match c {
            // Quotes inside an unquoted token belong to it.
            '"' | '\'' if inner.get(..at).is_some_and(begins_token) => quote = Some(c),
            '{' | '[' => {
                let has_key = inner.get(start..at).is_some_and(|before| before.contains(':'));
                if depth == 0 && !has_key {
                    return None;
                }
                depth += 1;
            }
            '}' | ']' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                members.push(inner.get(start..at)?);
                start = at + 1;
            }
            _ => {}
        }
    }
    members.push(inner.get(start..)?);
    (depth == 0 && quote.is_none()).then_some(members)
}

/// Whether what follows this text begins a token.
fn begins_token(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, ',' | ':' | '{' | '['))
}

/// The key and the value of a member: the colon outside quotes.
fn split_member(member: &str) -> Option<(&str, &str)> {
    let quote = member.chars().next().filter(|c| matches!(c, '"' | '\''));
    let from = match quote {
        Some(open) => member.char_indices().skip(1).find(|(_, c)| *c == open).map(|(at, _)| at + 1)?,
        None => 0,
    };
    let colon = from + member.get(from..)?.find(':')?;
    Some((member.get(..colon)?, member.get(colon + 1..)?))
}

/// A token without its quotes; `None` if they do not match.
fn unquoted(token: &str) -> Option<&str> {
    for quote in ['"', '\''] {
        if let Some(rest) = token.strip_prefix(quote) {
            return rest.strip_suffix(quote);
        }
    }
    Some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lenient_documents_have_a_status() {
        for text in [
            "{\"statusCode\": 200}",
            "{statusCode: 200}",
            "\n {'statusCode': 200, } \n",
            "{\"statusCode\": 200,, \"a\": \"b\"}",
            "{null: null, statusCode: 200}",
            "{a: some words, statusCode: 200}",
            "{\"\": \"\", statusCode: 200}",
            "{st\"range: 1, statusCode: 200}",
            "{\"body\": {\"a\": [1, {\"b\": \"}\"}]}, \"statusCode\": 200}",
            "{\"a\": \"x, y: {\", \"statusCode\": 200}",
        ] {
            assert_eq!(parse(text), Ok(200), "{text}");
        }
        assert_eq!(parse("{statusCode: -1000}"), Ok(-1000));
        assert_eq!(parse("{statusCode: 0}"), Ok(0));
    }

    #[test]
    fn others_have_none() {
        assert_eq!(parse("{\"statusCode\": \"200\"}"), Err(NoStatus::NotAnInteger));
        assert_eq!(parse("{\"statusCode\": 200.5}"), Err(NoStatus::NotAnInteger));
        assert_eq!(parse("{}"), Err(NoStatus::Missing));
        for text in [
            "",
            "statusCode: 200",
            "{\"statusCode\": 200",
            "{statusCode\": 200",
            "{{a: 1}, statusCode: 200}",
            "{'a\": 1, statusCode: 200}",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
