//! What a crate must not name.

use super::House;
use crate::failure::Done;

/// What belongs to API Gateway and its sisters; the template language hears of it through the host trait.
const AWS: [&str; 10] = [
    "aws",
    "amazon",
    "lambda",
    "dynamodb",
    "$input",
    "$util",
    "$context",
    "stagevariables",
    "apigateway",
    "requestoverride",
];

/// What must not land: unfinished work, tests that do not run, ways around the type checker.
const UNFINISHED: [&str; 8] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("#[", "ignore"),
    concat!("test.", "skip("),
    concat!("test.", "only("),
    concat!("@ts-", "ignore"),
    concat!("@ts-", "nocheck"),
    concat!("@ts-", "expect-error"),
];

/// Nothing is left for later in the sources.
pub fn unfinished(house: &House) -> Done<Vec<String>> {
    let mut left = Vec::new();
    for file in house.files("", &[".rs", ".ts", ".tsx", ".pest", ".css"]) {
        for (number, line) in house.read(file)?.lines().enumerate() {
            if let Some(word) = UNFINISHED.iter().find(|word| line.contains(*word)) {
                left.push(format!("{file}:{}: {word}", number + 1));
            }
        }
    }
    Ok(left)
}

/// The template language's code names nothing of AWS. Its comments may: they cite where a behaviour was seen.
pub fn template_language(house: &House) -> Done<Vec<String>> {
    let mut named = Vec::new();
    for file in house.files("crates/velocity/src/", &[".rs", ".pest"]) {
        let text = house.read(file)?;
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let spoken = line.split("//").next().unwrap_or_default().to_lowercase();
            if let Some(word) = AWS.iter().find(|word| spoken.contains(*word)) {
                named.push(format!(
                    "{file}:{}: names {word}, which the template language must not know",
                    number + 1
                ));
            }
        }
    }
    Ok(named)
}
