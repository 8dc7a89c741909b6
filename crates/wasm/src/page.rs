//! The page's side of the boundary: values of JavaScript in and out, and the worker's entry.

use crate::answer::answer;
use crate::message::{EngineAnswer, EngineCall, ReadyAnswer, RefusedAnswer};
use js_sys::{Array, Reflect, Uint32Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Starts the worker: receives calls, answers them, and says that it is ready.
#[wasm_bindgen]
pub fn start() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let port = scope.clone();
    let receive = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let started = now(&port);
        let answer = reply(&event.data());
        // What took the time is the call with its crossing in; the crossing out shows in the page alone.
        let _ = Reflect::set(&answer, &"took".into(), &(now(&port) - started).into());
        let _ = port.post_message(&answer);
    });
    scope.set_onmessage(Some(receive.as_ref().unchecked_ref()));
    receive.forget();
    let ready = EngineAnswer::Ready(ReadyAnswer { id: 0, version: env!("CARGO_PKG_VERSION").to_owned() });
    let _ = scope.post_message(&to_js(ready));
}

/// Answers one call, for those who have the engine without a worker.
#[wasm_bindgen]
#[must_use]
pub fn reply(message: &JsValue) -> JsValue {
    match read(message) {
        Ok(call) => to_js(answer(call)),
        Err(reason) => {
            let id = id_of(message);
            to_js(EngineAnswer::Refused(RefusedAnswer { id, message: reason }))
        }
    }
}

fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |performance| performance.now())
}

/// The call that a message is. Its kind is read first, so that each call is read straight into its type.
fn read(message: &JsValue) -> Result<EngineCall, String> {
    let kind = Reflect::get(message, &"kind".into()).ok().and_then(|kind| kind.as_string());
    match kind.as_deref() {
        Some("run") => typed(message).map(EngineCall::Run),
        Some("read") => typed(message).map(EngineCall::Read),
        Some("write") => typed(message).map(EngineCall::Write),
        Some("import") => typed(message).map(EngineCall::Import),
        Some("openLink") => typed(message).map(EngineCall::OpenLink),
        Some("format") => typed(message).map(EngineCall::Format),
        Some("catalogue") => typed(message).map(EngineCall::Catalogue),
        other => Err(format!("unknown kind of call: {other:?}")),
    }
}

fn typed<T: DeserializeOwned>(message: &JsValue) -> Result<T, String> {
    from_value(message.clone()).map_err(|error| error.to_string())
}

fn id_of(message: &JsValue) -> u32 {
    from_value(Reflect::get(message, &"id".into()).unwrap_or_default()).unwrap_or(0)
}

/// The answer as a value of JavaScript: maps as objects, and the segments of each text as one typed array.
fn to_js(mut answer: EngineAnswer) -> JsValue {
    let segments = take_segments(&mut answer);
    let serializer = Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    match answer.serialize(&serializer) {
        Ok(value) => {
            put_segments(&value, segments);
            value
        }
        Err(error) => JsValue::from_str(&error.to_string()),
    }
}

fn take_segments(answer: &mut EngineAnswer) -> Vec<Vec<u32>> {
    let EngineAnswer::Ran(ran) = answer else { return Vec::new() };
    let texts = ran.outcome.trace.iter_mut().flat_map(|trace| &mut trace.texts);
    texts.map(|text| std::mem::take(&mut text.segments)).collect()
}

fn put_segments(answer: &JsValue, segments: Vec<Vec<u32>>) {
    let texts = ["outcome", "trace", "texts"].into_iter().try_fold(answer.clone(), |value, key| {
        if value.is_object() { Reflect::get(&value, &key.into()).ok() } else { None }
    });
    let Some(texts) = texts.and_then(|texts| texts.dyn_into::<Array>().ok()) else { return };
    for (text, segments) in texts.iter().zip(segments) {
        let _ = Reflect::set(&text, &"segments".into(), &Uint32Array::from(segments.as_slice()));
    }
}
