//! References: what they yield, and how they print (vtl 4). What is not there is the empty string, in the output and in
//! expressions (gateway 3.1-2, 3.1-4).

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use gatelens_value::{Call, Called, Exceeded, JavaString, Number, Read, Value};

use super::arithmetic;
use super::failure::{Failure, Halt};
use super::{Budget, Eval, Machine, Outcome, weight};
use crate::ast::{Expression, Form, Node, Reference, Step};
use crate::diagnostics as table;
use crate::host::Host;
use crate::java::Java;
use crate::methods::{self, Name};
use crate::provenance::{ReadValue, SegmentKind, TraceSink};
use crate::render_error::RenderErrorKind;

/// How many characters of a value an error shows.
const SHOWN: usize = 80;

impl<H: Host, T: TraceSink> Machine<'_, H, T> {
    /// The value of a reference where a value is due: the empty string if it yields nothing.
    #[inline]
    pub(super) fn reference(&mut self, reference: &Reference) -> Eval<Value> {
        if matches!(reference.form, Form::Bare | Form::Broken) {
            return Ok(Value::Null);
        }
        if let Some(value) = self.value_at_a_glance(reference)? {
            return Ok(value);
        }
        self.found(reference)
    }

    /// What a reference yields; the empty string if that is nothing.
    fn found(&mut self, reference: &Reference) -> Eval<Value> {
        let mut found = self.resolve(reference);
        if let Ok(value @ Value::Null) = &mut found {
            *value = Value::String(JavaString::empty());
        }
        found
    }

    /// What a reference yields; null if that is nothing.
    #[inline]
    pub(super) fn resolve(&mut self, reference: &Reference) -> Eval<Value> {
        if T::ON { self.resolve_traced(reference) } else { self.follow(reference) }
    }

    /// What a reference yields. The value of each step is handed on where it was written: moving it costs as much as
    /// many a step does.
    fn follow(&mut self, reference: &Reference) -> Eval<Value> {
        let Some(root) = self.variables.get(reference.root) else { return Ok(Value::Null) };
        let steps = reference.steps.as_slice();
        let mut done = 1;
        // What can be done with a value where it lies is done there, without a share in it.
        let mut value = match (root, steps) {
            (_, []) => return Ok(root.clone()),
            (Value::Map(map), [Step::Property { name, .. }, rest @ ..]) if !name.is_class() => {
                let budget = &mut self.budget;
                map.read_str_near(name.java(), &name.site().key, |value| {
                    budget.work(1)?;
                    let value = value.unwrap_or(&Value::Null);
                    let call = rest.first().and_then(Step::literal_call);
                    match (value, call) {
                        // What a text does changes no map.
                        (Value::String(text), Some((name, arguments))) => {
                            done = 2;
                            methods::call_on_text(budget, value, text, name, arguments)
                        }
                        _ => Ok(value.clone()),
                    }
                })
            }
            (Value::String(text), [step, ..]) if let Some((name, arguments)) = step.literal_call() => {
                methods::call_on_text(&mut self.budget, root, text, name, arguments)
            }
            (_, [step, ..]) => {
                let root = root.clone();
                self.apply(&root, step)
            }
        };
        loop {
            if value.is_err() {
                self.tell_failure_in(&mut value, reference, done);
            }
            let Some(step) = steps.get(done) else { break };
            done += 1;
            value = match (&value, step.literal_call()) {
                (Ok(Value::Null) | Err(_), _) => break,
                (Ok(this @ Value::String(text)), Some((name, arguments))) => {
                    methods::call_on_text(&mut self.budget, this, text, name, arguments)
                }
                (Ok(before), _) => self.apply(before, step),
            };
        }
        value
    }

    /// Makes the failure of the step before the one at `done` a failure of the rendering.
    #[cold]
    fn tell_failure_in(&mut self, failed: &mut Eval<Value>, reference: &Reference, done: usize) {
        if let (Err(failure), Some(step)) = (failed, reference.steps.get(done - 1)) {
            let method = match step {
                Step::Method { name, .. } => name.text(),
                _ => "",
            };
            self.tell_failure(failure, method, step.span());
            self.add_values(failure, reference);
        }
    }

    /// Applies a step of a reference; null if it yields nothing.
    fn apply_of(&mut self, value: &Value, step: &Step, reference: &Reference) -> Eval<Value> {
        let mut applied = self.apply(value, step);
        if let Err(failure) = &mut applied {
            self.add_values(failure, reference);
        }
        applied
    }

    fn resolve_traced(&mut self, reference: &Reference) -> Eval<Value> {
        let (span, mut missing) = (self.template.place(reference.span), None);
        let mut value = self.variables.get(reference.root).cloned().unwrap_or_default();
        if value.is_null() {
            self.trace.missing(span, span);
        } else {
            for step in &reference.steps {
                let next = self.apply_of(&value, step, reference)?;
                if next.is_null() {
                    missing = Some(step);
                    break;
                }
                value = next;
            }
        }
        if let Some(step) = missing {
            let place = self.template.place(step.span());
            self.trace.missing(span, place);
            if let Step::Method { name, .. } = step
                && let Some(near) = methods::nearest(&value, name.text())
            {
                self.trace.misnamed(span, place, value.class_name(), near);
            }
            value = Value::Null;
        }
        self.read_origins(reference, &value);
        let path = self.template.text(reference.span).to_owned();
        self.reads.push(ReadValue { source: String::new(), path, value: value.clone() });
        Ok(value)
    }

    /// Applies a step; null if it yields nothing.
    pub(super) fn apply(&mut self, value: &Value, step: &Step) -> Eval<Value> {
        self.step(step.span())?;
        match step {
            Step::Property { name, span } => self.property(value, name, *span),
            Step::Method { name, arguments, span } => match step.literal_call() {
                Some((name, given)) => {
                    let called = self.call(value, name, given, *span);
                    self.outcome(called, name.text(), *span)
                }
                None => self.call_with(value, name, arguments, *span),
            },
            Step::Index { index, span } => {
                let index = self.argument(index)?;
                self.index(value, index, *span)
            }
        }
    }

    /// Evaluates arguments and calls a method with them.
    fn call_with(&mut self, value: &Value, name: &Name, arguments: &[Expression], span: Span) -> Eval<Value> {
        let mut called = self.call_with_values(value, name, arguments, span);
        if let Err(failure) = &mut called {
            self.tell_failure(failure, name.text(), span);
        }
        called
    }

    #[inline]
    fn call_with_values(
        &mut self,
        value: &Value,
        name: &Name,
        arguments: &[Expression],
        span: Span,
    ) -> Outcome {
        match arguments {
            [one] => {
                let one = self.argument(one);
                match &one {
                    Ok(one) => self.call(value, name, std::slice::from_ref(one), span),
                    Err(_) => one,
                }
            }
            [one, two] => {
                let pair = [self.argument(one)?, self.argument(two)?];
                self.call(value, name, &pair, span)
            }
            many => {
                let mut values = Vec::with_capacity(many.len());
                for argument in many {
                    values.push(self.argument(argument)?);
                }
                self.call(value, name, &values, span)
            }
        }
    }

    /// An argument, one level deeper.
    fn argument(&mut self, expression: &Expression) -> Eval<Value> {
        match &expression.node {
            Node::Literal(value) => Ok(value.clone()),
            _ => {
                self.enter(weight::ARGUMENT, expression.span)?;
                let value = self.value(expression);
                self.depth -= weight::ARGUMENT;
                value
            }
        }
    }

    fn property(&mut self, value: &Value, name: &Name, span: Span) -> Eval<Value> {
        match value {
            Value::Map(map) if name.text() != "class" => {
                Ok(map.get_str_near(name.java(), &name.site().key).unwrap_or_default())
            }
            Value::Object(object) if object.downcast_ref::<Java>().is_none() => {
                let (found, halt) = self.door(|door| object.property(name.text(), door));
                match (found, halt) {
                    (_, Some(exceeded)) => Err(self.exceeded(exceeded, span)),
                    (Some(value), _) => Ok(value),
                    (None, _) if name.text() == "class" => Ok(methods::class_of(value)),
                    (None, _) => Ok(Value::Null),
                }
            }
            _ => {
                let found = methods::property(&mut self.budget, value, name);
                self.outcome(found, name.text(), span)
            }
        }
    }

    fn index(&mut self, value: &Value, index: Value, span: Span) -> Eval<Value> {
        let index = self.counted_from_end(value, index, span)?;
        match (value, &index) {
            (Value::List(list), Value::Number(Number::Integer(at))) => {
                match usize::try_from(*at).ok().and_then(|at| list.get(at)) {
                    Some(item) => Ok(item),
                    None => Err(self.out_of_range(*at, list.len(), span)),
                }
            }
            (Value::Map(map), key) => {
                self.budget.steps += key.as_java_string().map_or(0, JavaString::byte_len) as u64 / 64;
                let found = self.budget.walk(|walk| map.get(key, walk));
                self.outcome(found, "get", span).map(Option::unwrap_or_default)
            }
            _ => self.call_named(value, "get", &[index], span),
        }
    }

    /// A negative Integer counts from the end.
    pub(super) fn counted_from_end(&mut self, value: &Value, index: Value, span: Span) -> Eval<Value> {
        let Value::Number(Number::Integer(at)) = index else { return Ok(index) };
        if at >= 0 {
            return Ok(index);
        }
        match self.call_named(value, "size", &[], span)? {
            Value::Number(Number::Integer(size)) => Ok(Value::from(size.wrapping_add(at))),
            _ => Err(self.fail(
                Diagnostic::new(&table::NO_SIZE)
                    .arg("index", at.to_string())
                    .arg("class", value.class_name())
                    .at(span),
            )),
        }
    }

    #[cold]
    pub(super) fn out_of_range(&self, index: i32, size: usize, span: Span) -> Failure {
        self.fail(
            Diagnostic::new(&table::INDEX)
                .arg("index", index.to_string())
                .arg("size", size.to_string())
                .at(span),
        )
    }

    /// Calls a method; null if it does not exist or returns null.
    pub(super) fn call(&mut self, value: &Value, name: &Name, arguments: &[Value], span: Span) -> Outcome {
        if let Value::Object(object) = value
            && object.downcast_ref::<Java>().is_none()
        {
            let (called, over) = self.door(|door| object.call(name.text(), arguments, door));
            if let Some(exceeded) = over {
                return Err(exceeded.into());
            }
            return match called {
                Called::Unknown => methods::object_method(&mut self.budget, value, name, arguments),
                Called::Returned(value) => Ok(value),
                Called::Failed(exception) => Err(Halt::Threw(exception).into()),
                Called::Exceeded(exceeded) => Err(exceeded.into()),
            };
        }
        if arguments.is_empty() && Self::may_hold_block(value) && name.text() == "toString" {
            // Define blocks are rendered, alone or in a list.
            return Ok(self.text_of(value, span)?.map_or(Value::Null, Value::String));
        }
        if name.prints_arguments() && arguments.iter().any(Self::may_hold_block) {
            let mut rendered = Vec::with_capacity(arguments.len());
            for argument in arguments {
                rendered.push(self.with_blocks_rendered(argument, span)?.unwrap_or_else(|| argument.clone()));
            }
            return methods::call(&mut self.budget, value, name, &rendered);
        }
        methods::call(&mut self.budget, value, name, arguments)
    }

    /// Whether a value is a define block, or something that may hold one.
    fn may_hold_block(value: &Value) -> bool {
        match value {
            Value::List(_) | Value::Map(_) => true,
            Value::Object(object) => object.downcast_ref::<Java>().is_some_and(|java| {
                matches!(java, Java::Define(_) | Java::View(_) | Java::SubList(_) | Java::Entry(_))
            }),
            _ => false,
        }
    }

    /// Calls a method that the language itself calls.
    pub(super) fn call_named(
        &mut self,
        value: &Value,
        name: &str,
        arguments: &[Value],
        span: Span,
    ) -> Eval<Value> {
        if methods::is_host(value) {
            let found = self.call(value, &Name::new(name), arguments, span);
            return self.outcome(found, name, span);
        }
        let found = methods::call_named(&mut self.budget, value, name, arguments);
        self.outcome(found, name, span)
    }

    /// Opens the door to a host object.
    fn door<R>(&mut self, with: impl FnOnce(&mut dyn Call) -> R) -> (R, Option<Exceeded>) {
        let mut door =
            Door { budget: &mut self.budget, reads: &mut self.reads, trace: &mut *self.trace, over: None };
        let result = with(&mut door);
        let over = door.over;
        (result, over)
    }

    /// What comes of a method, its failure as one of the rendering.
    #[inline]
    pub(super) fn outcome<R>(&mut self, outcome: Eval<R>, method: &str, span: Span) -> Eval<R> {
        let mut outcome = outcome;
        if let Err(failure) = &mut outcome {
            self.tell_failure(failure, method, span);
        }
        outcome
    }

    /// Makes the failure of a method, if it is one, a failure of the rendering.
    #[cold]
    pub(super) fn tell_failure(&mut self, failure: &mut Failure, method: &str, span: Span) {
        let told = match failure.halt_mut() {
            Halt::Stop | Halt::Break | Halt::Leave(_) | Halt::Fail(_) => return,
            Halt::Exceeded(exceeded) => self.exceeded(*exceeded, span),
            Halt::Memory => self.limit(&table::MEMORY, self.budget.limits.memory_bytes as u64, span),
            Halt::Threw(exception) => {
                if T::ON {
                    self.trace.threw(self.template.place(span), exception);
                }
                let error = match exception.diagnostic.take() {
                    Some(mut diagnostic) => {
                        diagnostic.span = Some(span);
                        *diagnostic
                    }
                    None => Diagnostic::new(&table::METHOD_THREW)
                        .arg("method", method)
                        .arg("exception", exception.to_string())
                        .at(span),
                };
                self.fail(error)
            }
        };
        *failure = told;
    }

    #[cold]
    pub(super) fn exceeded(&self, exceeded: Exceeded, span: Span) -> Failure {
        match exceeded {
            Exceeded::Steps => self.limit(&table::STEPS, self.budget.limits.steps, span),
            Exceeded::Length => self.limit(&table::STRING, self.budget.limits.string_bytes as u64, span),
            Exceeded::Changed => self.fail(Diagnostic::new(&table::CHANGED).at(span)),
            _ => self.limit(&table::VALUE_TOO_DEEP, 512, span),
        }
    }

    /// Adds the values of the references in a failing one.
    #[cold]
    fn add_values(&mut self, failure: &mut Failure, reference: &Reference) {
        let mut roots = vec![reference.root];
        for step in &reference.steps {
            match step {
                Step::Method { arguments, .. } => arguments.iter().for_each(|a| roots_of(a, &mut roots)),
                Step::Index { index, .. } => roots_of(index, &mut roots),
                Step::Property { .. } => {}
            }
        }
        self.add_values_of(failure, roots);
    }

    /// Adds the values of the references in a failing expression.
    #[cold]
    pub(super) fn with_values_in(&mut self, mut failure: Failure, expression: &Expression) -> Failure {
        let mut roots = Vec::new();
        roots_of(expression, &mut roots);
        self.add_values_of(&mut failure, roots);
        failure
    }

    fn add_values_of(&mut self, failure: &mut Failure, roots: Vec<crate::ast::Variable>) {
        let Halt::Fail(error) = failure.halt_mut() else { return };
        if error.has_values() || error.kind() == RenderErrorKind::Limit {
            return;
        }
        let mut values = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for root in roots {
            if !seen.insert(root) {
                continue;
            }
            let shown = match self.variables.get(root) {
                Some(value) => shown(value),
                None => "(undefined)".to_owned(),
            };
            values.push((format!("${}", self.template.name(root)), shown));
        }
        error.set_values(values);
    }

    // ---- printing

    /// Prints a reference.
    #[inline]
    pub(super) fn print(&mut self, reference: &Reference) -> Eval<()> {
        if reference.prefix.is_none()
            && (self.print_at_a_glance(reference)? || self.print_returned_as_is(reference))
        {
            return self.check_output(reference.span);
        }
        self.print_resolved(reference)
    }

    /// Resolves a reference and prints it.
    fn print_resolved(&mut self, reference: &Reference) -> Eval<()> {
        let reads = self.reads.len();
        let start = self.out.len();
        let resolved = self.resolve(reference);
        let Ok(value) = &resolved else { return resolved.map(drop) };
        let prefix = reference.prefix.as_deref().copied().unwrap_or_default();
        if prefix.escaped {
            self.push_backslashes(prefix.backslashes);
            self.out.push_str(self.template.text(reference.written));
            return self.printed(start, reference, SegmentKind::Written, reads);
        }
        if let Value::Object(object) = value
            && let Some(Java::Define(define)) = object.downcast_ref::<Java>()
        {
            self.calls.push(self.template.place(reference.span));
            let rendered = self.render_define(define, reference.span);
            self.calls.pop();
            if rendered? {
                self.reads.truncate(reads);
                return Ok(());
            }
            self.push_backslashes(prefix.backslashes * 2);
            self.out.push_str(self.template.text(prefix.more));
            if reference.form != Form::Quiet {
                self.out.push_str(self.template.text(reference.written));
            }
            return self.printed(start, reference, SegmentKind::Written, reads);
        }
        self.push_backslashes(prefix.backslashes);
        if !prefix.more.is_empty() {
            self.out.push_str(self.template.text(prefix.more));
        }
        match value {
            Value::Null => {}
            Value::String(text) => self.out.push_java(text),
            Value::List(_) | Value::Map(_) | Value::Object(_) => {
                self.print_container(value, reference.span)?
            }
            value => {
                if let Value::Number(number) = value {
                    self.budget.steps += arithmetic::work(number.words()) as u64;
                }
                if let Err(exceeded) = value.print(&mut self.out) {
                    self.check_output(reference.span)?;
                    return Err(self.exceeded(exceeded, reference.span));
                }
            }
        }
        self.printed(start, reference, SegmentKind::Reference, reads)
    }

    fn print_container(&mut self, value: &Value, span: Span) -> Eval<()> {
        let plain = self.with_blocks_rendered(value, span)?;
        let before = self.out.len();
        let printed = plain.as_ref().unwrap_or(value).print(&mut self.out);
        self.budget.steps += (self.out.len() - before) as u64 / 64;
        if let Err(exceeded) = printed {
            self.check_output(span)?;
            return Err(self.exceeded(exceeded, span));
        }
        Ok(())
    }

    fn push_backslashes(&mut self, count: u32) {
        for _ in 0..count {
            self.out.push_char('\\');
        }
    }

    fn printed(&mut self, start: usize, reference: &Reference, kind: SegmentKind, reads: usize) -> Eval<()> {
        if T::ON {
            self.segment(start, reference.span, kind, reads);
            self.reads.truncate(reads);
        }
        self.check_output(reference.span)
    }
}

