//! The module's memory, and whether it was used up: a failed allocation is the end of the call, and says nothing.
#![allow(unsafe_code, reason = "an allocator is unsafe by nature; this one passes each call on")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, Ordering};

#[global_allocator]
static ALLOCATOR: Noting = Noting;

static USED_UP: AtomicBool = AtomicBool::new(false);

/// The system's allocator, and a note of its first failure.
struct Noting;

/// Whether an allocation failed.
pub(crate) fn is_used_up() -> bool {
    USED_UP.load(Ordering::Relaxed)
}

/// Notes what is no failed allocation, but asked for more than there can ever be.
pub(crate) fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.payload().downcast_ref::<&str>();
        if message.is_some_and(|message| message.contains("capacity overflow")) {
            USED_UP.store(true, Ordering::Relaxed);
        }
    }));
}

fn noted(at: *mut u8) -> *mut u8 {
    if at.is_null() {
        USED_UP.store(true, Ordering::Relaxed);
    }
    at
}

// SAFETY: each method is the system's own, called with what this one was called with.
unsafe impl GlobalAlloc for Noting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        noted(unsafe { System.alloc(layout) })
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        noted(unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        noted(unsafe { System.realloc(at, layout, size) })
    }
}
