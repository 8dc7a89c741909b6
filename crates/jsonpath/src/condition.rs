//! Whether a filter holds for a node.
//!
//! # AWS
//! jsonpath 4, "Evaluation".

use gatelens_value::{Exceeded, Value};

use crate::compare::{self, Incomparable, Operand};
use crate::criterion::{Criterion, Side, Test};
use crate::diagnostics;
use crate::error::ErrorKind;
use crate::evaluate::Evaluation;
use crate::failure::{Detail, Failure};
use crate::filter::Filter;
use crate::path::Options;

impl<'a> Evaluation<'a> {
    /// Whether a filter holds for a node.
    pub(crate) fn accepts(&mut self, at: usize, filter: &'a Filter, node: &Value) -> Result<bool, Failure> {
        if !cfg!(feature = "filters") {
            return Ok(false);
        }
        let Some(alternatives) = &filter.alternatives else {
            return Err(Failure::eval(&diagnostics::NO_CONDITION, at, Detail::Nothing));
        };
        for terms in alternatives {
            let mut all = true;
            for term in terms {
                self.visit(at)?;
                if !self.holds(at, term, node)? {
                    all = false;
                    break;
                }
            }
            if all {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn holds(&mut self, at: usize, term: &'a Criterion, node: &Value) -> Result<bool, Failure> {
        match &term.test {
            Test::Exists(exists) => {
                let Side::Path { path, .. } = &term.left else { return Ok(false) };
                match self.inside(path, Options::default(), true, node) {
                    Ok(value) => Ok(value.is_null() != *exists),
                    Err(failure) if failure.kind == ErrorKind::NotFound => Ok(!*exists),
                    Err(failure) => Err(Failure { token: at, ..failure }),
                }
            }
            Test::Compare { operator, right, alike } => {
                let Some(left) = self.operand(at, &term.left, node)? else { return Ok(false) };
                let Some(right) = self.operand(at, right, node)? else { return Ok(false) };
                self.work(at, compare::work(&left, &right))?;
                compare::holds(*operator, &left, &right, *alike, &mut self.steps).map_err(|problem| {
                    match problem {
                        Incomparable::NotANumber(text) => {
                            Failure::eval(&diagnostics::NOT_A_NUMBER, at, Detail::Text(text))
                        }
                        Incomparable::Exceeded(Exceeded::Steps) => Failure {
                            kind: ErrorKind::Limit,
                            entry: &diagnostics::PATTERN_STEPS,
                            token: at,
                            detail: Detail::Nothing,
                        },
                        Incomparable::Exceeded(exceeded) => Failure::limit(exceeded, at),
                        _ => Failure::eval(&diagnostics::NOT_A_PATTERN, at, Detail::Nothing),
                    }
                })
            }
        }
    }

    /// The value of a side; nothing if its path finds nothing.
    fn operand(&mut self, at: usize, side: &'a Side, node: &Value) -> Result<Option<Operand<'a>>, Failure> {
        let (path, start) = match side {
            Side::Text(text) => return Ok(Some(Operand::Text(text))),
            Side::Pattern(pattern) => return Ok(Some(Operand::Pattern(pattern))),
            Side::Path { path, relative: true } => (path, node),
            Side::Path { path, relative: false } => (path, self.root),
        };
        match self.inside(path, self.options, false, start) {
            Ok(value) => Ok(Some(Operand::Value(value))),
            Err(failure) if failure.kind == ErrorKind::NotFound => Ok(None),
            Err(failure) => Err(Failure { token: at, ..failure }),
        }
    }
}
