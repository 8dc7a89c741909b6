//! Lambda's JavaScript runtime, in a WebAssembly module of its own.
//!
//! A call of a function goes in as text, what the function came to comes out as text
//! ([`gatelens_function`]). The module imports nothing: no clock, no random source, no network, no host
//! object. Its memory has a maximum, and its steps are counted, so that a function ends in the same way wherever it
//! runs: the page instantiates the module, the command interprets the very same one.
//!
//! Compiled for anything but WebAssembly the crate is empty. Start reading at `engine::Engine`.
#![cfg_attr(not(target_arch = "wasm32"), allow(rustdoc::broken_intra_doc_links))]

#[cfg(target_arch = "wasm32")]
mod boundary;
#[cfg(target_arch = "wasm32")]
mod engine;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(target_arch = "wasm32")]
mod source;
