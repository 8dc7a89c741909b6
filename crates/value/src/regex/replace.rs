//! `String.replaceAll` and `String.replaceFirst`.

use super::program::Program;
use super::{Budget, Regex, ReplaceError, Text, Unit};

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
        let mut pieces = Vec::new();
        for turn in 0..times {
            if !matcher.find(budget)? {
                break;
            }
            let Some((start, end)) = matcher.group(0) else { break };
            if turn == 0 {
                pieces = read(&self.program, U::text(replacement))?;
            }
            out.extend_from_slice(&text[from..start]);
            from = end;
            let before = out.len();
            for piece in &pieces {
                match *piece {
                    Piece::Units(from, to) => out.extend_from_slice(&replacement[from..to]),
                    Piece::Group(group) => {
                        if let Some((start, end)) = matcher.group(group) {
                            out.extend_from_slice(&text[start..end]);
                        }
                    }
                }
                if out.len() > budget.room {
                    return Err(ReplaceError::LengthExceeded);
                }
            }
            // What is written costs too: a replacement may repeat a long group at every place.
            budget.take((out.len() - before) as u64 / 16)?;
        }
        out.extend_from_slice(&text[from..]);
        Ok(out)
    }
}

/// A piece of a replacement.
enum Piece {
    /// A stretch of the replacement.
    Units(usize, usize),
    /// What a group holds.
    Group(usize),
}

fn illegal<T>(message: impl Into<String>) -> Result<T, ReplaceError> {
    Err(ReplaceError::IllegalArgument(message.into()))
}

/// Reads a replacement.
fn read(program: &Program, replacement: Text<'_>) -> Result<Vec<Piece>, ReplaceError> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(unit) = replacement.get(at) {
        at += 1;
        let plain = match unit {
            0x5c if at == replacement.len() => return illegal("character to be escaped is missing"),
            0x5c => {
                at += 1;
                at - 1
            }
            0x24 => {
                let group = reference(program, replacement, &mut at)?;
                if group >= program.groups {
                    return Err(ReplaceError::IndexOutOfBounds(format!("No group {group}")));
                }
                pieces.push(Piece::Group(group));
                continue;
            }
            _ => at - 1,
        };
        match pieces.last_mut() {
            Some(Piece::Units(_, to)) if *to == plain => *to += 1,
            _ => pieces.push(Piece::Units(plain, plain + 1)),
        }
    }
    Ok(pieces)
}

/// Reads the group after a `$`.
fn reference(program: &Program, replacement: Text<'_>, at: &mut usize) -> Result<usize, ReplaceError> {
    let letter = |at: usize| replacement.get(at).and_then(|unit| char::from_u32(unit.into()));
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
        return match program.names.iter().find(|(known, _)| *known == name) {
            Some(&(_, group)) => Ok(group),
            None => illegal(format!("No group with name {{{name}}}")),
        };
    }
    let Some(mut group) = digit(*at) else { return illegal("Illegal group reference") };
    *at += 1;
    while let Some(next) = digit(*at) {
        let longer = group * 10 + next;
        if longer >= program.groups {
            break;
        }
        group = longer;
        *at += 1;
    }
    Ok(group)
}
