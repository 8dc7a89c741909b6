//! One line for each step: what it is, then how it ended and how long it took.

use std::fmt::Display;
use std::io::Write;
use std::time::Instant;

use crate::failure::Done;

/// Runs a step and prints its line. The step answers what there is to say of its end ("up to date").
pub fn step(name: &str, work: impl FnOnce() -> Done<String>) -> Done {
    begin(name);
    let started = Instant::now();
    match work() {
        Ok(result) => {
            end(&result, started);
            Ok(())
        }
        Err(failure) => {
            println!("failed");
            Err(failure)
        }
    }
}

/// Prints a step's name and leaves the line open.
pub fn begin(name: &str) {
    print!("  {name:<22} ");
    // A terminal that is gone must not end the build.
    let _ = std::io::stdout().flush();
}

/// Closes a step's line.
pub fn end(result: &dyn Display, started: Instant) {
    println!("{result} ({})", seconds(started));
}

/// The time since `started`, as people read it.
pub fn seconds(started: Instant) -> String {
    let spent = started.elapsed();
    if spent.as_secs() >= 100 {
        format!("{} min {} s", spent.as_secs() / 60, spent.as_secs() % 60)
    } else {
        format!("{:.1} s", spent.as_secs_f64())
    }
}
