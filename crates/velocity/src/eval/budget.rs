//! What a rendering may still spend, and what it keeps between calls.

use std::ops::Range;
use std::rc::Rc;

use gatelens_value::regex::{Flags, Regex};
use gatelens_value::{Exceeded, JavaString, Slates, Value, Walk, regex};

use super::arithmetic;
use super::failure::{Failure, Halt, throw};
use crate::java::Java;
use crate::limits::Limits;

/// How many compiled patterns are kept.
const MAX_PATTERNS: usize = 32;

/// How many values one walk may visit, such as comparing two lists takes.
const MAX_VISITS: u32 = 1_000_000;

/// About how many bytes the compiled form of a pattern takes for each of its characters.
const PATTERN_BYTES: usize = 32;

/// About how many bytes a list, a map or an object takes beside what it holds.
const HOLDER_BYTES: usize = 128;

/// A compiled pattern.
struct Pattern {
    /// Where its text lies, which the text below keeps there.
    place: Option<*const str>,
    text: JavaString,
    regex: Rc<Regex>,
}

/// The steps and bytes that a rendering has used.
pub(crate) struct Budget<'r> {
    pub(crate) limits: &'r Limits,
    pub(crate) steps: u64,
    /// What lists, maps and variables hold.
    kept: usize,
    /// What the statement that runs has made.
    passing: usize,
    /// What of that was made before a statement inside it began.
    outside: usize,
    /// What regular expressions may still spend.
    pub(crate) regex_steps: regex::Budget,
    /// The texts that methods write to.
    pub(crate) slates: Slates,
    /// The parts of a text that was split.
    pub(crate) parts: Vec<Range<usize>>,
    /// The patterns that were compiled, the latest last.
    patterns: Vec<Pattern>,
    /// Lists and maps into which the template has put something that can hold them in turn.
    knots: Vec<Value>,
}

impl<'r> Budget<'r> {
    pub(crate) fn new(limits: &'r Limits) -> Self {
        Self {
            limits,
            steps: 0,
            kept: 0,
            passing: 0,
            outside: 0,
            regex_steps: regex::Budget::new(limits.regex_steps).with_room(limits.string_bytes),
            slates: Slates::default(),
            parts: Vec::new(),
            patterns: Vec::new(),
            knots: Vec::new(),
        }
    }

    /// Counts a string that was made, until its statement ends.
    #[inline]
    pub(crate) fn allocate(&mut self, bytes: usize) -> Result<(), Failure> {
        self.passing = self.passing.saturating_add(bytes + 32);
        self.check_memory()
    }

    /// Counts the elements that a list or map grows by, each with as much again that is held in reserve.
    pub(crate) fn elements(&mut self, count: usize) -> Result<(), Failure> {
        self.kept = self.kept.saturating_add(count.saturating_mul(2 * std::mem::size_of::<Value>()));
        self.check_memory()
    }

    /// Counts what a list, a map or a variable keeps in place of something else.
    pub(crate) fn keep(&mut self, bytes: usize, instead: usize) {
        self.kept = self.kept.saturating_add(bytes).saturating_sub(instead);
    }

    /// Forgets what statements before have made and not kept.
    #[inline]
    pub(crate) fn begin_statement(&mut self) {
        self.passing = self.outside;
    }

    /// Begins statements inside a statement, whose own strings stay; the answer is for [`Budget::end_inside`].
    pub(crate) fn begin_inside(&mut self) -> usize {
        std::mem::replace(&mut self.outside, self.passing)
    }

    /// Ends statements inside a statement.
    pub(crate) fn end_inside(&mut self, outside: usize) {
        self.outside = outside;
    }

    /// Whether all fits into the bound.
    #[inline]
    pub(crate) fn check_memory(&self) -> Result<(), Failure> {
        if self.kept.saturating_add(self.passing) > self.limits.memory_bytes {
            Err(Halt::Memory.into())
        } else {
            Ok(())
        }
    }

