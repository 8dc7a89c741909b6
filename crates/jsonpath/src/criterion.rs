//! One term of a filter: a comparison, or a test that something exists.
//!
//! # AWS
//! jsonpath 4: there are no literals but texts and regular expressions.

use gatelens_value::{JavaString, Span};

use crate::compile;
use crate::diagnostics;
use crate::error::Error;
use crate::filter::Piece;
use crate::path::Path;
use crate::pattern::Pattern;

/// A compiled term.
#[derive(Clone, Debug)]
pub(crate) struct Criterion {
    pub(crate) left: Side,
    pub(crate) test: Test,
    pub(crate) span: Span,
}

/// What is asked of the left side.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    /// That it exists, or with `false` that it does not.
    Exists(bool),
    /// How it compares with the right side.
    Compare {
        operator: Operator,
        right: Side,
        /// Whether both sides are written alike, so that they find the same object.
        alike: bool,
    },
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Equal,
    AtLeast,
    AtMost,
    NotEqual,
    Less,
    Greater,
    Matches,
}

/// The operators in the order in which they are searched for; the first found splits the term.
const OPERATORS: [(&str, Operator); 7] = [
    ("==", Operator::Equal),
    (">=", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("!=", Operator::NotEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("=~", Operator::Matches),
];

/// One side of a comparison.
#[derive(Clone, Debug)]
pub(crate) enum Side {
    /// A path that finds one value at most.
    Path {
        path: Path,
        /// Whether it starts at the node (`@`), not at the document (`$`).
        relative: bool,
    },
    /// A text.
    Text(JavaString),
    /// A regular expression.
    Pattern(Box<Pattern>),
}

/// Splits a term at its operator.
pub(crate) fn split_at_operator(text: &str) -> Option<(usize, &'static str, Operator)> {
    OPERATORS.iter().find_map(|&(sign, operator)| text.find(sign).map(|at| (at, sign, operator)))
}

impl Criterion {
    pub(crate) fn compile(term: Piece<'_>) -> Result<Self, Error> {
        let span = term.span();
        let Some((at, sign, operator)) = split_at_operator(term.text) else {
            let piece = term.trim();
            let exists = !piece.text.starts_with('!');
            return match side(piece, Place::Alone)? {
                left @ Side::Path { .. } => Ok(Self { left, test: Test::Exists(exists), span }),
                _ => Err(unknown_operator(piece).unwrap_or_else(|| {
                    Error::compile(&diagnostics::NOT_A_TEST, span).arg("text", piece.text)
                })),
            };
        };
        let (left, right) = (term.part(0, at).trim(), term.part(at + sign.len(), term.text.len()).trim());
        let alike = left.text == right.text && left.text.starts_with(['$', '@']);
        let (left, right) = (side(left, Place::Left)?, side(right, Place::Right)?);
        Ok(Self { left, test: Test::Compare { operator, right, alike }, span })
    }
}

/// Where a side stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Without an operator.
    Alone,
    Left,
    Right,
}

fn side(piece: Piece<'_>, place: Place) -> Result<Side, Error> {
    let text = piece.text;
    if text.starts_with(['$', '@']) {
        return path_side(piece, place);
    }
    if text.starts_with("!@") {
        if place != Place::Right {
            return path_side(piece.part(1, text.len()), place);
        }
        return Err(Error::compile(&diagnostics::NEGATED_RIGHT, piece.span()));
    }
    if text == "'" {
        return Err(Error::compile(&diagnostics::LONE_QUOTE, piece.span()));
    }
    if let Some(inner) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return Ok(Side::Text(inner.into()));
    }
    if text.starts_with('/') && (text.ends_with('/') || text.ends_with("/i")) {
        return pattern_side(piece).map(|pattern| Side::Pattern(Box::new(pattern)));
    }
    Ok(Side::Text(text.into()))
}

fn path_side(piece: Piece<'_>, place: Place) -> Result<Side, Error> {
    let path = match compile::compile_in_filter(piece.text, piece.origin) {
        Ok(path) => path,
        // Two words side by side are more likely a comparison than a name with a blank in it.
        Err(error) if error.code() == diagnostics::SPACE.code && place == Place::Alone => {
            let not_a_test =
                || Error::compile(&diagnostics::NOT_A_TEST, piece.span()).arg("text", piece.text);
            return Err(unknown_operator(piece).unwrap_or_else(not_a_test));
        }
        Err(error) => return Err(unknown_operator(piece).unwrap_or(error)),
    };
    if !path.is_definite() {
        let error = Error::compile(&diagnostics::INDEFINITE_FILTER_PATH, piece.span());
        return Err(error.arg("text", piece.text));
    }
    Ok(Side::Path { path, relative: piece.text.starts_with('@') })
}

/// What to use in place of an operator of later versions.
pub(crate) fn instead_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "in" | "anyof" | "subsetof" => "compare with each: `@.a == 'x' || @.a == 'y'`, or `@.a =~ /x|y/`",
        "nin" | "noneof" => "compare with each: `@.a != 'x' && @.a != 'y'`",
        "contains" | "all" => {
            "for texts use a regular expression, `@.a =~ /.*x.*/`; for lists there is nothing"
        }
        "size" => "the number of items cannot be compared; test for one by its index, as in `@.a[2]`",
        "empty" => "test for the first item, `@.a[0]` or `!@.a[0]`",
        "type" | "matches" => "there is nothing for it",
        "=" => "equality is `==`",
        _ => return None,
    })
}

/// A term such as `@.a in ['x']` dies of its blanks; better to speak of the operator.
fn unknown_operator(piece: Piece<'_>) -> Option<Error> {
    let mut words = piece.text.split_ascii_whitespace();
    words.next()?;
    let name = words.next()?.to_ascii_lowercase();
    let instead = instead_of(&name)?;
    Some(
        Error::compile(&diagnostics::UNKNOWN_OPERATOR, piece.span())
            .arg("name", name)
            .arg("instead", instead),
    )
}

/// A regular expression from the first slash to the last.
fn pattern_side(piece: Piece<'_>) -> Result<Pattern, Error> {
    let text = piece.text;
    let bad = |problem: String| {
        Error::compile(&diagnostics::BAD_PATTERN, piece.span()).arg("text", text).arg("problem", problem)
    };
    let end = text.rfind('/').unwrap_or(0);
    let Some(source) = text.get(1..end) else { return Err(bad("the second slash is missing".to_owned())) };
    Pattern::compile(source, text.ends_with("/i")).map_err(bad)
}
