//! Walks over a document that collect every error with its place.

use super::Table;
use crate::diagnostics::{Entry, document as told};
use crate::outcome::{Diagnostic, Where};
use gatelens_value::json::strict::{Json, JsonKind, Member, to_compact};
use gatelens_value::text::{LineIndex, Pointer, Span, nearest};

/// How many errors of one document are told.
const MOST_ERRORS: usize = 200;

/// The reader of one document: where its errors gather.
pub(super) struct Reader<'t> {
    text: &'t str,
    lines: LineIndex,
    /// What makes the document unreadable.
    pub errors: Vec<Diagnostic>,
    /// What is odd about it.
    pub warnings: Vec<Diagnostic>,
}

/// A value of the document with its place.
#[derive(Clone, Debug)]
pub(super) struct At<'j> {
    /// The value.
    pub json: &'j Json,
    /// Its place.
    pub pointer: Pointer,
}

/// An object whose keys are known.
pub(super) struct Fields<'j> {
    members: &'j [Member],
    span: Span,
    /// The object's place.
    pub pointer: Pointer,
    /// What the object is, for people.
    parent: &'static str,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Reader { text, lines: LineIndex::new(text), errors: Vec::new(), warnings: Vec::new() }
    }

    /// The place of a stretch of the document.
    pub(super) fn place(&self, pointer: &Pointer, span: Span) -> Where {
        let start = self.lines.place(self.text, span.start);
        Where {
            field: pointer.to_string(),
            line: Some(start.line),
            column: Some(start.column),
            start: Some(start.offset),
            end: Some(self.lines.utf16(self.text, span.end)),
        }
    }

    fn diagnostic(
        &self,
        entry: &'static Entry,
        args: &[(&'static str, &str)],
        pointer: &Pointer,
        span: Span,
    ) -> Diagnostic {
        let mut diagnostic = entry.diagnostic(args, None);
        diagnostic.place = Some(self.place(pointer, span));
        diagnostic
    }

    fn push(&mut self, error: Diagnostic) {
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(error);
        }
    }

    /// Adds an error about a value.
    pub(super) fn error(&mut self, entry: &'static Entry, args: &[(&'static str, &str)], at: &At<'_>) {
        let diagnostic = self.diagnostic(entry, args, &at.pointer, at.json.span);
        self.push(diagnostic);
    }

    /// Adds an error that names its field alone, at that field below `at`.
    pub(super) fn placed(&mut self, mut error: Diagnostic, at: &At<'_>) {
        let field = error.place.as_ref().map(|place| place.field.clone()).unwrap_or_default();
        let below = field.strip_prefix(at.pointer.as_str()).unwrap_or_default();
        let span = at.json.at(&Pointer::from_text(below)).map_or(at.json.span, |json| json.span);
        error.place = Some(self.place(&Pointer::from_text(field), span));
        self.push(error);
    }

    /// Adds a warning about a value.
    pub(super) fn warn(&mut self, entry: &'static Entry, args: &[(&'static str, &str)], at: &At<'_>) {
        let diagnostic = self.diagnostic(entry, args, &at.pointer, at.json.span);
        self.warnings.push(diagnostic);
    }

    /// Adds an error about an object as a whole, at its first character.
    pub(super) fn error_in(
        &mut self,
        entry: &'static Entry,
        args: &[(&'static str, &str)],
        fields: &Fields<'_>,
    ) {
        let span = Span { start: fields.span.start, end: (fields.span.start + 1).min(fields.span.end) };
        let diagnostic = self.diagnostic(entry, args, &fields.pointer, span);
        self.push(diagnostic);
    }

    /// Takes an object apart; keys that it does not know are errors.
    pub(super) fn object<'j>(
        &mut self,
        at: &At<'j>,
        parent: &'static str,
        allowed: &[&str],
    ) -> Option<Fields<'j>> {
        let members = self.members(at)?;
        for member in members {
            if !allowed.contains(&member.key.as_str()) && self.errors.len() < MOST_ERRORS {
                let list = quoted(allowed);
                let key = member.key.as_str();
                let place = at.pointer.key(key);
                let near = nearest(key, allowed.iter().copied());
                let diagnostic = match near {
                    Some(near) => {
                        let args = [("key", key), ("parent", parent), ("near", near), ("allowed", &*list)];
                        self.diagnostic(&told::UNKNOWN_KEY_NEAR, &args, &place, member.key_span)
                    }
                    None => {
                        let args = [("key", key), ("parent", parent), ("allowed", &*list)];
                        self.diagnostic(&told::UNKNOWN_KEY, &args, &place, member.key_span)
                    }
                };
                self.push(diagnostic);
            }
        }
        Some(Fields { members, span: at.json.span, pointer: at.pointer.clone(), parent })
    }

    /// The members of an object with free keys.
    fn members<'j>(&mut self, at: &At<'j>) -> Option<&'j [Member]> {
        match &at.json.kind {
            JsonKind::Object(members) => Some(members),
            _ => {
                self.wrong_type(at, "an object");
                None
            }
        }
    }

    /// Says that a value has the wrong type.
    pub(super) fn wrong_type(&mut self, at: &At<'_>, expected: &str) {
        let key = last_step(&at.pointer);
        let args = [("key", &*key), ("expected", expected), ("found", at.json.describe())];
        self.error(&told::WRONG_TYPE, &args, at);
    }

    /// A string.
    pub(super) fn string(&mut self, at: &At<'_>) -> Option<String> {
        let text = at.json.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(at, "a string");
        }
        text
    }

    /// A boolean.
    pub(super) fn boolean(&mut self, at: &At<'_>) -> Option<bool> {
        let value = at.json.as_bool();
        if value.is_none() {
            self.wrong_type(at, "true or false");
        }
        value
    }

    /// A whole number within bounds.
    pub(super) fn whole(&mut self, at: &At<'_>, least: i64, most: i64) -> Option<i64> {
        if at.json.as_number().is_none() {
            self.wrong_type(at, "a number");
            return None;
        }
        let value = at.json.as_i64().filter(|value| (least..=most).contains(value));
        if value.is_none() {
            let range = format!("a whole number from {least} to {most}");
            let found = at.json.as_number().unwrap_or_default().to_owned();
            let args = [("key", &*last_step(&at.pointer)), ("range", &*range), ("found", &*found)];
            self.error(&told::OUTSIDE_RANGE, &args, at);
        }
        value
    }

    /// A JSON object, kept as text.
    pub(super) fn json_object(&mut self, at: &At<'_>) -> Option<String> {
        self.members(at)?;
        Some(to_compact(at.json))
    }

    /// A value of a closed set.
    pub(super) fn one_of<T: Copy>(&mut self, at: &At<'_>, set: &[(&str, T)]) -> Option<T> {
        let text = self.string(at)?;
        if let Some((_, value)) = set.iter().find(|(name, _)| *name == text) {
            return Some(*value);
        }
        let names: Vec<&str> = set.iter().map(|(name, _)| *name).collect();
        self.outside(at, &text, &names);
        None
    }

    /// Says that a value is outside its set.
    pub(super) fn outside(&mut self, at: &At<'_>, value: &str, names: &[&str]) {
        let (key, allowed) = (last_step(&at.pointer), quoted(names));
        match nearest(value, names.iter().copied()) {
            Some(near) => {
                let args = [("value", value), ("key", &*key), ("near", near), ("allowed", &*allowed)];
                self.error(&told::OUTSIDE_SET_NEAR, &args, at);
            }
            None => {
                let args = [("value", value), ("key", &*key), ("allowed", &*allowed)];
                self.error(&told::OUTSIDE_SET, &args, at);
            }
        }
    }

    /// The items of an array.
    pub(super) fn array<'j, T>(
        &mut self,
        at: &At<'j>,
        mut item: impl FnMut(&mut Self, &At<'j>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(items) = at.json.as_array() else {
            self.wrong_type(at, "an array");
            return None;
        };
        let read = items
            .iter()
            .enumerate()
            .filter_map(|(index, json)| item(self, &At { json, pointer: at.pointer.index(index) }));
        Some(read.collect())
    }

    /// The members of an object with free keys.
    pub(super) fn table<'j, T>(
        &mut self,
        at: &At<'j>,
        mut value: impl FnMut(&mut Self, &str, &At<'j>) -> Option<T>,
    ) -> Option<Table<T>> {
        let members = self.members(at)?;
        let read = members.iter().filter_map(|member| {
            let at = At { json: &member.value, pointer: at.pointer.key(&member.key) };
            Some((member.key.clone(), value(self, &member.key, &at)?))
        });
        Some(read.collect())
    }
}

