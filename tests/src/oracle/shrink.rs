//! Smaller questions, to find out what a disagreement is about.

use serde_json::Value;

/// The texts of a question that may lose pieces.
const TEXTS: [&str; 4] = ["template", "body", "path", "documentText"];

/// All questions that lack one piece of one of the texts: halves, quarters and so on down to single characters.
pub(super) fn smaller(question: &str) -> Vec<String> {
    let Ok(question) = serde_json::from_str::<Value>(question) else { return Vec::new() };
    let mut all = Vec::new();
    for name in TEXTS {
        let Some(text) = question.get(name).and_then(Value::as_str) else { continue };
        let characters: Vec<char> = text.chars().collect();
        let mut size = characters.len().div_ceil(2);
        while size > 0 {
            for from in (0..characters.len()).step_by(size) {
                let to = (from + size).min(characters.len());
                let rest: String = characters[..from].iter().chain(&characters[to..]).collect();
                let mut smaller = question.clone();
                smaller[name] = Value::from(rest);
                all.push(smaller.to_string());
            }
            size /= 2;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn each_piece_is_left_out_once() {
        let found = smaller(r#"{"template":"abc","variables":{"template":1}}"#);
        let templates: Vec<_> = found.iter().map(|question| &question[13..17]).collect();
        assert_eq!(templates, ["c\",\"", "ab\",", "bc\",", "ac\",", "ab\","]);
    }
}
