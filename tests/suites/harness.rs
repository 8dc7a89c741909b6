//! The run of all suites under `libtest-mimic`, with the known gaps held against what really happens.

use std::any::Any;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use gatelens_tests::checksum;
use gatelens_tests::corpus::Corpus;
use gatelens_tests::filter::Filter;
use gatelens_tests::gaps::Gaps;
use libtest_mimic::{Arguments, Trial};

/// Whether a case holds, or why not.
pub type Verdict = Result<(), String>;

/// A suite: its name and its cases.
pub struct Suite {
    name: &'static str,
    cases: Vec<Check>,
}

/// A case that can be run once.
pub struct Check {
    name: String,
    run: Box<dyn FnOnce() -> Verdict + Send>,
}

impl Suite {
    /// A suite; one that cannot be read is a suite with one failing case that says so.
    pub fn new(name: &'static str, cases: Result<Vec<Check>, String>) -> Self {
        let unreadable = |error| vec![Check::new(format!("{name}:readable"), move || Err(error))];
        Self { name, cases: cases.unwrap_or_else(unreadable) }
    }
}

impl Check {
    /// A case by its name and what it does.
    pub fn new(name: impl Into<String>, run: impl FnOnce() -> Verdict + Send + 'static) -> Self {
        Self { name: name.into(), run: Box::new(run) }
    }

    /// Runs it; a panic is a reason like another.
    fn verdict(self) -> Verdict {
        catch_unwind(AssertUnwindSafe(self.run))
            .unwrap_or_else(|panic| Err(format!("panicked: {}", reason(&*panic))))
    }
}

/// What has held so far, by suite.
#[derive(Default)]
struct Tally {
    held: Vec<(&'static str, usize)>,
    failed: BTreeSet<String>,
}

/// Runs all suites as the command line and the environment ask.
pub fn run(corpus: &Corpus, suites: Vec<Suite>) -> ExitCode {
    let arguments = Arguments::from_args();
    let filter = Filter::from_environment();
    let gaps = match Gaps::read(corpus.path("known-gaps.txt")) {
        Ok(gaps) => Arc::new(gaps),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let taken = |suite: &Suite| suite.cases.iter().filter(|case| filter.takes(&case.name)).count();
    let sizes: Vec<_> = suites.iter().map(|suite| (suite.name, taken(suite))).collect();
    let names: Vec<_> = suites.iter().flat_map(|suite| &suite.cases).map(|case| case.name.clone()).collect();
    let tally = Arc::new(Mutex::new(Tally::default()));
    let mut trials = vec![about_the_list(&gaps, &names), about_the_recordings(corpus)];
    for suite in suites {
        let mut open = Vec::new();
        for case in suite.cases {
            if !filter.takes(&case.name) {
                continue;
            }
            let case = counted(suite.name, case, &tally);
            if gaps.lists(&case.name) { open.push(case) } else { trials.push(trial(case)) }
        }
        if !open.is_empty() {
            trials.push(trial(Check::new(format!("{}/known-gaps", suite.name), move || still_open(open))));
        }
    }
    let listing = arguments.list;
    let conclusion = libtest_mimic::run(&arguments, trials);
    if listing {
        return conclusion.exit_code();
    }
    let tally = tally.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for (suite, size) in sizes.into_iter().filter(|(_, size)| *size > 0) {
        let held =
            tally.held.iter().filter(|(name, _)| *name == suite).map(|(_, count)| count).sum::<usize>();
        println!("{suite}: {held} of {size} hold");
    }
    if std::env::var_os("GATELENS_UPDATE_GAPS").is_some()
        && let Err(error) = gaps.rewrite(&tally.failed)
    {
        eprintln!("{error}");
    }
    conclusion.exit_code()
}

/// The same case, counted when it has run.
fn counted(suite: &'static str, case: Check, tally: &Arc<Mutex<Tally>>) -> Check {
    let tally = Arc::clone(tally);
    Check::new(case.name.clone(), move || {
        let name = case.name.clone();
        let verdict = case.verdict();
        let mut tally = tally.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match verdict {
            Ok(()) => tally.held.push((suite, 1)),
            Err(_) => drop(tally.failed.insert(name)),
        }
        verdict
    })
}

fn trial(case: Check) -> Trial {
    Trial::test(case.name.clone(), move || case.verdict().map_err(Into::into))
}

/// Holds while no listed case does.
fn still_open(cases: Vec<Check>) -> Verdict {
    let mut closed = Vec::new();
    for case in cases {
        let name = case.name.clone();
        if case.verdict().is_ok() {
            closed.push(name);
        }
    }
    if closed.is_empty() {
        return Ok(());
    }
    Err(format!("these hold now; take them out of tests/cases/known-gaps.txt:\n{}", closed.join("\n")))
}

fn about_the_list(gaps: &Arc<Gaps>, names: &[String]) -> Trial {
    let known: BTreeSet<_> = names.iter().map(String::as_str).collect();
    let unknown = gaps.unknown(&known).join("\n");
    Trial::test("corpus:known-gaps-name-cases", move || {
        if unknown.is_empty() { Ok(()) } else { Err(format!("no case has these names:\n{unknown}").into()) }
    })
}

fn about_the_recordings(corpus: &Corpus) -> Trial {
    let list = corpus.path("checksums.txt");
    Trial::test("corpus:recordings-are-unchanged", move || {
        checksum::compare(&list).map(drop).map_err(Into::into)
    })
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map_or_else(|| panic.downcast_ref().copied().unwrap_or("?"), String::as_str)
}
