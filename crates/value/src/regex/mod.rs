//! Java regular expressions: what `java.util.regex` of JDK 17 accepts, finds, captures, replaces and splits.
//!
//! It never recurses on the length of a text, reads no clock, and stops when the caller's [`Budget`] is used up.
//! Start reading at [`Regex`].
//!
//! Texts are UTF-16 semantically. They come as `&[u16]`, or as `&[u8]` where every unit fits a byte (Latin-1, hence
//! also ASCII); the second is faster. Every index, in and out, counts UTF-16 units.
//!
//! The matcher keeps Java's ways where they can be seen: a group set inside a look-ahead or in an abandoned repetition
//! stays set, repeated groups without alternatives report what Java's loop reports, and a pattern that Java refuses is
//! refused with its description and index.
//!
//! # AWS
//! `replaceAll`, `replaceFirst`, `matches` and `split` of templates (`vtl 8`), `=~` in JSONPath filters (`jsonpath 5`),
//! selection patterns (`gateway 5.1-3`) and `pattern` in models.
//!
//! Not supported, and refused with a description: `\X`, `\b{g}`, `\N{name}`, and scripts and blocks beyond the common
//! ones. The embedded flag `(?c)` (canonical equivalence) is accepted and has no effect.

mod ascii;
mod bracket;
mod budget;
mod casing;
mod class;
mod error;
mod escape;
mod first;
mod flags;
mod machine;
mod matcher;
mod matches;
mod program;
mod property;
mod replace;
mod scan;
mod single;
mod split;
mod study;
mod syntax;
mod unicode;
mod unit;

pub use budget::{Budget, StepsExceeded};
pub use error::{ReplaceError, SyntaxError};
pub use flags::Flags;
pub use matcher::Matcher;
pub use unit::{Text, Unit};

use program::Program;
use single::Single;

/// A compiled pattern, as `java.util.regex.Pattern`.
///
/// # Examples
/// ```
/// use gatelens_value::regex::{Budget, Flags, Regex};
/// let regex = Regex::compile_str("(\\d+)-(\\d+)", Flags::NONE).unwrap();
/// let mut budget = Budget::new(10_000);
/// assert!(regex.matches(b"10-20", &mut budget).unwrap());
/// let swapped = regex.replace_all(b"10-20, 3-4", b"$2-$1", &mut budget).unwrap();
/// assert_eq!(swapped, b"20-10, 4-3");
/// ```
#[derive(Debug, Clone)]
pub struct Regex {
    program: Program,
    /// The same as one class, if it is no more.
    single: Option<Single>,
}

impl Regex {
    /// Compiles a pattern given as UTF-16 units.
    ///
    /// # Errors
    /// A [`SyntaxError`] with the description and the index of Java's `PatternSyntaxException`.
    pub fn compile(pattern: &[u16], flags: Flags) -> Result<Regex, SyntaxError> {
        let points = char::decode_utf16(pattern.iter().copied())
            .map(|unit| unit.map_or_else(|lone| u32::from(lone.unpaired_surrogate()), u32::from))
            .collect();
        syntax::parse(points, flags).map(Self::of)
    }

    /// Compiles a pattern given as a string.
    ///
    /// # Errors
    /// As [`Regex::compile`].
    pub fn compile_str(pattern: &str, flags: Flags) -> Result<Regex, SyntaxError> {
        syntax::parse(pattern.chars().map(u32::from).collect(), flags).map(Self::of)
    }

    fn of(program: Program) -> Regex {
        Regex { single: Single::of(&program), program }
    }

    /// Starts matching a text.
    pub fn matcher<'a, U: Unit>(&'a self, text: &'a [U]) -> Matcher<'a> {
        Matcher::new(&self.program, U::text(text))
    }

    /// Tells whether the whole text matches, as `String.matches`.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn matches<U: Unit>(&self, text: &[U], budget: &mut Budget) -> Result<bool, StepsExceeded> {
        match (&self.single, U::text(text)) {
            (Some(single), Text::Bytes(text)) => single.matches(text, budget),
            _ => self.matcher(text).matches(budget),
        }
    }

    /// Tells whether the pattern is found anywhere in the text.
    ///
    /// # Errors
    /// [`StepsExceeded`] when the budget runs out.
    pub fn is_found_in<U: Unit>(&self, text: &[U], budget: &mut Budget) -> Result<bool, StepsExceeded> {
        self.matcher(text).find(budget)
    }

    /// The number of capturing groups, the whole match not counted.
    pub fn group_count(&self) -> usize {
        self.program.groups - 1
    }

    /// The number of the group with this name.
    pub fn group_named(&self, name: &str) -> Option<usize> {
        self.program.names.iter().find(|(known, _)| known == name).map(|&(_, group)| group)
    }
}
