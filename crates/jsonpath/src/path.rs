//! A compiled path.

use gatelens_value::{Span, Value, json};

use crate::compile;
use crate::diagnostics;
use crate::error::{Error, ErrorKind};
use crate::evaluate::Evaluation;
use crate::filter::Filter;

/// A compiled JSONPath.
///
/// # Examples
/// ```
/// use gatelens_jsonpath::Path;
/// use gatelens_value::json;
/// let document = json::read(r#"{"pets": [{"name": "Rex"}, {"name": "Mia"}]}"#).unwrap();
/// let last = Path::compile("$.pets[(@.length-1)].name").unwrap();
/// assert_eq!(last.evaluate(&document).unwrap().as_str(), Some("Mia"));
/// let none = Path::compile("$.pets[-1]").unwrap().evaluate(&document).unwrap_err();
/// assert_eq!(none.kind(), gatelens_jsonpath::ErrorKind::NotFound);
/// ```
#[derive(Clone, Debug)]
pub struct Path {
    pub(crate) tokens: Vec<Token>,
    /// The last token that may find several values, if any.
    pub(crate) last_indefinite: Option<usize>,
}

/// One step of a path and where it is written.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// What a step does.
#[derive(Clone, Debug)]
pub(crate) enum TokenKind {
    /// `$` or `@`: passes its node through.
    Root,
    /// One name.
    Name(Box<str>),
    /// Several names, or none.
    Names(Vec<Box<str>>),
    /// `*`.
    Wildcard,
    /// `..`.
    Scan,
    /// `[n]`.
    Index(i32),
    /// `[(@.length-n)]`: the number, which is negative, is added to the length.
    Size(i32),
    /// `[a,b]`.
    List(Vec<i32>),
    /// `[n:]`.
    From(i32),
    /// `[:n]`.
    To(i32),
    /// `[a:b]`.
    Between(i32, i32),
    /// `[?(…)]`.
    Filter(Box<Filter>),
}

impl TokenKind {
    /// Whether the step finds one value at most.
    pub(crate) fn is_definite(&self) -> bool {
        matches!(self, Self::Root | Self::Name(_) | Self::Names(_) | Self::Index(_) | Self::Size(_))
    }
}

/// The switches of JsonPath's configuration; API Gateway has none on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `SUPPRESS_EXCEPTIONS`: a failure gives null for a definite path and an empty list for another.
    pub suppress_exceptions: bool,
    /// `DEFAULT_PATH_LEAF_TO_NULL`: a missing last name is null.
    pub leaf_to_null: bool,
}

impl Path {
    /// Compiles a path.
    ///
    /// # Errors
    /// [`ErrorKind::Compile`] where JsonPath throws an `InvalidPathException`, E0401 to E0419.
    pub fn compile(path: &str) -> Result<Self, Error> {
        compile::compile(path)
    }

    pub(crate) fn new(tokens: Vec<Token>) -> Self {
        let last_indefinite = tokens.iter().rposition(|token| !token.kind.is_definite());
        Self { tokens, last_indefinite }
    }

    /// Whether the path finds one value at most; otherwise its result is always a list.
    #[must_use]
    pub fn is_definite(&self) -> bool {
        self.last_indefinite.is_none()
    }

    /// Evaluates the path on a document.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`], [`ErrorKind::Eval`], or [`ErrorKind::Limit`] past our own bounds.
    pub fn evaluate(&self, document: &Value) -> Result<Value, Error> {
        self.evaluate_with(document, Options::default())
    }

    /// Evaluates the path on a document with switches on.
    ///
    /// # Errors
    /// As [`Path::evaluate`]; with [`Options::suppress_exceptions`] only [`ErrorKind::Limit`].
    pub fn evaluate_with(&self, document: &Value, options: Options) -> Result<Value, Error> {
        self.evaluate_counted(document, options).0
    }

    /// The same, and how many values that visited, or what took as long.
    ///
    /// # Units
    /// A visit takes some tens of nanoseconds.
    pub fn evaluate_counted(&self, document: &Value, options: Options) -> (Result<Value, Error>, u64) {
        if document.is_null() {
            let error = Error::new(ErrorKind::Eval, &diagnostics::NULL_DOCUMENT);
            return (self.unless_suppressed(Err(error), options), 0);
        }
        let mut evaluation = Evaluation::new(self, document, options);
        let result = evaluation.run(document).map_err(|failure| failure.into_error(self));
        (self.unless_suppressed(result, options), evaluation.taken())
    }

    fn unless_suppressed(&self, result: Result<Value, Error>, options: Options) -> Result<Value, Error> {
        match result {
            Err(error) if options.suppress_exceptions && error.kind() != ErrorKind::Limit => {
                Ok(if self.is_definite() {
                    Value::Null
                } else {
                    gatelens_value::List::json_array(Vec::new()).into()
                })
            }
            other => other,
        }
    }
}

/// Reads a document as json-smart does and evaluates a path on it.
///
/// # Errors
/// All kinds of [`Error`]; the document is read first.
pub fn evaluate_text(path: &str, document: &str) -> Result<Value, Error> {
    let document = json::read(document).map_err(Error::from)?;
    Path::compile(path)?.evaluate(&document)
}
