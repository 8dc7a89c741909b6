//! The flags of a pattern.

/// A set of flags, as the constants of `java.util.regex.Pattern`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u8);

impl Flags {
    /// No flag.
    pub const NONE: Flags = Flags(0);
    /// `d`: only line feed ends a line.
    pub const UNIX_LINES: Flags = Flags(1);
    /// `i`: ASCII letters match in either case; with [`Flags::UNICODE_CASE`] all letters.
    pub const CASE_INSENSITIVE: Flags = Flags(2);
    /// `m`: `^` and `$` match at line ends too.
    pub const MULTILINE: Flags = Flags(4);
    /// `s`: `.` matches line ends too.
    pub const DOTALL: Flags = Flags(8);
    /// `u`: case is Unicode's.
    pub const UNICODE_CASE: Flags = Flags(16);
    /// `x`: blanks and `#` comments in the pattern mean nothing.
    pub const COMMENTS: Flags = Flags(32);
    /// `U`: `\w`, `\d`, `\s`, `\b` and the POSIX classes are Unicode's; brings [`Flags::UNICODE_CASE`].
    pub const UNICODE_CHARACTER_CLASS: Flags = Flags(64 | 16);

    /// The flag of an embedded letter, as in `(?i)`. The letter `c` is accepted without effect.
    pub const fn of_letter(letter: char) -> Option<Flags> {
        Some(match letter {
            'd' => Flags::UNIX_LINES,
            'i' => Flags::CASE_INSENSITIVE,
            'm' => Flags::MULTILINE,
            's' => Flags::DOTALL,
            'u' => Flags::UNICODE_CASE,
            'x' => Flags::COMMENTS,
            'U' => Flags::UNICODE_CHARACTER_CLASS,
            'c' => Flags::NONE,
            _ => return None,
        })
    }

    /// These flags and those.
    #[must_use]
    pub const fn with(self, more: Flags) -> Flags {
        Flags(self.0 | more.0)
    }

    /// These flags without those.
    #[must_use]
    pub const fn without(self, less: Flags) -> Flags {
        Flags(self.0 & !less.0)
    }

    /// Whether all of those flags are set. [`Flags::UNICODE_CHARACTER_CLASS`] stands for itself alone here.
    pub const fn has(self, flags: Flags) -> bool {
        let asked = if flags.0 == Flags::UNICODE_CHARACTER_CLASS.0 { 64 } else { flags.0 };
        self.0 & asked == asked
    }
}
