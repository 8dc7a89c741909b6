//! What the module exports: two texts in its memory, and the call that makes one of the other.
//!
//! The host asks for room with `input`, writes the call there, calls `run`, and reads the answer at `output`. A trap
//! in between is the end of the function's process; `is_full` then tells whether it had no more memory.
#![allow(
    unsafe_code,
    reason = "an exported name is an attribute that the compiler calls unsafe; no code here is"
)]

use std::sync::Mutex;

use crate::{engine, memory};

static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

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
    memory::watch();
    let answer = engine::run(&String::from_utf8_lossy(&call));
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
