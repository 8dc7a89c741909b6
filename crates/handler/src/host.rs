//! What the engine has of a host: a clock that stands still, no imports, and two functions for the runtime.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use boa_engine::context::HostHooks;
use boa_engine::context::time::{Clock, JsInstant};
use boa_engine::module::{Module, ModuleLoader, ModuleRequest, Referrer};
use boa_engine::object::{JsObject, ObjectInitializer};
use boa_engine::{Context, JsNativeError, JsResult, JsString, JsValue, NativeFunction, js_string};
use gatelens_function::Ending;

/// The lines that `console` may print.
const LINES: usize = 1000;
/// The bytes that they may have together.
const BYTES: usize = 256 * 1024;

/// What the runtime has told.
#[derive(Default)]
pub(crate) struct Host {
    /// How the function ended, once it has.
    pub ending: RefCell<Option<Ending>>,
    /// What it printed.
    pub console: RefCell<Console>,
}

/// What a function printed, up to a limit.
#[derive(Default)]
pub(crate) struct Console {
    /// One text for each call of `console`.
    pub lines: Vec<String>,
    bytes: usize,
    full: bool,
}

impl Console {
    fn print(&mut self, line: String) {
        if self.full {
            return;
        }
        self.full = self.lines.len() >= LINES || self.bytes + line.len() > BYTES;
        if self.full {
            self.lines.push("… and more that is not kept".to_owned());
        } else {
            self.bytes += line.len();
            self.lines.push(line);
        }
    }
}

impl Host {
    /// The functions that the runtime calls: `print`, `returned` and `failed`, each with one text.
    pub(crate) fn functions(context: &mut Context) -> JsObject {
        ObjectInitializer::new(context)
            .function(NativeFunction::from_fn_ptr(print), js_string!("print"), 1)
            .function(NativeFunction::from_fn_ptr(returned), js_string!("returned"), 1)
            .function(NativeFunction::from_fn_ptr(failed), js_string!("failed"), 1)
            .build()
    }
}

fn text(arguments: &[JsValue]) -> String {
    arguments.first().and_then(JsValue::as_string).map(|text| text.to_std_string_lossy()).unwrap_or_default()
}

fn print(_: &JsValue, arguments: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    if let Some(host) = context.get_data::<Host>() {
        host.console.borrow_mut().print(text(arguments));
    }
    Ok(JsValue::undefined())
}

fn returned(_: &JsValue, arguments: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    end(Ending::Returned(text(arguments)), context)
}

fn failed(_: &JsValue, arguments: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    end(Ending::Failed(text(arguments)), context)
}

/// Notes the end; the first one counts.
fn end(ending: Ending, context: &mut Context) -> JsResult<JsValue> {
    if let Some(host) = context.get_data::<Host>() {
        host.ending.borrow_mut().get_or_insert(ending);
    }
    Ok(JsValue::undefined())
}

/// A clock that always shows the same moment, in milliseconds since 1970: it is set once, before a function is loaded.
#[derive(Default)]
pub(crate) struct StillClock(pub Cell<u64>);

impl Clock for StillClock {
    fn now(&self) -> JsInstant {
        JsInstant::new(self.0.get() / 1000, 0)
    }

    fn system_time_millis(&self) -> i64 {
        i64::try_from(self.0.get()).unwrap_or_default()
    }
}

/// A host in the time zone of Lambda: UTC.
pub(crate) struct Hooks;

impl HostHooks for Hooks {
    fn local_timezone_offset_seconds(&self, _: i64) -> i32 {
        0
    }
}

/// Refuses every import, with the error that Node has for a package that is not there.
pub(crate) struct NoImports;

impl ModuleLoader for NoImports {
    async fn load_imported_module(
        self: Rc<Self>,
        _: Referrer,
        request: ModuleRequest,
        context: &std::cell::RefCell<&mut Context>,
    ) -> JsResult<Module> {
        let name: &JsString = request.specifier();
        let message = format!(
            "Cannot find package '{}' imported from /var/task/index.mjs: handlers here are one file and import nothing",
            name.to_std_string_lossy()
        );
        let error = JsNativeError::error().with_message(message).into_opaque(&mut context.borrow_mut());
        let code = js_string!("ERR_MODULE_NOT_FOUND");
        error.set(js_string!("code"), code, false, &mut context.borrow_mut())?;
        Err(boa_engine::JsError::from_opaque(error.into()))
    }
}
