//! `cases/hostile`: templates that are built to use up time, stack or memory.

use serde::Deserialize;
use serde_json::Map;

use crate::corpus::Corpus;
use crate::mapping::{Params, Sight};

/// A case, its texts put together.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name.
    pub name: String,
    /// The mapping template.
    pub template: String,
    /// The request's body.
    pub body: String,
    /// What it renders; nothing if it must fail.
    pub expect: Option<String>,
    /// Whether it ends within a tenth of a second in an optimised build.
    pub quick: bool,
}

/// A case as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    template: Vec<Piece>,
    #[serde(default)]
    body: Vec<Piece>,
    expect: Expect,
    #[serde(default)]
    quick: bool,
}

/// A text, or one so many times.
#[derive(Deserialize)]
#[serde(untagged)]
enum Piece {
    Text(String),
    Times(String, usize),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Error,
    Output(Vec<Piece>),
}

fn text(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Times(text, times) => text.repeat(*times),
        })
        .collect()
}

/// All cases.
///
/// # Errors
/// A file that cannot be read.
pub fn cases(corpus: &Corpus) -> Result<Vec<Case>, String> {
    let written = corpus.listed::<Written>("hostile")?;
    Ok(written
        .into_iter()
        .map(|case| Case {
            name: case.content.name,
            template: text(&case.content.template),
            body: text(&case.content.body),
            quick: case.content.quick,
            expect: match case.content.expect {
                Expect::Error => None,
                Expect::Output(pieces) => Some(text(&pieces)),
            },
        })
        .collect())
}

impl Case {
    /// The document of a scenario that renders the template.
    #[must_use]
    pub fn scenario(&self) -> String {
        let nothing = Map::new;
        let params = Params { path: nothing(), querystring: nothing(), header: nothing() };
        let sight = Sight { body: self.body.clone(), params, context: nothing(), stage_variables: nothing() };
        sight.scenario(&self.template)
    }
}
