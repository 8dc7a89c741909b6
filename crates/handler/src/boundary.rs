//! What the module exports: two texts in its memory, and the call that makes one of the other.
//!
//! A host that has time before the call may have all made ready with `prepare`. For the call it asks for room with
//! `input`, writes the call there, calls `run`, and reads the answer at `output`. A trap in between is the end of the
//! function's process; `is_full` then tells whether it had no more memory.
#![allow(
    unsafe_code,
    reason = "an exported name is an attribute that the compiler calls unsafe; no code here is"
)]

use std::cell::RefCell;
use std::sync::Mutex;

use gatelens_function::{Ending, FunctionRun};

use crate::engine::Engine;
use crate::memory;

static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

thread_local! {
    static PREPARED: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// Makes an engine ready for the call: `run` does it where this was not called.
#[unsafe(no_mangle)]
pub extern "C" fn prepare() {
    memory::watch();
    PREPARED.set(Engine::prepare());
}

/// Makes room for a call of this many bytes, and answers where.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *mut u8 {
    let Ok(mut input) = INPUT.lock() else { return std::ptr::null_mut() };
    *input = vec![0; length];
    input.as_mut_ptr()
}

/// Carries the call out, and answers how many bytes its answer has.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> usize {
    let call = INPUT.lock().map(|mut input| std::mem::take(&mut *input)).unwrap_or_default();
    if PREPARED.with_borrow(Option::is_none) {
        prepare();
    }
    let engine = PREPARED.take();
    let answer = engine.map_or_else(
        || FunctionRun::of(Ending::Exited).to_text(),
        |engine| engine.run(&String::from_utf8_lossy(&call)),
    );
    let length = answer.len();
    if let Ok(mut output) = OUTPUT.lock() {
        *output = answer.into_bytes();
    }
    length
}

/// Where the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    OUTPUT.lock().map_or(std::ptr::null(), |output| output.as_ptr())
}

/// Whether the memory was used up.
#[unsafe(no_mangle)]
pub extern "C" fn is_full() -> bool {
    memory::is_used_up()
}