impl<'j> Fields<'j> {
    /// The value of a key; `null` stands for its absence.
    pub(super) fn get(&self, key: &str) -> Option<At<'j>> {
        self.even_null(key).filter(|at| !at.json.is_null())
    }

    /// The value of a key, `null` among them.
    pub(super) fn even_null(&self, key: &str) -> Option<At<'j>> {
        let member = self.members.iter().find(|member| member.key == key)?;
        Some(At { json: &member.value, pointer: self.pointer.key(key) })
    }

    /// The value of a key that must be there.
    pub(super) fn required(&self, reader: &mut Reader<'_>, key: &str) -> Option<At<'j>> {
        let found = self.get(key);
        if found.is_none() {
            reader.error_in(&told::MISSING_KEY, &[("parent", self.parent), ("key", key)], self);
        }
        found
    }

    /// A string, if the key is there.
    pub(super) fn string(&self, reader: &mut Reader<'_>, key: &str) -> Option<String> {
        reader.string(&self.get(key)?)
    }

    /// Whether the key is there and true.
    pub(super) fn flag(&self, reader: &mut Reader<'_>, key: &str) -> bool {
        self.get(key).and_then(|at| reader.boolean(&at)).unwrap_or_default()
    }

    /// The one of several keys that is there; a second one is an error.
    pub(super) fn one_key(
        &self,
        reader: &mut Reader<'_>,
        keys: &[&'static str],
    ) -> Option<(&'static str, At<'j>)> {
        let mut found = keys.iter().filter_map(|key| Some((*key, self.even_null(key)?)));
        let first = found.next()?;
        for (key, at) in found {
            reader.error(&told::EXCLUSIVE_KEYS, &[("key", key), ("other", first.0)], &at);
        }
        Some(first)
    }
}

/// The last step of a pointer, as people name the field.
pub(super) fn last_step(pointer: &Pointer) -> String {
    pointer.steps().last().unwrap_or_else(|| "the document".to_owned())
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
