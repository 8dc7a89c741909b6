//! What all expressions share: tokens, paths, values, operands.

use super::ast::{FUNCTIONS, Function, Operand, Path, Step};
use super::lexer::{self, Kind, Token};
use super::reserved::is_reserved;
use super::{Source, Substitutes};
use crate::services::service::Fault;

/// How deeply parentheses, functions and `NOT` may nest.
const MAX_DEPTH: usize = 100;

/// How many operators an expression may have.
///
/// # AWS
/// DynamoDB's quotas: 300 operators or functions in an update or a condition.
const MAX_OPERATORS: usize = 300;

/// A reader of an expression's tokens.
pub(super) struct Parser<'a> {
    pub source: Source<'a>,
    pub substitutes: &'a Substitutes,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    operators: usize,
}

impl<'a> Parser<'a> {
    /// A reader at the first token.
    pub fn new(source: Source<'a>, substitutes: &'a Substitutes) -> Result<Self, Fault> {
        source.check_length()?;
        let tokens = lexer::tokens(source)?;
        Ok(Parser { source, substitutes, tokens, at: 0, depth: 0, operators: 0 })
    }

    fn token(&self) -> Token {
        let last = self.tokens.last().copied();
        let end = Token { kind: Kind::End, start: 0, end: 0 };
        self.tokens.get(self.at).copied().or(last).unwrap_or(end)
    }

