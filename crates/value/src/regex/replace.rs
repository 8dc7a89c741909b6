//! `String.replaceAll` and `String.replaceFirst`.

use super::{Budget, Matcher, Regex, ReplaceError, Unit};

impl Regex {
    /// Replaces every match, as `String.replaceAll`: `$1` and `${name}` are groups, `\` takes the next character as it is.
    ///
    /// # Errors
    /// A [`ReplaceError`]; a malformed replacement is one only if there is a match, as in Java.
    pub fn replace_all<U: Unit>(
        &self,
        text: &[U],
        replacement: &[U],
        budget: &mut Budget,
    ) -> Result<Vec<U>, ReplaceError> {
        self.replace(text, replacement, usize::MAX, budget)
    }

    /// Replaces the first match, as `String.replaceFirst`.
    ///
    /// # Errors
    /// As [`Regex::replace_all`].
    pub fn replace_first<U: Unit>(
        &self,
        text: &[U],
        replacement: &[U],
        budget: &mut Budget,
    ) -> Result<Vec<U>, ReplaceError> {
        self.replace(text, replacement, 1, budget)
    }

    fn replace<U: Unit>(
        &self,
        text: &[U],
        replacement: &[U],
        times: usize,
        budget: &mut Budget,
    ) -> Result<Vec<U>, ReplaceError> {
        let mut out = Vec::with_capacity(text.len() + 16);
        let mut from = 0;
        let mut matcher = self.matcher(text);
        for _ in 0..times {
            if !matcher.find(budget)? {
                break;
            }
            let Some((start, end)) = matcher.group(0) else { break };
            out.extend_from_slice(&text[from..start]);
            from = end;
            let before = out.len();
            expand(&matcher, replacement, &mut out)?;
            // What is written costs too: a replacement may repeat a long group at every place.
            budget.take((out.len() - before) as u64 / 16)?;
        }
        out.extend_from_slice(&text[from..]);
        Ok(out)
    }
}

fn illegal<T>(message: impl Into<String>) -> Result<T, ReplaceError> {
    Err(ReplaceError::IllegalArgument(message.into()))
}

/// Writes a replacement for the match that a matcher stands at.
fn expand<U: Unit>(
    matcher: &Matcher<'_, U>,
    replacement: &[U],
    out: &mut Vec<U>,
) -> Result<(), ReplaceError> {
    let mut at = 0;
    while let Some(&unit) = replacement.get(at) {
        at += 1;
        match unit.get() {
            0x5c => match replacement.get(at) {
                Some(&escaped) => {
                    out.push(escaped);
                    at += 1;
                }
                None => return illegal("character to be escaped is missing"),
            },
            0x24 => {
                let group = reference(matcher, replacement, &mut at)?;
                if group >= matcher.program.groups {
                    return Err(ReplaceError::IndexOutOfBounds(format!("No group {group}")));
                }
                if let Some((start, end)) = matcher.group(group) {
                    out.extend_from_slice(&matcher.text[start..end]);
                }
            }
            _ => out.push(unit),
        }
    }
    Ok(())
}

/// Reads the group after a `$`.
fn reference<U: Unit>(
    matcher: &Matcher<'_, U>,
    replacement: &[U],
    at: &mut usize,
) -> Result<usize, ReplaceError> {
    let letter =
        |at: usize| replacement.get(at).map(|unit| unit.get()).and_then(|unit| char::from_u32(unit.into()));
    let digit = |at: usize| letter(at).and_then(|c| c.to_digit(10)).map(|digit| digit as usize);
    if *at == replacement.len() {
        return illegal("Illegal group reference: group index is missing");
    }
    if letter(*at) == Some('{') {
        let mut name = String::new();
        *at += 1;
        while let Some(c) = letter(*at).filter(char::is_ascii_alphanumeric) {
            name.push(c);
            *at += 1;
        }
        if name.is_empty() {
            return illegal("named capturing group has 0 length name");
        }
        if letter(*at) != Some('}') {
            return illegal("named capturing group is missing trailing '}'");
        }
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            return illegal(format!("capturing group name {{{name}}} starts with digit character"));
        }
        *at += 1;
        return match matcher.program.names.iter().find(|(known, _)| *known == name) {
            Some(&(_, group)) => Ok(group),
            None => illegal(format!("No group with name {{{name}}}")),
        };
    }
    let Some(mut group) = digit(*at) else { return illegal("Illegal group reference") };
    *at += 1;
    while let Some(next) = digit(*at) {
        let longer = group * 10 + next;
        if longer >= matcher.program.groups {
            break;
        }
        group = longer;
        *at += 1;
    }
    Ok(group)
}
