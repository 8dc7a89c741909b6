//! `cases/hostile`: templates built to use up time, stack or memory. Each ends soon and small, in a clear error or in
//! what Java makes of it; `crates/xtask` runs them in the page's engine too.

#![allow(clippy::disallowed_methods, reason = "tests read clocks")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use gatelens_backends::run;
use gatelens_gateway::Options;
use gatelens_gateway::scenario::Scenario;
use gatelens_tests::corpus::Corpus;
use gatelens_tests::hostile::{self, Case};

/// What a case may hold at once, beside what was there before.
const MEMORY: usize = 64 << 20;

/// What a case may take on a busy machine; a quick one takes a tenth of a second in an optimised build on an idle one.
const TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 4 });
const QUICK: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 1 });

/// The system's allocator, with the bytes that are held and the most that were.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

fn grown(by: usize) {
    let held = HELD.fetch_add(by, Ordering::Relaxed) + by;
    MOST.fetch_max(held, Ordering::Relaxed);
}

#[expect(unsafe_code, reason = "an allocator")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        // SAFETY: as our caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as our caller promises.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Both places may be there while the bytes are copied.
        grown(size);
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as our caller promises.
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// One after another: the allocator counts for all threads.
#[test]
fn each_ends_soon_and_small() {
    let cases = hostile::cases(&Corpus::here()).expect("the cases");
    let mut wrong = Vec::new();
    for case in cases {
        let name = case.name.clone();
        let bound = if case.quick { QUICK } else { TIME };
        let before = HELD.load(Ordering::Relaxed);
        MOST.store(before, Ordering::Relaxed);
        let started = Instant::now();
        let verdict = on_a_small_stack(case);
        let (took, most) = (started.elapsed(), MOST.load(Ordering::Relaxed) - before);
        let left = HELD.load(Ordering::Relaxed).saturating_sub(before);
        println!("{:>6} ms {:>6} KiB  {name}", took.as_millis(), most >> 10);
        if let Err(problem) = verdict {
            wrong.push(format!("{name}: {problem}"));
        }
        if took > bound || most > MEMORY {
            wrong.push(format!("{name}: {} ms, {} KiB", took.as_millis(), most >> 10));
        }
        if left > 1 << 20 {
            wrong.push(format!("{name}: {} KiB stay behind", left >> 10));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The engine on a stack as small as that of WebAssembly; ours may be a debug build, which needs more.
fn on_a_small_stack(case: Case) -> Result<(), String> {
    let stack = if cfg!(debug_assertions) { 8 << 20 } else { 1 << 20 };
    let runner = std::thread::Builder::new().stack_size(stack).spawn(move || holds(&case));
    runner.expect("a thread").join().unwrap_or_else(|_| Err("it panicked".to_owned()))
}

fn holds(case: &Case) -> Result<(), String> {
    let scenario = Scenario::read(&case.scenario()).map_err(|errors| format!("{errors:?}"))?;
    let outcome = run(&scenario, Options::default());
    match (&case.expect, &outcome.integration_request) {
        (Some(expected), Some(request)) => {
            let found = String::from_utf8_lossy(request.payload.as_bytes());
            if found == expected.as_str() { Ok(()) } else { Err(format!("it renders {:.80}", found)) }
        }
        (None, None) if !outcome.diagnostics.is_empty() => Ok(()),
        (None, None) => Err("it fails without a word".to_owned()),
        (None, Some(request)) => Err(format!("it renders {} bytes", request.payload.as_bytes().len())),
        (Some(_), None) => Err(format!("it fails: {:?}", outcome.diagnostics.first())),
    }
}