    /// Counts work.
    #[inline]
    pub(crate) fn work(&mut self, steps: usize) -> Result<(), Failure> {
        self.steps = self.steps.saturating_add(steps as u64);
        if self.steps > self.limits.steps { Err(Exceeded::Steps.into()) } else { Ok(()) }
    }

    /// Compares and hashes values, and counts that work.
    #[inline]
    pub(crate) fn walk<R>(
        &mut self,
        walked: impl FnOnce(&mut Walk) -> Result<R, Exceeded>,
    ) -> Result<R, Failure> {
        let mut walk = Walk::bounded(MAX_VISITS);
        let answer = walked(&mut walk);
        self.work(walk.visits() as usize / 4)?;
        Ok(answer?)
    }

    /// The text of a value, counted as the work of printing it.
    pub(crate) fn text_of(&mut self, value: &Value) -> Result<JavaString, Failure> {
        if let Value::Number(number) = value {
            self.work(arithmetic::work(number.words()))?;
        }
        let text = value.to_text(self.limits.string_bytes)?;
        if !matches!(value, Value::String(_)) {
            self.work(text.byte_len() / 8)?;
        }
        Ok(text)
    }

    /// The compiled form of a pattern.
    pub(crate) fn regex(&mut self, pattern: &JavaString) -> Result<Rc<Regex>, Failure> {
        // Mostly it is the very string of the template.
        let place = pattern.as_str().map(std::ptr::from_ref);
        let known = self.patterns.iter().find(|known| known.place == place && place.is_some());
        if let Some(known) = known.or_else(|| self.patterns.iter().find(|known| known.text == *pattern)) {
            return Ok(Rc::clone(&known.regex));
        }
        self.work(pattern.len())?;
        let compiled = match pattern.as_str() {
            Some(pattern) => Regex::compile_str(pattern, Flags::NONE),
            None => Regex::compile(&pattern.to_units(), Flags::NONE),
        };
        let regex = match compiled {
            Ok(regex) => Rc::new(regex),
            Err(error) => return throw("java.util.regex.PatternSyntaxException", error.to_string()),
        };
        let forgotten =
            if self.patterns.len() < MAX_PATTERNS { 0 } else { self.patterns.remove(0).text.len() };
        self.keep(pattern.len() * PATTERN_BYTES, forgotten * PATTERN_BYTES);
        self.check_memory()?;
        self.patterns.push(Pattern { place, text: pattern.clone(), regex: Rc::clone(&regex) });
        Ok(regex)
    }

    /// Counts what a list or map literal keeps: a long string, or what holds others.
    pub(crate) fn hold(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                let bytes = bytes_kept(text);
                self.keep(bytes, 0);
                self.steps += bytes as u64 / 64;
            }
            Value::List(_) | Value::Map(_) | Value::Object(_) => self.keep(HOLDER_BYTES, 0),
            _ => {}
        }
    }

    /// Remembers that `value` was put into `holder`, for good.
    pub(crate) fn tie(&mut self, holder: &Value, value: &Value) {
        match value {
            Value::List(_) | Value::Map(_) | Value::Object(_) => {
                self.keep(HOLDER_BYTES, 0);
                self.knots.push(holder.clone());
                // What is put into an entry is put into its map.
                self.knots.extend(Java::map_of_entry(holder).cloned().map(Value::Map));
            }
            Value::String(text) => self.keep(bytes_kept(text), 0),
            _ => {}
        }
    }

    /// Takes apart what holds itself, so that nothing of the rendering stays behind but what the host holds.
    pub(crate) fn release(&mut self, host: Vec<Value>) {
        crate::java::cycles::release(std::mem::take(&mut self.knots), host);
    }
}

/// What a string takes, if that is worth counting: the bytes of a long one.
#[inline]
pub(crate) fn bytes_kept(text: &JavaString) -> usize {
    match text.byte_len() {
        short if short < LONG => 0,
        long => long,
    }
}

/// How long a string must be to count where it is kept: shorter ones weigh little beside what holds them.
const LONG: usize = 256;
