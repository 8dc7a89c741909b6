//! Expressions: values, truth and operators (vtl 5, gateway 3.4-5, 3.4-9).

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use gatelens_value::{JavaString, List, Map, Number, TextBuilder, Value};

use super::arithmetic::{self, Computed};
use super::numbers::Numbers;
use super::{Eval, Machine, weight};
use crate::ast::{Chain, Expression, Form, Node, Operand, Operator};
use crate::diagnostics as table;
use crate::host::Host;
use crate::java::Java;
use crate::methods;
use crate::provenance::TraceSink;

impl<H: Host, T: TraceSink> Machine<'_, H, T> {
    /// The value of an expression, null where Velocity's is.
    pub(super) fn value(&mut self, expression: &Expression) -> Eval<Value> {
        self.step(expression.span)?;
        match &expression.node {
            Node::Null => Ok(Value::Null),
            Node::Literal(value) => Ok(value.clone()),
            Node::Reference(reference) => self.reference(reference),
            Node::Interpolated(string) => {
                let text = self.aside(expression.span, |machine| machine.block(&string.body))?;
                Ok(Value::String(if string.padded { text.without_last() } else { text }))
            }
            Node::List(items) => self.list(items, expression.span),
            Node::Map(entries) => self.map(entries, expression.span),
            Node::Range(ends) => self.range(ends, expression),
            Node::Not(..) | Node::Or(_) | Node::And(_) => self.truth(expression).map(Value::Boolean),
            Node::Chain(chain) => self.chain(chain, expression.span),
        }
    }

    /// Whether an expression is true as a condition: the Boolean false alone is not, and what is not there is (gateway
    /// 3.1-3, 3.1-5).
    pub(super) fn truth(&mut self, expression: &Expression) -> Eval<bool> {
        match &expression.node {
            Node::Literal(Value::Boolean(value)) => Ok(*value),
            Node::Reference(reference) => {
                if reference.form == Form::Bare {
                    return Ok(false);
                }
                self.step(expression.span)?;
                if let Some(truth) = self.truth_at_a_glance(reference)? {
                    return Ok(truth);
                }
                let resolved = self.resolve(reference);
                match &resolved {
                    Ok(Value::Boolean(value)) => Ok(*value),
                    Err(_) => resolved.map(|_| false),
                    Ok(Value::Object(object)) => match object.downcast_ref::<Java>() {
                        Some(Java::Define(define)) => {
                            let mut rendered = false;
                            self.aside(expression.span, |machine| {
                                rendered = machine.render_define(define, expression.span)?;
                                Ok(())
                            })?;
                            Ok(rendered)
                        }
                        // Velocity asks for the text of what it tests.
                        Some(Java::SubList(part)) if part.list().is_none() => {
                            Err(self.fail(Diagnostic::new(&table::CHANGED).at(expression.span)))
                        }
                        _ => Ok(true),
                    },
                    _ => Ok(true),
                }
            }
            Node::Not(count, inner) => {
                let truth = self.deeper(weight::OPERAND, inner, Self::truth)?;
                Ok(truth == (count % 2 == 0))
            }
            Node::Or(items) => {
                for item in items {
                    if self.deeper(weight::OPERAND, item, Self::truth)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Node::And(items) => {
                for item in items {
                    if !self.deeper(weight::OPERAND, item, Self::truth)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Node::Chain(chain) if chain.rest.last().is_some_and(|(operator, _)| operator.compares()) => {
                Ok(matches!(self.chain(chain, expression.span)?, Value::Boolean(true)))
            }
            _ => Ok(false),
        }
    }

    /// Evaluates a part of an expression one level deeper.
    fn deeper<R>(
        &mut self,
        weight: u32,
        expression: &Expression,
        evaluate: impl FnOnce(&mut Self, &Expression) -> Eval<R>,
    ) -> Eval<R> {
        self.enter(weight, expression.span)?;
        let result = evaluate(self, expression);
        self.depth -= weight;
        result
    }

    fn operand(&mut self, expression: &Expression) -> Eval<Value> {
        self.deeper(weight::OPERAND, expression, Self::value)
    }

    fn element(&mut self, expression: &Expression) -> Eval<Value> {
        match &expression.node {
            Node::Literal(value) => Ok(value.clone()),
            _ => self.deeper(weight::ELEMENT, expression, Self::value),
        }
    }

    fn list(&mut self, items: &[Expression], span: Span) -> Eval<Value> {
        self.made(items.len(), span)?;
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let value = self.element(item)?;
            self.budget.hold(&value);
            values.push(value);
        }
        Ok(Value::List(List::array_list(values)))
    }

    fn map(&mut self, entries: &[(Expression, Expression)], span: Span) -> Eval<Value> {
        self.made(entries.len() * 2, span)?;
        let map = Map::linked();
        for (key, value) in entries {
            let (key, value) = (self.element(key)?, self.element(value)?);
            self.budget.hold(&key);
            self.budget.hold(&value);
            let put = self.budget.walk(|walk| map.put(key, value, walk));
            self.outcome(put, "put", span)?;
        }
        Ok(Value::Map(map))
    }

    /// Counts the elements of a list or map that is made.
    fn made(&mut self, elements: usize, span: Span) -> Eval<()> {
        let counted = self.budget.elements(elements);
        self.outcome(counted, "", span)
    }

    fn range(&mut self, ends: &(Expression, Expression), range: &Expression) -> Eval<Value> {
        let Some(numbers) = self.numbers(ends, range)? else { return Ok(Value::Null) };
        self.made(numbers.len(), range.span)?;
        let integer = |value: i32| Value::Number(Number::Integer(value));
        Ok(Value::List(List::array_list(numbers.map(integer).collect())))
    }

    /// The numbers of a range; nothing if an end is no number.
    pub(super) fn numbers(
        &mut self,
        ends: &(Expression, Expression),
        range: &Expression,
    ) -> Eval<Option<Numbers>> {
        let (from, to) = (self.element(&ends.0)?, self.element(&ends.1)?);
        let (Value::Number(from), Value::Number(to)) = (from, to) else { return Ok(None) };
        let numbers = match Numbers::between(from.int_value(), to.int_value()) {
            Ok(numbers) => numbers,
            Err(capacity) => {
                let exception = format!("java.lang.IllegalArgumentException: Illegal Capacity: {capacity}");
                let error = Diagnostic::new(&table::FAILED).arg("exception", exception).at(range.span);
                let failure = self.fail(error);
                return Err(self.with_values_in(failure, range));
            }
        };
        let limit = self.budget.limits.range;
        if numbers.len() > limit as usize {
            let error = Diagnostic::new(&table::RANGE)
                .arg("length", numbers.len().to_string())
                .arg("limit", limit.to_string())
                .at(range.span);
            let error = super::RenderError::new(super::RenderErrorKind::Limit, error);
            return Err(super::Halt::Fail(error).into());
        }
        Ok(Some(numbers))
    }

    // ---- operators

    fn chain(&mut self, chain: &Chain, span: Span) -> Eval<Value> {
        let held;
        let first = match &chain.first.value.node {
            Node::Literal(value) => value,
            _ => {
                held = self.operand(&chain.first.value);
                match &held {
                    Ok(value) => value,
                    Err(_) => return held,
                }
            }
        };
        let Some(((operator, operand), rest)) = chain.rest.split_first() else { return Ok(first.clone()) };
        let mut left = self.operate(*operator, first, chain.first.literal, operand, span);
        let mut before = operand;
        for (operator, operand) in rest {
            match &left {
                Ok(value) => left = self.operate(*operator, value, before.written, operand, span),
                Err(_) => break,
            }
            before = operand;
        }
        left
    }

    /// Applies an operator; `written` stands for the left operand if that is null beside a string.
    fn operate(
        &mut self,
        operator: Operator,
        left: &Value,
        written: Span,
        operand: &Operand,
        span: Span,
    ) -> Eval<Value> {
        let held;
        let right = match &operand.value.node {
            Node::Literal(value) => value,
            _ => {
                held = self.operand(&operand.value);
                match &held {
                    Ok(value) => value,
                    Err(_) => return held,
                }
            }
        };
        self.budget.steps += 1;
        match operator {
            Operator::Equal => Ok(Value::Boolean(self.equal(left, right, span)?)),
            Operator::NotEqual => Ok(Value::Boolean(!self.equal(left, right, span)?)),
            Operator::Less | Operator::LessEqual | Operator::Greater | Operator::GreaterEqual => {
                Ok(Value::Boolean(self.ordered(operator, left, right, span)?))
            }
            Operator::Add if matches!(left, Value::String(_)) || matches!(right, Value::String(_)) => {
                if left.is_null() {
                    let left = Value::from(self.template.text(written));
                    return self.concatenate(&left, right, span);
                }
                if right.is_null() {
                    let right = Value::from(self.template.text(operand.literal));
                    return self.concatenate(left, &right, span);
                }
                self.concatenate(left, right, span)
            }
            _ => self.compute(operator, left, right, span),
        }
    }

    fn compute(&mut self, operator: Operator, left: &Value, right: &Value, span: Span) -> Eval<Value> {
        let (Value::Number(left), Value::Number(right)) = (left, right) else { return Ok(Value::Null) };
        self.long_numbers(left, right, span)?;
        match arithmetic::compute(operator, left, right) {
            Computed::Number(number) => {
                let bits = match &number {
                    Number::BigInteger(whole) => whole.bits(),
                    Number::BigDecimal(decimal) => decimal.unscaled().bits(),
                    _ => 0,
                };
                if bits > 0 {
                    self.made(bits as usize / 128, span)?;
                    if bits > arithmetic::MAX_BITS {
                        return Err(self.limit(&table::MEMORY, self.budget.limits.memory_bytes as u64, span));
                    }
                }
                Ok(Value::Number(number))
            }
            Computed::Null => Ok(Value::Null),
            Computed::Failed => Err(self.fail(
                Diagnostic::new(&table::BIG_MODULO)
                    .arg("left", left.to_string())
                    .arg("right", right.to_string())
                    .at(span),
            )),
        }
    }

    /// Counts the work of an operation on numbers that may be long.
    #[inline]
    fn long_numbers(&mut self, left: &Number, right: &Number, span: Span) -> Eval<()> {
        let is_long = |number: &Number| matches!(number, Number::BigInteger(_) | Number::BigDecimal(_));
        if !is_long(left) && !is_long(right) {
            return Ok(());
        }
        let counted = self.budget.work(arithmetic::work(left.words() + right.words()));
        self.outcome(counted, "", span)
    }

    fn ordered(&mut self, operator: Operator, left: &Value, right: &Value, span: Span) -> Eval<bool> {
        let (Value::Number(left), Value::Number(right)) = (left, right) else { return Ok(false) };
        self.long_numbers(left, right, span)?;
        let Some(order) = arithmetic::compare(left, right) else { return Err(self.not_a_number(span)) };
        Ok(match operator {
            Operator::Less => order.is_lt(),
            Operator::LessEqual => order.is_le(),
            Operator::Greater => order.is_gt(),
            _ => order.is_ge(),
        })
    }

    #[cold]
    fn not_a_number(&self, span: Span) -> super::Failure {
        let exception = "java.lang.NumberFormatException: Infinite or NaN";
        self.fail(Diagnostic::new(&table::FAILED).arg("exception", exception).at(span))
    }

    /// `==` (vtl 5).
    pub(super) fn equal(&mut self, left: &Value, right: &Value, span: Span) -> Eval<bool> {
        match (left, right) {
            (Value::Number(left), Value::Number(right)) => {
                self.long_numbers(left, right, span)?;
                match arithmetic::compare(left, right) {
                    Some(order) => Ok(order.is_eq()),
                    None => Err(self.not_a_number(span)),
                }
            }
            (Value::String(left), Value::String(right)) => {
                self.budget.steps += left.byte_len() as u64 / 256;
                Ok(left == right)
            }
            (Value::Null, Value::Null) => Ok(true),
            (Value::Null, other) | (other, Value::Null) => self.has_no_text(other, span),
            _ if methods::related(left, right) => {
                let equal = self.budget.walk(|walk| walk.equal(left, right));
                self.outcome(equal, "equals", span)
            }
            _ => {
                let left = self.text_of(left, span)?;
                let right = self.text_of(right, span)?;
                Ok(left.is_some() && right.is_some() && left == right || left.is_none() && right.is_none())
            }
        }
    }

    /// Whether a value equals null: Java asks for its text, and a define block inside itself may have none.
    fn has_no_text(&mut self, value: &Value, span: Span) -> Eval<bool> {
        match value {
            Value::Object(_) => Ok(self.text_of(value, span)?.is_none()),
            _ => self.with_blocks_rendered(value, span).map(|_| false),
        }
    }

    /// The text of a value; nothing for a define block that contains itself too deeply.
    pub(super) fn text_of(&mut self, value: &Value, span: Span) -> Eval<Option<JavaString>> {
        if let Value::Object(object) = value
            && let Some(Java::Define(define)) = object.downcast_ref::<Java>()
        {
            let mut rendered = false;
            let text = self.aside(span, |machine| {
                rendered = machine.render_define(define, span)?;
                Ok(())
            })?;
            return Ok(rendered.then_some(text));
        }
        if Java::is_stale(value) {
            return Err(self.fail(Diagnostic::new(&table::CHANGED).at(span)));
        }
        if let Value::String(text) = value {
            return Ok(Some(text.clone()));
        }
        let plain = self.with_blocks_rendered(value, span)?;
        let value = plain.as_ref().unwrap_or(value);
        let text = self.budget.text_of(value);
        self.outcome(text, "toString", span).map(Some)
    }

    /// A copy of a value that prints the same, in which define blocks are replaced by their text, if it holds any.
    pub(super) fn with_blocks_rendered(&mut self, value: &Value, span: Span) -> Eval<Option<Value>> {
        if value.is_plain() {
            return Ok(None);
        }
        let mut visits = 0;
        let holds = holds_block(value, 0, &mut visits);
        let work = if holds { visits } else { visits / 16 };
        let counted = self.budget.work(work);
        self.outcome(counted, "toString", span)?;
        if !holds {
            return Ok(None);
        }
        let copy = self.rendered_copy(value, span, 0)?;
        Ok(Some(copy))
    }

    fn rendered_copy(&mut self, value: &Value, span: Span, depth: u32) -> Eval<Value> {
        if depth > BLOCK_SEARCH {
            return Ok(value.clone());
        }
        Ok(match value {
            Value::List(list) => {
                let mut items = Vec::with_capacity(list.len());
                for item in list.iter() {
                    items.push(self.rendered_copy(&item, span, depth + 1)?);
                }
                Value::List(List::new(list.kind(), items))
            }
            Value::Map(map) => {
                let copy = Map::linked();
                for (key, value) in map.pairs() {
                    let key = self.rendered_copy(&key, span, depth + 1)?;
                    let value = self.rendered_copy(&value, span, depth + 1)?;
                    let put = self.budget.walk(|walk| copy.put(key, value, walk));
                    self.outcome(put, "put", span)?;
                }
                Value::Map(copy)
            }
            Value::Object(object) => match object.downcast_ref::<Java>() {
                Some(Java::Define(_)) => {
                    self.text_of(value, span)?.map_or_else(|| Value::from("null"), Value::String)
                }
                Some(java @ (Java::View(_) | Java::SubList(_))) => match java.items() {
                    Some(items) => {
                        self.rendered_copy(&Value::List(List::array_list(items)), span, depth + 1)?
                    }
                    None => value.clone(),
                },
                Some(Java::Entry(entry)) => {
                    let mut out = TextBuilder::with_limit(self.budget.limits.string_bytes);
                    let parts = [entry.key.clone(), Value::from("="), entry.value()];
                    for part in parts {
                        let printed = self.rendered_copy(&part, span, depth + 1)?.print(&mut out);
                        printed.map_err(|exceeded| self.exceeded(exceeded, span))?;
                    }
                    Value::String(out.finish())
                }
                _ => value.clone(),
            },
            other => other.clone(),
        })
    }

    fn concatenate(&mut self, left: &Value, right: &Value, span: Span) -> Eval<Value> {
        let (Some(left), Some(right)) = (self.text_of(left, span)?, self.text_of(right, span)?) else {
            // A define block that contains itself too deeply has no text.
            let exception =
                "java.lang.NullPointerException: the text of a define block inside itself is null";
            return Err(self.fail(Diagnostic::new(&table::FAILED).arg("exception", exception).at(span)));
        };
        let (Some(a), Some(b)) = (left.as_str(), right.as_str()) else {
            return Ok(Value::String(left.concat(&right)));
        };
        let length = a.len() + b.len();
        if length > self.budget.limits.string_bytes {
            return Err(self.exceeded(gatelens_value::Exceeded::Length, span));
        }
        let counted = self.budget.allocate(length).and_then(|()| self.budget.work(length / 64));
        self.outcome(counted, "+", span)?;
        let mut out = TextBuilder::with_capacity(length);
        out.push_str(a);
        out.push_str(b);
        Ok(Value::String(out.finish()))
    }
}

/// How deep define blocks are looked for in lists and maps.
const BLOCK_SEARCH: u32 = 4;

/// Among how many values define blocks are looked for: what holds more, has no text in any case.
const MAX_VISITS: usize = 2_000_000;

fn holds_block(value: &Value, depth: u32, visits: &mut usize) -> bool {
    *visits += 1;
    if depth > BLOCK_SEARCH || *visits > MAX_VISITS {
        return false;
    }
    match value {
        Value::List(list) => list.borrow().iter().any(|item| holds_block(item, depth + 1, visits)),
        Value::Map(map) => {
            let mut holds = |value: &Value| holds_block(value, depth + 1, visits);
            map.try_each(|key, value| if holds(key) || holds(value) { Err(()) } else { Ok(()) }).is_err()
        }
        Value::Object(object) => match object.downcast_ref::<Java>() {
            Some(Java::Define(_)) => true,
            Some(Java::View(view)) => holds_block(&Value::Map(view.map().clone()), depth, visits),
            Some(java @ Java::SubList(_)) => java
                .items()
                .is_some_and(|items| items.iter().any(|item| holds_block(item, depth + 1, visits))),
            Some(Java::Entry(entry)) => {
                holds_block(&entry.key, depth + 1, visits) || holds_block(&entry.value(), depth + 1, visits)
            }
            _ => false,
        },
        _ => false,
    }
}
