//! The boundary to the page: typed calls in, typed answers out.
//!
//! It never holds a rule of any kind: each call goes to the crate whose business it is. Nothing crosses but the
//! messages of [`message`]: no callback, no class with hidden state, no exception but a crash.
//!
//! Start reading at [`message::EngineCall`].

pub mod answer;
#[cfg(all(feature = "bench", target_arch = "wasm32"))]
mod bench;
#[cfg(feature = "whole")]
pub mod catalogue;
#[cfg(feature = "whole")]
mod formatting;
#[cfg(feature = "whole")]
mod importing;
pub mod message;
#[cfg(target_arch = "wasm32")]
mod page;
