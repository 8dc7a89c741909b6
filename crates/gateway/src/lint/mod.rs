//! What is allowed and seldom meant: hints about the configuration and the templates.

mod configuration;
mod quoting;

pub(crate) use configuration::configuration;
pub(crate) use quoting::template;
