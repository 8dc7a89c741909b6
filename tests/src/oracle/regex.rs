//! Regular expressions, held against `java.util.regex` of the JDK that is there.

use crate::oracle::{Comparison, Subject};
use crate::regex;

/// Random patterns on random texts.
pub const PATTERNS: Subject =
    Subject { name: "regex", class: "RegexOracle", comparison: Comparison::Recorded(regex::difference) };