    fn text(&self, token: Token) -> &'a str {
        self.source.text.get(token.start..token.end).unwrap_or_default()
    }

    /// The text of the token here.
    pub fn here(&self) -> &'a str {
        self.text(self.token())
    }

    /// What the token here is.
    pub fn kind(&self) -> Kind {
        self.token().kind
    }

    /// Steps over the token here.
    pub fn step(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len());
    }

    /// Steps over a sign, if it is here.
    pub fn takes(&mut self, sign: &str) -> bool {
        let found = self.kind() == Kind::Sign && self.here() == sign;
        if found {
            self.step();
        }
        found
    }

    /// Whether a word is here, whatever its case.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind() == Kind::Word && self.here().eq_ignore_ascii_case(word)
    }

    /// Steps over a word, if it is here.
    pub fn takes_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.step();
        }
        found
    }

    /// Steps over a sign that must be here.
    pub fn expect(&mut self, sign: &str) -> Result<(), Fault> {
        if self.takes(sign) { Ok(()) } else { Err(self.syntax_error()) }
    }

    /// Refuses anything after the expression.
    pub fn expect_end(&self) -> Result<(), Fault> {
        if self.kind() == Kind::End { Ok(()) } else { Err(self.syntax_error()) }
    }

    /// `Syntax error; token: "x", near: "a x b"`.
    pub fn syntax_error(&self) -> Fault {
        let token = self.token();
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).copied().unwrap_or(token);
        let after = self.tokens.get(self.at + 1).copied().unwrap_or(token);
        let near = self.source.text.get(before.start..after.end).unwrap_or_default();
        let name = if token.kind == Kind::End { "<EOF>" } else { self.text(token) };
        self.source.invalid(format!("Syntax error; token: \"{name}\", near: \"{near}\""))
    }

    /// Reads something nested.
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.source.invalid("The expression has too many levels of nesting"));
        }
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// Counts an operator or a function.
    pub fn count(&mut self) -> Result<(), Fault> {
        self.operators += 1;
        if self.operators > MAX_OPERATORS {
            return Err(self.source.invalid(format!(
                "The expression contains more than the allowed number of operators; \
                 maximum number of operators: {MAX_OPERATORS}"
            )));
        }
        Ok(())
    }

    /// Whether a path begins here.
    fn is_path(&self) -> bool {
        matches!(self.kind(), Kind::Word | Kind::Name)
    }

    fn name(&mut self) -> Result<String, Fault> {
        let (kind, text) = (self.kind(), self.here());
        let name = match kind {
            Kind::Name => match self.substitutes.name(text) {
                Some(name) => name.to_owned(),
                None => {
                    return Err(self.source.invalid(format!(
                        "An expression attribute name used in the document path is not defined; \
                         attribute name: {text}"
                    )));
                }
            },
            Kind::Word if is_reserved(text) => {
                return Err(self
                    .source
                    .invalid(format!("Attribute name is a reserved keyword; reserved keyword: {text}")));
            }
            Kind::Word => text.to_owned(),
            _ => return Err(self.syntax_error()),
        };
        self.step();
        Ok(name)
    }

    /// Reads a document path.
    pub fn path(&mut self) -> Result<Path, Fault> {
        let mut steps = vec![Step::Name(self.name()?)];
        loop {
            if self.takes(".") {
                steps.push(Step::Name(self.name()?));
            } else if self.takes("[") {
                let index = (self.kind() == Kind::Digits).then(|| self.here().parse::<u32>().ok()).flatten();
                let Some(index) = index else { return Err(self.syntax_error()) };
                self.step();
                self.expect("]")?;
                steps.push(Step::Index(index as usize));
            } else {
                return Ok(Path(steps));
            }
        }
    }

    /// Reads a path, a value or a call.
    pub fn operand(&mut self) -> Result<Operand, Fault> {
        if self.kind() == Kind::Value {
            let name = self.here();
            let Some(value) = self.substitutes.value(name).cloned() else {
                return Err(self.source.invalid(format!(
                    "An expression attribute value used in expression is not defined; attribute value: {name}"
                )));
            };
            self.step();
            return Ok(Operand::Value(value));
        }
        if !self.is_path() {
            return Err(self.syntax_error());
        }
        match self.call()? {
            Some((function, operands)) => Ok(Operand::Call(function, operands)),
            None => self.path().map(Operand::Path),
        }
    }

    /// Reads a call of a function, if one begins here.
    fn call(&mut self) -> Result<Option<(Function, Vec<Operand>)>, Fault> {
        let is_call = self.kind() == Kind::Word
            && self.tokens.get(self.at + 1).is_some_and(|next| self.text(*next) == "(");
        if !is_call {
            return Ok(None);
        }
        let name = self.here();
        // The names of functions are the only words whose case counts.
        let Some((name, function, wanted)) = FUNCTIONS.iter().find(|(known, ..)| *known == name) else {
            return Err(self.source.invalid(format!("Invalid function name; function: {name}")));
        };
        self.count()?;
        self.step();
        self.step();
        let mut operands = vec![self.nested(Self::operand)?];
        while self.takes(",") {
            operands.push(self.nested(Self::operand)?);
        }
        self.expect(")")?;
        if operands.len() != *wanted {
            return Err(self.source.invalid(format!(
                "Incorrect number of operands for operator or function; operator or function: {name}, \
                 number of operands: {}",
                operands.len()
            )));
        }
        self.check_call(name, *function, &operands)?;
        Ok(Some((*function, operands)))
    }

    /// Refuses operands that a function cannot take, as far as they are known without an item.
    fn check_call(&self, name: &str, function: Function, operands: &[Operand]) -> Result<(), Fault> {
        let first_is_path = matches!(operands.first(), Some(Operand::Path(_)));
        let needs_path = matches!(
            function,
            Function::AttributeExists | Function::AttributeNotExists | Function::IfNotExists
        );
        if needs_path && !first_is_path {
            return Err(self.source.invalid(format!(
                "Operator or function requires a document path; operator or function: {name}"
            )));
        }
        let allowed: &[&str] = match function {
            Function::BeginsWith => &["S", "B"],
            Function::ListAppend => &["L"],
            Function::Size => &["S", "B", "SS", "NS", "BS", "L", "M"],
            Function::AttributeType => &["S"],
            _ => return Ok(()),
        };
        for operand in operands {
            if let Operand::Value(value) = operand
                && !allowed.contains(&value.kind())
            {
                return Err(self.source.invalid(format!(
                    "Incorrect operand type for operator or function; operator or function: {name}, \
                     operand type: {}",
                    value.kind()
                )));
            }
        }
        if let (Function::AttributeType, Some(Operand::Value(value))) = (function, operands.get(1))
            && let super::Attribute::S(kind) = value
            && !["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"].contains(&kind.as_str())
        {
            return Err(self.source.invalid(format!(
                "Invalid attribute type name found; type: {kind}, \
                 valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}"
            )));
        }
        Ok(())
    }
}
