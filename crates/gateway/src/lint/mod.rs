//! What is allowed and seldom meant: hints about the configuration and the templates.

mod configuration;

pub(crate) use configuration::configuration;
