//! A Lambda function that is source: its call, what the call comes to, and both as text.
//!
//! This is what those who call functions and those who run them both know. The crate runs nothing itself.
//!
//! Start reading at [`Functions`].

mod reading;
mod wire;

/// Runs the source of Lambda functions.
///
/// The pipeline stays pure: an implementation gives the same run for the same invocation, on every machine.
pub trait Functions {
    /// Runs a function once, from its loading to its end.
    fn invoke(&mut self, invocation: &Invocation) -> FunctionRun;
}

/// The engine of those who have none.
pub struct NoFunctions;

impl Functions for NoFunctions {
    fn invoke(&mut self, _: &Invocation) -> FunctionRun {
        FunctionRun::of(Ending::Unavailable)
    }
}

/// One call of a function.
///
/// # Shape
/// As text, a JSON object with these members in camelCase; `event` is text that holds JSON.
///
/// # Units
/// Milliseconds, since 1970 for `time`; megabytes for `memory`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// The function's source in JavaScript.
    pub source: String,
    /// The event, JSON text.
    pub event: String,
    /// The moment of the call, at which the function's clock stands still.
    pub time: u64,
    /// The function's timeout.
    pub timeout: u32,
    /// The memory that the function may have.
    pub memory: u32,
    /// The id of the call.
    pub request_id: String,
    /// The function's name.
    pub function_name: String,
    /// The function's ARN.
    pub function_arn: String,
    /// Where the function's log would stand.
    pub log_stream: String,
}

/// What running a function came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionRun {
    /// How it ended.
    pub ending: Ending,
    /// What it printed, a call of `console` each.
    pub console: Vec<String>,
}

/// How a function ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It returned; the payload is JSON text.
    Returned(String),
    /// It failed; the payload is the error that its runtime makes, JSON text.
    Failed(String),
    /// It used up its time.
    TimedOut,
    /// It used up its memory.
    OutOfMemory,
    /// Its process died in another way.
    Exited,
    /// There is nothing here that runs JavaScript.
    Unavailable,
}

impl FunctionRun {
    /// A run that printed nothing.
    #[must_use]
    pub fn of(ending: Ending) -> Self {
        Self { ending, console: Vec::new() }
    }
}
