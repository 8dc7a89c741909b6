//! What others wrote comes under licences that let anybody use, change and pass on the whole.

use serde_json::Value;

use super::House;
use crate::failure::{Done, Failure};
use crate::metadata;

/// Licences of what is shipped.
const SHIPPED: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "CC0-1.0",
];

/// Licences of tools that only the build or the tests run.
const TOOLS: [&str; 4] = ["MPL-2.0", "CC-BY-4.0", "BlueOak-1.0.0", "Python-2.0"];

/// Each crate that is compiled here has a licence of the list.
pub fn crates(house: &House) -> Done<Vec<String>> {
    let target = metadata::host(house.project)?;
    let packages = metadata::all_packages(house.project, &target)?;
    let foreign = packages.iter().filter(|package| !package.ours);
    let refused =
        foreign.filter(|package| !package.licence.as_deref().is_some_and(|licence| allows(licence, &[])));
    Ok(refused.map(|package| format!("Cargo.lock: {} is {:?}", package.name, package.licence)).collect())
}

/// The lock files of npm: the page's, and that of the engines that benches compare.
const LOCKS: [&str; 2] = ["web/package-lock.json", "tests/benches/compare/package-lock.json"];

/// Each npm package has a licence of the list; what is not shipped may have one of the longer list.
pub fn packages(house: &House) -> Done<Vec<String>> {
    let mut refused = Vec::new();
    for file in LOCKS {
        refused.extend(locked(house, file)?);
    }
    Ok(refused)
}

fn locked(house: &House, file: &str) -> Done<Vec<String>> {
    let Ok(text) = house.read(file) else { return Ok(Vec::new()) };
    let lock: Value =
        serde_json::from_str(&text).map_err(|error| Failure::new(format!("{file}: {error}.")))?;
    let packages = lock["packages"].as_object().into_iter().flatten().filter(|(path, _)| !path.is_empty());
    let refused = packages.filter(|(_, package)| {
        let further: &[&str] = if package["dev"] == true { &TOOLS } else { &[] };
        !package["license"].as_str().is_some_and(|licence| allows(licence, further))
    });
    Ok(refused.map(|(path, package)| format!("{file}: {path} is {}", package["license"])).collect())
}

/// Whether an SPDX expression can be met. Old crates write `/` for `OR`.
fn allows(expression: &str, further: &[&str]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    any(&mut words, further) && words.is_empty()
}

fn any(words: &mut Vec<&str>, further: &[&str]) -> bool {
    let mut met = all(words, further);
    while words.last() == Some(&"OR") {
        words.pop();
        met |= all(words, further);
    }
    met
}

fn all(words: &mut Vec<&str>, further: &[&str]) -> bool {
    let mut met = one(words, further);
    while words.last() == Some(&"AND") {
        words.pop();
        met &= one(words, further);
    }
    met
}

fn one(words: &mut Vec<&str>, further: &[&str]) -> bool {
    let Some(word) = words.pop() else { return false };
    if word == "(" {
        let met = any(words, further);
        return words.pop() == Some(")") && met;
    }
    let mut name = word.to_owned();
    if words.last() == Some(&"WITH") {
        words.pop();
        name = format!("{name} WITH {}", words.pop().unwrap_or_default());
    }
    SHIPPED.contains(&name.as_str()) || further.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::allows;

    #[test]
    fn expressions() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "(MIT OR GPL-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(allows(good, &[]), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-2.0", "(MIT", "MIT)", "MPL-2.0", ""] {
            assert!(!allows(bad, &[]), "{bad}");
        }
        assert!(allows("MPL-2.0", &["MPL-2.0"]));
    }
}
