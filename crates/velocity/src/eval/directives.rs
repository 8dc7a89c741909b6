//! Directives (vtl 7, gateway 3.3).

use std::cell::Cell;
use std::rc::Rc;

use gatelens_value::diagnostic::Diagnostic;
use gatelens_value::text::Span;
use gatelens_value::{Number, Value};

use super::references::shown;
use super::{Eval, Halt, Machine};
use crate::ast::{Define, Expression, Foreach, If, Node, Set, Step, Variable};
use crate::diagnostics as table;
use crate::host::Host;
use crate::java::{DefineBlock, Java, Loop};
use crate::methods;
use crate::provenance::{Round, TraceSink};

use super::iteration::{Iteration, Next};

/// How deeply a define block may contain itself.
const DEFINE_DEPTH: u32 = 2;

impl<H: Host, T: TraceSink> Machine<'_, H, T> {
    // ---- #if

    pub(super) fn condition(&mut self, condition: &If) -> Eval<()> {
        for arm in &condition.arms {
            self.step(arm.span)?;
            let reads = self.reads.len();
            let taken = self.truth(&arm.condition)?;
            if T::ON {
                let span = self.template.place(arm.span);
                self.trace.condition(span, taken, self.reads.get(reads..).unwrap_or(&[]));
                self.reads.truncate(reads);
            }
            if taken {
                return self.nested(&arm.body, arm.span);
            }
        }
        match &condition.otherwise {
            Some(body) => self.nested(body, condition.span),
            None => Ok(()),
        }
    }

    // ---- #set

    pub(super) fn set(&mut self, set: &Set) -> Eval<()> {
        self.step(set.span)?;
        let reads = self.reads.len();
        let value = self.value(&set.value)?;
        if T::ON {
            let span = self.template.place(set.span);
            let value = (!value.is_null()).then_some(&value);
            self.trace.assigned(span, value, self.reads.get(reads..).unwrap_or(&[]));
            if set.target.steps.is_empty() && value.is_some() {
                let origins = self.host_reads(reads);
                self.originate(set.target.root, origins);
            }
            self.reads.truncate(reads);
        }
        if value.is_null() {
            return Ok(());
        }
        let Some((last, path)) = set.target.steps.split_last() else {
            self.assign(set.target.root, value);
            let checked = self.budget.check_memory();
            return self.outcome(checked, "", set.span);
        };
        let Some(mut holder) = self.variables.get(set.target.root).cloned() else { return Ok(()) };
        for step in path {
            holder = self.apply(&holder, step)?;
            if holder.is_null() {
                return Ok(());
            }
        }
        if T::ON {
            self.reads.truncate(reads);
        }
        self.store(&holder, last, value)
    }

    fn store(&mut self, holder: &Value, step: &Step, value: Value) -> Eval<()> {
        self.budget.tie(holder, &value);
        let grown = self.budget.elements(2);
        self.outcome(grown, "set", step.span())?;
        let name = match step {
            Step::Property { name, .. } | Step::Method { name, .. } => name,
            Step::Index { index, span } => return self.store_at(holder, index, value, *span),
        };
        match holder {
            Value::Map(map) => {
                map.insert(name.java().clone(), value);
            }
            Value::Object(object) => match object.downcast_ref::<Java>() {
                Some(java) => {
                    java.store(name.text(), value);
                }
                None => {
                    let mut silent = gatelens_value::Silent;
                    object.set_property(name.text(), &value, &mut silent);
                }
            },
            _ => {}
        }
        Ok(())
    }

    fn store_at(&mut self, holder: &Value, index: &Expression, value: Value, span: Span) -> Eval<()> {
        let index = self.value(index)?;
        let index = self.counted_from_end(holder, index, span)?;
        match (holder, &index) {
            (Value::List(list), Value::Number(Number::Integer(at))) => {
                let stored = usize::try_from(*at).ok().and_then(|at| list.set(at, value));
                if stored.is_none() {
                    return Err(self.out_of_range(*at, list.len(), span));
                }
            }
            (Value::Map(map), _) => {
                let put = self.budget.walk(|walk| map.put(index, value, walk));
                self.outcome(put, "put", span)?;
            }
            _ => {
                let arguments = [index, value];
                let method = if methods::applies(holder, "set", &arguments) { "set" } else { "put" };
                self.call_named(holder, method, &arguments, span)?;
            }
        }
        Ok(())
    }

    // ---- #define

    pub(super) fn define(&mut self, define: &Define) -> Eval<()> {
        self.step(define.head)?;
        let block = DefineBlock { body: Rc::clone(&define.body), depth: Cell::new(0) };
        self.assign(define.variable, Value::object(Java::Define(block)));
        Ok(())
    }

    /// Renders a define block; false if it contains itself too deeply.
    pub(super) fn render_define(&mut self, define: &DefineBlock, span: Span) -> Eval<bool> {
        let depth = define.depth.get() + 1;
        if depth > DEFINE_DEPTH {
            return Ok(false);
        }
        define.depth.set(depth);
        let body = Rc::clone(&define.body);
        match self.nested(&body, span) {
            // What passes through a block leaves its depth as it is: Velocity counts it down on return alone.
            Err(failure) if !matches!(failure.halt(), Halt::Break) => Err(failure),
            _ => {
                define.depth.set(define.depth.get().saturating_sub(1));
                Ok(true)
            }
        }
    }

    // ---- #break

    pub(super) fn leave(&mut self, target: Option<&Expression>, span: Span) -> Eval<()> {
        let Some(target) = target else { return Err(Halt::Break.into()) };
        let value = self.value(target)?;
        if let Value::Object(object) = &value
            && let Some(Java::Loop(scope)) = object.downcast_ref::<Java>()
        {
            return Err(Halt::Leave(scope.owner).into());
        }
        let error = Diagnostic::new(&table::NO_LOOP).arg("value", format!("`{}`", shown(&value))).at(span);
        let halt = self.fail(error);
        Err(self.with_values_in(halt, target))
    }

    // ---- #foreach

    pub(super) fn foreach(&mut self, foreach: &Foreach) -> Eval<()> {
        self.step(foreach.head)?;
        let Some(source) = &foreach.source else { return Ok(()) };
        let reads = self.reads.len();
        let Some(mut iteration) = self.iteration(source)? else {
            self.reads.truncate(reads);
            return Ok(());
        };
        let origins = if T::ON { self.host_reads(reads) } else { Vec::new() };
        let before = if T::ON { self.origin(foreach.variable) } else { Vec::new() };
        self.reads.truncate(reads);
        let [scope_name, counter, has_next] = self.loop_names;
        let saved = [Some(foreach.variable), counter, has_next]
            .map(|name| name.map(|name| (name, self.variables.save(name))));
        let scope = scope_name.map(|name| {
            let previous = self.variables.get(name).cloned();
            let scope = Value::object(Java::Loop(Loop::new(foreach.head.start, previous)));
            self.assign(name, scope.clone());
            (name, scope)
        });
        if T::ON {
            self.rounds.push(Round { head: self.template.place(foreach.head), index: 0 });
        }
        let ended = self.rounds(foreach, &mut iteration, scope.as_ref().map(|(_, scope)| scope), &origins);
        if T::ON {
            self.rounds.pop();
            self.originate(foreach.variable, before);
        }
        let passes = match ended {
            Ok(()) => Ok(()),
            Err(failure) => match failure.halt() {
                Halt::Break => Ok(()),
                Halt::Leave(owner) if *owner == foreach.head.start => Ok(()),
                Halt::Leave(_) | Halt::Stop => Err(failure),
                _ => return Err(failure),
            },
        };
        for (name, (value, weight)) in saved.into_iter().flatten() {
            self.budget.keep(0, weight);
            match value {
                Some(value) => self.assign(name, value),
                None => self.remove(name),
            }
        }
        if let Some((name, _)) = scope {
            self.end_scope(name, foreach.head)?;
        }
        passes
    }

    /// Gives `$foreach` its earlier value back.
    fn end_scope(&mut self, name: Variable, head: Span) -> Eval<()> {
        let Some(value) = self.variables.get(name).cloned() else {
            // The loop variable was called `foreach`; Velocity fails on what is no longer there.
            let error = Diagnostic::new(&table::FAILED)
                .arg("exception", "java.lang.NullPointerException: $foreach was removed")
                .at(head);
            return Err(self.fail(error));
        };
        let Value::Object(object) = &value else { return Ok(()) };
        let Some(Java::Loop(scope)) = object.downcast_ref::<Java>() else { return Ok(()) };
        match scope.parent.clone().or_else(|| scope.replaced()) {
            Some(earlier) => self.assign(name, earlier),
            None => self.remove(name),
        }
        Ok(())
    }

    fn rounds(
        &mut self,
        foreach: &Foreach,
        iteration: &mut Iteration,
        scope: Option<&Value>,
        origins: &[crate::provenance::ReadValue],
    ) -> Eval<()> {
        let [_, counter, flag] = self.loop_names;
        let scope = scope.and_then(|scope| match scope {
            Value::Object(object) => object.downcast_ref::<Java>(),
            _ => None,
        });
        let mut null_active = true;
        let mut round = 0;
        let mut cut = false;
        let mut ended = Ok(());
        while iteration.has_next() {
            if round >= self.budget.limits.rounds {
                cut = true;
                break;
            }
            if let Some(counter) = counter {
                self.assign(counter, Value::Number(Number::Integer(round.cast_signed() + 1)));
            }
            self.step(foreach.head)?;
            let value = match iteration.next() {
                Next::Value(value) => value,
                Next::Changed => {
                    let halt = self.fail(Diagnostic::new(&table::CHANGED).at(foreach.head));
                    return Err(match &foreach.source {
                        Some(source) => self.with_values_in(halt, source),
                        None => halt,
                    });
                }
            };
            let more = iteration.has_next();
            if let Some(flag) = flag {
                self.assign(flag, Value::Boolean(more));
            }
            if let Some(Java::Loop(scope)) = scope {
                scope.index.set(round.cast_signed());
                scope.has_next.set(more);
            }
            if T::ON
                && let Some(last) = self.rounds.last_mut()
            {
                last.index = round;
            }
            let null = value.is_null();
            if T::ON {
                self.originate_round(foreach.variable, origins, iteration, &value);
            }
            self.assign(foreach.variable, value);
            if null {
                self.variables.begin_null(foreach.variable, null_active);
            }
            let rendered = self.nested(&foreach.body, foreach.head);
            if null {
                null_active = self.variables.end_null();
            }
            round += 1;
            if rendered.is_err() {
                ended = rendered;
                break;
            }
        }
        if T::ON {
            let head = self.template.place(foreach.head);
            self.trace.looped(head, round, cut);
        }
        ended
    }

    /// What a `#foreach` goes through; nothing if it cannot be iterated.
    fn iteration(&mut self, source: &Expression) -> Eval<Option<Iteration>> {
        if let Node::Range(ends) = &source.node {
            return Ok(self.numbers(ends, source)?.map(Iteration::Range));
        }
        let value = self.value(source)?;
        let iteration = Iteration::of(&value);
        let work = iteration.as_ref().map_or(0, Iteration::prepared);
        let counted = self.budget.work(work / 16);
        self.outcome(counted, "iterator", source.span)?;
        Ok(iteration)
    }
}
