//! Imports: from a text in a foreign format to a scenario, or to the part of one that the text speaks of.
//!
//! Each format has its file, which knows by [`Format`] whether a text is its own. Nothing is dropped in silence: what
//! a format has and a scenario has not is an error, or a notice beside the result.

mod address;
mod classify;
mod curl;
mod document;
mod fresh;
mod har;
mod headers;
mod http;
mod integration;
mod merge;
mod method;
mod notices;
mod openapi;
mod sample;
mod shell;

use gatelens_gateway::outcome::{Diagnostic, Where};
use gatelens_gateway::scenario::{Integration, Method, Request, Scenario};
use notices::Notices;

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A scenario document.
    Scenario,
    /// What `aws apigateway get-method` prints.
    GetMethod,
    /// What `aws apigateway get-integration` prints, or a snippet of it.
    GetIntegration,
    /// `x-amazon-apigateway-integration`, alone or in its OpenAPI document.
    OpenApi,
    /// A raw HTTP request.
    Http,
    /// A curl command.
    Curl,
    /// An HTTP archive, an entry of one, or the request of an entry.
    Har,
}

/// What a text holds of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// All of it.
    Scenario(Box<Scenario>),
    /// The request.
    Request(RequestPiece),
    /// The method with its integration.
    Method(Box<MethodPiece>),
    /// The integration.
    Integration(Box<Integration>),
}

/// A request, with the stage where its address named one.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestPiece {
    /// The request.
    pub request: Request,
    /// The stage's name.
    pub stage: Option<String>,
}

/// A method, with its resource where the text named one.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodPiece {
    /// The method with its integration.
    pub method: Method,
    /// The resource's path.
    pub resource_path: Option<String>,
}

/// What was made of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// What the text was recognised as.
    pub format: Format,
    /// What it holds.
    pub piece: Piece,
    /// What was added, converted or left out.
    pub notices: Vec<Diagnostic>,
}

/// Reads a text in whichever of the formats it is.
///
/// # Errors
/// E08xx, and E01xx for a scenario; the places are those of `text`.
///
/// # Examples
/// ```
/// use gatelens_exchange::import::{Format, Piece, import};
/// let imported = import("curl -X POST https://example.com/pets -d 'a=1'").unwrap();
/// assert_eq!(imported.format, Format::Curl);
/// let Piece::Request(piece) = imported.piece else { panic!("a request") };
/// assert_eq!(piece.request.path, "/pets");
/// ```
pub fn import(text: &str) -> Result<Imported, Vec<Diagnostic>> {
    let mut notices = Notices::default();
    let (format, piece) = classify::read(text, &mut notices)?;
    let imported = Imported { format, piece, notices: notices.into_list() };
    if !matches!(imported.piece, Piece::Scenario(_)) {
        // Foreign names may be none that a scenario can have; its own rules say so.
        let (scenario, _) = imported.clone().alone();
        if let Err(problems) = Scenario::read(&scenario.to_compact()) {
            return Err(problems.into_iter().map(placeless).collect());
        }
    }
    Ok(imported)
}

/// The diagnostic without its place in a document that the author has not seen; the field stays.
fn placeless(mut problem: Diagnostic) -> Diagnostic {
    problem.place = problem.place.map(|place| Where { field: place.field, ..Where::default() });
    problem
}

impl Imported {
    /// A scenario of its own: what the text does not hold is chosen so that there is something to see.
    #[must_use]
    pub fn alone(self) -> (Scenario, Vec<Diagnostic>) {
        let mut notices = Notices::from(self.notices);
        let scenario = fresh::scenario(self.piece, &mut notices);
        (scenario, notices.into_list())
    }

    /// The scenario with the piece in the place of what was there.
    #[must_use]
    pub fn onto(self, scenario: &Scenario) -> (Scenario, Vec<Diagnostic>) {
        let mut notices = Notices::from(self.notices);
        let merged = merge::onto(scenario, self.piece, &mut notices);
        (merged, notices.into_list())
    }
}
