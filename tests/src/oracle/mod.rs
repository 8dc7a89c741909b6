//! The engine held against the real Apache Velocity 1.7 and Jayway JsonPath 2.0.0, on random questions.
//!
//! A [`Subject`] says how to make a question and how the engine answers it. A new one is a file beside this one
//! and a line in [`SUBJECTS`].

pub mod documents;
pub mod java;
pub mod jsonpath;
pub mod mappings;
pub mod paths;
pub mod random;
pub mod templates;
pub mod velocity;

use std::path::Path;

use crate::oracle::random::Random;

/// One part of the engine and its model.
pub struct Subject {
    /// Its name on the command line.
    pub name: &'static str,
    /// The Java class in `tests/oracle` that asks the model.
    pub class: &'static str,
    /// What the class is started with.
    pub switches: &'static [&'static str],
    /// Makes a question: a JSON object, without its `name`.
    pub question: fn(&mut Random) -> String,
    /// How the engine answers the question: what [`canonical`](Subject::canonical) makes of the model's answer.
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
];

/// A question that the engine and its model answer differently.
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
        let mut random = Random::new(seed);
        let questions: Vec<_> = (0..count).map(|_| (self.question)(&mut random)).collect();
        let answers = java::ask(sources, self.class, self.switches, &questions)?;
        let both = questions.into_iter().zip(answers);
        let compared = both.map(|(question, answer)| Disagreement {
            engine: (self.answer)(&question),
            model: (self.canonical)(&answer),
            question,
        });
        Ok(compared.filter(|one| one.engine != one.model).collect())
    }
}
