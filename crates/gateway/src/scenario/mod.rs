//! The scenario: the one document that is run, shared and checked.
//!
//! These types are what the document means, not its text: reading and writing the text is the business of the
//! other modules of this folder. They cross to the page as they stand here, so free JSON (`returns`, `bodyJson`,
//! models, services) is kept as text: a number keeps its spelling and an object the order of its keys.
//! Tables are lists of pairs for the same reason: the order of a document's keys survives every crossing.

mod api;
mod backend;
mod decode;
mod document;
mod fields;
mod integration;
mod method;
mod reach;
mod request;
mod tagged;
mod timing;
mod write;

pub use api::{Api, ApiKey, Authorizer, AuthorizerResult, GatewayResponse, RequestValidator, Sibling, Stage};
pub use backend::{Backend, Fault, Lambda, LambdaFailure, Reply, Route};
pub use document::Reading;
pub use integration::{
    ContentHandling, Integration, IntegrationResponse, IntegrationType, PassthroughBehavior,
};
pub use method::{Method, MethodResponse};
pub use request::{Body, Request};

use serde::{Deserialize, Serialize};

/// The JSON text of a value, compact, with key order and number spelling as the author wrote them.
pub type JsonText = String;

/// A JSON object whose order counts: pairs of key and value, each key once.
pub type Table<T> = Vec<(String, T)>;

/// A request, the API configuration that receives it, and the backend that answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, optional_fields))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// The name shown in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Markdown for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where an example comes from; kept and never read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<JsonText>,
    /// What the client sends.
    pub request: Request,
    /// What receives it.
    pub api: Api,
    /// What answers; `None` leaves it to the integration's kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backend: Option<Backend>,
    /// `$context` variables whose values are fixed: a JSON object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<JsonText>,
    /// What the outcome is claimed to be: a JSON object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<JsonText>,
}
