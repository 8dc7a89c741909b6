//! The engine held against the real Apache Velocity 1.7 and Jayway JsonPath 2.0.0, on random questions.
//!
//! Three differences are the models' own, and no question of the engine: doubles with more digits than needed
//! (`doubles`), patterns that only a newer Java knows (`newer`), and the numbers that stand for an object's identity,
//! which Java is told to keep fixed (`java`).
//!
//! A [`Subject`] says how to make a question and how the engine answers it. A new one is a file beside this one
//! and a line in [`SUBJECTS`].

pub mod documents;
mod doubles;
pub mod java;
pub mod jsonpath;
pub mod mappings;
mod newer;
pub mod paths;
pub mod random;
pub mod regex;
mod shrink;
pub mod templates;
pub mod velocity;

use std::path::Path;

use serde_json::Value;

use crate::oracle::random::Random;

/// One part of the engine and its model.
pub struct Subject {
    /// Its name on the command line.
    pub name: &'static str,
    /// The Java class in `tests/oracle` that asks the model.
    pub class: &'static str,
    /// How the two are held against each other.
    pub comparison: Comparison,
}

/// How an engine and its model are held against each other.
pub enum Comparison {
    /// We make the questions, and both answer them.
    Asked(Asked),
    /// The class makes the questions too: started with a seed and a count, it prints a case a line. The function says
    /// where the engine differs: what the model says, and what the engine says.
    Recorded(fn(&Value) -> Option<(Value, Value)>),
}

/// Questions that both answer.
pub struct Asked {
    /// What the class is started with.
    pub switches: &'static [&'static str],
    /// Makes a question: a JSON object, without its `name`.
    pub question: fn(&mut Random) -> String,
    /// How the engine answers the question: what [`canonical`](Asked::canonical) makes of the model's answer.
    pub answer: fn(&str) -> String,
    /// The part of the model's answer (a JSON object) that counts, in one spelling.
    pub canonical: fn(&str) -> String,
}

/// All parts that have a model.
pub const SUBJECTS: &[Subject] = &[
    velocity::TEMPLATES,
    mappings::MAPPINGS,
    jsonpath::PATHS,
    jsonpath::SUPPRESSED,
    jsonpath::LEAF_TO_NULL,
    jsonpath::READING,
    regex::PATTERNS,
];

/// A question that the engine and its model answer differently.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// The question.
    pub question: String,
    /// What the model says.
    pub model: String,
    /// What the engine says.
    pub engine: String,
}

impl Subject {
    /// Asks `count` questions that follow from `seed`, and answers where engine and model differ.
    ///
    /// # Errors
    /// A model that cannot be compiled or asked.
    pub fn compare(&self, sources: &Path, count: usize, seed: u64) -> Result<Vec<Disagreement>, String> {
        match &self.comparison {
            Comparison::Asked(asked) => {
                let mut random = Random::new(seed);
                let questions = (0..count).map(|_| (asked.question)(&mut random)).collect();
                asked.differing(sources, self.class, questions)
            }
            Comparison::Recorded(difference) => {
                let arguments = [seed.to_string(), count.to_string()];
                let cases = java::recorded(sources, self.class, &arguments, count)?;
                Ok(cases.into_iter().filter_map(|line| differing(line, *difference)).collect())
            }
        }
    }

    /// The same disagreement about as little as can be: pieces of the question's texts are left out as long as engine
    /// and model still differ.
    ///
    /// # Errors
    /// As [`Subject::compare`].
    pub fn shrunk(&self, sources: &Path, one: &Disagreement) -> Result<Disagreement, String> {
        let mut smallest = one.clone();
        let Comparison::Asked(asked) = &self.comparison else { return Ok(smallest) };
        loop {
            let smaller = shrink::smaller(&smallest.question);
            if smaller.is_empty() {
                return Ok(smallest);
            }
            let mut still = asked.differing(sources, self.class, smaller)?;
            still.sort_by_key(|one| one.question.len());
            match still.into_iter().next() {
                Some(one) => smallest = one,
                None => return Ok(smallest),
            }
        }
    }
}

impl Asked {
    fn differing(
        &self,
        sources: &Path,
        class: &str,
        questions: Vec<String>,
    ) -> Result<Vec<Disagreement>, String> {
        let answers = java::ask(sources, class, self.switches, &questions)?;
        let compared = questions.into_iter().zip(answers).map(|(question, answer)| Disagreement {
            engine: (self.answer)(&question),
            model: (self.canonical)(&answer),
            question,
        });
        let is_ours =
            |one: &Disagreement| !doubles::alike(&one.model, &one.engine) && !newer::is_asked(&one.question);
        Ok(compared.filter(is_ours).collect())
    }
}

fn differing(line: String, difference: fn(&Value) -> Option<(Value, Value)>) -> Option<Disagreement> {
    let (model, engine) = match serde_json::from_str(&line) {
        Ok(case) => difference(&case)?,
        Err(error) => (Value::from("no case"), Value::from(error.to_string())),
    };
    Some(Disagreement { question: line, model: model.to_string(), engine: engine.to_string() })
}
