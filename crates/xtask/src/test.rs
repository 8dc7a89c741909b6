//! `cargo xtask test`: everything that must hold before a change lands, in the order of how soon it tells.

use std::time::Duration;

use crate::failure::{Done, Failure};
use crate::project::Project;
use crate::server::{Server, Site};
use crate::setup::{browser, node, rust};
use crate::stages::{self, Side, Stage};
use crate::tool::Tool;
use crate::{hostile, oracle, page, parity, size, tidy, types, wasm};

/// What no stage takes: whatever runs longer hangs.
const LIMIT: Duration = Duration::from_secs(25 * 60);

const ALL: &[Stage] = &[
    Stage { name: "format", sides: &[Side::Rust], needs: &[], work: format },
    Stage { name: "house rules", sides: &[Side::Rust], needs: &[], work: tidy::check },
    Stage { name: "Rust lints", sides: &[Side::Rust], needs: &[], work: lint },
    Stage { name: "Wasm target", sides: &[Side::Rust, Side::Web, Side::Browser], needs: &[], work: target },
    Stage { name: "Rust lints, Wasm", sides: &[Side::Rust], needs: &["Wasm target"], work: lint_wasm },
    Stage { name: "Rust tests", sides: &[Side::Rust], needs: &[], work: rust_tests },
    Stage { name: "models in Java", sides: &[Side::Rust], needs: &[], work: oracle::check },
    Stage { name: "Rust docs", sides: &[Side::Rust], needs: &[], work: document },
    Stage { name: "types for the page", sides: &[Side::Rust, Side::Web], needs: &[], work: types::check },
    Stage { name: "Node", sides: &[Side::Web, Side::Browser], needs: &[], work: |_| node::node() },
    Stage {
        name: "page's packages",
        sides: &[Side::Web, Side::Browser],
        needs: &["Node"],
        work: node::packages,
    },
    Stage {
        name: "engine",
        sides: &[Side::Web, Side::Browser],
        needs: &["Wasm target"],
        work: wasm::compile,
    },
    Stage {
        name: "engine's glue",
        sides: &[Side::Web, Side::Browser],
        needs: &["engine", "page's packages"],
        work: wasm::bind,
    },
    Stage {
        name: "handlers' engine",
        sides: &[Side::Web, Side::Browser],
        needs: &["Wasm target"],
        work: wasm::compile_handler,
    },
    Stage {
        name: "page and command alike",
        sides: &[Side::Web],
        needs: &["engine's glue", "handlers' engine"],
        work: parity::check,
    },
    Stage {
        name: "page ends on hostile templates",
        sides: &[Side::Web],
        needs: &["engine's glue"],
        work: hostile::check,
    },
    Stage {
        name: "page's types",
        sides: &[Side::Web],
        needs: &["engine's glue"],
        work: |project| script(project, "check"),
    },
    Stage {
        name: "page's lints",
        sides: &[Side::Web],
        needs: &["page's packages"],
        work: |project| script(project, "lint"),
    },
    Stage {
        name: "page's unit tests",
        sides: &[Side::Web],
        needs: &["engine's glue"],
        work: |project| script(project, "test"),
    },
    Stage {
        name: "page",
        sides: &[Side::Web, Side::Browser],
        needs: &["engine's glue", "handlers' engine"],
        work: page::bundle,
    },
    Stage { name: "sizes", sides: &[Side::Web], needs: &["page"], work: size::check },
    Stage { name: "browser", sides: &[Side::Browser], needs: &[], work: chromium },
    Stage {
        name: "browser tests",
        sides: &[Side::Browser],
        needs: &["browser", "page"],
        work: |project| browser_tests(project, "screens"),
    },
    Stage {
        name: "page's times",
        sides: &[Side::Browser],
        needs: &["browser", "page"],
        work: |project| browser_tests(project, "times"),
    },
];

/// Runs all stages, or those of the side that the command line names.
pub fn run(project: &Project, arguments: &mut lexopt::Parser) -> Done {
    use lexopt::prelude::{Value, ValueExt};
    let side = match arguments.next()? {
        None => None,
        Some(Value(name)) => Some(match name.string()?.as_str() {
            "rust" => Side::Rust,
            "web" => Side::Web,
            "browser" => Side::Browser,
            other => {
                return Err(Failure::new(format!(
                    "There is no side {other}: give rust, web, browser or nothing."
                )));
            }
        }),
        Some(other) => return Err(other.unexpected().into()),
    };
    stages::run(project, ALL, side)
}

fn format(project: &Project) -> Done<String> {
    rust::components(project.root())?;
    let check = Tool::cargo().with(["fmt", "--all", "--check"]).within(project.root());
    check
        .answer()
        .map_err(|failure| failure.because("The Rust sources are not formatted: run `cargo fmt --all`."))?;
    Ok("formatted".into())
}

fn lint(project: &Project) -> Done<String> {
    let arguments = ["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"];
    logged(project, "clippy", &Tool::cargo().with(arguments).within(project.root()))?;
    Ok("none".into())
}

fn lint_wasm(project: &Project) -> Done<String> {
    let tool = Tool::cargo()
        .with([
            "clippy",
            "--quiet",
            "--locked",
            "--package",
            "gatelens-wasm",
            "--package",
            "gatelens-handler",
        ])
        .with(["--target", rust::WASM_TARGET, "--", "-D", "warnings"])
        .within(project.root());
    logged(project, "clippy-wasm", &tool)?;
    Ok("none".into())
}

