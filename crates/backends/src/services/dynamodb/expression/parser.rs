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

/// A mistake that leaves the rest readable: of several AWS tells one, by an order of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// Parentheses around parentheses.
    Parentheses,
    /// A function that there is not.
    UnknownFunction,
    /// A function where none, or not this one, may stand.
    Misused,
    /// A reserved word as a name.
    Reserved,
    /// A section that comes twice.
    Section,
    /// A `#name` that is not defined.
    Name,
    /// A `:value` that is not defined.
    Value,
    /// Too many operands, or too few.
    Count,
    /// One operand twice.
    Distinct,
    /// Two paths of which one leads to the other.
    Overlap,
    /// Two paths that take one value for a list and for a map.
    Conflict,
    /// A value that a section does not take.
    Operand,
    /// A value that a function or operator does not take.
    Function,
}

/// Which mistake is told first.
pub(super) struct Order {
    /// The mistakes, the first to tell first.
    pub mistakes: &'static [Mistake],
    /// Behind how many of them the others are told by the place of the comparison where they stand.
    pub grouped: usize,
}

/// A reader of an expression's tokens.
pub(super) struct Parser<'a> {
    pub source: Source<'a>,
    pub substitutes: &'a Substitutes,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    operators: usize,
    order: &'static Order,
    /// How many comparisons have been read.
    comparisons: usize,
    /// The mistake to tell, with its rank.
    told: Option<((usize, usize, usize), String)>,
    /// The tokens of the parentheses that were read last, first and behind the last.
    group: (usize, usize),
}

impl<'a> Parser<'a> {
    /// A reader at the first token.
    pub fn new(
        source: Source<'a>,
        substitutes: &'a Substitutes,
        order: &'static Order,
    ) -> Result<Self, Fault> {
        source.check_length()?;
        let tokens = lexer::tokens(source)?;
        Ok(Parser {
            source,
            substitutes,
            tokens,
            at: 0,
            depth: 0,
            operators: 0,
            order,
            comparisons: 0,
            told: None,
            group: (0, 0),
        })
    }

    /// Notes a mistake.
    pub fn note(&mut self, mistake: Mistake, message: String) {
        let place = self.order.mistakes.iter().position(|known| *known == mistake);
        let place = place.unwrap_or(self.order.mistakes.len());
        let rank = if place < self.order.grouped {
            (place, 0, 0)
        } else {
            (self.order.grouped, self.comparisons, place)
        };
        if self.told.as_ref().is_none_or(|(known, _)| rank < *known) {
            self.told = Some((rank, message));
        }
    }

    /// Steps behind a comparison.
    pub fn end_comparison(&mut self) {
        self.comparisons += 1;
    }

    /// Ends the expression.
    ///
    /// # Errors
    /// The `ValidationException` of what stands behind it, or of the mistake that is told first.
    pub fn finish(self) -> Result<(), Fault> {
        if self.kind() != Kind::End {
            return Err(self.syntax_error());
        }
        match self.told {
            Some((_, message)) => Err(self.source.invalid(message)),
            None => Ok(()),
        }
    }

    /// Whether the parentheses that begin here hold an operand: a comparison comes behind them.
    pub fn is_operand_in_parentheses(&self) -> bool {
        let mut open = 0_usize;
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let end = rest.iter().position(|token| {
            match self.text(*token) {
                "(" => open += 1,
                ")" => open = open.saturating_sub(1),
                _ => {}
            }
            open == 0
        });
        let Some(next) = end.and_then(|end| rest.get(end + 1)) else { return false };
        let text = self.text(*next);
        matches!(text, "=" | "<>" | "<" | "<=" | ">" | ">=")
            || text.eq_ignore_ascii_case("BETWEEN")
            || text.eq_ignore_ascii_case("IN")
    }

