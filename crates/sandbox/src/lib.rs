//! Runs Lambda handlers in JavaScript outside a browser.
//!
//! The module that the page loads, `gatelens-handler`, is carried along and interpreted: the same instructions give the
//! same bytes, a call cannot have more memory than the module's maximum, and no more steps than its fuel. Nothing of
//! the machine is handed to it, and it never runs natively.
//!
//! Start reading at [`Sandbox`].

use gatelens_function::{Ending, FunctionRun, Functions, Invocation};
use wasmi::{Config, Engine, Error, Instance, Linker, Memory, Module, Store, TrapCode};

/// The module, as built; empty where it could not be.
static MODULE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/handler.wasm"));

/// The steps of the interpreter that a call may take.
///
/// The module counts the steps of the handler itself, and stops it long before; this is for what the engine does in
/// one of those steps, such as a regular expression that backtracks without an end.
const FUEL: u64 = 6_000_000_000;

/// Runs handlers; the module is read when the first one comes.
#[derive(Default)]
pub struct Sandbox {
    module: Option<(Engine, Module)>,
}

impl Functions for Sandbox {
    fn invoke(&mut self, invocation: &Invocation) -> FunctionRun {
        let Some((engine, module)) = self.loaded() else {
            return FunctionRun::of(Ending::Unavailable);
        };
        let Ok(mut call) = Instanced::new(engine, module) else {
            return FunctionRun::of(Ending::Unavailable);
        };
        match call.run(invocation.to_text().as_bytes()) {
            Ok(answer) => FunctionRun::from_text(&String::from_utf8_lossy(&answer)),
            Err(error) => FunctionRun::of(call.end_of(&error)),
        }
    }
}

impl Sandbox {
    /// Whether handlers can run: the module could be built together with this program.
    #[must_use]
    pub fn is_available() -> bool {
        !MODULE.is_empty()
    }

    fn loaded(&mut self) -> Option<(&Engine, &Module)> {
        if self.module.is_none() && Self::is_available() {
            let mut config = Config::default();
            config.consume_fuel(true);
            config.compilation_mode(wasmi::CompilationMode::LazyTranslation);
            config.set_max_recursion_depth(20_000);
            let engine = Engine::new(&config);
            let module = Module::new(&engine, MODULE).ok()?;
            self.module = Some((engine, module));
        }
        self.module.as_ref().map(|(engine, module)| (engine, module))
    }
}

/// A module that is instanced for one call.
struct Instanced {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Instanced {
    fn new(engine: &Engine, module: &Module) -> Result<Self, Error> {
        let mut store = Store::new(engine, ());
        store.set_fuel(FUEL)?;
        let instance = Linker::new(engine).instantiate_and_start(&mut store, module)?;
        let memory = instance.get_memory(&store, "memory").ok_or_else(|| Error::new("no memory"))?;
        Ok(Self { store, instance, memory })
    }

    fn run(&mut self, call: &[u8]) -> Result<Vec<u8>, Error> {
        let store = &mut self.store;
        let input = self.instance.get_typed_func::<u32, u32>(&*store, "input")?;
        let run = self.instance.get_typed_func::<(), u32>(&*store, "run")?;
        let output = self.instance.get_typed_func::<(), u32>(&*store, "output")?;
        let length = u32::try_from(call.len()).map_err(|error| Error::new(error.to_string()))?;
        let at = input.call(&mut *store, length)?;
        self.memory.write(&mut *store, at as usize, call).map_err(|error| Error::new(error.to_string()))?;
        let length = run.call(&mut *store, ())? as usize;
        let at = output.call(&mut *store, ())? as usize;
        let answer = self.memory.data(&*store).get(at..at.saturating_add(length));
        answer.map(<[u8]>::to_vec).ok_or_else(|| Error::new("an answer outside the memory"))
    }

    /// What a trap means for the function.
    fn end_of(&mut self, error: &Error) -> Ending {
        match error.as_trap_code() {
            Some(TrapCode::OutOfFuel) => Ending::TimedOut,
            _ if self.is_full().unwrap_or(false) => Ending::OutOfMemory,
            _ => Ending::Exited,
        }
    }

    /// Whether the module had no more memory.
    fn is_full(&mut self) -> Result<bool, Error> {
        let is_full = self.instance.get_typed_func::<(), u32>(&self.store, "is_full")?;
        Ok(is_full.call(&mut self.store, ())? != 0)
    }
}
