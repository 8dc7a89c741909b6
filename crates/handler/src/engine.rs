//! One call of a function, from the loading of its source to its end.

use std::rc::Rc;

use boa_engine::builtins::promise::PromiseState;
use boa_engine::context::ContextBuilder;
use boa_engine::error::{EngineError, RuntimeLimitError};
use boa_engine::object::JsObject;
use boa_engine::{Context, JsError, JsResult, JsValue, Script, Source, js_string};
use gatelens_function::{Ending, FunctionRun, Invocation};

use crate::host::{Hooks, Host, NoImports, StillClock};
use crate::source::Loaded;

/// The steps that a function may take, which is its timeout: the engine's instructions, counted one by one.
const STEPS: usize = 1_000_000;
/// The calls that may be within each other.
const RECURSION: usize = 400;
/// The values that calls within each other may hold.
const STACK: usize = 100_000;

/// What stands around a function: `console`, `context`, and what is made of its result.
const RUNTIME: &str = include_str!("runtime.js");

/// An engine that waits for its call: what is the same for every call is done.
pub(crate) struct Engine {
    context: Context,
    clock: Rc<StillClock>,
    /// What makes the runtime of a call.
    runtime: JsResult<JsValue>,
}

impl Engine {
    /// Makes an engine, if it can be made.
    pub(crate) fn prepare() -> Option<Self> {
        let clock = Rc::new(StillClock::default());
        let built = ContextBuilder::new()
            .clock(Rc::clone(&clock))
            .host_hooks(Rc::new(Hooks))
            .module_loader(Rc::new(NoImports))
            .instructions_remaining(STEPS)
            .build();
        let mut context = built.ok()?;
        let limits = context.runtime_limits_mut();
        limits.set_recursion_limit(RECURSION);
        limits.set_stack_size_limit(STACK);
        limits.set_backtrace_limit(10);
        context.insert_data(Host::default());
        let runtime = Script::parse(Source::from_bytes(RUNTIME), None, &mut context)
            .and_then(|script| script.evaluate(&mut context));
        Some(Self { context, clock, runtime })
    }

    /// Carries out the one call that it is for, which stands in a text, and answers with the run as text.
    pub(crate) fn run(self, call: &str) -> String {
        let Self { mut context, clock, runtime } = self;
        let Some(invocation) = Invocation::from_text(call) else {
            return FunctionRun::of(Ending::Exited).to_text();
        };
        clock.0.set(invocation.time);
        let result = runtime.and_then(|runtime| execute(&invocation, call, &runtime, &mut context));
        let out_of_steps = context.instructions_remaining() == 0;
        let host = context.remove_data::<Host>().unwrap_or_default();
        let ending = match (host.ending.into_inner(), result) {
            (Some(ending), _) => ending,
            _ if out_of_steps => Ending::TimedOut,
            (None, Err(error)) => of_engine(&error),
            (None, Ok(())) => Ending::Exited,
        };
        FunctionRun { ending, console: host.console.into_inner().lines }.to_text()
    }
}

/// Loads the source, calls its handler, and runs all that the handler left to run.
fn execute(invocation: &Invocation, call: &str, runtime: &JsValue, context: &mut Context) -> JsResult<()> {
    let host = Host::functions(context);
    let arguments = [host.into(), js_string!(call).into()];
    let runtime = call_function(runtime, &arguments, context)?;
    let Some(runtime) = runtime.as_object() else { return Ok(()) };
    match load(&invocation.source, &runtime, context) {
        Ok(handler) => {
            method(&runtime, "invoke", &[handler], context)?;
            context.run_jobs()?;
            method(&runtime, "drained", &[], context)?;
        }
        Err(error) => {
            let error = error.into_opaque(context)?;
            method(&runtime, "unloaded", &[error], context)?;
        }
    }
    Ok(())
}

/// What the source exports as `handler`.
fn load(source: &str, runtime: &JsObject, context: &mut Context) -> JsResult<JsValue> {
    match Loaded::parse(source, context)? {
        Loaded::Script(script) => {
            let module = method(runtime, "commonjs", &[], context)?;
            script.evaluate(context)?;
            let exports = member(&module, "exports", context)?;
            member(&exports, "handler", context)
        }
        Loaded::Module(module) => {
            let loading = module.load(context);
            context.run_jobs()?;
            settled(&loading.state())?;
            module.link(context)?;
            let evaluating = module.evaluate(context)?;
            context.run_jobs()?;
            settled(&evaluating.state())?;
            module.namespace(context).get(js_string!("handler"), context)
        }
    }
}

/// Fails as a promise did.
fn settled(state: &PromiseState) -> JsResult<()> {
    match state {
        PromiseState::Rejected(reason) => Err(JsError::from_opaque(reason.clone())),
        PromiseState::Fulfilled(_) | PromiseState::Pending => Ok(()),
    }
}

fn member(value: &JsValue, name: &str, context: &mut Context) -> JsResult<JsValue> {
    match value.as_object() {
        Some(object) => object.get(js_string!(name), context),
        None => Ok(JsValue::undefined()),
    }
}

fn method(object: &JsObject, name: &str, arguments: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let function = object.get(js_string!(name), context)?;
    call_function(&function, arguments, context)
}

fn call_function(function: &JsValue, arguments: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    match function.as_callable() {
        Some(callable) => callable.call(&JsValue::undefined(), arguments, context),
        None => Ok(JsValue::undefined()),
    }
}

/// The end that an error of the engine itself means: what no `catch` of a handler sees.
fn of_engine(error: &JsError) -> Ending {
    match error.as_engine() {
        Some(EngineError::NoInstructionsRemain) => Ending::TimedOut,
        Some(EngineError::RuntimeLimit(RuntimeLimitError::Recursion | RuntimeLimitError::StackSize)) => {
            Ending::Failed(TOO_DEEP.to_owned())
        }
        _ => Ending::Exited,
    }
}

/// What Node says of calls that are within each other without an end.
const TOO_DEEP: &str = r#"{"errorType":"RangeError","errorMessage":"Maximum call stack size exceeded","trace":["RangeError: Maximum call stack size exceeded"]}"#;
