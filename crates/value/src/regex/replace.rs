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
        let replaced = self.replace_each(text, replacement, times, budget, |part| match part {
            Part::Text(from, to) => out.extend_from_slice(&text[from..to]),
            Part::Replacement(from, to) => out.extend_from_slice(&replacement[from..to]),
        })?;
        Ok(if replaced { out } else { text.to_vec() })
    }

    /// Replaces the first so many matches in an ASCII text by an ASCII replacement, and appends the result to `out`;
    /// false, and nothing is appended, if there was no match.
    ///
    /// # Errors
    /// As [`Regex::replace_all`].
    pub fn replace_ascii(
        &self,
        text: &str,
        replacement: &str,
        times: usize,
        budget: &mut Budget,
        out: &mut String,
    ) -> Result<bool, ReplaceError> {
        self.replace_each(text.as_bytes(), replacement.as_bytes(), times, budget, |part| match part {
            Part::Text(from, to) => out.push_str(&text[from..to]),
            Part::Replacement(from, to) => out.push_str(&replacement[from..to]),
        })
    }

    /// Hands over the parts of the result, one after another; false, and no part, if there was no match.
    fn replace_each<U: Unit>(
        &self,
        text: &[U],
        replacement: &[U],
        times: usize,
        budget: &mut Budget,
        mut write: impl FnMut(Part),
    ) -> Result<bool, ReplaceError> {
        let plain = !replacement.iter().any(|unit| matches!(unit.get(), 0x24 | 0x5c));
        let mut pieces = Vec::new();
        let mut matches = self.search(text);
        let (mut from, mut written, mut turn) = (0, 0, 0);
        while turn < times {
            let Some((start, end)) = matches.next(budget)? else { break };
            if turn == 0 && !plain {
                pieces = read(&self.program, U::text(replacement))?;
            }
            turn += 1;
            write(Part::Text(from, start));
            written += start - from;
            from = end;
            let before = written;
            if plain {
                write(Part::Replacement(0, replacement.len()));
                written += replacement.len();
            }
            for piece in &pieces {
                match *piece {
                    Piece::Units(from, to) => {
                        write(Part::Replacement(from, to));
                        written += to - from;
                    }
                    Piece::Group(group) => {
                        if let Some((start, end)) = matches.group(group) {
                            write(Part::Text(start, end));
                            written += end - start;
                        }
                    }
                }
                if written > budget.room {
                    return Err(ReplaceError::LengthExceeded);
                }
            }
            if written > budget.room {
                return Err(ReplaceError::LengthExceeded);
            }
            // What is written costs too: a replacement may repeat a long group at every place.
            budget.take((written - before) as u64 / 16)?;
        }
        if turn > 0 {
            write(Part::Text(from, text.len()));
        }
        Ok(turn > 0)
    }
}

/// A part of a result, from one place to another of where it is taken from.
enum Part {
    /// Of the text.
    Text(usize, usize),
    /// Of the replacement.
    Replacement(usize, usize),
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
