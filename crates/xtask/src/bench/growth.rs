//! Whether the time grows as the work does: each workload of a family is twice the one before.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::contender::{Contender, Engine, Programs};
use crate::failure::{Done, Failure};
use crate::project::{self, Project};

/// How many times as long the double work takes at most.
const BAR: f64 = 2.2;
/// How often the engine is started anew for each size: where a process happens to lie in memory, and when it compiled
/// what, makes some of them slower for as long as they live.
const STARTS: usize = 3;
/// How often the sizes take turns after each start, and how long a turn is, in milliseconds.
const ROUNDS: usize = 5;
const TURN: u32 = 100;

/// What is doubled, the sizes that are measured, and how a size is made.
struct Family {
    name: &'static str,
    sizes: [usize; 3],
    make: fn(usize) -> (String, Value),
}

const FAMILIES: [Family; 3] = [
    Family { name: "items", sizes: [250, 500, 1000], make: items },
    Family { name: "template", sizes: [100, 200, 400], make: template },
    // All lie beyond the steps on the way up: from 128 KiB on a body is outlined before it is read, and from 500 kB on it
    // crosses into Wasm with each rendering. Over such a step the double takes what is added there besides.
    Family { name: "body", sizes: [5000, 10000, 20000], make: body },
];

/// Measures the wanted families in our engines, prints the factors, and answers what breaks the bar.
pub fn measure(
    project: &Project,
    programs: &Programs,
    scratch: &Path,
    is_wanted: impl Fn(&str) -> bool,
) -> Done<Vec<String>> {
    println!("\nthe quickest tenth in µs, and how many times as long the double takes");
    let mut broken = Vec::new();
    for family in FAMILIES.iter().filter(|family| is_wanted(&format!("growth-{}", family.name))) {
        let mut folders = Vec::new();
        for size in family.sizes {
            folders.push(write(project, family, size)?);
        }
        for engine in [Engine::Native, Engine::Wasm] {
            let mut rounds = Vec::new();
            for _ in 0..STARTS {
                rounds.extend(rounds_of(programs, engine, &folders, scratch)?);
            }
            let name = family.name;
            print!("{name:<10}{engine:<8}");
            for (at, size) in family.sizes.iter().enumerate() {
                let time = median(rounds.iter().filter_map(|round| round.get(at).copied()));
                print!("{size:>8}: {time:>9.1}");
                let Some(before) = at.checked_sub(1) else { continue };
                let factor =
                    median(rounds.iter().filter_map(|round| Some(round.get(at)? / round.get(before)?)));
                print!(" (×{factor:.2})");
                if factor > BAR {
                    broken.push(format!(
                        "{name}: {size} take {engine} {factor:.2} times as long as the half, not {BAR}"
                    ));
                }
            }
            println!();
        }
    }
    Ok(broken)
}

/// Starts the engine on each size and lets them take turns: of each round the quickest tenth of each size.
///
/// Compared is what was measured within a round, side by side, so that whatever else slows the machine for a while
/// slows all sizes; and of all rounds the middle one counts, so that one that was disturbed does not.
fn rounds_of(
    programs: &Programs,
    engine: Engine,
    folders: &[PathBuf],
    scratch: &Path,
) -> Done<Vec<Vec<f64>>> {
    let mut contenders = Vec::new();
    for folder in folders {
        let mut contender = Contender::start(programs, engine, folder, scratch)?;
        contender.warm_up()?;
        contenders.push(contender);
    }
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut round = Vec::new();
        for contender in &mut contenders {
            contender.forget();
            contender.run(TURN)?;
            let time = contender.undisturbed();
            round.push(time.ok_or_else(|| Failure::new(format!("{engine} was not measured.")))?);
        }
        rounds.push(round);
    }
    Ok(rounds)
}

/// The middle one.
fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn write(project: &Project, family: &Family, size: usize) -> Done<PathBuf> {
    let folder = project.scratch(&format!("compare/growth/{}-{size}", family.name))?;
    let (template, body) = (family.make)(size);
    let request = json!({
        "body": body.to_string(),
        "params": { "path": {}, "querystring": {}, "header": {} },
        "context": {},
        "stageVariables": {},
    });
    project::write(&folder.join("template.vtl"), template)?;
    project::write(&folder.join("request.json"), request.to_string())?;
    Ok(folder)
}

fn record(number: usize) -> Value {
    json!({
        "id": number,
        "name": format!("Item \"{number}\" of many"),
        "price": number as f64 * 1.25,
        "active": number.is_multiple_of(3),
        "tags": ["red", "green", number.to_string()],
    })
}

/// A loop over more and more objects.
fn items(size: usize) -> (String, Value) {
    let template = "[#foreach($item in $input.path('$'))\n{\"id\": $item.id, \"name\": \
                    \"$util.escapeJavaScript($item.name)\", \"price\": $item.price, \"tag\": \
                    \"$item.tags[0].toUpperCase()\"}#if($foreach.hasNext),#end\n#end]";
    (template.to_owned(), (0..size).map(record).collect())
}

/// A longer and longer template.
fn template(size: usize) -> (String, Value) {
    let part = |number: usize| {
        format!(
            "#set($part{number} = $input.path('$.tags[1]').length() + {number})\n#if($part{number} > 7 && \
             $input.path('$.id') == 7)\n  \"part{number}\": \"$part{number} of ${{input.path('$.name')}}\",\n#else\n  \
             \"part{number}\": [1, 2, 3],\n#end\n"
        )
    };
    ((0..size).map(part).collect(), record(7))
}

/// A larger and larger body.
fn body(size: usize) -> (String, Value) {
    let template = "{\"all\": $input.json('$'), \"one\": $input.json('$[7].name')}";
    (template.to_owned(), (0..size).map(record).collect())
}