fn document(project: &Project) -> Done<String> {
    let arguments = ["doc", "--quiet", "--locked", "--workspace", "--no-deps", "--document-private-items"];
    let tool = Tool::cargo().with(arguments).within(project.root()).variable("RUSTDOCFLAGS", "-D warnings");
    logged(project, "docs", &tool)?;
    Ok("every link leads somewhere".into())
}

fn target(project: &Project) -> Done<String> {
    rust::wasm_target(project.root())
}

fn rust_tests(project: &Project) -> Done<String> {
    let tool =
        Tool::cargo().with(["test", "--workspace", "--locked", "--no-fail-fast"]).within(project.root());
    let said = logged(project, "rust-tests", &tool).map_err(|failure| failure.listing(failed_of_libtest))?;
    let passed: u32 = said.lines().filter_map(passed_of).sum();
    let gaps: String =
        said.lines().filter(|line| line.ends_with(" hold")).map(|line| format!("\n    {line}")).collect();
    Ok(format!("{passed} tests{gaps}"))
}

/// The count in a line like `test result: ok. 5 passed; 0 failed; …`.
fn passed_of(line: &str) -> Option<u32> {
    let counts = line.strip_prefix("test result: ok. ")?;
    counts.split_once(" passed")?.0.parse().ok()
}

/// The names in lines like `test map::order ... FAILED`.
fn failed_of_libtest(said: &str) -> Vec<String> {
    let name = |line: &str| Some(line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?.to_owned());
    said.lines().filter_map(name).collect()
}

/// Runs a script of the page's package.
fn script(project: &Project, name: &str) -> Done<String> {
    let tool = Tool::npm().with(["run", "--silent", name]).within(&project.web());
    let said = logged(project, name, &tool)?;
    let counts = said.lines().map(str::trim).find(|line| line.starts_with("Tests ")).unwrap_or("ok");
    Ok(counts.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn chromium(_: &Project) -> Done<String> {
    let program = browser::chromium()?;
    browser::fonts()?;
    Ok(program.display().to_string())
}

/// Runs one of the projects of `web/playwright.config.ts`.
fn browser_tests(project: &Project, name: &str) -> Done<String> {
    let server = Server::bind(Site::read(&project.dist())?, 0)?;
    let address = format!("http://{}", server.address()?);
    server.run_aside();
    let tool = Tool::npm()
        .with(["run", "--silent", "browser", "--", "--project", name])
        .within(&project.web())
        .variable("GATELENS_URL", address)
        .variable(browser::VARIABLE, browser::chromium()?);
    let said = logged(project, &format!("browser-{name}"), &tool)
        .map_err(|failure| failure.listing(|said| counts_of_playwright(said, "failed")))?;
    let counts = ["passed", "flaky"].map(|word| counts_of_playwright(&said, word));
    Ok(counts.into_iter().flatten().collect::<Vec<_>>().join("\n    "))
}

/// The lines of Playwright's summary for an outcome: its count, then the tests, which it lists unless they passed.
fn counts_of_playwright(said: &str, outcome: &str) -> Vec<String> {
    let is_count = |line: &str| {
        let mut words = line.split_whitespace();
        words.next().is_some_and(|count| count.parse::<u32>().is_ok()) && words.next() == Some(outcome)
    };
    let lines: Vec<&str> = said.lines().collect();
    let Some(count) = lines.iter().rposition(|line| line.starts_with("  ") && is_count(line)) else {
        return Vec::new();
    };
    let listed = lines[count + 1..].iter().take_while(|line| line.starts_with("    "));
    std::iter::once(&lines[count]).chain(listed).map(|line| line.trim().to_owned()).collect()
}

fn logged(project: &Project, name: &str, tool: &Tool) -> Done<String> {
    tool.logged(&project.scratch("logs")?.join(format!("{name}.log")), LIMIT)
}

#[cfg(test)]
mod tests {
    use super::{ALL, counts_of_playwright, failed_of_libtest, passed_of};

    #[test]
    fn counts_of_libtest() {
        assert_eq!(passed_of("test result: ok. 12 passed; 0 failed; 0 ignored; finished in 0.1s"), Some(12));
        assert_eq!(passed_of("test x ... ok"), None);
        assert_eq!(failed_of_libtest("test a ... ok\ntest b::c ... FAILED\n"), ["b::c"]);
    }

    #[test]
    fn counts_and_names_of_playwright() {
        let said = "  ✓  1 a.spec.ts:1:1 › one\n\n  1 failed\n    a.spec.ts:2:1 › two\n  1 flaky\n    a.spec.ts:3:1 › three\n  7 passed (1.0s)\n";
        assert_eq!(counts_of_playwright(said, "failed"), ["1 failed", "a.spec.ts:2:1 › two"]);
        assert_eq!(counts_of_playwright(said, "flaky"), ["1 flaky", "a.spec.ts:3:1 › three"]);
        assert_eq!(counts_of_playwright(said, "passed"), ["7 passed (1.0s)"]);
        assert!(counts_of_playwright(said, "skipped").is_empty());
    }

    #[test]
    fn a_stage_needs_stages_before_it_on_its_own_sides() {
        for (place, stage) in ALL.iter().enumerate() {
            for need in stage.needs {
                let needed =
                    ALL[..place].iter().find(|earlier| earlier.name == *need).expect("an earlier stage");
                assert!(
                    stage.sides.iter().all(|side| needed.sides.contains(side)),
                    "{} needs {need}",
                    stage.name
                );
            }
        }
    }
}
