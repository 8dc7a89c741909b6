//! Whether the time grows as the work does: each workload of a family is twice the one before.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::contender::{Contender, Engine, Programs};
use crate::failure::{Done, Failure};
use crate::project::{self, Project};

/// How many times as long the double work takes at most.
const BAR: f64 = 2.2;
/// How often each size takes its turn, and how long, in milliseconds.
const ROUNDS: usize = 7;
const TURN: u32 = 150;

/// What is doubled, the sizes that are measured, and how a size is made.
struct Family {
    name: &'static str,
    sizes: [usize; 3],
    make: fn(usize) -> (String, Value),
}

const FAMILIES: [Family; 3] = [
    Family { name: "items", sizes: [250, 500, 1000], make: items },
    Family { name: "template", sizes: [100, 200, 400], make: template },
    Family { name: "body", sizes: [2500, 5000, 10000], make: body },
];

/// Measures every family in our engines, prints the factors, and answers what breaks the bar.
pub fn measure(project: &Project, programs: &Programs, scratch: &Path) -> Done<Vec<String>> {
    println!("\nthe quickest tenth in µs, and how many times as long the double takes");
    let mut broken = Vec::new();
    for family in &FAMILIES {
        for engine in [Engine::Native, Engine::Wasm] {
            let mut contenders = Vec::new();
            for size in family.sizes {
                let folder = write(project, family, size)?;
                let mut contender = Contender::start(programs, engine, &folder, scratch)?;
                contender.warm_up()?;
                contenders.push(contender);
            }
            for _ in 0..ROUNDS {
                for contender in &mut contenders {
                    contender.run(TURN)?;
                }
            }
            let failed = || Failure::new(format!("{engine} was not measured on {}.", family.name));
            let times: Option<Vec<f64>> = contenders.iter().map(Contender::undisturbed).collect();
            let times = times.ok_or_else(failed)?;
            print!("{:<10}{engine:<8}", family.name);
            for (at, (size, time)) in family.sizes.iter().zip(&times).enumerate() {
                print!("{size:>8}: {time:>9.1}");
                let Some(before) = at.checked_sub(1).and_then(|before| times.get(before)) else { continue };
                let factor = time / before;
                print!(" (×{factor:.2})");
                if factor > BAR {
                    let name = family.name;
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
