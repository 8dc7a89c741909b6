//! The corpora: cases as data, and what is needed to run them.
//!
//! This crate knows where a case stands, what it is called and what it must not contain. It never knows what a
//! case means: that is for the adapters in `suites/`, one for each suite. Start reading at [`corpus::Corpus`].
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests read files and the environment"
)]

pub mod checksum;
pub mod corpus;
pub mod difference;
pub mod filter;
pub mod gaps;
pub mod hostile;
pub mod mapping;
pub mod mistakes;
pub mod oracle;
pub mod pieces;
pub mod properties;
pub mod regex;
pub mod scenarios;
pub mod wire;