fn roots_of(expression: &Expression, roots: &mut Vec<crate::ast::Variable>) {
    match &expression.node {
        Node::Reference(reference) => roots.push(reference.root),
        Node::List(items) | Node::Or(items) | Node::And(items) => {
            items.iter().for_each(|item| roots_of(item, roots));
        }
        Node::Not(_, inner) => roots_of(inner, roots),
        Node::Map(entries) => entries.iter().for_each(|(key, value)| {
            roots_of(key, roots);
            roots_of(value, roots);
        }),
        Node::Range(ends) => {
            roots_of(&ends.0, roots);
            roots_of(&ends.1, roots);
        }
        Node::Chain(chain) => {
            roots_of(&chain.first.value, roots);
            chain.rest.iter().for_each(|(_, operand)| roots_of(&operand.value, roots));
        }
        Node::Null | Node::Literal(_) | Node::Interpolated(_) => {}
    }
}

/// The first characters of a value's text.
pub(super) fn shown(value: &Value) -> String {
    let mut out = gatelens_value::TextBuilder::with_limit(4_096);
    let whole = value.print(&mut out).is_ok();
    let text = out.as_str();
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() || !whole {
        short.push('…');
    }
    short
}

/// The door by which host objects speak back.
struct Door<'d, 'r, T: TraceSink> {
    budget: &'d mut Budget<'r>,
    reads: &'d mut Vec<ReadValue>,
    trace: &'d mut T,
    over: Option<Exceeded>,
}

impl<T: TraceSink> Call for Door<'_, '_, T> {
    fn traced(&self) -> bool {
        T::ON
    }

    fn reads(&mut self, read: Read<'_>) {
        if T::ON {
            self.reads.push(ReadValue {
                source: read.source.to_owned(),
                path: read.path.to_owned(),
                value: read.value.clone(),
            });
        }
    }

    fn notes(&mut self, diagnostic: Diagnostic) {
        self.trace.note(diagnostic);
    }

    fn charge(&mut self, steps: u64) -> Result<(), Exceeded> {
        self.budget.work(usize::try_from(steps).unwrap_or(usize::MAX)).map_err(|_| {
            self.over = Some(Exceeded::Steps);
            Exceeded::Steps
        })
    }
}