    /// Reads what stands in parentheses, which begin here.
    pub fn grouped<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        let start = self.at;
        self.step();
        let inner = self.nested(read)?;
        let is_double = self.group == (start + 1, self.at);
        self.expect(")")?;
        if is_double {
            self.note(Mistake::Parentheses, "The expression has redundant parentheses;".to_owned());
        }
        self.group = (start, self.at);
        Ok(inner)
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
                    self.note(
                        Mistake::Name,
                        format!(
                            "An expression attribute name used in the document path is not defined; \
                             attribute name: {text}"
                        ),
                    );
                    text.to_owned()
                }
            },
            Kind::Word => {
                if is_reserved(text) {
                    let message = format!("Attribute name is a reserved keyword; reserved keyword: {text}");
                    self.note(Mistake::Reserved, message);
                }
                text.to_owned()
            }
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

    /// Reads a path, a value or a call, maybe in parentheses.
    pub fn operand(&mut self) -> Result<Operand, Fault> {
        if self.kind() == Kind::Sign && self.here() == "(" {
            return self.grouped(Self::operand);
        }
        if self.kind() == Kind::Value {
            let name = self.here();
            let value = self.substitutes.value(name).cloned();
            if value.is_none() {
                // A condition tells the first of what is not defined, an update names before values.
                let is_apart = self.order.mistakes.contains(&Mistake::Value);
                self.note(
                    if is_apart { Mistake::Value } else { Mistake::Name },
                    format!(
                        "An expression attribute value used in expression is not defined; attribute value: {name}"
                    ),
                );
            }
            self.step();
            return Ok(value.map_or(Operand::Undefined, Operand::Value));
        }
        if !self.is_path() {
            return Err(self.syntax_error());
        }
        match self.call()? {
            Some(call) => Ok(call),
            None => self.path().map(Operand::Path),
        }
    }

    /// Reads a call of a function, if one begins here.
    fn call(&mut self) -> Result<Option<Operand>, Fault> {
        let is_call = self.kind() == Kind::Word
            && self.tokens.get(self.at + 1).is_some_and(|next| self.text(*next) == "(");
        if !is_call {
            return Ok(None);
        }
        let name = self.here();
        self.count()?;
        self.step();
        self.step();
        let mut operands = vec![self.nested(Self::operand)?];
        while self.takes(",") {
            operands.push(self.nested(Self::operand)?);
        }
        self.expect(")")?;
        if self.order.mistakes.contains(&Mistake::Misused) {
            self.check_arguments(&operands);
        }
        // The names of functions are the only words whose case counts.
        let known = FUNCTIONS.iter().find(|(known, function, _)| {
            let is_updates = matches!(function, Function::IfNotExists | Function::ListAppend);
            *known == name && is_updates != self.order.mistakes.contains(&Mistake::Misused)
        });
        let Some((name, function, wanted)) = known else {
            self.note(Mistake::UnknownFunction, format!("Invalid function name; function: {name}"));
            return Ok(Some(Operand::Undefined));
        };
        if operands.len() == *wanted {
            self.check_call(name, *function, &operands);
        } else {
            let count = operands.len();
            self.note(
                Mistake::Count,
                format!(
                    "Incorrect number of operands for operator or function; operator or function: {name}, \
                     number of operands: {count}"
                ),
            );
        }
        Ok(Some(Operand::Call(*function, operands)))
    }

    /// Notes functions that cannot stand where a condition takes an operand: all but `size`.
    pub fn check_arguments(&mut self, operands: &[Operand]) {
        let misused = operands.iter().find_map(|operand| match operand {
            Operand::Call(function, _) if *function != Function::Size => Some(function.name()),
            _ => None,
        });
        if let Some(name) = misused {
            self.note(
                Mistake::Misused,
                format!("The function is not allowed to be used this way in an expression; function: {name}"),
            );
        }
    }

    /// Notes two operands that are one path.
    pub fn check_distinct(&mut self, name: &str, operands: &[Operand]) {
        if let [Operand::Path(one), Operand::Path(other)] = operands
            && one == other
        {
            self.note(
                Mistake::Distinct,
                format!(
                    "The first operand must be distinct from the remaining operands for this operator or \
                     function; operator: {name}, first operand: {one}"
                ),
            );
        }
    }

    /// Notes operands that a function cannot take, as far as they are known without an item.
    fn check_call(&mut self, name: &str, function: Function, operands: &[Operand]) {
        self.check_distinct(name, operands);
        let first_is_path = matches!(operands.first(), Some(Operand::Path(_)));
        let needs_path = matches!(
            function,
            Function::AttributeExists | Function::AttributeNotExists | Function::IfNotExists
        );
        if needs_path && !first_is_path {
            self.note(
                Mistake::Function,
                format!("Operator or function requires a document path; operator or function: {name}"),
            );
            return;
        }
        if function == Function::AttributeType {
            self.check_attribute_type(operands.get(1));
            return;
        }
        let allowed: &[&str] = match function {
            Function::BeginsWith => &["S", "B"],
            Function::ListAppend => &["L"],
            Function::Size => &["S", "B", "SS", "NS", "BS", "L", "M"],
            _ => return,
        };
        for operand in operands {
            let kind = match operand {
                Operand::Value(value) => value.kind(),
                // What these two give is known as well.
                Operand::Call(Function::Size, _) => "N",
                Operand::Call(Function::ListAppend, _) => "L",
                _ => continue,
            };
            if !allowed.contains(&kind) {
                self.note(Mistake::Function, wrong_operand(name, kind));
                return;
            }
        }
    }

    fn check_attribute_type(&mut self, operand: Option<&Operand>) {
        let known = ["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"];
        let message = match operand {
            Some(Operand::Value(super::Attribute::S(kind))) if known.contains(&kind.as_str()) => return,
            Some(Operand::Value(super::Attribute::S(kind))) => format!(
                "Invalid attribute type name found; type: {kind}, \
                 valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}"
            ),
            Some(Operand::Value(value)) => wrong_operand("attribute_type", value.kind()),
            Some(Operand::Call(Function::Size, _)) => wrong_operand("attribute_type", "N"),
            _ => wrong_operand("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"),
        };
        self.note(Mistake::Function, message);
    }

    /// Notes paths of which one leads to another, or takes it for another thing.
    pub fn check_apart(&mut self, paths: &[Path]) {
        for (at, one) in paths.iter().enumerate() {
            for other in paths.iter().take(at) {
                let (mistake, what) = if one.overlaps(other) {
                    (Mistake::Overlap, "overlap")
                } else if one.conflicts(other) {
                    (Mistake::Conflict, "conflict")
                } else {
                    continue;
                };
                self.note(
                    mistake,
                    format!(
                        "Two document paths {what} with each other; must remove or rewrite one of these \
                         paths; path one: {other}, path two: {one}"
                    ),
                );
            }
        }
    }
}

/// What is said of a value that a function or an operator does not take.
pub(super) fn wrong_operand(name: &str, kind: &str) -> String {
    format!(
        "Incorrect operand type for operator or function; operator or function: {name}, operand type: {kind}"
    )
}
