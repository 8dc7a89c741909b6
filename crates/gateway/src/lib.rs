//! What API Gateway does to a request: the scenario, the stages and the outcome.
//!
//! A [`scenario::Scenario`] goes in, an [`outcome::Outcome`] comes out, in two steps with the backend between
//! them. The crate is a pure function of its input: it never reads a clock, a random source, a file or a network,
//! it never decides who answers an integration request, and it knows nothing of the browser.
//!
//! Start reading at [`scenario::Scenario`].

pub mod catalogue;
mod configuration;
mod content;
mod context;
pub mod diagnostics;
mod document;
pub mod expect;
mod input;
mod integration;
mod lint;
mod log;
mod mapping;
pub mod media_type;
mod moment;
pub mod outcome;
mod pipeline;
pub mod received;
mod reply;
mod report;
mod run;
pub mod scenario;
pub mod schema;
mod stage;
mod stop;
pub mod template;
mod traced_map;
pub mod util;

pub use integration::lambda_answer::REQUEST_ID as LAMBDA_REQUEST_ID;
pub use integration::{IntegrationKind, KINDS};
pub use moment::Moment;
pub use pipeline::{Begun, Call, begin};
pub use reply::{BackendReply, LambdaReply};
pub use report::{Args, Options};
pub use stop::{BodyStyle, RESPONSE_TYPES, ResponseType, ResponseTypeRow, Stop};
pub use template::{Failure, Prepared, Rendered, Surroundings, render_alone};
